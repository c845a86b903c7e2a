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
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from translate import JOINERS, printable

from . import limits
from .article import Content, Place, Reading, UnreadableArticle, iso_date
from .compressed import opened, suffix_of
from .encodings import encoding_of_sample
from .formulas import unguarded
from .lines import Line, lines_of

# Where nothing is said, the first of these that there is. Letter case does not count.
TEXT_FIELDS = ("text", "body", "content", "article")
TITLE_FIELDS = ("title", "headline")
ID_FIELDS = ("id", "guid", "uuid")
AUTHOR_FIELDS = ("author", "byline")
DATE_FIELDS = ("date", "published", "pubdate")

DELIMITERS = ",;\t|"
NUMBER_WIDTH = 6
LONE = re.compile("[\ud800-\udfff]")
# Of the columns that there are, so many are named where none will do, with so many letters of each.
MOST_NAMED, NAME_SHOWN = 20, 30
# An identity is to be part of a file's name.
IDENTITY_LETTERS = 80

NO_ARTICLES = (
    "records is an article; check that the file is what its name says, and which field holds the text (--text-field)."
)


@dataclass(frozen=True)
class Table:
    """How the rows of a table are read: its encoding, delimiter, columns, and where its first row begins (bytes)."""

    encoding: str
    confidence: float
    delimiter: str
    columns: tuple[str, ...]
    start: int


def find_lines(path: Path, reading: Reading) -> Iterator[Place]:
    """The articles of a JSON Lines file, one a line; blank lines are none. Raises `UnreadableArticle`.

    A line that is no article has its place too: what is wrong with it is said when it is read. Where none is one, that
    is one failure of the file.
    """
    return _some_article(path, _lines(path, reading))


def _lines(path: Path, reading: Reading) -> Iterator[tuple[Place, bool]]:
    """Each line, and whether it is a JSON object."""
    with opened(path) as file:
        encoding, mark, _ = encoding_of_sample(file.read(limits.SAMPLE), str(path), reading.encoding)
        file.seek(0)
        identities = _Identities()
        for number, line in enumerate(lines_of(file, encoding, mark), 1):
            if not line.data.strip(b" \t\r\n\0"):
                continue
            try:
                record = _json_object(line.data, encoding)
            except ValueError:
                record = {}
            identity = identities.settle(_named(record, ID_FIELDS, reading.id_field), number)
            is_article = _find(record, TEXT_FIELDS, reading.text_field) is not None
            yield Place(identity, number, line.start, line.end), is_article


def _some_article(path: Path, places: Iterator[tuple[Place, bool]]) -> Iterator[Place]:
    """The places, as soon as one of them is an article. Raises `UnreadableArticle` where next to none of many is."""
    held: list[Place] = []
    articles = failures = 0
    for place, is_article in places:
        articles, failures = articles + is_article, failures + (not is_article)
        if failures > max(limits.RECORDS_WITHOUT_TEXT, articles * limits.RECORDS_WITHOUT_TEXT_SHARE):
            raise UnreadableArticle(f"{path}: hardly any of its first {articles + failures:,} {NO_ARTICLES}")
        held.append(place)
        if articles:
            yield from held
            held.clear()
    if len(held) > 1:
        raise UnreadableArticle(f"{path}: none of its {failures:,} {NO_ARTICLES}")
    yield from held


def find_rows(path: Path, reading: Reading) -> Iterator[Place]:
    """The articles of a table, one a row; blank rows are none. Raises `UnreadableArticle`.

    Where no row can be read, or has a text, that is one failure of the file.
    """
    return _some_article(path, _places_of_rows(path, reading))


def _places_of_rows(path: Path, reading: Reading) -> Iterator[tuple[Place, bool]]:
    """Each row, and whether it has a text."""
    with opened(path) as file:
        table = _read_table(path, file, reading)
        column = _column(path, table.columns, TEXT_FIELDS, reading.text_field)
        file.seek(0)
        identities = _Identities()
        number = 0
        for row, start, end in _rows(file, table):
            number += 1
            if row is not None and not any(cell.strip() for cell in row):
                continue
            record = dict(zip(table.columns, unguarded(table.columns, row or ()), strict=False))
            identity = identities.settle(_named(record, ID_FIELDS, reading.id_field), number)
            yield Place(identity, number, start, end), bool(record.get(column, "").strip())


def read_line(path: Path, reading: Reading, data: bytes, place: Place) -> Content:
    """The article of one line of a JSON Lines file, `data` its bytes. Raises `UnreadableArticle`."""
    where = f"{path}: line {place.number}"
    with opened(path) as file:
        encoding, _, confidence = encoding_of_sample(file.read(limits.SAMPLE), str(path), reading.encoding)
    try:
        record = _json_object(data, encoding)
    except ValueError as error:
        raise UnreadableArticle(f"{where} is no JSON object ({_one_line(error)}); mend or remove it.") from error
    return _content(where, record, reading, encoding, confidence)


def read_row(path: Path, reading: Reading, data: bytes, place: Place) -> Content:
    """The article of one row of a table, `data` its bytes. Raises `UnreadableArticle`."""
    where = f"{path}: row {place.number}"
    with opened(path) as file:
        table = _read_table(path, file, reading)
    lines = _RowLines(lines_of(io.BytesIO(data), table.encoding, 0), table.encoding)
    try:
        data.decode(table.encoding)
        row = next(_reader(lines, table.delimiter))
    except UnicodeDecodeError as error:
        raise UnreadableArticle(f"{where} is not {table.encoding} (byte {error.start}); mend or remove it.") from error
    except (csv.Error, StopIteration) as error:
        raise UnreadableArticle(f"{where} cannot be read ({_one_line(error)}); mend or remove it.") from error
    if lines.ran_out:
        raise UnreadableArticle(f"{where} has a quotation mark that is not closed; mend or remove it.")
    record = dict(zip(table.columns, unguarded(table.columns, row), strict=False))
    return _content(where, record, reading, table.encoding, table.confidence)


def _one_line(error: Exception) -> str:
    """What an error of the standard library says, as part of a message."""
    return printable(" ".join(str(error).split()), JOINERS)[:100] or type(error).__name__


class _Identities:
    """The identities given so far, so that each is given once, whatever the case of its letters."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def settle(self, identity: str | None, number: int) -> str:
        """An identity of its own for the record of this number."""
        wanted = _short(identity or "", IDENTITY_LETTERS) or f"{number:0{NUMBER_WIDTH}}"
        settled, key = wanted, _folded(wanted)
        while _folded(settled) in self._given:
            self._given[key] = self._given.get(key, 1) + 1
            settled = f"{wanted}-{self._given[key]}"
        self._given.setdefault(_folded(settled), 1)
        return settled


def _folded(identity: str) -> str:
    """What two identities share that would name one file on some system."""
    return unicodedata.normalize("NFC", identity).casefold()


def _read_table(path: Path, file: BinaryIO, reading: Reading) -> Table:
    """How the rows of a table are read, by its first bytes. Raises `UnreadableArticle`."""
    sample = file.read(limits.SAMPLE)
    encoding, mark, confidence = encoding_of_sample(sample, str(path), reading.encoding)
    delimiters = "\t" if suffix_of(path.name) == ".tsv" else DELIMITERS
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


def _json_object(data: bytes, encoding: str) -> dict[str, Any]:
    """The object of one line. Raises `ValueError`, which is what JSON's own error and bad bytes are, too."""
    try:
        record = json.loads(data.decode(encoding).removeprefix("\ufeff"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(record, dict):
        raise ValueError(f"it is a {type(record).__name__}")
    return record


def _content(where: str, record: Mapping[str, Any], reading: Reading, encoding: str, confidence: float) -> Content:
    """The article of one record. Raises `UnreadableArticle` where it has no text."""
    field = _column(where, tuple(record), TEXT_FIELDS, reading.text_field)
    text = record[field]
    if isinstance(text, list):
        text = "\n\n".join(part for part in text if isinstance(part, str))
    if not isinstance(text, str):
        raise UnreadableArticle(f"{where}: '{field}' holds no text; give the one that does with --text-field.")
    date = _named(record, DATE_FIELDS, None)
    return Content(
        text,
        _named(record, TITLE_FIELDS, reading.title_field),
        _named(record, AUTHOR_FIELDS, None),
        iso_date(date),
        encoding,
        confidence,
    )


def _column(where: str | Path, columns: Sequence[str], usual: Sequence[str], asked: str | None) -> str:
    """The column or key that holds the text. Raises `UnreadableArticle` where there is none."""
    found = _find(columns, usual, asked)
    if found is None:
        there = ", ".join(_short(column, NAME_SHOWN) for column in columns[:MOST_NAMED]) or "none"
        sought = f"'{asked}'" if asked else ", ".join(usual)
        raise UnreadableArticle(f"{where}: no {sought} among its columns ({there}); say which with --text-field.")
    return found


def _find(columns: Iterable[str], usual: Sequence[str], asked: str | None) -> str | None:
    """The column that was asked for, or the first of the usual ones that there is; letter case does not count."""
    by_name = {column.casefold(): column for column in reversed(list(columns))}
    return next((by_name[name] for name in ((asked.casefold(),) if asked else usual) if name in by_name), None)


def _named(record: Mapping[str, Any], usual: Sequence[str], asked: str | None) -> str | None:
    """What a record says under a name, on one line; None where it says nothing."""
    field = _find(record, usual, asked)
    value = None if field is None else record[field]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    # JSON can say half a pair of UTF-16, which no name of a file can.
    return LONE.sub("\ufffd", " ".join(str(value).split())) or None


def _short(text: str, letters: int) -> str:
    """The beginning of a text, on one line."""
    return " ".join(text[: 2 * letters].split())[:letters].strip()
