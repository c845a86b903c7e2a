"""What happens to a watched folder, as data and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from ..batch import Result
from ..sources import Source

# `watching`: it begins. Of a file, how it came out: `done`, `partial`, `failed`, `skipped` (up to date). `waiting`: it
# failed for a reason that may pass, and is tried again. `changed`: it did while it was being done, and is done again.
# `gone`: it is. `moved`: it was, with what belongs to it. `tidied`: what was made of it was taken away. `warning`: read
# the message. Of the folder: `not read`: what is passed over in it, when there is something new; `lost` and `back`.
# `resting`: the memory of models was given back. `stopped`: it ended.
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
    "not read",
    "lost",
    "back",
    "resting",
    "stopped",
]


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


WORST_FIRST = ("failed", "partial", "done", "skipped")


@dataclass(frozen=True)
class Outcome:
    """What became of one file so far: its articles, in order, and the results that there are."""

    sources: list[Source]
    results: list[Result] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether the file is one article, and not one of many."""
        return self.sources[0].place is None

    @property
    def result(self) -> Result:
        """The result of the file: that of its one article, or the worst of many."""
        if self.is_whole:
            return self.results[0]
        worst = min(self.results, key=lambda one: WORST_FIRST.index(one.status))
        errors = tuple(error for one in self.results for error in one.errors)
        return Result(self.sources[0].path, worst.status, errors=errors)

    def pairs(self) -> Iterator[tuple[Source, Result]]:
        """Each article and its result."""
        by_place = {source.place and source.place.identity: source for source in self.sources}
        for result in self.results:
            yield by_place[result.place], result
