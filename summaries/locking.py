"""One process at a time writes into a folder: locks that a crash gives back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Self

from .rights import ANYBODY, Rights, make_folder
from .writing import UnwritableOutput, leftovers

LOCK_NAME = ".hamzaban.lock"


class FolderLock:
    """The right to write outputs into a folder, held by one process of all that ask; a context manager.

    `folder`: made where it is not there. `like`, `rights`: the most that folders made for it allow others, as for
    `make_folder`. The operating system holds the lock, so that it is given back however the
    process ends; its file is taken away when it is given back in order. Raises `UnwritableOutput` where there can be no
    lock: a folder in which nothing can be written.
    """

    def __init__(self, folder: Path, like: Path | None = None, rights: Rights = ANYBODY) -> None:
        from filelock import FileLock

        self.folder = folder
        self._like, self._rights = like, rights
        self._file = folder / LOCK_NAME
        self._lock = FileLock(self._file)

    def acquire(self, wait: bool = True) -> bool:
        """Take the lock and clear away what killed processes left half-written.

        `wait`: until it is free; else False is returned where another process holds it.
        """
        from filelock import Timeout

        try:
            make_folder(self.folder, self._like, self._rights)
            self._lock.acquire(timeout=-1 if wait else 0)
            for path in leftovers(self.folder):
                path.unlink(missing_ok=True)
        except Timeout:
            return False
        except OSError as error:
            self.release()
            raise UnwritableOutput(
                f"{self.folder}: nothing can be written there ({error.strerror or error}); "
                "check its permissions or give another folder with --output."
            ) from error
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            # Taken away while it is held: who waits for it sees that its file is gone and begins again. Windows does
            # not let go of an open file; there it stays.
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.release()


@contextmanager
def locked_now(folder: Path, like: Path | None = None) -> Iterator[None]:
    """The lock of a folder, held for as long as the context lasts. Raises `UnwritableOutput` where another holds it.

    `like`: as for `FolderLock`.
    """
    lock = FolderLock(folder, like)
    if not lock.acquire(wait=False):
        raise UnwritableOutput(f"{folder}: another process is writing there; try again when it is done.")
    try:
        yield
    finally:
        lock.release()


def clear_up(folder: Path) -> None:
    """Take away what a killed process left in a folder: its lock file and what it had half-written.

    Nothing is done where there is no lock file, or somebody holds the lock, or nothing can be written.
    """
    if os.path.lexists(folder / LOCK_NAME):
        lock = FolderLock(folder)
        with suppress(UnwritableOutput):
            lock.acquire(wait=False)
        lock.release()


class Claims(AbstractContextManager["Claims"]):
    """Files that are this process's to do, and the locks of the folders that their outputs stand in.

    A folder is locked from its first claim to the end of its last one. A context manager: at the end all are given
    back.
    """

    def __init__(self) -> None:
        self._locks: dict[Path, FolderLock] = {}
        self._claims: dict[Path, int] = {}

    def __exit__(self, *_exception: object) -> None:
        self.release_all()

    def claim(self, folder: Path, like: Path | None = None, rights: Rights = ANYBODY) -> bool:
        """Claim one file whose outputs go to `folder`; False where another process is writing there.

        `like`, `rights`: as for `FolderLock`. Raises `UnwritableOutput` where nobody can.
        """
        folder = folder.absolute()
        if folder not in self._locks:
            lock = FolderLock(folder, like, rights)
            if not lock.acquire(wait=False):
                return False
            self._locks[folder] = lock
        self._claims[folder] = self._claims.get(folder, 0) + 1
        return True

    def release(self, folder: Path) -> None:
        """Give one claim back; with the last one of a folder it is open to others."""
        folder = folder.absolute()
        self._claims[folder] -= 1
        if not self._claims[folder]:
            del self._claims[folder]
            self._locks.pop(folder).release()

    def release_all(self) -> None:
        """Give all claims back: what was claimed and not done is for another run."""
        for lock in self._locks.values():
            lock.release()
        self._locks.clear()
        self._claims.clear()
