"""Mail (`.eml`), mailboxes (`.mbox`) and pages saved as mail (`.mht`): the letters or the page, no attachments.

By the standard library, but for where the letters of a mailbox begin: it opens files itself, and unpacked ones only.
"""

from __future__ import annotations

import email
import email.message
import re
from collections.abc import Iterator
from dataclasses import replace
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from .. import limits
from ..article import BY_FORMAT, Content, Place, Reading, UnreadableArticle
from ..encodings import Decoded, decode_with_confidence
from ..lines import lines_of
from ..open_file import Member, opened
from ..optional import wrap_errors
from .fields import Identities
from .html import declared_encoding, page_content

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
# The line before each letter, which stands after a blank one; and what such a line in a letter is written as.
BEGINNING = b"From "
GUARDED = re.compile(rb"^>(>*From )", re.MULTILINE)
MESSAGE_ID = re.compile(rb"message-id\s*:\s*<?([^<>\s]+)", re.IGNORECASE)
TEXTS = frozenset({"text/plain", "text/html"})
# A plain form that says less than this share of what the page says is a notice that there is a page.
NOTICE_SHARE = 0.5
# What mailing lists put below a letter: a line of underscores, and who they are. What is above `-- ` is the letter.
FOOTER = re.compile(r"_{20,}\s*\n|-- ?\n|[^\n]{0,200}\bmailing list\b", re.IGNORECASE)
FOOTER_BELOW = re.compile(r"^(?:_{20,}\s*\n(?=.{0,400}(?:mailing list|@|http))|-- \r?\n).*\Z", re.MULTILINE | re.DOTALL)
SOFT_BREAK = re.compile(r"(?<! -- )(?<=[^ \n]) \n(?=[^\n>])")
MANY_PARTS = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)


def read_mail(data: bytes, name: str, reading: Reading) -> Content:
    """A message: its subject as title, its sender as author, its day, and its text. Raises `UnreadableArticle`.

    The plain text where there is one, else the page. What is attached is left out.
    """
    with wrap_errors(name):
        message = _parsed(data, name)
        letters = _letters(message, name)
    found = [content for letter in letters if (content := _letter(letter, name, reading)) is not None]
    # What is not the letter is its last part: the footer that a mailing list adds.
    texts = [content for place, content in enumerate(found) if not (place and FOOTER.match(content.text.lstrip()))]
    if not letters:
        raise UnreadableArticle(f"{name}: no text in this message; save what is attached to it as files of their own.")
    text = "\n\n".join(_without_footer(content.text).strip("\n") for content in texts)
    title = next((content.title for content in texts if content.title), None)
    encoding = texts[0].encoding if texts else BY_FORMAT
    confidence = min((content.confidence for content in texts), default=1.0)
    with wrap_errors(name):
        subject, sender, day = _header(message, "subject"), _header(message, "from"), _day(message)
    return Content(text, subject or title, sender, day, encoding, confidence)


def read_saved_page(data: bytes, name: str, reading: Reading) -> Content:
    """A page that a browser saved with its pictures: as for a web page. Raises `UnreadableArticle`."""
    return page_content(saved_page(data, name, reading), name)


def saved_page(data: bytes, name: str, reading: Reading) -> Decoded:
    """The page itself, decoded, of one that was saved with its pictures. Raises `UnreadableArticle`."""
    with wrap_errors(name):
        message = _parsed(data, name)
        page = next((part for part in _parts(message, name) if part.get_content_type() == "text/html"), None)
    if page is None:
        raise UnreadableArticle(f"{name}: no page in this file; save it from the browser again.")
    return _decoded(page, name, reading)


def _parsed(data: bytes, name: str) -> email.message.Message:
    """The message. Raises `UnreadableArticle` where it has more parts than any, or what the library raises."""
    if sum(1 for _ in MANY_PARTS.finditer(data)) > limits.MAIL_DEPTH:
        raise UnreadableArticle(f"{name}: its parts have more than {limits.MAIL_DEPTH:,} parts within; save its text.")
    return email.message_from_bytes(data, policy=POLICY)


def _parts(message: email.message.Message, name: str) -> Iterator[email.message.Message]:
    """The parts of a message, in their order, without what is attached. Raises `UnreadableArticle`."""
    waiting = [message]
    for _ in range(limits.MAIL_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.get_content_disposition() == "attachment":
            continue
        yield part
        # A letter forwarded as a part is not this letter.
        waiting += reversed(_inside(part))
    raise UnreadableArticle(f"{name}: more than {limits.MAIL_PARTS:,} parts, which no message has.")


def _inside(part: email.message.Message) -> list[email.message.Message]:
    """The parts of a part."""
    inside = part.get_payload()
    if part.get_content_maintype() != "multipart" or not isinstance(inside, list):
        return []
    return [one for one in inside if isinstance(one, email.message.Message)]


def _letters(message: email.message.Message, name: str) -> list[list[email.message.Message]]:
    """The texts that make up a letter, in their order: each the part, or the parts that say the same in other forms."""
    found: list[list[email.message.Message]] = []
    alternatives: dict[int, int] = {}
    for part in _parts(message, name):
        place = alternatives.get(id(part))
        if part.get_content_type() == "multipart/alternative" and place is None:
            found.append([])
            place = len(found) - 1
        if place is not None:
            alternatives |= {id(inner): place for inner in _inside(part)}
        if part.get_content_type() not in TEXTS or (place is None and part.get_filename()):
            continue
        if place is None:
            found.append([part])
        else:
            found[place].append(part)
    return found


def _letter(forms: list[email.message.Message], name: str, reading: Reading) -> Content | None:
    """One text of a letter, None where there is none. Raises `UnreadableArticle`.

    `forms`: of plain text where that says as much as the page does, which some programs put a notice in place of.
    """
    plain: list[Content] = []
    pages: list[Content] = []
    for form in forms:
        decoded = _decoded(form, name, reading)
        if form.get_content_type() == "text/html":
            pages.append(page_content(decoded, name))
            continue
        text = decoded.text.replace("\r\n", "\n")
        flows = (form.get_param("format") or "") == "flowed"
        plain.append(
            Content(_reflowed(text) if flows else text, encoding=decoded.encoding, confidence=decoded.confidence)
        )
    written, shown = (sum(len("".join(part.text.split())) for part in parts) for parts in (plain, pages))
    best = [part for part in (pages if shown * NOTICE_SHARE > written else plain) if part.text.strip()]
    # A program that puts pictures between writes each piece of a page as a page.
    return replace(best[0], text="\n\n".join(part.text for part in best)) if best else None


def _reflowed(text: str) -> str:
    """A text whose lines were broken for the way (RFC 3676), with each paragraph on one line again."""
    return SOFT_BREAK.sub(" ", text)


def _without_footer(text: str) -> str:
    """A text up to where the sender's signature or a mailing list's footer begins."""
    match = FOOTER_BELOW.search(text)
    return text[: match.start()] if match and text[: match.start()].strip() else text


def _decoded(part: email.message.Message, name: str, reading: Reading) -> Decoded:
    """The text of a part, by what its header says of its encoding. Raises `UnreadableArticle`."""
    with wrap_errors(name):
        payload = part.get_payload(decode=True)
        declared = part.get_content_charset()
    data = payload if isinstance(payload, bytes) else b""
    return decode_with_confidence(data, name, reading.encoding, declared or declared_encoding(data))


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


def find_letters(path: Path | Member, reading: Reading) -> Iterator[Place]:
    """The letters of a mailbox. Raises `UnreadableArticle` where it is none."""
    identities = Identities()
    number = 0
    start: int | None = None
    end = 0
    identity: str | None = None
    is_header = after_blank = True
    with opened(path) as file:
        for line in lines_of(file, "utf-8", 0):
            blank = not line.data.strip()
            if after_blank and line.data.startswith(BEGINNING):
                if start is not None:
                    yield Place(identities.settle(identity, number), number, start, end)
                number, start, identity, is_header = number + 1, line.after, None, True
            elif start is None and not blank:
                raise UnreadableArticle(
                    f"{path}: this is no mailbox (it does not begin with 'From '); export it again."
                )
            elif is_header:
                said = MESSAGE_ID.match(line.data)
                identity = said[1].decode("utf-8", "replace") if said and identity is None else identity
                is_header = not blank
            end = line.after
            after_blank = blank
    if start is not None:
        yield Place(identities.settle(identity, number), number, start, end)


def read_letter(path: Path | Member, reading: Reading, data: bytes, place: Place) -> Content:
    """One letter of a mailbox, `data` its bytes: as for mail. Raises `UnreadableArticle`."""
    where = f"{path}: letter {place.number}"
    if len(data) > limits.MAIL:
        raise UnreadableArticle(f"{where}: more than {limits.MAIL // limits.MEGABYTE} MB; save its text.")
    return read_mail(GUARDED.sub(rb"\1", data), where, reading)
