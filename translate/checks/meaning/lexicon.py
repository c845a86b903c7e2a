"""The words of closed classes in every language, to be looked up word by word.

The tables are names.tsv (CLDR, all languages) and press_words.tsv (English, Persian, Urdu). A word of a text is looked
up as it is, without the endings of its language, and by its beginnings; what was looked up once is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from ...text import LANGUAGES
from .spelling import NUMBER, fold, tokens

# How surely a word says what it is listed for: always, perhaps, or as a part of something else.
Sureness = Literal["sure", "perhaps", "other"]
_SIGNS: dict[str, Sureness] = {"?": "perhaps", "!": "other"}
# The languages of the press table; in any other the names of CLDR are all there is.
PRESS_LANGUAGES = frozenset({"en", "fa", "ur"})
# Classes whose words stand with and without a capital.
_ANY_CASE = frozenset({"weekday", "month", "currency", "unit", "compass", "rise", "alive", "import", "buy", "accept"})
# Classes whose Persian and Urdu words take endings.
_INFLECTED = frozenset({"country", "organisation", "currency", "unit", "compass"})
_ENDINGS = {
    "fa": ("هایش", "هایی", "های", "ها", "یان", "ان", "یی", "ای", "ات", "شان", "اش", "ترین", "تر", "ی", "ش", "م"),
    "ur": ("یون", "ون", "یان", "ان", "ین", "نی", "یه", "یی", "ی", "ا", "ه"),
}
_ENGLISH_ENDINGS = ("'s", "'")
LEAST_STEM, LEAST_PREFIX, LONGEST_ENDING = 2, 2, 4
# A word in capitals throughout is no abbreviation if it has so many letters.
LEAST_SHOUTED = 4
# A name of another language is found with other endings if it has so many letters.
LEAST_INFLECTED_NAME = 4
_VOWELS = frozenset("aeiouyäöüáéíóúаеёиоуыэюяьй")


@dataclass(frozen=True)
class Entry:
    """One row of a language's lexicon: the words after the first, what they stand for, and how surely."""

    rest: tuple[str, ...]
    kind: str
    key: str
    sureness: Sureness
    inflected: bool = False
    capital: bool = False


class Mentions(NamedTuple):
    """What a text mentions of one class, by key: for sure, and perhaps (which includes what is sure)."""

    sure: dict[str, None]
    perhaps: frozenset[str]


_NOTHING = Mentions({}, frozenset())


@dataclass(frozen=True)
class _Lexicon:
    """The entries of one language by their first word, or by the start of it."""

    words: dict[str, list[Entry]]
    prefixes: dict[str, list[Entry]]


@lru_cache(256)
def mentions(text: str, language: str) -> dict[str, Mentions]:
    """What a text mentions of every class.

    `text`: a sentence or more. `language`: its code, known or not. Returns the mentions by class; classes that are not
    mentioned are left out. Raises nothing.
    """
    found: dict[str, tuple[dict[str, None], set[str]]] = {}
    taken: dict[str, int] = {}
    words = tokens(text)
    for place, word in enumerate(words):
        for entry in _entries(word, language):
            end = place + 1 + len(entry.rest)
            if taken.get(entry.kind, 0) > place or not _follows(words, place + 1, entry, language):
                continue
            taken[entry.kind] = end
            if entry.sureness != "other":
                sure, perhaps = found.setdefault(entry.kind, ({}, set()))
                perhaps.add(entry.key)
                if entry.sureness == "sure":
                    sure[entry.key] = None
    return {kind: Mentions(sure, frozenset(perhaps)) for kind, (sure, perhaps) in found.items()}


def of_kind(found: Mapping[str, Mentions], kind: str) -> Mentions:
    """The mentions of one class, empty where there are none. Raises nothing."""
    return found.get(kind, _NOTHING)


def _follows(words: tuple[str, ...], place: int, entry: Entry, language: str) -> bool:
    rest = entry.rest
    if not rest:
        return True
    if words[place : place + len(rest) - 1] != rest[:-1] or place + len(rest) > len(words):
        return False
    last = words[place + len(rest) - 1]
    return last == rest[-1] or (entry.inflected and rest[-1] in _stems(last, language))


@lru_cache(65536)
def _entries(word: str, language: str) -> tuple[Entry, ...]:
    """The entries that may begin with a word, those of most words first, and a class's sure ones before others."""
    lexicon = _lexicon(language)
    found: dict[Entry, None] = {}
    forms = [word]
    if word.isupper() and len(word) >= LEAST_SHOUTED:
        forms.append(word.capitalize())
    for form in forms:
        found |= dict.fromkeys(lexicon.words.get(form, ()))
        for stem in _stems(form, language):
            found |= dict.fromkeys(
                entry for entry in lexicon.words.get(stem, ()) if entry.rest == () and entry.inflected
            )
        for length in range(LEAST_PREFIX, len(form) + 1):
            found |= dict.fromkeys(lexicon.prefixes.get(form[:length], ()))
    lower = word.lower()
    if lower != word:
        same = [*lexicon.words.get(lower, ())]
        for length in range(LEAST_PREFIX, len(lower) + 1):
            same += lexicon.prefixes.get(lower[:length], ())
        found |= dict.fromkeys(entry for entry in same if entry.kind in _ANY_CASE)
    allowed = [entry for entry in found if not entry.capital or word[0].isupper()]
    order: dict[Sureness, int] = {"sure": 0, "other": 1, "perhaps": 2}
    return tuple(sorted(allowed, key=lambda entry: (-len(entry.rest), order[entry.sureness])))


@lru_cache(65536)
def _stems(word: str, language: str) -> tuple[str, ...]:
    """A word without one or two endings of its language."""
    endings = _ENGLISH_ENDINGS if language == "en" else _ENDINGS.get(language, ())
    stems = {word[: -len(end)] for end in endings if word.endswith(end) and len(word) - len(end) >= LEAST_STEM}
    if language in _ENDINGS:
        stems |= {
            stem[: -len(end)]
            for stem in tuple(stems)
            for end in endings
            if stem.endswith(end) and len(stem) - len(end) > LEAST_STEM
        }
    return tuple(stems)


def says_something(word: str, language: str) -> bool:
    """Whether a word begins a row of the lexicon of `language`. Raises nothing."""
    return bool(_entries(word, language))


@cache
def country_name(code: str) -> str:
    """The English name of a country, by its ISO 3166 code; the code itself where there is none. Raises nothing."""
    return next((name for kind, key, name in _rows("names.tsv", "en") if (kind, key) == ("country", code)), code)


@cache
def _lexicon(language: str) -> _Lexicon:
    lexicon = _Lexicon({}, {})
    listed: dict[tuple[str, str, str], Sureness] = {}
    for kind, key, name in _rows("names.tsv", language):
        listed[kind, key, _spelt(name)] = "sure"
    for kind, key, name in _rows("press_words.tsv", language):
        sureness = _SIGNS.get(name[0], "sure")
        listed[kind, key, _spelt(name.lstrip("?!"))] = sureness
        listed |= dict.fromkeys(_joined(kind, key, name), sureness)
    for (kind, key, name), sureness in listed.items():
        for form in _forms(name, kind, language):
            _add(lexicon, form, kind, key, sureness, language)
    return lexicon


def _spelt(name: str) -> str:
    return fold(name).strip()


def _joined(kind: str, key: str, name: str) -> Iterator[tuple[str, str, str]]:
    """A name of two words that is written as one too."""
    if name[-1] not in "*" and kind in {"country", "weekday"} and " " in name and name.isprintable() and name > "z":
        yield kind, key, _spelt(name.lstrip("?!")).replace(" ", "")


def _forms(name: str, kind: str, language: str) -> Iterator[str]:
    """A name, and the adjective that is made of a country's."""
    yield name
    if kind != "country" or name.endswith("*"):
        return
    if language == "fa" and name.endswith("ه"):
        yield name[:-1] + "ی"
    elif language == "ur" and name[-1:] in {"ا", "ه"} and len(name) > LONGEST_ENDING + 1:
        yield from (name[:-1] + end for end in ("ی", "ین", "وی"))


def _add(lexicon: _Lexicon, name: str, kind: str, key: str, sureness: Sureness, language: str) -> None:
    is_prefix = name.endswith("*")
    is_pressed = language in PRESS_LANGUAGES
    cased = kind == "country" and not is_pressed
    if not is_pressed and kind != "country":
        name = name.lower()
    first, *rest = tokens(name.rstrip("*").replace(NUMBER, "0")) or ("",)
    if not first:
        return
    entry = Entry(
        tuple(rest), kind, key, sureness, kind in _INFLECTED or language == "en", cased and first[0].isupper()
    )
    (lexicon.prefixes if is_prefix else lexicon.words).setdefault(first, []).append(entry)
    row = LANGUAGES.get(language)
    if not is_pressed and not rest and len(first) >= LEAST_INFLECTED_NAME and (row is None or row.spaced):
        stem = first[:-1] if first[-1] in _VOWELS else first
        lexicon.prefixes.setdefault(stem, []).append(entry)


@cache
def _table(file: str) -> dict[str, list[tuple[str, str, str]]]:
    """The rows of a table by language; those of `*` stand in every language."""
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for line in (resources.files(__package__) / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, kind, key, names = line.split("\t")
        rows.setdefault(language, []).extend((kind, key, name) for name in names.split("|") if name)
    return rows


def _rows(file: str, language: str) -> Iterator[tuple[str, str, str]]:
    table = _table(file)
    yield from (*table.get(language, ()), *table.get("*", ()))
