"""What the fields of a record say: which of them is the text, the title and so on; identities; records without text.

For every file of many articles whose records have named fields: tables, JSON, workbooks.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from translate import JOINERS, printable

from .. import limits
from ..article import Content, Place, Reading, UnreadableArticle, iso_date
from ..open_file import Member
from .html import fragment_paragraphs

# Where nothing is said, the first of these that there is, as `_key` spells them.
TEXT_FIELDS = tuple(
    """
    text body content article fulltext maintext articletext articlebody articlecontent bodytext contenttext textcontent
    newstext newsbody newscontent bodyhtml contenthtml selftext story متن متنخبر متنکامل متنمقاله متناصلی المتن النص نص
    محتوا المحتوی مضمون مواد خبرکامتن خبر fullarticle posttext message news
    """.split()
)
TITLE_FIELDS = tuple("title headline articletitle newstitle maintitle heading عنوان تیتر عنوانخبر سرخی العنوان".split())
ID_FIELDS = tuple("id guid uuid articleid newsid شناسه شناسهخبر کدخبر".split())
AUTHOR_FIELDS = tuple("author byline from authors writer reporter channel نویسنده خبرنگار مصنف الکاتب".split())
DATE_FIELDS = tuple(
    "date published pubdate publishedat datepublished publishdate createdat تاریخ تاریخانتشار التاریخ".split()
)
# What does not count in the name of a field, and letters that keyboards of Arabic type for those of Persian.
BESIDE_LETTERS = re.compile(r"[\W_]+")
PERSIAN_LETTERS = str.maketrans("يىك", "ییک")
NUMBER_WIDTH = 6
LONE = re.compile("[\ud800-\udfff]")
# Of the columns that there are, so many are named where none will do, with so many letters of each.
MOST_NAMED, NAME_SHOWN = 20, 30
# Of the names that a text's field may have, the first few are said.
MOST_SOUGHT = 4
# An identity is to be part of a file's name.
IDENTITY_LETTERS = 80

# Signs of HTML in a text: an element that ends, one that has no end, and what stands for a character.
TAGS = re.compile(r"</[A-Za-z][A-Za-z0-9]*\s*>|<(?:br|p|hr|img)\b[^<>]*>", re.IGNORECASE)
CHARACTER = re.compile(r"&(?:[a-z]{2,6}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
BLOCK = re.compile(r"<(?:br|p|div|li|h[1-6]|tr|table|blockquote)\b", re.IGNORECASE)
NO_ARTICLES = (
    "records is an article; check that the file is what its name says, and which field holds the text (--text-field)."
)


def some_article(path: Path | Member, places: Iterator[tuple[Place, bool]]) -> Iterator[Place]:
    """The places, as soon as one of them is an article. Raises `UnreadableArticle` where next to none of many is."""
    held: list[Place] = []
    articles = failures = 0
    for place, is_article in places:
        articles, failures = articles + is_article, failures + (not is_article)
        if failures > max(limits.RECORDS_WITHOUT_TEXT, articles * limits.RECORDS_WITHOUT_TEXT_SHARE):
            raise UnreadableArticle(f"{path}: hardly any of its first {articles + failures:,} {NO_ARTICLES}")
        held.append(place)
        if articles:
            yield from held
            held.clear()
    if len(held) > 1:
        raise UnreadableArticle(f"{path}: none of its {failures:,} {NO_ARTICLES}")
    yield from held


class Identities:
    """The identities given so far, so that each is given once, whatever the case of its letters."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def settle(self, identity: str | None, number: int) -> str:
        """An identity of its own for the record of this number."""
        wanted = _short(identity or "", IDENTITY_LETTERS) or f"{number:0{NUMBER_WIDTH}}"
        settled, key = wanted, _folded(wanted)
        while _folded(settled) in self._given:
            self._given[key] = self._given.get(key, 1) + 1
            settled = f"{wanted}-{self._given[key]}"
        self._given.setdefault(_folded(settled), 1)
        return settled


def _folded(identity: str) -> str:
    """What two identities share that would name one file on some system."""
    return unicodedata.normalize("NFC", identity).casefold()


def one_line(error: Exception) -> str:
    """What an error of the standard library says, as part of a message."""
    return printable(" ".join(str(error).split()), JOINERS)[:100] or type(error).__name__


def content_of(where: str, record: Mapping[str, Any], reading: Reading, encoding: str, confidence: float) -> Content:
    """The article of one record. Raises `UnreadableArticle` where it has no text."""
    field = text_column(where, tuple(record), reading.text_field)
    text = record[field]
    if isinstance(text, list):
        text = _joined(text)
    if not isinstance(text, str):
        raise UnreadableArticle(f"{where}: '{field}' holds no text; give the one that does with --text-field.")
    title = named(record, TITLE_FIELDS, reading.title_field)
    return Content(
        without_tags(text, where),
        " ".join(without_tags(title, where).split()) if title else None,
        named(record, AUTHOR_FIELDS, None),
        iso_date(named(record, DATE_FIELDS, None)),
        encoding,
        confidence,
    )


def has_text(record: Mapping[str, Any], reading: Reading) -> bool:
    """Whether a record is an article: whether the field that holds the text says anything."""
    field = find_field(record, TEXT_FIELDS, reading.text_field)
    value = None if field is None else record[field]
    return bool(value.strip() if isinstance(value, str) else isinstance(value, list) and _joined(value).strip())


def _joined(parts: Sequence[Any]) -> str:
    """A text that is given in parts: paragraphs, or the runs of a Telegram post, each as it looks."""
    runs = [part.get("text") if isinstance(part, dict) else part for part in parts]
    between = "" if any(isinstance(part, dict) for part in parts) else "\n\n"
    return between.join(run for run in runs if isinstance(run, str))


def without_tags(text: str, where: str) -> str:
    """A text as it is read, where it is HTML; any other as it is. Raises `UnreadableArticle`."""
    if not TAGS.search(text):
        return html.unescape(text) if CHARACTER.search(text) else text
    if not BLOCK.search(text):
        # Systems that keep articles in tables break paragraphs by line ends, and mark only what is bold or a link.
        text = text.replace("\n", "<br><br>")
    return "\n\n".join(fragment_paragraphs(text, where))


def text_column(where: str | Path | Member, columns: Sequence[str], asked: str | None) -> str:
    """The column or key that holds the text. Raises `UnreadableArticle` where there is none."""
    found = find_field(columns, TEXT_FIELDS, asked)
    if found is None:
        there = ", ".join(_short(column, NAME_SHOWN) for column in columns[:MOST_NAMED]) or "none"
        sought = f"'{asked}'" if asked else ", ".join(TEXT_FIELDS[:MOST_SOUGHT])
        raise UnreadableArticle(f"{where}: no {sought} among its columns ({there}); say which with --text-field.")
    return found


def find_field(columns: Iterable[str], usual: Sequence[str], asked: str | None) -> str | None:
    """The column that was asked for, or the first of the usual ones that there is; letter case does not count."""
    there = list(columns)
    if asked is not None:
        return next((column for column in there if column.casefold() == asked.casefold()), None)
    by_name = {_key(column): column for column in reversed(there)}
    return next((by_name[name] for name in usual if name in by_name), None)


def _key(column: str) -> str:
    """The name of a field without what differs from one program to the next."""
    return BESIDE_LETTERS.sub("", column[:NAME_SHOWN].casefold()).translate(PERSIAN_LETTERS)


def named(record: Mapping[str, Any], usual: Sequence[str], asked: str | None) -> str | None:
    """What a record says under a name, on one line; None where it says nothing."""
    field = find_field(record, usual, asked)
    value = None if field is None else record[field]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    # JSON can say half a pair of UTF-16, which no name of a file can.
    return LONE.sub("\ufffd", " ".join(str(value).split())) or None


def _short(text: str, letters: int) -> str:
    """The beginning of a text, on one line."""
    return " ".join(text[: 2 * letters].split())[:letters].strip()
