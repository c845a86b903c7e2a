"""What a watcher knows of its folder and of the files in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from translate import HamzabanError

from ..batch import Result
from ..filesystem import FileState
from .events import Kind, WatchEvent
from .heartbeat import Heartbeat
from .rules import UNFINISHED, WatchRules
from .settle import Retries, SettlingQueue


class WatchState:
    """What a watcher knows of its folder.

    Attributes:
        folder: The one that is watched.
        rules: How it is watched.
        output: Where outputs go; None for next to their sources.
        heartbeat: What others see of the watcher.
        exclude: Patterns of what is no article.
        settling: Files that are being written, or wait for their turn.
        retries: Files that are tried again.
        known: The state in which each file was last processed.
    """

    def __init__(self, folder: Path, rules: WatchRules, output: Path | None, heartbeat: Heartbeat) -> None:
        """Begin to know a folder; the arguments are attributes of the same name."""
        self.folder = folder
        self.rules = rules
        self.output = output
        self.heartbeat = heartbeat
        self.exclude = (*UNFINISHED, *rules.ignore, *rules.kept_out(folder))
        self.settling = SettlingQueue(rules.settle)
        self.retries = Retries()
        self.known: dict[Path, FileState] = {}

    def clear(self) -> None:
        """Forget all files, as when the folder was gone."""
        self.known.clear()
        self.settling.clear()
        self.retries.clear()

    def event(
        self,
        kind: Kind,
        path: Path,
        message: str = "",
        outputs: tuple[Path, ...] = (),
        result: Result | None = None,
        to: Path | None = None,
    ) -> WatchEvent:
        """Return an event, counted in the heartbeat; the arguments are those of `WatchEvent`."""
        self.heartbeat.counts[kind] += 1
        return WatchEvent(kind, path, message, outputs, result, to)


def first_message(errors: Iterable[HamzabanError]) -> str:
    """Return what went wrong first, on one line; empty where nothing did."""
    return next((str(error) for error in errors), "")
