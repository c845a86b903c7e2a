"""Where a sentence ends that no white space parts from the next."""

from __future__ import annotations

import re

from . import abbreviations
from .marks import CONTINUERS, LONGEST_QUOTED, LONGEST_WORD, NEXT_WORD, Line, Mark
from .rules import Rules
from .stops import HOURS, is_abbreviation

# These need no white space after them.
ENDS_WITHOUT_SPACE = frozenset("。！？｡")
_NUMBER = re.compile(r"\d[\d.,:٫٬/]{0,12}\s+(?=[^\W\d_])|\d{1,2}[:٫.]\d{2}(?!\d)")
# Marks of URLs, e-mail addresses, paths and tags.
_ADDRESS = re.compile(r"[/@\\:_=&#]|www\.", re.IGNORECASE)
_NAME_ENDINGS = frozenset(abbreviations.NAME_ENDINGS.split())
_QUOTES = ('"', "“”„", "«»", "‘’‚'", "`")


def cut_without_space(line: Line, mark: Mark) -> int | None:
    """Where a sentence ends that no white space parts from the next, or None."""
    text, rules, end, before = line.text, line.rules, mark.end, mark.before
    if not ENDS_WITHOUT_SPACE.isdisjoint(mark.run):
        return _cut_without_words(line, mark)
    if mark.is_ellipsis or text[end].islower():
        return None
    if len(before) < 2 or (rules.lower_case_forms | rules.before_numbers) & {before, before.casefold()}:
        return None
    if mark.closers:
        return _cut_at_quotation(line, mark)
    never_in_names = mark.run in {"۔", "؟"}
    if text[end].isdigit():
        return end if (never_in_names or _is_plain_word(before, rules)) and _NUMBER.match(text, end) else None
    following = NEXT_WORD.match(text, end)
    after = following.group() if following else ""
    # Only an end that never stands in a number, a version or an address may follow a digit: ۲۰۱۸۔اس
    if not after or (before[-1].isdigit() and not never_in_names):
        return None
    last = before.rpartition(".")[2]
    if last in rules.letter_names and after in rules.letter_names:
        return None
    if not (_joins_english(line, mark, after) if after[0].isupper() else _joins_other(before, after)):
        return None
    left = text[max(mark.start, end - LONGEST_WORD) : end].split()[-1]
    right = text[end : end + LONGEST_WORD].split()[0]
    if before in HOURS:
        return end
    return None if _ADDRESS.search(left + right) or is_abbreviation(line, mark, after, False) else end


def _is_plain_word(word: str, rules: Rules) -> bool:
    letters = word.replace("\u200c", "")
    return letters.isalpha() and len(letters) > 2 and not letters[-2:].isupper() and word not in rules.titles


def _joins_english(line: Line, mark: Mark, after: str) -> bool:
    """Whether two words with a stop and a capital letter between them are of two sentences, not one name."""
    place = mark.end + len(after)
    if line.rules.is_english and after in {"A", "I"} and line.text[place : place + 1] == " ":
        return mark.before[-2:].islower() and "." not in mark.before
    if not after[1:].islower():
        return False
    if mark.before in HOURS:
        return True
    goes_on = line.text[place : place + 1] in {" ", ","}
    return goes_on and "." not in mark.before and after.casefold() not in _NAME_ENDINGS and mark.before[-2:].islower()


def _joins_other(before: str, after: str) -> bool:
    return len(after) > 1 and not before[-1].isupper() and not before[-1].islower()


def _cut_without_words(line: Line, mark: Mark) -> int | None:
    """Where a sentence ends in a script that does not part words."""
    text, end = line.text, mark.end
    # Where no space tells them apart, these two always open.
    openers = [place for place in map(mark.closers.find, "“‘") if place >= 0]
    if openers:
        return mark.end - len(mark.closers) + min(openers)
    if mark.closers and line.rules.carry_on and text.startswith(tuple(line.rules.carry_on), end):
        return None
    return None if text[end] in CONTINUERS or text[end] in line.rules.ends else end


def _cut_at_quotation(line: Line, mark: Mark) -> int | None:
    """Where a sentence ends before or after a quotation mark with a letter or a digit right after it."""
    quote, text, end = mark.closers[-1], line.text, mark.end
    if not text[end].isalnum() or not mark.before[-1].isalpha() or mark.before[-1].isupper():
        return None
    family = next((marks for marks in _QUOTES if quote in marks), "")
    window = text[max(mark.start, end - LONGEST_QUOTED) : end - 1]
    is_open = sum(window.count(other) for other in family) % 2 == 1
    if quote in "«„‚‹" or (not is_open and (quote in '"“‘`' or (quote == "”" and line.rules.is_urdu))):
        return end - 1
    return end if quote in "”»" or (quote == '"' and is_open) else None
