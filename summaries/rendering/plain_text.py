"""Records as plain text: the whole summary in one language, then in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translate import LANGUAGES

from ..records import Record
from .characters import on_one_line

BETWEEN = "-" * 72


def plain_text(records: Iterable[Record]) -> Iterator[str]:
    """Records as one text, record by record, a line of hyphens between two.

    `records`: any number. Each begins with its file's name; then, for every language, its name, the title, and a
    sentence a line, with blank lines around the title. Line ends within a sentence become spaces.
    """
    for number, record in enumerate(records):
        yield _text(record) if number == 0 else f"\n{BETWEEN}\n\n{_text(record)}"


def _text(record: Record) -> str:
    """One record."""
    summary = record.summary
    blocks = [on_one_line(record.source.name)]
    for code in summary.languages:
        name = LANGUAGES[code].name if code in LANGUAGES else code
        blocks.append(f"{name} (source)" if code == summary.language else name)
        if summary.title is not None and code in summary.title.text:
            blocks.append(on_one_line(summary.title.text[code]))
        lines = [on_one_line(sentence.text[code]) for sentence in summary.sentences if code in sentence.text]
        if lines:
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"
