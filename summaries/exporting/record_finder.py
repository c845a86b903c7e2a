"""Which records an export is of, and reading one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translate import HamzabanError, given_paths

from ..filesystem import FolderWalk, UnreadableFolder, is_file, is_folder
from ..records import RECORD_SUFFIX, Destination, Record, output_stem, read_record
from ..summarizing import AlignedSegment


class UnreadableRecord(HamzabanError):
    """A record that is missing or damaged; the message says which and how to make it again."""


@dataclass(frozen=True)
class RecordPath:
    """A record in its place.

    `path`: of its file. `folder`: where its source stands, as it is named in an export: from the name of the folder
    that was given on, as `cp -r` would lay it out, with `/` between. Empty where the record or its source was given
    itself. `problem`: where `path` is a folder that cannot be read, and so not known to hold records.
    """

    path: Path
    folder: str = ""
    problem: UnreadableFolder | None = None

    def missing(self) -> UnreadableRecord:
        """What to say where there is no such file."""
        if self.problem is not None:
            return UnreadableRecord(str(self.problem))
        kind = "no record in this folder" if is_folder(self.path) else "no such record"
        return UnreadableRecord(f"{self.path}: {kind}; `hamzaban convert` makes one of each article.")


def find_records(paths: str | Path | Iterable[str | Path]) -> list[RecordPath]:
    """The records of an export, each once, in the order of `paths` and then of names.

    `paths`: folders (searched to any depth, hidden ones left out), records, and sources that have a record, or a folder
    of records, beside them. Folders below that are links are not looked into. A path that none belongs to, and a folder
    that cannot be read, is among what is returned, for `load` to complain of.
    """
    records: dict[Path, RecordPath] = {}
    for path in given_paths(paths):
        if is_folder(path):
            found = list(_records_below(path)) or [RecordPath(path)]
        elif path.name.endswith(RECORD_SUFFIX):
            found = [RecordPath(path)]
        else:
            destination = Destination(path.parent, output_stem(path.name))
            found = [*_records_below(destination.articles)] or [RecordPath(destination.record)]
        for one in found:
            records.setdefault(one.path.absolute(), one)
    return list(records.values())


def load(found: RecordPath) -> Record:
    """The record, its source named from the given folder on.

    Raises `UnreadableRecord` where there is none, or it is damaged or of another version.
    """
    if found.problem or not is_file(found.path):
        raise found.missing()
    record = read_record(found.path)
    if record is None and not os.access(found.path, os.R_OK):
        raise UnreadableRecord(f"{found.path}: you may not read this record; check its permissions.")
    if record is None or not _is_whole(record):
        raise UnreadableRecord(
            f"{found.path}: damaged, or a record of another version; "
            "`hamzaban convert --force` on its source makes it again."
        )
    name = f"{found.folder}/{record.source.name}" if found.folder else record.source.name
    return replace(record, source=replace(record.source, name=name))


def filter_record(record: Record, languages: Sequence[str] = (), flagged: bool = False) -> Record | None:
    """The part of a record that is asked for.

    `languages`: codes to keep (default: all). `flagged`: keep only titles and sentences with a flag in one of those.
    None where nothing is left.
    """
    summary = record.summary

    def kept(segment: AlignedSegment) -> AlignedSegment | None:
        text = {code: one for code, one in segment.text.items() if not languages or code in languages}
        translations = {code: one for code, one in segment.translations.items() if code in text}
        if not text or (flagged and not any(one.flags for one in translations.values())):
            return None
        return replace(segment, text=text, translations=translations)

    title = kept(summary.title) if summary.title else None
    sentences = tuple(filter(None, map(kept, summary.sentences)))
    if title is None and not sentences:
        return None
    # A source that nobody asked a summary in is in every segment all the same: named, it is wanted.
    available = (*summary.languages, *({summary.language} - {*summary.languages}))
    codes = tuple(code for code in available if code in languages) if languages else summary.languages
    return replace(record, summary=replace(summary, languages=codes, title=title, sentences=sentences))


def _records_below(folder: Path) -> Iterator[RecordPath]:
    """The records in a folder, to any depth, in an order that is the same everywhere."""
    # `folder/..` and `.` have a name only when resolved.
    base = folder.resolve().name
    walk = FolderWalk()
    for parent, names in walk.through(folder):
        below = "/".join((base, *parent.relative_to(folder).parts)).lstrip("/")
        for name in names:
            if name.endswith(RECORD_SUFFIX) and not name.startswith("."):
                yield RecordPath(parent / name, below)
    for problem in walk.unreadable:
        yield RecordPath(problem.path, problem=problem)


def _is_whole(record: Record) -> bool:
    """Whether all that exports use is there and of its type: a file can be damaged and still be JSON."""
    summary, source = record.summary, record.source
    segments = (*((summary.title,) if summary.title else ()), *summary.sentences)
    texts = [source.name, source.sha256, source.date or "", summary.language, *summary.languages]
    numbers: list[object] = []
    for segment in segments:
        texts += [*segment.text.keys(), *segment.text.values()]
        numbers += [segment.index, segment.start, segment.end, segment.score]
        for translation in segment.translations.values():
            texts += translation.flags
            numbers.append(translation.score)
    return (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(number, (int, float)) for number in numbers)
        and all(segment.text.keys() >= {*summary.languages, *segment.translations} for segment in segments)
    )
