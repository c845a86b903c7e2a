"""What of a text as read is the article: its title and its paragraphs, without what its page put around them.

Only whole lines go. Line by line they go where all of a line is of a kind that no sentence is; where a text was copied
from a page, what stands outside of the article goes too. A text that is no page keeps what it consists of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from translate import Segment

from . import phrases
from .furniture import MOST_CREDIT_WORDS, find_rule
from .headline import is_headline
from .lines import SENTENCE_END, Line, has_letters, key
from .page import find_outside
from .wrapping import plain_characters, read_lines

# A short line that comes this often in one text is a button.
REPEATS_OF_A_BUTTON = 3
MOST_BUTTON_WORDS = 6
# What goes line by line from what a reader found to be the article.
CERTAIN = {"date", "byline", "credit", "code", "pointer", "mark"}
LEAST_WORDS_AFTER_A_DATELINE = 3
LEAST_TIME_MARKS = 3

_TIME_MARK = re.compile(
    r"(?:\[\(?|\()\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?\)?\]?\s*|\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?\s+"
)


@dataclass(frozen=True)
class Removed:
    """What cleaning left out: the number of its line in the text as read, from 1, by which rule, and what it said."""

    line: int
    rule: str
    text: str


@dataclass(frozen=True)
class CleanText:
    """An article without what its page put around it.

    `text`: the title, if there is one, and the paragraphs, a blank line between each two. `title`: its place in
    `text`, or None. `body`: the paragraphs in order, with their places in `text`; none are the title. `removed`: what
    was left out, in order.
    """

    text: str
    title: Segment | None
    body: tuple[Segment, ...]
    removed: tuple[Removed, ...] = field(default=(), compare=False)


def clean(text: str, title: str | None = None, *, is_article: bool = False, keep_all: bool = False) -> CleanText:
    """Find the article in a text as read.

    Cleaning what `clean` returned changes nothing.

    Args:
        text: As read.
        title: The headline where it is known; else the first line serves if it looks like one.
        is_article: Whether the reader of its format found the article already, so that no page is around it.
        keep_all: Whether to leave every line in.

    Returns:
        Its title and its paragraphs, and the lines left out. Text with nothing to read in it gives an empty
        `CleanText`; as long as there is a line to read, `body` is not empty.
    """
    known = " ".join(plain_characters(title or "").split())
    known = known if has_letters(known) else ""
    lines = [Line(number, line) for number, line in read_lines(plain_characters(text), key(known) if known else None)]
    if keep_all:
        found, body = _title_and_body(lines, known, True, [])
        return _laid_out(found, body, [])
    removed: list[Removed] = []
    lines = _without_time_marks(lines, removed)
    found, body = "", lines
    while True:
        # What one round removed may have hidden a button or a repeat from it; each round but the last removes some.
        before = lines
        found, body = _clean_once(lines, known, is_article, removed)
        lines = [*([_title_line(lines, found)] if found else []), *body]
        if [line.text for line in lines] == [line.text for line in before]:
            return _laid_out(found, body, removed)


def _title_line(lines: Sequence[Line], title: str) -> Line:
    return next((line for line in lines if line.text == title), Line(0, title))


def _clean_once(lines: Sequence[Line], known: str, is_article: bool, removed: list[Removed]) -> tuple[str, list[Line]]:
    """One round: the title and the lines of the article; what goes is added to `removed`."""
    title = key(known) if known else None
    ruled = [line.ruled(None if key(line.text) == title else find_rule(line.text)) for line in lines]
    if is_article:
        ruled = [line.ruled(line.rule if line.rule in CERTAIN else None) for line in ruled]
    outside = {} if is_article else find_outside(ruled, title)
    is_plain = outside is None
    if is_plain and not all(line.rule for line in ruled):
        ruled = _as_plain_text(ruled)
    often = Counter(key(line.text) for line in ruled if line.rule is None)
    rules = [line.rule or (outside or {}).get(index) for index, line in enumerate(ruled)]
    for index, line in enumerate(ruled):
        if rules[index] is None and key(line.text) != title and outside and _is_repeated(line, often):
            rules[index] = "repeat"
    if all(rules):
        rules = [None if _is_sentence(line) else rule for line, rule in zip(ruled, rules, strict=True)]
    kept = [line for line, rule in zip(ruled, rules, strict=True) if rule is None]
    removed += [Removed(line.number, rule, line.text) for line, rule in zip(ruled, rules, strict=True) if rule]
    found, body = _title_and_body(kept, known, is_plain, removed)
    once: list[Line] = []
    for line in body:
        if once and not is_article and line.ends and key(line.text) == key(once[-1].text):
            removed.append(Removed(line.number, "repeat", line.text))
        else:
            once.append(line)
    if once and not any(_dateline().match(line.text) for line in once[1:]):  # else a digest
        once[0] = _without_dateline(once[0], removed)
    return found, once


def _as_plain_text(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text that is no page: furniture is only what stands above and under its paragraphs.

    Between them it is how the text is made, as the dates of a chronicle are; and so it is where there are none.
    """
    prose = [index for index, line in enumerate(lines) if line.is_prose] or [len(lines), -1]
    kept = {line.rule for line in lines[prose[0] : prose[-1] + 1]}
    return [
        line if line.rule == "sign" or (prose[-1] >= 0 and line.rule not in kept) else line.ruled(None)
        for line in lines
    ]


def _is_sentence(line: Line) -> bool:
    return bool(SENTENCE_END.search(line.text)) and len(line.text.split()) >= MOST_CREDIT_WORDS


def _is_repeated(line: Line, often: Counter[str]) -> bool:
    """Whether a short line comes again and again."""
    return (
        often[key(line.text)] >= REPEATS_OF_A_BUTTON
        and len(line.text.split()) <= MOST_BUTTON_WORDS
        and not SENTENCE_END.search(line.text)
    )


def _without_time_marks(lines: Sequence[Line], removed: list[Removed]) -> list[Line]:
    """The lines of a transcript without the times that they begin with."""
    marks = [_TIME_MARK.match(line.text) for line in lines]
    if sum(mark is not None for mark in marks) < LEAST_TIME_MARKS:
        return list(lines)
    kept = []
    for line, mark in zip(lines, marks, strict=True):
        if mark:
            removed.append(Removed(line.number, "time mark", mark[0].strip()))
        rest = line.text[mark.end() :] if mark else line.text
        if rest:
            kept.append(Line(line.number, rest))
    return kept


def _title_and_body(
    lines: Sequence[Line], known: str, is_plain: bool, removed: list[Removed]
) -> tuple[str, list[Line]]:
    """The title, once, and the other lines; no title where nothing would be left to go under it."""
    if not lines:
        return "", []
    title = known or lines[0].text
    repeats = {index for index, line in enumerate(lines) if key(line.text) == key(title)}
    if is_plain and not known:
        # A line of a poem may come again; only what stands right under the title repeats it.
        repeats = set(range(next((i for i in range(len(lines)) if i not in repeats), len(lines))))
    others = [line for index, line in enumerate(lines) if index not in repeats]
    if not others:
        return "", [Line(lines[0].number, title)]
    if not known and not is_headline(title, [line.text for line in others]):
        return "", list(lines)
    removed += [Removed(lines[index].number, "title", lines[index].text) for index in sorted(repeats)[1:]]
    return title, others


def _laid_out(title: str, body: Sequence[Line], removed: Sequence[Removed]) -> CleanText:
    segments = []
    position = 0
    for line in [*([title] if title else []), *(line.text for line in body)]:
        segments.append(Segment(line, position, position + len(line)))
        position += len(line) + 2
    text = "\n\n".join(segment.text for segment in segments)
    ordered = tuple(sorted(dict.fromkeys(removed), key=lambda one: one.line))
    return CleanText(text, segments[0] if title else None, tuple(segments[bool(title) :]), ordered)


@cache
def _dateline() -> re.Pattern[str]:
    def one_of(rows: str) -> str:
        entries = {entry.strip() for entry in rows.split(",")}
        return "(?:" + "|".join(re.escape(entry) for entry in sorted(entries, key=lambda e: (-len(e), e))) + ")"

    agency, place = one_of(phrases.AGENCIES), r"\w[\w.'’ -]{1,30}"
    region_and_day = r"(?:, ?[\w.'’ ]{2,40})?(?:,? ?[A-Z][a-z]{2,8}\.? \d{1,2})?"
    dash = r"\s*[-–—ـ:]+\s*"
    # Dawn's "KARACHI: " and every Urdu paper's; any other word and a colon may begin a sentence.
    known_place = one_of(phrases.PLACES)
    return re.compile(
        rf"(?:{place}{region_and_day}\s*)?\({agency}(?:[/\s-]{agency})*\){dash}|{place}\s*[-–—/]\s*{agency}{dash}|"
        rf"{known_place}(?:\s*\({agency}\))?\s*:\s*|{known_place}\s*\({agency}\)\s*"
    )


def _without_dateline(line: Line, gone: list[Removed]) -> Line:
    """The first line of an article without the place and the agency that it comes from."""
    match = _dateline().match(line.text)
    if match is None:
        return line
    rest = line.text[match.end() :]
    if len(rest.split()) < LEAST_WORDS_AFTER_A_DATELINE or rest[0].islower():
        return line
    gone.append(Removed(line.number, "dateline", match[0].strip()))
    return Line(line.number, rest)
