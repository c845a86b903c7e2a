"""When a file that failed for a passing reason is tried again."""

from __future__ import annotations

from pathlib import Path

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
