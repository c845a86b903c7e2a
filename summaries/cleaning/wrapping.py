"""Lines of a text: characters made plain, hard-wrapped paragraphs joined, dumps without lines parted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from . import phrases
from .furniture import find_rule, listed, words_of
from .lines import SENTENCE_END, key

# Line widths that texts are wrapped at by hand or by a mail program.
WRAP_WIDTHS = range(45, 131)
LEAST_WRAPPED_LINES = 3
# In a dump without lines, how far from its beginning the code and the date of the article end.
MOST_CHARACTERS_BEFORE_A_CODE = 300

_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x09\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CLOCK = re.compile(
    r"\b(?:1[34]|19|20)\d{2}\b\W{1,6}\d{1,2}:\d{2}\b|\b\d{1,2}:\d{2}\W{1,6}(?:\d{1,2}\W){2}(?:\d{2}){1,2}\b"
)
_TOKEN = re.compile(r"\S+")

Numbered = tuple[int, str]


def plain_characters(text: str) -> str:
    """`text` with one kind of line end and of blank, nothing invisible but the joiners, composed (NFC)."""
    text = _LINE_END.sub("\n", text)
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", _SURROGATE.sub("\ufffd", text)))
    # Composing may turn a character into a blank, so blanks come last.
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text))


def read_lines(text: str, title: str | None) -> list[Numbered]:
    """Find the lines of a text that are not blank, those of a hard-wrapped one joined to paragraphs.

    Args:
        text: As `plain_characters` gives it.
        title: The `key` of its title, where that is known; its line is joined to no other.

    Returns:
        Each line with its number in `text`, from 1; of a paragraph, that of its first line.
    """
    blocks = [block for block in _blocks(text) if block]
    width = max((len(line) for block in blocks if len(block) > 1 for _, line in block), default=0)
    if width not in WRAP_WIDTHS:
        return _parted([line for block in blocks for line in block])

    def is_cut(line: str, following: str) -> bool:
        # The margin cuts a line only where the next word has no room.
        return len(line) + 1 + len(following.split(" ", 1)[0]) > 0.9 * width and key(line) != title

    breaks = [(is_cut(line, after), line) for block in blocks for (_, line), (_, after) in pairwise(block)]
    cut = [line for was_cut, line in breaks if was_cut]
    uncut = [line for was_cut, line in breaks if not was_cut and not find_rule(line) and key(line) != title]
    ended = [line for line in cut if SENTENCE_END.search(line)]
    is_wrapped = len(cut) >= LEAST_WRAPPED_LINES and len(uncut) <= len(cut) / 4 and len(ended) <= len(cut) / 2
    lines: list[Numbered] = []
    for block in blocks:
        lines.append(block[0])
        for (_, line), (number, following) in pairwise(block):
            if is_wrapped and is_cut(line, following):
                first, joined = lines[-1]
                lines[-1] = (first, joined + ("" if line.endswith("-") else " ") + following)
            else:
                lines.append((number, following))
    return _parted(lines)


def _blocks(text: str) -> Iterator[list[Numbered]]:
    block: list[Numbered] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            block.append((number, line.strip()))
        else:
            yield block
            block = []
    yield block


def _parted(lines: list[Numbered]) -> list[Numbered]:
    """The same lines; a text of one line is parted where the code and the date of an article stand in it."""
    if len(lines) != 1:
        return lines
    number, line = lines[0]
    place = _code_and_date(line)
    if place is None:
        return lines
    cuts = [0, *place, len(line)]
    return [(number, part) for start, end in pairwise(cuts) if (part := line[start:end].strip())]


def _code_and_date(line: str) -> tuple[int, int, int] | None:
    """Where the code of an article begins and ends and its date ends, between its headline and its first sentence."""
    code = _code().search(line, 0, MOST_CHARACTERS_BEFORE_A_CODE)
    anchor = code or _CLOCK.search(line, 0, MOST_CHARACTERS_BEFORE_A_CODE)
    if anchor is None:
        return None
    dates = words_of("DATE_NAMES") | words_of("DATE_FILLERS")
    start = end = anchor.start()
    if code is None:
        for token in reversed(list(_TOKEN.finditer(line, 0, anchor.start()))):
            if not all(word.isdecimal() or word in dates for word in key(token[0]).split()):
                break
            start = token.start()
    for token in _TOKEN.finditer(line, anchor.end()):
        words = [word for word in key(token[0]).split() if word.isalnum()]
        if not all(word.isdecimal() or word in dates for word in words):
            break
        if any(word.isdecimal() for word in words):
            end = token.end()
    return start, anchor.end() if code else start, max(end, anchor.end())


def _code() -> re.Pattern[str]:
    labels = sorted((entry for entry in listed(phrases.CODES) if " " in entry), key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(map(re.escape, labels))})\s*[:：]?\s*\d{{3,}}(?!\S)", re.IGNORECASE)
