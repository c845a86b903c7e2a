"""Files to articles: what a file holds, as text, whatever its format.

Formats so far: plain text and Markdown, in UTF-8 with or without a byte order mark.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translate import HamzabanError, NoText

if TYPE_CHECKING:
    from markdown_it.token import Token

# YAML or TOML that site generators put before a Markdown text.
FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?^\1[ \t]*$\n?", re.DOTALL | re.MULTILINE)


class UnreadableArticle(HamzabanError):
    """A file that cannot be read as an article; the message says why and what to do."""


@dataclass(frozen=True)
class Article:
    """What was read from one file.

    `name`: the file's whole name, without its folder. `text`: as read, nothing cleaned. `title`: where the
    format marks one, else None. `sha256`, `size` (bytes): of the file. `encoding`, `format`: how it was read, and
    `encoding_confidence` how sure (1 is certain). `author`, `date` (`YYYY-MM-DD`): where the file says so.
    """

    name: str
    text: str
    title: str | None
    sha256: str
    size: int
    encoding: str
    format: str
    encoding_confidence: float = 1.0
    author: str | None = None
    date: str | None = None


def read_article(path: Path) -> Article:
    """Read one file.

    `path`: a file whose suffix is in `FORMATS`. Raises `UnreadableArticle` where it is missing, of another
    format, binary or not UTF-8, and `NoText` where it holds nothing but white space.
    """
    name = path.suffix.casefold()
    if name not in FORMATS and path.exists():
        raise UnreadableArticle(
            f"{path}: files of type '{path.suffix}' are not read; give one of {', '.join(sorted(FORMATS))}."
        )
    format_name, to_text = FORMATS.get(name, FORMATS[".txt"])
    data = _read_bytes(path)
    content, encoding = decode(data, str(path))
    if not content.strip():
        raise NoText(f"{path}: the file is empty; there is nothing to summarise.")
    text, title = to_text(content)
    digest = hashlib.sha256(data).hexdigest()
    return Article(path.name, text, title, digest, len(data), encoding, format_name)


def read_text(path: Path) -> str:
    """What a text file of any name holds, as it is. Raises `UnreadableArticle`."""
    return decode(_read_bytes(path), str(path))[0]


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Bytes as text: the text, without a byte order mark, and its encoding.

    `name`: what the bytes came from, for the message of `UnreadableArticle`, raised where they are not text.
    """
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    if b"\0" in data:
        raise UnreadableArticle(f"{name}: this is not text (it holds zero bytes); give a text file in UTF-8.")
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UnreadableArticle(
            f"{name}: not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save it as UTF-8."
        ) from error


def _read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises `UnreadableArticle`."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableArticle(f"{path}: there is no such file or folder; check the path.") from error
    except OSError as error:
        raise UnreadableArticle(f"{path}: cannot be read ({error.strerror}); check its permissions.") from error


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file, in hexadecimal, or None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _plain(content: str) -> tuple[str, None]:
    """Plain text is its own text."""
    return content, None


def _markdown(content: str) -> tuple[str, str | None]:
    """The words a reader of the rendered page sees: no marks, no code, no pictures; and the first heading."""
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


FORMATS: dict[str, tuple[str, Callable[[str], tuple[str, str | None]]]] = {
    ".txt": ("text", _plain),
    ".md": ("markdown", _markdown),
    ".markdown": ("markdown", _markdown),
}
