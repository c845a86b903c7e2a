"""Members of a document that is a zip archive, and of its XML: bounded, with no entities, nothing fetched."""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal

from . import limits
from .archive import member_name
from .article import UnreadableArticle
from .optional import import_optional

# XML is parsed so many bytes at a time.
PIECE = 64 * 1024
# What the standard library raises for archives that are broken, or packed or encrypted in ways that it does not know.
MALFORMED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)


class Archive:
    """The members of one document. Each is read once, and no more of all than a document has.

    `data`: the archive. `name`: the document's, for messages. Raises `UnreadableArticle`.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = limits.MEMBERS_READ
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except MALFORMED as error:
            raise self._broken(error) from error
        listed = self._archive.infolist()
        if len(listed) > limits.MEMBERS_LISTED:
            raise UnreadableArticle(f"{name}: more than {limits.MEMBERS_LISTED:,} files in it, so it is not opened.")
        self._members = {member.filename: member for member in reversed(listed)}
        # A document may name a member in another form than its archive does.
        self._spelt = {_spelling(member_name(member)): member for member in reversed(listed)}

    def names(self) -> list[str]:
        """The names of all members."""
        return self._archive.namelist()

    def read(self, member: str) -> bytes | None:
        """The bytes of a member, None where there is none. Raises `UnreadableArticle`."""
        listed = self._members.get(member) or self._spelt.get(_spelling(member))
        if listed is None:
            return None
        most = min(limits.MEMBER, self._left)
        if listed.file_size > max(limits.RATIO * listed.compress_size, limits.RATIO_COUNTS_FROM):
            raise UnreadableArticle(
                f"{self.name}: '{member}' unpacks to more than any text would, so it is not opened."
            )
        try:
            with self._archive.open(listed) as file:
                data = file.read(most + 1)
        except MALFORMED as error:
            raise self._broken(error) from error
        if len(data) > most:
            raise UnreadableArticle(
                f"{self.name}: more text than {most // limits.MEGABYTE} MB; save it as a text file."
            )
        self._left -= len(data)
        return data

    def _broken(self, error: Exception) -> UnreadableArticle:
        """What to say of an archive that cannot be read."""
        secret = isinstance(error, RuntimeError) and "password" in str(error)
        advice = "save it without a password." if secret else "open it in a word processor and save it again."
        return UnreadableArticle(f"{self.name}: this is not a whole document of its kind; {advice}")


def _spelling(member: str) -> str:
    """The name of a member without what differs from one program, or file system, to the next."""
    return unicodedata.normalize("NFC", member).casefold()


@dataclass(frozen=True)
class Event:
    """What a stream of XML comes to: an element's `start` or `end`, or `text`.

    `tag`: of the element, with its namespace in braces. `attributes`: of an element that starts. `text`: else empty.
    """

    kind: Literal["start", "end", "text"]
    tag: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


class _Events:
    """What the parser calls; it keeps events until they are taken."""

    def __init__(self) -> None:
        self.waiting: list[Event] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.waiting.append(Event("start", tag, dict(attributes)))

    def end(self, tag: str) -> None:
        self.waiting.append(Event("end", tag))

    def data(self, text: str) -> None:
        self.waiting.append(Event("text", text=text))

    def close(self) -> None:
        """The document ends."""


def walk(data: bytes, name: str) -> Iterator[Event]:
    """An XML member from its beginning to its end, with never more of it in memory than a piece.

    Entities are not replaced, no definitions are loaded. `name`: the document's. Raises `UnreadableArticle`.
    """
    etree = import_optional("lxml.etree", "lxml", name)
    events = _Events()
    parser = etree.XMLParser(
        target=events, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_pis=True
    )
    depth = count = 0
    try:
        for place in range(0, len(data), PIECE):
            parser.feed(data[place : place + PIECE])
            for event in events.waiting:
                depth += (event.kind == "start") - (event.kind == "end")
                count += event.kind == "start"
                if depth > limits.XML_DEPTH or count > limits.XML_ELEMENTS:
                    raise UnreadableArticle(f"{name}: its elements are nested deeper, or are more, than any text has.")
                yield event
            events.waiting.clear()
        parser.close()
    except etree.XMLSyntaxError as error:
        raise UnreadableArticle(
            f"{name}: its text is broken ({error.msg}); save it again in a word processor."
        ) from error
    yield from events.waiting
