"""A page as its structure is read: its lines, their words, and which of them are paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from translate import stop_words

from . import phrases, words

# Looking behind and giving nothing back keep a long run of ends from being read from each of its places.
SENTENCE_END = re.compile(r"(?<![.!?؟۔।。！？…])[.!?؟۔।。！？…]++[\"'»”’“‘)\]]*+$")
_JOINERS = re.compile("[\u200c\u200d]+")
_PUNCTUATION = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_ARABIC_LETTERS = str.maketrans("يىك", "ییک")


def has_letters(line: str) -> bool:
    """Whether there is any letter in `line`."""
    return any(character.isalpha() for character in line)


@lru_cache(maxsize=4096)
def key(line: str) -> str:
    """What two lines have in common that are printed alike: letters and digits in one case."""
    folded = unicodedata.normalize("NFKC", _JOINERS.sub(" ", line)).casefold().translate(_ARABIC_LETTERS)
    return " ".join(_PUNCTUATION.sub(" ", folded).split()) or line


def phrase(line: str) -> str:
    """`key` without numbers, as the tables of boilerplate are compared: "Comments (3)" is "comments"."""
    return " ".join(_DIGITS.sub(" ", key(line)).split())


@cache
def table(rows: str) -> frozenset[str]:
    """The phrases between the commas of `rows`."""
    return frozenset(phrase(entry) for entry in rows.split(","))


@cache
def tables(name: str) -> frozenset[str]:
    """The phrases of a table of `boilerplate`, in all its languages."""
    return frozenset[str]().union(*(table(rows) for rows in getattr(phrases, name).values()))


@cache
def listed_words(name: str) -> frozenset[str]:
    """The words of a table of `page_words`, in all its languages."""
    return frozenset(word for row in getattr(words, name).values() for word in key(row).split())


@cache
def whole_words(name: str) -> frozenset[str]:
    """Those of `listed_words` that are no part of a compound of the table, by which they would say nothing."""
    entries = (key(entry) for row in getattr(words, name).values() for entry in row.split())
    return frozenset(entry for entry in entries if " " not in entry)


# A paragraph has more words than this, and the end of a sentence; or so many that it needs none.
MOST_SHORT_WORDS = 6
LEAST_WORDS_WITHOUT_END = 20
MOST_WORDS_OF_A_LINK = 12
MOST_WORDS_OF_A_LABEL = 2
LEAST_RECURRING = 2  # so many words that the article has too are no chance
STEM = 5  # letters that words have in common where only their endings differ
# What lines look like.
ASKED = re.compile(r"(?<![?؟!])[?؟!]++[\"'»”’“‘)\]]*+$")
TEASER_END = re.compile(r"(?:\.\.\.|…)$")
TITLE_CASE = re.compile(r"(?:[A-Z][\w.'’-]*|and|of|the|in|for|&)(?:[ ,]+(?:[A-Z][\w.'’-]*|and|of|the|in|for|&))*")
PARTED = re.compile(r"[-–—|/:؛;]|[،,]$")
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_YEAR = re.compile(r"\b(?:1[34]|19|20)\d{2}\b|[۰-۹]{4}")


@dataclass(frozen=True)
class Line:
    """A line of a page: its words, the stems of its content words, whether it ends as a sentence or is junk."""

    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    ended: bool
    junk: bool

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph and no short sentence or label."""
        count = len(self.text.split())
        return not self.junk and (count > MOST_SHORT_WORDS if self.ended else count >= LEAST_WORDS_WITHOUT_END)


def read_line(text: str, junk: bool) -> Line:
    """A line as it is compared with others. `text`: not blank. `junk`: whether it is known to be of the page."""
    words = tuple(key(text).split())
    stems = frozenset(
        word.rstrip("s").replace("y", "i")[:STEM]
        for word in words
        if len(word) > 2 and not word.isdigit() and word not in _grammar()
    )
    return Line(text, words, stems, bool(SENTENCE_END.search(text)) and not TEASER_END.search(text), junk)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(part for code in ("en", "fa", "ur") for word in stop_words(code) for part in key(word).split())


@dataclass(frozen=True)
class Page:
    """A page: its lines in order, and what its structure is read from.

    `known`: for each line, whether it is known as junk. `core`: numbers of its paragraphs. `stems`: how often the stems
    of their content words come. `is_busy`: whether it is full of junk.
    """

    lines: Sequence[Line]
    known: Sequence[bool]
    core: Sequence[int]
    stems: Counter[str]
    is_busy: bool

    def recurring(self, number: int) -> int:
        """How many content words of a line that is no paragraph come again in paragraphs."""
        return sum(self.stems[stem] > 0 for stem in self.lines[number].stems)

    def introduces(self, number: int) -> bool:
        """Whether what a list or a verse is announced by stands there, and no mere label."""
        line = self.lines[number]
        if line.text[-1] not in ":：؛":
            return False
        if line.text[-1] == "؛":
            return len(line.text.split()) > MOST_WORDS_OF_A_LINK
        return len(line.text.split()) > MOST_WORDS_OF_A_LABEL or self.recurring(number) > 0

    def unsure(self, places: Iterable[int]) -> list[int]:
        """Those of `places` that have no end of a sentence and are not known to be junk."""
        return [number for number in places if not self.known[number] and not self.lines[number].ended]


def is_a_question(line: Line) -> bool:
    """Whether a short line asks or calls out: below an article that is a link."""
    return len(line.words) <= MOST_WORDS_OF_A_LINK and bool(ASKED.search(line.text))


def is_dated(line: Line) -> bool:
    """Whether a time of day, or a year and a month, stands in a short line."""
    if len(line.words) > MOST_WORDS_OF_A_LINK:
        return False
    return bool(_TIME.search(line.text) or (_YEAR.search(line.text) and not _date_names().isdisjoint(line.words)))


@cache
def _date_names() -> frozenset[str]:
    return frozenset(part for name in tables("DATE_NAMES") for part in name.split())
