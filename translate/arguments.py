"""What Python callers may give where several paths, languages or texts are taken: one alone, or any iterable."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from .errors import WrongUse


def one_or_many(given: str | Iterable[str]) -> tuple[str, ...]:
    """Gather what was given where several texts, languages or patterns are taken.

    Args:
        given: One of them, or an iterable, which is gone through once.

    Returns:
        All of them. A `str`, `bytes` or path is one thing, not its characters.
    """
    several: Iterable[object] = (given,) if isinstance(given, str | bytes | os.PathLike) else given
    return tuple(os.fsdecode(one) if isinstance(one, bytes | os.PathLike) else one for one in several)  # type: ignore[misc]


def given_path(given: str | bytes | os.PathLike[str], role: str = "A path") -> Path:
    """Turn an argument into a path.

    Args:
        given: The argument.
        role: What the message calls it.

    Returns:
        The path.

    Raises:
        WrongUse: It is empty, which would mean the current folder.
    """
    text = os.fsdecode(given)
    if not text:
        raise WrongUse(f"{role} is empty; give a path, or . for the current folder.")
    return Path(text)


def given_paths(given: str | bytes | os.PathLike[str] | Iterable[str | bytes | os.PathLike[str]]) -> tuple[Path, ...]:
    """Turn an argument of one path or several into paths, as `given_path` does."""
    several = (given,) if isinstance(given, str | bytes | os.PathLike) else given
    return tuple(map(given_path, several))
