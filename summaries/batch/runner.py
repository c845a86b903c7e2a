"""Many files: prepare, translate and write them, in step, whatever happens to one of them or to the run.

    plan ─▶ prepare (other processes) ─▶ translate (this one, many articles in a batch) ─▶ write, record last

A batch may be stopped, or killed, at any moment: what has a record is done, what has none is done by the next run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from threading import Event

from translate import Effort, HamzabanError, MissingPackage, Stopped, Translator, WrongUse, count_hops

from ..filesystem import ANYBODY, Claims, FolderLock, UnwritableOutput, remove_leftovers, rights_of
from ..jobs import Job
from ..outputs import add_formats, narrow_outputs, write_outputs
from ..settings import describe_settings
from ..sources import Source
from ..summarizing import Analysis, ParallelSummary, translate_topic
from .failures import FailedBefore, write_failure
from .finishing import ArticleOutputs, build_outputs, translate_prepared
from .planning import Plan, Planned, Planner
from .preparation import BrokenArticle, PreparationPool, Prepared, Unprepared, prepare
from .result import NO_ROOM, DiskFull, Result, Spent, Status, disk_is_full, finished_result, result_of

# Articles translated in one batched call: enough to fill batches, few enough to see results, and to stop, soon.
GROUP = 32
# Articles in the first such call, so that something is to be seen soon; each next one has twice as many.
FIRST_GROUP = 4
# Seconds that decoding may still take once it is to stop.
GRACE_SECONDS = 1.0
# Characters of articles in one such call, but for one that is longer by itself: what bounds memory.
GROUP_TEXT = 4_000_000
# Articles that only lack a format, between two looks at how they come along.
FORMAT_CHUNK = 256
# Seconds between two looks at a folder that another process is writing in.
PATIENCE = 0.5
NO_WAY = "a link, and nothing is written through one; put a folder in its place, or give another --output."


class Batch(AbstractContextManager["Batch"]):
    """What does a job, file after file; a context manager that owns the processes that prepare files.

    `job`: what to do with each. `translator`: kept by the caller. `workers`: processes that prepare (default: half of
    the cores), 0 for none. `stop`: once it is set, what is nearly done is finished and nothing more begun. `group`:
    articles translated in one call, which is what is in flight at most. `on_progress`: called about ten times a second
    while articles are translated, with how many of those in flight that amounts to, such as 1.5 of 4, and with the
    number of sentences translated by then, in all.
    """

    def __init__(
        self,
        job: Job,
        translator: Translator,
        *,
        workers: int | None = None,
        stop: Event | None = None,
        group: int = GROUP,
        on_progress: Callable[[float, int], None] | None = None,
    ) -> None:
        self.job = job
        self.spent = Spent()
        self._on_progress = on_progress
        self._stopped_at: float | None = None
        self._translator = translator
        self._stop = stop or Event()
        self._group = group
        self._settings = describe_settings(job.settings)
        topic = translate_topic(job.settings.about, translator) if job.settings.about else None
        self._preparation = PreparationPool(job.settings, topic, workers)
        self._claims = Claims()

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes that prepare files, and let go of all folders."""
        self._preparation.close()
        self._claims.release_all()

    @property
    def effort(self) -> Effort:
        """What its decoder has done so far, or the decoders of all machines together."""
        return self._translator.effort

    @property
    def device(self) -> str:
        """Where it decodes."""
        return self._translator.device

    def run(self, plan: Plan) -> Iterator[Result]:
        """Do what is planned; yields a result a file, as files finish: what needs no work first.

        Raises `DiskFull` where there is no room for outputs, after what is in flight has been tried.
        """
        owners: dict[Path, Source] = {}
        to_do: list[Planned] = []
        for folder in plan.unreadable:
            yield Result(folder.path, "failed", errors=(folder,))
        for one in plan.planned:
            first = owners.setdefault(one.source.destination.record.absolute(), one.source)
            if first is not one.source:
                clash = WrongUse(f"{one.source}: its outputs would replace those of {first}; convert it apart.")
                yield result_of(one.source, "failed", errors=(clash,))
            elif one.state == "up to date":
                yield self._from_record(one)
            elif one.state == "failed before" and one.failure:
                message = f"{one.source.path.parent / one.failure.message} (as before; --retry-failed tries again)"
                yield result_of(one.source, "failed", errors=(FailedBefore(message),))
            else:
                to_do.append(one)
        for destination in {one.source.destination.folder: one.source.destination for one in plan.planned}.values():
            if destination.link is None:
                remove_leftovers(destination.folder)
        planner = Planner(self.job, self._translator)
        # What is translated in one call is prepared in the process itself: others would only have to be waited for.
        many = len(to_do) > GROUP
        while to_do and not self._stop.is_set():
            busy: list[Planned] = []
            # What needs no more than its record is quick: first, and in lots, so that it is seen how they come along.
            unwritten = [one for one in to_do if one.state == "unwritten"]
            for first_of_lot in range(0, len(unwritten), FORMAT_CHUNK):
                yield from self._process(unwritten[first_of_lot : first_of_lot + FORMAT_CHUNK], busy, planner, False)
            yield from self._process([one for one in to_do if one.state != "unwritten"], busy, planner, many)
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

    def _process(self, to_do: Sequence[Planned], busy: list[Planned], planner: Planner, many: bool) -> Iterator[Result]:
        """One pass over files; those in folders that other processes are writing in are left in `busy`."""
        settled: list[Result] = []
        group: list[tuple[Source, Prepared]] = []
        size, enough = 0, min(FIRST_GROUP, self._group)
        prepared = self._preparation.prepare_all(self._claim(to_do, busy, settled, planner), many)
        while not self._stop.is_set():
            start = time.perf_counter()
            source, outcome = next(prepared, (None, None))
            self._spend(preparing=time.perf_counter() - start)
            yield from settled
            settled.clear()
            if source is None or outcome is None:
                yield from self._finish(group)
                break
            if isinstance(outcome, Unprepared):
                yield self._fail(source, outcome)
                continue
            if not group:  # what will be needed when the group is full
                self._translator.load_ahead(outcome.analysis.detection.language, self.job.settings.to)
            group.append((source, outcome))
            size += len(outcome.analysis.text)
            if len(group) >= enough or size >= GROUP_TEXT:
                yield from self._finish(group)
                group, size, enough = [], 0, min(2 * enough, self._group)
        self._claims.release_all()

    def _claim(
        self, to_do: Iterable[Planned], busy: list[Planned], settled: list[Result], planner: Planner
    ) -> Iterator[Source]:
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
                    settled.append(result_of(source, "failed", errors=(outcome.error,)))
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
                        busy.append(planned)
                        continue
                    here = folder
                now = planned if self.job.force else planner.plan(source)
                if now.record is not None and now.lacking:
                    rights = rights_of(source.path)
                    outputs = add_formats(source.destination, now.record, self.job.formats, rights)
                    settled.append(self._from_record(now, outputs))
                elif now.state == "up to date":
                    settled.append(self._from_record(now))
                else:
                    self._claims.claim(folder)
                    yield source
            except UnwritableOutput as error:
                settled.append(result_of(source, "failed", errors=(error,)))
        if here is not None:
            self._claims.release(here)

    def _finish(self, group: Sequence[tuple[Source, Prepared]]) -> Iterator[Result]:
        """Translate what was chosen of some articles, and write it."""
        if not group:
            return
        start, decoding = time.perf_counter(), self._translator.effort.seconds
        summaries = self._translate(group)
        self._spend(translating=time.perf_counter() - start, decoding=self._translator.effort.seconds - decoding)
        full: UnwritableOutput | None = None
        for (source, prepared), summary in zip(group, summaries, strict=True):
            if summary is None:
                continue
            if isinstance(summary, HamzabanError):
                sha256 = None if isinstance(summary.__cause__, MemoryError) else prepared.file.sha256
                yield self._fail(source, Unprepared(summary, sha256))
                continue
            start = time.perf_counter()
            finished = build_outputs(prepared, summary, source.destination.stem, self.job, self._translator)
            result = self._write(source, finished)
            self._spend(writing=time.perf_counter() - start)
            self._claims.release(source.destination.folder)
            for error in result.errors:
                if disk_is_full(error):
                    full = UnwritableOutput(str(error))
            yield result
        if full is not None:
            raise DiskFull(NO_ROOM) from full

    def _translate(self, group: Sequence[tuple[Source, Prepared]]) -> list[ParallelSummary | BrokenArticle | None]:
        """The summaries of some articles; None for each that was not done when the batch was told to stop."""
        effort = self._translator.effort
        before = effort.decoded + effort.remembered
        expected = sum(self._count_decodings(prepared.analysis) for _, prepared in group)

        def look() -> None:
            if self._on_progress is not None:
                effort = self._translator.effort
                done = effort.decoded + effort.remembered
                self._on_progress(len(group) * min((done - before) / max(expected, 1), 1), done)
            if self._stop.is_set():
                self._stopped_at = self._stopped_at or time.monotonic()
                if time.monotonic() - self._stopped_at > GRACE_SECONDS:
                    raise Stopped("The batch was told to stop.")

        named = [(str(source), prepared) for source, prepared in group]
        try:
            with self._translator.watched(look):
                return [*translate_prepared(named, self.job, self._translator)]
        except Stopped:
            return [self._recall(one) for one in named]

    def _recall(self, article: tuple[str, Prepared]) -> ParallelSummary | BrokenArticle | None:
        """The summary of an article whose sentences are all remembered, else None."""

        def refuse() -> None:
            raise Stopped("The batch was told to stop.")

        try:
            with self._translator.watched(refuse):
                return translate_prepared([article], self.job, self._translator)[0]
        except Stopped:
            return None

    def _count_decodings(self, analysis: Analysis) -> int:
        """How many sentences are decoded for an article, one that goes through two packages counted twice."""
        sentences = len(analysis.choices) + (analysis.title is not None)
        if self.job.settings.full:
            sentences += len(analysis.sentences)
        return sentences * count_hops(self._translator, analysis.detection.language, self.job.settings.to)

    def _write(self, source: Source, finished: ArticleOutputs) -> Result:
        """Write what one article came to."""
        try:
            outputs = write_outputs(source.destination, finished.files, rights=rights_of(source.path))
        except UnwritableOutput as error:
            return result_of(source, "failed", finished.language, errors=(error,))
        return finished_result(source, finished, outputs)

    def _fail(self, source: Source, outcome: Unprepared) -> Result:
        """The result of a file that could not be done; remembered where its content is why."""
        if outcome.sha256 is not None:
            write_failure(source, outcome.sha256, self._settings, outcome.error)
        self._claims.release(source.destination.folder)
        return result_of(source, "failed", errors=(outcome.error,))

    def _wait_for(self, folder: Path) -> None:
        """Wait until nobody else writes in `folder`, or this process is to stop. No lock is held meanwhile."""
        start = time.perf_counter()
        lock = FolderLock(folder)
        while not self._stop.wait(PATIENCE):
            if lock.acquire(wait=False):
                lock.release()
                break
        self._spend(waiting=time.perf_counter() - start)

    def _spend(self, **seconds: float) -> None:
        """Add to where the time went."""
        self.spent = replace(self.spent, **{name: getattr(self.spent, name) + more for name, more in seconds.items()})
