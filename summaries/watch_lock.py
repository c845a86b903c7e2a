"""One watcher a folder: a lock that a crash gives back, and the number of the process that holds it."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from translate import WrongUse, read_regular

from .rights import OWNER_FOLDER
from .writing import write_whole

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_NAME = ".hamzaban.watch.lock"
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
        for name in (NUMBER_NAME, LOCK_NAME):
            with suppress(OSError):
                (self._place / name).unlink(missing_ok=True)
        self._lock.release()
        self._lock = None

    def _acquire_in(self, place: Path) -> None:
        from filelock import FileLock, Timeout

        # Not bound to a thread: a generator may be closed by another one than began it.
        lock = FileLock(place / LOCK_NAME, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise AlreadyWatched(
                f"{self._folder}: already watched by {_holder(place)}; end that one first, or watch another folder."
            ) from None
        self._lock, self._place = lock, place
        try:
            # Never into a file that a link of that name leads to.
            write_whole(place / NUMBER_NAME, f"{os.getpid()}\n")
        except OSError:
            self.release()
            raise


def _holder(place: Path) -> str:
    """The process that holds the lock, in words."""
    try:
        return f"process {int(read_regular(place / NUMBER_NAME, NUMBER_BYTES))}"
    except (OSError, ValueError):  # it has just begun, or just ended
        return "another process"
