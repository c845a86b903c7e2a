"""The flags of a doubtful translation, in words for somebody who reads it."""

from __future__ import annotations

FLAG_DESCRIPTIONS = {
    "numbers": "a number is missing, changed or invented",
    "address": "a web or mail address is not as it was",
    "loop": "words are repeated again and again",
    "echo": "not translated",
    "script": "mostly in letters of another script",
    "short": "much shorter than the original; something may be missing",
    "long": "much longer than the original; something may be invented",
    "junk": "broken characters",
    "empty": "nothing came out",
    "cut": "breaks off before its end",
    "glossary": "a term of the glossary was not kept",
}


def describe_flags(flags: tuple[str, ...]) -> tuple[str, ...]:
    """What each flag means, in the order given; one that has no words yet stands for itself."""
    return tuple(FLAG_DESCRIPTIONS.get(flag, flag) for flag in flags)
