"""A web page as a tree of elements, made plain: white space, tables that only lay text out, and the headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..optional import import_optional

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements whose white space is kept.
AS_WRITTEN = frozenset("pre textarea script style".split())
# A cell with one of these in it holds no figure but a piece of the page.
LAID_OUT = ("p", "div", "h1", "h2", "h3", "ul", "ol", "table", "article", "section", "blockquote")
TABLE_PARTS = frozenset("table tbody thead tfoot tr td th".split())
LEAST_CHARACTERS_OF_A_LAYOUT = 200
LEAST_WORDS_OF_A_TITLE = 3
_SPACES = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SITE_NAME = re.compile(r"\s*[-–—|:/•·»«]")
# Characters that no page shows and that a tree of XML cannot hold.
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse_page(page: str, name: str) -> HtmlElement | None:
    """Parse a page as browsers show it.

    Args:
        page: HTML or XHTML, decoded.
        name: For messages.

    Returns:
        Its root, or None where there is nothing in it.

    Raises:
        UnreadableArticle: The parser is not installed.
    """
    html = import_optional("lxml.html", "lxml", name)
    etree = import_optional("lxml.etree", "lxml", name)
    parser = html.HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # Bytes, because the parser refuses text that declares an encoding. Halves of surrogate pairs have none.
        return html.document_fromstring(_UNPRINTED.sub("", page).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def make_plain(root: HtmlElement) -> None:
    """Make white space one space but where it is kept as written, drop what is not shown, and unwrap layout tables."""
    kept = 0
    for event, element in _walk(root):
        if event == "start":
            kept += element.tag in AS_WRITTEN
            if not kept and element.text:
                element.text = _SPACES.sub(" ", _UNPRINTED.sub("", element.text))
        else:
            kept -= element.tag in AS_WRITTEN
            if not kept and element.tail:
                element.tail = _SPACES.sub(" ", _UNPRINTED.sub("", element.tail))
    for element in root.xpath("//body//*[@hidden or @style]"):
        if "hidden" in element.attrib or _UNSEEN.search(element.get("style", "")):
            element.drop_tree()
    for table in [table for table in root.iter("table") if _is_layout(table)]:
        _unwrap(table)


def _walk(root: HtmlElement) -> Any:
    from lxml import etree

    return etree.iterwalk(root, events=("start", "end"))


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table holds pieces of a page: a cell of it has long text with blocks in it, or breaks."""
    for cell in table.iter("td"):
        if len(cell.text_content()) < LEAST_CHARACTERS_OF_A_LAYOUT:
            continue
        if any(child.tag in LAID_OUT for child in cell.iterdescendants()) or len(list(cell.iter("br"))) > 1:
            return True
    return False


def _unwrap(table: HtmlElement) -> None:
    """Make a table and its own rows and cells blocks; tables inside of it stay."""
    waiting = [table]
    while waiting:
        element = waiting.pop()
        waiting += [child for child in element if child.tag in TABLE_PARTS - {"table"}]
        element.tag = "div"


def without_site_name(title: str, root: HtmlElement) -> str:
    """Cut the name of a site off a title, where a headline of the page is all that is before it.

    Args:
        title: As found.
        root: The page, of which the first-level headings and its own titles are looked at.

    Returns:
        The longest headline that `title` begins with and goes on from with a mark, else `title`.
    """
    named = root.xpath("//title | //h1")
    stated = root.xpath("//meta[@property='og:title' or @name='title' or @name='twitter:title']/@content")
    texts = [" ".join(text.split()) for text in [*(one.text_content() for one in named), *stated]]
    whole = " ".join(title.split())
    fitting = [
        text
        for text in texts
        if len(text.split()) >= LEAST_WORDS_OF_A_TITLE
        and whole.casefold().startswith(text.casefold())
        and _SITE_NAME.match(whole[len(text) :])
    ]
    return max(fitting, key=len, default=whole)
