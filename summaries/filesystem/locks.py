"""One process at a time writes into a folder: locks that a crash gives back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from translate import WrongUse, read_regular

from .atomic import UnwritableOutput, partial_files, write_atomically
from .rights import ANYBODY, OWNER_FOLDER, Rights, make_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

WATCH_LOCK_NAME = ".hamzaban.watch.lock"
# Beside the lock and not in it: Windows lets nobody read a file that is locked.
NUMBER_NAME = ".hamzaban.watch.pid"
NUMBER_BYTES = 64


class AlreadyWatched(WrongUse):
    """A folder that another process watches; the message says which."""


class WatchLock:
    """The right to watch a folder; a context manager.

    `folder`: has to be there. The lock lies in it, so that whoever comes to the folder sees it, whatever their user or
    machine; where nothing can be written there, among the user's own files. The operating system holds it, so that it
    is given back however the process ends. Raises `AlreadyWatched`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: BaseFileLock | None = None
        self._place = folder

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.release()

    def acquire(self) -> None:
        """Take the lock, and say whose it is. Raises `AlreadyWatched`, and `OSError` where there can be no lock."""
        try:
            self._acquire_in(self._folder)
        except OSError:
            from platformdirs import user_state_path

            name = hashlib.sha256(os.fsencode(self._folder.resolve())).hexdigest()[:16]
            place = user_state_path("hamzaban", appauthor=False) / "watching" / name
            place.mkdir(OWNER_FOLDER, parents=True, exist_ok=True)
            self._acquire_in(place)

    def release(self) -> None:
        """Give the lock back; also where its folder is gone."""
        if self._lock is None:
            return
        # Taken away while the lock is held, so that nothing of another watcher's is. Windows keeps an open file.
        for name in (NUMBER_NAME, WATCH_LOCK_NAME):
            with suppress(OSError):
                (self._place / name).unlink(missing_ok=True)
        self._lock.release()
        self._lock = None

    def _acquire_in(self, place: Path) -> None:
        from filelock import FileLock, Timeout

        # Not bound to a thread: a generator may be closed by another one than began it.
        lock = FileLock(place / WATCH_LOCK_NAME, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise AlreadyWatched(
                f"{self._folder}: already watched by {_holder(place)}; end that one first, or watch another folder."
            ) from None
        self._lock, self._place = lock, place
        try:
            # Never into a file that a link of that name leads to.
            write_atomically(place / NUMBER_NAME, f"{os.getpid()}\n")
        except OSError:
            self.release()
            raise


def _holder(place: Path) -> str:
    """The process that holds the lock, in words."""
    try:
        return f"process {int(read_regular(place / NUMBER_NAME, NUMBER_BYTES))}"
    except (OSError, ValueError):  # it has just begun, or just ended
        return "another process"


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
            for path in partial_files(self.folder):
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
def lock_or_raise(folder: Path, like: Path | None = None) -> Iterator[None]:
    """The lock of a folder, held for as long as the context lasts. Raises `UnwritableOutput` where another holds it.

    `like`: as for `FolderLock`.
    """
    lock = FolderLock(folder, like)
    if not lock.acquire(wait=False):
        raise UnwritableOutput(f"{folder}: another process is writing there; try again when it has finished.")
    try:
        yield
    finally:
        lock.release()


def remove_leftovers(folder: Path) -> None:
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
