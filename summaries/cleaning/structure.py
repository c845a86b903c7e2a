"""Which lines of a page its structure shows to be no part of the article, whatever they say.

A page has a head (menus, the headline, who wrote it and when), an article of paragraphs, and a foot. The words of the
article come again in it, those of the page around it do not: so a line without the end of a sentence stays where it
is the headline, stands under it, or stands like a sub-heading. It is only asked of texts with other lines of a page
among them; a plain text has no such lines and loses nothing here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from . import phrases
from .headline import find_header_boilerplate
from .lines import (
    LEAST_RECURRING,
    MOST_SHORT_WORDS,
    MOST_WORDS_OF_A_LINK,
    PARTED,
    TEASER_END,
    TITLE_CASE,
    Line,
    Page,
    is_a_question,
    is_dated,
    key,
    phrase,
    read_line,
    table,
)
from .notices import NOTICE_OUTSIDE, find_notices, notice_score

# So many lines of furniture make a text a page; so many, or such a share of all lines, a page full of it.
LEAST_OF_A_PAGE = 2
LEAST_OF_A_BUSY_PAGE = 6
LEAST_SHARE_OF_A_BUSY_PAGE = 0.25
MOST_WORDS_OF_A_CAPTION = 18
MOST_WORDS_OF_A_BYLINE = 4
WORDS_OF_A_NAME = (1, 2, 3)
# So many lines without an end that share a word are a list.
LEAST_OF_A_LIST = 5
MOST_ROUNDS = 3
_CREDIT = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+ ?/ ?[A-Z][\w .&'’-]+")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)] ")


def find_structural_boilerplate(lines: Sequence[str], is_junk: Sequence[bool], title: str | None) -> set[int]:
    """Numbers of the lines that are of the page, besides those that are known to be.

    `lines`: of the whole text, none blank. `is_junk`: for each, whether it is known to be of the page. `title`: the
    `key` of the headline where it is known; that line is never junk.
    """
    page = [read_line(line, junk) for line, junk in zip(lines, is_junk, strict=True)]
    if not any(line.is_prose for line in page) or _evidence(page) < LEAST_OF_A_PAGE:
        return set()
    found: set[int] = set()
    for _ in range(MOST_ROUNDS):
        before = len(found)
        found |= find_notices(page, found)
        found |= _out_of_place(page, found, title)
        if len(found) == before:
            break
    return {number for number in found if key(lines[number]) != title}


def _evidence(page: Sequence[Line]) -> int:
    """How many lines show that a text is a page: those known to be, dates, and what is said to the reader."""
    nothing = frozenset[str]()
    return sum(
        line.junk
        or (not line.ended and is_dated(line))
        or (not line.is_prose and notice_score(line.text, nothing) >= NOTICE_OUTSIDE)
        for line in page
    )


def _out_of_place(lines: Sequence[Line], notices: set[int], title: str | None) -> set[int]:
    core = [number for number, line in enumerate(lines) if line.is_prose and number not in notices]
    while len(core) > 1 and core[-1] - core[-2] > 1 and is_a_question(lines[core[-1]]):
        core.pop()
    if not core:
        return set()
    known = [line.junk or number in notices for number, line in enumerate(lines)]
    # Who wrote it stands above the article and below it.
    below = {line.words for line in lines[core[-1] + 1 :]} | {line.words for line in lines[core[-1] - 1 : core[-1]]}
    for number, line in enumerate(lines[: core[0]]):
        if line.words in below and 1 < len(line.words) <= MOST_WORDS_OF_A_BYLINE and not line.ended:
            known[number] = True
            notices.add(number)
    stems = Counter(stem for number in core for stem in lines[number].stems)
    between = [number for number in range(core[0], core[-1]) if not known[number] and not lines[number].is_prose]
    listed = Counter(stem for number in between for stem in lines[number].stems)
    stems.update(stem for stem, count in listed.items() if count >= LEAST_OF_A_LIST)
    busy = sum(known) >= min(LEAST_OF_A_BUSY_PAGE, LEAST_SHARE_OF_A_BUSY_PAGE * len(lines))
    page = Page(lines, known, core, stems, busy)
    found = find_header_boilerplate(page, title)
    for before, after in pairwise(core):
        found.update(_between_paragraphs(page, range(before + 1, after)))
    found.update(_in_the_foot(page))
    return found


def _between_paragraphs(page: Page, gap: range) -> set[int]:
    """The lines without an end between two paragraphs that are neither of a list nor like a sub-heading."""
    if not gap:
        return set()
    unsure = dict.fromkeys(page.unsure(gap))
    short = [number for number in unsure if len(page.lines[number].text.split()) <= MOST_SHORT_WORDS]
    introduced = page.introduces(gap.start - 1)
    # Under the first paragraph it may still be said who wrote it, and when.
    under_the_lead = gap.start - 1 == page.core[0] and any(page.known[number] for number in gap)
    pointed = False
    found: set[int] = set()
    for number in gap:
        if page.known[number]:
            introduced = False
            pointed = pointed or phrase(page.lines[number].text) in table(phrases.POINTERS)
            continue
        introduced = introduced or (page.introduces(number) and not pointed)
        if number in unsure and not introduced:
            alone = short == [gap[-1]] and not under_the_lead
            signed = under_the_lead and number in short and PARTED.search(page.lines[number].text)
            if pointed or signed or not _may_be_of_the_article(page, number, alone):
                found.add(number)
    return found


def _may_be_of_the_article(page: Page, number: int, alone: bool) -> bool:
    """Whether a line without an end, between two paragraphs, may be a sub-heading, of a list, or a paragraph."""
    if not page.is_busy:
        return True
    line = page.lines[number]
    words, recurring = len(line.text.split()), page.recurring(number)
    beside_junk = page.known[number - 1] or page.known[number + 1]
    if line.text[-1] in "؛;-–—" and words <= MOST_WORDS_OF_A_LINK:
        return False
    if words > MOST_WORDS_OF_A_CAPTION:
        return recurring >= LEAST_RECURRING
    if words <= MOST_WORDS_OF_A_LINK and (is_dated(line) or TEASER_END.search(line.text)):
        return False
    if words > MOST_SHORT_WORDS:
        return recurring >= LEAST_RECURRING and (not beside_junk or bool(_NUMBERED.match(line.text)))
    if (TITLE_CASE.fullmatch(line.text) and not alone) or _CREDIT.fullmatch(line.text):
        return False
    return recurring > 0 or (alone and words > 1 and not TITLE_CASE.fullmatch(line.text))


def _in_the_foot(page: Page) -> Iterator[int]:
    """All below the last paragraph that does not end as a sentence, but for what goes on with the article.

    The last paragraph goes too where it is about a person whose name stands in a line of its own above the article.
    """
    last = page.core[-1]
    if len(page.core) > LEAST_RECURRING:
        names = _names_above(page)
        for number in range(last, len(page.lines)):
            line = page.lines[number]
            stands_apart = not page.lines[number - 1].is_prose and not page.known[number]
            if stands_apart and line.ended and any(line.words[:count] in names for count in WORDS_OF_A_NAME):
                yield number
    goes_on, introduced = True, page.introduces(last)
    for number in range(last + 1, len(page.lines)):
        line = page.lines[number]
        goes_on = goes_on and not page.known[number]
        if page.known[number] or (line.ended and (goes_on or not is_a_question(line))):
            introduced = False
            continue
        introduced = introduced or page.introduces(number)
        if not goes_on or not (introduced or page.recurring(number) >= LEAST_RECURRING):
            goes_on = False
            yield number


def _names_above(page: Page) -> set[tuple[str, ...]]:
    """The ends of lines that are known as junk above the article: among them are the names of who wrote it."""
    found: set[tuple[str, ...]] = set()
    for line, known in zip(page.lines[: page.core[1]], page.known, strict=False):
        if known and len(line.words) <= MOST_SHORT_WORDS:
            signed = line.words[:1] == ("by",)
            found.update(line.words[-count:] for count in WORDS_OF_A_NAME if len(line.words) >= count > 1 - signed)
    return found
