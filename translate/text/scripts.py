"""Tells which scripts the letters of a text belong to."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

# (first, last, script); letters outside these ranges are named after the first word of their Unicode name.
SCRIPT_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x02FF, "Latin"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x0370, 0x03FF, "Greek"),
    (0x1F00, 0x1FFF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"),
    (0x0860, 0x08FF, "Arabic"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFF, "Arabic"),
    (0x1100, 0x11FF, "Hangul"),
    (0x3130, 0x318F, "Hangul"),
    (0xAC00, 0xD7FF, "Hangul"),
    (0x3040, 0x30FF, "Japanese"),
    (0x31F0, 0x31FF, "Japanese"),
    (0x3005, 0x3007, "Han"),
    (0x3400, 0x9FFF, "Han"),
    (0xF900, 0xFAFF, "Han"),
    (0x20000, 0x3FFFF, "Han"),
)
NEAR_SCRIPTS = frozenset({"Han", "Japanese"})
# Of a longer text the beginning, the middle and the end are read, in characters.
HEAD_LENGTH, SLICE_LENGTH = 6_000, 2_000
# A line of Latin names needs this share of letters of another script to be a line of that script.
LEAST_OWN_SHARE = 0.2

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]{1,255}\.[\w.-]{1,255}")
_BROKEN_START, _BROKEN_END = re.compile(r"^\S*\s"), re.compile(r"\s\S*$")
WORD = re.compile(r"[^\W\d_]+")


def dominant_script(text: str) -> str | None:
    """The script that most letters of `text` belong to, as named in the table of languages, or None without letters.

    `text`: of any length, read in part like in `read_sample`. Han characters next to kana count as `Japanese`.
    Capitalised Latin words do not outweigh the letters of another script, where these are a fifth or more.
    A script that no language of the table uses is named as Unicode names it (`Armenian`). Raises nothing.
    """
    scripts = count_scripts(read_sample(text))
    return rank_first(scripts)[0] if scripts else None


def read_sample(text: str) -> str:
    """The part of `text` that its language is told from: 10,000 characters or fewer, before normalisation.

    Returns it without web and mail addresses and in Unicode form NFKC; it has letters if the three parts of a
    long text that are read, or what follows its first letter, have. Raises nothing.
    """
    if len(text) > HEAD_LENGTH + 2 * SLICE_LENGTH:
        middle = len(text) // 2
        parts = (
            _BROKEN_END.sub("", text[:HEAD_LENGTH]),
            _BROKEN_END.sub("", _BROKEN_START.sub("", text[middle : middle + SLICE_LENGTH])),
            _BROKEN_START.sub("", text[-SLICE_LENGTH:]),
        )
        sample = _normalize(" ".join(parts))
        if count_scripts(sample):
            return sample
        first = WORD.search(text)
        text = _BROKEN_END.sub("", text[first.start() : first.start() + HEAD_LENGTH]) if first else ""
    return _normalize(text)


def _normalize(text: str) -> str:
    return unicodedata.normalize("NFKC", _ADDRESS.sub(" ", text))


@lru_cache(maxsize=20_000)
def script_of(character: str) -> str | None:
    """The script of one character, or None where it is no letter. Raises nothing."""
    if not character.isalpha():
        return None
    point = ord(character)
    for first, last, script in SCRIPT_RANGES:
        if first <= point <= last:
            return script
    return unicodedata.name(character, "Unknown").split()[0].title()


def count_scripts(sample: str) -> Counter[str]:
    """How many letters of each script `sample` has, in letters; empty without letters. Raises nothing."""
    scripts: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        script = script_of(character)
        if script:
            scripts[script] += count
    # A lone kana sign in a Chinese text is decoration.
    if scripts["Japanese"] * 20 >= scripts["Han"]:
        scripts["Japanese"] += scripts.pop("Han", 0)
    # Names in Latin letters do not make a Persian or Chinese line a Latin one.
    if scripts["Latin"] * 2 > scripts.total() and scripts["Latin"] <= (1 - LEAST_OWN_SHARE) * scripts.total():
        names = (word for word in WORD.findall(sample) if word[0].isupper() and script_of(word[0]) == "Latin")
        scripts["Latin"] -= sum(map(len, names))
    return +scripts


def rank_first(scripts: Counter[str]) -> tuple[str, float]:
    """The script with most letters, by name where two have as many, and its share of them, 0 to 1.

    `scripts`: at least one, from `count_scripts`. Raises `ValueError` on none.
    """
    script = min(scripts, key=lambda name: (-scripts[name], name))
    return script, scripts[script] / scripts.total()
