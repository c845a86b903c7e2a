"""The site of what `convert` is given, or of records that stand: which articles are in it, and under which paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePath

from translate import WrongUse

from ..filesystem import UnwritableOutput, is_file, is_folder, rights_of
from ..records import RECORD_SUFFIX, SITE_INDEX, Record, is_of_site
from ..rendering import DEFAULT_INTERFACE
from ..sources import Source
from .record_finder import RecordPath, UnreadableRecord, find_records, load


@dataclass(frozen=True)
class PlannedSite:
    """A site to be made once its records are there.

    `folder`: where. `records`: of its articles, whether they are there yet or not, by their paths in the site.
    `unreadable`: what is known to be missing from it.
    """

    folder: Path
    records: dict[str, Path]
    unreadable: tuple[UnreadableRecord, ...] = ()


@dataclass(frozen=True)
class MadeSite:
    """What became of a site. `articles`: how many are in it; without any, nothing was written. `index`: its page."""

    index: Path
    articles: int
    unreadable: tuple[UnreadableRecord, ...]

    def __str__(self) -> str:
        """It in one line, to be read."""
        if not self.articles:
            return f"No site was written: there is no summary for it. It would be {self.index}"
        return f"{self.articles:,} article{'s' if self.articles > 1 else ''} to be read in {self.index}"


def plan_site(folder: Path, sources: Iterable[Source], given: Iterable[Path], output: Path | None) -> PlannedSite:
    """Which articles of a batch are to be in its site; nothing is read or written.

    `folder`: of the site. `sources`: of the batch, found in the paths `given`. `output`: where their records will be,
    None for beside them. Each goes by the name of the given folder and the path below it, as `cp -r` would lay it out.
    Raises `WrongUse` where articles are in the folder, `UnwritableOutput` where a page is that is not ours.
    """
    sources = list(sources)
    _check(folder, {parent for one in sources for parent in (one.path.parent, one.destination.folder)})
    if output is not None:
        roots = [(output, "")]
    else:
        roots = [(one, one.resolve().name) for one in given if is_folder(one)]
        roots += [(one.parent, "") for one in given if not is_folder(one)]
    return PlannedSite(folder, _named((one.destination.record, _folder_of(one, roots)) for one in sources))


def plan_site_of_records(folder: Path, paths: Iterable[Path]) -> PlannedSite:
    """The same for records that stand. `paths`: as for `find_records`."""
    found = find_records(paths)
    _check(folder, {one.path if is_folder(one.path) else one.path.parent for one in found})
    unreadable = tuple(one.missing() for one in found if one.problem)
    return PlannedSite(folder, _named((one.path, one.folder) for one in found if not one.problem), unreadable)


def make_site(planned: PlannedSite, interface: str = DEFAULT_INTERFACE) -> MadeSite:
    """Write a site of the records that are there, one in memory at a time.

    What has no record, or a damaged one, is left out and reported; where nothing has one, nothing is written. Raises
    `UnwritableOutput`.
    """
    from .site import write_site

    unreadable = list(planned.unreadable)
    articles = 0
    sources: dict[str, Path | None] = {}

    def records() -> Iterator[tuple[str, Record]]:
        nonlocal articles
        for name, path in planned.records.items():
            try:
                record = load(RecordPath(path))
            except UnreadableRecord as error:
                unreadable.append(error)
                continue
            articles += 1
            sources[name] = _source_beside(path, record)
            yield name, record

    index = planned.folder / SITE_INDEX
    reading = records()
    for first in reading:
        write_site(
            chain([first], reading),
            planned.folder,
            rights_of=lambda name: rights_of(planned.records[name]),
            source_of=sources.get,
            interface=interface,
        )
    return MadeSite(index, articles, tuple(unreadable))


def _source_beside(path: Path, record: Record) -> Path | None:
    """The file that a record is of: beside it, or beside the folder of a file of many articles."""
    beside = (path.parent / record.source.name, path.parent.parent / record.source.name)
    return next((one for one in beside if is_file(one)), None)


def _check(folder: Path, taken: Iterable[Path]) -> None:
    """Raise where a site would stand among articles, which nobody would look for there any more, or is not ours."""
    whole = folder.resolve()
    for one in taken:
        if one.resolve().is_relative_to(whole):
            raise WrongUse(f"--site {folder}: articles are in it; give a folder of its own, such as {folder / 'site'}.")
    index = folder / SITE_INDEX
    if index.exists() and not is_of_site(index):
        raise UnwritableOutput(f"{index}: is there already and was not made by Hamzaban; give another folder.")


def _folder_of(source: Source, roots: Iterable[tuple[Path, str]]) -> str:
    """Where the record of a source stands below the first root that it is in, after that root's name."""
    folder = source.destination.folder
    for root, name in roots:
        if folder.is_relative_to(root):
            return PurePath(name, folder.relative_to(root)).as_posix()
    return folder.name


def _named(records: Iterable[tuple[Path, str]]) -> dict[str, Path]:
    """Records by a path in the site. `records`: each with its folder; two of one name are told apart by a number."""
    named: dict[str, Path] = {}
    for path, folder in records:
        below = PurePath(folder, path.name.removesuffix(RECORD_SUFFIX)).as_posix()
        # What Windows, or a browser, would take for the end of a folder's name.
        plain = name = below.replace("\\", "%5C").replace(":", "%3A")
        number = 1
        while name in named:
            number += 1
            name = f"{number}/{plain}"
        named[name] = path
    return named
