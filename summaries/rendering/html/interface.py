"""The words of the pages themselves, in the languages that they can be read in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from translate import HamzabanError, WrongUse

# Of a pair, the first form is for one and the second for any other number; {} is where the number or name goes.
Words = Mapping[str, str | list[str]]
INTERFACES = ("en", "fa", "ur")
DEFAULT_INTERFACE = "en"
MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": tuple("January February March April May June July August September October November December".split()),
    "fa": tuple("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()),
    "ur": tuple("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر".split()),
}
# Gregorian; the Jalali calendar begins in it.
FIRST_JALALI_YEAR = 622
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@cache
def words_of(interface: str) -> Words:
    """Return the phrases of an interface language by their keys. `interface`: one of `INTERFACES`."""
    words: Words = json.loads(
        (resources.files(__package__) / "interface_words" / f"{interface}.json").read_text("utf-8")
    )
    return words


def check_interface(code: str) -> str:
    """Return the code of an interface language.

    Args:
        code: A language code, in any case.

    Raises:
        WrongUse: There are no words for that language.
    """
    if code.lower() not in INTERFACES:
        raise WrongUse(f"{code}: pages can be read in {', '.join(INTERFACES)}; give one of them.")
    return code.lower()


def write_number(number: int, interface: str) -> str:
    """Return a number as the readers of an interface write it: with thousands parted, in Persian with its digits."""
    written = f"{number:,}"
    return written.translate(PERSIAN_DIGITS).replace(",", "٬") if interface == "fa" else written


def write_date(written: str | None, interface: str = DEFAULT_INTERFACE) -> str | None:
    """Return a date as it is read: 7 May 2026, or 17 اردیبهشت 1405 where the interface is Persian.

    Args:
        written: `YYYY-MM-DD`, as in a record; anything else is returned unchanged.
        interface: The code of the interface language. Persian readers get the Jalali calendar.
    """
    try:
        day = date.fromisoformat(written or "")
    except ValueError:
        return written
    if interface == "fa":
        from persiantools.jdatetime import JalaliDate

        if day.year <= FIRST_JALALI_YEAR:
            return written
        jalali = JalaliDate.to_jalali(day)  # type: ignore[no-untyped-call]
        return f"{jalali.day} {MONTHS['fa'][jalali.month - 1]} {jalali.year}".translate(PERSIAN_DIGITS)
    return f"{day.day} {MONTHS[interface][day.month - 1]} {day.year}"


def fill(interface: str, key: str, *values: object, number: int = 2) -> str:
    """Return a phrase of the interface with its values in place.

    Args:
        interface: One of `INTERFACES`.
        key: Which phrase.
        values: What the braces are filled with, in order.
        number: What decides between the two forms of a phrase that has two.

    Raises:
        HamzabanError: There is no such phrase.
    """
    try:
        phrase = words_of(interface)[key]
    except KeyError as error:
        raise HamzabanError(f"{key}: no such phrase of the interface.") from error
    form = phrase if isinstance(phrase, str) else phrase[0 if number == 1 else 1]
    return form.format(*values)
