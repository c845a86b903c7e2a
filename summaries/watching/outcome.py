"""What became of one watched file, which may be one of many articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..batch import Result
from ..sources import Source

WORST_FIRST = ("failed", "partial", "done", "skipped")


@dataclass(frozen=True)
class Outcome:
    """What became of one file so far: its articles, in order, and the results that there are."""

    sources: list[Source]
    results: list[Result] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether the file is one article, and not one of many."""
        return self.sources[0].place is None

    @property
    def result(self) -> Result:
        """The result of the file: that of its one article, or the worst of many."""
        if self.is_whole:
            return self.results[0]
        worst = min(self.results, key=lambda one: WORST_FIRST.index(one.status))
        errors = tuple(error for one in self.results for error in one.errors)
        return Result(self.sources[0].path, worst.status, errors=errors)

    def pairs(self) -> Iterator[tuple[Source, Result]]:
        """Each article and its result."""
        by_place = {source.place and source.place.identity: source for source in self.sources}
        for result in self.results:
            yield by_place[result.place], result
