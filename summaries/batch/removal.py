"""What Hamzaban wrote beside sources, found and removed again: only what is still as it was written."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from translate import MissingPath, given_paths, read_regular

from ..filesystem import (
    LEFTOVER,
    LOCK_NAME,
    FolderLock,
    FolderWalk,
    UnreadableFolder,
    UnwritableOutput,
    is_folder,
    is_link,
    link_between,
)
from ..outputs import is_beside
from ..reading import sha256_of
from ..records import (
    FAILURE_SUFFIX,
    MANY_SUFFIX,
    RECORD_BYTES,
    RECORD_SUFFIX,
    SITE_INDEX,
    SURROGATE,
    Destination,
    Record,
    is_site,
    output_stem,
    read_record,
    to_json,
)
from ..rendering import output_names, render
from ..sources import stem_of
from .failures import is_failure

NOT_OURS = "not what Hamzaban wrote: damaged, edited, or of another version"
CHANGED = "changed since it was written"
LINK = "a link"
SITE = "a site; remove its folder yourself if nobody needs it"


@dataclass(frozen=True)
class Kept:
    """A file or folder that is not removed, and why."""

    path: Path
    reason: str


@dataclass(frozen=True)
class Removable:
    """A file that can be removed.

    Attributes:
        path: The file.
        version: Its number, its size in bytes and when it was written to, in nanoseconds, when it was looked at.
    """

    path: Path
    version: tuple[int, int, int]


@dataclass
class Findings:
    """What was found below the paths given.

    Attributes:
        root: For each folder, the one that was given and that it lies in.
        files: What can be removed, by folder; what a record names comes before the record.
        kept: What is not removed, and why.
        unreadable: Folders that cannot be looked into.
        articles: How many articles the files are of.
    """

    root: dict[Path, Path] = field(default_factory=dict)
    files: dict[Path, list[Removable]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    unreadable: list[UnreadableFolder] = field(default_factory=list)
    articles: int = 0

    @property
    def count(self) -> int:
        """How many files can be removed."""
        return sum(map(len, self.files.values()))


def find_outputs(paths: str | Path | Iterable[str | Path]) -> Findings:
    """Find what Hamzaban wrote; nothing is changed.

    Args:
        paths: Folders (searched to any depth, not through links), sources, whether they are still there or not, and
            records.

    Returns:
        What can be removed, and what is kept.

    Raises:
        WrongUse: Where a path is not there, and nothing of its name is.
    """
    findings = Findings()
    for path in given_paths(paths):
        if is_folder(path):
            _rescan(path, findings)
            continue
        name = path.name
        for suffix in (FAILURE_SUFFIX, RECORD_SUFFIX):
            name = name.removesuffix(suffix)
        destination = Destination(path.parent, name if name != path.name else output_stem(name))
        names = [one.name for one in (destination.failure, destination.record) if os.path.lexists(one)]
        if names:
            _look_at(path.parent, path.parent, names, findings)
        if is_link(destination.articles):
            findings.kept.append(Kept(destination.articles, LINK))
        elif is_folder(destination.articles):
            _rescan(destination.articles, findings)
        elif not names and not os.path.lexists(path):
            raise MissingPath(f"{path}: there is no such file or folder; check the path.")
    return findings


def remove(findings: Findings) -> Iterator[Path | Kept]:
    """Remove what was found; yields every path that is removed, and what had to be kept after all."""
    for folder, files in findings.files.items():
        if link_between(findings.root[folder], folder):
            yield Kept(folder, LINK)
            continue
        lock = FolderLock(folder)
        try:
            if not lock.acquire(wait=False):
                yield Kept(folder, "another process is writing there; try again when it is done")
                continue
        except UnwritableOutput as error:
            yield Kept(folder, str(error.__cause__ or error))
            continue
        try:
            for file in files:
                yield _remove_one(file)
        finally:
            lock.release()
        if folder.name.endswith(MANY_SUFFIX):
            with suppress(OSError):
                folder.rmdir()


def _remove_one(file: Removable) -> Path | Kept:
    if file.path.name == LOCK_NAME or LEFTOVER.fullmatch(file.path.name):
        return file.path  # removed with the lock
    try:
        if _version(file.path.lstat()) != file.version:
            return Kept(file.path, CHANGED)
        file.path.unlink()
    except OSError as error:
        return Kept(file.path, f"cannot be removed ({error.strerror})")
    return file.path


def _rescan(folder: Path, findings: Findings) -> None:
    """Look at what lies in a folder, to any depth."""

    def enters(path: Path, names: list[str]) -> bool:
        if SITE_INDEX in names and is_site(path):
            findings.kept.append(Kept(path, SITE))
            return False
        return True

    walk = FolderWalk()
    for here, names in walk.through(folder, enters=enters):
        _look_at(folder, here, names, findings)
    findings.kept += (Kept(link, LINK) for link in walk.links)
    findings.unreadable += walk.unreadable


def _look_at(root: Path, folder: Path, names: Iterable[str], findings: Findings) -> None:
    """Look at the files of one folder."""
    if folder in findings.root:
        return
    files: dict[Path, Removable] = {}
    for name in sorted(names):
        path = folder / name
        if LEFTOVER.fullmatch(name) or name == LOCK_NAME:
            files[path] = Removable(path, (0, 0, 0))
            continue
        found: list[Removable | Kept] = []
        if name.endswith(FAILURE_SUFFIX):
            found = [_checked(path, lambda path=path: is_failure(path), NOT_OURS)]  # type: ignore[misc]
        elif name.endswith(RECORD_SUFFIX):
            found = list(_of_record(path))
        for one in found:
            if isinstance(one, Kept):
                findings.kept.append(one)
            else:
                files[one.path] = one
        findings.articles += bool(found) and isinstance(found[-1], Removable)
    if files:
        findings.root[folder] = root
        findings.files[folder] = list(files.values())


def _of_record(path: Path) -> Iterator[Removable | Kept]:
    """What a record names that is as it was written, and then the record; only the record where it is not ours."""
    record: Record | None = None

    def is_ours() -> bool:
        nonlocal record
        record = read_record(path)
        return record is not None and _is_as_written(path, record)

    own = _checked(path, is_ours, NOT_OURS)
    if isinstance(own, Removable) and record is not None:
        for name, digest in record.outputs.items():
            output = path.parent / name
            if os.path.lexists(output):
                yield _checked(output, lambda output=output, digest=digest: sha256_of(output) == digest, CHANGED)  # type: ignore[misc]
    yield own


def _checked(path: Path, is_ours: Callable[[], bool], otherwise: str) -> Removable | Kept:
    """A file as one that can be removed, if it is a regular file and ours."""
    try:
        status = path.lstat()
    except OSError as error:
        return Kept(path, error.strerror or str(error))
    if stat.S_ISLNK(status.st_mode):
        return Kept(path, LINK)
    if not stat.S_ISREG(status.st_mode):
        return Kept(path, "not a regular file")
    return Removable(path, _version(status)) if is_ours() else Kept(path, otherwise)


def _is_as_written(path: Path, record: Record) -> bool:
    """Whether a record says what it said when it was written, as far as it and the summaries beside it can tell."""
    stem = path.name.removesuffix(RECORD_SUFFIX)
    destination = Destination(path.parent, stem)
    if stem != stem_of(record.source.name, record.source.place):
        return False
    if not all(is_beside(name, destination) for name in record.outputs):
        return False
    try:
        plain = json.loads(read_regular(path, RECORD_BYTES))
    except (OSError, ValueError, RecursionError):
        return False
    again = json.loads(to_json(record))
    if any(key != "schema" and value != again.get(key) for key, value in plain.items()):
        return False
    # Its sentences are those of the summaries that were written with it.
    texts = render(record, stem, ["txt"])
    for name in output_names(record.summary.languages, stem, "txt"):
        digest = hashlib.sha256(SURROGATE.sub("\ufffd", texts[name]).encode("utf-8")).hexdigest()
        if record.outputs.get(name, digest) != digest:
            return False
    return True


def _version(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns
