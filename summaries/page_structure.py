"""Which lines of a page its structure shows to be no part of the article, whatever they say.

A page has a head (menus, the headline, who wrote it and when), an article of paragraphs, and a foot. The words of the
article come again in it, those of the page around it do not: so a line without the end of a sentence stays where it
is the headline, stands under it, or stands like a sub-heading. It is only asked of texts with other lines of a page
among them; a plain text has no such lines and loses nothing here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

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
LEAST_WORDS_OF_A_HEADLINE = 4
RIVAL = 1.5  # how much less than another a line may look like the headline
LEAST_WORDS_OF_A_STANDFIRST = 7
MOST_WORDS_OF_A_LINK = 12
MOST_WORDS_OF_A_CAPTION = 18
MOST_WORDS_OF_A_LABEL = 2
MOST_WORDS_OF_A_BYLINE = 4
WORDS_OF_A_NAME = (2, 3)
LEAST_RECURRING = 2
STEM = 5  # letters that words have in common where only their endings differ
# How much must speak for a notice: in the head or foot or in a line without an end, next to other junk, and anywhere.
NOTICE_OUTSIDE = 2
NOTICE_AMONG_JUNK = 3
NOTICE_ANYWHERE = 4
MOST_WORDS_FOR_EACH = 8
FEW_WORDS_FOR_EACH = 4
# So many lines without an end that share a word are a list.
LEAST_OF_A_LIST = 5
MOST_ROUNDS = 3
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_YEAR = re.compile(r"\b(?:1[34]|19|20)\d{2}\b|[۰-۹]{4}")
_TITLE_CASE = re.compile(r"(?:[A-Z][\w.'’-]*|and|of|the|in|for|&)(?:[ ,]+(?:[A-Z][\w.'’-]*|and|of|the|in|for|&))*")
_CREDIT = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+ ?/ ?[A-Z][\w .&'’-]+")
_PARTED = re.compile(r"[-–—|/:؛;]|[،,]$")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)] ")
_ASKED = re.compile(r"[?؟!]+[\"'»”’“‘)\]]*$")
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
    found: set[int] = set()
    for _ in range(MOST_ROUNDS):
        before = len(found)
        found |= _notices(page, found)
        found |= _out_of_place(page, found, title)
        if len(found) == before:
            break
    return {number for number in found if key(lines[number]) != title}


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
        word.rstrip("s").replace("y", "i")[:STEM]
        for word in words
        if len(word) > 2 and not word.isdigit() and word not in _grammar()
    )
    return _Line(text, words, stems, bool(SENTENCE_END.search(text)) and not _TEASER_END.search(text), junk)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(part for code in ("en", "fa", "ur") for word in stop_words(code) for part in key(word).split())


def _notices(page: Sequence[_Line], junk: set[int]) -> set[int]:
    """Lines that speak to the reader: fewer of their words settle it where other junk stands next to them.

    `junk`: numbers of the lines that were already found to be of the page.
    """
    plain = _plain_prose(page, junk)
    if not any(plain):
        return set()
    article = [line for line, is_plain in zip(page, plain, strict=True) if is_plain]
    in_words = Counter(word for line in article for word in set(line.words))
    in_stems = Counter(stem for line in article for stem in line.stems)
    its_words = frozenset(in_words)
    its_subjects = frozenset(word for word, count in in_words.items() if count > 1)
    first, last = plain.index(True), len(plain) - 1 - plain[::-1].index(True)
    found: set[int] = set()
    for number, line in enumerate(page):
        if line.junk or number in junk:
            continue
        beside = [
            not 0 <= near < len(page) or page[near].junk or near in junk or near in found
            for near in (number - 1, number + 1)
        ]
        weight = weight_of_notice(line.text, its_subjects if line.ended else its_words, all(beside))
        # One word of notices is little in a whole sentence.
        each = MOST_WORDS_FOR_EACH if weight > NOTICE_OUTSIDE or not line.ended else FEW_WORDS_FOR_EACH
        if weight * each < len(line.words):
            continue
        shared = sum(in_stems[stem] > plain[number] for stem in line.stems)
        if not first < number < last or not line.ended or all(beside):
            needed = NOTICE_OUTSIDE
        else:
            needed = NOTICE_AMONG_JUNK if any(beside) else NOTICE_ANYWHERE
        if weight and weight - shared >= needed:
            found.add(number)
    return found


def _plain_prose(page: Sequence[_Line], junk: set[int]) -> list[bool]:
    """For each line, whether it is a paragraph that is no notice; among paragraphs, what sounds like one is none."""
    nothing = frozenset[str]()
    plain = [False] * len(page)
    for is_prose, run in groupby(range(len(page)), lambda number: page[number].is_prose and number not in junk):
        numbers = list(run)
        if is_prose and any(weight_of_notice(page[number].text, nothing) < NOTICE_OUTSIDE for number in numbers):
            for number in numbers:
                plain[number] = True
    return plain


@dataclass(frozen=True)
class _Page:
    """A page: its lines in order, and what its structure is read from.

    `known`: for each line, whether it is known as junk. `core`: numbers of its paragraphs. `stems`: how often the stems
    of their content words come. `is_busy`: whether it is full of junk.
    """

    lines: Sequence[_Line]
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


def _out_of_place(lines: Sequence[_Line], notices: set[int], title: str | None) -> set[int]:
    core = [number for number, line in enumerate(lines) if line.is_prose and number not in notices]
    while len(core) > 1 and core[-1] - core[-2] > 1 and _is_a_question(lines[core[-1]]):
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
    page = _Page(lines, known, core, stems, busy)
    found = _in_the_head(page, title)
    for before, after in pairwise(core):
        found.update(_between_paragraphs(page, range(before + 1, after)))
    found.update(_in_the_foot(page))
    return found


def _in_the_head(page: _Page, title: str | None) -> set[int]:
    """All above the first paragraph but the headline and what stands right under it and says as much."""
    lines = page.lines
    unsure = {
        number: None
        for number in range(page.core[0])
        if not page.known[number] and (not lines[number].ended or _ASKED.search(lines[number].text))
    }
    headlines = _headlines(page, unsure, title)
    if not headlines:
        return set(unsure)
    kept = {*headlines, *_in_brief(page, headlines[0], unsure)}
    for headline in headlines:
        above = headline - 1
        if above in unsure and page.recurring(above) and _is_worded(lines[above]):
            kept.add(above)
        for number in range(headline + 1, page.core[0]):
            if number not in unsure or not _goes_under(page, number, number - 1 == headline):
                break
            kept.add(number)
    own = {key(lines[number].text) for number in kept}
    return {number for number in unsure if number not in kept and key(lines[number].text) not in own}


def _is_worded(line: _Line) -> bool:
    return len(line.words) > 1 and line.text[-1] not in ":؛;،," and "|" not in line.text and not _is_dated(line)


def _goes_under(page: _Page, number: int, right_under: bool) -> bool:
    """Whether a line looks like a standfirst, or like a headline that has an overline."""
    line = page.lines[number]
    words = sum(len(word) > 1 for word in line.words)
    if _is_dated(line) or words < LEAST_WORDS_OF_A_HEADLINE or line.text.endswith(")"):
        return False
    if words >= LEAST_WORDS_OF_A_STANDFIRST or page.recurring(number) >= LEAST_RECURRING:
        return True
    return right_under and not _TITLE_CASE.fullmatch(line.text) and not _PARTED.search(line.text)


def _in_brief(page: _Page, headline: int, unsure: Collection[int]) -> list[int]:
    """The lines right above the first paragraph that say in a few words each what the article says."""
    run: list[int] = []
    for number in range(page.core[0] - 1, headline, -1):
        is_long = len(page.lines[number].text.split()) >= LEAST_WORDS_OF_A_HEADLINE
        if number not in unsure or not is_long or not page.recurring(number):
            break
        run.append(number)
    return run if len(run) > 1 and sum(map(page.recurring, run)) >= LEAST_RECURRING * len(run) * 0.75 else []


def _headlines(page: _Page, unsure: Collection[int], title: str | None) -> list[int]:
    """The line above the article that looks most like its headline, and those that do nearly as much, in order.

    A line of junk that stays is better than a headline that goes.
    """
    for number in unsure:
        if key(page.lines[number].text) == title:
            return [number]
    scores = {number: _like_a_headline(page, number) for number in unsure}
    best = max(scores.values(), default=0)
    if best > 0:
        chosen = max(scores, key=lambda number: scores[number])
        rivals = {number for number in unsure if page.recurring(number) >= LEAST_RECURRING}
        return [
            number for number in unsure if number == chosen or (number in rivals and scores[number] >= best - RIVAL)
        ]
    # Where junk comes under the first sentence, that sentence may be the headline.
    second = page.core[1] if len(page.core) > 1 else len(page.lines)
    words = {number: len(page.lines[number].words) for number in unsure if not _is_dated(page.lines[number])}
    longest = max(words.values(), default=0)
    if longest < (LEAST_WORDS_OF_A_HEADLINE if any(page.known[page.core[0] : second]) else 1):
        return []
    return [max(words, key=lambda number: words[number])]


def _is_a_rival(page: _Page, number: int, chosen: int) -> bool:
    """Whether a line that looks nearly as much like a headline as the chosen one may be it; captions come later."""
    line = page.lines[number]
    least = page.recurring(chosen) if number > chosen else LEAST_RECURRING
    is_long = len(line.text.split()) >= LEAST_WORDS_OF_A_HEADLINE
    return is_long and page.recurring(number) >= max(least, LEAST_RECURRING) and not line.text.endswith(")")


def _like_a_headline(page: _Page, number: int) -> float:
    """How much a line above the article looks like its headline.

    It shares words with the article, has some length, and no other short line of a menu comes under it.
    """
    line, following = page.lines[number], page.lines[number + 1]
    words = len(line.text.split())
    recurring = page.recurring(number)
    if not recurring:
        return 0
    ends_the_menu = page.known[number + 1] or following.ended or len(following.text.split()) > MOST_SHORT_WORDS
    score = min(recurring, 4) + 1.5 * ends_the_menu + min(words, 8) / 8
    return max(0.1, score - (words < LEAST_WORDS_OF_A_HEADLINE) - 3 * (_is_dated(line) or line.text[-1] in ":؛;،,"))


def _between_paragraphs(page: _Page, gap: range) -> set[int]:
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
            pointed = pointed or phrase(page.lines[number].text) in table(boilerplate.POINTERS)
            continue
        introduced = introduced or (page.introduces(number) and not pointed)
        if number in unsure and not introduced:
            alone = short == [gap[-1]] and not under_the_lead
            signed = under_the_lead and number in short and _PARTED.search(page.lines[number].text)
            if pointed or signed or not _may_be_of_the_article(page, number, alone):
                found.add(number)
    return found


def _may_be_of_the_article(page: _Page, number: int, alone: bool) -> bool:
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
    if words <= MOST_WORDS_OF_A_LINK and (_is_dated(line) or _TEASER_END.search(line.text)):
        return False
    if words > MOST_SHORT_WORDS:
        return recurring >= LEAST_RECURRING and (not beside_junk or bool(_NUMBERED.match(line.text)))
    if (_TITLE_CASE.fullmatch(line.text) and not alone) or _CREDIT.fullmatch(line.text):
        return False
    return recurring > 0 or (alone and words > 1 and not _TITLE_CASE.fullmatch(line.text))


def _in_the_foot(page: _Page) -> Iterator[int]:
    """All below the last paragraph that does not end as a sentence, but for what goes on with the article.

    The last paragraph goes too where it is about a person whose name stands in a line of its own above the article.
    """
    last = page.core[-1]
    if len(page.core) > LEAST_RECURRING:
        names = _names_above(page)
        for number in range(page.core[1] + 1, len(page.lines)):
            line = page.lines[number]
            stands_apart = number >= last and not page.lines[number - 1].is_prose and not page.known[number]
            if stands_apart and line.ended and any(line.words[: len(name)] == name for name in names):
                yield number
    goes_on, introduced = True, page.introduces(last)
    for number in range(last + 1, len(page.lines)):
        line = page.lines[number]
        goes_on = goes_on and not page.known[number]
        if page.known[number] or (line.ended and (goes_on or not _is_a_question(line))):
            introduced = False
            continue
        introduced = introduced or page.introduces(number)
        if not goes_on or not (introduced or page.recurring(number) >= LEAST_RECURRING):
            goes_on = False
            yield number


def _names_above(page: _Page) -> set[tuple[str, ...]]:
    """The ends of lines that are known as junk above the article: among them are the names of who wrote it."""
    found: set[tuple[str, ...]] = set()
    for line, known in zip(page.lines[: page.core[1]], page.known, strict=False):
        if known and len(line.words) <= MOST_SHORT_WORDS:
            found.update(line.words[-count:] for count in WORDS_OF_A_NAME if len(line.words) >= count)
            if line.words[:1] == ("by",):
                found.add(line.words[-1:])
    return found


def _is_a_question(line: _Line) -> bool:
    return len(line.words) <= MOST_WORDS_OF_A_LINK and bool(_ASKED.search(line.text))


def _is_dated(line: _Line) -> bool:
    """Whether a time of day, or a year and a month, stands in a short line."""
    if len(line.words) > MOST_WORDS_OF_A_LINK:
        return False
    return bool(_TIME.search(line.text) or (_YEAR.search(line.text) and not _date_names().isdisjoint(line.words)))


@cache
def _date_names() -> frozenset[str]:
    return frozenset(part for name in tables("DATE_NAMES") for part in name.split())
