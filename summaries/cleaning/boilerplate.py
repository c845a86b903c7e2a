"""Which lines of a page are of the page and not of the article: buttons, labels, dates, credits, notices.

A line is judged by itself, and only when all of it is of a kind that no sentence of an article is.
"""

from __future__ import annotations

import re
from functools import cache

from . import phrases
from .lines import SENTENCE_END, has_letters, key, listed_words, phrase, table, tables
from .notices import is_notice

MOST_CREDIT_WORDS = 5
MOST_DATE_WORDS = 16
MOST_POINTER_WORDS = 25
LONGEST_JUNK = 300
MOST_COMPOSED_WORDS = 8
MOST_NOTICE_WORDS = 25
MOST_BYLINE_WORDS = 8

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}|[#@]\S+|\b[\w-]{1,63}\.(?:com|org|net|ir|pk)\b\S*"
)
_ISO_T = re.compile(r"(?<=\d)[tT](?=\d)|(?<=\d)[zZ]\b")
_NUMBER_WORD = re.compile(r"(\d+)(?:st|nd|rd|th|am|pm|h|ء)?")
_FILE_NUMBER = re.compile(r"[\w/.-]{0,20}\d[\w/.-]{0,20}|")
_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)\s*(?=\d{4}))|copyright\s+(?:\d{4}|by\b)|.{0,80}\ball rights reserved\.?$|"
    r"(?:تمام|تمامی|کلیه|همه)ی?\s+حقوق\b.*\b(?:سایت|پایگاه|خبرگزاری|وب)\b|.{0,40}جملہ حقوق .{0,60}محفوظ",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"\(?reporting by .{1,200}?(?:editing|writing) by .{1,80}\)?|published in .{1,40}\d{4}\.?|"
    r"(?:getty images|afp|ap photo|reuters)(?:\s*/\s*[\w .'-]{1,40})+",
    re.IGNORECASE,
)
# A picture's line: what it shows, then whose it is.
_SHOWN = r"(?:.{0,220}\s)?(?:[—–|/-]\s*|\()"
_CAPTIONS = (
    _SHOWN + r"(?:file|file photo|photo|picture|afp|ap|app|reuters|epa|getty images|xinhua|online)\)?",
    _SHOWN + r"(?:courtesy|screengrab|x/|photos?/|(?:ap|afp) photos?/|photos? ?:|فائل فوٹو|فوٹو).{0,40}",
    _SHOWN + r"(?:photo|image|picture|photograph)s? (?:by|courtesy|via)\b.{1,60}",
    r".{0,220}\b(?-i:Photo|Photograph|Image|Picture|Illustration)s?(?: credit)?: (?-i:[A-Z])[\w .'/-]{2,40}",
    _SHOWN + r"(?:عکس|عکاس|تصویر|فوٹو)\s*[:：].{1,30}",
    r".{0,250}\b(?:REUTERS|AFP|AP|EPA|Getty Images|ANADOLU|Xinhua)\s?/\s?[\w .'-]{2,40}",
    r"\[\d{1,2}/\d{1,2}\].{0,280}",
    r"(?-i:FILE) ?[-–—:].{0,280}",
    r".{0,250}\([^()]{0,40}\b(?:photos?|images?|picture|photograph|عکس|عکاس|تصویر|فوٹو)\b[^()]{0,40}\)",
    r".{0,250}\b(?-i:REUTERS|AFP|EPA|Getty Images) ?/ ?\w[^.۔؟!]{0,80}",
    r"\((?:AP|AFP|REUTERS|EPA)\)",
    r"[^.۔؟!>›«»]{2,40}(?: [>›»] [^.۔؟!>›«»]{2,40})+",
    r"[^.۔؟!>›«»]{2,40}(?:[>›»][^.۔؟!>›«»]{2,80}){2,}",
    r"[^.۔؟!|]{2,40}(?: [|•] [^.۔؟!|]{2,40}){2,}",
    r"(?:photos? )?(?-i:Courtesy of) (?-i:[A-Z])[^.؟!]{1,40}",
    r"(?:image|photo|media) (?:caption|source|credit)\b.{0,150}",
    r"[،,]?\s*(?:تصویر کا (?:ذریعہ|کیپشن)|(?:منبع|توضیح|شرح) (?:تصویر|عکس)).{0,150}",
)
_CAPTION = re.compile("|".join(_CAPTIONS), re.IGNORECASE)
_NAME = r"(?:[A-Z][\w.'’-]*|and|&|with|in|for|the|of)"
_BYLINE = re.compile(
    r"(?:By|Photos? by|Photographs by|"
    r"(?:Written|Story|Words|Text|Illustrations?|Illustrated|Reported|Edited|Reporting|Compiled|"
    r"Reviewed|Medically reviewed|Fact checked) by)\s+"
    rf"[A-Z][\w.'’-]*(?:[ ,]+{_NAME})*"
)
_END_MARKS = re.compile(
    r"(?:انتهای پیام|پایان پیام|پایان خبر|انتهای خبر|پایان|اختتام|ends|-ends-|end of message|end item)\W*\d{0,6}\w?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]{2,5}\s?/\s?[A-Za-z]{1,4}|-{1,2}[A-Z]{2,5}|[A-Z]{2,3}/[A-Z]{2,3}/[A-Z]{2,3}")


def is_boilerplate(line: str) -> bool:
    """Whether all of `line` is of the page and none of it of the article."""
    if len(line) > LONGEST_JUNK:
        return not has_letters(line)
    if not has_letters(_ISO_T.sub(" ", _ADDRESS.sub(" ", line))):
        return True
    if phrase(line) in tables("BUTTONS") or _is_date(line):
        return True
    if _COPYRIGHT.match(line) and len(line.split()) <= MOST_POINTER_WORDS:
        return True
    if any(kind.fullmatch(line) for kind in (_CREDIT_LINE, _CAPTION, _END_MARKS, _INITIALS)) or _is_labelled(line):
        return True
    if _BYLINE.fullmatch(line) and len(line.split()) <= MOST_BYLINE_WORDS:
        return True
    return _is_composed(line) or is_notice(line)


def _is_composed(line: str) -> bool:
    """Whether a short line is made of the words of buttons alone."""
    listed = phrase(line).split()
    if not 0 < len(listed) <= MOST_COMPOSED_WORDS or SENTENCE_END.search(line):
        return False
    strong, weak = listed_words("STRONG"), listed_words("WEAK")
    return any(word in strong and word not in weak for word in listed) and all(
        word in strong or word in weak for word in listed
    )


def _is_labelled(line: str) -> bool:
    label, colon, value = line.partition(next((mark for mark in line if mark in ":：|"), ":"))
    value = value.strip()
    if not colon:
        # "News ID 1110935": the number itself parts label and value.
        label, _, value = line.rpartition(" ")
        return phrase(label) in table(phrases.CODES) and value.isdecimal() and len(value) > 2
    label = phrase(label)
    if label in table(phrases.CODES):
        return bool(_FILE_NUMBER.fullmatch(value))
    words = len(value.split())
    if label in table(phrases.POINTERS):
        return words <= MOST_POINTER_WORDS
    return label in table(phrases.CREDITS) and words <= MOST_CREDIT_WORDS and not SENTENCE_END.search(value)


def _is_date(line: str) -> bool:
    """Whether `line` holds numbers and words of dates, at least one of each, and nothing else."""
    if SENTENCE_END.search(line) and not re.search(r"\bm\.$", line, re.IGNORECASE):
        return False
    words = key(_ISO_T.sub(" ", line)).split()
    numbers = [word for word in words if _NUMBER_WORD.fullmatch(word)]
    others = {word for word in words if not _NUMBER_WORD.fullmatch(word)}
    if not numbers or not others or len(words) > MOST_DATE_WORDS:
        return False
    names, fillers = _date_words()
    return bool(others & names) and others <= names | fillers


@cache
def _date_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that only dates are full of, one of which must be there, and those that stand between them."""
    names = frozenset(word for name in tables("DATE_NAMES") for word in name.split())
    return names, frozenset(word for filler in table(phrases.DATE_FILLERS) for word in filler.split())
