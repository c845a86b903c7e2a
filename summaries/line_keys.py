"""A line as cleaning compares it: its letters in one case, the words of the tables, the end of a sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from . import boilerplate, page_words

# Looking behind and giving nothing back keep a long run of ends from being read from each of its places.
SENTENCE_END = re.compile(r"(?<![.!?؟۔।。！？…])[.!?؟۔।。！？…]++[\"'»”’“‘)\]]*+$")
_JOINERS = re.compile("[\u200c\u200d]+")
_PUNCTUATION = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_ARABIC_LETTERS = str.maketrans("يىك", "ییک")


def has_letters(line: str) -> bool:
    """Whether there is any letter in `line`."""
    return any(character.isalpha() for character in line)


@lru_cache(maxsize=4096)
def key(line: str) -> str:
    """What two lines have in common that are printed alike: letters and digits in one case."""
    folded = unicodedata.normalize("NFKC", _JOINERS.sub(" ", line)).casefold().translate(_ARABIC_LETTERS)
    return " ".join(_PUNCTUATION.sub(" ", folded).split()) or line


def phrase(line: str) -> str:
    """`key` without numbers, as the tables of boilerplate are compared: "Comments (3)" is "comments"."""
    return " ".join(_DIGITS.sub(" ", key(line)).split())


@cache
def table(rows: str) -> frozenset[str]:
    """The phrases between the commas of `rows`."""
    return frozenset(phrase(entry) for entry in rows.split(","))


@cache
def tables(name: str) -> frozenset[str]:
    """The phrases of a table of `boilerplate`, in all its languages."""
    return frozenset[str]().union(*(table(rows) for rows in getattr(boilerplate, name).values()))


@cache
def listed_words(name: str) -> frozenset[str]:
    """The words of a table of `page_words`, in all its languages."""
    return frozenset(word for row in getattr(page_words, name).values() for word in key(row).split())


@cache
def whole_words(name: str) -> frozenset[str]:
    """Those of `listed_words` that are no part of a compound of the table, by which they would say nothing."""
    entries = (key(entry) for row in getattr(page_words, name).values() for entry in row.split())
    return frozenset(entry for entry in entries if " " not in entry)
