"""What of a raw text is the article: its title and its paragraphs, without dates, codes, buttons and repeats.

Only whole lines go, and only when all of the line is of a kind that no sentence is; what is doubtful stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from translate import Segment

from . import phrases
from .boilerplate import MOST_CREDIT_WORDS, is_boilerplate
from .lines import SENTENCE_END, has_letters, key
from .structure import find_structural_boilerplate

MOST_TITLE_WORDS = 30
# Languages without spaces have few "words"; no headline is longer than this.
LONGEST_TITLE = 250
# A short line that stands this often in one text is a button.
REPEATS_OF_A_BUTTON = 3
MOST_BUTTON_WORDS = 6
# Line widths that texts are wrapped at by hand or by a mail program.
WRAP_WIDTHS = range(45, 131)
LEAST_WRAPPED_LINES = 3
LEAST_WORDS_AFTER_A_DATELINE = 3

_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x09\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# One stop after a capital letter is an abbreviation's. A run of stops is read once, as for `SENTENCE_END`.
_NOT_A_TITLE_END = re.compile(
    r"(?<![.۔।。…:،,;؛])(?:(?<!\b[A-Z])|[.۔।。…:،,;؛](?=[.۔।。…:،,;؛]))[.۔।。…:،,;؛]++[\"'»”’“‘)\]]*+$"
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
    if known is not None and not has_letters(known):
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
        kept = [line for line in lines if SENTENCE_END.search(line) and len(line.split()) >= MOST_CREDIT_WORDS]
    title, body = _title_and_body(kept, known)
    body = [line for number, line in enumerate(body) if number == 0 or key(line) != key(body[number - 1])]
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


def _unwrapped(text: str, known: str | None) -> list[str]:
    """The lines that are not blank, those of a hard-wrapped text joined to the paragraphs they were cut from."""
    blocks = [block for block in _blocks(text) if block]
    width = max((len(line) for block in blocks if len(block) > 1 for line in block), default=0)
    if width not in WRAP_WIDTHS:
        return [line for block in blocks for line in block]
    title = key(known) if known else None

    def is_cut(line: str, following: str) -> bool:
        # The margin cuts a line only where the next word has no room.
        return len(line) + 1 + len(following.split(" ", 1)[0]) > 0.9 * width and key(line) != title

    breaks = [(is_cut(*pair), pair[0]) for block in blocks for pair in pairwise(block)]
    cut = [line for was_cut, line in breaks if was_cut]
    uncut = [line for was_cut, line in breaks if not was_cut and not is_boilerplate(line) and key(line) != title]
    ended = [line for line in cut if SENTENCE_END.search(line)]
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


def _without_junk(lines: list[str], known: str | None) -> list[str]:
    title = key(known) if known else None
    is_junk = [key(line) != title and is_boilerplate(line) for line in lines]
    out_of_place = find_structural_boilerplate(lines, is_junk, title)
    kept = [line for number, line in enumerate(lines) if not is_junk[number] and number not in out_of_place]
    often = Counter(key(line) for line in kept)
    return [
        line
        for line in kept
        if often[key(line)] < REPEATS_OF_A_BUTTON
        or key(line) == title
        or len(line.split()) > MOST_BUTTON_WORDS
        or SENTENCE_END.search(line)
    ]


def _title_and_body(lines: list[str], known: str | None) -> tuple[str | None, list[str]]:
    """The title, once, and the other lines; no title where nothing would be left to go under it."""
    if not lines:
        return None, []
    title = known or lines[0]
    others = [line for line in lines if key(line) != key(title)]
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

    agency = one_of(phrases.AGENCIES)
    place = one_of(",".join(phrases.PLACES.values()))
    # Dawn's "KARACHI: " and every Urdu paper's; in other letters a place and a colon may begin a sentence.
    place_for_colon = one_of(phrases.PLACES["en"].upper() + "," + phrases.PLACES["ur"])
    shouted = r"[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3}"
    region_and_day = r"(?:, ?[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2})?(?:,? ?[A-Z][a-z]{2,8}\.? \d{1,2})?"
    dash = r"\s*[-–—ـ:]+\s*"
    return re.compile(
        rf"(?:(?:{shouted}|{place}){region_and_day}\s*)?\({agency}(?:[/\s-]{agency})*\){dash}|"
        rf"{place}\s*[-–—/]\s*{agency}{dash}|"
        rf"{place_for_colon}(?:\s*\({agency}\))?\s*:\s*|"
        rf"{one_of(phrases.PLACES['ur'])}\s*\({agency}\)\s*"
    )


def _without_dateline(line: str) -> str:
    match = _dateline().match(line)
    if match is None:
        return line
    rest = line[match.end() :]
    is_sentence = len(rest.split()) >= LEAST_WORDS_AFTER_A_DATELINE and not rest[0].islower()
    return rest if is_sentence else line
