"""Web pages: title, author, date and body, without menus, by trafilatura. Nothing is fetched.

Trafilatura takes zero-width joiners and non-joiners for control characters and drops them, which makes Persian words
misspelt (می‌شود becomes میشود); they go through it in disguise. Pages that would keep its parser busy are refused first.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING

from .. import limits
from ..article import Content, Reading, UnreadableArticle, iso_date
from ..encodings import Decoded, decode_with_confidence
from ..optional import import_optional
from .page_tree import make_plain, parse_page, without_site_name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that begin and end a paragraph.
BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main ol option p pre section summary table tbody td tfoot th thead
    tr ul
    """.split()
)
# Elements whose text is not read.
UNREAD = frozenset("head script style template nav select textarea svg math object iframe noscript rp rt".split())


def page_paragraphs(page: str, name: str) -> list[str]:
    """The paragraphs of a page, each on one line.

    `page`: HTML or XHTML, decoded. `name`: for messages. Raises `UnreadableArticle` where the parser is not
    installed.
    """
    root = parse_page(page, name)
    return [] if root is None else _paragraphs(root)


def _paragraphs(root: HtmlElement) -> list[str]:
    from lxml import etree

    paragraphs: list[str] = []
    pieces: list[str] = []
    unread = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in BLOCKS:
            _end_paragraph(pieces, paragraphs)
        if event == "start":
            unread += element.tag in UNREAD
            pieces.append("" if unread else element.text or "")
        else:
            unread -= element.tag in UNREAD
            pieces.append("" if unread else element.tail or "")
    _end_paragraph(pieces, paragraphs)
    return paragraphs


def fragment_paragraphs(text: str, name: str) -> list[str]:
    """The paragraphs of a piece of a page, such as a cell of a table. Raises `UnreadableArticle`."""
    _check_size(text, name)
    return page_paragraphs(f"<html><body><div>{text}</div></body></html>", name)


def _end_paragraph(pieces: list[str], paragraphs: list[str]) -> None:
    """Put the pieces read so far together, as a paragraph if there is one."""
    paragraph = " ".join("".join(pieces).split())
    pieces.clear()
    if paragraph:
        paragraphs.append(paragraph)


# Where a page says its encoding, and in how many of its first bytes.
DECLARATION = re.compile(
    rb"<meta\b[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\b[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
DECLARED_WITHIN = 8_192
# Pictures and fonts written into a page by browsers that save it as one file.
INLINE_DATA = re.compile(r"\bdata:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=%\s]{100,}+")
# More signs in a row than any text has; the library takes time that grows with the square of them in an author's name.
SIGNS = re.compile(rf"(?<![^\w<>])[^\w<>]{{{limits.SIGNS},}}+")
# A tag up to its end; a quotation mark opens a value after `=` alone. Nothing is read twice: see `_check_size`.
TAG = re.compile(r"""<[A-Za-z][^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+""")
LONG_VALUE = re.compile(rf"""="[^"]{{{limits.ATTRIBUTE_VALUE},}}+"|='[^']{{{limits.ATTRIBUTE_VALUE},}}+'""")
QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
BETWEEN_ATTRIBUTES = re.compile(r"[\s/\"']+")
SCRIPT = re.compile(r"<(script|style)\b", re.IGNORECASE)
CLOSING = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
# What a page says of itself for machines.
STATED = re.compile(r"(<script\b[^<>]{0,300}\+json[^<>]{0,300}>)((?:(?!</script).)*+)", re.IGNORECASE | re.DOTALL)
# Letters of scripts that no page uses, printed and not changed by any normal form, in place of the two joiners.
DISGUISED = str.maketrans("\u200c\u200d", "ᛰᛯ")
PLAIN = str.maketrans("ᛰᛯ", "\u200c\u200d")
# A page whose text without its menus is so much shorter than what has paragraphs was a letter or a notice, not a page.
SHORT = 200


def read_page(data: bytes, name: str, reading: Reading) -> Content:
    """The article of a web page. Raises `UnreadableArticle`."""
    return page_content(decode_with_confidence(data, name, reading.encoding, declared_encoding(data)), name)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    match = DECLARATION.search(data, 0, DECLARED_WITHIN)
    return None if match is None else (match[1] or match[2]).decode("ascii", "replace")


def page_content(decoded: Decoded, name: str) -> Content:
    """The article of a page that is decoded. `name`: for messages. Raises `UnreadableArticle`."""
    trafilatura = import_optional("trafilatura", "trafilatura", name)
    # Where a page has no article it logs so, and without this Python would write that to stderr.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    page = SIGNS.sub(lambda signs: signs[0][: limits.SIGNS], INLINE_DATA.sub("", decoded.text))
    if _check_size(page, name) > limits.ATTRIBUTE_VALUE:
        page = TAG.sub(
            lambda tag: LONG_VALUE.sub('=""', tag[0]) if len(tag[0]) > limits.ATTRIBUTE_VALUE else tag[0], page
        )
    page = STATED.sub(_bounded_statement, page)
    disguised = page.replace("&zwnj;", "\u200c").replace("&zwj;", "\u200d").translate(DISGUISED)
    root = parse_page(disguised, name)
    if root is None:
        return Content("", encoding=decoded.encoding, confidence=decoded.confidence)
    make_plain(root)
    found = trafilatura.bare_extraction(
        deepcopy(root),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text, title, author, date, is_article = "", None, None, None, True
    if found is not None:
        text, author, date = found.text or "", found.author, found.date
        title = without_site_name(found.title, root) if found.title else None
    paragraphs = _own(text).split("\n")
    if len(text) < SHORT:
        whole = [_own(paragraph) for paragraph in _paragraphs(root)]
        if sum(map(len, whole)) > len(text):
            paragraphs, is_article = whole, False
    return Content(
        "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip()),
        _own(title) if title else None,
        _own(author) if author else None,
        iso_date(date),
        decoded.encoding,
        decoded.confidence,
        is_article,
    )


def _bounded_statement(statement: re.Match[str]) -> str:
    """What a page says of itself, or nothing where the library would take long to strip tags from it."""
    is_slow = statement[2].count("<") * len(statement[2]) > limits.STATEMENT
    return f"{statement[1]}{{}}" if is_slow else statement[0]


def _own(text: str) -> str:
    """The text with its joiners out of their disguise."""
    return text.translate(PLAIN)


def _check_size(page: str, name: str) -> int:
    """The length of the longest tag. Raises `UnreadableArticle` for a page that its parsers would take minutes for."""
    if len(page) > limits.PAGE:
        raise UnreadableArticle(
            f"{name}: more than {limits.PAGE // limits.MEGABYTE} MB of page; save its text instead."
        )
    elements = place = longest = 0
    while tag := TAG.search(page, place):
        elements += 1
        place = tag.end()
        longest = max(longest, len(tag[0]))
        if elements > limits.PAGE_ELEMENTS:
            raise UnreadableArticle(
                f"{name}: more than {limits.PAGE_ELEMENTS:,} elements, which no article has; save its text instead."
            )
        if len(BETWEEN_ATTRIBUTES.findall(QUOTED.sub('""', tag[0]))) > limits.ATTRIBUTES:
            raise UnreadableArticle(
                f"{name}: an element with more than {limits.ATTRIBUTES:,} attributes; save the page's text instead."
            )
        script = SCRIPT.match(tag[0])
        if script:
            # Code has `<` and quotes of its own.
            closing = CLOSING[script[1].casefold()].search(page, place)
            place = len(page) if closing is None else closing.start()
    return longest
