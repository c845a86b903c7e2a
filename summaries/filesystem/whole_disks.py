"""Folders that nobody means to have summarised as a whole: file systems, and the home folder itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from translate import WrongUse


class WholeDisk(WrongUse):
    """A whole file system, or the home folder itself, that was not agreed to."""


def whole_disk(path: Path) -> str | None:
    """Say why a folder is more than a folder of articles.

    Args:
        path: A path of any kind.

    Returns:
        What it is, in words, or None for any other folder or file.
    """
    try:
        folder = path.resolve()
        if not folder.is_dir():
            return None
        if folder == folder.parent or os.path.ismount(folder):
            return "a whole file system"
        return "your home folder" if folder.samefile(Path.home()) else None
    except (OSError, RuntimeError, ValueError):  # reading it will say what is wrong
        return None


def refuse_whole_disk(paths: Iterable[Path]) -> None:
    """Raise `WholeDisk` where one of the paths is a whole file system or the home folder itself."""
    for path in paths:
        if kind := whole_disk(path):
            raise refusal(path, kind)


def refusal(path: Path, kind: str) -> WholeDisk:
    """Return the error for a folder that is `kind`, as `whole_disk` says it."""
    return WholeDisk(
        f"{path}: this is {kind}, and every article in it would get summaries beside it. Give a folder of articles, "
        "or agree with --yes (from Python, whole_disk=True)."
    )
