"""Cutting what is too long for a model into parts that are not, at the best place there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# After a clause, else between words; the white space itself is what is cut away.
CUTS = (re.compile(r"(?<=[,;:،؛，、；])\s+|\s+(?=[-–—(])"), re.compile(r"\s+"))


@dataclass(frozen=True)
class Part:
    """A part of a sentence: its text, the pieces it is spelt with, and the gap before the next part."""

    text: str
    pieces: list[str]
    gap: str


def cut_long(text: str, encode: Callable[[str], list[str]], limit: int) -> list[Part]:
    """Cut `text` into parts of at most `limit` pieces.

    `encode` spells a text in pieces. Each cut is the one nearest to the middle, at the end of a clause if
    there is one, else between words, else between characters. Returns at least one part; the texts and
    gaps of all parts, joined, hold every word of `text` in order.
    """
    pieces = encode(text)
    if len(pieces) <= limit or len(text) < 2:
        return [Part(text, pieces[:limit], "")]
    end, start = _middle(text)
    left = cut_long(text[:end], encode, limit)
    last = left.pop()
    gap = " " if start > end else ""
    return [*left, Part(last.text, last.pieces, gap), *cut_long(text[start:], encode, limit)]


def _middle(text: str) -> tuple[int, int]:
    """Where the left part ends and the right one starts."""
    half = len(text) // 2
    for cut in CUTS:
        # A clause that ends in the outer quarters would leave a part about as long as the whole.
        found = [m for m in cut.finditer(text) if len(text) / 4 <= m.start() and m.end() <= len(text) * 3 / 4]
        if found:
            best = min(found, key=lambda match: abs(match.start() - half))
            return best.span()
    return half, half
