"""The marks of a line that may end a sentence, with the word before each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..characters import INVISIBLE
from .rules import Rules

# Stops after which the sentence cannot have ended.
CONTINUERS = frozenset(",;:،؛、，；)]}»")
DASHES = frozenset("-–")
NEXT_WORD = re.compile(r"[^\W_][\w'’\u064b-\u0652]{0,29}")
_SPACED_DOTS = re.compile(r"(?:\.\s){2,8}$")
_UNSEEN_IN_WORD = re.compile(f"[{INVISIBLE}]")
LONGEST_WORD = 40
# So far a mark of quotation is looked for, in characters.
LONGEST_QUOTED = 300


@dataclass(frozen=True)
class Line:
    """A line of text that is being split.

    `text`: the line. `rules`: those of its language. `is_lower_case`: whether it is written without capital letters.
    `has_dash_stops`: whether its writer ends sentences with a dash between spaces, as some do in Urdu.
    """

    text: str
    rules: Rules
    is_lower_case: bool
    has_dash_stops: bool


@dataclass(frozen=True)
class Mark:
    """A mark that may end the sentence from `start` on: the run, the marks that close after it, the word before."""

    start: int
    run_start: int
    end: int
    run: str
    closers: str
    before: str
    is_ellipsis: bool


def read_mark(text: str, match: re.Match[str], start: int) -> Mark:
    """Read a match of the candidate pattern, in a sentence that began at `start`; dots with spaces are an ellipsis."""
    run, closers = match.groups()
    is_ellipsis = run == "…" or (len(run) > 1 and set(run) <= {".", "…"})
    if run == "." and not closers:
        spaced = _SPACED_DOTS.search(text[max(start, match.start() - 8) : match.start()])
        if spaced:
            run, is_ellipsis = "." * (len(spaced.group()) // 2 + 1), True
    before = word_before(text, start, match.start())
    return Mark(start, match.start(), match.end(), run, closers, before, is_ellipsis)


def word_before(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, with the stops inside it ("U.S"), looking back to `start` at most."""
    lowest = max(start, end - LONGEST_WORD)
    while end > lowest and (text[end - 1].isspace() or _UNSEEN_IN_WORD.match(text, end - 1)):
        end -= 1
    begin = end
    while begin > lowest and _is_of_word(text[begin - 1]):
        begin -= 1
    word = text[begin:end].strip(".'’\u200c")
    # Italian and French join the article to the word: l'Ing. English joins no more than a letter or two: didn't.
    joined = re.split("['’]", word)[-1]
    return joined if len(joined) > 2 else word


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in ".'’\u200c\u200d" or unicodedata.category(character)[0] == "M"
