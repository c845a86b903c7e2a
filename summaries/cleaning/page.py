"""Where the article is in a text that was copied from a page: the run of lines that holds most prose for its cost.

Prose counts by its words, any other line costs; the first run of lines that is worth at least half of the best one is
the article, so that comments do not win. A headline stands above it, and is known by its words, which come again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .furniture import words_of
from .headline import find_headlines
from .lines import LEAST_WORDS_OF_PROSE, Line, key, stems

# What shows that a text is a page: so many different lines or kinds of furniture, and so many short lines.
LEAST_EVIDENCE = 2
LEAST_EVIDENCE_WITHOUT_FURNITURE = 3
LEAST_LINES_OF_A_FRAME = 4
LEAST_SHORT_LINES = 5
MOST_WORDS_OF_A_SHORT_LINE = 12
EVIDENT = {"button", "rights", "pointer", "trail", "notice"}
# What a line of prose counts at most, and what any other costs on a page of so many lines, with its weights.
MOST_COUNTED_WORDS = 40
COST = 12.0
LINES_OF_A_LONG_PAGE = 120
WEIGHT_OF_FURNITURE = 1.5
WEIGHT_OF_A_DATE = 3.0
DECAY = 0.9  # of each further line of a gap
SHARE_OF_THE_BEST = 0.5
MOST_RUNS = 40
LEAST_SHARE_OF_PROSE = 0.2  # of all that counts on the page, in the best run
# Inside of the article: names that stand outside too, and short lines beside furniture that say nothing of it.
MOST_WORDS_OF_A_NAME = 4
WORDS_OF_A_NAME = (2, 3)
SIGNED = {"byline", "credit"}
LINES_OF_AN_AUTHOR = 2
LEAST_WORDS_OF_A_SENTENCE = 3
LINES_OF_A_VERSE = 5  # at most, under a line that ends in a colon
LEAST_RECURRING = 2
LONGEST_NOTICE = 400  # characters
LEAST_NOTICE_WORDS = 2
WORDS_FOR_EACH_NOTICE_WORD = 6
_DATED = re.compile(r"\d{1,2}:\d{2}|\b(?:1[34]|19|20)\d{2}\b|[۰-۹]{4}")
_LISTED = re.compile(r"(?:\(?\d{1,2}[.):\-–]|[-–—•*▪●○◦·])\s*\S")
_QUOTATION = re.compile(r"[\"“«”](?:(?:[^\s\"“”«»]+\s+){3}|[^\"“”«»]{1,80}[.,!?،؟۔][\"”»])")


def find_outside(lines: Sequence[Line], title: str | None) -> dict[int, str] | None:
    """Find the lines of a page that are not of its article.

    Args:
        lines: Of the whole text, in order.
        title: The `key` of the headline where it is known.

    Returns:
        `outside` or `notice` for each index of `lines` that is not of the article, besides those with a rule of their
        own; None where the text does not show that it is a page.
    """
    rules = [line.rule or ("notice" if is_notice(line, frozenset()) else None) for line in lines]
    if not is_page(lines, rules):
        return None
    start, end = _best_run(lines, rules)
    if start == end:
        return None
    end = _with_its_end(lines, rules, end)
    heads = find_headlines(lines, rules, start, end, title)
    found = {i: "outside" for i in range(len(lines)) if not start <= i < end and i not in heads and not lines[i].rule}
    while more := _inside(lines, rules, range(start, end), found):
        found |= more
    return found


def _inside(
    lines: Sequence[Line], rules: Sequence[str | None], article: range, found: Mapping[int, str]
) -> dict[int, str]:
    """What more there is of the page between the lines of its article, by what is known so far."""
    prose = [index for index in article if rules[index] is None and lines[index].ends]
    said = [lines[index] for index in article if lines[index].ends and index <= max(prose, default=0)]
    counts = Counter(word for line in said for word in set(key(line.text).split()))
    own = frozenset(word for word, count in counts.items() if count > 1)
    stems_of_prose = {stem for index in prose for stem in stems(lines[index].text)}
    names = {key(lines[index].text) for index in found if lines[index].size <= MOST_WORDS_OF_A_NAME}
    names |= {" ".join(key(line.text).split()[-n:]) for line in lines if line.rule in SIGNED for n in WORDS_OF_A_NAME}
    more: dict[int, str] = {}
    for index in article:
        line = lines[index]
        if line.rule or index in found:
            continue
        beside = [near for near in (index - 1, index + 1) if 0 <= near < len(lines)]
        is_beside = len(beside) < 2 or any(lines[near].rule or near in found for near in beside)
        if is_notice(line, own, is_beside=is_beside):
            more[index] = "notice"
        elif _is_of_a_name(line, names, is_last=index >= article.stop - LINES_OF_AN_AUTHOR):
            more[index] = "name"
        elif is_beside and not line.ends and line.size <= MOST_WORDS_OF_A_SHORT_LINE:
            recurring = len(stems_of_prose & stems(line.text))
            if recurring < LEAST_RECURRING and not _LISTED.match(line.text):
                more[index] = "beside"
    return more


def _is_of_a_name(line: Line, names: set[str], is_last: bool) -> bool:
    """Whether a line is a name that stands outside of the article too, or says at the end who that is."""
    words = key(line.text).split()
    if not line.ends:
        return " ".join(words) in names
    return is_last and any(" ".join(words[:count]) in names for count in WORDS_OF_A_NAME if count < len(words))


def is_page(lines: Sequence[Line], rules: Sequence[str | None]) -> bool:
    """Whether there is strong evidence that a text was copied from a page, with all that stands around an article."""
    evident = len({key(line.text) for line, rule in zip(lines, rules, strict=True) if rule in EVIDENT})
    others = len({rule for rule in rules if rule not in EVIDENT and rule not in {None, "sign"}})
    short = [not line.ends and line.size <= MOST_WORDS_OF_A_SHORT_LINE for line in lines]
    prose = [index for index, line in enumerate(lines) if rules[index] is None and line.is_prose]
    if not prose or sum(short[1:]) < LEAST_SHORT_LINES:
        return False
    is_framed = min(sum(short[: prose[0]]), sum(short[prose[-1] :])) >= LEAST_LINES_OF_A_FRAME
    return evident + others + is_framed >= (LEAST_EVIDENCE if evident else LEAST_EVIDENCE_WITHOUT_FURNITURE)


def is_notice(line: Line, own: frozenset[str], *, is_beside: bool = False) -> bool:
    """Whether a line speaks to the reader about the page: cookies, newsletters, comments, rights.

    Args:
        line: Any line.
        own: Words of the article, which say nothing here.
        is_beside: Whether furniture stands beside it; then the words of buttons count too.
    """
    words = key(line.text).split()
    if len(line.text) > LONGEST_NOTICE or _QUOTATION.search(line.text):
        return False
    said = set(words) - own
    weight = len(said & words_of("NOTICE_WORDS"))
    if is_beside and (weight or not line.ends):
        weight += len(said & (words_of("PAGE_WORDS") - words_of("NOTICE_WORDS") - words_of("FILLERS")))
    if not said & words_of("READERS"):
        return weight >= LEAST_NOTICE_WORDS and weight * WORDS_FOR_EACH_NOTICE_WORD >= len(words)
    is_subject = not own.isdisjoint(words_of("NOTICE_WORDS").intersection(words))
    is_short = len(words) <= MOST_WORDS_OF_A_SHORT_LINE and not is_subject
    return weight >= LEAST_NOTICE_WORDS or (weight > 0 and is_short)


def _scores(lines: Sequence[Line], rules: Sequence[str | None]) -> list[float]:
    """What each line adds to a run that it is part of."""
    cost = COST * min(1.0, len(lines) / LINES_OF_A_LONG_PAGE)
    scores, gap = [], 0
    for line, rule in zip(lines, rules, strict=True):
        size = line.size
        if rule is None and line.is_prose:
            scores.append(min(size, MOST_COUNTED_WORDS))
            gap = 0
            continue
        if size < MOST_WORDS_OF_A_SHORT_LINE and _DATED.search(line.text):
            weight = WEIGHT_OF_A_DATE
        else:
            weight = WEIGHT_OF_FURNITURE if rule else 1.0
        scores.append(-cost * weight * DECAY**gap)
        gap += 1
    return scores


def _best_run(lines: Sequence[Line], rules: Sequence[str | None]) -> tuple[int, int]:
    """The first and the last + 1 index of the article's lines."""
    scores = _scores(lines, rules)
    runs: list[tuple[int, int, float]] = []
    rest = [(0, len(lines))]
    while rest and len(runs) < MOST_RUNS:
        first, last = rest.pop()
        start, end, value = _largest_run(scores, first, last)
        if end > start:
            runs.append((start, end, value))
            rest += [(first, start), (end, last)]
    best = max((value for _, _, value in runs), default=0.0)
    prose = [index for index, score in enumerate(scores) if score > 0]
    if prose and best < LEAST_SHARE_OF_PROSE * sum(scores[index] for index in prose):
        return prose[0], prose[-1] + 1  # as in a chronicle, where other lines part the paragraphs
    return next(((start, end) for start, end, value in sorted(runs) if value >= SHARE_OF_THE_BEST * best), (0, 0))


def _largest_run(scores: Sequence[float], first: int, last: int) -> tuple[int, int, float]:
    """The run of the largest sum between two indexes (Kadane's algorithm)."""
    best, total, start = (first, first, 0.0), 0.0, first
    for index in range(first, last):
        if total <= 0:
            total, start = 0.0, index
        total += scores[index]
        if total > best[2]:
            best = (start, index + 1, total)
    return best


def _with_its_end(lines: Sequence[Line], rules: Sequence[str | None], end: int) -> int:
    """The end of the article with the short sentences, the list and the verse that come right under it."""
    introduced = 0
    for index in range(end, len(lines)):
        line = lines[index]
        if rules[index]:
            break
        if line.text.endswith((":", "：")) and line.size >= LEAST_WORDS_OF_PROSE:
            introduced = index + LINES_OF_A_VERSE
        if _LISTED.match(line.text) or (line.ends and line.size >= LEAST_WORDS_OF_A_SENTENCE):
            end = index + 1
        elif index > introduced:
            break
    return end
