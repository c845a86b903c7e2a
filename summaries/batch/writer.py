"""What becomes of articles, written beside their sources: outputs, or why there are none."""

from __future__ import annotations

from dataclasses import replace

from translate import HamzabanError

from ..filesystem import Claims, UnwritableOutput, rights_of
from ..jobs import Job
from ..outputs import write_outputs
from ..settings import describe_settings
from ..sources import Source
from .failures import write_failure
from .finishing import ArticleOutputs
from .preparation import Unprepared
from .result import NO_ROOM, DiskFull, Result, Spent, disk_is_full, finished_result, result_of


class ResultWriter:
    """Write the results of a batch, and keep account of its time.

    Attributes:
        spent: Where the time of the batch went.
    """

    def __init__(self, job: Job, claims: Claims) -> None:
        """Write for a job.

        Args:
            job: What is done with each article.
            claims: The locked folders; each is released once for every result.
        """
        self.spent = Spent()
        self._settings = describe_settings(job.settings)
        self._claims = claims
        self._full: HamzabanError | None = None

    @property
    def disk_is_full(self) -> bool:
        """Whether an output could not be written because the disk is full."""
        return self._full is not None

    def write(self, source: Source, finished: ArticleOutputs) -> Result:
        """Write the outputs of an article, and return its result."""
        try:
            outputs = write_outputs(source.destination, finished.files, rights=rights_of(source.path))
        except UnwritableOutput as error:
            return self.refuse(source, error, finished.language, disk_full=disk_is_full(error))
        return self._released(source, finished_result(source, finished, outputs))

    def accept(self, source: Source, finished: ArticleOutputs) -> Result:
        """Return the result of an article whose outputs were written by another process."""
        outputs = tuple(source.destination.folder / name for name in finished.files)
        return self._released(source, finished_result(source, finished, outputs))

    def refuse(self, source: Source, error: HamzabanError, language: str | None, *, disk_full: bool) -> Result:
        """Return the result of an article whose outputs could not be written."""
        if disk_full:
            self._full = error
        return self._released(source, result_of(source, "failed", language, errors=(error,)))

    def fail(self, source: Source, outcome: Unprepared) -> Result:
        """Return the result of an article that failed; remembered on disk where its content is the reason."""
        if outcome.sha256 is not None:
            write_failure(source, outcome.sha256, self._settings, outcome.error)
        return self._released(source, result_of(source, "failed", errors=(outcome.error,)))

    def raise_if_full(self) -> None:
        """Raise `DiskFull` if an output could not be written because the disk is full."""
        full, self._full = self._full, None
        if full is not None:
            raise DiskFull(NO_ROOM) from full

    def spend(self, **seconds: float) -> None:
        """Add seconds to the parts of `spent`."""
        self.spent = replace(self.spent, **{name: getattr(self.spent, name) + more for name, more in seconds.items()})

    def _released(self, source: Source, result: Result) -> Result:
        self._claims.release(source.destination.folder)
        return result
