"""What reading takes and gives: an article, its place in a file of many, how to read, and why it could not be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from translate import HamzabanError

# What stands in for an encoding where the format itself says which characters there are (DOCX, PDF, …).
BY_FORMAT = "by format"


class UnreadableArticle(HamzabanError):
    """A file that cannot be read as an article; the message says why and what to do."""


class MissingExtra(UnreadableArticle):
    """A format that needs a library or program which is not installed; the message says how to install it."""


@dataclass(frozen=True)
class Reading:
    """How files are to be read, where that is not left to be found out.

    `encoding`: of text-like files, as Python names it. `text_field`, `title_field`, `id_field`: the column or key
    of a file of many articles that holds the text, the title, and what tells each article from the others.
    """

    encoding: str | None = None
    text_field: str | None = None
    title_field: str | None = None
    id_field: str | None = None


@dataclass(frozen=True)
class Place:
    """Where one article lies in a file of many.

    `identity`: what its id field says, else its line or row number; no two of a file are the same, whatever the
    case of their letters. `number`: its line or row, from 1. `start`, `end`: its bytes in the file, unpacked. `part`:
    the sheet of a workbook, or the address of a page in a web archive. `member`: the file in a zip archive, of which
    `start` and `end` are then; both are 0 where no article can be found in it.
    """

    identity: str
    number: int
    start: int
    end: int
    part: str | None = None
    member: str | None = None


@dataclass(frozen=True)
class Content:
    """What a format's reader found in the bytes of one article.

    `text`: paragraphs with blank lines between, or as it was where the format has no paragraphs. `title`, `author`,
    `date` (ISO `YYYY-MM-DD`): where the file says so. `encoding`, `confidence` (0 to 1): how bytes became characters.
    `is_article`: whether the format shows what of it is the article, so that no page is around it in `text`.
    """

    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None
    encoding: str = BY_FORMAT
    confidence: float = 1.0
    is_article: bool = True


@dataclass(frozen=True)
class Article:
    """What was read from one file, or from one place of a file of many.

    `name`: the file's whole name, without its folder. `text`: as read, nothing cleaned. `title`: where the
    format marks one, else None. `sha256`, `size` (bytes): of the file as it lies, or of the record at `place`.
    `encoding`, `format`: how it was read, and `encoding_confidence` (0 to 1) how sure that encoding is.
    `author`, `date` (ISO `YYYY-MM-DD`): where the file says so. `is_article`: whether nothing but the article is in
    `text`, as its format shows; plain text may have been copied with its page.
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
    place: Place | None = None
    is_article: bool = True


def iso_date(said: str | None) -> str | None:
    """A date as `YYYY-MM-DD`, of what begins with one written like that; None of anything else."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", said or "", re.ASCII)
    try:
        return None if match is None else date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None
