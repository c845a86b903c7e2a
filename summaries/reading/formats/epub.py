"""EPUB: chapters of XHTML in a zip, in the order that the book gives them."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from ..article import Content, Reading, UnreadableArticle, iso_date
from ..encodings import decode_with_confidence
from ..zip_xml import Archive, walk
from .html import declared_encoding, page_paragraphs

CONTAINER = "META-INF/container.xml"
ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
PACKAGE = "{http://www.idpf.org/2007/opf}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
# A title stands among so many first paragraphs.
HEADINGS = 5
NOBODY = frozenset({"", "unknown", "unknown author"})
PAGES = frozenset({"application/xhtml+xml", "text/html"})


def read_epub(data: bytes, name: str, reading: Reading) -> Content:
    """The paragraphs of all chapters of an EPUB, with the book's title, author and date. Raises `UnreadableArticle`."""
    archive = Archive(data, name)
    place = _attribute(archive, CONTAINER, ROOTFILE, "full-path")
    package = archive.read(place) if place else None
    if place is None or package is None:
        raise UnreadableArticle(f"{name}: this is no EPUB book; fetch it again.")
    items: dict[str, str] = {}
    spine: list[str] = []
    said: dict[str, str] = {}
    inside = ""
    for event in walk(package, name):
        if event.kind == "start":
            inside = event.tag
            if event.tag == f"{PACKAGE}item" and event.attributes.get("media-type") in PAGES:
                items[event.attributes.get("id", "")] = event.attributes.get("href", "")
            elif event.tag == f"{PACKAGE}itemref" and event.attributes.get("linear") != "no":
                spine.append(event.attributes.get("idref", ""))
        elif event.kind == "end":
            inside = ""
        elif inside.startswith(DUBLIN_CORE):
            said.setdefault(inside.removeprefix(DUBLIN_CORE), event.text)
    paragraphs: list[str] = []
    # A chapter is read once, however often the book names it.
    for identity in dict.fromkeys(spine):
        chapter = archive.read(
            posixpath.normpath(
                posixpath.join(posixpath.dirname(place), unquote(items.get(identity, "").partition("#")[0]))
            )
        )
        if chapter:
            page = decode_with_confidence(chapter, name, reading.encoding, declared_encoding(chapter)).text
            paragraphs += page_paragraphs(page, name)
    title, author = (" ".join(said.get(what, "").split()) for what in ("title", "creator"))
    # A book's title is not a headline, and programs write one that nobody gave; one that stands in the text is meant.
    return Content(
        "\n\n".join(paragraphs),
        title if title in paragraphs[:HEADINGS] else None,
        author if author.casefold() not in NOBODY else None,
        iso_date(said.get("date", "").strip()),
    )


def _attribute(archive: Archive, member: str, tag: str, attribute: str) -> str | None:
    """What the first such element of a member says."""
    data = archive.read(member)
    for event in walk(data, archive.name) if data else ():
        if event.kind == "start" and event.tag == tag:
            return event.attributes.get(attribute)
    return None
