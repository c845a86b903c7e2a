"""What happens to a watched folder, as data; as a line a person reads, and as a line a program reads."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import click

from .batch import Result
from .reporting import Display, on_one_line

# `watching`: it begins. Of a file, how it came out: `done`, `partial`, `failed`, `skipped` (up to date). `waiting`: it
# failed for a reason that may pass, and is tried again. `changed`: it did while it was being done, and is done again.
# `gone`: it is. `moved`: it was, with what belongs to it. `tidied`: what was made of it was taken away. `warning`: read
# the message. Of the folder: `lost` and `back`. `resting`: the memory of models was given back. `stopped`: it ended.
Kind = Literal[
    "watching",
    "done",
    "partial",
    "failed",
    "skipped",
    "waiting",
    "changed",
    "gone",
    "moved",
    "tidied",
    "warning",
    "lost",
    "back",
    "resting",
    "stopped",
]
# What is said by `--quiet`, and what only by `--verbose`.
WRONG = {"partial", "failed", "waiting", "warning", "lost"}
MINOR = {"skipped", "changed", "gone", "resting"}


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True)
class WatchEvent:
    """One thing that happened.

    `kind`: what. `path`: to which file, or to the folder. `message`: why, or what to do; one line, often empty.
    `outputs`: what was written, moved to or taken away, the record last. `result`: how the file came out, of the four
    kinds that say so. `to`: where a file was moved. `time`: when, with its zone.
    """

    kind: Kind
    path: Path
    message: str = ""
    outputs: tuple[Path, ...] = ()
    result: Result | None = None
    to: Path | None = None
    time: datetime = field(default_factory=_now)


def as_json(event: WatchEvent) -> dict[str, Any]:
    """One line of `watch --json`; every key is always there."""
    result = event.result
    return {
        "time": event.time.isoformat(timespec="milliseconds"),
        "event": event.kind,
        "path": str(event.path),
        "message": event.message,
        "to": None if event.to is None else str(event.to),
        "outputs": [str(path) for path in event.outputs],
        "language": result.language if result else None,
        "sentences": result.sentences if result else 0,
        "flagged": result.flagged if result else 0,
        "errors": [str(error) for error in result.errors] if result else [],
    }


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

    def tell(self, event: WatchEvent) -> None:
        """Say one event."""
        self._count(event)
        if self._display.as_json:
            click.echo(json.dumps(as_json(event), ensure_ascii=False))
        if event.kind in WRONG:
            colour = "yellow" if event.kind in {"waiting", "warning"} else "red"
        elif self._display.quiet or (event.kind in MINOR and not self._display.verbose):
            return
        else:
            colour = None
        parts = [event.time.isoformat(timespec="seconds"), f"{event.kind:8}", on_one_line(event.path)]
        if event.to is not None:
            parts += ["→", on_one_line(event.to)]
        if event.message:
            parts.append(f"({event.message})" if event.kind not in WRONG else f"- {event.message}")
        click.secho(" ".join(parts), err=True, fg=colour)
        if self._display.verbose:
            for path in event.outputs:
                click.echo(f"    {on_one_line(path)}", err=True)

    def _count(self, event: WatchEvent) -> None:
        if event.result is not None and event.result.exit_code:
            self._codes[event.path] = event.result.exit_code
        elif event.result is not None or event.kind in {"gone", "changed"}:
            self._codes.pop(event.path, None)
