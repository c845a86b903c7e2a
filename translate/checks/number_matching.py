"""Tells whether two texts hold the same numbers.

A number with a digit in it must be found again on the other side. One in words alone need not, since translators
write and leave out "one" and "both" as they like, unless its words mean nothing else; but it explains a 1 or a 2 on
the other side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from .findings import is_missing, is_new
from .number_words import READ_IN_WORDS
from .numbers import Number, read_numbers, values_of, with_parts
from .units import ROUNDED, is_converted, twin_rates, unit_rates

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
    in_scores: frozenset[Decimal]

    @classmethod
    def of(cls, numbers: list[Number]) -> _Side:
        words = [number for number in with_parts(numbers) if not number.in_digits]
        values, scores = (
            frozenset(value for number in some for value in number.values)
            for some in (words, [number for number in words if number.is_score])
        )
        return cls([number for number in numbers if number.in_digits], values, scores)

    def unexplained(self, numbers: list[Number]) -> list[Number]:
        """Those of `numbers` with a digit that no words here stand for."""
        return [
            number
            for number in numbers
            if number.in_digits and (self.in_scores if number.is_score else self.in_words).isdisjoint(number.values)
        ]


def compare_numbers(source: str, translation: str, source_language: str, target_language: str) -> str | None:
    """Which numbers of `source` are missing in `translation`, and which are new there.

    `source`, `translation`: without addresses, whose digits are no numbers. `source_language`,
    `target_language`: codes, known or not; where the words of one cannot be read, small numbers are not asked for if
    the other side may say them in words, and 12 Millionen counts as 12 million. Returns what differs, for people, or
    None where nothing does. Raises nothing.
    """
    there, here = read_numbers(source, source_language), read_numbers(translation, target_language)
    if _BROKEN_CLOCK.search(translation) and not _BROKEN_CLOCK.search(source) and _CLOCK.search(source):
        return "a time of day lost its hours or minutes"
    readable = {source_language, target_language} <= READ_IN_WORDS
    if readable:
        unsaid, unheard = _unsaid(there, here), _unsaid(here, there)
        if unsaid or unheard:
            return _described(unsaid, unheard)
    if not any(number.in_digits for number in (*there, *here)):
        return None
    missing, invented = _unmatched(_Side.of(there), _Side.of(here))
    if not readable:
        missing, invented = _comparable(missing, invented)
    missing, invented = _without_twins(missing, there, source), _without_twins(invented, here, translation)
    if len(missing) > MOST_CONVERTED or bool(missing) != bool(invented):
        return _described(missing, invented)
    rates = unit_rates(source, translation) if missing else []
    new = list(invented)
    for number in missing:
        converted = next((other for other in new if _are_converted(number, other, rates)), None)
        if converted is None:
            return _described(missing, invented)
        new.remove(converted)
    return _described([], new) if new else None


def _without_twins(left: list[Number], numbers: list[Number], text: str) -> list[Number]:
    """Those of `left` that `text` does not give in another unit as well."""
    rates = twin_rates(text) if left else []
    if not rates:
        return left
    others = [number for number in numbers if number.in_digits and number not in left]
    return [
        number
        for number in left
        if not any(abs(float(a) * rate - float(b)) <= max(ROUNDED * float(b), 1.0)
                   for other in others for a in other.values for b in number.values for rate, _ in rates)
    ]  # fmt: skip


def _described(missing: Iterable[Number], invented: Iterable[Number]) -> str:
    lost, new = ([*map(str, side)] for side in (missing, invented))
    if lost and new:
        return f"{' and '.join(lost)} became {' and '.join(new)}"
    return is_missing(*lost) if lost else is_new(*new)


def _comparable(missing: list[Number], invented: list[Number]) -> tuple[list[Number], list[Number]]:
    """What is left of both by their digits without zeros, 12 for 12 million, each with what it is as its part.

    Small ones stay only where the other side has some too: one alone may be a word, or the name of a month, there.
    """
    left = _pair_off(
        *([Number(_significant(n), True, parts=(n,), shown=str(n)) for n in side] for side in (missing, invented))
    )
    if all(any(map(_is_small, side)) for side in left):
        return left
    first, second = ([number for number in side if not _is_small(number)] for side in left)
    return first, second


def _is_small(number: Number) -> bool:
    return min(number.parts[0].values, default=Decimal(1)) <= MOST_IN_UNKNOWN_WORDS


def _significant(number: Number) -> frozenset[Decimal]:
    return frozenset(
        Decimal(f"{value.normalize(_EXACT):f}".replace(".", "").strip("0") or "0") for value in number.values
    )


def _are_converted(one: Number, other: Number, rates: list[tuple[float, float]]) -> bool:
    return any(is_converted(a, b, rates) for a in one.values for b in other.values)


def _unsaid(there: list[Number], here: list[Number]) -> list[Number]:
    """What is said in certain words `there` and is not `here`, in words or digits, whole or in all its parts."""
    certain = [number for number in there if number.certain and not number.in_digits]
    if not certain:
        return []
    values = set(values_of(here))

    def is_said(number: Number) -> bool:
        return not values.isdisjoint(number.values) or (bool(number.parts) and all(map(is_said, number.parts)))

    return [number for number in certain if not is_said(number)]


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
