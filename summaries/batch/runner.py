"""Many files: prepare, translate and write them, in step, whatever happens to one of them or to the run.

    plan ─▶ prepare (other processes) ─▶ translate (this one, many articles in a batch) ─▶ write, record last

A batch may be stopped, or killed, at any moment: what has a record is done, what has none is done by the next run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event
from typing import Self

from translate import Effort, MissingPackage, Translator, WrongUse

from ..filesystem import ANYBODY, Claims, FolderLock, UnwritableOutput, remove_leftovers, rights_of
from ..jobs import Job
from ..outputs import add_formats, narrow_outputs
from ..sources import Source
from ..summarizing import translate_topic
from .executor import BatchContext, Executor
from .failures import FailedBefore
from .local import LocalExecutor
from .planning import Busy, Plan, Planned, Planner, State
from .preparation import Unprepared, prepare
from .result import Result, Spent, Status, result_of
from .writer import ResultWriter

# States of files whose record holds.
HELD: frozenset[State] = frozenset({"up to date", "needs packages"})
# Articles that only lack a format, between two looks at how they come along.
FORMAT_CHUNK = 256
# Seconds between two looks at a folder that another process is writing in.
LOCK_POLL_SECONDS = 0.5
NO_WAY = "a link, and nothing is written through one; put a folder in its place, or give another --output."


class Batch(AbstractContextManager["Batch"]):
    """Does a job, file after file; a context manager that owns the locks of folders and its executor."""

    def __init__(
        self, job: Job, translator: Translator, *, executor: Executor | None = None, stop: Event | None = None
    ) -> None:
        """Do a job.

        Args:
            job: What to do with each article.
            translator: Plans, and translates where the executor is of this machine; kept by the caller.
            executor: What processes the articles (default: a `LocalExecutor`); opened and closed by the batch.
            stop: Once it is set, articles in progress are finished and no more are begun.
        """
        self.job = job
        self._translator = translator
        self._executor = executor or LocalExecutor()
        self._stop = stop or Event()
        self._claims = Claims()
        self._writer = ResultWriter(job, self._claims)

    def __enter__(self) -> Self:
        about = self.job.settings.about
        topic = translate_topic(about, self._translator) if about else None
        self._executor.open(BatchContext(self.job, self._translator, topic, self._stop, self._writer))
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the processes of the executor back, and unlock all folders."""
        self._executor.close()
        self._claims.release_all()

    @property
    def spent(self) -> Spent:
        """Where the time went so far."""
        return self._writer.spent

    @property
    def effort(self) -> Effort:
        """What its decoder has done so far, or the decoders of all machines together."""
        return self._executor.effort

    @property
    def device(self) -> str:
        """Where it decodes."""
        return self._executor.device

    def run(self, plan: Plan, job: Job | None = None) -> Iterator[Result]:
        """Process what is planned.

        Args:
            plan: What to process.
            job: The job of this batch with another `force` or `retry_failed`, where they hold for this plan only.

        Yields:
            One result an article, as articles finish: those that need no work first.

        Raises:
            DiskFull: If the disk is full, after the articles in progress were tried.
        """
        job = job or self.job
        owners: dict[Path, Source] = {}
        to_do: list[Planned] = []
        for folder in plan.unreadable:
            yield Result(folder.path, "failed", errors=(folder,))
        for one in plan.planned:
            first = owners.setdefault(one.source.destination.record.absolute(), one.source)
            if first is not one.source:
                clash = WrongUse(f"{one.source}: its outputs would replace those of {first}; convert it apart.")
                yield result_of(one.source, "failed", errors=(clash,))
            elif one.state in HELD:
                yield self._from_record(one)
            elif one.state == "failed before" and one.failure:
                message = f"{one.source.path.parent / one.failure.message} (as before; --retry-failed tries again)"
                yield result_of(one.source, "failed", errors=(FailedBefore(message),))
            else:
                to_do.append(one)
        for destination in {one.source.destination.folder: one.source.destination for one in plan.planned}.values():
            if destination.link is None:
                remove_leftovers(destination.folder)
        planner = Planner(job, self._translator)
        while to_do and not self._stop.is_set():
            busy: list[Planned] = []
            for lot in _lots(to_do):
                for item in self._process(lot, planner, job.force):
                    if isinstance(item, Busy):
                        busy.append(item.planned)
                    else:
                        yield item
            to_do = busy
            if busy and not self._stop.is_set():
                self._wait_for(busy[0].source.destination.folder)

    def _from_record(self, planned: Planned, outputs: tuple[Path, ...] = ()) -> Result:
        """The result of a file whose record holds; what it lacks for want of packages is said again."""
        missing: list[MissingPackage] = []
        for code in planned.unreached:
            try:
                self._translator.route(planned.language or "", code)
            except MissingPackage as problem:
                missing.append(problem)
        if not outputs:
            # The source may have become confidential since.
            try:
                narrow_outputs(planned.source.destination, rights_of(planned.source.path))
            except UnwritableOutput as error:
                return result_of(planned.source, "failed", planned.language, errors=(error,))
        status: Status = "partial" if missing else "done" if outputs else "skipped"
        return result_of(planned.source, status, planned.language, outputs, tuple(missing))

    def _process(self, to_do: Sequence[Planned], planner: Planner, force: bool) -> Iterator[Result | Busy]:
        """One pass over articles."""
        try:
            yield from self._executor.execute(self._claim(to_do, planner, force), len(to_do))
        finally:
            self._claims.release_all()

    def _claim(self, to_do: Iterable[Planned], planner: Planner, force: bool) -> Iterator[Source | Result | Busy]:
        """The sources that are this process's to do: their folder is locked, and nobody did them meanwhile."""
        here: Path | None = None
        for planned in to_do:
            if self._stop.is_set():
                break
            source = planned.source
            folder = source.destination.folder
            if not os.path.lexists(source.path):
                # Gone since it was planned. Its folder may be gone too, and a lock would make that again.
                outcome = prepare(source, self.job.settings)
                if isinstance(outcome, Unprepared):
                    yield result_of(source, "failed", errors=(outcome.error,))
                    continue
            try:
                if here != folder:
                    # Held while its files are gone through: to lock it for each would be to search it for each.
                    if here is not None:
                        self._claims.release(here)
                        here = None
                    if link := source.destination.link:
                        raise UnwritableOutput(f"{link}: {NO_WAY}")
                    rights = ANYBODY if source.place is None else rights_of(source.path)
                    if not self._claims.claim(folder, source.path.parent, rights):
                        yield Busy(planned)
                        continue
                    here = folder
                now = planned if force else planner.plan(source)
                if now.record is not None and now.lacking:
                    rights = rights_of(source.path)
                    outputs = add_formats(source.destination, now.record, self.job.formats, rights)
                    yield self._from_record(now, outputs)
                elif now.state in HELD:
                    yield self._from_record(now)
                else:
                    self._claims.claim(folder)
                    yield source
            except UnwritableOutput as error:
                yield result_of(source, "failed", errors=(error,))
        if here is not None:
            self._claims.release(here)

    def _wait_for(self, folder: Path) -> None:
        """Wait until nobody else writes in `folder`, or this process is to stop. No lock is held meanwhile."""
        start = time.perf_counter()
        lock = FolderLock(folder)
        while not self._stop.wait(LOCK_POLL_SECONDS):
            if lock.acquire(wait=False):
                lock.release()
                break
        self._writer.spend(waiting=time.perf_counter() - start)


def _lots(to_do: Sequence[Planned]) -> Iterator[Sequence[Planned]]:
    """What needs no more than its record is quick: first, and in lots, so that it is seen how they come along."""
    unwritten = [one for one in to_do if one.state == "unwritten"]
    for first in range(0, len(unwritten), FORMAT_CHUNK):
        yield unwritten[first : first + FORMAT_CHUNK]
    yield [one for one in to_do if one.state != "unwritten"]
