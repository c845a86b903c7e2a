"""Tells stops that belong to a word (abbreviations, initials, spelt-out letters) from those that end a sentence."""

from __future__ import annotations

import re

from . import abbreviations
from .marks import LONGEST_WORD, Line, Mark, word_before

_LONGEST_HOUR_PHRASE = 60
_MEASURE = re.compile(r"(?:°|[a-z]{2}/)\w$")
HOURS = frozenset({"a.m", "p.m", "A.M", "P.M", "am", "pm", "AM", "PM"})
_AFTER_THE_HOUR = frozenset(abbreviations.AFTER_THE_HOUR.split())
_BEFORE_THE_HOUR = frozenset(abbreviations.BEFORE_THE_HOUR.split())
_BEFORE_DEGREES = frozenset(abbreviations.BEFORE_DEGREES.split())
_DEGREES = frozenset(abbreviations.DEGREES.split())
_ERAS = frozenset(abbreviations.ERAS.split())
_LETTER_NAMES_AND_WORDS = frozenset(abbreviations.LETTER_NAMES_AND_WORDS.split())
_SPELT_OUT_INITIALS = frozenset(abbreviations.SPELT_OUT_INITIALS.split())


def is_abbreviation(line: Line, mark: Mark, next_word: str, starts_sentence: bool) -> bool:
    """Whether the stop after a word belongs to it and does not end the sentence before `next_word`."""
    rules, word = line.rules, mark.before
    if not word:
        return False
    # At the beginning of a sentence an abbreviation has a capital, and in a headline nothing else.
    forms = {word, word[:1].lower() + word[1:], word.capitalize() if word.isupper() and len(word) > 1 else word}
    if not rules.is_english:
        forms.add(word[:1].upper() + word[1:])
    if rules.titles & forms:
        return True
    if next_word[:1].isdigit() and rules.before_numbers & forms:
        return True
    if word in HOURS:
        return next_word.casefold() in _AFTER_THE_HOUR or _is_phrase_of_time(line, mark, starts_sentence)
    if rules.is_english and _ends_after_capitals(line, mark, next_word):
        return False
    parts = word.replace("\u200d", "").split(".")
    longest = 1 if len(parts) == 1 else 3
    if all(part.isalpha() and len(part) <= longest for part in parts):
        # "120.5°C." and "100 km/h." are measures, not initials.
        is_measure = len(word) == 1 and bool(_MEASURE.search(line.text, max(0, mark.run_start - 4), mark.run_start))
        return not is_measure and (not starts_sentence or word == "v")
    if rules.short_forms & forms:
        return not starts_sentence
    if rules.ordinals_with_stop and word.isdigit() and len(word) <= 2:
        return not starts_sentence
    return _is_spelt_out(line, mark, next_word)


def _is_phrase_of_time(line: Line, mark: Mark, starts_sentence: bool) -> bool:
    """Whether a sentence has come no further than the hour or the year: At 5 a.m. Mr Smith went."""
    if starts_sentence or mark.run_start - mark.start > _LONGEST_HOUR_PHRASE:
        return False
    phrase = line.text[mark.start : mark.run_start].rpartition(":")[2].split()
    return bool(phrase) and phrase[0].casefold() in _BEFORE_THE_HOUR


def _ends_after_capitals(line: Line, mark: Mark, next_word: str) -> bool:
    """Whether a degree or an era stands where it may end a sentence: her Ph.D. | Tom; 50 A.D. | Augustus."""
    if not (next_word[:1].isupper() and next_word[1:].islower()):
        return False
    lead = line.text[max(mark.start, mark.run_start - LONGEST_WORD) : mark.run_start].split()[:-1]
    if not lead:
        return False
    if mark.before in _ERAS:
        return lead[-1][-1].isdigit() and not _is_phrase_of_time(line, mark, starts_sentence=False)
    return mark.before in _DEGREES and lead[-1].casefold() in _BEFORE_DEGREES


def _is_spelt_out(line: Line, mark: Mark, next_word: str) -> bool:
    """Whether the word is a spelt-out letter of an initialism: ایم۔ اے۔ جناح روڈ."""
    names = line.rules.letter_names
    last = mark.before.rpartition(".")[2]
    if last not in names:
        return False
    if last in _SPELT_OUT_INITIALS:
        return True
    begin = mark.run_start - len(last)
    lead = line.text[max(mark.start, begin - LONGEST_WORD) : begin].rstrip()
    if lead[-1:] in {".", "۔"} and word_before(lead, 0, len(lead) - 1).rpartition(".")[2] in names:
        return True
    after = line.text[mark.end : mark.end + LONGEST_WORD].lstrip()
    is_initial = after.startswith(next_word) and after[len(next_word) : len(next_word) + 1] in {".", "۔"}
    return next_word in names and (is_initial or next_word not in _LETTER_NAMES_AND_WORDS)
