"""Results whose source is gone: found, and taken away."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from translate import read_regular

from .articles import sha256_of
from .failures import FAILURE_BYTES
from .folders import is_link
from .locking import locked_now
from .outputs import FAILURE_SUFFIX, RECORD_SUFFIX, Destination, take_away
from .records import RECORD_BYTES, read_record
from .settling import stamp_of
from .sources import Source, source_at


def orphans(folder: Path) -> Iterator[tuple[Source, str]]:
    """What was made in a folder of sources that are not there any more, to any depth but not through links.

    Yields the source, as it was, and the SHA-256 it had, of every record and of every file that says why one failed.
    """
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        there = set(names)
        for name in sorted(names):
            stem = name.removesuffix(FAILURE_SUFFIX).removesuffix(RECORD_SUFFIX)
            if stem == name or stem in there:
                continue
            try:
                most = FAILURE_BYTES if name.endswith(FAILURE_SUFFIX) else RECORD_BYTES
                described = json.loads(read_regular(Path(parent, name), most))["source"]
                source = source_at(Path(parent, Path(described["name"]).name))
                gone = stamp_of(source.path) is None
                sha256 = str(described["sha256"])
            except (OSError, ValueError, LookupError, TypeError, RecursionError):
                continue  # none of ours; or what cannot be looked at, and so is not known to be gone
            if gone and name in {source.destination.record.name, source.destination.failure.name}:
                yield source, sha256


def tidy(source: Source) -> tuple[Path, ...]:
    """Take away what was made of a source: the record, and what it speaks of and nobody has changed since.

    Returns what was taken away; nothing where the record is none of ours, or a link leads to it. Raises
    `OSError`, and `UnwritableOutput`.
    """
    destination = source.destination
    if destination.link or is_link(destination.articles):
        return ()
    if destination.articles.is_dir():
        return _tidy_many(destination.articles)
    if not destination.folder.is_dir():
        return ()
    with locked_now(destination.folder):
        record = read_record(destination.record)
        if record is None and destination.record.exists():
            return ()
        outputs = record.outputs if record else {}
        ours = {name for name, digest in outputs.items() if sha256_of(destination.folder / name) == digest}
        taken = [destination.folder / name for name in sorted(ours)]
        taken += [path for path in (destination.record, destination.failure) if path.is_file()]
        take_away(destination, keep=outputs.keys() - ours)
        destination.failure.unlink(missing_ok=True)
        return tuple(taken)


def _tidy_many(articles: Path) -> tuple[Path, ...]:
    """Take away what was made of a file of many articles, and its folder where nothing else is in it."""
    taken: list[Path] = []
    for name in sorted(path.name for path in articles.iterdir()):
        for suffix in (FAILURE_SUFFIX, RECORD_SUFFIX):
            if name.endswith(suffix):
                taken += tidy(Source(articles, Destination(articles, name.removesuffix(suffix))))
                break
    with suppress(OSError):
        articles.rmdir()
    return tuple(taken)


def same_place(source: Path, device: int) -> bool:
    """Whether a file that is gone was on the file system that is there now, and not on one that was taken away.

    `device`: of the file when it was there.
    """
    for folder in source.parents:
        try:
            return folder.stat().st_dev == device
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            break
    return False
