"""Paragraphs and sentences of a text, with their place in the text they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..characters import INVISIBLE
from ..languages import table_code
from .boundaries import find_cut
from .line_structure import find_brackets, find_list_items
from .marks import DASHES, Line
from .rules import Rules, rules_for

# All the line ends that str.splitlines knows.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")
# A line with so many letters and fewer than this share of capitals is written without them.
_LOWER_CASE_LETTERS, _LOWER_CASE_SHARE = 20, 0.005


@dataclass(frozen=True)
class Segment:
    """A piece of a text.

    `text`: the piece, never empty and with no white space at its ends. `start`, `end`: its place in the whole
    text, in characters, so that `text == whole[start:end]`.
    """

    text: str
    start: int
    end: int


def paragraphs(text: str) -> list[Segment]:
    r"""The lines of `text` on which there is anything to be seen, with no white space at their ends.

    Every line end of Unicode counts: `\n`, `\r\n`, form feed, U+0085, U+2028 and the others.
    """
    lines = (_stripped(text, line.start(), line.end()) for line in _LINE.finditer(text))
    return [line for line in lines if line is not None and _VISIBLE.search(line.text)]


def split_sentences(text: str, language: str) -> list[Segment]:
    """The sentences of `text` in order, none of them across a line end, with offsets into `text`.

    `language` is a code or a name; one that the table of languages lacks is split by the ends that most scripts use.
    Between two sentences stands nothing but white space and lines on which nothing is to be seen.
    """
    rules = rules_for(table_code(language))
    return [sentence for paragraph in paragraphs(text) for sentence in _split_line(paragraph, rules)]


def _stripped(text: str, start: int, end: int) -> Segment | None:
    piece = text[start:end]
    core = piece.strip()
    if not core:
        return None
    start += len(piece) - len(piece.lstrip())
    return Segment(core, start, start + len(core))


def _split_line(line: Segment, rules: Rules) -> Iterator[Segment]:
    start = 0
    for cut in (*_find_cuts(line.text, rules), len(line.text)):
        sentence = _stripped(line.text, start, cut)
        if sentence is not None:
            yield Segment(sentence.text, line.start + sentence.start, line.start + sentence.end)
        start = cut


def _find_cuts(text: str, rules: Rules) -> Iterator[int]:
    """Where the sentences of a line end, but for the last."""
    start = 0
    line = Line(text, rules, _is_lower_case(text), rules.is_urdu and _has_dash_stops(text, rules))
    brackets, items = find_brackets(text), iter(find_list_items(text))
    opening, closing = next(brackets, (len(text), len(text)))
    item = next(items, len(text))
    for match in rules.candidate.finditer(text):
        while item <= match.start():
            yield item
            start, item = item, next(items, len(text))
        while closing < match.start():
            opening, closing = next(brackets, (len(text), len(text)))
        # A closing bracket that is itself among the closers ends the bracket together with the sentence.
        if opening < match.start() and match.end() <= closing:
            continue
        cut = find_cut(line, match, start)
        # The marks of closing that belong to one cut may be read again by the next.
        if cut is not None and cut > start:
            yield cut
            start = cut
    yield from (place for place in (item, *items) if start < place < len(text))


def _is_lower_case(text: str) -> bool:
    """Whether a line is written without capital letters, in a script that has them."""
    if text[0].isalpha() and not text[0].islower():
        return False
    small = sum(map(str.islower, text))
    return small >= _LOWER_CASE_LETTERS and sum(map(str.isupper, text)) <= _LOWER_CASE_SHARE * small


def _has_dash_stops(text: str, rules: Rules) -> bool:
    """Whether a dash between spaces is a full stop: at the end of the line too, or where the line has no other."""
    if text[-1] in DASHES:
        return True
    if DASHES.isdisjoint(text):
        return False
    runs = {match[1] for match in rules.candidate.finditer(text)}
    return bool(runs) and runs <= DASHES
