"""Tells whether a translator has put a number into another unit, clock or calendar.

No single wrong digit makes the difference of a clock, a calendar or a century; units count only where both are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from .number_words import SPELLING, spell

HALF_A_DAY = 12
# Persian years of our time, and how far they run behind, by the part of the year.
PERSIAN_YEARS, PERSIAN_CALENDAR = range(1250, 1450), (621, 622)
DECADES, CENTURIES = range(10, 100, 10), (1800, 1900, 2000)
# How far a converted number may be off: in parts of itself, and by rounding to a whole one.
ROUNDED, HALF_A_UNIT = 0.02, 0.5
# Units that translators convert, with how many of the second one of the first makes.
_UNITS: tuple[tuple[str, str, str], ...] = (
    ("mile miles mph مایل میل", "km kilometer kilometers kilometre kilometres کیلومتر کیلومتری کلومیٹر", "1.609"),
    ("inch inches اینچ انچ", "cm centimeter centimeters centimetres سانتیمتر سانتی سینٹی", "2.54"),
    ("inch inches اینچ انچ", "mm millimeter millimeters millimetres میلیمتر میلی ملی", "25.4"),
    ("foot feet ft فوت پا فٹ", "m meter meters metre metres متر متری میٹر", "0.3048"),
    ("yard yards یارد گز", "m meter meters metre metres متر متری میٹر", "0.9144"),
    ("pound pounds lb lbs پوند پاؤنڈ", "kg kilogram kilograms kilo kilos کیلو کیلوگرم کلو کلوگرام", "0.4536"),
    ("acre acres جریب ایکڑ", "hectare hectares هکتار ہیکٹر", "0.4047"),
    ("gallon gallons گالن گیلن", "liter liters litre litres لیتر لیٹر", "3.785"),
)
_CELSIUS = "celsius centigrade سانتیگراد سانتی‌گراد سلسیوس سینٹی سیلسیس"
UNITS = tuple((frozenset(spell(one)), frozenset(spell(other)), float(rate)) for one, other, rate in _UNITS)
CELSIUS = frozenset(spell(_CELSIUS))

_WORD = re.compile(r"[^\W\d_]+")


def unit_rates(source: str, translation: str) -> list[tuple[float, float]]:
    """How numbers of `source` may have become those of `translation`, by the units that the two texts name.

    Where the source names the new unit itself there was nothing to convert. Returns pairs: a number times the first,
    plus the second. Raises nothing.
    """
    there, here = _words(source), _words(translation)
    rates = []
    for one, other, rate in UNITS:
        if there & one and here & other and not there & other:
            rates.append((rate, 0.0))
        if there & other and here & one and not there & one:
            rates.append((1 / rate, 0.0))
    # Degrees, and differences of degrees.
    if here & CELSIUS:
        rates += [(5 / 9, -160 / 9), (5 / 9, 0.0)]
    if there & CELSIUS:
        rates += [(9 / 5, 32.0), (9 / 5, 0.0)]
    return rates


def twin_rates(text: str) -> list[tuple[float, float]]:
    """How a number of `text` may be another of it in a second unit, as in 45 miles (72 km); as `unit_rates`."""
    words = _words(text)
    rates = [rate for one, other, rate in UNITS if words & one and words & other]
    return [(either, 0.0) for rate in rates for either in (rate, 1 / rate)]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.translate(SPELLING).lower()))


def is_converted(one: Decimal, other: Decimal, rates: Iterable[tuple[float, float]]) -> bool:
    """Whether the two are the same in another unit, by `rates`, another clock or calendar, or without the century.

    Raises nothing.
    """
    low, high = sorted((one, other))
    # A code, or nothing to convert.
    if low < 0:
        return False
    apart = high - low
    if apart == HALF_A_DAY and 0 < low <= HALF_A_DAY:
        return True
    if apart in PERSIAN_CALENDAR and low in PERSIAN_YEARS:
        return True
    if low in DECADES and apart in CENTURIES:
        return True
    allowed = max(ROUNDED * abs(float(other)), HALF_A_UNIT)
    return any(abs(float(one) * rate + extra - float(other)) <= allowed for rate, extra in rates)
