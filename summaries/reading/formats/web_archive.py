"""Web archives (`.warc`, `.warc.gz`): the pages in one, each an article with its address and the day it was fetched.

Where records lie is seen from their headers, so that a damaged one costs itself alone; what is in one is read by warcio
(Apache-2.0), which undoes how servers send pages.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from .. import limits
from ..article import Content, Place, Reading, UnreadableArticle, iso_date
from ..encodings import decode_with_confidence
from ..open_file import Member, opened
from ..optional import import_optional, wrap_errors
from .fields import Identities
from .html import declared_encoding, page_content

BEGINNING = b"WARC/"
PAGES = ("text/html", "application/xhtml+xml")
TEXTS = (*PAGES, "text/plain")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
STATUS = re.compile(rb"HTTP/[\d.]+\s+(\d{3})")
TYPE = re.compile(rb"^content-type:[ \t]*([^\r\n;]*)", re.IGNORECASE | re.MULTILINE)
ADDRESS_LETTERS = 2_000
UNPACKING = (gzip.BadGzipFile, EOFError, zlib.error)
SKIP_BYTES = 1024 * 1024


@dataclass(frozen=True)
class _Record:
    """Where a record lies, what its header says, and whether it has a page."""

    start: int
    end: int
    address: str
    is_page: bool


def find_pages(path: Path | Member, reading: Reading) -> Iterator[Place]:
    """The pages of a web archive. Raises `UnreadableArticle`."""
    identities = Identities()
    number = records = 0
    with opened(path) as file:
        position = 0
        try:
            for record in _records(file):
                records += 1
                position = record.end
                if record.is_page:
                    number += 1
                    address = record.address[:ADDRESS_LETTERS]
                    yield Place(identities.settle(address, number), number, record.start, record.end, address)
        except UNPACKING:
            if not records:
                raise
            # What was fetched before the end is whole; the last record is not.
            yield Place(identities.settle(None, number + 1), number + 1, position, position + limits.MEGABYTE)
    if not records:
        raise UnreadableArticle(f"{path}: this is no web archive (no record of WARC in it); fetch it again.")


def _records(file: BinaryIO) -> Iterator[_Record]:
    """The records of a web archive, in their order; what lies between them is passed over."""
    place = 0
    while line := file.readline(limits.WARC_HEADER):
        start, place = place, place + len(line)
        if not line.startswith(BEGINNING):
            continue
        said: dict[bytes, bytes] = {}
        size = 0
        while (line := file.readline(limits.WARC_HEADER)).strip() and size < limits.WARC_HEADER:
            place += len(line)
            size += len(line)
            name, _, value = line.partition(b":")
            said.setdefault(name.strip().lower(), value.strip())
        place += len(line)
        length = said.get(b"content-length", b"")
        if not length.isdigit() or len(length) > 15:
            continue
        block = file.read(min(int(length), limits.WARC_HEADER))
        left = int(length) - len(block)
        while left and (piece := file.read(min(left, SKIP_BYTES))):
            left -= len(piece)
        place += int(length) - left
        address = said.get(b"warc-target-uri", b"").strip(b"<>").decode("utf-8", "replace")
        yield _Record(start, place, address, _is_page(said, block))


def _is_page(said: dict[bytes, bytes], block: bytes) -> bool:
    """Whether a record holds a page or a text. `block`: how what is in it begins."""
    kind = said.get(b"warc-type", b"").lower()
    if kind == b"response":
        head = block.partition(b"\r\n\r\n")[0]
        status, type_said = STATUS.match(head), TYPE.search(head)
        content = type_said[1] if type_said else b""
        return bool(status and status[1] == b"200") and content.strip().decode("latin-1").casefold() in PAGES
    content = said.get(b"content-type", b"").partition(b";")[0]
    return kind in {b"resource", b"conversion"} and content.strip().decode("latin-1").casefold() in TEXTS


def read_archived_page(path: Path | Member, reading: Reading, data: bytes, place: Place) -> Content:
    """One page of a web archive, `data` its record: as for a page, else dated by when it was fetched.

    Raises `UnreadableArticle`.
    """
    where = f"{path}: {place.part or f'record {place.number}'}"
    iterator = import_optional("warcio.archiveiterator", "warcio", where)
    exceptions = import_optional("warcio.exceptions", "warcio", where)
    headers_of = import_optional("warcio.statusandheaders", "warcio", where)
    with wrap_errors(where):
        try:
            record = next(iter(iterator.ArchiveIterator(BytesIO(data))), None)
            if record is None:
                raise UnreadableArticle(f"{where}: this record is damaged; fetch the page again.")
            headers = record.http_headers or record.rec_headers
            said = headers.get_header("Content-Type") or ""
            page = record.content_stream().read(limits.PAGE + 1)
            fetched = iso_date(record.rec_headers.get_header("WARC-Date"))
        except (exceptions.ArchiveLoadFailed, headers_of.StatusAndHeadersParserException, *UNPACKING) as error:
            raise UnreadableArticle(f"{where}: this record is damaged; fetch the page again.") from error
    if len(page) > limits.PAGE:
        raise UnreadableArticle(
            f"{where}: more than {limits.PAGE // limits.MEGABYTE} MB of page; save its text instead."
        )
    charset = CHARSET.search(said)
    decoded = decode_with_confidence(page, where, reading.encoding, charset[1] if charset else declared_encoding(page))
    if said.partition(";")[0].strip().casefold() not in PAGES:
        return Content(decoded.text, None, None, fetched, decoded.encoding, decoded.confidence)
    content = page_content(decoded, where)
    return content if content.date else replace(content, date=fetched)
