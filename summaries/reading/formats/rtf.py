"""RTF (WordPad, old Word), by striprtf, which knows the code pages of its fonts."""

from __future__ import annotations

import re

from .. import limits
from ..article import Content, Reading, UnreadableArticle
from ..optional import import_optional, wrap_errors

# Pictures are digits by the megabyte. What the library calls a picture ends at the first closing brace.
DIGITS = re.compile(r"[0-9A-Fa-f\r\n]{1000,}+")
# The library's own search for links goes back and forth over a line. This one makes it find none: a link's words are
# in the text that it shows, and its address is not read.
LINK, NO_LINK = "{\\field{", "{\\field {"
# Words for characters that the library does not know, as the number that it does; in a group, because how many
# characters follow a number in its place is the document's to say.
JOINERS = re.compile(r"\\zw(n?)j(?![A-Za-z]) ?")
JOINER_NUMBERS = {"n": r"{\uc0\u8204 }", "": r"{\uc0\u8205 }"}
FONT = re.compile(r"\\f\d")
FONTS_BEGIN = "\\fonttbl"


def read_rtf(data: bytes, name: str, reading: Reading) -> Content:
    """The paragraphs of an RTF document. Raises `UnreadableArticle`."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableArticle(f"{name}: this is no RTF document; open it in a word processor and save it again.")
    striprtf = import_optional("striprtf.striprtf", "striprtf", name)
    document = DIGITS.sub("", data.decode("latin-1")).replace(LINK, NO_LINK)
    if len(document) > limits.RICH_TEXT:
        most = limits.RICH_TEXT // limits.MEGABYTE
        raise UnreadableArticle(f"{name}: more than {most} MB of RTF without its pictures; save it as a text file.")
    _check_fonts(document, name)
    document = JOINERS.sub(lambda word: JOINER_NUMBERS[word[1]], document)
    with wrap_errors(name):
        text: str = striprtf.rtf_to_text(document, encoding=reading.encoding or "cp1252", errors="replace")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return Content("\n\n".join(line for line in lines if line))


def _check_fonts(document: str, name: str) -> None:
    """Refuse a table of fonts that the library would take minutes for. Raises `UnreadableArticle`."""
    start = document.find(FONTS_BEGIN)
    depth, end = 1, start
    while start >= 0 and depth and end < len(document):
        end += 1
        depth += {"{": 1, "}": -1}.get(document[end : end + 1], 0)
    if end - start > limits.FONT_TABLE or len(FONT.findall(document, start, end)) > limits.FONTS:
        raise UnreadableArticle(f"{name}: its table of fonts is longer than any; save it as a text file.")
