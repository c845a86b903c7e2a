"""What a person, or a program, reads of a watched folder: a line an event."""

from __future__ import annotations

from pathlib import Path

from translate.cli import print_json, say

from ..watching import WatchEvent, as_json
from .progress import Display

# What is said by `--quiet`, and what only by `--verbose`.
WRONG = {"partial", "failed", "waiting", "warning", "lost"}
MINOR = {"skipped", "changed", "gone", "resting"}


class EventLog:
    """Says what happens, a line an event; `exit_code` is what a run that ends by itself ends with.

    `display`: what to say.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        # Of the files whose last word is not that all is well.
        self._codes: dict[Path, int] = {}

    @property
    def exit_code(self) -> int:
        """As that of `convert`, for how each file came out in the end."""
        return max(self._codes.values(), default=0)

    def log(self, event: WatchEvent) -> None:
        """Say one event."""
        self._count(event)
        if self._display.as_json:
            print_json(as_json(event))
        if event.kind in WRONG:
            colour = "yellow" if event.kind in {"waiting", "warning"} else "red"
        elif self._display.quiet or (event.kind in MINOR and not self._display.verbose):
            return
        else:
            colour = None
        parts = [event.time.isoformat(timespec="seconds"), f"{event.kind:8}", str(event.path)]
        if event.to is not None:
            parts += ["→", str(event.to)]
        if event.message:
            message = event.message.removeprefix(f"{event.path}: ")
            parts.append(f"({message})" if event.kind not in WRONG else f"- {message}")
        say(" ".join(parts), colour=colour)
        if self._display.verbose:
            for path in event.outputs:
                say(f"    {path}")

    def _count(self, event: WatchEvent) -> None:
        if event.result is not None and event.result.exit_code:
            self._codes[event.path] = event.result.exit_code
        elif event.result is not None or event.kind in {"gone", "changed"}:
            self._codes.pop(event.path, None)
