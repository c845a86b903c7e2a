"""The rules by which a language's sentences are split: its tables, ready to use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..characters import CLOSERS, INVISIBLE
from ..languages import COMMON_SENTENCE_ENDS, LANGUAGES
from . import abbreviations

# A text in a language that the table lacks is split wherever most scripts would split it.
UNKNOWN_LANGUAGE_ENDS = COMMON_SENTENCE_ENDS + "؟۔।॥。！？։།။។።፧"


@dataclass(frozen=True)
class Rules:
    """The tables of one language: each a set of words, as `abbreviations` describes them.

    `ends`: the characters that end a sentence. `candidate`: finds a run of them and the marks that close after it.
    `is_english`, `is_urdu`: whether the habits of that language's writers are to be looked for.
    """

    ends: frozenset[str]
    candidate: re.Pattern[str]
    titles: frozenset[str]
    short_forms: frozenset[str]
    before_numbers: frozenset[str]
    lower_case_forms: frozenset[str]
    starters: frozenset[str]
    letter_names: frozenset[str]
    carry_on: frozenset[str]
    last_verbs: frozenset[str]
    ordinals_with_stop: bool
    is_english: bool
    is_urdu: bool


@lru_cache(maxsize=128)
def rules_for(code: str) -> Rules:
    """The rules of the language `code`; of one that is not in the table, those that most languages share."""
    language = LANGUAGES.get(code)
    ends = language.sentence_ends if language else UNKNOWN_LANGUAGE_ENDS

    def row(table: dict[str, str]) -> frozenset[str]:
        return frozenset(table.get(code, "").split())

    # Looking behind and giving nothing back keep a long run of ends from being read from each of its places.
    end = f"[{re.escape(ends)}]"
    closers = rf"(?:[{re.escape(CLOSERS)}{INVISIBLE}]|\[\d{{1,3}}\])*+"
    dash = r"|(?<=[^\W\d_]\s)[-–](?=\s)|(?<=[^\W\d_])[-–](?=\s)" if code == "ur" else ""
    return Rules(
        ends=frozenset(ends),
        candidate=re.compile(rf"(?<!{end})({end}++{dash})({closers})"),
        titles=row(abbreviations.TITLES),
        short_forms=row(abbreviations.SHORT_FORMS),
        before_numbers=row(abbreviations.BEFORE_NUMBERS),
        lower_case_forms=row(abbreviations.LOWER_CASE_FORMS),
        starters=row(abbreviations.SENTENCE_STARTERS),
        letter_names=row(abbreviations.LETTER_NAMES),
        carry_on=row(abbreviations.CARRY_ON),
        last_verbs=row(abbreviations.LAST_VERBS),
        ordinals_with_stop=code in abbreviations.ORDINALS_WITH_STOP.split(),
        is_english=code == "en",
        is_urdu=code == "ur",
    )
