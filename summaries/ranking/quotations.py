"""Quotations of several sentences: which sentences belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# A quotation that is not closed after so many sentences never was.
LONGEST_QUOTATION = 12
# Within so many, one that is quoted whole in a later sentence is within it; beyond, the first was never closed.
LONGEST_AROUND_ANOTHER = 3
# The marks of one kind close each other: “ ”, „ “, in Urdu ” “ and ’’ ‘‘; « », » «. Each with those that open where
# their place does not tell.
HIGH = "“”„’’‘‘''"
KINDS = {HIGH: "“„‘‘", "«»": "«", "‘’‚": "‘‚", "「」": "「", "『』": "『", '"': ""}
SINGLE = "‘’‚"
END_OF_CLAUSE = frozenset(".,!?…،؟۔")
_MARK = re.compile("’’|‘‘|''|[“”„«»‘’‚「」『』\"]")


def find_quotations(texts: Sequence[str]) -> dict[int, range]:
    """For each sentence that holds only a part of a quotation, the sentences that hold all of it.

    `texts`: sentences in order. A mark that has no partner in the next `LONGEST_QUOTATION` sentences is no part of a
    quotation: it is the source's own slip, and the sentence counts as whole. Whether a mark opens or closes is told
    from its place first, since languages differ: before a word it opens, after one it closes. Between two spaces it
    closes what is open, or opens. Quotations that share a sentence are one.
    """
    found: dict[int, range] = {}

    def join(first: int, last: int) -> None:
        first = found.get(first, range(first, last)).start
        found.update(dict.fromkeys(range(first, last + 1), range(first, last + 1)))

    awaited, opened, inner, nested = "", 0, -1, -1
    for place, text in enumerate(texts):
        if awaited and place - opened >= LONGEST_QUOTATION:
            awaited = ""
        for kind, opens, may_be_apostrophe in _read_marks(text):
            if opens is None:
                opens = awaited != kind
            if kind == SINGLE and awaited not in {"", SINGLE}:
                continue
            if may_be_apostrophe and (opens or opened != place):
                continue
            if opens and awaited == SINGLE != kind:
                # The single mark was an apostrophe.
                awaited = ""
            if opens and awaited:
                inner = place
            elif opens:
                awaited, opened, inner = kind, place, -1
            elif kind == awaited:
                awaited = ""
                nested = opened if inner == opened else -1
                if opened < place and not (inner == place and place - opened >= LONGEST_AROUND_ANOTHER):
                    join(opened, place)
            elif not awaited and 0 <= nested < place <= nested + LONGEST_AROUND_ANOTHER:
                # One mark closed the inner quotation, and this is the one that closes the outer.
                join(nested, place)
                nested = -1
    return found


def _read_marks(text: str) -> Iterator[tuple[str, bool | None, bool]]:
    """The marks of a sentence: of which kind each is, whether it opens (None: not to be told), and whether it may be an
    apostrophe.
    """
    for match in _MARK.finditer(text):
        mark = match.group()
        before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
        kind = SINGLE if mark in SINGLE else next(kind for kind in KINDS if mark in kind)
        begins = not before.isalnum() and before not in END_OF_CLAUSE and bool(after.strip())
        closes = bool(before.strip()) and not after.isalnum()
        opens: bool | None = begins if begins != closes or kind == '"' else mark in KINDS[kind]
        if kind == HIGH and begins == closes and before.isspace() and after.isspace():
            opens = None  # between two spaces neither place nor, in Urdu, form tells
        if kind != SINGLE:
            yield kind, opens, False
        elif begins:
            # ’Tis and ’90 are apostrophes; a script without letter case has none at the beginning of a word.
            yield kind, True, mark == "’" and (not after.isalpha() or after.isupper() or after.islower())
        elif closes:
            # The students’ books.
            yield kind, False, before not in END_OF_CLAUSE
