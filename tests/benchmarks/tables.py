"""Makes the tables of names that the checks of translations read, from CLDR and from a list of English words.

    python tests/benchmarks/tables.py names > translate/checks/meaning/names.tsv
    python tests/benchmarks/tables.py words WORD_LIST... > translate/checks/meaning/english_words.txt

`names` asks Babel for the weekdays, months, countries and currencies of every language of the table. WORD_LIST is a
list of SCOWL, one word a line: those of Debian's wamerican-small and wbritish-small were taken. Both tables are kept
under version control, so that nobody needs Babel or SCOWL to translate.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from multiprocessing import Pool
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name

sys.path.append(str(Path(__file__).parents[2]))

from translate import LANGUAGES

NAMES_HEADER = """\
# Weekdays, months, countries and currencies in every language of the table, made by tests/benchmarks/tables.py.
# From the Unicode CLDR, by way of Babel (BSD-3-Clause). Copyright 1991-2025 Unicode, Inc. CLDR data is distributed
# under the Unicode License V3 (https://www.unicode.org/license.txt, SPDX Unicode-3.0).
# language, class, key, names"""
WORDS_HEADER = """\
# Common English words of four letters and more, without forms that end in s, es, ed or ing where the plain word is
# here too; made by tests/benchmarks/tables.py from SCOWL (http://wordlist.sourceforge.net/).
# SCOWL: Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists,
# the associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
# suitability of this array for any purpose. It is provided "as is" without express or implied warranty."""
# Where Babel's code is another, and the regions that name months otherwise.
LOCALES = {"pb": ["pt_BR"], "pt": ["pt_PT"], "zh": ["zh_Hans"], "zt": ["zh_Hant"], "tl": ["fil"]}
REGIONS = {"ar": ["ar", "ar_SY", "ar_DZ"], "fa": ["fa", "fa_AF"], "ur": ["ur", "ur_IN"]}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# What two currencies of one kind have in common is the name of the kind.
CURRENCIES = {
    "dollar": "USD CAD AUD",
    "euro": "EUR",
    "pound": "GBP EGP",
    "rupee": "INR PKR",
    "rial": "IRR OMR",
    "dinar": "IQD KWD",
    "lira": "TRY ITL",
    "rouble": "RUB BYN",
    "dirham": "AED MAD",
}
COUNTS = (1, 2, 5, 100)
NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "AQ"})
LEAST_LETTERS = 4
WORD = re.compile(r"[^\W\d_]+")


def names() -> Iterator[str]:
    """The lines of names.tsv."""
    yield NAMES_HEADER
    # A process for each locale: in one, Babel 2.18 gives the stand-alone names of the locale asked before.
    with Pool(1, maxtasksperchild=1) as pool:
        for language in LANGUAGES.values():
            found: dict[tuple[str, str], dict[str, None]] = {}
            locales = REGIONS.get(language.code, LOCALES.get(language.code, [language.code]))
            for kind, key, name in chain.from_iterable(pool.map(_names_of, locales, chunksize=1)):
                found.setdefault((kind, key), {})[name] = None
            for (kind, key), spelt in found.items():
                yield f"{language.code}\t{kind}\t{key}\t{'|'.join(spelt)}"


def _names_of(code: str) -> list[tuple[str, str, str]]:
    """Class, key and name of each name of a locale; none where CLDR lacks it."""
    try:
        return list(_names(Locale.parse(code)))
    except UnknownLocaleError:
        return []


def _names(locale: Locale) -> Iterator[tuple[str, str, str]]:
    for context in ("format", "stand-alone"):
        for place, name in locale.days[context]["wide"].items():
            yield "weekday", WEEKDAYS[place], name
        for place, name in locale.months[context]["wide"].items():
            yield "month", MONTHS[place - 1], name
    for code, name in locale.territories.items():
        if re.fullmatch("[A-Z]{2}", code) and code not in NO_COUNTRIES:
            yield "country", code, name
    for kind, codes in CURRENCIES.items():
        sides = [
            {word.lower() for count in COUNTS for word in WORD.findall(get_currency_name(code, count, locale))}
            for code in codes.split()
        ]
        for word in sorted(set.intersection(*sides)):
            if len(word) > 1:
                yield "currency", kind, word


def words(paths: Iterable[Path]) -> Iterator[str]:
    """The lines of english_words.txt."""
    yield WORDS_HEADER
    listed = {
        word
        for path in paths
        for word in path.read_text(encoding="utf-8").split()
        if re.fullmatch(rf"[a-z]{{{LEAST_LETTERS},}}", word)
    }
    for word in sorted(listed):
        if not any(word.endswith(end) and word.removesuffix(end) in listed for end in ("s", "es", "ed", "ing")):
            yield word


def main() -> None:
    """Print the table that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=("names", "words"))
    parser.add_argument("lists", nargs="*", type=Path, metavar="WORD_LIST")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in names() if options.table == "names" else words(options.lists):
        print(line)


if __name__ == "__main__":
    main()
