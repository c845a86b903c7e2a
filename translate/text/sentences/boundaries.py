"""Decides whether a sentence ends at a mark that may end one, by the words on both sides of it."""

from __future__ import annotations

import re

from ..characters import INVISIBLE, OPENERS
from . import abbreviations
from .line_structure import is_list_mark
from .marks import CONTINUERS, DASHES, LONGEST_QUOTED, NEXT_WORD, Line, Mark, read_mark
from .rules import Rules
from .stops import HOURS, is_abbreviation
from .unspaced import cut_without_space

_GAP = re.compile(r"\s++")
_NOTES = re.compile(r"\s*+(?:\[\d{1,3}\])++(?=\s|$)")
_LONE_CLOSER = re.compile(r"[»”)\]\"'](?=\s|$)")
_OPENING = re.compile(rf"[\s{re.escape(OPENERS)}{INVISIBLE}]*+")
_DOTS_BEFORE_WORD = re.compile(r"(?:\.{2,3}|…)(?=[^\W\d_])")
# Whose words they were, in brackets at the end of a line: (Reuters).
_ATTRIBUTION = re.compile(r"\s*[(（][^()（）.]{1,40}[)）][.۔]?\s*$")
_ADDRESS_FOLLOWS = re.compile(r"https?://|www\.")
# Present, subjunctive and plural forms; in Urdu the past of the masculine singular.
_PERSIAN_VERB = re.compile(r"ن?می\u200c\w+|[بن]\w{2,}(?:یم|ید|ند|م)|\w{2,}(?:ند|ید|یم)")
_URDU_VERB = re.compile(r"\w{3,}ا")
_PRONOUNS_AND_QUESTIONS = frozenset(abbreviations.PRONOUNS_AND_QUESTIONS.split())


def find_cut(line: Line, match: re.Match[str], start: int) -> int | None:
    """Where the sentence that began at `start` ends, or None where it goes on.

    `match`: of the candidate pattern of the line's rules: a run of ends, and the closing marks after it.
    Returns a position in the line.
    """
    text = line.text
    end = match.end()
    if end == len(text):
        return None
    mark = read_mark(text, match, start)
    if mark.run in DASHES and not _ends_with_dash(line, mark):
        return None
    if not text[end].isspace():
        return cut_without_space(line, mark)
    end = _skip_notes_and_lone_closers(text, mark)
    follows = _OPENING.match(text, end).end()  # type: ignore[union-attr]  # it matches the empty string too
    if follows == len(text) or text[follows] in CONTINUERS:
        return None
    if text[follows] in line.rules.ends:
        # He left. ...and came back.
        return end if not mark.is_ellipsis and _DOTS_BEFORE_WORD.match(text, follows) else None
    if is_list_mark(text, start, mark.end):
        return None
    return end if _ends(line, mark, end, follows) else None


def _skip_notes_and_lone_closers(text: str, mark: Mark) -> int:
    """The end of a sentence with the numbers of its notes, and with a closing mark that white space parts from it."""
    notes = _NOTES.match(text, mark.end)
    # Where the line begins with such a number, it numbers the items of a list.
    if notes is not None and text[0] != "[":
        return notes.end()
    gap = _GAP.match(text, mark.end)
    lone = _LONE_CLOSER.match(text, gap.end()) if gap else None
    if lone is None:
        return mark.end
    quote = lone.group()
    if quote in "\"'":
        before = text.count(quote, max(mark.start, mark.end - LONGEST_QUOTED), mark.end)
        if before % 2 == 0 and text.find(f"{quote} ", lone.end(), lone.end() + LONGEST_QUOTED) >= 0:
            return mark.end
    return lone.end()


def _ends(line: Line, mark: Mark, end: int, follows: int) -> bool:
    """Whether the sentence ends before what begins at `follows`, after white space."""
    text, rules = line.text, line.rules
    first = text[follows]
    following = NEXT_WORD.match(text, follows)
    next_word = following.group() if following else ""
    # A name such as iPhone or eBay may start a sentence, and so may an address.
    if first.islower() and not text[follows + 1 : follows + 2].isupper() and not _ADDRESS_FOLLOWS.match(text, follows):
        return _ends_before_lower_case(line, mark, next_word, text[follows - 1])
    if next_word in rules.carry_on and (mark.closers.strip(INVISIBLE) or mark.is_ellipsis):
        return False
    if mark.is_ellipsis and not _ends_with_ellipsis(line, mark, first, next_word):
        return False
    if mark.closers[-1:] in {'"', "”", "»", "“"} and _ATTRIBUTION.match(text, end):
        return False
    # «Why? – asked she. – Tomorrow»: within a quotation a dash carries on with what is said.
    if text[end:follows].strip() in {"–", "—"} and _is_quoted(text, mark):
        return False
    if mark.run in {".", "۔"}:
        initial_follows = len(next_word) == 1 and text[follows + 1 : follows + 2] == "."
        starts_sentence = first.isupper() and next_word.casefold() in rules.starters and not initial_follows
        return not is_abbreviation(line, mark, next_word, starts_sentence)
    return True


def _is_quoted(text: str, mark: Mark) -> bool:
    sentence = text[max(mark.start, mark.run_start - LONGEST_QUOTED) : mark.end]
    return sentence.count("«") > sentence.count("»")


def _ends_before_lower_case(line: Line, mark: Mark, next_word: str, opener: str) -> bool:
    rules, before = line.rules, mark.before
    if mark.closers or mark.is_ellipsis or not (rules.is_english or line.is_lower_case):
        return False
    if mark.run not in {".", "۔"}:
        return bool(before) and (before.islower() or next_word in _PRONOUNS_AND_QUESTIONS)
    known = rules.lower_case_forms | rules.titles | rules.before_numbers | rules.short_forms
    if "." in before or before in known or len(before) < 2 or before in HOURS:
        return False
    if line.is_lower_case:
        return True
    # Longer words are no abbreviations but for the known ones.
    return (len(before) > 3 or next_word in rules.starters or opener in "([") and before.isalpha() and before.islower()


def _ends_with_ellipsis(line: Line, mark: Mark, first: str, next_word: str) -> bool:
    if mark.closers or not first.isalpha():
        return True
    if first.isupper():
        # English writes "I" so anywhere; four dots are an ellipsis and a full stop.
        return not line.rules.is_english or re.split("['’]", next_word)[0] != "I" or len(mark.run) > 3
    is_attached = not line.text[mark.run_start - 1 : mark.run_start].isspace()
    if not is_attached:
        return line.rules.is_urdu and mark.before in line.rules.last_verbs
    return bool(line.rules.last_verbs) and _is_last_verb(mark.before, line.rules)


def _is_last_verb(word: str, rules: Rules) -> bool:
    """Whether a word is a verb that may end a sentence, by the list or by its form."""
    return word in rules.last_verbs or bool((_URDU_VERB if rules.is_urdu else _PERSIAN_VERB).fullmatch(word))


def _ends_with_dash(line: Line, mark: Mark) -> bool:
    """Whether a dash is a full stop: after a verb, and with no dash before it that opens an insertion."""
    if mark.before not in line.rules.last_verbs:
        return False
    is_attached = not line.text[mark.run_start - 1].isspace()
    return is_attached or line.has_dash_stops
