"""What a check finds in a translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# `wrong` steers which hypothesis and which sentence is taken; `look` is only shown to people.
Severity = Literal["wrong", "look"]


def is_missing(*names: str) -> str:
    """Say that what is named is not in the translation."""
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} not there"


def is_new(*names: str) -> str:
    """Say that what is named is in the translation only."""
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} new"


@dataclass(frozen=True)
class Finding:
    """One reason to doubt a translation.

    `flag`: its name, one of `FLAG_DESCRIPTIONS`. `severity`: `wrong` where it is most likely a fault, `look` where
    somebody should look at it. `message`: what was found, for people, in English.
    """

    flag: str
    severity: Severity
    message: str
