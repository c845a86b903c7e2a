"""What the marks of a whole line say about its sentences: brackets that hold stops, and the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .abbreviations import LIST_LETTERS, NUMBERED_PARTS

LONGEST_BRACKET = 200
# Brackets the wrong way round, as right-to-left text on old pages has them, are believed up to this length.
LONGEST_MIRRORED = 80
BULLETS = "•⁃‣▪●◦"

_LETTERS = "|".join(sorted({letter for row in LIST_LETTERS for letter in row.split()}, key=len, reverse=True))
_BRACKET = re.compile(r"[()（）]")
_ITEM = re.compile(
    rf"(?:^|(?<=\s))(?P<bullet>[{BULLETS}]\s?)?(?:(?P<number>\d{{1,2}})|(?P<letter>[A-Za-z]|{_LETTERS}))"
    r"(?P<end>\.\)|[.)۔])(?=\s)"
)
_BULLET = re.compile(rf"(?:^|(?<=\s))[{BULLETS}](?=\s)")
_LIST_MARK = re.compile(
    rf"(?:[{BULLETS}*\-–]\s?)?[(\[]?(?:\d{{1,3}}|[ivxIVX]{{1,4}}|[A-Za-z]|{_LETTERS})[)\]]?[.۔][)\]]?"
)
_NUMBERED_PART = re.compile(rf"(?:{'|'.join(NUMBERED_PARTS.split())})\s\d{{1,4}}[.۔]", re.IGNORECASE)
_LONGEST_MARK = 24


def find_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where the outermost round brackets that are not too long open and close, in order.

    A closing bracket that nothing opened, soon followed by an opening one, is taken with it for a pair the wrong way
    round: «حسین) ع (». Returns positions in `text`.
    """
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    mirrored = -1
    for match in _BRACKET.finditer(text):
        place = match.start()
        if match.group() in "(（":
            if mirrored >= 0 and place - mirrored <= LONGEST_MIRRORED and text[place - 1 : place].isspace():
                pairs.append((mirrored, place))
            else:
                opened.append(place)
            mirrored = -1
        elif opened:
            opening = opened.pop()
            if place - opening <= LONGEST_BRACKET:
                while pairs and pairs[-1][0] > opening:
                    pairs.pop()
                pairs.append((opening, place))
        else:
            mirrored = place if text[place + 1 : place + 2].isspace() else -1
    return iter(pairs)


def find_list_items(text: str) -> list[int]:
    """Where the second and later items of a list begin that stands in one line: «1. one 2. two», «• one • two».

    The line has to begin with an item, and each item has to follow the one before it by number or letter.
    """
    first = _ITEM.match(text)
    if first is None:
        return [match.start() for match in _BULLET.finditer(text)][1:] if _BULLET.match(text) else []
    items: list[int] = []
    last = first
    for match in _ITEM.finditer(text, first.end()):
        # Of initials, one follows the other at once: A. B. Vajpayee.
        if _follows(last, match) and " " in text[last.end() : match.start()].strip():
            items.append(match.start())
            last = match
    return items


def _follows(last: re.Match[str], item: re.Match[str]) -> bool:
    if last["end"] != item["end"] or bool(last["bullet"]) != bool(item["bullet"]):
        return False
    if last["number"] and item["number"]:
        return int(item["number"]) == int(last["number"]) + 1
    if not last["letter"] or not item["letter"]:
        return False
    if last["letter"].isascii():
        return ord(item["letter"][0]) == ord(last["letter"]) + 1
    orders = [row.split() for row in LIST_LETTERS]
    return any((last["letter"], item["letter"]) in pairwise(row) for row in orders)


def is_list_mark(text: str, start: int, end: int) -> bool:
    """Whether the part of a line from `start` to `end` is only the mark of what follows: 1. 1.) • 2. الف. ماده ۱."""
    if end - start > _LONGEST_MARK:
        return False
    piece = text[start:end].strip()
    return bool(_LIST_MARK.fullmatch(piece) or _NUMBERED_PART.fullmatch(piece))
