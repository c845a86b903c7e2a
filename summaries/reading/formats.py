"""The one table of formats: which suffix is read how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from . import limits
from .article import Content, Reading
from .compressed import without_packing
from .text import read_markdown, read_plain

Reader = Callable[[bytes, str, Reading], Content]


@dataclass(frozen=True)
class Format:
    """One format: its name in records, how the bytes of an article are read, and how many there may be.

    `reader` is None for a file of many articles, each of which is a record.
    """

    name: str
    reader: Reader | None
    most: int = limits.ARTICLE


FORMATS: dict[str, Format] = {
    ".txt": Format("text", read_plain),
    ".md": Format("markdown", read_markdown),
    ".markdown": Format("markdown", read_markdown),
}


def suffix_of(name: str) -> str:
    """The suffix that says a file's format, in small letters, a final `.gz` aside."""
    return PurePath(without_packing(name)).suffix.casefold()


def is_readable(name: str) -> bool:
    """Whether a file of this name is of a format that is read."""
    return suffix_of(name) in FORMATS
