"""A batch on the machines of a Dask cluster: the same plan, the same claims, the same outputs as on one.

    plan ─▶ bundles (this process) ─▶ prepare, translate, compose (workers) ─▶ write (workers, or this process)

The scheduler holds no more than a few bundles a thread, whatever the number of articles. Which worker has what is
decided here (`dispatching.py`), not by the scheduler: that would blame a bundle for a worker that another one ended.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Self, TypeVar

from translate import Effort, HamzabanError, MissingPackage, Translator, blueprint_of, read_regular

from ..batch import (
    NO_ROOM,
    ArticleOutputs,
    Batch,
    BrokenArticle,
    DiskFull,
    Planned,
    Planner,
    Prepared,
    Result,
    Unprepared,
    disk_is_full,
    finished_result,
    prepare,
    result_of,
)
from ..jobs import Job
from ..reading import FILE_BYTES
from ..sources import Source, fingerprint
from .bundle import (
    BUNDLE,
    BatchSpec,
    BundleItem,
    Cancelled,
    Done,
    Failed,
    PackagesNeeded,
    PathNotShared,
    TaskFailed,
    WorkerRestarted,
    in_bundles,
)
from .dispatch import Attempt, Dispatch
from .protocol import (
    BundleFinished,
    ClusterClient,
    ClusterTrouble,
    PackagesSent,
    WorkerChecked,
    WorkerDied,
    WorkersChanged,
)

if TYPE_CHECKING:
    from distributed import Client

Error = TypeVar("Error", bound=HamzabanError)

# Seconds: between two looks at what happened; for workers to say whether they are fit, before it is begun without those
# that have not; without a worker, before the cluster is given up; for what is being done when a batch is to stop.
BEAT, FITTING, WORKERLESS, FINISHING = 0.2, 60.0, 120.0, 30.0
# Workers that one message names.
NAMED = 3
AGAIN = "a rerun goes on from the records"


class ClusterBatch(Batch):
    """What does a job on a cluster; has the face of `Batch`, and is a context manager as that is.

    `job`, `translator`, `stop`: as for `Batch`; the translator plans, and never decodes. `client`: kept by the caller.
    `ship`: whether contents go through the cluster, in place of folders that all machines share. `ignore_interrupts`:
    whether the workers were started in one terminal with this process, and are to leave Ctrl-C to it.

    Entering it raises `ClusterTrouble` where a worker differs from this process in what decides a summary. So does
    running it, where the scheduler is lost or no worker is left.
    """

    def __init__(
        self,
        job: Job,
        translator: Translator,
        client: Client,
        *,
        ship: bool = False,
        ignore_interrupts: bool = False,
        stop: Event | None = None,
    ) -> None:
        super().__init__(job, translator, workers=0, stop=stop)
        self._ship = ship
        self._messages = ClusterClient(
            client,
            BatchSpec(job, blueprint_of(translator)),
            (*translator.packages, *translator.models),
            ignore_interrupts,
        )
        self._dispatch: Dispatch[Source] = Dispatch()
        self._problems: dict[str, str] = {}
        self._supplied: dict[str, str] = {}
        self._full: HamzabanError | None = None
        self._effort = Effort()
        self._workerless: float | None = None
        self._any_gone = False

    @property
    def effort(self) -> Effort:
        """What the decoders of all workers have done so far, but for their time, which `spent` has a share of."""
        return self._effort

    @property
    def device(self) -> str:
        """Where it decodes."""
        return "the workers"

    def __enter__(self) -> Self:
        try:
            self._messages.begin()
            begun = time.monotonic()
            while not self._stop.is_set() and time.monotonic() - begun < FITTING:
                for _ in self._hear():
                    pass
                self._check()
                workers = self._dispatch.workers
                if not workers["asked"] and (workers["fit"] or workers["unfit"]):
                    break
            if self._problems:
                raise ClusterTrouble(f"{self._named_problems()}. Make them as it is here, and run it again.")
        except BaseException:
            self.close()
            raise
        return self

    def close(self) -> None:
        """Tell the workers that it is over, and let go of all folders."""
        self._messages.close()
        super().close()

    def _process(self, to_do: Sequence[Planned], busy: list[Planned], planner: Planner, many: bool) -> Iterator[Result]:
        """One pass over files; those in folders that other processes are writing in are left in `busy`."""
        settled: list[Result] = []
        length = self._bundle_length(len(to_do))
        bundles = in_bundles(self._claim(to_do, busy, settled, planner), length)
        stopped: float | None = None
        last = False
        while not last or self._dispatch.left:
            if self._stop.is_set() or self._full:
                last = True
                self._dispatch.drop_waiting()
                if stopped is None:
                    stopped = time.monotonic()
                    self._messages.tell_to_stop()
                if time.monotonic() - stopped > FINISHING:
                    break
            while not last and self._dispatch.has_capacity():
                bundle = next(bundles, None)
                yield from settled
                settled.clear()
                if bundle is None:
                    last = True
                else:
                    self._dispatch.add(bundle)
            now = time.monotonic()
            for attempt in (*self._dispatch.assign(now), *(self._dispatch.copies(now) if last else ())):
                yield from self._send(attempt)
            if self._dispatch.left or not last:
                self._check()
                yield from self._hear()
        yield from settled
        self._claims.release_all()
        if self._full is not None:
            raise DiskFull(NO_ROOM) from self._full

    def _bundle_length(self, articles: int) -> int:
        """How many articles make a bundle: fewer where there would not be two bundles for every worker."""
        return max(1, min(BUNDLE, -(-articles // (2 * max(1, self._dispatch.workers["fit"])))))

    def _send(self, attempt: Attempt[Source]) -> Iterator[Result]:
        """Give a bundle to its worker. What cannot be read any more, where it is to be sent, fails here."""
        items: list[BundleItem] = []
        unread: list[Source] = []
        for source in attempt.load.articles:
            try:
                items.append(self._item(source))
            except OSError:
                unread.append(source)
        if not unread:
            self._messages.send(attempt.key, attempt.worker, items)
        elif self._dispatch.end(attempt.key):
            yield from self._without(attempt, unread)

    def _item(self, source: Source) -> BundleItem:
        """An article as it is sent. Raises `OSError` where it is to be sent along and cannot be read."""
        data = prepared = None
        if self._ship and source.place is None:
            data = read_regular(source.path, FILE_BYTES)
        elif self._ship:
            # Its file may hold a million others, none of which that worker needs.
            outcome = prepare(source, self.job.settings)
            if isinstance(outcome, Unprepared):
                raise OSError(str(outcome.error))
            prepared = outcome
        destination = source.destination
        return BundleItem(
            path=str(source.path),
            full_path=str(source.path.absolute()),
            folder=str(destination.folder),
            full_folder=str(destination.folder.absolute()),
            name=source.path.name,
            stem=destination.stem,
            place=source.place,
            data=data,
            prepared=prepared,
        )

    def _hear(self) -> Iterator[Result]:
        """Take in what happened, and wait a little for it where nothing did; yields what is done by it."""
        for event in self._messages.hear(BEAT):
            match event:
                case WorkersChanged(threads):
                    yield from self._take_workers(threads)
                case WorkerChecked(worker, ()):
                    self._dispatch.set_status(worker, "fit")
                case WorkerChecked(worker, problems):
                    self._refuse(worker, f"has {', '.join(problems)}")
                case PackagesSent(worker, problem):
                    if problem:
                        self._refuse(worker, f"could not be sent a package ({problem})")
                    self._end_supply(worker)
                case BundleFinished():
                    yield from self._take_answer(event)

    def _take_workers(self, threads: Mapping[str, int]) -> Iterator[Result]:
        """Take note of workers that came and went."""
        new, gone = self._dispatch.update_workers(threads)
        for worker in new:
            self._messages.examine(worker)
        self._any_gone = self._any_gone or bool(gone)
        for worker in gone:
            keys, given_up = self._dispatch.remove_worker(worker)
            self._messages.forget(keys)
            self._problems.pop(worker, None)
            self._end_supply(worker)
            yield from self._give_up(given_up, "ended")

    def _take_answer(self, answered: BundleFinished) -> Iterator[Result]:
        """Take in what came of one bundle."""
        attempt = self._dispatch.end(answered.key)
        if attempt is None:
            return
        match answered.outcome:
            case Done(articles, spent, decoded):
                self._dispatch.settle(attempt, time.monotonic())
                self._effort = replace(self._effort, decoded=self._effort.decoded + decoded)
                workers = max(1, self._dispatch.workers["fit"])
                for part in ("preparing", "translating", "decoding", "writing"):
                    self._spend(**{part: getattr(spent, part) / workers})
                for source, article in zip(attempt.load.articles, articles, strict=True):
                    yield self._take_article(source, article)
            case Cancelled():
                self._dispatch.drop(attempt)
            case PackagesNeeded(names):
                self._dispatch.requeue(attempt)
                self._begin_supply(attempt.worker, names)
            case PathNotShared(path):
                gone = [source for source in attempt.load.articles if not source.path.exists()]
                if gone:
                    yield from self._without(attempt, gone)
                elif Path(path).exists():
                    self._dispatch.requeue(attempt)
                    self._refuse(attempt.worker, f"does not see {path}: give --ship, or a folder that all of them see")
                else:
                    yield from self._give_up(self._dispatch.record_death(attempt), f"found no {Path(path).name}")
            case WorkerRestarted():
                self._dispatch.requeue(attempt)
                self._dispatch.set_status(attempt.worker, "asked")
                self._messages.examine(attempt.worker)
            case WorkerDied():
                yield from self._give_up(self._dispatch.record_death(attempt), "ended")
            case TaskFailed(reason):
                yield from self._give_up(self._dispatch.record_death(attempt), f"failed ({reason})")

    def _take_article(self, source: Source, article: ArticleOutputs | Failed) -> Result:
        """The result of one article, which is written here where it came back unwritten."""
        if isinstance(article, Failed) and article.language is None:
            return self._fail(source, Unprepared(article.error, article.sha256))
        if isinstance(article, Failed):
            result = result_of(source, "failed", article.language, errors=(article.error,))
            self._full = article.error if article.disk_full else self._full
        else:
            finished = replace(article, missing=tuple(map(self._as_here, article.missing)))
            if self._ship:
                result = self._write(source, finished)
                self._full = next(filter(disk_is_full, result.errors), self._full)
            else:
                outputs = tuple(source.destination.folder / name for name in finished.files)
                result = finished_result(source, finished, outputs)
        self._claims.release(source.destination.folder)
        return result

    def _as_here(self, error: Error) -> Error | MissingPackage:
        """An error as it is told on this machine: packages are missing in other folders on others."""
        if isinstance(error, MissingPackage):
            try:
                self._translator.route(error.source, error.target)
            except MissingPackage as own:
                return own
        return error

    def _without(self, attempt: Attempt[Source], gone: Iterable[Source]) -> Iterator[Result]:
        """What is to be done of a bundle some of whose files are gone, or cannot be read."""
        self._dispatch.drop(attempt)
        for source in gone:
            outcome = prepare(source, self.job.settings)
            if isinstance(outcome, Prepared):
                broken = BrokenArticle(f"{source}: it comes and goes; run it again when it is there to stay.")
                outcome = Unprepared(broken)
            yield self._fail(source, outcome)
        if rest := [source for source in attempt.load.articles if source not in {*gone}]:
            self._dispatch.add(rest)

    def _give_up(self, sources: Iterable[Source], what_workers_did: str) -> Iterator[Result]:
        """The results of articles that are not tried any more."""
        for source in sources:
            error = BrokenArticle(
                f"{source}: each of three workers {what_workers_did} while it worked on it; "
                "it may be damaged, or too large for their memory."
            )
            yield self._fail(source, Unprepared(error, fingerprint(source)))

    def _begin_supply(self, worker: str, packages: Iterable[str]) -> None:
        """Send packages to a worker, unless another one of its machine is being sent some: they share them."""
        self._dispatch.set_status(worker, "supplied")
        if self._supplied.setdefault(_machine(worker), worker) == worker:
            self._messages.supply(worker, packages)

    def _end_supply(self, worker: str) -> None:
        """The worker has what it was sent, or will never have it; all others of its machine may look again."""
        machine = _machine(worker)
        if self._supplied.get(machine) == worker:
            del self._supplied[machine]
            for other in self._dispatch.with_standing("supplied"):
                if _machine(other) == machine:
                    self._dispatch.set_status(other, "fit")

    def _refuse(self, worker: str, problem: str) -> None:
        """Give a worker nothing to do."""
        self._dispatch.set_status(worker, "unfit")
        self._problems[worker] = problem
        if self._dispatch.left:
            warnings.warn(f"{worker} does nothing here: it {problem}.", stacklevel=2)

    def _check(self) -> None:
        """Raise `ClusterTrouble` where nothing can come of it any more."""
        if not self._messages.connected:
            raise ClusterTrouble(f"The scheduler was lost; {AGAIN}, once it is there.")
        workers = self._dispatch.workers
        if workers["fit"] or workers["asked"] or workers["supplied"]:
            self._workerless = None
            return
        if workers["unfit"] and self._dispatch.left and not self._any_gone:
            raise ClusterTrouble(f"{self._named_problems()}. No other worker is there; {AGAIN}.")
        if self._workerless is None:
            self._workerless = time.monotonic()
        # Those that ended may be on their way back.
        if time.monotonic() - self._workerless > WORKERLESS:
            raise ClusterTrouble(f"No worker for {WORKERLESS:.0f} s that could do anything; start some: {AGAIN}.")

    def _named_problems(self) -> str:
        """Which workers are not fit, and why, in one line."""
        named = [f"{worker} {problem}" for worker, problem in sorted(self._problems.items())]
        more = f"; and {len(named) - NAMED} more" if len(named) > NAMED else ""
        return "The worker " + "; the worker ".join(named[:NAMED]) + more


def _machine(worker: str) -> str:
    """The machine of a worker, by its address such as `tcp://10.0.0.3:45123`."""
    return worker.rpartition(":")[0]
