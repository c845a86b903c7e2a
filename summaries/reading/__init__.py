"""Files of every format and encoding, read as articles."""

from .article import Article, MissingExtra, Place, Reading, UnreadableArticle
from .compressed import Records, is_packed, read_whole, suffix_of, without_packing
from .encodings import decode, find_codec
from .formats import FORMATS, SAVE_AS, Format, ManyFormat, is_readable
from .formulas import EXPORTED_COLUMNS, with_guard
from .recognising import suffix_of_content

__all__ = [
    "EXPORTED_COLUMNS",
    "FORMATS",
    "SAVE_AS",
    "Article",
    "Format",
    "ManyFormat",
    "MissingExtra",
    "Place",
    "Reading",
    "Records",
    "UnreadableArticle",
    "decode",
    "find_codec",
    "is_packed",
    "is_readable",
    "read_whole",
    "suffix_of",
    "suffix_of_content",
    "with_guard",
    "without_packing",
]
