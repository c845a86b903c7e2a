"""Mail (`.eml`) and pages saved as mail (`.mht`): the letter or the page, no attachments. By the standard library."""

from __future__ import annotations

import email
import email.message
import re
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import Any

from . import limits
from .article import Content, Reading, UnreadableArticle
from .encodings import Decoded, decode_surely
from .extras import whatever_it_raises
from .web_pages import declared_encoding, page_content

# Fields that become part of an article.
SHOWN = frozenset({"subject", "from", "date"})


class _BoundedFields(EmailPolicy):
    """The policy of a mail's reader: no field of a header is longer than any is, and few are taken apart.

    What the library takes the fields of a part with (type, disposition, encoding) apart by is far slower than what it
    does with them as plain text.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name[: limits.MAIL_FIELD], value[: limits.MAIL_FIELD]

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value) if name.casefold() in SHOWN else " ".join(value.split())


POLICY = _BoundedFields()
MANY_PARTS = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)


def read_mail(data: bytes, name: str, reading: Reading) -> Content:
    """A message: its subject as title, its sender as author, its day, and its text. Raises `UnreadableArticle`.

    The plain text where there is one, else the page. What is attached is left out.
    """
    with whatever_it_raises(name):
        message = _parsed(data, name)
        plain, page = (_part(message, name, kind) for kind in ("text/plain", "text/html"))
    if plain is not None:
        decoded = _decoded(plain, name, reading)
        found = Content(decoded.text, encoding=decoded.encoding, confidence=decoded.confidence)
    elif page is not None:
        found = page_content(_decoded(page, name, reading), name)
    else:
        raise UnreadableArticle(f"{name}: no text in this message; save what is attached to it as files of their own.")
    with whatever_it_raises(name):
        subject, sender, day = _header(message, "subject"), _header(message, "from"), _day(message)
    return Content(
        found.text.replace("\r\n", "\n"), subject or found.title, sender, day, found.encoding, found.confidence
    )


def read_saved_page(data: bytes, name: str, reading: Reading) -> Content:
    """A page that a browser saved with its pictures: as for a web page. Raises `UnreadableArticle`."""
    with whatever_it_raises(name):
        message = _parsed(data, name)
        page = _part(message, name, "text/html")
    if page is None:
        raise UnreadableArticle(f"{name}: no page in this file; save it from the browser again.")
    return page_content(_decoded(page, name, reading), name)


def _parsed(data: bytes, name: str) -> email.message.Message:
    """The message. Raises `UnreadableArticle` where it has more parts than any, or what the library raises."""
    if sum(1 for _ in MANY_PARTS.finditer(data)) > limits.MAIL_DEPTH:
        raise UnreadableArticle(f"{name}: its parts have more than {limits.MAIL_DEPTH:,} parts within; save its text.")
    return email.message_from_bytes(data, policy=POLICY)


def _part(message: email.message.Message, name: str, kind: str) -> email.message.Message | None:
    """The first part of a kind that is no attachment. Raises `UnreadableArticle`."""
    waiting = [message]
    for _ in range(limits.MAIL_PARTS):
        if not waiting:
            return None
        part = waiting.pop()
        if part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == kind:
            return part
        # A letter forwarded as a part is not this letter.
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting += [one for one in reversed(inside) if isinstance(one, email.message.Message)]
    raise UnreadableArticle(f"{name}: more than {limits.MAIL_PARTS:,} parts, which no message has.")


def _decoded(part: email.message.Message, name: str, reading: Reading) -> Decoded:
    """The text of a part, by what its header says of its encoding. Raises `UnreadableArticle`."""
    with whatever_it_raises(name):
        payload = part.get_payload(decode=True)
        declared = part.get_content_charset()
    data = payload if isinstance(payload, bytes) else b""
    return decode_surely(data, name, reading.encoding, declared or declared_encoding(data))


def _header(message: email.message.Message, field: str) -> str | None:
    """What a header says, decoded, on one line. Of an address with a name, the name."""
    value = message.get(field)
    addresses = getattr(value, "addresses", ())
    said = addresses[0].display_name or addresses[0].addr_spec if addresses else value
    return " ".join(str(said or "").split()) or None


def _day(message: email.message.Message) -> str | None:
    """The day on which a message says it was written, where it was."""
    try:
        return parsedate_to_datetime(str(message.get("date") or "")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
