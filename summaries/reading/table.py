"""The one table of formats: which suffix is read how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import limits
from .article import Content, Place, Reading
from .formats.datasets import find_lines, find_rows, find_sheet_rows, read_line, read_row, read_sheet_row
from .formats.epub import read_epub
from .formats.html import read_page
from .formats.json_values import find_values, read_value
from .formats.mail import find_letters, read_letter, read_mail, read_saved_page
from .formats.office import read_docx, read_odt
from .formats.plain_text import read_markdown, read_plain
from .formats.rtf import read_rtf
from .formats.subtitles import read_subtitles
from .formats.telegram import find_posts, is_channel, read_post
from .formats.web_archive import find_pages, read_archived_page
from .formats.word import read_doc
from .open_file import Member, suffix_of
from .pdf.reader import read_pdf

Reader = Callable[[bytes, str, Reading], Content]
Finder = Callable[[Path | Member, Reading], Iterator[Place]]
RecordReader = Callable[[Path | Member, Reading, bytes, Place], Content]


@dataclass(frozen=True)
class ManyFormat:
    """A format of files of many articles.

    `name`: in records. `finder`: where each article lies. `reader`: from its bytes to what it holds.
    """

    name: str
    finder: Finder
    reader: RecordReader


@dataclass(frozen=True)
class Format:
    """A format of files that are one article each.

    `name`: in records. `reader`: from the bytes of an article, its name for messages, and how to read, to what it
    holds. `most`: how many bytes there may be, unpacked. `many`: what some of its files are instead, which have many
    articles, and `is_many`, by how they begin, which.
    """

    name: str
    reader: Reader
    most: int = limits.ARTICLE
    many: ManyFormat | None = None
    is_many: Callable[[bytes], bool] = bool


@dataclass(frozen=True)
class ArchiveFormat:
    """A format of archives of files of the other formats. `name`: in messages."""

    name: str


PAGE = Format("html", read_page, many=ManyFormat("telegram", find_posts, read_post), is_many=is_channel)

FORMATS: dict[str, Format | ManyFormat | ArchiveFormat] = {
    ".txt": Format("text", read_plain),
    ".md": Format("markdown", read_markdown, limits.MARKDOWN),
    ".markdown": Format("markdown", read_markdown, limits.MARKDOWN),
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
    ".mht": Format("mht", read_saved_page, limits.MAIL),
    ".mhtml": Format("mht", read_saved_page, limits.MAIL),
    ".eml": Format("mail", read_mail, limits.MAIL),
    ".docx": Format("docx", read_docx),
    ".odt": Format("odt", read_odt),
    ".epub": Format("epub", read_epub),
    ".rtf": Format("rtf", read_rtf),
    ".pdf": Format("pdf", read_pdf, limits.PDF),
    ".jsonl": ManyFormat("json lines", find_lines, read_line),
    ".ndjson": ManyFormat("json lines", find_lines, read_line),
    ".csv": ManyFormat("table", find_rows, read_row),
    ".tsv": ManyFormat("table", find_rows, read_row),
    ".json": ManyFormat("json", find_values, read_value),
    ".xlsx": ManyFormat("workbook", find_sheet_rows, read_sheet_row),
    ".xlsm": ManyFormat("workbook", find_sheet_rows, read_sheet_row),
    ".ods": ManyFormat("workbook", find_sheet_rows, read_sheet_row),
    ".mbox": ManyFormat("mailbox", find_letters, read_letter),
    ".warc": ManyFormat("web archive", find_pages, read_archived_page),
    ".srt": Format("subtitles", read_subtitles, limits.SUBTITLES),
    ".vtt": Format("subtitles", read_subtitles, limits.SUBTITLES),
    ".doc": Format("doc", read_doc, limits.PDF),
    ".zip": ArchiveFormat("zip"),
}

# Formats that the programs that write them can turn into one that is read.
SAVE_AS = {
    ".dot": ".docx",
    ".fodt": ".odt",
    ".pages": ".docx",
    ".wps": ".docx",
    ".xls": ".xlsx",
    ".mobi": ".epub",
}


def is_readable(name: str) -> bool:
    """Whether a file of this name is of a format that is read."""
    return suffix_of(name) in FORMATS
