"""Files to articles: what a file holds, as text, whatever its format. The door to the rooms of `reading/`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from translate import NoText

from .reading import limits
from .reading.article import Article, Place, Reading, UnreadableArticle
from .reading.compressed import read_whole
from .reading.encodings import decode
from .reading.formats import FORMATS, is_readable, suffix_of

__all__ = [
    "FORMATS",
    "Article",
    "Place",
    "Reading",
    "UnreadableArticle",
    "decode",
    "find_places",
    "is_readable",
    "read_article",
    "read_text",
    "sha256_of",
]

DEFAULT = Reading()


def read_article(path: Path, reading: Reading = DEFAULT, place: Place | None = None) -> Article:
    """Read one article.

    `path`: a file that `is_readable`. `reading`: how, where that is not to be found out. `place`: which, in a file of
    many articles. Raises `UnreadableArticle` where the file is missing, of another format, broken, hostile, or in an
    encoding that cannot be told, and `NoText` where it holds nothing but white space.
    """
    suffix = suffix_of(path.name)
    if suffix not in FORMATS and path.exists():
        raise UnreadableArticle(
            f"{path}: files of type '{suffix}' are not read; give one of {', '.join(sorted(FORMATS))}."
        )
    form = FORMATS.get(suffix, FORMATS[".txt"])
    data, sha256, size = read_whole(path, form.most)
    if not data.strip():
        raise NoText(f"{path}: the file is empty; there is nothing to summarise.")
    assert form.reader is not None
    content = form.reader(data, str(path), reading)
    if not content.text.strip():
        raise NoText(f"{path}: the file is empty; there is nothing to summarise.")
    return Article(
        path.name,
        content.text,
        content.title,
        sha256,
        size,
        content.encoding,
        form.name,
        content.confidence,
        content.author,
        content.date,
    )


def find_places(path: Path, reading: Reading) -> Iterator[Place] | None:
    """The articles of a file of many, None for a file that is one article."""
    return None


def read_text(path: Path, encoding: str | None = None) -> str:
    """What a text file of any name holds, as it is. Raises `UnreadableArticle`."""
    data, _, _ = read_whole(path, limits.ARTICLE)
    return decode(data, str(path), encoding)[0]


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file, in hexadecimal, or None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
