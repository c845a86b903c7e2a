"""The one table of formats: which suffix is read how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import limits
from .article import Content, Place, Reading
from .books import read_epub
from .compressed import suffix_of
from .documents import read_docx, read_odt
from .mail import read_mail, read_saved_page
from .many_articles import find_lines, find_rows, read_line, read_row
from .portable_documents import read_pdf
from .rich_text import read_rtf
from .text import read_markdown, read_plain
from .web_pages import read_page

Reader = Callable[[bytes, str, Reading], Content]
Finder = Callable[[Path, Reading], Iterator[Place]]
RecordReader = Callable[[Path, Reading, bytes, Place], Content]


@dataclass(frozen=True)
class Format:
    """A format of files that are one article each.

    `name`: in records. `reader`: from the bytes of an article, its name for messages, and how to read, to what it
    holds. `most`: how many bytes there may be, unpacked.
    """

    name: str
    reader: Reader
    most: int = limits.ARTICLE


@dataclass(frozen=True)
class ManyFormat:
    """A format of files of many articles.

    `name`: in records. `finder`: where each article lies. `reader`: from its bytes to what it holds.
    """

    name: str
    finder: Finder
    reader: RecordReader


FORMATS: dict[str, Format | ManyFormat] = {
    ".txt": Format("text", read_plain),
    ".md": Format("markdown", read_markdown, limits.MARKDOWN),
    ".markdown": Format("markdown", read_markdown, limits.MARKDOWN),
    ".html": Format("html", read_page),
    ".htm": Format("html", read_page),
    ".xhtml": Format("html", read_page),
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
}

# Formats that the programs that write them can turn into one that is read.
SAVE_AS = {
    ".doc": ".docx",
    ".dot": ".docx",
    ".fodt": ".odt",
    ".pages": ".docx",
    ".wps": ".docx",
    ".ods": ".csv",
    ".xls": ".csv",
    ".xlsx": ".csv",
    ".json": ".jsonl",
    ".mobi": ".epub",
}


def is_readable(name: str) -> bool:
    """Whether a file of this name is of a format that is read."""
    return suffix_of(name) in FORMATS
