"""The lines of a PDF put together to paragraphs and a title, without headers and footers; a program of its own.

It is run by `portable_documents.py`, which gives it a PDF and a limit of time.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from .. import limits
from .glyphs import printed_pages
from .layout import Line, page_lines

# Between lines of two paragraphs there is so much more room than between others, and titles are so much larger.
APART = 1.3
LARGER = 1.15
# What is further down than so many sizes of the font is not the next line.
FAR = 4
# In sizes of the font: how far a first line is indented, and how much shorter a last line is than the longest.
INDENT = (0.8, 6.0)
SHORTER = 4.0
SENTENCE_END = re.compile(r"[.!?؟۔:…][\"'»”’)\]]*$")
# From this share of glyphs that have no characters on, what is left is not the text.
UNKNOWN = 0.1
TITLE_LETTERS = 300
# So many lines at the top and at the bottom of a page may be headers and footers.
EDGE = 2
PAGE_NUMBER = re.compile(r"[\W_]*\d+(?:\s*[/\-–]\s*\d+)?[\W_]*")
# What browsers print around a page: its address, the time, the page number.
PRINTED_BY_BROWSERS = re.compile(r"(?:(?:file|https?)://\S+)?\s*(?:\d+/\d+)?|\d+/\d+/\d+, [\d:]+(?: [AP]M)?.{0,200}")
DIGITS = re.compile(r"\d+")


def main() -> None:
    """Read the PDF that comes in; write what it holds, or why it is refused, as JSON."""
    _bound_memory()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _bound_memory() -> None:
    """End this process rather than fill the machine, where the system can be asked to."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = limits.PDF_MEMORY if most == resource.RLIM_INFINITY else min(most, limits.PDF_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (bound, most))


def _read(data: bytes) -> dict[str, str | None]:
    """`text` and `title` of a PDF, or `refused`, why it is not read."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    pages: list[list[Line]] = []
    drawn = unknown = letters = 0
    try:
        for glyphs in printed_pages(data):
            drawn += len(glyphs)
            unknown += sum(not glyph.text for glyph in glyphs)
            letters += sum(len(glyph.text) for glyph in glyphs)
            if letters > limits.PDF_TEXT or len(pages) == limits.PDF_PAGES:
                return {"refused": "more text than any article has; split it."}
            pages.append(page_lines(glyphs))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return {"refused": "it is locked with a password; save it without one."}
    except (PDFException, PSException) as error:
        return {"refused": f"this PDF is broken ({type(error).__name__}); print it to a new PDF."}
    if unknown > UNKNOWN * drawn:
        return {"refused": "its fonts do not say which letters they show; find the text itself, or run OCR over it."}
    if not any(pages):
        return {"refused": "it holds pictures of pages and no text (a scan); run text recognition over it first (OCR)."}
    paragraphs, title = _paragraphs(_without_furniture(pages))
    return {"text": "\n\n".join(paragraphs), "title": title}


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what stands at the top and bottom of more than one, and without page numbers."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    left = []
    for page in pages:
        gone = {
            id(line)
            for line in _edges(page)
            if PRINTED_BY_BROWSERS.fullmatch(line.text)
            or (len(pages) > 1 and (edges[_key(line)] > 1 or PAGE_NUMBER.fullmatch(line.text)))
        }
        left.append([line for line in page if id(line) not in gone])
    return left


def _edges(page: Sequence[Line]) -> list[Line]:
    """The first lines at the top and the last at the bottom of a page; of a short page fewer."""
    lines = sorted(page, key=lambda line: -line.y)
    few = min(EDGE, len(lines) // 3)
    return [*lines[:few], *lines[len(lines) - few :]]


def _key(line: Line) -> tuple[str, int]:
    """What a header is the same by on all pages: its words, numbers aside, and its height on the page."""
    return DIGITS.sub("0", line.text), round(line.y)


def _paragraphs(pages: Iterable[Sequence[Line]]) -> tuple[list[str], str | None]:
    """The lines of all pages, put together to paragraphs; and the first of them where it is a title."""
    paragraphs: list[list[Line]] = []
    lines = [line for page in pages for line in page]
    usual = median(line.size for line in lines)
    drops = [above.y - line.y for above, line in pairwise(lines) if 0 < above.y - line.y < FAR * usual]
    # From one line to the next, in sizes of the font.
    pitch = (median(drops) if drops else FAR) / usual
    above: Line | None = None
    for line in lines:
        if above is None or _begins_paragraph(line, above, pitch):
            paragraphs.append([])
        paragraphs[-1].append(line)
        above = line
    texts = [" ".join(line.text for line in paragraph) for paragraph in paragraphs]
    large = paragraphs[0][0].size > LARGER * usual and len(texts) > 1 and len(texts[0]) <= TITLE_LETTERS
    return texts, texts[0] if large else None


def _begins_paragraph(line: Line, above: Line, pitch: float) -> bool:
    """Whether a line is the first of a paragraph, by the one before it. `pitch`: in sizes of the font."""
    if max(line.size, above.size) > LARGER * min(line.size, above.size):
        return True
    ended = SENTENCE_END.search(above.text) is not None
    drop = above.y - line.y
    if drop <= 0:  # the next column or page
        return ended
    if drop > APART * pitch * line.size:
        return True
    start = (line.left - above.left) if line.rightwards else (above.right - line.right)
    if INDENT[0] * line.size < start < INDENT[1] * line.size and ended:
        return True
    short = (line.right - above.right) if line.rightwards else (above.left - line.left)
    return ended and short > SHORTER * line.size


if __name__ == "__main__":
    main()
