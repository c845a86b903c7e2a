"""Files of every format and encoding, read as articles."""

from .formulas import EXPORTED_COLUMNS, with_guard
from .reader import (
    FILE_BYTES,
    Article,
    MissingExtra,
    Place,
    Reading,
    Records,
    UnreadableArticle,
    find_codec,
    find_places,
    is_packed,
    is_readable,
    read_article,
    read_stream,
    read_text,
    sha256_of,
    without_packing,
)

__all__ = [
    "EXPORTED_COLUMNS",
    "FILE_BYTES",
    "Article",
    "MissingExtra",
    "Place",
    "Reading",
    "Records",
    "UnreadableArticle",
    "find_codec",
    "find_places",
    "is_packed",
    "is_readable",
    "read_article",
    "read_stream",
    "read_text",
    "sha256_of",
    "with_guard",
    "without_packing",
]
