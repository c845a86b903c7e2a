"""Words of a text, each in one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from .characters import INVISIBLE
from .languages import LANGUAGES, table_code

# How each language's own keyboard spells a letter that others have under another code.
ONE_SPELLING: dict[str, dict[str, str]] = {
    "fa": {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه"},
    "ur": {"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ۀ": "ہ", "ۂ": "ہ", "ە": "ہ", "ة": "ۃ"},
    "ar": {"ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه", "ۀ": "ه"},
    # Casefolding knows one i only.
    "tr": {"İ": "i", "I": "ı"},
    "az": {"İ": "i", "I": "ı"},
}
ANY_LANGUAGE_SPELLING = {"’": "'", "ʼ": "'", "‐": "-", "٫": ".", "٬": ","}
# Tatweel, Arabic vowel signs, Quranic signs and variation selectors.
NOT_SPELLING = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\ufe00-\ufe0f"
_DROPPED = re.compile(f"[{INVISIBLE}{NOT_SPELLING}]")
_JOINER_RUN = re.compile(r"([\u200c\u200d])[\u200c\u200d]+")
_LATIN_OR_NOT = re.compile(r"[\u0000-\u024f]+|[^\u0000-\u024f]+")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")


def words(text: str, language: str) -> list[str]:
    """The words of `text`, each in one spelling, for comparing and counting.

    Letter case, compatibility forms, Arabic vowel signs, tatweel, invisible marks and the several codes of one
    letter do not count. Apostrophes, hyphens and zero-width non-joiners inside a word stay; other punctuation
    goes. A number is a word, in ASCII digits. A language written without spaces gives the pairs of
    neighbouring characters, and its Latin words whole. `language` is a code, known or not. The words of the
    words, joined by spaces, are the same again.
    """
    language = table_code(language)
    text = _one_spelling(text, language)
    row = LANGUAGES.get(language)
    if row is None or row.spaced:
        return _word_pattern().findall(text)
    return [word for stretch in _LATIN_OR_NOT.findall(text) for word in _words_or_pairs(stretch)]


def _words_or_pairs(stretch: str) -> Iterator[str]:
    for run in _word_pattern().findall(stretch):
        characters = _character_pattern().findall(run)
        if run[0] < "\u0250" or len(characters) < 2:
            yield run
        else:
            yield from (a + b for a, b in pairwise(characters))


def _one_spelling(text: str, language: str) -> str:
    spelling = str.maketrans(ONE_SPELLING.get(language, {}) | ANY_LANGUAGE_SPELLING)
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", text))
    # Dropping a mark or folding a letter may bring together two characters that have a joint form.
    text = unicodedata.normalize("NFKC", text.translate(spelling).casefold())
    text = _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)
    return _JOINER_RUN.sub(r"\1", text)


@cache
def _character() -> str:
    """The pattern of a letter or digit of any script with the marks on it, which `\\w` leaves out."""
    marks = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M")
    return rf"[^\W_][{marks}]*+"


@cache
def _word_pattern() -> re.Pattern[str]:
    number, characters = r"\d++(?:[.,٫٬]\d++)++", f"(?:{_character()})++"
    return re.compile(rf"(?:{number}|{characters})(?:['\-\u200c\u200d]{characters})*+")


@cache
def _character_pattern() -> re.Pattern[str]:
    return re.compile(_character())
