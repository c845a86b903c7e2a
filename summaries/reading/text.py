"""Plain text and Markdown as articles."""

from __future__ import annotations

from .article import Content, Reading
from .encodings import decode_surely
from .markdown import markdown_text


def read_plain(data: bytes, name: str, reading: Reading) -> Content:
    """Plain text is its own text. Raises `UnreadableArticle`."""
    decoded = decode_surely(data, name, reading.encoding)
    return Content(decoded.text, encoding=decoded.encoding, confidence=decoded.confidence)


def read_markdown(data: bytes, name: str, reading: Reading) -> Content:
    """The words that a reader of the rendered page sees, and the first heading. Raises `UnreadableArticle`."""
    decoded = decode_surely(data, name, reading.encoding)
    text, title = markdown_text(decoded.text)
    return Content(text, title, encoding=decoded.encoding, confidence=decoded.confidence)
