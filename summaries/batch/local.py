"""The executor of this machine: other processes prepare articles, this one translates and writes them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from translate import Effort, Stopped, count_hops

from ..sources import Source
from ..summarizing import Analysis, ParallelSummary
from .executor import BatchContext, Executor
from .finishing import build_outputs, failed_content, translate_prepared
from .planning import Busy
from .preparation import BrokenArticle, PreparationPool, Prepared, Unprepared
from .result import Result

# Articles translated in one batched call: enough to fill batches, few enough to see results, and to stop, soon.
GROUP_ARTICLES = 32
# Articles in the first such call, so that something is to be seen soon; each next one has twice as many.
FIRST_GROUP_ARTICLES = 4
# How long decoding may still take once it is to stop.
GRACE_SECONDS = 1.0
# Characters of articles in one such call, but for one that is longer by itself: what bounds memory.
GROUP_CHARACTERS = 4_000_000


class LocalExecutor(Executor):
    """Processes articles on this machine; owns the processes that prepare them."""

    def __init__(
        self,
        *,
        workers: int | None = None,
        group: int = GROUP_ARTICLES,
        on_progress: Callable[[float, int], None] | None = None,
    ) -> None:
        """Process articles on this machine.

        Args:
            workers: Processes that prepare articles (default: half of the cores), 0 for none.
            group: Articles translated in one call, which is how many are in progress at most.
            on_progress: Called about ten times a second while articles are translated, with how many of those in
                progress that amounts to, such as 1.5 of 4, and with the number of sentences translated by then, in all.
        """
        self._workers = workers
        self._group = group
        self._on_progress = on_progress
        self._stopped_at: float | None = None

    def open(self, context: BatchContext) -> None:
        """Make ready for a batch; processes are only started when there is enough to do."""
        self._context = context
        self._preparation = PreparationPool(context.job.settings, context.topic, self._workers)

    def close(self) -> None:
        """End the processes that prepare articles; they start again when needed."""
        self._preparation.close()

    @property
    def effort(self) -> Effort:
        """What the translator has done so far."""
        return self._context.translator.effort

    @property
    def device(self) -> str:
        """The device that the translator decodes on."""
        return self._context.translator.device

    def execute(self, claimed: Iterable[Source | Result | Busy], articles: int) -> Iterator[Result | Busy]:
        """Process articles, a group in each call of the translator."""
        writer, settings = self._context.writer, self._context.job.settings
        group: list[tuple[Source, Prepared]] = []
        size, enough = 0, min(FIRST_GROUP_ARTICLES, self._group)
        # What is translated in one call is prepared in the process itself: others would only have to be waited for.
        prepared: Iterator[tuple[Source, Prepared | Unprepared] | Result | Busy] = self._preparation.prepare_all(
            claimed, articles > GROUP_ARTICLES
        )
        while not self._context.stop.is_set():
            start = time.perf_counter()
            item = next(prepared, None)
            writer.spend(preparing=time.perf_counter() - start)
            if item is None:
                yield from self._finish(group)
                break
            if isinstance(item, Result | Busy):
                yield item
                continue
            source, outcome = item
            if isinstance(outcome, Unprepared):
                yield writer.fail(source, outcome)
                continue
            if not group:  # what will be needed when the group is full
                self._context.translator.load_ahead(outcome.analysis.detection.language, settings.to)
            group.append((source, outcome))
            size += len(outcome.analysis.text)
            if len(group) >= enough or size >= GROUP_CHARACTERS:
                yield from self._finish(group)
                group, size, enough = [], 0, min(2 * enough, self._group)

    def _finish(self, group: Sequence[tuple[Source, Prepared]]) -> Iterator[Result]:
        """Translate what was chosen of some articles, and write it."""
        if not group:
            return
        context, writer = self._context, self._context.writer
        start, decoding = time.perf_counter(), context.translator.effort.seconds
        summaries = self._translate(group)
        decoding = context.translator.effort.seconds - decoding
        writer.spend(translating=time.perf_counter() - start, decoding=decoding)
        for (source, prepared), summary in zip(group, summaries, strict=True):
            if summary is None:
                continue
            if isinstance(summary, BrokenArticle):
                yield writer.fail(source, Unprepared(summary, failed_content(prepared, summary)))
                continue
            start = time.perf_counter()
            finished = build_outputs(prepared, summary, source.destination.stem, context.job, context.translator)
            result = writer.write(source, finished)
            writer.spend(writing=time.perf_counter() - start)
            yield result
        writer.raise_if_full()

    def _translate(self, group: Sequence[tuple[Source, Prepared]]) -> list[ParallelSummary | BrokenArticle | None]:
        """The summaries of some articles; None for each that was not done when the batch was told to stop."""
        translator, job = self._context.translator, self._context.job
        before = translator.effort.decoded + translator.effort.remembered
        expected = sum(self._count_decodings(prepared.analysis) for _, prepared in group)

        def look() -> None:
            if self._on_progress is not None:
                done = translator.effort.decoded + translator.effort.remembered
                self._on_progress(len(group) * min((done - before) / max(expected, 1), 1), done)
            if self._context.stop.is_set():
                self._stopped_at = self._stopped_at or time.monotonic()
                if time.monotonic() - self._stopped_at > GRACE_SECONDS:
                    raise Stopped("The batch was told to stop.")

        named = [(str(source), prepared) for source, prepared in group]
        try:
            with translator.watched(look):
                return [*translate_prepared(named, job, translator)]
        except Stopped:
            return [self._recall(one) for one in named]

    def _recall(self, article: tuple[str, Prepared]) -> ParallelSummary | BrokenArticle | None:
        """The summary of an article whose sentences are all remembered, else None."""

        def refuse() -> None:
            raise Stopped("The batch was told to stop.")

        try:
            with self._context.translator.watched(refuse):
                return translate_prepared([article], self._context.job, self._context.translator)[0]
        except Stopped:
            return None

    def _count_decodings(self, analysis: Analysis) -> int:
        """How many sentences are decoded for an article, one that goes through two packages counted twice."""
        settings = self._context.job.settings
        sentences = len(analysis.choices) + (analysis.title is not None)
        if settings.full:
            sentences += len(analysis.sentences)
        return sentences * count_hops(self._context.translator, analysis.detection.language, settings.to)
