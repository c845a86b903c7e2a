"""Documents of word processors: DOCX (Word) and ODT (LibreOffice). Text as it stands now: nothing that was struck out.

Both are XML in a zip, and are read as a stream. The libraries there are either leave out words (python-docx those that
were inserted with changes tracked), or are not free to be used here (odfpy is GPL in parts).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from translate import JOINERS

from ..article import Content, Reading, UnreadableArticle
from ..encodings import decode_with_confidence as decode
from ..zip_xml import Archive, Event, walk
from .html import declared_encoding, page_paragraphs
from .mail import saved_page
from .rtf import read_rtf

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What Word writes when asked for "Strict Open XML".
STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,5}")
MAIL_HEADER = re.compile(rb"(?:MIME-Version|Content-Type|From|Subject|Date)\s*:", re.IGNORECASE)
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


@dataclass(frozen=True)
class Vocabulary:
    """Which elements of a format are what.

    `paragraphs`: they hold text. `text`: only what is in these is read, None where all in paragraphs is. `unread`:
    nothing in these is. `signs`: what stands for a character. `styles`: the attributes, and the elements they stand
    on, that say how a paragraph looks, and `titles` the looks, in small letters, of a title. `symbol`: says a character
    by its number. `chunk`: stands where another document is put in.
    """

    paragraphs: frozenset[str]
    text: frozenset[str] | None
    unread: frozenset[str]
    signs: Mapping[str, str]
    styles: Mapping[str, str]
    titles: frozenset[str]
    symbol: str = ""
    chunk: str = ""


def _word(namespace: str) -> Vocabulary:
    """Word's elements."""
    return Vocabulary(
        paragraphs=frozenset({f"{namespace}p"}),
        text=frozenset({f"{namespace}t"}),
        # A box is drawn twice, for new and old programs; what was moved stands twice.
        unread=frozenset({FALLBACK, f"{namespace}moveFrom", f"{namespace}del"}),
        signs={
            f"{namespace}{sign}": text
            for sign, text in {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}.items()
        },
        styles={f"{namespace}pStyle": f"{namespace}val"},
        titles=frozenset({"title", "heading1", "heading 1"}),
        symbol=f"{namespace}sym",
        chunk=f"{namespace}altChunk",
    )


OPEN_DOCUMENT = Vocabulary(
    paragraphs=frozenset({f"{TEXT}p", f"{TEXT}h"}),
    text=None,
    unread=frozenset(
        {
            f"{OFFICE}annotation",
            f"{TEXT}note",
            f"{TEXT}ruby-text",
            f"{TEXT}table-of-content",
            f"{TEXT}tracked-changes",
        }
    ),
    signs={f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"},
    styles={f"{TEXT}h": f"{TEXT}outline-level", f"{TEXT}p": f"{TEXT}style-name"},
    titles=frozenset({"1", "title"}),
)


def read_docx(data: bytes, name: str, reading: Reading) -> Content:
    """The paragraphs of a DOCX document, tables and boxes among them, and a title where it begins with one.

    Footnotes, comments and what was struck out are left out. Raises `UnreadableArticle`.
    """
    archive = Archive(data, name)
    body = archive.read("word/document.xml")
    if body is None:
        raise UnreadableArticle(f"{name}: this is no Word document; open it in a word processor and save it again.")
    namespace = STRICT_WORD if STRICT_WORD[1:-1].encode("ascii") in body[:4096] else WORD
    chunks = _chunks(archive, body, name, reading)
    text, title = _paragraphs(walk(body, name), _word(namespace), chunks)
    return Content(text, title, _creator(archive.read("docProps/core.xml"), name))


def read_odt(data: bytes, name: str, reading: Reading) -> Content:
    """The paragraphs of an ODT document, and a title where it begins with one.

    Footnotes, comments, tables of contents and what was struck out are left out. Raises `UnreadableArticle`.
    """
    archive = Archive(data, name)
    body = archive.read("content.xml")
    if body is None:
        raise UnreadableArticle(f"{name}: this is no ODT document; open it in a word processor and save it again.")
    text, title = _paragraphs(walk(body, name), OPEN_DOCUMENT)
    return Content(text, title, _creator(archive.read("meta.xml"), name))


def _chunks(archive: Archive, body: bytes, name: str, reading: Reading) -> dict[str, str]:
    """The texts of documents that are put into one as they are, by their names in it. Raises `UnreadableArticle`."""
    if b"altChunk" not in body:
        return {}
    found: dict[str, str] = {}
    for event in walk(archive.read("word/_rels/document.xml.rels") or b"<none/>", name):
        if event.kind == "start" and event.attributes.get("Type", "").endswith("/aFChunk"):
            place = posixpath.normpath(posixpath.join("/word", event.attributes.get("Target", "")))
            data = archive.read(place.lstrip("/"))
            if data and data.strip():
                found[event.attributes.get("Id", "")] = _chunk(data, name, reading)
    return found


def _chunk(data: bytes, name: str, reading: Reading) -> str:
    """The text of a document within a document, by how it begins. Raises `UnreadableArticle`."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        return read_rtf(data, name, reading).text
    if head.startswith(b"PK\x03\x04"):
        # One that holds others in its turn is read without them.
        body = Archive(data, name).read("word/document.xml")
        return _paragraphs(walk(body, name), _word(WORD))[0] if body else ""
    if head.startswith(b"<"):
        return "\n\n".join(page_paragraphs(decode(data, name, reading.encoding, declared_encoding(data)).text, name))
    if MAIL_HEADER.match(head):
        return "\n\n".join(page_paragraphs(saved_page(data, name, reading).text, name))
    return decode(data, name, reading.encoding).text


def _paragraphs(
    events: Iterable[Event], vocabulary: Vocabulary, chunks: Mapping[str, str] | None = None
) -> tuple[str, str | None]:
    """The paragraphs of a document, blank lines between, and its title if the first of them is one.

    `chunks`: texts of other documents that stand in it, by their names.
    """
    paragraphs: list[str] = []
    title: str | None = None
    # Boxes stand inside paragraphs, and have paragraphs of their own.
    opened: list[list[str]] = []
    looks: list[str] = []
    unread = texts = 0
    for event in events:
        step = {"start": 1, "end": -1, "text": 0}[event.kind]
        if event.tag in vocabulary.unread:
            unread += step
        elif unread:
            continue
        elif event.kind == "text":
            if opened and (texts or vocabulary.text is None):
                opened[-1].append(event.text)
        elif event.tag in vocabulary.paragraphs and step < 0:
            paragraph, look = _tidy("".join(opened.pop())), looks.pop()
            if paragraph:
                if not paragraphs and look in vocabulary.titles:
                    title = " ".join(paragraph.split())
                paragraphs.append(paragraph)
        elif chunks and step > 0 and event.tag == vocabulary.chunk:
            identity = next((value for key, value in event.attributes.items() if key.endswith("}id")), "")
            paragraphs += [part for part in (chunks.get(identity, "")).split("\n\n") if part.strip()]
        else:
            if event.tag in vocabulary.paragraphs:
                opened.append([])
                looks.append("")
            if vocabulary.text is not None and event.tag in vocabulary.text:
                texts += step
            if opened and step > 0:
                opened[-1].append(vocabulary.signs.get(event.tag, "") or _symbol(event, vocabulary.symbol))
                if event.tag in vocabulary.styles:
                    looks[-1] = event.attributes.get(vocabulary.styles[event.tag], "").casefold()
    return "\n\n".join(paragraphs), title


def _symbol(event: Event, tag: str) -> str:
    """The character that an element stands for by its number; none for those that only a font of symbols has."""
    number = event.attributes.get(tag.replace("}sym", "}char"), "") if tag and event.tag == tag else ""
    if not HEXADECIMAL.fullmatch(number):
        return ""
    character = chr(int(number, 16))
    return character if character.isprintable() or character in JOINERS else ""


def _tidy(paragraph: str) -> str:
    """A paragraph with its own line breaks, and single spaces."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in paragraph.split("\n"))))


def _creator(properties: bytes | None, name: str) -> str | None:
    """Who a document says it is by."""
    if properties is None:
        return None
    inside, said = False, []
    for event in walk(properties, name):
        if event.tag == CREATOR:
            inside = event.kind == "start"
        elif inside and event.kind == "text":
            said.append(event.text)
    return " ".join("".join(said).split()) or None
