"""Which files are articles: what is given, what lies in folders, what lies in files of many, what is passed over."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

from translate import WrongUse, given_path, given_paths, one_or_many

from .filesystem import FolderWalk, UnreadableFolder, is_folder
from .reading import Place, Reading, Records, UnreadableArticle, find_places, is_packed, is_readable, sha256_of
from .records import SITE_INDEX, Destination, is_output, is_site, output_stem
from .unread import unread_kind

SINCE = re.compile(r"(\d+)\s*([hdw])")
STDIN = Path("-")
# Why a whole folder is passed over, and why something under the name of an article is.
SITE, NO_FILE = "as a site of Hamzaban", "as a pipe, a socket or a device"
# Why a file is, that no --include takes.
NOT_INCLUDED = "not in --include"
HOURS = {"h": 1, "d": 24, "w": 24 * 7}
# What some file system does not take in a name, and names that Windows keeps for itself.
UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*%]|[. ]$')
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?")


@dataclass(frozen=True)
class Source:
    """An article to be summarised: its file, where its outputs stand, and its place in a file of many."""

    path: Path
    destination: Destination
    place: Place | None = None

    def __str__(self) -> str:
        """The source as messages name it."""
        return str(self.path) if self.place is None else f"{self.path} ({self.place.identity})"


@dataclass(frozen=True)
class PassedOver:
    """A file, or a whole site, that is not taken as an article, and why."""

    path: Path
    reason: str


@dataclass(frozen=True)
class Selection:
    """Which of the files in folders are taken; a file that is named itself always is.

    `include`: where there are any, only files that one of these patterns fits. `exclude`: no file, and nothing in a
    folder, that one of these fits. Patterns are as in a shell (`*`, `?`, `[…]`, `*` fits `/` too); they are compared
    with the name and with the path below the folder given. `since`: seconds since the epoch; files not changed since
    are passed over, named ones too. `follow_links`: look into folders that are links as well; one that is given itself
    always is looked into.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    since: float | None = None
    follow_links: bool = False

    def __post_init__(self) -> None:
        """Take one pattern for a tuple of one."""
        object.__setattr__(self, "include", one_or_many(self.include))
        object.__setattr__(self, "exclude", one_or_many(self.exclude))


@dataclass(frozen=True)
class Found:
    """What a search came to.

    `sources`: in order. `passed_over`: files that would be articles, but for something else than their format.
    `missing`: paths that were given and that there is nothing at; they are among the sources too, and fail. `links`:
    folders that are links and were not looked into. `unreadable`: folders that cannot be. `unread`: how many files of
    folders are of formats that are not read, by kind, as `unread_kind` has it.
    """

    sources: tuple[Source, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    missing: tuple[Path, ...] = ()
    links: tuple[Path, ...] = ()
    unreadable: tuple[UnreadableFolder, ...] = ()
    unread: Mapping[str, int] = field(default_factory=dict)


def find_sources(
    paths: str | Path | Iterable[str | Path],
    output: str | Path | None = None,
    selection: Selection | None = None,
    reading: Reading | None = None,
) -> Found:
    """The files to be summarised, each once, in the order of `paths` and then of names.

    `paths`: a file or folder, or several. In folders, files of a format that can be read are taken, to any depth, but
    hidden ones and what Hamzaban wrote, its sites too. Files that are links are taken; folders below that are links are
    only looked into if `selection` says so, and no file is taken twice because links lead to its folder. `output`: a
    folder for all outputs, laid out as `cp -r` would (default: next to each source). `selection`: which of them.
    `reading`: which fields a file of many articles has. Raises `WrongUse` for an empty path, and for `-`, which has no
    place that outputs could stand next to.
    """
    selection, reading = selection or Selection(), reading or Reading()
    sources: dict[Path, list[Source]] = {}
    passed_over: dict[Path, PassedOver] = {}
    walk = FolderWalk(selection.follow_links)
    places: dict[Path, Path] = {}
    missing: dict[Path, None] = {}
    unread: dict[Path, str] = {}
    output = None if output is None else given_path(output, "The output folder")
    for given in given_paths(paths):
        if given == STDIN:
            raise WrongUse("-: summaries stand next to files; for what comes in through a pipe use `summarize --to`.")
        in_folder = is_folder(given)
        if not in_folder and not os.path.lexists(given):
            missing[given] = None
        below = _look_below(given, selection.exclude, walk) if in_folder else _Below([given])
        passed_over |= {_place(one.path, places): one for one in below.passed_over}
        for path, kind in below.unread:
            if not _reason_against(path, path.relative_to(given), selection):
                unread[_place(path, places)] = kind
        for path in below.files:
            place = _place(path, places)
            reason = _reason_against(path, path.relative_to(given) if in_folder else None, selection)
            if reason:
                passed_over[place] = PassedOver(path, reason)
            elif place not in sources:
                sources[place] = sources_at(path, given if in_folder else None, output, reading)
    return Found(
        tuple(source for found in sources.values() for source in found),
        tuple(passed_over.values()),
        tuple(missing),
        tuple(dict.fromkeys(walk.links)),
        tuple({one.path: one for one in walk.unreadable}.values()),
        Counter(unread.values()),
    )


def sources_at(
    path: Path, folder: Path | None, output: str | Path | None = None, reading: Reading | None = None
) -> list[Source]:
    """The articles of one file: one, or those of a file of many, in order.

    `path`: of the file. `folder`: the one given that it was found in; None for a file that was named itself. `output`,
    `reading`: as for `find_sources`. A file of many in which none can be found is one source: reading it will say what
    is wrong.
    """
    whole = source_at(path, folder, output)
    below = whole.destination.articles
    try:
        found = [
            Source(path, Destination(below, stem_of(path.name, place), whole.destination.root), place)
            for place in find_places(path, reading or Reading()) or ()
        ]
    except UnreadableArticle:
        found = []
    return found or [whole]


def source_at(path: Path, folder: Path | None = None, output: str | Path | None = None) -> Source:
    """One file as a whole, whatever articles are in it; arguments as for `sources_at`."""
    place = path.parent
    if output is not None:
        # `folder/..` and `.` have a name only when resolved.
        below = Path(folder.resolve().name, path.parent.relative_to(folder)) if folder is not None else Path()
        place = Path(output) / below
    return Source(path, Destination(place, output_stem(path.name), path.parent if output is None else Path(output)))


def stem_of(name: str, place: Place | None) -> str:
    """Return what the names of the outputs of an article begin with.

    Args:
        name: Of its file.
        place: Where it lies in a file of many articles, else None.
    """
    return output_stem(name if place is None else _as_name(place.identity))


def _as_name(identity: str) -> str:
    """What an article of a file of many is called among its outputs: its identity, without what no name may hold."""
    # The same bytes whatever the locale says that names are written in.
    named = os.fsdecode(identity.encode("utf-8", "replace"))
    name = UNFIT.sub(lambda sign: f"%{ord(sign[0]):02X}", named)
    return f"%{ord(name[0]):02X}{name[1:]}" if name.startswith(".") or RESERVED.fullmatch(name) else name


def fingerprint(source: Source) -> str | None:
    """The SHA-256, in hexadecimal, that a record of this source has, or None where it cannot be read."""
    return sha256_of(source.path, source.place, records=open_records(source))


def size_of(source: Source) -> int:
    """Bytes that an article takes in its file; 0 where that cannot be known: reading it will say what is wrong."""
    if source.place is not None:
        return source.place.end - source.place.start
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def open_records(source: Source) -> Records | None:
    """The packed file of many articles that a source lies in, kept open for the next one; None for all others."""
    if source.place is None or not is_packed(source.path.name):
        return None
    try:
        status = source.path.stat()
        return _open_records(source.path, status.st_mtime_ns, status.st_size)
    except (OSError, UnreadableArticle):
        return None  # reading it will say what is wrong


@lru_cache(maxsize=1)
def _open_records(path: Path, _changed: int, _size: int) -> Records:
    """One packed file, open: to reach a record in it is to unpack what lies before it."""
    return Records(path)


def is_article(below: Path, exclude: str | Iterable[str] = ()) -> bool:
    """Whether a file in a folder would be taken, by its name alone.

    `below`: its path below the folder given. `exclude`: patterns, as for `Selection`.
    """
    name = below.name
    if not is_readable(name) or is_output(name):
        return False
    if any(part.startswith(".") for part in below.parts):
        return False
    exclude = one_or_many(exclude)
    return not any(_fits(part, exclude) for part in (below, *below.parents) if part.name)


def is_in_site(path: Path, folder: Path) -> bool:
    """Whether a file below `folder` is part of a site that Hamzaban wrote, and so no article."""
    here = path.parent
    while here != folder and here != here.parent:
        if is_site(here):
            return True
        here = here.parent
    return is_site(folder)


def moment(since: str) -> float:
    """What `--since` means, in seconds since the epoch.

    `since`: a date or a date with a time (`2026-11-01`, `2026-11-01T18:00`, local time where no zone is given), or how
    long ago (`12h`, `3d`, `2w`). Raises `WrongUse` for anything else.
    """
    try:
        if ago := SINCE.fullmatch(since.strip().casefold()):
            number, unit = ago.groups()
            return (datetime.now().astimezone() - timedelta(hours=int(number) * HOURS[unit])).timestamp()
        return datetime.fromisoformat(since.strip()).timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise WrongUse(
            f"--since {since}: not a date; give one such as 2026-11-01, or how long ago: 12h, 3d."
        ) from error


@dataclass(frozen=True)
class _Below:
    """What lies in a folder: files that may be articles, what else would be one, and files of other formats."""

    files: list[Path] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    unread: list[tuple[Path, str]] = field(default_factory=list)


def _look_below(folder: Path, exclude: Iterable[str], walk: FolderWalk) -> _Below:
    """What lies in a folder, to any depth; the articles in the order of their paths."""
    below = _Below()

    def takes(path: Path) -> bool:
        return not _fits(path.relative_to(folder), exclude)

    def enters(path: Path, names: list[str]) -> bool:
        if not (SITE_INDEX in names and is_site(path)):
            return True
        below.passed_over.append(PassedOver(path, SITE))
        return False

    for here, names in walk.through(folder, takes, enters):
        for name in names:
            if is_readable(name) and not name.startswith(".") and not is_output(name):
                path = here / name
                if _is_endless(path):
                    below.passed_over.append(PassedOver(path, NO_FILE))
                else:
                    below.files.append(path)
            elif (kind := unread_kind(name)) is not None:
                below.unread.append((here / name, kind))
    below.files.sort()
    return below


def _place(path: Path, places: dict[Path, Path]) -> Path:
    """Where a file really is, whatever links lead to its folder; `places` of folders are kept."""
    if path.parent not in places:
        places[path.parent] = _real(path.parent)
    return places[path.parent] / path.name


def _real(folder: Path) -> Path:
    """The folder itself, whatever links lead to it; as it was given where that cannot be found out."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # the latter is a loop of links, until Python 3.13
        return folder.absolute()


def _is_endless(path: Path) -> bool:
    """Whether reading a file would wait for somebody to write into it: a pipe, a socket, a device."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # reading it will say what is wrong
    return not stat.S_ISREG(mode)


def _reason_against(path: Path, below: Path | None, selection: Selection) -> str | None:
    """Why a file is passed over, or None.

    `below`: its path below the folder given, None for a file that was named itself.
    """
    if below is None and is_output(path.name):
        return "written by Hamzaban"
    if below is not None and selection.include and not _fits(below, selection.include):
        return NOT_INCLUDED
    if below is not None and _fits(below, selection.exclude):
        return "in --exclude"
    if selection.since is not None:
        try:
            unchanged = path.stat().st_mtime < selection.since
        except OSError:
            return None  # reading it will say what is wrong
        return "not changed since --since" if unchanged else None
    return None


def _fits(below: Path, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns fits a name or a path."""
    return any(fnmatch(below.name, pattern) or fnmatch(below.as_posix(), pattern) for pattern in patterns)
