"""The lines of a file as bytes, with their places, in any encoding and never more than a record's worth in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from . import limits

# How many bytes a character has at least, in the encodings where it is not one.
WIDTHS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}


@dataclass(frozen=True)
class Line:
    """One line: its bytes with its end (cut where it is too long); where it starts, ends, and the next one starts."""

    data: bytes
    start: int
    end: int
    after: int


def lines_of(file: BinaryIO, encoding: str, start: int) -> Iterator[Line]:
    """The lines of a file from byte `start` on. `encoding`: what says which bytes end a line."""
    width = WIDTHS.get(encoding, 1)
    newline, carriage_return = (sign.encode(encoding if width > 1 else "ascii") for sign in "\n\r")
    file.seek(start)
    while True:
        data, length = _take_line(file, width, newline)
        if not length:
            return
        end = length
        if data.endswith(newline):
            end -= width
            if data[:-width].endswith(carriage_return):
                end -= width
        yield Line(data, start, start + end, start + length)
        start += length


def _take_line(file: BinaryIO, width: int, newline: bytes) -> tuple[bytes, int]:
    """The next line and its whole length. Of one that is too long, the beginning and the end are given."""
    kept = bytearray()
    length = 0
    while True:
        piece = file.readline(limits.MEGABYTE)
        # The byte of a line end may be the first of its character, or part of another one.
        piece += file.read(-(length + len(piece)) % width)
        length += len(piece)
        kept += piece
        if len(kept) > limits.RECORD + limits.MEGABYTE:
            del kept[limits.RECORD : -2 * width]
        if not piece or kept.endswith(newline):
            return bytes(kept), length
