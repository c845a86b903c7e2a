"""Files and folders that are the user's alone; where permission bits mean nothing, as on Windows, as all others."""

from __future__ import annotations

import os
from pathlib import Path

OWNER_FILE, OWNER_FOLDER, OTHERS = 0o600, 0o700, 0o077


def make_own_folder(folder: Path) -> None:
    """Make a folder, and those above it that are not there, that only the user may look into.

    Args:
        folder: One that is there stays as it is.

    Raises:
        OSError: Where it cannot be made.
    """
    for one in reversed([one for one in (folder, *folder.parents) if not one.is_dir()]):
        one.mkdir(OWNER_FOLDER, exist_ok=True)


def open_own(name: str, flags: int) -> int:
    """Open a file, as the `opener` of `open`, so that a new one is the user's alone and no link is followed."""
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), OWNER_FILE)


def is_own_folder(folder: Path) -> bool:
    """Return whether a folder is there, is no link, and nobody but the user may write in it."""
    if os.name == "nt":
        return folder.is_dir()
    try:
        status = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and status.st_uid == os.geteuid() and not status.st_mode & 0o022
