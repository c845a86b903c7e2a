"""Reads the numbers of a text, in digits of any script and in English, Persian and Urdu words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Context, Decimal

from .number_words import (
    ADDED_BEFORE,
    AMBIGUOUS,
    ATTACHED,
    CERTAIN,
    COUNTED,
    HALVES,
    IN_SCORES,
    JOINING,
    KNOWN,
    MONTHS,
    MULTIPLIERS,
    NOT_COUNTED,
    ONLY_AFTER,
    PERIODS,
    SMALL_NUMBERS,
    SPELLING,
    VAGUE,
)

# Longer runs of digits are codes, not quantities: no arithmetic on them.
LONGEST_QUANTITY = 24

# Digits with marks between them, or a word.
_TOKEN = re.compile(r"\d+(?:[.,٫٬،’'/ \u00a0\u202f]\d+)*|[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
# What stands between the two numbers of a score, a range or a fraction.
_SCORE_MARKS = frozenset("-–−&/:+")
_MARK = re.compile(r"\D")
# What may stand between two words of one number.
_NEAR = re.compile(r"[\s\u200b-\u200f$€£₹-]{0,3}")
_EXACT = Context(prec=80, traps=[])
_ONE, _HALF, MINUTES = Decimal(1), Decimal("0.5"), 60
LEAST_CERTAIN_FACTOR = 1_000
# Years have no comma.
LEAST_GROUPED = 10_000
# A number whose word is an article in Persian and Urdu, which therefore says nothing about it.
_ARTICLES = frozenset("1")


@dataclass(frozen=True)
class Number:
    """One number of a text.

    `values`: what it may stand for, since 1.234 is one thing in English and another in German. `in_digits`: whether
    a digit is in it. `step`: what it counts (1,000 in "six thousand"), so that what follows it can be told to be a
    part of it. `parts`: the numbers that it falls into if it is no whole after all. `certain`: whether words that
    mean nothing else say it, so that it cannot just be gone. `is_score`: whether it stands in a score or a range,
    where no article can say it. `shown`: how it is written, where that is not what it stands for.
    """

    values: frozenset[Decimal]
    in_digits: bool = False
    step: Decimal = _ONE
    parts: tuple[Number, ...] = ()
    certain: bool = False
    is_score: bool = False
    shown: str = field(default="", compare=False)

    def __str__(self) -> str:
        """As it is written, or the likeliest of its values, for people."""
        if self.shown:
            return self.shown
        value = max(self.values, default=Decimal(0))
        if value < 0:
            return f"{value:f}".removeprefix("-1")
        return f"{value:,f}" if value >= LEAST_GROUPED else f"{value:f}"

    def times(self, factor: Decimal) -> Number:
        """This number of times `factor`, which becomes its step."""
        values = frozenset(_EXACT.multiply(value, factor) for value in self.values)
        parts = (*self.parts[:-1], self.parts[-1].times(factor)) if self.parts and self.in_digits else ()
        # Nothing else is counted in thousands.
        certain = self.certain or factor >= LEAST_CERTAIN_FACTOR
        return Number(values, self.in_digits, factor, parts, certain)

    def plus(self, extra: Decimal) -> Number:
        """This number and a half: what follows multiplies both."""
        values = frozenset(_EXACT.add(value, extra) for value in self.values)
        return Number(values, self.in_digits, _ONE, (self,), self.certain)

    def or_more(self, extra: Decimal) -> Number:
        """This number, possibly with `extra` on top, or the full hour that this leaves."""
        more = {_EXACT.add(value, extra) for value in self.values}
        hours = {_EXACT.subtract(value, _ONE) for value in self.values if extra < 0}
        return Number(self.values | more | hours, self.in_digits, self.step, self.parts, self.certain)

    def or_times(self, factor: Decimal) -> Number:
        """This number, or `factor` times as much: 5m are five metres or millions."""
        more = self.times(factor)
        return Number(self.values | more.values, self.in_digits, _ONE, (*self.parts, *more.parts))


def read_numbers(text: str, language: str) -> list[Number]:
    """The numbers of `text` in order, in digits and in words.

    Words of all languages that can be read count; those of `language` (a code, known or not) can be certain. Raises
    nothing.
    """
    text = text.translate(SPELLING)
    if not _DIGIT.search(text) and KNOWN.isdisjoint(_WORD.findall(text.lower())):
        return []
    numbers: list[Number] = []
    chain: list[Number] = []
    end, joined, extra, before, word = 0, False, None, "", ""
    for match in _TOKEN.finditer(text):
        token, start = match.group(), match.start()
        gap, last = text[end:start] if start - end <= 3 else "apart", end
        end = match.end()
        before, word = word, token.lower()
        if not chain and word not in KNOWN and not token[0].isdecimal():
            extra = None
            continue
        if not _NEAR.fullmatch(gap):
            _close(chain, numbers)
            joined, extra = False, None
        if token[0].isdecimal():
            # The minutes of a full hour are often left out.
            if token == "00" and gap == ":":
                continue
            found = _read_digits(token)
            if token in _ARTICLES and _is_in_score(text, start, end):
                found = [Number(found[0].values, True, is_score=True)]
        elif chain and word in JOINING:
            joined = True
            continue
        elif joined and chain and word == "a" and _next_word(text, end) in HALVES:
            continue
        elif joined and chain and word in HALVES and chain[-1].step == 1:
            chain[-1], joined = chain[-1].plus(_HALF), False
            continue
        elif chain and not joined and (word in MULTIPLIERS or word in ONLY_AFTER):
            _multiply(chain, Decimal(MULTIPLIERS.get(word) or ONLY_AFTER[word]), numbers)
            continue
        elif chain and last == start and chain[-1].in_digits and word in ATTACHED:
            chain[-1] = chain[-1].or_times(Decimal(ATTACHED[word]))
            continue
        elif word in MULTIPLIERS and before in VAGUE:
            continue
        elif word in MULTIPLIERS:
            factor = Decimal(MULTIPLIERS[word])
            # A quarter more than a lakh.
            values = {factor} if extra is None else {factor, factor * (1 + Decimal(extra))}
            found, extra = [Number(frozenset(values), step=factor)], None
        elif word in SMALL_NUMBERS:
            found = [_in_words(word, before, _next_word(text, end), language)]
        else:
            _close(chain, numbers)
            joined, extra = False, ADDED_BEFORE.get(word)
            # To march and what may be are no months.
            if word in MONTHS and (token[0].isupper() or word > "z"):
                numbers.append(Number(frozenset({Decimal(MONTHS[word])})))
            continue
        if extra is not None:
            found[0] = found[0].or_more(Decimal(extra))
            numbers.append(Number(frozenset({(Decimal(extra) * MINUTES + MINUTES) % MINUTES})))
            extra = None
        for number in found:
            if chain and not (chain[-1].step > 1 and min(number.values) < chain[-1].step):
                _close(chain, numbers)
            chain.append(number)
        joined = False
    _close(chain, numbers)
    return numbers


def with_parts(numbers: Iterable[Number]) -> Iterator[Number]:
    """The numbers, and all that they fall into. Raises nothing."""
    for number in numbers:
        yield number
        yield from with_parts(number.parts)


def values_of(numbers: Iterable[Number]) -> Iterator[Decimal]:
    """Everything that the numbers and their parts may stand for. Raises nothing."""
    for number in with_parts(numbers):
        yield from number.values


def _is_in_score(text: str, start: int, end: int) -> bool:
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    return any(
        len(pair) == 2 and mark in _SCORE_MARKS and digit.isdecimal()
        for pair, mark, digit in ((before, before[-1:], before[:1]), (after, after[:1], after[-1:]))
    )


def _next_word(text: str, place: int) -> str:
    found = _WORD.match(text, place + 1)
    return found.group() if found else ""


def _in_words(word: str, before: str, following: str, language: str) -> Number:
    value = Decimal(str(SMALL_NUMBERS[word]))
    step = 1 if word in PERIODS else 100 if value >= 100 else 10 if value >= 20 and value % 10 == 0 else 1
    certain = word in CERTAIN.get(language, ()) and following not in NOT_COUNTED
    certain = certain or (word in AMBIGUOUS and following in COUNTED)
    is_score = before in IN_SCORES or following in IN_SCORES
    return Number(frozenset({value}), step=Decimal(step), certain=certain, is_score=is_score)


def _multiply(chain: list[Number], factor: Decimal, numbers: list[Number]) -> None:
    """Apply a multiplier to what it follows: twenty five *thousand*, but two million five hundred *thousand*."""
    first = len(chain)
    while first and chain[first - 1].step < factor:
        first -= 1
    if first == len(chain):
        _close(chain, numbers)
        chain.append(Number(frozenset({factor}), step=factor))
        return
    counted = _sum(chain[first:])
    chain[first:] = [counted.times(factor)]


def _sum(addends: list[Number]) -> Number:
    if len(addends) == 1:
        return addends[0]
    values = frozenset({Decimal(0)})
    for addend in addends:
        values = frozenset(_EXACT.add(a, b) for a in values for b in addend.values)
        if len(values) > 8:
            values = frozenset()
            break
    in_digits, certain = (any(addend.in_digits for addend in addends), any(addend.certain for addend in addends))
    return Number(values, in_digits, addends[-1].step, tuple(addends), certain)


def _close(chain: list[Number], numbers: list[Number]) -> None:
    """Move the finished number of `chain` to `numbers`."""
    if chain:
        numbers.append(_sum(chain))
        chain.clear()


def _read_digits(token: str) -> list[Number]:
    groups = _MARK.split(token)
    if len(groups) == 1:
        return [Number(frozenset({_value(token)}), True)]
    marks = [character for character in token if not character.isdecimal()]
    if len(groups) > 8:
        return [Number(frozenset({_value(group)}), True) for group in groups]
    values = set()
    if _is_grouped(groups) and len(set(marks)) == 1 and marks[0] != "/":
        values.add(_value("".join(groups)))
    # Nobody writes the last zero of thousandths: 5,000 and 5.500 are thousands.
    is_fraction = len(groups[-1]) != 3 or groups[-1][-1] != "0"
    if (
        is_fraction
        and marks[-1] != " "
        and marks.count(marks[-1]) == 1
        and (len(groups) == 2 or _is_grouped(groups[:-1]))
    ):
        values.add(_value("".join(groups[:-1]) + "." + groups[-1]))
    parts = tuple(Number(frozenset({_value(group)}), True) for group in groups)
    return [Number(frozenset(values), True, _ONE, parts)] if values else list(parts)


def _is_grouped(groups: list[str]) -> bool:
    """Whether the groups are those of thousands, or of thousands and lakhs (12,34,567)."""
    if len(groups) == 1:
        return True
    first, *middle, last = map(len, groups)
    return first <= 3 and last == 3 and (set(middle) <= {3} or (first <= 2 and set(middle) <= {2}))


def _value(digits: str) -> Decimal:
    # Codes are compared by their digits, 007 is not 7; a negative number cannot be taken for a quantity.
    if len(digits) > LONGEST_QUANTITY or (len(digits) > 2 and digits[0] == "0" and digits[1] != "."):
        return Decimal(f"-1{digits}")
    return Decimal(digits)
