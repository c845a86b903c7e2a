"""Plain text and Markdown as articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..article import Content, Reading
from ..encodings import decode_with_confidence

if TYPE_CHECKING:
    from markdown_it.token import Token

# YAML or TOML that site generators put before a Markdown text.
FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?^\1[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def markdown_text(content: str) -> tuple[str, str | None]:
    """The text of a Markdown page: no marks, no code, no pictures; and its title, the first heading.

    `content`: the page. Returns its paragraphs, blank lines between, and the heading where text begins with one.
    """
    from markdown_it import MarkdownIt

    content = FRONT_MATTER.sub("", content.replace("\r\n", "\n"), count=1)
    paragraphs: list[str] = []
    title: str | None = None
    heading = False
    for token in MarkdownIt("commonmark").enable("table").parse(content):
        if token.type == "heading_open":
            heading = token.tag in {"h1", "h2"}
        elif token.type == "inline":
            text = " ".join(_visible(token).split())
            if text:
                if heading and title is None and not paragraphs:
                    title = text
                paragraphs.append(text)
            heading = False
    return "\n\n".join(paragraphs), title


def _visible(inline: Token) -> str:
    """The text of an inline token, without its marks."""
    spelling = {"text": "{}", "text_special": "{}", "code_inline": "{}", "softbreak": " ", "hardbreak": " "}
    return "".join(spelling.get(child.type, "").format(child.content) for child in inline.children or ())


def read_plain(data: bytes, name: str, reading: Reading) -> Content:
    """Plain text is its own text. Raises `UnreadableArticle`."""
    decoded = decode_with_confidence(data, name, reading.encoding)
    return Content(decoded.text, encoding=decoded.encoding, confidence=decoded.confidence, is_article=False)


def read_markdown(data: bytes, name: str, reading: Reading) -> Content:
    """The words that a reader of the rendered page sees, and the first heading. Raises `UnreadableArticle`."""
    decoded = decode_with_confidence(data, name, reading.encoding)
    text, title = markdown_text(decoded.text)
    return Content(text, title, encoding=decoded.encoding, confidence=decoded.confidence, is_article=False)
