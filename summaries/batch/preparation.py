"""Files to analysed articles, in processes of their own beside the one that decodes.

Reading, cleaning and ranking need no model. Many files are prepared a little ahead of the decoder, in the order given,
as far as memory allows; a file that ends the process it is prepared in is found and costs no other file.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from translate import SAFE_PATH, HamzabanError, NoText, safe_path

from ..reading import MissingExtra, Reading, find_places, read_article
from ..records import SourceFile, source_file
from ..settings import Settings
from ..sources import Source, fingerprint, open_records
from ..summarizing import Analysis, Topic, analyse

if TYPE_CHECKING:
    from concurrent.futures import Future

    from loky import ProcessPoolExecutor

Other = TypeVar("Other")

# Files that are prepared ahead of the decoder, in number and in bytes; one always is, whatever its size.
MAX_AHEAD = 64
BYTES_AHEAD = 16 * 1024**2
# Seconds after which processes that have nothing to do end.
IDLE = 60
# For numpy in those processes: its threads wait by spinning, on the cores that the decoder needs.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# Processes that one file may end before it is given up.
TRIES = 2


class BrokenArticle(HamzabanError):
    """An article that this program, or the process it was worked on in, broke down over; the message says which."""


@dataclass(frozen=True)
class Prepared:
    """An article that is ready to be translated: its file, and what was found in it."""

    file: SourceFile
    analysis: Analysis


@dataclass(frozen=True)
class Unprepared:
    """A file that could not be prepared.

    `error`: why. `sha256`: of what it holds, where that is why and trying again is no use; None where it may pass.
    """

    error: HamzabanError
    sha256: str | None = None


def prepare(source: Source, settings: Settings, topic: Topic | None = None) -> Prepared | Unprepared:
    """Read and analyse one article.

    `source`: where it is. `settings`, `topic`: as for `choosing.analyse`. An error of the article is returned, not
    raised: it is a result like any other.
    """
    before = _version(source)
    outcome = _prepare(source, settings, topic)
    return outcome if isinstance(outcome, Prepared) else _unprepared(source, before, outcome)


def _prepare(source: Source, settings: Settings, topic: Topic | None) -> Prepared | HamzabanError:
    try:
        try:
            if source.place is None:
                _say_why_there_is_none(source.path, settings.reading)
            article = read_article(source.path, settings.reading, source.place, records=open_records(source))
        except HamzabanError as error:
            return error
        try:
            found = analyse(article.text, settings, article.title, topic, is_article=article.is_article)
            return Prepared(source_file(article), found)
        except HamzabanError as error:
            return type(error)(f"{source}: {error}")
    except MemoryError as error:
        broken = BrokenArticle(f"{source}: too large for the memory that is left; close other programs or split it.")
        broken.__cause__ = error
        return broken
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        # A fault of ours; it must not cost the night's other articles.
        return BrokenArticle(
            f"{source}: {type(error).__name__} ({error}) while it was read; the fault is Hamzaban's, please report it."
        )


def _say_why_there_is_none(path: Path, reading: Reading) -> None:
    """Raise what is wrong with a file of many articles in which none was found; of any other file nothing."""
    places = find_places(path, reading)
    if places is not None:
        for _ in places:
            pass
        raise NoText(f"{path}: there is no article in it, so there is nothing to summarise.")


class PreparationPool(AbstractContextManager["PreparationPool"]):
    """Processes that prepare files; a context manager that owns them.

    `settings`: as for `prepare`. `topic`: where there is one, files are prepared in the process itself, which has the
    translator that a topic needs. `workers`: processes (default: half of the cores; the decoder has the others). They
    start when there is enough to do, and end when there is nothing to do.
    """

    def __init__(self, settings: Settings, topic: Topic | None = None, workers: int | None = None) -> None:
        self._settings = settings
        self._topic = topic
        self._workers = max(1, (os.cpu_count() or 1) // 2) if workers is None else workers
        self._pool: ProcessPoolExecutor | None = None

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; they start again when needed."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, kill_workers=True)
            self._pool = None

    def prepare_all(
        self, items: Iterable[Source | Other], many: bool
    ) -> Iterator[tuple[Source, Prepared | Unprepared] | Other]:
        """Prepare articles, in order, some ahead of the one that is asked for.

        Args:
            items: Articles, taken only as far ahead as they are prepared; anything else is passed on at once.
            many: Whether there are enough of them for processes of their own.

        Yields:
            Each article with what came of it, and what was passed on.
        """
        if not many or self._topic is not None or not self._workers:
            for item in items:
                yield (item, prepare(item, self._settings, self._topic)) if isinstance(item, Source) else item
            return
        from concurrent.futures.process import BrokenProcessPool

        waiting = iter(items)
        ahead: deque[_Pending] = deque()
        last = False
        while not last or ahead:
            while not last and len(ahead) < MAX_AHEAD and (not ahead or sum(one.size for one in ahead) < BYTES_AHEAD):
                upcoming = next(waiting, None)
                last = upcoming is None
                if upcoming is not None and not isinstance(upcoming, Source):
                    yield upcoming
                elif upcoming is not None:
                    version = _version(upcoming)
                    ahead.append(_Pending(upcoming, version, self._begin(upcoming)))
            if not ahead:
                break
            first = ahead.popleft()
            try:
                yield first.source, first.future.result()
            except BrokenProcessPool:
                # Any of those under way may have done it, so each of them is now tried alone.
                self._pool = None
                suspects = [first, *ahead]
                ahead.clear()
                for one in suspects:
                    yield one.source, self._retry_alone(one)

    def _begin(self, source: Source) -> Future[Prepared | Unprepared]:
        """Have a file prepared; what went wrong with the processes is raised by the future's `result`."""
        from concurrent.futures import Future
        from concurrent.futures.process import BrokenProcessPool

        begun: Future[Prepared | Unprepared] = Future()
        try:
            if self._pool is None and self._workers:
                self._pool = self._new_pool()
            if self._pool is not None:
                begun = self._pool.submit(prepare, source, self._settings)
            else:
                begun.set_result(prepare(source, self._settings))
        except BrokenProcessPool as error:
            begun.set_exception(error)
        except OSError:
            # A system that has no room for another process, or no semaphores; this one can do it too.
            self._workers = 0
            begun.set_result(prepare(source, self._settings))
        return begun

    def _new_pool(self) -> ProcessPoolExecutor:
        from multiprocessing import resource_tracker

        from loky import ProcessPoolExecutor
        from loky.backend import resource_tracker as loky_resource_tracker

        with safe_path():
            # Two processes that serve all pools; they take the environment that there is when the first one needs them.
            if os.name == "posix":
                resource_tracker.ensure_running()
            loky_resource_tracker.ensure_running()
            return ProcessPoolExecutor(
                self._workers,
                timeout=IDLE,
                initializer=_start_worker,
                initargs=(os.getpid(),),
                env=ONE_THREAD | SAFE_PATH,
            )

    def _retry_alone(self, begun: _Pending) -> Prepared | Unprepared:
        """The outcome of one file, tried again with nothing else under way where it had none."""
        from concurrent.futures.process import BrokenProcessPool

        if begun.future.done() and begun.future.exception() is None:
            return begun.future.result()
        for _ in range(TRIES):
            try:
                return self._begin(begun.source).result()
            except BrokenProcessPool:
                self._pool = None
        error = BrokenArticle(
            f"{begun.source}: reading it ended the process that did, {TRIES} times; "
            "it may be damaged, or too large for the memory of this machine."
        )
        return _unprepared(begun.source, begun.version, error)


@dataclass(frozen=True)
class _Pending:
    """A file that is being prepared, and its version before it was read."""

    source: Source
    version: _Version | None
    future: Future[Prepared | Unprepared]

    @property
    def size(self) -> int:
        """In bytes."""
        return self.version.size if self.version else 0


@dataclass(frozen=True)
class _Version:
    """What changes when a file does: its number, its size in bytes, when it was written to in nanoseconds."""

    number: int
    size: int
    written: int


def _version(source: Source) -> _Version | None:
    """The version of a source's file, or None where there is none: reading it will say what is wrong."""
    try:
        status = source.path.stat()
    except OSError:
        return None
    size = status.st_size if source.place is None else source.place.end - source.place.start
    return _Version(status.st_ino, size, status.st_mtime_ns)


def _unprepared(source: Source, before: _Version | None, error: HamzabanError) -> Unprepared:
    """An error, and of what content, where that is why, and it is still there."""
    if isinstance(error, MissingExtra) or isinstance(error.__cause__, OSError | MemoryError):
        return Unprepared(error)
    sha256 = fingerprint(source)
    return Unprepared(error, sha256 if before is not None and before == _version(source) else None)


def _start_worker(parent: int) -> None:
    """Leave Ctrl-C to the parent, and end when it does, however that is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch_parent() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    if os.name == "posix":  # elsewhere a process keeps its parent's number, and ends when it was idle for long enough
        threading.Thread(target=watch_parent, daemon=True).start()
