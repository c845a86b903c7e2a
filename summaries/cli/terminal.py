"""A parallel summary in a terminal: one column a language, one row a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translate import JOINERS, LANGUAGES, OF_TEXT, printable, words
from translate.cli import say

from ..records import Record, read_record

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.table import Table

# Around a line of a right-to-left cell. The outer marks keep the border between two such cells a border: without
# them a terminal that orders lines by the bidirectional algorithm takes both cells for one run and swaps them. The
# inner ones keep the full stop at the line's own end.
BEFORE, AFTER = "\u200e\u200f", "\u200f\u200e"


def side_by_side(record_path: Path) -> Table:
    """The table of the record at `record_path`, to be printed by rich.

    Raises `ValueError` where there is no record of this version.
    """
    record = read_record(record_path)
    if record is None:
        raise ValueError(f"{record_path}: no record of this version")
    return table_of(record)


def table_of(record: Record) -> Table:
    """The table of a record, to be printed by rich."""
    from rich.box import ROUNDED
    from rich.table import Table
    from rich.text import Text

    summary = record.summary
    source, codes = summary.language, summary.languages
    name = Text(printable(record.source.name, JOINERS))
    table = Table(box=ROUNDED, show_lines=True, title=name, title_justify="left", expand=True)
    for code in codes:
        language = LANGUAGES[code]
        heading = f"{language.name} (source)" if code == source else language.name
        table.add_column(heading, justify="right" if language.direction == "rtl" else "left", ratio=1)
    if summary.title:
        table.add_row(*(_Cell(summary.title.text[code], code, "bold") for code in codes))
    for sentence in summary.sentences:
        table.add_row(*(_Cell(sentence.text[code], code) for code in codes))
    return table


@dataclass(frozen=True)
class _Cell:
    """Text that wraps to its column, every line of it closed off from its neighbours' direction."""

    text: str
    code: str
    style: str = "default"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        right = LANGUAGES[self.code].direction == "rtl"
        for line in Text(printable(self.text, OF_TEXT), style=self.style).wrap(console, options.max_width):
            line.rstrip()
            if right:
                padding = " " * (options.max_width - line.cell_len)
                yield Text(f"{padding}{BEFORE}{line.plain}{AFTER}", style=self.style)
            else:
                yield line


def warn_over_budget(lines: Sequence[str], language: str, budget: int | None) -> None:
    """Say so where no sentence is as short as the words that were asked for.

    Args:
        lines: The sentences of a summary, in the article's own language.
        language: The code of that language.
        budget: How many words were asked for, at most, or None.
    """
    found = sum(len(words(line, language)) for line in lines)
    if budget is not None and found > budget:
        say(f"No sentence fits in {budget} words. The summary is one sentence of {found} words.")
