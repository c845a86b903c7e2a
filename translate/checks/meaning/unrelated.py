"""Tells a translation of something else: none of what can be known of the source is in it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from ...text import stop_words
from ..findings import Finding
from .lexicon import PRESS_LANGUAGES, mentions
from .names import found_names
from .spelling import NUMBER, fold, tokens

# So many known words, of which at most so many are there: with more of them one may be there by chance.
_LEAST_FOUND = ((4, 0), (7, 1), (11, 2))
# Classes whose words translators keep.
_KEPT = ("country", "weekday", "month", "organisation", "currency")
_COLUMNS = {"en": 0, "fa": 1, "ur": 2}
_ENGLISH_ENDINGS = ("ies", "ing", "ed", "es", "s", "ly", "'s")
ENGLISH_STEM, LONG_STEM, SHORT_STEM = 6, 4, 3
LEAST_ENGLISH_STEM, LEAST_WORD = 3, 3
# Glossary rows with a longer source are phrases.
LONGEST_ROW = 2
_DIGITS = re.compile(r"\d+")


def compare_subjects(source: str, translation: str, source_language: str, target_language: str) -> Finding | None:
    """Whether the known words of the source are all missing in the translation.

    `source`, `translation`: sentences. `source_language`, `target_language`: codes, known or not; where one is not of
    English, Persian and Urdu, digits and closed classes are all that is known. Returns a finding, or None. Raises
    nothing.
    """
    # English tells most about its words: its side is looked up, whichever is the source.
    if target_language == "en":
        source, translation, source_language, target_language = translation, source, target_language, source_language
    known = found = 0
    for count, there in (
        _shared_words(source, translation, source_language, target_language),
        _shared_mentions(source, translation, source_language, target_language),
        _shared_names(source, translation, source_language, target_language),
        _shared_digits(source, translation),
    ):
        known, found = known + count, found + there
    if any(known >= least and found <= most for least, most in _LEAST_FOUND):
        return Finding("unrelated", "wrong", f"of {known} known words of the source, {found or 'none'} is there")
    return None


def _shared_words(source: str, translation: str, source_language: str, target_language: str) -> tuple[int, int]:
    if source_language == target_language or not {source_language, target_language} <= PRESS_LANGUAGES:
        return 0, 0
    glossary = _glossary(source_language, target_language)
    known = [stem for stem in _content_stems(source, source_language) if stem in glossary]
    here = _all_stems(translation, target_language)
    return len(known), sum(not glossary[stem].isdisjoint(here) for stem in known)


def _shared_mentions(source: str, translation: str, source_language: str, target_language: str) -> tuple[int, int]:
    there, here = mentions(source, source_language), mentions(translation, target_language)
    known = [(kind, key) for kind in _KEPT if kind in there for key in there[kind].sure]
    return len(known), sum(kind in here and key in here[kind].perhaps for kind, key in known)


def _shared_names(source: str, translation: str, source_language: str, target_language: str) -> tuple[int, int]:
    if {source_language, target_language} in ({"en", "fa"}, {"en", "ur"}):
        english, other = (source, translation) if source_language == "en" else (translation, source)
        return found_names(english, other)
    return 0, 0


def _shared_digits(source: str, translation: str) -> tuple[int, int]:
    there, here = ({int(digits) for digits in _DIGITS.findall(text) if len(digits) < 20} for text in (source, translation))
    return len(there), len(there & here)


@lru_cache(256)
def _content_stems(text: str, language: str) -> frozenset[str]:
    return frozenset(
        _stem(word, language)
        for word in map(str.lower, tokens(text))
        if len(word) >= LEAST_WORD and word not in _stop_words(language)
    )


@lru_cache(256)
def _all_stems(text: str, language: str) -> frozenset[str]:
    return frozenset(_stem(word.lower(), language) for word in tokens(text) if word != NUMBER)


@lru_cache(65536)
def _stem(word: str, language: str) -> str:
    """The start of a word, long enough to tell it from others: forms of one word share it."""
    if language == "en":
        for ending in _ENGLISH_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= LEAST_ENGLISH_STEM:
                word = word.removesuffix(ending)
                break
        return word[:ENGLISH_STEM]
    return word[: LONG_STEM if len(word) > LONG_STEM else SHORT_STEM]


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(map(fold, stop_words(language)))


@cache
def _glossary(source_language: str, target_language: str) -> dict[str, set[str]]:
    """What the words of one language are in another, by stems."""
    text = (resources.files("translate") / "demo" / "glossary.tsv").read_text(encoding="utf-8")
    glossary: dict[str, set[str]] = {}
    for line in text.splitlines()[1:]:
        row = line.split("\t")
        words = [word.lower() for word in tokens(row[_COLUMNS[source_language]])]
        others = [word.lower() for word in tokens(row[_COLUMNS[target_language]])]
        content = [word for word in words if word not in _stop_words(source_language)]
        stems = {
            _stem(word, target_language)
            for word in others
            if word not in _stop_words(target_language) and len(word) > 1
        }
        if len(content) == 1 and stems and len(words) <= LONGEST_ROW:
            glossary.setdefault(_stem(content[0], source_language), set()).update(stems)
    return glossary
