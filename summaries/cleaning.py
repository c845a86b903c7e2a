"""What of a raw text is the article: its title and its paragraphs, without dates, codes, buttons and repeats.

Only whole lines go, and only when all of the line is of a kind that no sentence is; what is doubtful stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from translate import Segment

from . import boilerplate

MOST_TITLE_WORDS = 30
# Languages without spaces have few "words"; no headline is longer than this.
LONGEST_TITLE = 250
# A short line that stands this often in one text is a button.
REPEATS_OF_A_BUTTON = 3
MOST_BUTTON_WORDS = 6
MOST_CREDIT_WORDS = 5
MOST_DATE_WORDS = 16
MOST_POINTER_WORDS = 25
LONGEST_JUNK = 300
# Line widths that texts are wrapped at by hand or by a mail program.
WRAP_WIDTHS = range(45, 131)
LEAST_WRAPPED_LINES = 3
LEAST_WORDS_AFTER_A_DATELINE = 3

_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x09\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_JOINERS = re.compile("[\u200c\u200d]+")
_PUNCTUATION = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_ARABIC_LETTERS = str.maketrans("يىك", "ییک")
_SENTENCE_END = re.compile(r"[.!?؟۔।。！？…]+[\"'»”’“‘)\]]*$")
_NOT_A_TITLE_END = re.compile(r"(?<!\b[A-Z])[.۔।。…:،,;؛]+[\"'»”’“‘)\]]*$")
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


@dataclass(frozen=True)
class CleanText:
    """An article without what its page put around it.

    `text`: the title, if there is one, and the paragraphs, a blank line between each two. `title`: its place in
    `text`, or None. `body`: the paragraphs in order, with their places in `text`; none are the title.
    """

    text: str
    title: Segment | None
    body: tuple[Segment, ...]


def clean(text: str, title: str | None = None) -> CleanText:
    """The article in `text`.

    `title`: the headline where it is known; else the first line serves if it looks like one. Text with nothing to
    read in it gives an empty `CleanText`; as long as there is a line to read, `body` is not empty. Cleaning what
    `clean` returned changes nothing.
    """
    known = " ".join(_plain_characters(title or "").split()) or None
    if known is not None and not _has_letters(known):
        known = None
    found_title, body = _clean_once(text, known)
    while True:
        # What one round removed may have hidden a button or a repeat from it; each round but the last removes some.
        lines = _with_title(found_title, body)
        again = _clean_once("\n\n".join(lines), known)
        if again == (found_title, body):
            return _laid_out(found_title, body)
        found_title, body = again


def _clean_once(text: str, known: str | None) -> tuple[str | None, list[str]]:
    lines = _unwrapped(_plain_characters(text), known)
    kept = _without_junk(lines, known)
    if not kept:
        kept = [line for line in lines if _SENTENCE_END.search(line) and len(line.split()) >= MOST_CREDIT_WORDS]
    title, body = _title_and_body(kept, known)
    body = [line for number, line in enumerate(body) if number == 0 or _key(line) != _key(body[number - 1])]
    if body:
        body[0] = _without_dateline(body[0])
    return title, body


def _with_title(title: str | None, body: list[str]) -> list[str]:
    return body if title is None else [title, *body]


def _laid_out(title: str | None, body: list[str]) -> CleanText:
    segments = []
    position = 0
    for line in _with_title(title, body):
        segments.append(Segment(line, position, position + len(line)))
        position += len(line) + 2
    text = "\n\n".join(segment.text for segment in segments)
    if title is None:
        return CleanText(text, None, tuple(segments))
    return CleanText(text, segments[0], tuple(segments[1:]))


def _plain_characters(text: str) -> str:
    """`text` with one kind of line end and of blank, nothing invisible but the joiners, composed (NFC)."""
    text = _LINE_END.sub("\n", text)
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", _SURROGATE.sub("\ufffd", text)))
    # Composing may turn a character into a blank, so blanks come last.
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text))


def _has_letters(line: str) -> bool:
    return any(character.isalpha() for character in line)


def _unwrapped(text: str, known: str | None) -> list[str]:
    """The lines that are not blank, those of a hard-wrapped text joined to the paragraphs they were cut from."""
    blocks = [block for block in _blocks(text) if block]
    width = max((len(line) for block in blocks if len(block) > 1 for line in block), default=0)
    if width not in WRAP_WIDTHS:
        return [line for block in blocks for line in block]
    title = _key(known) if known else None

    def is_cut(line: str, following: str) -> bool:
        # The margin cuts a line only where the next word has no room.
        return len(line) + 1 + len(following.split(" ", 1)[0]) > 0.9 * width and _key(line) != title

    breaks = [(is_cut(*pair), pair[0]) for block in blocks for pair in pairwise(block)]
    cut = [line for was_cut, line in breaks if was_cut]
    uncut = [line for was_cut, line in breaks if not was_cut and not _is_junk(line) and _key(line) != title]
    ended = [line for line in cut if _SENTENCE_END.search(line)]
    is_wrapped = len(cut) >= LEAST_WRAPPED_LINES and len(uncut) <= len(cut) / 4 and len(ended) <= len(cut) / 2
    lines: list[str] = []
    for block in blocks:
        lines.append(block[0])
        for line, following in pairwise(block):
            if is_wrapped and is_cut(line, following):
                lines[-1] += ("" if line.endswith("-") else " ") + following
            else:
                lines.append(following)
    return lines


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line.strip())
        else:
            yield block
            block = []
    yield block


@lru_cache(maxsize=4096)
def _key(line: str) -> str:
    """What two lines have in common that are printed alike: letters and digits in one case."""
    folded = unicodedata.normalize("NFKC", _JOINERS.sub(" ", line)).casefold().translate(_ARABIC_LETTERS)
    return " ".join(_PUNCTUATION.sub(" ", folded).split()) or line


def _phrase(line: str) -> str:
    """`_key` without numbers, as the tables of boilerplate are compared: "Comments (3)" is "comments"."""
    return " ".join(_DIGITS.sub(" ", _key(line)).split())


@cache
def _table(rows: str) -> frozenset[str]:
    return frozenset(_phrase(entry) for entry in rows.split(","))


@cache
def _tables(name: str) -> frozenset[str]:
    return frozenset[str]().union(*(_table(rows) for rows in getattr(boilerplate, name).values()))


def _without_junk(lines: list[str], known: str | None) -> list[str]:
    title = _key(known) if known else None
    kept = [line for line in lines if _key(line) == title or not _is_junk(line)]
    often = Counter(_key(line) for line in kept)
    return [
        line
        for line in kept
        if often[_key(line)] < REPEATS_OF_A_BUTTON
        or _key(line) == title
        or len(line.split()) > MOST_BUTTON_WORDS
        or _SENTENCE_END.search(line)
    ]


def _is_junk(line: str) -> bool:
    """Whether all of `line` is of the page and none of it of the article."""
    if len(line) > LONGEST_JUNK:
        return not _has_letters(line)
    if not _has_letters(_ISO_T.sub(" ", _ADDRESS.sub(" ", line))):
        return True
    phrase = _phrase(line)
    if phrase in _tables("BUTTONS") or _is_date(line):
        return True
    if _COPYRIGHT.match(line) and len(line.split()) <= MOST_POINTER_WORDS:
        return True
    return bool(_CREDIT_LINE.fullmatch(line)) or _is_labelled(line)


def _is_labelled(line: str) -> bool:
    label, colon, value = line.partition(next((mark for mark in line if mark in ":：|"), ":"))
    value = value.strip()
    if not colon:
        # "News ID 1110935": the number itself parts label and value.
        label, _, value = line.rpartition(" ")
        return _phrase(label) in _table(boilerplate.CODES) and value.isdecimal() and len(value) > 2
    label = _phrase(label)
    if label in _table(boilerplate.CODES):
        return bool(_FILE_NUMBER.fullmatch(value))
    words = len(value.split())
    if label in _table(boilerplate.POINTERS):
        return words <= MOST_POINTER_WORDS
    return label in _table(boilerplate.CREDITS) and words <= MOST_CREDIT_WORDS and not _SENTENCE_END.search(value)


def _is_date(line: str) -> bool:
    """Whether `line` holds numbers and words of dates, at least one of each, and nothing else."""
    if _SENTENCE_END.search(line) and not re.search(r"\bm\.$", line, re.IGNORECASE):
        return False
    words = _key(_ISO_T.sub(" ", line)).split()
    numbers = [word for word in words if _NUMBER_WORD.fullmatch(word)]
    others = {word for word in words if not _NUMBER_WORD.fullmatch(word)}
    if not numbers or not others or len(words) > MOST_DATE_WORDS:
        return False
    names, fillers = _date_words()
    return bool(others & names) and others <= names | fillers


@cache
def _date_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that only dates are full of, one of which must be there, and those that stand between them."""
    names = frozenset(word for name in _tables("DATE_NAMES") for word in name.split())
    return names, frozenset(word for filler in _table(boilerplate.DATE_FILLERS) for word in filler.split())


def _title_and_body(lines: list[str], known: str | None) -> tuple[str | None, list[str]]:
    """The title, once, and the other lines; no title where nothing would be left to go under it."""
    if not lines:
        return None, []
    title = known or lines[0]
    others = [line for line in lines if _key(line) != _key(title)]
    if known is None:
        is_headline = (
            len(title.split()) <= MOST_TITLE_WORDS
            and len(title) <= LONGEST_TITLE
            and not _NOT_A_TITLE_END.search(title)
            and sum(map(len, others)) > len(title)
        )
        if not is_headline:
            return None, lines
    elif not others:
        return None, [known]
    return title, others


@cache
def _dateline() -> re.Pattern[str]:
    def one_of(rows: str) -> str:
        entries = {entry.strip() for entry in rows.split(",")}
        return "(?:" + "|".join(re.escape(e) for e in sorted(entries, key=lambda e: (-len(e), e))) + ")"

    agency = one_of(boilerplate.AGENCIES)
    place = one_of(",".join(boilerplate.PLACES.values()))
    # Dawn's "KARACHI: " and every Urdu paper's; in other letters a place and a colon may begin a sentence.
    place_for_colon = one_of(boilerplate.PLACES["en"].upper() + "," + boilerplate.PLACES["ur"])
    shouted = r"[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3}"
    region_and_day = r"(?:, ?[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2})?(?:,? ?[A-Z][a-z]{2,8}\.? \d{1,2})?"
    dash = r"\s*[-–—ـ:]+\s*"
    return re.compile(
        rf"(?:(?:{shouted}|{place}){region_and_day}\s*)?\({agency}(?:[/\s-]{agency})*\){dash}|"
        rf"{place}\s*[-–—/]\s*{agency}{dash}|"
        rf"{place_for_colon}(?:\s*\({agency}\))?\s*:\s*|"
        rf"{one_of(boilerplate.PLACES['ur'])}\s*\({agency}\)\s*"
    )


def _without_dateline(line: str) -> str:
    match = _dateline().match(line)
    if match is None:
        return line
    rest = line[match.end() :]
    is_sentence = len(rest.split()) >= LEAST_WORDS_AFTER_A_DATELINE and not rest[0].islower()
    return rest if is_sentence else line
