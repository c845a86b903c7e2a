"""Records as tables of sentences: JSON Lines for programs, CSV for spreadsheets.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula, and a formula may
reach into the machine it is opened on. Such a cell gets an apostrophe before it in CSV (`with_guard`), whatever it
says. Numbers of our own stay numbers.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from io import StringIO
from typing import Any

from translate import LANGUAGES

from ..reading import EXPORTED_COLUMNS, with_guard
from ..records import Record
from .characters import encodable
from .units import Unit, rounded, units

BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take UTF-8 for the system's own encoding


def json_lines(records: Iterable[Record]) -> Iterator[str]:
    """Records as JSON Lines, a title or sentence a line.

    `records`: any number. The keys of each object: `id` (as `units` makes it), `source` (the file's name), `sha256`
    (of it), `date`, `language` (its code), `title` (whether it is one), `index` (null for a title), `start` and
    `end` (characters of the cleaned text), `score` (of its rank; null for a title), `text` by language code, and
    `translations` by language code, each with `score`, `flags` and `findings`. Any text comes back as it was.
    """
    for unit in units(records):
        line = json.dumps(_plain(unit), ensure_ascii=False)
        # Half a pair stands as `\ud800`, which is how JSON says it.
        yield line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def comma_separated(records: Iterable[Record]) -> Iterator[str]:
    """Records as CSV (RFC 4180, UTF-8 with a byte order mark), a title or sentence a row.

    `records`: any number; gone through twice, so no iterator: which languages have columns has to be known first.
    The columns: as the keys of `json_lines`, with `text_LANG`, `score_LANG`, `flags_LANG` (spaces between) and
    `findings_LANG` (in words) for every language of any record. Formulas are guarded as said above, and U+FFFD stands
    for what UTF-8 cannot hold.
    """
    if iter(records) is records:
        raise TypeError("records are gone through twice: give a list, not an iterator")
    languages = _languages(records)
    names = [
        *EXPORTED_COLUMNS,
        *(f"{kind}_{code}" for code in languages for kind in ("text", "score", "flags", "findings")),
    ]
    yield BYTE_ORDER_MARK + _row(names)
    for unit in units(records):
        yield _row(_cells(unit, languages))


def _plain(unit: Unit) -> dict[str, Any]:
    """One line of JSON Lines, as plain data."""
    record, segment = unit.record, unit.segment
    return {
        "id": unit.identifier,
        "source": record.source.name,
        "sha256": record.source.sha256,
        "date": record.source.date,
        "language": record.summary.language,
        "title": unit.is_title,
        "index": None if unit.is_title else segment.index,
        "start": segment.start,
        "end": segment.end,
        "score": None if unit.is_title else rounded(segment.score),
        "text": dict(segment.text),
        "translations": {
            code: {
                "score": rounded(translation.score),
                "flags": list(translation.flags),
                "findings": [asdict(finding) for finding in translation.findings],
            }
            for code, translation in segment.translations.items()
        },
    }


def _cells(unit: Unit, languages: Iterable[str]) -> Iterator[str | int | float | None]:
    """One row of CSV, nothing where there is nothing."""
    record, segment = unit.record, unit.segment
    yield from (unit.identifier, record.source.name, record.source.sha256, record.source.date)
    yield from (record.summary.language, "true" if unit.is_title else "false")
    yield None if unit.is_title else segment.index
    yield from (segment.start, segment.end)
    yield None if unit.is_title else rounded(segment.score)
    for code in languages:
        translation = segment.translations.get(code)
        yield segment.text.get(code, "")
        yield None if translation is None else rounded(translation.score)
        yield None if translation is None else " ".join(translation.flags)
        yield None if translation is None else "; ".join((*translation.doubts, *translation.looks))


def _languages(records: Iterable[Record]) -> list[str]:
    """The codes of all languages of the records, in the order of the table of languages."""
    found = {code for unit in units(records) for code in unit.segment.text}
    return [*(code for code in LANGUAGES if code in found), *sorted(found - LANGUAGES.keys())]


def _row(cells: Iterable[str | int | float | None]) -> str:
    """One line of CSV: every text guarded, whatever it says, numbers as they are."""
    line = StringIO(newline="")
    csv.writer(line).writerow(with_guard(cell) if isinstance(cell, str) else cell for cell in cells)
    return encodable(line.getvalue())
