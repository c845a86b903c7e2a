"""Which lines are furniture of a page by what they say: buttons, dates, codes, credits, pointers to other pages.

A line is judged by itself, and only when all of it is of a kind that no sentence of an article is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from . import phrases
from .lines import SENTENCE_END, has_letters, key, phrase

LONGEST_FURNITURE = 300  # characters
MOST_BUTTON_WORDS = 8
MOST_CREDIT_WORDS = 5
MOST_BYLINE_WORDS = 8
MOST_DATE_WORDS = 16
MOST_POINTER_WORDS = 25
LEAST_NUMBERS_OF_A_ROW = 2

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}|[#@]\S+|\b[\w-]{1,63}\.(?:com|org|net|ir|pk)\b\S*"
)
_ISO_T = re.compile(r"(?<=\d)[tT](?=\d)|(?<=\d)[zZ]\b")
_ISO_DATE = re.compile(r"\s*(?:1[34]|19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}\b[\s\d:.+-]{0,20}")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th|am|pm|h|ء)?")
_FILE_NUMBER = re.compile(r"[\w/.-]{0,20}\d[\w/.-]{0,20}|")
_RIGHTS = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)\s*(?=\d{4}))|copyright\s+(?:\d{4}|by\b)|.{0,80}\ball rights reserved\.?$|"
    r"(?:تمام|تمامی|کلیه|همه)ی?\s+حقوق\b.*\b(?:سایت|پایگاه|خبرگزاری|وب)\b|.{0,40}جملہ حقوق .{0,60}محفوظ",
    re.IGNORECASE,
)
# What a picture shows, and whose it is.
_PICTURE = r"(?:file photo|photo|picture|photograph|image|illustration|عکس|عکاس|تصویر|فوٹو)s?"
_CAPTION = re.compile(
    rf"(?:.{{0,250}}[—–|/(-]\s*)?{_PICTURE}(?: credit)?\s?(?::|[:：]|by|courtesy|via|/)\s?\S.{{0,40}}|"
    rf".{{0,220}}[.!?] (?-i:Photo|Photograph|Image|Picture|Illustration)s?(?: credit)?: .{{2,40}}|"
    rf".{{0,250}}\(.{{0,40}}\b{_PICTURE}\b[^()]{{0,40}}\)|.{{0,250}}[—–]\s*{_PICTURE}|"
    r".{0,250}\b(?-i:REUTERS|AFP|AP|EPA|Getty Images) ?/ ?\w[^.۔؟!]{0,80}|"
    r".{0,220}[—–|/-]\s*(?-i:Courtesy|Screengrab)\b.{0,40}|(?-i:Courtesy of) [^.؟!]{2,40}|"
    r"(?:image|photo|media) (?:caption|source|credit)\b.{0,150}|"
    r"[،,]?\s*(?:تصویر کا (?:ذریعہ|کیپشن)|(?:منبع|توضیح|شرح) (?:تصویر|عکس)).{0,150}",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?reporting by .{1,200}?(?:editing|writing) by .{1,80}\)?|(?:published in|posted on) .{1,40}\d{4}.{0,20}|"
    r"(?-i:FILE) ?[-–—:].{0,280}",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"[^.۔؟!>›«»|•]{2,40}(?: ?[>›»] ?[^.۔؟!>›«»]{2,80}){2,}|[^.۔؟!|]{2,40}(?: [|•] [^.۔؟!|]{2,40}){2,}")
_NAME = r"(?:[A-Z][\w.'’-]*|and|&|with|in|for|the|of)"
_BYLINE = re.compile(rf"(?:\w+(?: \w+)? )?(?:by|By|BY)\s+[A-Z][\w.'’-]*(?:[ ,]+{_NAME})*")
_END_MARK = re.compile(
    r"(?:انتهای پیام|پایان پیام|پایان خبر|انتهای خبر|پایان|اختتام|ends|-ends-|end of message|end item)\W*\d{0,6}\w?|"
    r"(?-i:[A-Z]{2,5}\s?/\s?[A-Za-z]{1,4}|-{1,2}[A-Z]{2,5})",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def find_rule(line: str) -> str | None:
    """Name the rule by which all of a line is of the page and none of it of the article.

    Args:
        line: A line of a text, not blank.

    Returns:
        `sign`, `button`, `date`, `rights`, `credit`, `trail`, `byline`, `mark`, `code` or `pointer`; None for a line
        that may be of the article.
    """
    rest = _ISO_T.sub(" ", _ADDRESS.sub(" ", line))
    if not has_letters(rest):
        # Several numbers may be the row of a table.
        if _ISO_DATE.fullmatch(rest):
            return "date"
        return "sign" if len(_DIGITS.findall(rest)) < LEAST_NUMBERS_OF_A_ROW else None
    if len(line) > LONGEST_FURNITURE:
        return None
    label = _find_label(line)
    if label or _is_button(line):
        return label or "button"
    if _is_date(line):
        return "date"
    words = len(line.split())
    if _RIGHTS.match(line) and words <= MOST_POINTER_WORDS:
        return "rights"
    if _CAPTION.fullmatch(line) or _CREDIT.fullmatch(line):
        return "credit"
    if _TRAIL.fullmatch(line):
        return "trail"
    if _END_MARK.fullmatch(line):
        return "mark"
    if words <= MOST_BYLINE_WORDS and _BYLINE.fullmatch(line):
        return "byline"
    return None


def _is_button(line: str) -> bool:
    """Whether a short line is a phrase of buttons, or is made of their words alone."""
    said = phrase(line)
    if said in listed(phrases.BUTTONS):
        return True
    words = said.split()
    if not 0 < len(words) <= MOST_BUTTON_WORDS or SENTENCE_END.search(line):
        return False
    of_pages, fillers = words_of("PAGE_WORDS"), words_of("FILLERS")
    return any(word in of_pages for word in words) and all(word in of_pages or word in fillers for word in words)


def _find_label(line: str) -> str | None:
    """`code`, `pointer` or `credit` for a label with what belongs to it."""
    label, colon, value = line.partition(next((mark for mark in line if mark in ":：|"), ":"))
    value = value.strip()
    if not colon:
        # "News ID 1110935": the number itself parts label and value.
        label, _, value = line.rpartition(" ")
        return "code" if phrase(label) in listed(phrases.CODES) and value.isdecimal() and len(value) > 2 else None
    label, words = phrase(label), len(value.split())
    if label in listed(phrases.CODES):
        return "code" if _FILE_NUMBER.fullmatch(value) else None
    if label in listed(phrases.POINTERS) and words <= MOST_POINTER_WORDS:
        return "pointer"
    is_credit = label in listed(phrases.CREDITS) and words <= MOST_CREDIT_WORDS and not SENTENCE_END.search(value)
    return "credit" if is_credit else None


def _is_date(line: str) -> bool:
    """Whether `line` holds numbers and words of dates, at least one of each, and nothing else."""
    if SENTENCE_END.search(line) and not re.search(r"\bm\.$", line, re.IGNORECASE):
        return False
    words = key(_ISO_T.sub(" ", line)).split()
    others = {word for word in words if not _NUMBER.fullmatch(word)}
    if not 0 < len(others) < len(words) <= MOST_DATE_WORDS:
        return False
    names, fillers = words_of("DATE_NAMES"), words_of("DATE_FILLERS")
    return bool(others & names) and others <= names | fillers


@cache
def listed(rows: str) -> frozenset[str]:
    """The phrases between the commas of `rows`, in the form of `phrase`."""
    return frozenset(phrase(entry) for entry in rows.split(","))


@cache
def words_of(table: str) -> frozenset[str]:
    """The words of a table of `phrases`, in the form of `key`."""
    rows = getattr(phrases, table)
    return frozenset(key(" ".join(rows.values()) if isinstance(rows, dict) else rows).split())
