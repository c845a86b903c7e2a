"""The executor of a Dask cluster: the same plan, the same claims, the same outputs as on one.

    plan ─▶ bundles (this process) ─▶ prepare, translate, compose (workers) ─▶ write (workers, or this process)

The scheduler holds no more than a few bundles a thread, whatever the number of articles. Which worker has what is
decided here (`dispatch.py`), not by the scheduler: that would blame a bundle for a worker that another one ended.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from translate import Effort, HamzabanError, MissingPackage, ModelFolder, Package, blueprint_of, read_regular

from ..batch import (
    ArticleOutputs,
    BatchContext,
    BrokenArticle,
    Busy,
    Executor,
    Prepared,
    Result,
    Unprepared,
    prepare,
)
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
from .supervisor import WorkerSupervisor

if TYPE_CHECKING:
    from distributed import Client

Error = TypeVar("Error", bound=HamzabanError)

# Between two looks at what happened.
EVENT_POLL_SECONDS = 0.2
# For workers to say whether they are fit, before the batch is begun without those that have not.
FITTING_SECONDS = 60.0
# For the bundles in progress when a batch is to stop.
FINISHING_SECONDS = 30.0


class DaskExecutor(Executor):
    """Processes the articles of a batch on the workers of a Dask cluster."""

    def __init__(self, client: Client, *, ship: bool = False, ignore_interrupts: bool = False) -> None:
        """Process articles on a cluster.

        Args:
            client: Of the cluster; kept by the caller.
            ship: Whether contents go through the cluster, in place of folders that all machines share.
            ignore_interrupts: Whether the workers were started in one terminal with this process, and are to leave
                Ctrl-C to it.
        """
        self._dask = client
        self._ship = ship
        self._ignore_interrupts = ignore_interrupts
        self._effort = Effort()

    @property
    def effort(self) -> Effort:
        """What the decoders of all workers have done so far, but for their time, which `spent` has a share of."""
        return self._effort

    @property
    def device(self) -> str:
        """Where translations are decoded."""
        return "the workers"

    def open(self, context: BatchContext) -> None:
        """Make the workers ready for a batch.

        Raises:
            ClusterTrouble: If the scheduler is lost, or a worker differs from this process in what decides a summary.
        """
        self._context = context
        spec = BatchSpec(context.job, blueprint_of(context.translator))
        packages: tuple[Package | ModelFolder, ...] = (*context.translator.packages, *context.translator.models)
        self._client = ClusterClient(self._dask, spec, packages, self._ignore_interrupts)
        self._dispatch: Dispatch[Source] = Dispatch()
        self._workers = WorkerSupervisor(self._client, self._dispatch)
        try:
            self._client.begin()
            self._wait_for_workers()
        except BaseException:
            self.close()
            raise

    def _wait_for_workers(self) -> None:
        """Wait until all workers have said whether they are fit, or for as long as they may take."""
        begun = time.monotonic()
        while not self._context.stop.is_set() and time.monotonic() - begun < FITTING_SECONDS:
            for _ in self._take_events():
                pass
            self._workers.check()
            workers = self._dispatch.workers
            if not workers["asked"] and (workers["fit"] or workers["unfit"]):
                break
        if self._workers.problems:
            raise ClusterTrouble(f"{self._workers.problems}. Make them as it is here, and run it again.")

    def close(self) -> None:
        """Tell the workers that the batch is over."""
        self._client.close()

    def execute(self, claimed: Iterable[Source | Result | Busy], articles: int) -> Iterator[Result | Busy]:
        """Process articles, in bundles.

        Raises:
            ClusterTrouble: If the scheduler is lost or no worker is left.
        """
        bundles: Iterator[list[Source] | Result | Busy] = in_bundles(claimed, self._bundle_length(articles))
        stopped: float | None = None
        last = False
        while not last or self._dispatch.left:
            if self._context.stop.is_set() or self._context.writer.disk_is_full:
                last = True
                self._dispatch.drop_waiting()
                if stopped is None:
                    stopped = time.monotonic()
                    self._client.tell_to_stop()
                if time.monotonic() - stopped > FINISHING_SECONDS:
                    break
            while not last and self._dispatch.has_capacity():
                item = next(bundles, None)
                if item is None:
                    last = True
                elif isinstance(item, list):
                    self._dispatch.add(item)
                else:
                    yield item
            now = time.monotonic()
            for attempt in (*self._dispatch.assign(now), *(self._dispatch.copies(now) if last else ())):
                yield from self._send(attempt)
            if self._dispatch.left or not last:
                self._workers.check()
                yield from self._take_events()
        self._context.writer.raise_if_full()

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
            self._client.send(attempt.key, attempt.worker, items)
        elif self._dispatch.end(attempt.key):
            yield from self._without(attempt, unread)

    def _item(self, source: Source) -> BundleItem:
        """An article as it is sent. Raises `OSError` where it is to be sent along and cannot be read."""
        data = prepared = None
        if self._ship and source.place is None:
            data = read_regular(source.path, FILE_BYTES)
        elif self._ship:
            # Its file may hold a million others, none of which that worker needs.
            outcome = prepare(source, self._context.job.settings)
            if isinstance(outcome, Unprepared):
                raise OSError(str(outcome.error))
            prepared = outcome
        return BundleItem.from_source(source, data, prepared)

    def _take_events(self) -> Iterator[Result]:
        """Take in what happened, and wait a little for it where nothing did; yields what is done by it."""
        for event in self._client.hear(EVENT_POLL_SECONDS):
            match event:
                case WorkersChanged():
                    yield from self._give_up(self._workers.update(event), "ended")
                case WorkerChecked(worker, ()):
                    self._dispatch.set_status(worker, "fit")
                case WorkerChecked(worker, problems):
                    self._workers.refuse(worker, f"has {', '.join(problems)}")
                case PackagesSent(worker, problem):
                    if problem:
                        self._workers.refuse(worker, f"could not be sent a package ({problem})")
                    self._workers.end_supply(worker)
                case BundleFinished():
                    yield from self._take_answer(event)

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
                    self._context.writer.spend(**{part: getattr(spent, part) / workers})
                for source, article in zip(attempt.load.articles, articles, strict=True):
                    yield self._take_article(source, article)
            case Cancelled():
                self._dispatch.drop(attempt)
            case PackagesNeeded(names):
                self._dispatch.requeue(attempt)
                self._workers.supply(attempt.worker, names)
            case PathNotShared(path):
                gone = [source for source in attempt.load.articles if not source.path.exists()]
                if gone:
                    yield from self._without(attempt, gone)
                elif Path(path).exists():
                    self._dispatch.requeue(attempt)
                    self._workers.refuse(
                        attempt.worker, f"does not see {path}: give --ship, or a folder that all of them see"
                    )
                else:
                    yield from self._give_up(self._dispatch.record_death(attempt), f"found no {Path(path).name}")
            case WorkerRestarted():
                self._dispatch.requeue(attempt)
                self._dispatch.set_status(attempt.worker, "asked")
                self._client.examine(attempt.worker)
            case WorkerDied():
                yield from self._give_up(self._dispatch.record_death(attempt), "ended")
            case TaskFailed(reason):
                yield from self._give_up(self._dispatch.record_death(attempt), f"failed ({reason})")

    def _take_article(self, source: Source, article: ArticleOutputs | Failed) -> Result:
        """The result of one article, which is written here where it came back unwritten."""
        writer = self._context.writer
        if isinstance(article, Failed) and article.language is None:
            return writer.fail(source, Unprepared(article.error, article.sha256))
        if isinstance(article, Failed):
            return writer.refuse(source, article.error, article.language, disk_full=article.disk_full)
        finished = replace(article, missing=tuple(map(self._as_here, article.missing)))
        return writer.write(source, finished) if self._ship else writer.accept(source, finished)

    def _as_here(self, error: Error) -> Error | MissingPackage:
        """An error as it is told on this machine: packages are missing in other folders on others."""
        if isinstance(error, MissingPackage):
            try:
                self._context.translator.route(error.source, error.target)
            except MissingPackage as own:
                return own
        return error

    def _without(self, attempt: Attempt[Source], gone: Iterable[Source]) -> Iterator[Result]:
        """What is to be done of a bundle some of whose files are gone, or cannot be read."""
        self._dispatch.drop(attempt)
        for source in gone:
            outcome = prepare(source, self._context.job.settings)
            if isinstance(outcome, Prepared):
                broken = BrokenArticle(f"{source}: it comes and goes; run it again when it is there to stay.")
                outcome = Unprepared(broken)
            yield self._context.writer.fail(source, outcome)
        if rest := [source for source in attempt.load.articles if source not in {*gone}]:
            self._dispatch.add(rest)

    def _give_up(self, sources: Iterable[Source], what_workers_did: str) -> Iterator[Result]:
        """The results of articles that are not tried any more."""
        for source in sources:
            error = BrokenArticle(
                f"{source}: each of three workers {what_workers_did} while it worked on it; "
                "it may be damaged, or too large for their memory."
            )
            yield self._context.writer.fail(source, Unprepared(error, fingerprint(source)))
