"""The state of a file or folder, to tell whether it has changed."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells two states of a file apart without reading it.

    `size`: bytes. `modified`, `changed`: of its content, and of anything about it, in nanoseconds. `number`, `device`:
    which file it is, and on which file system.
    """

    size: int
    modified: int
    changed: int
    number: int
    device: int


def file_state(path: Path) -> FileState | None:
    """The state that a file is in, or None where there is no file. Raises `OSError` where that cannot be known."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return FileState(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev)


def folder_identity(folder: Path) -> tuple[int, int] | None:
    """Which folder is there, by file system and number; None where there is none. A mount is another folder."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None
