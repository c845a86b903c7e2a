"""Compares the weekdays, months, countries and the like that two texts mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..findings import Finding, is_missing, is_new
from .lexicon import PRESS_LANGUAGES, Mentions, country_name, mentions, of_kind
from .names import is_spelt_in

# Classes that are compared, each with whether one that is only missing is worth a look.
_CLASSES = {"weekday": True, "month": True, "country": True, "currency": True, "unit": True, "compass": False}
# Opposites: one for the other is an error, one that is missing may be said otherwise.
_OPPOSITES = ("rise", "alive", "import", "buy", "accept")
# Translators say so much by the country's, the other body's or Europe's name that only a loss from English counts.
_ORGANISATIONS = "organisation"
# Units that translators convert into each other.
_CONVERTED = (
    frozenset({"km", "mile", "metre", "foot", "inch"}),
    frozenset({"kg", "tonne"}),
    frozenset({"hectare", "acre"}),
)
# Iranian months and the Gregorian months that each begins and ends in; Islamic months wander through all of them.
_GREGORIAN = "January February March April May June July August September October November December".split()
_PERSIAN = "Dey Bahman Esfand Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar".split()
_OVERLAPS: dict[str, frozenset[str]] = {
    month: frozenset({month, _GREGORIAN[place - 1], _GREGORIAN[place]}) for place, month in enumerate(_PERSIAN)
}
_OVERLAPS |= {
    month: frozenset({month, _PERSIAN[place], _PERSIAN[(place + 1) % 12]}) for place, month in enumerate(_GREGORIAN)
}
_KOREAS = frozenset({"KP", "KR"})
_NAMES = {"unit": {"percent": "per cent"}, "alive": {"alive": "surviving", "dead": "dying"}}
_FLAGS = {"rise": "opposite", "alive": "opposite", "import": "opposite", "buy": "opposite", "accept": "opposite"}


def compare_classes(source: str, translation: str, source_language: str, target_language: str) -> Iterator[Finding]:
    """What of the closed classes became another of its class, or is not there.

    `source`, `translation`: sentences. `source_language`, `target_language`: codes, known or not; outside of English,
    Persian and Urdu only one word that became one other counts. Yields findings. Raises nothing.
    """
    there, here = mentions(source, source_language), mentions(translation, target_language)
    if not there and not here:
        return
    is_measured = {source_language, target_language} <= PRESS_LANGUAGES
    for kind, counts_loss in _CLASSES.items():
        ours, theirs = of_kind(there, kind), of_kind(here, kind)
        lost, new = _lost(kind, ours, theirs), _lost(kind, theirs, ours)
        if kind == "country":
            lost = [code for code in lost if not is_spelt_in(country_name(code), translation)]
            new = [code for code in new if not is_spelt_in(country_name(code), source)]
        if kind == "unit" and any({*lost, *new} <= group for group in _CONVERTED):
            continue
        if kind == "unit" and is_measured:
            lost = [unit for unit in lost if unit not in _CONVERTED[0]]
        if not is_measured:
            if len(lost) == len(new) == len(ours.sure) == len(theirs.sure) == 1 and kind != "compass":
                yield _swapped(kind, lost, new)
        elif lost and new and not {*lost, *new} >= _KOREAS:
            yield _swapped(kind, lost, new)
        elif lost and counts_loss:
            yield Finding(kind, "look", is_missing(*_named(kind, lost)))
        elif new and kind in {"weekday", "month"}:
            yield Finding(kind, "look", is_new(*_named(kind, new)))
    if is_measured:
        yield from _organisations(there, here, source_language)
        if "en" in {source_language, target_language}:
            yield from _opposites(there, here)


def _lost(kind: str, ours: Mentions, theirs: Mentions) -> list[str]:
    """What one side mentions for sure and the other in no way."""
    if kind != "month":
        return [key for key in ours.sure if key not in theirs.perhaps]
    lost = [key for key in ours.sure if _OVERLAPS.get(key, frozenset({key})).isdisjoint(theirs.perhaps)]
    # A date of another calendar may be given in its stead.
    return [key for key in lost if all((key in _OVERLAPS) == (other in _OVERLAPS) for other in theirs.sure)]


def _organisations(
    there: Mapping[str, Mentions], here: Mapping[str, Mentions], source_language: str
) -> Iterator[Finding]:
    ours, theirs = of_kind(there, _ORGANISATIONS), of_kind(here, _ORGANISATIONS)
    lost, new = _lost(_ORGANISATIONS, ours, theirs), _lost(_ORGANISATIONS, theirs, ours)
    if lost and new:
        yield Finding(_ORGANISATIONS, "look", f"{' and '.join(lost)} became {' and '.join(new)}")
    elif lost and source_language == "en":
        yield Finding(_ORGANISATIONS, "look", is_missing(*lost))


def _opposites(there: Mapping[str, Mentions], here: Mapping[str, Mentions]) -> Iterator[Finding]:
    for kind in _OPPOSITES:
        ours, theirs = of_kind(there, kind), of_kind(here, kind)
        lost, new = _lost(kind, ours, theirs), _lost(kind, theirs, ours)
        if lost and new and len(ours.perhaps) == len(theirs.perhaps) == 1:
            yield _swapped(kind, lost, new)


def _swapped(kind: str, lost: Iterable[str], new: Iterable[str]) -> Finding:
    return Finding(
        _FLAGS.get(kind, kind), "wrong", f"{' and '.join(_named(kind, lost))} became {' and '.join(_named(kind, new))}"
    )


def _named(kind: str, keys: Iterable[str]) -> list[str]:
    return [country_name(key) if kind == "country" else _NAMES.get(kind, {}).get(key, key) for key in keys]
