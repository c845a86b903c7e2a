"""Cells of tables that a spreadsheet would take for formulas: guarded when written, and read back as they were.

A text that begins with apostrophes before what makes a formula is guarded too, so that taking one apostrophe away
always gives the text back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

GUARD = "'"
# The wide forms too: spreadsheets of East Asia take them for the narrow ones.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
# What the first columns of a table that `hamzaban export` wrote are called: its cells are guarded, those of others not.
EXPORTED_COLUMNS = ("id", "source", "sha256", "date", "language", "title", "index", "start", "end", "score")


def with_guard(text: str) -> str:
    """Make a text a cell that no spreadsheet takes for a formula."""
    return GUARD + text if _FORMULA.match(text) else text


def without_guard(cell: str) -> str:
    """Give back the text that `with_guard` made a cell of."""
    return cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell


def unguarded(columns: Iterable[str], row: Iterable[str]) -> list[str]:
    """The cells of a row as they were before they were guarded, in a table of ours; those of others as they are."""
    ours = tuple(columns)[: len(EXPORTED_COLUMNS)] == EXPORTED_COLUMNS
    return [without_guard(cell) for cell in row] if ours else [*row]
