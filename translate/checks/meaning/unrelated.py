"""Tells a translation of something else: none of what can be known of the source is in it."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from ...text import stop_words
from ..findings import Finding
from ..numbers import read_numbers, values_of
from .lexicon import PRESS_LANGUAGES, mentions, of_kind
from .names import found_names
from .negation import negations
from .spelling import NUMBER, fold, tokens

# So many things known of the source, of which at most so many are there: of more one may be there by chance.
_LEAST_FOUND = ((4, 0), (6, 1), (9, 2), (12, 3))
# Three are enough if one of them is no word of the glossary, for which there may be another word.
LEAST_MIXED = 3
# Classes whose words translators keep.
_KEPT = (
    *("country", "weekday", "month", "organisation", "currency", "compass", "unit"),
    *("rise", "alive", "import", "buy", "accept"),
)
_COLUMNS = {"en": 0, "fa": 1, "ur": 2}
_ENGLISH_ENDINGS = ("ies", "ing", "ed", "es", "s", "ly", "'s")
ENGLISH_STEM, LONG_STEM, SHORT_STEM = 6, 4, 3
LEAST_ENGLISH_STEM, LEAST_WORD = 3, 3
# Glossary rows with a longer source are phrases.
LONGEST_ROW = 2


def compare_subjects(source: str, translation: str, source_language: str, target_language: str) -> Finding | None:
    """Whether what is known of the source is all missing in the translation.

    `source`, `translation`: sentences. `source_language`, `target_language`: codes, known or not; where one is not of
    English, Persian and Urdu, numbers and closed classes are all that is known, and between Persian and Urdu
    nothing is. Returns a finding, or None. Raises nothing.
    """
    pair = {source_language, target_language}
    if "en" not in pair and pair <= PRESS_LANGUAGES:
        return None
    # English tells most about its words: its side is looked up, whichever is the source.
    if target_language == "en":
        source, translation, source_language, target_language = translation, source, target_language, source_language
    texts = (source, translation, source_language, target_language)
    words, found_words = _shared_words(*texts)
    others = [_shared_mentions(*texts), _shared_names(*texts), _shared_numbers(*texts), _shared_negation(*texts)]
    known, found = (words + sum(count for count, _ in others), found_words + sum(there for _, there in others))
    is_mixed = known >= LEAST_MIXED and known > words and not found
    if is_mixed or any(known >= least and found <= most for least, most in _LEAST_FOUND):
        how_many = f"only {found}" if found else "none"
        return Finding("unrelated", "wrong", f"{how_many} of {known} known words of the source is there")
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
    known = [key in of_kind(here, kind).perhaps for kind in _KEPT for key in of_kind(there, kind).sure]
    return len(known), sum(known)


def _shared_names(source: str, translation: str, source_language: str, target_language: str) -> tuple[int, int]:
    if {source_language, target_language} in ({"en", "fa"}, {"en", "ur"}):
        english, other = (source, translation) if source_language == "en" else (translation, source)
        return found_names(english, other)
    return 0, 0


def _shared_numbers(source: str, translation: str, source_language: str, target_language: str) -> tuple[int, int]:
    """The numbers in digits and in certain words, and those of them that are there in any way."""
    known = [number for number in read_numbers(source, source_language) if number.in_digits or number.certain]
    here = set(values_of(read_numbers(translation, target_language))) if known else set()
    return len(known), sum(not here.isdisjoint(number.values) for number in known)


def _shared_negation(source: str, translation: str, source_language: str, target_language: str) -> tuple[int, int]:
    if not {source_language, target_language} <= PRESS_LANGUAGES:
        return 0, 0
    denies, answered = negations(source, source_language)[0], negations(translation, target_language)[1]
    return int(denies > 0), int(denies > 0 and answered > 0)


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
