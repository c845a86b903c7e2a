"""Who may read what is written: nobody who may not read what it was made from.

Where permission bits mean nothing, as on Windows, a file has the bits of everybody and nothing here has an effect.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

OWNER, EVERYBODY = 0o600, 0o666
OWNER_FOLDER, OTHERS = 0o700, 0o077


@dataclass(frozen=True)
class Rights:
    """The most that a new file may allow; the process's own mask takes away more.

    Attributes:
        mode: Permission bits of a file: to read and to write, for the owner, the group and all others.
        group: The number of the group that the group's bits speak of; None where they equal those of all others.
    """

    mode: int = EVERYBODY
    group: int | None = None

    def __and__(self, other: Rights) -> Rights:
        """Return what both allow."""
        if self.group == other.group or ANYBODY in {self, other}:
            return Rights(self.mode & other.mode, self.group if other == ANYBODY else other.group)
        return Rights(_for_any_group(self.mode) & _for_any_group(other.mode))

    def mode_for(self, group: int | None) -> int:
        """Return the permission bits of a file that belongs to a group (its number)."""
        return self.mode if group == self.group else _for_any_group(self.mode)

    def mode_in(self, folder: Path) -> int:
        """Return the permission bits of a new file in a folder."""
        if self.mode == _for_any_group(self.mode):
            return self.mode
        return self.mode_for(_group_of_new_files(folder))


ANYBODY = Rights()
OWNER_ONLY = Rights(OWNER)


def rights_of(path: Path) -> Rights:
    """Return what a file allows others, and all that its owner needs; nothing to others where it cannot be asked."""
    try:
        status = path.stat()
    except OSError:
        return OWNER_ONLY
    return Rights(OWNER | status.st_mode & EVERYBODY, status.st_gid)


def is_wider(path: Path, rights: Rights) -> bool:
    """Return whether a file allows others more than `rights`; of a link, never. Raises `OSError`."""
    status = path.lstat()
    return stat.S_ISREG(status.st_mode) and bool(status.st_mode & OTHERS & ~rights.mode_for(status.st_gid))


def narrow(path: Path, rights: Rights) -> None:
    """Take from a file what it allows others beyond `rights`; links stay as they are. Raises `OSError`."""
    if is_wider(path, rights):
        status = path.lstat()
        path.chmod(stat.S_IMODE(status.st_mode) & (OWNER_FOLDER | rights.mode_for(status.st_gid)))


def make_folder(folder: Path, like: Path | None = None, rights: Rights = ANYBODY) -> None:
    """Make a folder and those above it, where they are not there.

    Args:
        folder: To be made; a link to a folder is one that is there.
        like: A folder that none of them may allow more than; None where they may.
        rights: Of the file that `folder` is for: who may not read the file may not look into the folder.

    Raises:
        OSError: Where it cannot be made.
    """
    if folder.is_dir():
        return
    mode = OWNER_FOLDER | OTHERS
    if like is not None:
        try:
            status = like.stat()
        except OSError:
            mode = OWNER_FOLDER
        else:
            mode = OWNER_FOLDER | stat.S_IMODE(status.st_mode) & OTHERS
            if _shared_unequally(mode) and _group_of_new_files(_first_above(folder)) != status.st_gid:
                mode = OWNER_FOLDER | _for_any_group(mode) | (mode >> 3 & mode & 0o001) * 0o011
    missing = [one for one in folder.parents if not one.is_dir()]
    for one in reversed(missing):
        one.mkdir(mode, exist_ok=True)
    read = rights.mode_in(folder.parent) & 0o044
    # Who may read a file may look for it in its folder.
    folder.mkdir(mode & (OWNER_FOLDER | read | read >> 2 | 0o022), exist_ok=True)


def _for_any_group(mode: int) -> int:
    """Permission bits that allow the group, and all others, only what both are allowed."""
    both = mode >> 3 & mode & 0o006
    return mode & OWNER | both << 3 | both


def _shared_unequally(mode: int) -> bool:
    return mode >> 3 & 0o007 != mode & 0o007


def _group_of_new_files(folder: Path) -> int | None:
    """The group that a new file in a folder gets: the folder's, where that or the system says so, or the process's."""
    try:
        status = folder.stat()
    except OSError:
        return None
    inherited = status.st_mode & stat.S_ISGID or sys.platform == "darwin"
    return status.st_gid if inherited or os.name == "nt" else os.getegid()


def _first_above(folder: Path) -> Path:
    """The nearest folder above one that is there."""
    return next((one for one in folder.absolute().parents if one.is_dir()), folder)
