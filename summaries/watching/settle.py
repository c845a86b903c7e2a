"""Which files have stood still: the same size and times, and nothing heard of them, for long enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from ..filesystem import FileState, file_state


class SettlingQueue:
    """Files, there or gone, that are waited for until nothing has happened to them for some time.

    `seconds`: how long that is. Moments are of one clock that never goes back. That a file is gone has to stand still
    too: many programs save by taking a file away and putting another in its place.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        # In the order of when they were last heard of, so that those that are due are at the front.
        self._waiting: dict[Path, tuple[FileState | None, float]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def touch(self, path: Path, stamp: FileState | None, now: float) -> None:
        """Something has happened to a file: it has to stand still from `now` on."""
        self._waiting.pop(path, None)
        self._waiting[path] = (stamp, now)

    def observe(self, path: Path, stamp: FileState | None, now: float) -> None:
        """A file was looked at: it has to stand still from `now` on if it is not as it was."""
        if path not in self._waiting or self._waiting[path][0] != stamp:
            self.touch(path, stamp, now)

    def is_due(self, now: float) -> bool:
        """Whether anything would be taken."""
        return next(self._due(now), None) is not None

    def pop_ready(
        self, now: float, most: int, look: Callable[[Path], FileState | None] = file_state
    ) -> list[tuple[Path, FileState | None]]:
        """Take what has stood still, `most` at most, each with its state; None: it is gone.

        Every one is looked at once more before it is taken. What cannot be looked at goes on waiting.
        """
        taken: list[tuple[Path, FileState | None]] = []
        for path, stamp in list(islice(self._due(now), most)):
            try:
                current = look(path)
            except OSError:
                self.touch(path, stamp, now)
                continue
            if current != stamp:
                self.touch(path, current, now)
                continue
            del self._waiting[path]
            taken.append((path, stamp))
        return taken

    def _due(self, now: float) -> Iterator[tuple[Path, FileState | None]]:
        for path, (stamp, since) in self._waiting.items():
            if now - since < self._seconds:
                return
            yield path, stamp

    def clear(self) -> None:
        """Wait for nothing any more."""
        self._waiting.clear()


# Seconds before something that may pass is tried again: doubled each time, up to the longest.
FIRST_WAIT, LONGEST_WAIT = 5.0, 600.0


class Retries:
    """Files that are tried again after growing waits, because what was in the way may pass."""

    def __init__(self) -> None:
        self._waiting: dict[Path, tuple[int, float, str]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def __contains__(self, path: Path) -> bool:
        return path in self._waiting

    def again(self, path: Path, reason: str, now: float) -> tuple[float, bool]:
        """A file is to be tried again: after how many seconds, and whether the reason is another than before."""
        tries, _, before = self._waiting.get(path, (0, 0.0, ""))
        seconds = min(FIRST_WAIT * 2**tries, LONGEST_WAIT)
        self._waiting[path] = (tries + 1, now + seconds, reason)
        return seconds, reason != before

    def due(self, now: float) -> list[Path]:
        """The files whose time has come; each is given once, until it is to be tried again once more."""
        paths = [path for path, (_, moment, _) in self._waiting.items() if moment <= now]
        for path in paths:
            tries, _, reason = self._waiting[path]
            self._waiting[path] = (tries, float("inf"), reason)
        return paths

    def forget(self, path: Path) -> None:
        """A file is not to be tried again: it worked, changed or is gone."""
        self._waiting.pop(path, None)

    def clear(self) -> None:
        """Try nothing again."""
        self._waiting.clear()
