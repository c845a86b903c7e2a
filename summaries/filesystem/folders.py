"""Folders gone through to any depth: links are followed only on request, and what cannot be read is told."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from translate import HamzabanError


class UnreadableFolder(HamzabanError):
    """A folder that cannot be looked into; the message says why.

    Attributes:
        path: The folder.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: this folder cannot be read ({reason}), so what is in it is left out; check its permissions."
        )
        self.path = path


class FolderWalk:
    """Goes through folders and notes what was left out.

    Attributes:
        links: Folders that are links and were not followed.
        unreadable: Folders that cannot be looked into.
    """

    def __init__(self, follow_links: bool = False) -> None:
        self.links: list[Path] = []
        self.unreadable: list[UnreadableFolder] = []
        self._follow_links = follow_links

    def through(
        self,
        folder: Path,
        takes: Callable[[Path], bool] = lambda path: True,
        enters: Callable[[Path, list[str]], bool] = lambda path, names: True,
    ) -> Iterator[tuple[Path, list[str]]]:
        """Go through a folder to any depth, hidden folders left out.

        Args:
            folder: Where to begin; it may be a link itself.
            takes: Whether a folder below is to be looked into, by its path.
            enters: Whether a folder, and what is below it, is of interest, by its path and the names of its files.

        Yields:
            Each folder and the names of its files, sorted; each folder once, whatever links lead to it, and under its
            own path rather than that of a link.
        """
        seen: set[tuple[int, int]] = set()
        waiting = deque([folder])
        while waiting:
            for parent, folders, names in os.walk(waiting.popleft(), onerror=self._note, followlinks=True):
                here = Path(parent)
                if self._follow_links and not self._is_new(here, seen):
                    folders.clear()
                    continue
                names.sort()
                if not enters(here, names):
                    folders.clear()
                    continue
                below = sorted(name for name in folders if not name.startswith(".") and takes(here / name))
                folders[:] = [name for name in below if not is_link(here / name)]
                linked = [here / name for name in below if name not in {*folders}] if len(folders) < len(below) else []
                (waiting if self._follow_links else self.links).extend(linked)
                yield here, names

    def _is_new(self, folder: Path, seen: set[tuple[int, int]]) -> bool:
        try:
            status = folder.stat()
        except OSError as error:
            self._note(error)
            return False
        folder_identity = status.st_dev, status.st_ino
        if folder_identity in seen:
            return False
        seen.add(folder_identity)
        return True

    def _note(self, error: OSError) -> None:
        """Note a folder that cannot be read, unless it is gone since."""
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            self.unreadable.append(UnreadableFolder(Path(os.fsdecode(error.filename)), error.strerror or str(error)))


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder, or a link to one; of what may not be looked at, False."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Return whether a path is a regular file, or a link to one; of what may not be looked at, False."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_link(path: Path) -> bool:
    """Return whether a path is a link, or what Windows has for one between folders."""
    return path.is_symlink() or getattr(os.path, "isjunction", lambda _: False)(path)


def link_between(root: Path, path: Path) -> Path | None:
    """Return the first link on the way from a folder down to a path.

    Args:
        root: The folder; it may be a link itself.
        path: In that folder, to any depth; looked at too.

    Returns:
        The link, or None where there is none, or where the path does not lie in the folder.
    """
    if not path.is_relative_to(root):
        return None
    for part in path.relative_to(root).parts:
        root = root / part
        if is_link(root):
            return root
    return None
