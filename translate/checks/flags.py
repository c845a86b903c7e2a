"""The flags of a doubtful translation, in words for somebody who reads it."""

from __future__ import annotations

# In the order that they are named.
FLAG_DESCRIPTIONS = {
    "empty": "nothing came out",
    "junk": "broken characters",
    "address": "a web or mail address is not as it was",
    "numbers": "a number is missing, changed or invented",
    "loop": "words are repeated again and again",
    "echo": "not translated",
    "script": "mostly in letters of another script",
    "short": "much shorter than the original; something may be missing",
    "long": "much longer than the original; something may be invented",
    "unrelated": "seems to be the translation of something else",
    "negation": "says the opposite: a negation is missing or new",
    "opposite": "one thing became its opposite",
    "weekday": "another day of the week, or none",
    "month": "another month, or none",
    "country": "another country or nationality, or none",
    "compass": "another point of the compass",
    "currency": "another currency, or none",
    "unit": "another unit of measure, or none",
    "organisation": "another organisation, or none",
    "name": "a name is missing or new",
    "question": "a question that is none, or no longer",
    "cut": "breaks off before its end",
    "glossary": "a term of the glossary was not kept",
}


def describe_flags(flags: tuple[str, ...]) -> tuple[str, ...]:
    """What each flag means, in the order given; one that has no words yet stands for itself."""
    return tuple(FLAG_DESCRIPTIONS.get(flag, flag) for flag in flags)
