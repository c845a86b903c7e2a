"""Pages of a Telegram channel: what Telegram Desktop exports, and its previews on the web. Every post is an article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import limits
from ..article import Content, Place, Reading, UnreadableArticle, iso_date
from ..encodings import decode_with_confidence
from ..open_file import Member, opened, read_whole
from .fields import Identities
from .html import declared_encoding, fragment_paragraphs


@dataclass(frozen=True)
class _Dialect:
    """How a page of posts is written.

    `mark`: what only such a page has. `post`: where a post begins, and its number. `text`: where its text begins.
    `day`: year, month and day by name. `signed`, `channel`: who a post, and the page, is by; up to the next tag.
    """

    mark: re.Pattern[bytes]
    post: re.Pattern[bytes]
    text: re.Pattern[bytes]
    day: re.Pattern[str]
    signed: re.Pattern[str]
    channel: re.Pattern[str]


EXPORT = _Dialect(
    mark=re.compile(rb'<div class="page_(?:body chat_page|wrap)|<div class="history">'),
    post=re.compile(rb'<div class="message default[^"<>]*" id="message(-?\d+)"'),
    text=re.compile(rb'<div class="text"[^<>]*>'),
    day=re.compile(r'title="(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})'),
    signed=re.compile(r'<div class="from_name"[^<>]*>([^<>]*)'),
    channel=re.compile(r'<div class="text bold"[^<>]*>([^<>]*)'),
)
PREVIEW = _Dialect(
    mark=re.compile(rb"tgme_(?:channel_history|widget_message_wrap)|<body[^<>]*tgme_"),
    post=re.compile(rb'<div class="tgme_widget_message [^<>]*?data-post="[\w.-]+/(\d+)"'),
    text=re.compile(rb'<div class="tgme_widget_message_text\b[^<>]*>'),
    day=re.compile(r'<time[^<>]*datetime="(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)'),
    signed=re.compile(r'class="tgme_widget_message_owner_name"[^<>]*>(?:<[^<>]*>)*([^<>]*)'),
    channel=re.compile(r'class="tgme_channel_info_header_title"[^<>]*>(?:<[^<>]*>)*([^<>]*)'),
)
DIALECTS = (EXPORT, PREVIEW)
DIVISION = re.compile(r"<(/?)div\b[^<>]*>", re.IGNORECASE)
# A post whose first lines are bold begins with its headline.
HEADLINE = re.compile(r"\s*<(strong|b)>([^<>]+)</\1>\s*<br\s*/?>")
# Posts after that with no text: pictures, films.
HEAD = 256 * 1024


def is_channel(head: bytes) -> bool:
    """Whether a page, of which this is the beginning, is one of posts."""
    return _dialect(head) is not None


def _dialect(head: bytes) -> _Dialect | None:
    return next((one for one in DIALECTS if one.mark.search(head) and one.post.search(head)), None)


def find_posts(path: Path | Member, reading: Reading) -> Iterator[Place]:
    """The posts of a page that have a text, in their order. Raises `UnreadableArticle`."""
    data, _, _ = read_whole(path, limits.ARTICLE)
    dialect = _dialect(data)
    if dialect is None:
        return
    posts = list(dialect.post.finditer(data))
    identities = Identities()
    for place, post in enumerate(posts):
        end = posts[place + 1].start() if place + 1 < len(posts) else len(data)
        if dialect.text.search(data, post.start(), end):
            number = place + 1
            yield Place(identities.settle(post[1].decode("ascii"), number), number, post.start(), end)


def read_post(path: Path | Member, reading: Reading, data: bytes, place: Place) -> Content:
    """One post, `data` its bytes: its text, day and channel. Raises `UnreadableArticle`."""
    where = f"{path}: post {place.identity}"
    with opened(path) as file:
        head = file.read(HEAD)
    dialect = _dialect(data) or _dialect(head + data)
    begins = dialect.text.search(data) if dialect else None
    if dialect is None or begins is None:
        raise UnreadableArticle(f"{where} is no longer there; run the command again.")
    decoded = decode_with_confidence(data, where, reading.encoding, declared_encoding(head))
    around = decode_with_confidence(data[: begins.start()], where, reading.encoding, declared_encoding(head)).text
    text = _division(decoded.text[len(around) + len(begins[0]) :])
    headline = HEADLINE.match(text)
    day = dialect.day.search(decoded.text)
    signed = dialect.signed.search(around)
    channel = dialect.channel.search(head.decode("utf-8", "replace"))
    by = next((found[1] for found in (signed, channel) if found and found[1].strip()), None)
    return Content(
        "\n\n".join(fragment_paragraphs(text, where)),
        " ".join(html.unescape(headline[2]).split()) if headline else None,
        " ".join(html.unescape(by).split()) if by else None,
        iso_date("{year}-{month}-{day}".format(**day.groupdict())) if day else None,
        decoded.encoding,
        decoded.confidence,
    )


def _division(text: str) -> str:
    """The beginning of a text up to where the `div` that it begins in ends."""
    depth = 1
    for tag in DIVISION.finditer(text):
        depth += -1 if tag[1] else 1
        if not depth:
            return text[: tag.start()]
    return text
