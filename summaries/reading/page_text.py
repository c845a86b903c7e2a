"""All paragraphs of a page of HTML in their order, whatever is a menu and what is not: for chapters and letters."""

from __future__ import annotations

from .extras import library

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


def page_paragraphs(page: str, name: str, extra: str = "html") -> list[str]:
    """The paragraphs of a page, each on one line.

    `page`: HTML or XHTML, decoded. `name`: for messages. `extra`: the one that brings the parser. Raises
    `UnreadableArticle` where it is not installed.
    """
    etree = library("lxml.etree", extra, name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        # Bytes, because the parser refuses text that declares an encoding. Halves of surrogate pairs have none.
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except etree.ParserError:  # nothing in it
        root = None
    if root is None:
        return []
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


def _end_paragraph(pieces: list[str], paragraphs: list[str]) -> None:
    """Put the pieces read so far together, as a paragraph if there is one."""
    paragraph = " ".join("".join(pieces).split())
    pieces.clear()
    if paragraph:
        paragraphs.append(paragraph)
