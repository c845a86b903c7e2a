"""One file of many articles, a line or row each: where each lies, and the article there.

JSON Lines (`.jsonl`, `.ndjson`) and tables (`.csv`, `.tsv`) are read as streams; what is kept of a file is one record
and the identities so far. In tables a record may have line ends inside quotes: rows are cut by the standard library's
own reader of tables, which is watched for how many lines it takes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from .. import limits
from ..article import BY_FORMAT, Content, Place, Reading, UnreadableArticle
from ..encodings import decode_record, encoding_of_sample
from ..formulas import unguarded
from ..lines import Line, lines_of
from ..open_file import Member, opened, suffix_of
from .fields import (
    ID_FIELDS,
    NUMBER_WIDTH,
    TEXT_FIELDS,
    Identities,
    content_of,
    find_field,
    named,
    one_line,
    some_article,
    text_column,
)

DELIMITERS = ",;\t|"
# How Excel says in a table's first line what stands between its columns.
DELIMITER_SAID = re.compile(r"\"?sep=([^\w\s\"]|\t)\"?[,;\s]*", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """How the rows of a table are read: its encoding, delimiter, columns, and where its first row begins (bytes)."""

    encoding: str
    confidence: float
    delimiter: str
    columns: tuple[str, ...]
    start: int


def find_lines(path: Path | Member, reading: Reading) -> Iterator[Place]:
    """The articles of a JSON Lines file, one a line; blank lines are none. Raises `UnreadableArticle`.

    A line that is no article has its place too: what is wrong with it is said when it is read. Where none is one, that
    is one failure of the file.
    """
    return some_article(path, _lines(path, reading))


def _lines(path: Path | Member, reading: Reading) -> Iterator[tuple[Place, bool]]:
    """Each line, and whether it is a JSON object."""
    with opened(path) as file:
        encoding, mark, _ = encoding_of_sample(file.read(limits.SAMPLE), str(path), reading.encoding)
        file.seek(0)
        identities = Identities()
        for number, line in enumerate(lines_of(file, encoding, mark), 1):
            if not line.data.strip(b" \t\r\n\0"):
                continue
            try:
                record = json_object(line.data.decode(encoding, "replace"))
            except ValueError:
                record = {}
            identity = identities.settle(named(record, ID_FIELDS, reading.id_field), number)
            is_article = find_field(record, TEXT_FIELDS, reading.text_field) is not None
            yield Place(identity, number, line.start, line.end), is_article


def find_sheet_rows(path: Path | Member, reading: Reading) -> Iterator[Place]:
    """The articles of a workbook, one a row; sheets without a column of texts have none. Raises `UnreadableArticle`."""
    return some_article(path, _places_of_sheet_rows(path, reading))


def _places_of_sheet_rows(path: Path | Member, reading: Reading) -> Iterator[tuple[Place, bool]]:
    """Each row of the sheets that have a column of texts, and whether it has one."""
    without: dict[str, None] = {}
    found = False
    identities = Identities()
    with opened(path) as file:
        for line in lines_of(file, "utf-8", 0):
            sheet, number, record = json.loads(line.data)
            column = find_field(record, TEXT_FIELDS, reading.text_field)
            if column is None:
                without |= dict.fromkeys(record)
                continue
            found = True
            said = named(record, ID_FIELDS, reading.id_field) or f"{sheet} {number:0{NUMBER_WIDTH}}"
            place = Place(identities.settle(said, number), number, line.start, line.end, sheet)
            yield place, bool(record[column].strip())
    if not found:
        text_column(path, tuple(without), reading.text_field)


def read_sheet_row(path: Path | Member, reading: Reading, data: bytes, place: Place) -> Content:
    """The article of one row of a workbook, `data` its line. Raises `UnreadableArticle`."""
    where = f"{path}: row {place.number} of '{place.part}'"
    try:
        _, _, record = json.loads(data)
    except ValueError as error:
        raise UnreadableArticle(f"{where} is no longer there; run the command again.") from error
    return content_of(where, record, reading, BY_FORMAT, 1.0)


def find_rows(path: Path | Member, reading: Reading) -> Iterator[Place]:
    """The articles of a table, one a row; blank rows are none. Raises `UnreadableArticle`.

    Where no row can be read, or has a text, that is one failure of the file.
    """
    return some_article(path, _places_of_rows(path, reading))


def _places_of_rows(path: Path | Member, reading: Reading) -> Iterator[tuple[Place, bool]]:
    """Each row, and whether it has a text."""
    with opened(path) as file:
        table = _read_table(path, file, reading)
        column = text_column(path, table.columns, reading.text_field)
        file.seek(0)
        identities = Identities()
        number = 0
        for row, start, end in _rows(file, table):
            number += 1
            if row is not None and not any(cell.strip() for cell in row):
                continue
            record = dict(zip(table.columns, unguarded(table.columns, row or ()), strict=False))
            identity = identities.settle(named(record, ID_FIELDS, reading.id_field), number)
            yield Place(identity, number, start, end), bool(record.get(column, "").strip())


def read_line(path: Path | Member, reading: Reading, data: bytes, place: Place) -> Content:
    """The article of one line of a JSON Lines file, `data` its bytes. Raises `UnreadableArticle`."""
    where = f"{path}: line {place.number}"
    with opened(path) as file:
        encoding, _, confidence = encoding_of_sample(file.read(limits.SAMPLE), str(path), reading.encoding)
    decoded = decode_record(data, where, encoding, confidence, reading.encoding)
    try:
        record = json_object(decoded.text)
    except ValueError as error:
        raise UnreadableArticle(f"{where} is no JSON object ({one_line(error)}); mend or remove it.") from error
    return content_of(where, record, reading, decoded.encoding, decoded.confidence)


def read_row(path: Path | Member, reading: Reading, data: bytes, place: Place) -> Content:
    """The article of one row of a table, `data` its bytes. Raises `UnreadableArticle`."""
    where = f"{path}: row {place.number}"
    with opened(path) as file:
        table = _read_table(path, file, reading)
    decoded = decode_record(data, where, table.encoding, table.confidence, reading.encoding)
    lines = _RowLines(lines_of(io.BytesIO(decoded.text.encode("utf-8", "replace")), "utf-8", 0), "utf-8")
    try:
        row = next(_reader(lines, table.delimiter))
    except (csv.Error, StopIteration) as error:
        raise UnreadableArticle(f"{where} cannot be read ({one_line(error)}); mend or remove it.") from error
    if lines.ran_out:
        raise UnreadableArticle(f"{where} has a quotation mark that is not closed; mend or remove it.")
    record = dict(zip(table.columns, unguarded(table.columns, row), strict=False))
    return content_of(where, record, reading, decoded.encoding, decoded.confidence)


def _read_table(path: Path | Member, file: BinaryIO, reading: Reading) -> Table:
    """How the rows of a table are read, by its first bytes. Raises `UnreadableArticle`."""
    sample = file.read(limits.SAMPLE)
    encoding, mark, confidence = encoding_of_sample(sample, str(path), reading.encoding)
    delimiters = "\t" if suffix_of(path.name) == ".tsv" else DELIMITERS
    first = next(lines_of(io.BytesIO(sample), encoding, mark), None)
    said = None if first is None else DELIMITER_SAID.fullmatch(first.data.decode(encoding, "replace"))
    if first is not None and said is not None:
        delimiters, mark = said[1], first.after
    found: list[Table] = []
    for delimiter in delimiters:
        lines = _RowLines(lines_of(io.BytesIO(sample), encoding, mark), encoding)
        try:
            header = next(_reader(lines, delimiter))
        except (csv.Error, StopIteration):
            continue
        columns = tuple(column.strip() for column in header)
        if not lines.ran_out and any(columns):
            found.append(Table(encoding, confidence, delimiter, columns, lines.after))
    if not found:
        raise UnreadableArticle(f"{path}: its first line names no columns; put a row of column names there.")
    # The delimiter that makes the most columns; the first of equals.
    return max(found, key=lambda table: len(table.columns))


def _rows(file: BinaryIO, table: Table) -> Iterator[tuple[list[str] | None, int, int]]:
    """Each row after the header and where it lies; None for a row that cannot be read.

    A quotation mark that is never closed would take all the rest of the file into its row. Such a row is its first
    line alone, and the next line begins another.
    """
    start = table.start
    while True:
        lines = _RowLines(lines_of(file, table.encoding, start), table.encoding)
        reader = _reader(lines, table.delimiter)
        while True:
            lines.begin()
            row: list[str] | None
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                row = None
                # What is left in the reader's hands belongs to the row that it gave up.
                reader = _reader(lines, table.delimiter)
            if lines.ran_out:
                yield None, lines.start, lines.first_end
                break
            yield row, lines.start, lines.end
        start = lines.after_first


class _RowLines:
    """The lines of a table, decoded, for the reader of tables; it notes which lines a row takes.

    `start`, `end`: of the row so far, without its line end; `after`: with it. `first_end`, `after_first`: of its first
    line, without and
    with its line end. `ran_out`: the row was not complete when lines, or what a record may have, came to an end.
    """

    def __init__(self, lines: Iterator[Line], encoding: str) -> None:
        self._lines = lines
        self._encoding = encoding
        self._fresh = True
        self.start = self.end = self.after = self.first_end = self.after_first = 0
        self.ran_out = False

    def begin(self) -> None:
        """A new row begins with the next line."""
        self._fresh = True

    def __iter__(self) -> _RowLines:
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None or (not self._fresh and line.after - self.start > limits.RECORD):
            self.ran_out = not self._fresh
            raise StopIteration
        if self._fresh:
            self.start, self.first_end, self.after_first = line.start, line.end, line.after
            self._fresh = False
        self.end, self.after = line.end, line.after
        return line.data.decode(self._encoding, "replace")


def _reader(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    # The library's limit is 131,072 characters a field, and set for all readers at once.
    csv.field_size_limit(limits.RECORD)
    return csv.reader(lines, delimiter=delimiter)


def json_object(text: str) -> dict[str, Any]:
    """The object that a text is. Raises `ValueError`, which is what JSON's own error is, too."""
    try:
        # Zero bytes and other controls that strayed into a text cost no article.
        record = json.loads(text.removeprefix("\ufeff"), strict=False)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(record, dict):
        raise ValueError(f"it is a {type(record).__name__}")
    return record
