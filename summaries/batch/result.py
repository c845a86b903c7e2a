"""What becomes of one file of a batch."""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from translate import HamzabanError

from ..sources import Source
from .finishing import ArticleOutputs

DISK_FULL_ERRORS = {errno.ENOSPC, errno.EDQUOT}
NO_ROOM = "The disk is full. Free some space, then run the same command again: it processes the articles that are left."
Status = Literal["done", "skipped", "partial", "failed"]


class DiskFull(HamzabanError):
    """No room for outputs: the batch ends there, and a rerun goes on from there."""


@dataclass(frozen=True)
class Result:
    """How one file came out.

    `path`: the source. `status`: `done`; `skipped` (up to date: nothing changed since it was done); `partial` (some
    languages are missing); `failed`. `language`: the source's code, where known. `outputs`: what was written, the
    record last. `errors`: why it is partial or failed, else empty. `sentences`: how many are in the summary, `flagged`
    how many of those are doubtful in some language; 0 for what was not done now. `place`: the identity of the article
    in a file of many, else None.
    """

    path: Path
    status: Status
    language: str | None = None
    outputs: tuple[Path, ...] = ()
    errors: tuple[HamzabanError, ...] = ()
    sentences: int = 0
    flagged: int = 0
    place: str | None = None

    @property
    def exit_code(self) -> int:
        """What the command line would end with for this file alone."""
        if self.status == "failed":
            return 1
        return max((error.exit_code for error in self.errors), default=0)


def result_of(source: Source, status: Status, *rest: Any, **more: Any) -> Result:
    """The result of a source; the rest as in `Result`."""
    result = Result(source.path, status, *rest, **more)
    return result if source.place is None else replace(result, place=source.place.identity)


def finished_result(source: Source, finished: ArticleOutputs, outputs: tuple[Path, ...]) -> Result:
    """The result of an article whose `outputs` are in place."""
    status: Status = "partial" if finished.missing else "done"
    count, flagged = finished.sentences, finished.flagged
    return result_of(source, status, finished.language, outputs, finished.missing, count, flagged)


def disk_is_full(error: HamzabanError) -> bool:
    """Whether an output could not be written because there was no room."""
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in DISK_FULL_ERRORS


@dataclass(frozen=True)
class Spent:
    """Where the time of a batch went, in seconds.

    `preparing`: waiting for articles to be read and ranked. `translating`: of which `decoding` in the models.
    `writing`: outputs. `waiting`: for folders that other processes were writing in.
    """

    preparing: float = 0.0
    translating: float = 0.0
    decoding: float = 0.0
    writing: float = 0.0
    waiting: float = 0.0
