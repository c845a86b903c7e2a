"""The one table of formats: which suffix is read how."""

from __future__ import annotations

import re
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

# How much of the beginning is looked at.
SIGNATURE_BYTES = 4096
PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
ZIP = re.compile(rb"PK\x03\x04")


@dataclass(frozen=True)
class Signature:
    """What tells a format by its bytes, where there is no name, as in a pipe.

    Attributes:
        start: Matches its beginning.
        inside: Bytes that are anywhere in it; none by default.
    """

    start: re.Pattern[bytes]
    inside: bytes = b""

    def matches(self, data: bytes) -> bool:
        """Whether `data`, all of a file, is of this format."""
        return self.start.match(data[:SIGNATURE_BYTES]) is not None and self.inside in data


@dataclass(frozen=True)
class ManyFormat:
    """A format of files of many articles.

    Attributes:
        name: In records.
        suffixes: Of the names of its files.
        finder: From a file to where each article lies.
        reader: From the bytes of an article to what it holds.
        instead_of: Suffixes of formats that are not read, but that other programs can save as this one.
    """

    name: str
    suffixes: tuple[str, ...]
    finder: Finder
    reader: RecordReader
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    """A format of files that are one article each.

    Attributes:
        name: In records.
        suffixes: Of the names of its files.
        reader: From the bytes of an article, its name for messages, and how to read, to what it holds.
        max_bytes: How many there may be, unpacked.
        signature: What tells it by its bytes; None if nothing does.
        keeps_layout: Whether `read_text` returns it as it is, marks and all.
        instead_of: Suffixes of formats that are not read, but that other programs can save as this one.
        many: What some of its files are instead, which have many articles.
        is_many: Tells these by how they begin.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: Reader
    max_bytes: int = limits.ARTICLE
    signature: Signature | None = None
    keeps_layout: bool = False
    instead_of: tuple[str, ...] = ()
    many: ManyFormat | None = None
    is_many: Callable[[bytes], bool] = bool


@dataclass(frozen=True)
class ArchiveFormat:
    """A format of archives of files of the other formats.

    Attributes:
        name: In messages.
        suffixes: Of the names of its files.
        instead_of: Suffixes of formats that are not read, but that other programs can save as this one.
    """

    name: str
    suffixes: tuple[str, ...]
    instead_of: tuple[str, ...] = ()


PLAIN_TEXT = Format("text", (".txt",), read_plain, keeps_layout=True)
TELEGRAM = ManyFormat("telegram", (), find_posts, read_post)

# One row a format: to add one, write its reader in `formats/` and add a row here.
ROWS: tuple[Format | ManyFormat | ArchiveFormat, ...] = (
    PLAIN_TEXT,
    Format("markdown", (".md", ".markdown"), read_markdown, limits.MARKDOWN, keeps_layout=True),
    Format(
        "html", (".html", ".htm", ".xhtml"), read_page, signature=Signature(PAGE), many=TELEGRAM, is_many=is_channel
    ),
    Format("mht", (".mht", ".mhtml"), read_saved_page, limits.MAIL),
    Format("mail", (".eml",), read_mail, limits.MAIL),
    # What is inside is in the archive's list; of ODT and EPUB it is the first member, unpacked.
    Format("epub", (".epub",), read_epub, signature=Signature(ZIP, b"application/epub+zip"), instead_of=(".mobi",)),
    Format(
        "odt",
        (".odt",),
        read_odt,
        signature=Signature(ZIP, b"application/vnd.oasis.opendocument.text"),
        instead_of=(".fodt",),
    ),
    Format(
        "docx",
        (".docx",),
        read_docx,
        signature=Signature(ZIP, b"word/document.xml"),
        instead_of=(".dot", ".pages", ".wps"),
    ),
    Format("doc", (".doc",), read_doc, limits.PDF),
    Format("rtf", (".rtf",), read_rtf, signature=Signature(re.compile(rb"\{\\rtf"))),
    Format("pdf", (".pdf",), read_pdf, limits.PDF, signature=Signature(re.compile(rb"%PDF-"))),
    Format("subtitles", (".srt", ".vtt"), read_subtitles, limits.SUBTITLES),
    ManyFormat("json lines", (".jsonl", ".ndjson"), find_lines, read_line),
    ManyFormat("table", (".csv", ".tsv"), find_rows, read_row),
    ManyFormat("json", (".json",), find_values, read_value),
    ManyFormat("workbook", (".xlsx", ".xlsm", ".ods"), find_sheet_rows, read_sheet_row, instead_of=(".xls",)),
    ManyFormat("mailbox", (".mbox",), find_letters, read_letter),
    ManyFormat("web archive", (".warc",), find_pages, read_archived_page),
    ArchiveFormat("zip", (".zip",)),
)
FORMATS = {suffix: row for row in ROWS for suffix in row.suffixes}
# What to save a file as that is not read.
SAVE_AS = {suffix: row.suffixes[0] for row in ROWS for suffix in row.instead_of}


def is_readable(name: str) -> bool:
    """Whether a file of this name is of a format that is read."""
    return suffix_of(name) in FORMATS


def sniff_format(data: bytes) -> Format:
    """Return the format of bytes without a name, as from a pipe.

    Args:
        data: All of them.

    Returns:
        The first format whose signature they have; plain text if there is none.
    """
    for row in ROWS:
        if isinstance(row, Format) and row.signature is not None and row.signature.matches(data):
            return row
    return PLAIN_TEXT
