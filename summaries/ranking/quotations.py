"""Quotations of several sentences: which sentences belong together, and how a summary takes all of them or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

# A quotation that is not closed after so many sentences never was.
LONGEST_QUOTATION = 12
# Within so many, one that is quoted whole in a later sentence is within it; beyond, the first was never closed.
LONGEST_AROUND_ANOTHER = 3
MARKS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", '"': '"'}
END_OF_CLAUSE = frozenset(".,!?…،؟۔")
_MARK = re.compile("[" + re.escape("".join({*MARKS, *MARKS.values()})) + "]")


class Ranked(Protocol):
    """A sentence in a ranking: its place among the sentences of its text, from 0."""

    @property
    def index(self) -> int:
        """The place."""
        ...


R = TypeVar("R", bound=Ranked)


def find_quotations(texts: Sequence[str]) -> dict[int, range]:
    """For each sentence that holds only a part of a quotation, the sentences that hold all of it.

    `texts`: sentences in order. A mark that has no partner in the next `LONGEST_QUOTATION` sentences is no part of a
    quotation: it is the source's own slip, and the sentence counts as whole. Of straight marks, which open and
    close, one that stands before a word opens and any other closes. Quotations that share a sentence are one.
    """
    found: dict[int, range] = {}

    def join(first: int, last: int) -> None:
        first = found.get(first, range(first, last)).start
        found.update(dict.fromkeys(range(first, last + 1), range(first, last + 1)))

    awaited, opened, inner, nested = "", 0, -1, -1
    for place, text in enumerate(texts):
        if awaited and place - opened >= LONGEST_QUOTATION:
            awaited = ""
        for match in _MARK.finditer(text):
            mark = match[0]
            opens = mark in MARKS and (mark != '"' or _opens(text, match.start()))
            if opens and awaited:
                inner = place
            elif opens:
                awaited, opened, inner = MARKS[mark], place, -1
            elif mark == awaited:
                awaited = ""
                nested = opened if inner == opened else -1
                if opened < place and not (inner == place and place - opened >= LONGEST_AROUND_ANOTHER):
                    join(opened, place)
            elif not awaited and 0 <= nested < place <= nested + LONGEST_AROUND_ANOTHER:
                # One mark closed the inner quotation, and this is the one that closes the outer.
                join(nested, place)
                nested = -1
    return found


def _opens(text: str, position: int) -> bool:
    """Whether a straight mark stands like one that opens: after no letter and no end of a clause, before something."""
    before, after = text[max(position - 1, 0) : position], text[position + 1 : position + 2]
    return not before.isalnum() and before not in END_OF_CLAUSE and bool(after.strip())


def select_within_budget(
    ranking: Iterable[R], quotations: Mapping[int, range], cost: Callable[[int], int], budget: int
) -> list[R]:
    """The best of a ranking within a budget, with all sentences of a quotation or none.

    `ranking`: from the best down; the rest of a quotation comes right after its first sentence. `quotations`: as
    `find_quotations` gives them. `cost`: what the sentence at a place costs. `budget`: what all may cost together.
    A quotation that does not fit gives way to what comes after it; a sentence that does not fit ends the summary.
    At least one is taken: where nothing fits, the best, even if it is only a part of a quotation.
    """
    taken: list[R] = []
    first: R | None = None
    refused: set[int] = set()
    granted: set[int] = set()
    for ranked in ranking:
        first = first or ranked
        if ranked.index in granted:
            granted.discard(ranked.index)
            taken.append(ranked)
        elif ranked.index not in refused:
            together = quotations.get(ranked.index, range(ranked.index, ranked.index + 1))
            total = sum(map(cost, together))
            if total <= budget:
                budget -= total
                granted.update(set(together) - {ranked.index})
                taken.append(ranked)
            elif len(together) > 1:
                refused.update(together)
            else:
                break
        if budget <= 0 and not granted:
            break
    return taken or ([] if first is None else [first])
