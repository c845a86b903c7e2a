"""Sources that are done, or have failed, moved to a folder of their own with all that belongs to them.

Everything is renamed, never copied, in an order that a kill cannot spoil: outputs, then the source, then what says how
it came out (the record, or the failure). So what has a record over there is whole, a source is in one place only, and
what was begun is finished by the next run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path

from translate import HamzabanError, WrongUse

from .articles import sha256_of
from .folders import is_link, link_between
from .locking import locked_now
from .outputs import Destination, output_stem
from .records import read_record, to_json
from .rights import make_folder, rights_of
from .settling import Stamp, stamp_of
from .sources import Source, source_at
from .tidying import orphans
from .writing import write_whole


class LinkInTheWay(HamzabanError):
    """A source that is not moved because a link leads to it, to its outputs or to its new place."""


def check_folder(folder: Path, into: Path, option: str) -> None:
    """Make a folder to move to, and see that files of `folder` can be renamed into it.

    `option`: its name, for the message of `WrongUse`, raised where it cannot be.
    """
    try:
        make_folder(into, folder)
        same = into.stat().st_dev == folder.stat().st_dev
    except OSError as error:
        raise WrongUse(f"{option} {into}: cannot be made ({error.strerror}); give another folder.") from error
    if not same:
        raise WrongUse(f"{option} {into}: on another file system than {folder}; give a folder on the same one.")
    if into.resolve() == folder.resolve():
        raise WrongUse(f"{option} {into}: the watched folder itself; give another one, inside it if you like.")


def move(source: Source, folder: Path, into: Path, stamp: Stamp) -> Source | None:
    """Move a source and all that belongs to it.

    `source`: in `folder`, to any depth; that depth is kept in `into`. Outputs that stand in another folder than their
    source stay there. Where a name is taken, the new one gets a number. `stamp`: the state that the source was in when
    it was done. Returns it as it is now, or None where it has changed since: then it stays where it was. Raises
    `OSError`, `UnwritableOutput` for a folder in which nothing can be written, and `LinkInTheWay`.
    """
    place = into / source.path.parent.relative_to(folder)
    link = link_between(folder, source.path) or link_between(into, place)
    if link is None and _beside(source) and is_link(source.destination.articles):
        link = source.destination.articles
    if link is not None:
        raise LinkInTheWay(f"not moved, because {link} is a link, and nothing is moved through one")
    with ExitStack() as locks:
        # In one order, whoever moves what where.
        for one in sorted({place.absolute(), source.path.parent.absolute()}):
            locks.enter_context(locked_now(one, source.path.parent))
        target = next(one for one in _targets(place, source.path.name) if not _is_taken(one))
        if stamp_of(source.path) != stamp:
            return None
        _move_outputs(source, target)
        source.path.rename(target.path)
        if not _same_content(stamp_of(target.path), stamp):
            target.path.rename(source.path)
            return None
        _move_outcome(source, target)
    return target


def finish_moves(folder: Path, into: Path) -> Iterator[Source]:
    """Finish what a killed process began to move from `folder` to `into`; yields each source where it is now."""
    for source, sha256 in orphans(folder):
        if link_between(into, into / source.path.parent.relative_to(folder)):
            continue
        for target in _targets(into / source.path.parent.relative_to(folder), source.path.name):
            if not _is_taken(target):
                break
            told = target.destination.record.exists() or target.destination.failure.exists()
            if not told and sha256_of(target.path) == sha256:
                with locked_now(target.destination.folder):
                    _move_outputs(source, target)
                    _move_outcome(source, target)
                yield target
                break


def _targets(place: Path, name: str) -> Iterator[Source]:
    """A name in a folder, and then the same with a number, for as long as is asked."""
    path = Path(name)
    for number in count(1):
        yield source_at(place / (name if number == 1 else f"{path.stem}.{number}{path.suffix}"))


def _is_taken(target: Source) -> bool:
    """Whether something has that name, or speaks of something that had it."""
    beside = target.destination
    return any(os.path.lexists(path) for path in (target.path, beside.record, beside.failure, beside.articles))


def _move_outputs(source: Source, target: Source) -> None:
    """Rename what a record speaks of and is there, or the folder of the records of a file of many."""
    articles = source.destination.articles
    if _beside(source) and articles.is_dir() and not is_link(articles):
        source.destination.articles.replace(target.destination.articles)
    record = read_record(source.destination.record) if _beside(source) else None
    for name in record.outputs if record else ():
        path = source.destination.folder / name
        if path.is_file():
            path.replace(target.destination.folder / _renamed(name, source, target))


def _move_outcome(source: Source, target: Source) -> None:
    """Move the record, or what says why a source failed; both name the source."""
    if not _beside(source):
        return
    before, after = source.destination, target.destination
    record = read_record(before.record)
    if record is not None and source.path.name != target.path.name:
        outputs = {_renamed(name, source, target): digest for name, digest in record.outputs.items()}
        file = replace(record.source, name=target.path.name)
        content = to_json(replace(record, source=file, outputs=outputs))
        write_whole(after.record, content, rights_of(target.path))
        before.record.unlink()
    elif record is not None:
        before.record.replace(after.record)
    if before.failure.is_file():
        before.failure.replace(after.failure)


def _renamed(name: str, source: Source, target: Source) -> str:
    """An output's name, of a source whose name has become another."""
    return target.destination.stem + name.removeprefix(source.destination.stem)


def _beside(source: Source) -> bool:
    """Whether outputs stand next to their source."""
    return source.destination == Destination(source.path.parent, output_stem(source.path.name))


def _same_content(stamp: Stamp | None, before: Stamp) -> bool:
    """Whether a file that was renamed is what it was; a new name is a change of the file, not of its content."""
    return stamp is not None and replace(stamp, changed=0) == replace(before, changed=0)
