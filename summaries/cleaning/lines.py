"""A line of a text, and what rules ask of it: its words, its size, whether it ends as a sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

# Looking behind and giving nothing back keep a long run of ends from being read from each of its places.
SENTENCE_END = re.compile(r"(?<![.!?؟۔।。！？…])[.!?؟۔।。！？…]++[\"'»”’“‘)\]」』]*+$")
_TEASER_END = re.compile(r"(?:\.\.\.|…)[\"'»”’)\]]*$")
_JOINERS = re.compile("[\u200c\u200d]+")
_PUNCTUATION = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_ARABIC_LETTERS = str.maketrans("يىك", "ییک")
# Letters of scripts that part no words, and how many of them a word has.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LETTERS_OF_AN_UNSPACED_WORD = 2.5
STEM = 5  # letters that words have in common where only their endings differ
LEAST_LETTERS_OF_A_STEM = 4
# Words of a line that is prose: where it ends as a sentence, and where it does not.
LEAST_WORDS_OF_PROSE = 7
LEAST_WORDS_WITHOUT_END = 25
_STOP = re.compile(r"[.!?؟۔।,،;؛:。！？、，]")


def has_letters(line: str) -> bool:
    """Whether there is any letter in `line`."""
    return any(character.isalpha() for character in line)


@lru_cache(maxsize=8192)
def key(line: str) -> str:
    """What two lines have in common that are printed alike: letters and digits in one case."""
    folded = unicodedata.normalize("NFKC", _JOINERS.sub(" ", line)).casefold().translate(_ARABIC_LETTERS)
    return " ".join(_PUNCTUATION.sub(" ", folded).split()) or line


def phrase(line: str) -> str:
    """`key` without numbers, as labels are compared: "Comments (3)" is "comments"."""
    return " ".join(_DIGITS.sub(" ", key(line)).split())


def stems(line: str) -> frozenset[str]:
    """The beginnings of the longer words of `line`, by which two lines show that they speak of the same."""
    return frozenset(word[:STEM] for word in key(line).split() if len(word) >= LEAST_LETTERS_OF_A_STEM)


@dataclass(frozen=True)
class Line:
    """One line of an article as read.

    `number`: its place among the lines as read, from 1; of a wrapped paragraph, that of its first. `text`: not blank.
    `rule`: what shows, by itself, that it is furniture of a page, or None.
    """

    number: int
    text: str
    rule: str | None = None

    @cached_property
    def size(self) -> float:
        """Its length in words, also in scripts that do not part them."""
        return max(len(key(self.text).split()), len(_UNSPACED.findall(self.text)) / LETTERS_OF_AN_UNSPACED_WORD)

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does, and not as a teaser."""
        return bool(SENTENCE_END.search(self.text)) and not _TEASER_END.search(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph: one that does not end as a sentence is longer, and no menu on one line."""
        if self.rule:
            return False
        if self.ends:
            return self.size >= LEAST_WORDS_OF_PROSE
        return self.size >= LEAST_WORDS_WITHOUT_END and bool(_STOP.search(self.text))

    def ruled(self, rule: str | None) -> Line:
        """The same line under a rule."""
        return self if rule == self.rule else replace(self, rule=rule)
