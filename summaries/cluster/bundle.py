"""Bundles of articles, which are done on any machine: what is sent there, what is done with it, what comes back.

Paths are sent as text, in the way of the machine that sends them, which need not be the one that they arrive at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from translate import JOINERS, Blueprint, HamzabanError, printable

from ..batch import ArticleOutputs, Prepared, Spent
from ..jobs import Job
from ..reading import Place
from ..sources import Source, size_of

Other = TypeVar("Other")

# Articles in a bundle at most, and bytes of their files, but for one that is longer by itself.
BUNDLE, BUNDLE_BYTES = 32, 4 * 1024**2


def in_bundles(items: Iterable[Source | Other], length: int) -> Iterator[list[Source] | Other]:
    """Sources in bundles of at most `length`, taken only as they are asked for; anything else is passed on at once."""
    bundle: list[Source] = []
    size = 0
    for source in items:
        if not isinstance(source, Source):
            yield source
            continue
        own = size_of(source)
        if bundle and size + own > BUNDLE_BYTES:
            yield bundle
            bundle, size = [], 0
        bundle.append(source)
        size += own
        if len(bundle) >= length:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


@dataclass(frozen=True)
class BatchSpec:
    """What is the same for all bundles of a batch: the job, and what the translator is made of."""

    job: Job
    blueprint: Blueprint


@dataclass(frozen=True)
class BundleItem:
    """One article of a bundle.

    `path`, `folder`: of the source and of its outputs, as messages name them. `full_path`, `full_folder`: the same from
    the root. `name`: of the file. `stem`: what the names of its outputs begin with. `place`: the article in a file of
    many. `data`: what the file holds, where that is sent along; `prepared`: the article itself, where it was one of
    many. Both None where it is read, and its outputs written, in a folder that all machines share.
    """

    path: str
    full_path: str
    folder: str
    full_folder: str
    name: str
    stem: str
    place: Place | None = None
    data: bytes | None = None
    prepared: Prepared | None = None

    @classmethod
    def from_source(cls, source: Source, data: bytes | None = None, prepared: Prepared | None = None) -> BundleItem:
        """Return the article of a source, with what is sent along."""
        destination = source.destination
        return cls(
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

    @property
    def is_sent(self) -> bool:
        """Whether the worker has to see neither its file nor its folder."""
        return self.data is not None or self.prepared is not None

    @property
    def label(self) -> str:
        """The article as messages name it."""
        return self.path if self.place is None else f"{self.path} ({self.place.identity})"


@dataclass(frozen=True)
class Failed:
    """Why an article is not done.

    `language`: where known. `disk_full`: whether there was no room for its outputs. `sha256`: of its content, where
    that is why.
    """

    error: HamzabanError
    language: str | None = None
    disk_full: bool = False
    sha256: str | None = None


@dataclass(frozen=True)
class Done:
    """What became of the articles of a bundle, one for one.

    Where outputs were written, the contents of `files` are gone and only their names are left. `spent`: seconds.
    `decoded`: sentences.
    """

    articles: tuple[ArticleOutputs | Failed, ...]
    spent: Spent
    decoded: int


@dataclass(frozen=True)
class Cancelled:
    """Nothing was done, because the batch is to stop."""


@dataclass(frozen=True)
class PathNotShared:
    """Nothing was done, because `path` is not to be seen on this machine."""

    path: str


@dataclass(frozen=True)
class PackagesNeeded:
    """Nothing was done, because the packages `names` (as of `CarriedPackage`) are not on this machine."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class WorkerRestarted:
    """Nothing was done, because this worker, or the scheduler, is another process than the one that was made ready."""


@dataclass(frozen=True)
class TaskFailed:
    """It failed in a way that is no result of any article. `reason`: in one line."""

    reason: str


Outcome = Done | Cancelled | PathNotShared | PackagesNeeded | WorkerRestarted | TaskFailed


def in_one_line(error: BaseException) -> str:
    """What an error is and says."""
    return printable(" ".join(f"{type(error).__name__}: {error}".split()), JOINERS)
