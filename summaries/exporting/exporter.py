"""Many records to one file, in any format; never more than one of them in memory."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from pathlib import Path
from typing import BinaryIO

from translate import WrongUse, find_languages, given_path, given_paths

from ..filesystem import ANYBODY, UnwritableOutput, is_file, make_folder, rights_of, write_atomically
from ..records import RECORD_SUFFIX, Destination, Record, output_stem
from ..rendering import WRITERS
from .record_finder import RecordPath, UnreadableRecord, filter_record, find_records, load


@dataclass(frozen=True)
class Exported:
    """What became of an export.

    `records`: how many were looked at and could be read. `unreadable`: why the others could not be, in their order.
    """

    records: int
    unreadable: tuple[UnreadableRecord, ...]


def export(
    paths: str | Path | Iterable[str | Path],
    format_name: str,
    output: str | Path | BinaryIO,
    *,
    languages: str | Iterable[str] = (),
    flagged: bool = False,
) -> Exported:
    """Write many records as one file.

    `paths`: folders (searched to any depth), records, or sources that have one. `format_name`: of `WRITERS`.
    `output`: a file, written whole or not at all, or a stream of bytes. `languages`: codes or names to keep (default:
    all). `flagged`: only what is doubtful in one of them. What has no record, or a damaged one, is left out and
    reported; where nothing has one, nothing is written.

    Two exports of equal records write the same bytes. Raises `WrongUse` or `UnknownLanguage` for what cannot be meant,
    and `UnwritableOutput`.
    """
    if format_name not in WRITERS:
        raise WrongUse(f"Unknown format '{format_name}'. There are {', '.join(WRITERS)}.")
    codes = find_languages(languages)
    if isinstance(output, str | Path):
        output = given_path(output, "The output file")
        _check_output(output)
    chosen = _Chosen(find_records(given_paths(paths)), codes, flagged)
    if not any(is_file(one.path) for one in chosen.found):
        return Exported(0, tuple(one.missing() for one in chosen.found))
    pieces = WRITERS[format_name](chosen)
    try:
        if isinstance(output, Path):
            make_folder(output.parent)
            # Who may not read one of the records may not read what holds all of them.
            rights = reduce(and_, (rights_of(one.path) for one in chosen.found if not one.problem), ANYBODY)
            write_atomically(output, pieces, rights)
        else:
            for piece in pieces:
                output.write(piece.encode("utf-8"))
            output.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read it has enough, as `head` does
            raise
        name = output if isinstance(output, Path) else "standard output"
        raise UnwritableOutput(
            f"{name}: cannot be written ({error.strerror}); make room or give another file with --output."
        ) from error
    return chosen.outcome()


@dataclass(frozen=True)
class _Chosen:
    """The records of an export, read from their files each time they are gone through.

    `unreadable`: why, for each one that could not be read, by its path; filled on the way.
    """

    found: Sequence[RecordPath]
    languages: Sequence[str]
    flagged: bool
    unreadable: dict[Path, UnreadableRecord] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Record]:
        for one in self.found:
            try:
                record = filter_record(load(one), self.languages, self.flagged)
            except UnreadableRecord as error:
                self.unreadable[one.path] = error
                continue
            if record is not None:
                yield record

    def outcome(self) -> Exported:
        """What became of them, once they were gone through."""
        unreadable = tuple(self.unreadable[one.path] for one in self.found if one.path in self.unreadable)
        return Exported(len(self.found) - len(unreadable), unreadable)


def _check_output(path: Path) -> None:
    """Raise `WrongUse` where an export would take the place of a record or of a source."""
    if path.exists() and not path.is_file():
        raise WrongUse(f"{path}: is there and is no file; give another name, or no --output to write to a pipe.")
    if path.name.endswith(RECORD_SUFFIX):
        raise WrongUse(f"{path}: this is the name of a record; give the export another one.")
    if Destination(path.parent, output_stem(path.name)).record.exists():
        raise WrongUse(f"{path}: this is an article that was summarised; give the export another name.")
