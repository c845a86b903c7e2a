"""Which lines of a page its structure shows to be no part of the article, whatever they say.

A page has a head (menus, the headline, who wrote it and when), an article of paragraphs, and a foot. The words of the
article come again in it, those of the page around it do not: so a line without the end of a sentence stays where it
is the headline, stands under it, or stands like a sub-heading. It is only asked of texts with other lines of a page
among them; a plain text has no such lines and loses nothing here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from . import boilerplate
from .line_keys import SENTENCE_END, key, phrase, table, tables
from .notices import weight_of_notice
from .stopwords import stop_words

# So many lines of furniture make a text a page; so many, or such a share of all lines, a page full of it.
LEAST_OF_A_PAGE = 2
LEAST_OF_A_BUSY_PAGE = 6
LEAST_SHARE_OF_A_BUSY_PAGE = 0.25
# A paragraph has more words than this, and the end of a sentence; or so many that it needs none.
MOST_SHORT_WORDS = 6
LEAST_WORDS_WITHOUT_END = 20
LEAST_WORDS_OF_A_HEADLINE = 3
LEAST_WORDS_OF_A_STANDFIRST = 7
MOST_WORDS_OF_A_LINK = 12
LEAST_RECURRING = 2
STEM = 5  # letters that words have in common where only their endings differ
# How much must speak for a notice: in the head or foot or in a line without an end, next to other junk, and anywhere.
NOTICE_OUTSIDE = 2
NOTICE_AMONG_JUNK = 3
NOTICE_ANYWHERE = 4
MOST_WORDS_FOR_EACH = 6
# So many lines without an end that share a word are a list.
LEAST_OF_A_LIST = 3
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_YEAR = re.compile(r"\b(?:1[34]|19|20)\d{2}\b|[۰-۹]{4}")
_TITLE_CASE = re.compile(r"(?:[A-Z][\w.'’-]*|and|of|the|&)(?:[ ,]+(?:[A-Z][\w.'’-]*|and|of|the|&))*")
_TEASER_END = re.compile(r"(?:\.\.\.|…)$")


@dataclass(frozen=True)
class _Line:
    """A line of a page: its words, the stems of its content words, whether it ends as a sentence or is junk."""

    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    ended: bool
    junk: bool

    @property
    def is_prose(self) -> bool:
        count = len(self.text.split())
        return not self.junk and (count > MOST_SHORT_WORDS if self.ended else count >= LEAST_WORDS_WITHOUT_END)


def junk_by_place(lines: Sequence[str], is_junk: Sequence[bool], title: str | None) -> set[int]:
    """Numbers of the lines that are of the page, besides those that are known to be.

    `lines`: of the whole text, none blank. `is_junk`: for each, whether it is known to be of the page. `title`: the
    `key` of the headline where it is known; that line is never junk.
    """
    page = [_read(line, junk) for line, junk in zip(lines, is_junk, strict=True)]
    if not any(line.is_prose for line in page) or _evidence(page) < LEAST_OF_A_PAGE:
        return set()
    found = _notices(page)
    return {number for number in found | _out_of_place(page, found, title) if key(lines[number]) != title}


def _evidence(page: Sequence[_Line]) -> int:
    """How many lines show that a text is a page: those known to be, dates, and what is said to the reader."""
    nothing = frozenset[str]()
    return sum(
        line.junk
        or (not line.ended and _is_dated(line))
        or (not line.is_prose and weight_of_notice(line.text, nothing) >= NOTICE_OUTSIDE)
        for line in page
    )


def _read(text: str, junk: bool) -> _Line:
    words = tuple(key(text).split())
    stems = frozenset(
        word.rstrip("s")[:STEM] for word in words if len(word) > 2 and not word.isdigit() and word not in _grammar()
    )
    return _Line(text, words, stems, bool(SENTENCE_END.search(text)) and not _TEASER_END.search(text), junk)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(part for code in ("en", "fa", "ur") for word in stop_words(code) for part in key(word).split())


def _notices(page: Sequence[_Line]) -> set[int]:
    """Lines that speak to the reader: fewer of their words settle it where other junk stands next to them."""
    nothing = frozenset[str]()
    prose = [line.is_prose for line in page]
    plain = [
        is_prose
        and (weight_of_notice(line.text, nothing) < NOTICE_OUTSIDE or all(prose[max(number - 1, 0) : number + 2]))
        for number, (line, is_prose) in enumerate(zip(page, prose, strict=True))
    ]
    article = [line for line, is_plain in zip(page, plain, strict=True) if is_plain]
    in_words = Counter(word for line in article for word in set(line.words))
    in_stems = Counter(stem for line in article for stem in line.stems)
    its_words = frozenset(in_words)
    its_subjects = frozenset(word for word, count in in_words.items() if count > 1)
    core = [number for number, is_plain in enumerate(plain) if is_plain] or [0]
    found: set[int] = set()
    for number, line in enumerate(page):
        weight = 0 if line.junk else weight_of_notice(line.text, its_subjects if line.ended else its_words)
        if weight * MOST_WORDS_FOR_EACH < len(line.words):
            continue
        shared = sum(in_stems[stem] > plain[number] for stem in line.stems)
        outside = number < core[0] or number > core[-1]
        beside = any(0 <= near < len(page) and (page[near].junk or near in found) for near in (number - 1, number + 1))
        needed = NOTICE_OUTSIDE if outside or not line.ended else NOTICE_AMONG_JUNK if beside else NOTICE_ANYWHERE
        if weight and weight - shared >= needed:
            found.add(number)
    return found


@dataclass(frozen=True)
class _Page:
    """A page in order: its lines, which of them are known as junk, its paragraphs, and how often their stems come."""

    lines: Sequence[_Line]
    known: Sequence[bool]
    core: Sequence[int]
    stems: Counter[str]

    def recurring(self, number: int) -> int:
        """How many content words of a line that is no paragraph come again in paragraphs."""
        return sum(self.stems[stem] > 0 for stem in self.lines[number].stems)

    @property
    def is_busy(self) -> bool:
        return sum(self.known) >= min(LEAST_OF_A_BUSY_PAGE, LEAST_SHARE_OF_A_BUSY_PAGE * len(self.lines))

    def unsure(self, places: Iterable[int]) -> list[int]:
        """Those of `places` that have no end of a sentence and are not known to be junk."""
        return [number for number in places if not self.known[number] and not self.lines[number].ended]


def _out_of_place(lines: Sequence[_Line], notices: set[int], title: str | None) -> set[int]:
    core = [number for number, line in enumerate(lines) if line.is_prose and number not in notices]
    if not core:
        return set()
    known = [line.junk or number in notices for number, line in enumerate(lines)]
    stems = Counter(stem for number in core for stem in lines[number].stems)
    between = [number for number in range(core[0], core[-1]) if not known[number] and not lines[number].is_prose]
    listed = Counter(stem for number in between for stem in lines[number].stems)
    stems.update(stem for stem, count in listed.items() if count >= LEAST_OF_A_LIST)
    page = _Page(lines, known, core, stems)
    found = _in_the_head(page, title)
    for before, after in pairwise(core):
        found.update(_between_paragraphs(page, range(before + 1, after)))
    found.update(_in_the_foot(page))
    return found


def _in_the_head(page: _Page, title: str | None) -> set[int]:
    """All above the first paragraph but the headline and what stands right under it in as many words."""
    lines = page.lines
    above = range(page.core[0])
    unsure = [
        number
        for number in above
        if not page.known[number] and (not lines[number].ended or lines[number].text.rstrip("\"'»”’“‘)]")[-1:] in "?؟!")
    ]
    headline = _headline(page, unsure, title)
    found = {number for number in unsure if number != headline}
    if headline is None:
        return found
    for number in range(headline + 1, page.core[0]):
        words = len(lines[number].text.split())
        if number not in found or words < LEAST_WORDS_OF_A_STANDFIRST or page.recurring(number) < LEAST_RECURRING:
            break
        found.discard(number)
    return found - {number for number in found if key(lines[number].text) == key(lines[headline].text)}


def _headline(page: _Page, unsure: Sequence[int], title: str | None) -> int | None:
    """The first line above the article that shares about as many words with it as any; else the first long one."""
    for number in unsure:
        if key(page.lines[number].text) == title:
            return number
    # Where junk comes under the first sentence, that sentence may be the headline.
    second = page.core[1] if len(page.core) > 1 else len(page.lines)
    a_short_one_serves = not any(page.known[page.core[0] : second])
    undated = [number for number in unsure if not _is_dated(page.lines[number])]
    for candidates, least_words in ((undated, LEAST_WORDS_OF_A_HEADLINE), (undated, 1), (unsure, 1)):
        long_enough = [number for number in candidates if len(page.lines[number].text.split()) >= least_words]
        shared = {number: page.recurring(number) for number in long_enough}
        most = max(shared.values(), default=0)
        if most:
            return next(number for number, count in shared.items() if 2 * count >= most)
        if shared and (least_words > 1 or a_short_one_serves):
            return max(shared, key=lambda number: len(page.lines[number].text.split()))
    return None


def _between_paragraphs(page: _Page, gap: range) -> set[int]:
    """The lines without an end between two paragraphs that are neither of a list nor like a sub-heading."""
    unsure = page.unsure(gap)
    introduced = bool(gap) and _introduces(page.lines[gap.start - 1])
    # Under the first paragraph it may still be said who wrote it, and when.
    under_the_lead = bool(gap) and gap.start - 1 == page.core[0] and any(page.known[number] for number in gap)
    pointed = False
    found: set[int] = set()
    for number in gap:
        if page.known[number]:
            introduced = False
            pointed = pointed or phrase(page.lines[number].text) in table(boilerplate.POINTERS)
        elif number in unsure and not introduced:
            alone = len(unsure) == 1 and number == gap[-1] and not under_the_lead
            if pointed or not _may_be_of_the_article(page, number, alone):
                found.add(number)
    for number in reversed(gap):
        if _introduces(page.lines[number]) and number + 1 not in found and not page.known[number + 1]:
            found.discard(number)
    return found


def _introduces(line: _Line) -> bool:
    return line.text.rstrip().endswith((":", "："))


def _may_be_of_the_article(page: _Page, number: int, alone: bool) -> bool:
    """Whether a line without an end, between two paragraphs, may be a sub-heading, of a list, or a paragraph."""
    if not page.is_busy:
        return True
    line = page.lines[number]
    words, recurring = len(line.text.split()), page.recurring(number)
    if words > MOST_SHORT_WORDS:
        is_short = words <= MOST_WORDS_OF_A_LINK
        return recurring >= LEAST_RECURRING and not (is_short and (_is_dated(line) or _TEASER_END.search(line.text)))
    if _is_dated(line) or _TEASER_END.search(line.text):
        return False
    return recurring > 0 or (alone and words > 1 and not _TITLE_CASE.fullmatch(line.text))


def _in_the_foot(page: _Page) -> Iterator[int]:
    """All below the last paragraph that does not end as a sentence, but for what goes on with the article."""
    goes_on = True
    introduced = _introduces(page.lines[page.core[-1]])
    for number in range(page.core[-1] + 1, len(page.lines)):
        line = page.lines[number]
        goes_on = goes_on and not page.known[number]
        if page.known[number] or line.ended:
            continue
        if not goes_on or not (introduced or page.recurring(number) >= LEAST_RECURRING):
            goes_on = False
            yield number


def _is_dated(line: _Line) -> bool:
    """Whether a time of day, or a year and a month, stands in a short line."""
    if len(line.words) > MOST_WORDS_OF_A_LINK:
        return False
    names = {part for name in tables("DATE_NAMES") for part in name.split()}
    return bool(_TIME.search(line.text) or (_YEAR.search(line.text) and not names.isdisjoint(line.words)))
