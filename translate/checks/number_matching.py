"""Tells whether two texts hold the same numbers.

A number with a digit in it must be found again on the other side. One in words alone need not, since translators
write and leave out "one" and "both" as they like, unless its words mean nothing else; but it explains a 1 or a 2 on
the other side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

from .number_words import READ_IN_WORDS
from .numbers import Number, read_numbers
from .units import is_converted, unit_rates

# Where the words of a language cannot be read, a number up to this may be a word or the name of a month there.
MOST_IN_UNKNOWN_WORDS = 31
# A sentence with more converted numbers than this is no sentence.
MOST_CONVERTED = 8

# A clock time, and one that lost its hour or its minutes.
_CLOCK, _BROKEN_CLOCK = re.compile(r"\d:\d\d\b"), re.compile(r"\d:(?!\d)|(?<!\d):\d")
_EXACT = Context(prec=80, traps=[])


@dataclass(frozen=True)
class _Side:
    """The numbers of one text: those with a digit in them, and what is said in words."""

    in_digits: list[Number]
    in_words: frozenset[Decimal]

    @classmethod
    def of(cls, numbers: list[Number]) -> _Side:
        return cls([number for number in numbers if number.in_digits], frozenset(_values_in_words(numbers)))

    def unexplained(self, numbers: list[Number]) -> list[Number]:
        """Those of `numbers` with a digit that no words here stand for."""
        return [n for n in numbers if n.in_digits and (n.is_score or self.in_words.isdisjoint(n.values))]


def same_numbers(source: str, translation: str, source_language: str, target_language: str) -> bool:
    """Whether the numbers of `source` are those of `translation`, none missing and none invented.

    `source`, `translation`: without addresses, whose digits are no numbers. `source_language`,
    `target_language`: codes, known or not; where the words of one cannot be read, small numbers are not asked for,
    and 12 Millionen counts as 12 million. Raises nothing.
    """
    there, here = read_numbers(source, source_language), read_numbers(translation, target_language)
    if _BROKEN_CLOCK.search(translation) and not _BROKEN_CLOCK.search(source) and _CLOCK.search(source):
        return False
    readable = {source_language, target_language} <= READ_IN_WORDS
    if readable and any(number.certain and not number.in_digits for number in there) and not _are_there(there, here):
        return False
    if not any(number.in_digits for number in (*there, *here)):
        return True
    missing, invented = _unmatched(_Side.of(there), _Side.of(here))
    if not readable:
        missing, invented = _pair_off(*_without_small(missing, invented))
    if len(missing) > MOST_CONVERTED or bool(missing) != bool(invented):
        return False
    rates = unit_rates(source, translation) if missing else []
    for number in missing:
        converted = next((other for other in invented if _are_converted(number, other, rates)), None)
        if converted is None:
            return False
        invented.remove(converted)
    return not invented


def _without_small(missing: list[Number], invented: list[Number]) -> tuple[list[Number], list[Number]]:
    """Both by their digits without zeros, 12 for 12 million; the small ones only where the other side has them too."""
    sides = [[(_significant(number), number) for number in side] for side in (missing, invented)]
    known = [{value for values, _ in side for value in values} for side in sides]
    return tuple(  # type: ignore[return-value]  # two sides in, two out
        [
            Number(values, True)
            for values, number in side
            if min(number.values, default=Decimal(1)) > MOST_IN_UNKNOWN_WORDS or not values.isdisjoint(other)
        ]
        for side, other in zip(sides, reversed(known), strict=True)
    )


def _significant(number: Number) -> frozenset[Decimal]:
    return frozenset(
        Decimal(f"{value.normalize(_EXACT):f}".replace(".", "").strip("0") or "0") for value in number.values
    )


def _are_converted(one: Number, other: Number, rates: list[tuple[float, float]]) -> bool:
    return any(is_converted(a, b, rates) for a in one.values for b in other.values)


def _are_there(there: list[Number], here: list[Number]) -> bool:
    """Whether what is said in certain words `there` is `here`, in words or digits."""
    values = set(_all_values(here))

    def found(number: Number) -> bool:
        if not values.isdisjoint(number.values) or not number.certain:
            return True
        return bool(number.parts) and all(map(found, number.parts))

    return all(found(number) for number in there if not number.in_digits)


def _all_values(numbers: Iterable[Number]) -> Iterator[Decimal]:
    for number in numbers:
        yield from number.values
        yield from _all_values(number.parts)


def _unmatched(there: _Side, here: _Side) -> tuple[list[Number], list[Number]]:
    """What is left of the digits of both once equal numbers are paired off, wholes first and then their parts."""
    missing, invented = there.in_digits, here.in_digits
    while True:
        missing, invented = _pair_off(missing, invented)
        missing, invented = here.unexplained(missing), there.unexplained(invented)
        fallen = [[part for number in left for part in (number.parts or (number,))] for left in (missing, invented)]
        if fallen == [missing, invented]:
            return missing, invented
        missing, invented = fallen


def _pair_off(there: list[Number], here: list[Number]) -> tuple[list[Number], list[Number]]:
    places: defaultdict[Decimal, list[int]] = defaultdict(list)
    for place, number in enumerate(here):
        for value in number.values:
            places[value].append(place)
    taken: set[int] = set()
    left = []
    for number in there:
        for value in number.values:
            found = places.get(value, [])
            while found and found[-1] in taken:
                found.pop()
            if found:
                taken.add(found.pop())
                break
        else:
            left.append(number)
    return left, [number for place, number in enumerate(here) if place not in taken]


def _values_in_words(numbers: Iterable[Number]) -> Iterator[Decimal]:
    for number in numbers:
        if not number.in_digits:
            yield from number.values
        yield from _values_in_words(number.parts)
