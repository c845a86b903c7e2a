"""Glyphs of a page to lines of text in the order they are read in, right-to-left lines among them.

A PDF has places, not an order: Persian and Urdu are drawn in any. A line's glyphs are put in the order they stand in
from left to right; from that the order of reading follows by the rules of the Unicode bidirectional algorithm (UAX 9),
the other way round: right-to-left letters are turned, numbers and Latin words among them are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from .glyphs import Glyph

# All in sizes of the font. Glyphs whose baselines are closer stand on one line: in Nastaliq letters climb, but lines
# are further apart.
SAME_LINE = 0.6
# A gap between glyphs from which on there is a space, on lines where none are drawn, and on others.
SPACE, SPACE_BESIDE_SPACES = 0.2, 1.0
# A space after which the pen has moved less than this is a zero-width non-joiner, drawn as an empty glyph.
NO_SPACE = 0.05
# Where a joiner says it stands is rounded by less than this.
ROUNDING = 0.1
# A line with this share of letters of the page's direction is of that direction.
OWN_SHARE = 0.25
# A glyph lies over another where it covers this share of it.
COVERED = 0.3
# Columns are this far apart, and a page with columns has so many glyphs.
GUTTER = 1.0
COLUMN_GLYPHS = 200
# A gutter may be crossed by headlines: by this share of the glyphs that stand at other places.
CROSSED = 0.1
# Each column has at least this share of the page's glyphs.
COLUMN_SHARE = 0.15

JOINER = "\u200c"
# Presentation forms: letters of Arabic and Latin ligatures as shapes. The ornate brackets among them stay.
SHAPES = re.compile("[\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]")
MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
VOWEL_SIGNS = re.compile("[\u064b-\u065f\u0670]+")
# Brackets that open at the end of a word, or close at its beginning; and the other way round.
TURNED = re.compile(r"(?<=\w)[(\[{«‹](?=\W)|(?<=\s)[)\]}»›](?=\w)")
NOT_TURNED = re.compile(r"(?<=\s)[(\[{«‹](?=\w)|(?<=\w)[)\]}»›](?=\W)")
# A run that is read from left to right, in classes of glyphs as they stand: see `_class`.
LEFT_TO_RIGHT = re.compile("L(?:[^R]*[LN])?|N+(?:CN+)*")
RIGHT_TO_LEFT = re.compile("R(?:[^L]*R)?")


@dataclass(frozen=True)
class Line:
    """One line of a page: its text as it is read, its baseline, size, and where it begins and ends on the page."""

    text: str
    y: float
    size: float
    left: float
    right: float
    rightwards: bool


def page_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page in the order they are read in: columns one after the other. `glyphs`: those of the page."""
    placed = [replace(glyph, text=SHAPES.sub(_letters, glyph.text)) for glyph in glyphs if glyph.text]
    if not placed:
        return []
    size = median(glyph.size for glyph in placed)
    letters = Counter(_class(glyph) for glyph in placed)
    rightwards = letters["L"] >= letters["R"]
    rows = [row for block in _blocks(placed, size, rightwards) for row in _rows(block)]
    lines = [line for row in rows if (line := _line(row, rightwards, shapes=False))]
    if _is_turned(line.text for line in lines if not line.rightwards):
        lines = [line for row in rows if (line := _line(row, rightwards, shapes=True))]
    return lines


def _is_turned(lines: Iterable[str]) -> bool:
    """Whether brackets and quotation marks of right-to-left lines stand the wrong way round more often than not.

    Programs differ in whether a bracket is said to be what it means or what it looks like.
    """
    text = " \n ".join(lines)
    return len(TURNED.findall(text)) > len(NOT_TURNED.findall(text))


def _letters(shape: re.Match[str]) -> str:
    """The letters that a shape is of."""
    return unicodedata.normalize("NFKC", shape[0])


def _class(glyph: Glyph) -> str:
    """What a glyph is to direction: `R` right-to-left, `L` left-to-right, `N` number, `C` in numbers, `-` nothing."""
    for character in glyph.text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return "R"
        if direction == "L":
            return "L"
        if direction in {"EN", "AN"}:
            # The Arabic decimal and thousands signs are of the class of numbers, and never begin one.
            return "N" if character.isdecimal() else "C"
        if direction == "CS":
            return "C"
    return "-"


def _blocks(glyphs: Sequence[Glyph], size: float, rightwards: bool) -> list[list[Glyph]]:
    """The glyphs of each column, in the order of reading, what stands across columns in its turn."""
    gutter = _gutter(glyphs, size)
    if gutter is None:
        return [list(glyphs)]
    middle = sum(gutter) / 2
    across = sorted({glyph.y for glyph in glyphs if glyph.x < middle < glyph.x + glyph.width}, reverse=True)
    blocks: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        # How many of the rows that go across stand above this one; a row across comes before what is below it.
        above = sum(y > glyph.y + SAME_LINE * size for y in across)
        crossing = any(abs(y - glyph.y) <= SAME_LINE * size for y in across)
        column = 0 if crossing else 1 + ((glyph.x + glyph.width / 2 > middle) == rightwards)
        blocks.setdefault((above, column), []).append(glyph)
    parts = (block for _, block in sorted(blocks.items(), key=lambda item: item[0]))
    # A column may be two of them.
    return [block for part in parts for block in _blocks(part, size, rightwards)]


def _gutter(glyphs: Sequence[Glyph], size: float) -> tuple[float, float] | None:
    """The widest strip from top to bottom that next to nothing stands in, with columns on both sides."""
    if len(glyphs) < COLUMN_GLYPHS:
        return None
    left, right = min(glyph.x for glyph in glyphs), max(glyph.x + glyph.width for glyph in glyphs)
    covered = [0] * (int(right - left) + 2)
    for glyph in glyphs:
        for place in range(int(glyph.x - left), int(glyph.x + glyph.width - left) + 1):
            covered[place] += 1
    few = CROSSED * median(covered)
    best: tuple[float, float] | None = None
    start = None
    for place, count in enumerate([*covered, len(glyphs)]):
        if count <= few:
            start = place if start is None else start
            continue
        if start is not None and place - start >= GUTTER * size:
            strip = (left + start, left + place)
            share = sum(glyph.x < strip[0] for glyph in glyphs) / len(glyphs)
            wider = best is None or strip[1] - strip[0] > best[1] - best[0]
            if wider and COLUMN_SHARE <= share <= 1 - COLUMN_SHARE:
                best = strip
        start = None
    return best


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each line, from top to bottom."""
    rows: list[list[tuple[int, Glyph]]] = []
    above: Glyph | None = None
    for order, glyph in sorted(enumerate(glyphs), key=lambda item: -item[1].y):
        if above is None or above.y - glyph.y > SAME_LINE * min(above.size, glyph.size):
            rows.append([])
        rows[-1].append((order, glyph))
        above = glyph
    return [[glyph for _, glyph in sorted(row, key=lambda item: item[0])] for row in rows]


def _line(row: Sequence[Glyph], rightwards: bool, *, shapes: bool) -> Line | None:
    """The glyphs of one line as text, None where there is nothing to read.

    `row`: in the order they are drawn in. `rightwards`: the page's direction. `shapes`: brackets are what they look
    like, so that in right-to-left text they are to be turned.
    """
    placed = _with_spaces(_from_left_to_right(row))
    letters = Counter(map(_class, placed))
    strong = letters["L"] + letters["R"]
    own = rightwards if letters["L" if rightwards else "R"] >= OWN_SHARE * strong else not rightwards
    text = " ".join("".join(glyph.text for glyph in _in_order(placed, own, shapes)).split())
    seen = [glyph for glyph in placed if glyph.text.strip(f"{JOINER} ")]
    if not seen:
        return None
    return Line(
        text,
        Counter(round(glyph.y, 1) for glyph in seen).most_common(1)[0][0],
        Counter(round(glyph.size, 1) for glyph in seen).most_common(1)[0][0],
        min(glyph.x for glyph in seen),
        max(glyph.x + glyph.width for glyph in seen),
        own,
    )


def _from_left_to_right(row: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a line as they stand.

    In Nastaliq a letter may begin left of one that it stands to the right of. So where a line is drawn from left to
    right, whichever way it is read, letters that lie over each other stand as they were drawn.
    """
    steps = [glyph.x > before.x for before, glyph in pairwise(row)]
    as_it_stands = sum(steps) > len(steps) / 2
    whole = _with_their_vowels(row) if as_it_stands else row
    placed = sorted(enumerate(whole), key=lambda item: _left_edge(item[1]))
    if as_it_stands:
        for place, ((order, glyph), (next_order, following)) in enumerate(pairwise(list(placed))):
            over = glyph.x + glyph.width > following.x + COVERED * following.width
            if order == next_order + 1 and over:
                placed[place : place + 2] = [(next_order, following), (order, glyph)]
    return [glyph for _, glyph in placed]


def _with_their_vowels(row: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a line with Arabic vowel signs at their letters, before which they are drawn from left to right."""
    whole: list[Glyph] = []
    signs = ""
    for glyph in row:
        if VOWEL_SIGNS.fullmatch(glyph.text):
            signs = glyph.text + signs
        else:
            whole.append(replace(glyph, text=glyph.text + signs) if signs else glyph)
            signs = ""
    return whole


def _left_edge(glyph: Glyph) -> float:
    """Where a glyph begins; a joiner before what begins at the same place."""
    return glyph.x - (ROUNDING * glyph.size if glyph.text == JOINER else 0.0)


def _with_spaces(row: Sequence[Glyph]) -> list[Glyph]:
    """A line's glyphs with spaces where there are gaps, joiners where spaces have no room, marks at their letters."""
    spaced = any(glyph.text.isspace() for glyph in row)
    room = SPACE_BESIDE_SPACES if spaced else SPACE
    placed: list[Glyph] = []
    end: float | None = None
    for place, glyph in enumerate(row):
        following = row[place + 1] if place + 1 < len(row) else None
        if placed and all(unicodedata.category(character) == "Mn" for character in glyph.text):
            placed[-1] = replace(placed[-1], text=placed[-1].text + glyph.text)
        elif glyph.text == JOINER or (
            glyph.text == " " and following and abs(following.x - glyph.x) < NO_SPACE * glyph.size
        ):
            placed.append(replace(glyph, text=JOINER, width=0.0))
        else:
            if end is not None and glyph.x - end > room * glyph.size and not glyph.text.isspace():
                placed.append(Glyph(" ", end, glyph.x - end, glyph.y, glyph.size))
            placed.append(glyph)
            end = glyph.x + glyph.width
    return placed


def _in_order(placed: Sequence[Glyph], rightwards: bool, shapes: bool) -> list[Glyph]:
    """Glyphs as they stand from left to right, in the order they are read in. `rightwards`: the line's direction.

    `shapes`: as for `_line`.
    """
    classes = "".join(map(_class, placed))
    ordered: list[Glyph] = []
    place = 0
    if rightwards:
        for run in RIGHT_TO_LEFT.finditer(classes):
            ordered += placed[place : run.start()]
            ordered += _in_order(placed[run.start() : run.end()], False, shapes)
            place = run.end()
        return [*ordered, *placed[place:]]
    runs: list[list[Glyph]] = []
    for run in LEFT_TO_RIGHT.finditer(classes):
        runs += [[_turned(glyph) if shapes else glyph] for glyph in placed[place : run.start()]]
        runs.append(list(placed[run.start() : run.end()]))
        place = run.end()
    runs += [[_turned(glyph) if shapes else glyph] for glyph in placed[place:]]
    return [glyph for run in reversed(runs) for glyph in run]


def _turned(glyph: Glyph) -> Glyph:
    """A glyph of a right-to-left line: what looks like a closing bracket opens."""
    return glyph if glyph.actual else replace(glyph, text=MIRRORED.get(glyph.text, glyph.text))
