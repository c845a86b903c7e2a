"""Workbooks (`.xlsx`, `.ods`) as lines, one a row: a JSON array of the sheet, the row's number, its cells by column.

So the rows of a workbook have places as those of any file of many articles. The first row of a sheet that has cells
names its columns. Excel's are read by openpyxl (MIT), once the archive has been seen to be none that would take long.
There is no such library for LibreOffice's that may be used here (odfpy is GPL in parts); they are XML, read as streams.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

from . import limits
from .article import UnreadableArticle
from .optional import import_optional, wrap_errors
from .zip_xml import Archive, walk

SUFFIXES = frozenset({".xlsx", ".xlsm", ".ods"})
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DEFINITIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# What a cell holds whose formula failed.
FAILED = re.compile(r"#[A-Z/0?!]+[!?]|#N/A")

Row = tuple[str, int, Sequence[str]]


def is_workbook(suffix: str) -> bool:
    """Whether files of this suffix are workbooks."""
    return suffix in SUFFIXES


def rows_as_lines(data: bytes, name: str, suffix: str) -> bytes:
    """The rows of a workbook as lines of UTF-8.

    `data`: the workbook. `name`: for messages. `suffix`: of its kind. Raises `UnreadableArticle`.
    """
    if len(data) > limits.WORKBOOK:
        raise UnreadableArticle(f"{name}: more than {limits.WORKBOOK // limits.MEGABYTE} MB; save its sheets as .csv.")
    archive = Archive(data, name)
    rows = _open_document(archive, name) if suffix == ".ods" else _excel(archive, data, name)
    lines: list[bytes] = []
    columns: dict[str, list[str]] = {}
    size = 0
    for sheet, number, cells in rows:
        if not any(cells):
            continue
        if sheet not in columns:
            columns[sheet] = list(cells)
            continue
        record = {
            column: cells[place] if place < len(cells) else "" for place, column in enumerate(columns[sheet]) if column
        }
        lines.append(json.dumps([sheet, number, record], ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        size += len(lines[-1])
        if size > limits.MEMBERS_READ:
            raise UnreadableArticle(f"{name}: more text than any workbook has; save its sheets as .csv.")
    if not columns:
        raise UnreadableArticle(f"{name}: no sheet of it names columns; put a row of column names at the top.")
    return b"".join(lines)


def _excel(archive: Archive, data: bytes, name: str) -> Iterator[Row]:
    """The rows of an Excel workbook. Raises `UnreadableArticle`."""
    for member in archive.names():
        if member.endswith((".xml", ".rels")) and DEFINITIONS.search(archive.read(member) or b""):
            raise UnreadableArticle(f"{name}: it defines entities, which no workbook does, so it is not opened.")
    openpyxl = import_optional("openpyxl", "openpyxl", name)
    with wrap_errors(name), warnings.catch_warnings():
        # It says so where a workbook has what it does not keep (drawings, validation), none of which is read.
        warnings.simplefilter("ignore")
        try:
            workbook = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            cells = 0
            for sheet in workbook.worksheets:
                sheet.reset_dimensions()
                rows = sheet.iter_rows(values_only=True)
                for number, row in enumerate(rows, 1):
                    cells += len(row) + 1
                    if cells > limits.CELLS:
                        raise UnreadableArticle(f"{name}: more than {limits.CELLS:,} cells; save its sheets as .csv.")
                    yield sheet.title, number, [_cell(value) for value in row[: limits.COLUMNS]]
        except (KeyError, SyntaxError, OSError) as error:
            raise UnreadableArticle(f"{name}: this workbook is broken; open it and save it again.") from error


def _cell(value: object) -> str:
    """A cell of Excel as text: dates as in ISO 8601, whole numbers without a fraction."""
    if value is None:
        return ""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if (isinstance(value, float) and value.is_integer()) or isinstance(value, timedelta):
        return str(value).removesuffix(".0")
    text = str(value).strip()
    return "" if FAILED.fullmatch(text) else text


def _open_document(archive: Archive, name: str) -> Iterator[Row]:
    """The rows of an OpenDocument spreadsheet. Raises `UnreadableArticle`."""
    content = archive.read("content.xml")
    if content is None:
        raise UnreadableArticle(f"{name}: this is no ODS workbook; open it and save it again.")
    sheet, number, total = "", 0, 0
    row: list[str] = []
    cell: list[str] | None = None
    said = ""
    repeated = repeated_rows = 1
    unread = 0
    for event in walk(content, name):
        start = event.kind == "start"
        if event.kind == "text":
            if cell is not None and not unread:
                cell.append(event.text)
        elif event.tag == f"{OFFICE}annotation":
            unread += 1 if start else -1
        elif event.tag == f"{TABLE}table" and start:
            sheet, number = event.attributes.get(f"{TABLE}name", ""), 0
        elif event.tag == f"{TABLE}table-row":
            if start:
                row, repeated_rows = [], _times(event.attributes.get(f"{TABLE}number-rows-repeated"))
            else:
                number += 1
                total += len(row) + 1
                if total > limits.CELLS:
                    raise UnreadableArticle(f"{name}: more than {limits.CELLS:,} cells; save its sheets as .csv.")
                yield sheet, number, row
                number += repeated_rows - 1
        elif event.tag in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
            if start:
                cell, repeated = [], _times(event.attributes.get(f"{TABLE}number-columns-repeated"))
                said = event.attributes.get(f"{OFFICE}date-value", "")
            elif cell is not None:
                row += [said or "".join(cell).strip()] * min(repeated, max(0, limits.COLUMNS - len(row)))
                cell = None
        elif cell is not None and start:
            if event.tag == f"{TEXT}p" and cell:
                cell.append("\n")
            elif event.tag in {f"{TEXT}s", f"{TEXT}tab"}:
                cell.append(" ")
            elif event.tag == f"{TEXT}line-break":
                cell.append("\n")


def _times(said: str | None) -> int:
    """How often a cell or row is repeated."""
    return min(int(said), limits.CELLS) if said and said.isascii() and said.isdigit() and len(said) < 10 else 1
