"""Where the articles of a batch are processed: in this process, or on other machines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Event

from translate import Effort, Translator

from ..jobs import Job
from ..sources import Source
from ..summarizing import Topic
from .planning import Busy
from .result import Result
from .writer import ResultWriter


@dataclass(frozen=True)
class BatchContext:
    """What a batch hands to its executor.

    Attributes:
        job: What is done with each article.
        translator: Kept by the caller.
        topic: What the summaries are to be about, in every language; None if nothing was asked for.
        stop: Once it is set, articles in progress are finished and no more are begun.
        writer: Writes every result.
    """

    job: Job
    translator: Translator
    topic: Topic | None
    stop: Event
    writer: ResultWriter


class Executor(ABC):
    """Processes the articles of one batch."""

    @abstractmethod
    def open(self, context: BatchContext) -> None:
        """Make ready for a batch, once, before anything is executed."""

    @abstractmethod
    def execute(self, claimed: Iterable[Source | Result | Busy], articles: int) -> Iterator[Result | Busy]:
        """Process articles.

        Args:
            claimed: Articles whose folders are locked for this process, taken only as they are needed. Anything else
                is passed on.
            articles: How many there may be at most.

        Yields:
            One result an article, as they finish, and what was passed on.

        Raises:
            DiskFull: If the disk is full, after the articles in progress were tried.
        """

    @abstractmethod
    def close(self) -> None:
        """Give processes and memory back; an executor of this machine starts them again when needed."""

    @property
    @abstractmethod
    def effort(self) -> Effort:
        """What the decoders have done so far."""

    @property
    @abstractmethod
    def device(self) -> str:
        """Where translations are decoded."""
