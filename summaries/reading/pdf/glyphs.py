"""What a PDF draws, glyph by glyph, by pdfminer.six: which characters each stands for, and where on its page.

Programs that shape Arabic letters say beside the glyphs which characters they drew (`ActualText`), because one
letter may be several glyphs and one glyph several letters. pdfminer passes over that; here it comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any


@dataclass(frozen=True)
class Glyph:
    """What stands at one place of a page: one glyph, or several that are drawn for the same characters.

    `text`: its characters in the order they are read in; empty where the font does not say. `x`: where the pen sets
    it down; `width`: how far the pen moves; `y`: its baseline, upwards; `size`: of its font. All in points. `actual`:
    the characters are those of the text, not of the shape: a bracket is not mirrored.
    """

    text: str
    x: float
    width: float
    y: float
    size: float
    actual: bool = False


def printed_pages(data: bytes) -> Iterator[list[Glyph]]:
    """The glyphs of each page of a PDF, in the order they are drawn in. What is drawn aslant or upright is left out.

    `data`: the file. Raises what pdfminer raises.
    """
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    class GlyphDevice(PDFTextDevice):
        """What pdfminer draws on: it notes the glyphs, and which of them are one piece of text."""

        def __init__(self, manager: PDFResourceManager) -> None:
            super().__init__(manager)
            self.glyphs: list[Glyph] = []
            # For each open mark, the text that it stands for (None where it says none) and where it began.
            self._marks: list[tuple[str | None, int]] = []

        def begin_tag(self, tag: Any, props: Any = None) -> None:
            said = props.get("ActualText") if isinstance(props, dict) else None
            self._marks.append((_text_string(said) if isinstance(said, bytes) else None, len(self.glyphs)))

        def end_tag(self) -> None:
            if self._marks:
                said, start = self._marks.pop()
                if said is not None:
                    drawn = self.glyphs[start:]
                    del self.glyphs[start:]
                    if drawn:
                        self.glyphs.append(_as_one(said, drawn))

        def render_char(
            self,
            matrix: tuple[float, ...],
            font: Any,
            fontsize: float,
            scaling: float,
            rise: float,
            cid: int,
            ncs: Any,
            graphicstate: Any,
        ) -> float:
            try:
                text = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                text = ""
            advance: float = font.char_width(cid) * fontsize * scaling
            across, aslant, _, up, x, y = matrix
            size = abs(fontsize * up)
            if abs(aslant) <= abs(across) / 100 and size > 0:
                width = advance * across
                self.glyphs.append(Glyph(text, min(x, x + width), abs(width), y + rise * up, size))
            return advance

    manager = PDFResourceManager()
    device = GlyphDevice(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(BytesIO(data)):
        interpreter.process_page(page)
        yield device.glyphs
        device.glyphs = []


def _as_one(text: str, drawn: list[Glyph]) -> Glyph:
    """Several glyphs as one piece of text, where the widest of them stands; the others are its dots and marks."""
    base = max(drawn, key=lambda glyph: glyph.width)
    x = min(glyph.x for glyph in drawn if glyph.width > 0) if base.width > 0 else base.x
    end = max(glyph.x + glyph.width for glyph in drawn)
    return Glyph(text, x, max(0.0, end - x), base.y, base.size, actual=True)


def _text_string(data: bytes) -> str:
    """A text string of PDF: UTF-16 with a mark, UTF-8 with a mark, or near enough Latin-1."""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1")
