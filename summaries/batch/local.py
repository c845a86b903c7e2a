"""The executor of this machine: other processes prepare articles, this one translates and writes them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

from translate import Effort

from ..sources import Source
from .executor import BatchContext, Executor
from .finishing import build_outputs, failed_content, translate_prepared
from .planning import Busy
from .preparation import BrokenArticle, PreparationPool, Prepared, Unprepared
from .result import Result

# Articles translated in one batched call: enough to fill batches, few enough to see results, and to stop, soon.
GROUP_ARTICLES = 32
# Characters of articles in one such call, but for one that is longer by itself: what bounds memory.
GROUP_CHARACTERS = 4_000_000


class LocalExecutor(Executor):
    """Processes articles on this machine; owns the processes that prepare them."""

    def __init__(self, *, workers: int | None = None, group: int = GROUP_ARTICLES) -> None:
        """Process articles on this machine.

        Args:
            workers: Processes that prepare articles (default: half of the cores), 0 for none.
            group: Articles translated in one call, which is how many are in progress at most.
        """
        self._workers = workers
        self._group = group

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
        size = 0
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
            if len(group) >= self._group or size >= GROUP_CHARACTERS:
                yield from self._finish(group)
                group, size = [], 0

    def _finish(self, group: Sequence[tuple[Source, Prepared]]) -> Iterator[Result]:
        """Translate what was chosen of some articles, and write it."""
        if not group:
            return
        context, writer = self._context, self._context.writer
        start, decoding = time.perf_counter(), context.translator.effort.seconds
        named = [(str(source), prepared) for source, prepared in group]
        summaries = translate_prepared(named, context.job, context.translator)
        decoding = context.translator.effort.seconds - decoding
        writer.spend(translating=time.perf_counter() - start, decoding=decoding)
        for (source, prepared), summary in zip(group, summaries, strict=True):
            if isinstance(summary, BrokenArticle):
                yield writer.fail(source, Unprepared(summary, failed_content(prepared, summary)))
                continue
            start = time.perf_counter()
            finished = build_outputs(prepared, summary, source.destination.stem, context.job, context.translator)
            result = writer.write(source, finished)
            writer.spend(writing=time.perf_counter() - start)
            yield result
        writer.raise_if_full()
