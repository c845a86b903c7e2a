"""A watcher in a thread of its own, for tests that put files before it, wait for what it says and judge what it did."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from summaries import WatchEvent, read_record, watch
from summaries.reading.reader import sha256_of
from tests.support.articles import ENGLISH
from translate import Translator

SETTLE = 0.3
# Seconds, where what happens within them must not be taken for standing still, however busy the machine is.
PATIENT = 1.5
# Seconds; nothing is asserted about how long anything takes.
GIVEN_UP_AFTER = 60


class Watched:
    """A folder that is watched while the context lasts.

    `options`: as for `watch`. `events`: what was said so far.
    """

    def __init__(self, folder: Path, translator: Translator, **options: Any) -> None:
        self.events: list[WatchEvent] = []
        self._stop = threading.Event()
        self._error: BaseException | None = None
        options = {"settle": SETTLE, "workers": 0, "sentences": 1} | options
        self._source = watch(folder, translator=translator, stop=self._stop, **options)
        self._thread = threading.Thread(target=self._listen)

    def _listen(self) -> None:
        try:
            self.events.extend(self._source)
        except BaseException as error:
            self._error = error

    def __enter__(self) -> Self:
        self._thread.start()
        self.until("watching")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        if self._error is not None and error is None:
            raise self._error

    def of(self, kind: str, path: Path | None = None) -> list[WatchEvent]:
        """What was said of that kind, and of that path if one is given."""
        return [event for event in self.events if event.kind == kind and path in (None, event.path)]

    def until(self, kind: str, path: Path | None = None, count: int = 1) -> WatchEvent:
        """Wait for something to be said so many times; returns the last."""
        end = time.monotonic() + GIVEN_UP_AFTER
        while True:
            alive = self._thread.is_alive()  # before it is looked at what was said: it may end with just that
            if len(found := self.of(kind, path)) >= count:
                return found[-1]
            assert alive, f"it ended: {self._error!r}"
            assert time.monotonic() < end, [(event.kind, event.path.name, event.message) for event in self.events]
            time.sleep(0.02)

    def until_true(self, holds: Callable[[], bool]) -> None:
        """Wait for something to hold, while the watcher goes on."""
        end = time.monotonic() + GIVEN_UP_AFTER
        while not holds():
            assert self._thread.is_alive(), f"it ended: {self._error!r}"
            assert time.monotonic() < end, [(event.kind, event.path.name, event.message) for event in self.events]
            time.sleep(0.02)


def write(path: Path, text: str = ENGLISH) -> Path:
    """Write a file and the folders above it; returns its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def record_of(path: Path) -> Path:
    """Where the record of a source is, if its results lie beside it."""
    return path.with_name(path.name + ".parallel.json")


def is_right(path: Path) -> bool:
    """Whether a source has a record of what it holds now, and results as that record says."""
    record = read_record(record_of(path))
    return (
        record is not None
        and record.source.sha256 == sha256_of(path)
        and all(sha256_of(path.with_name(name)) == digest for name, digest in record.outputs.items())
    )
