"""What stands next to a source: which files, under which names, written in which order.

The record (`NAME.parallel.json`) is what "done" means. It is taken away before any file is written and comes back last,
so whatever moment a run is killed at, a record never stands beside newer files than its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from .filesystem import ANYBODY, Rights, UnwritableOutput, holds, is_wider, narrow, write_atomically
from .reading import sha256_of
from .records import RECORD_SUFFIX, SURROGATE, Destination, Record, is_output_of, read_record, to_json
from .rendering import output_names, render


def missing_formats(destination: Destination, record: Record, formats: Iterable[str]) -> tuple[str, ...] | None:
    """Which of `formats` are not there as they were written, beside a record that stands.

    None where whole translations are lost or were changed: those are not in the record, and have to be made again.
    """
    whole = {name for name, digest in record.outputs.items() if sha256_of(destination.folder / name) == digest}
    if any(name.startswith(f"{destination.stem}.translation.") for name in record.outputs.keys() - whole):
        return None
    return tuple(
        name for name in formats if not whole.issuperset(output_names(record.summary.languages, destination.stem, name))
    )


def compose_outputs(stem: str, record: Record, formats: Iterable[str]) -> dict[str, str]:
    """The content of everything that stands next to one source, by name, the record last; nothing is written.

    `stem`: what names begin with. `record`: of the article, with its whole translations where there are any.
    """
    files = render(record, stem, formats)
    for code, text in record.summary.full.items():
        files[f"{stem}.translation.{code}.txt"] = text + "\n"
    return _with_record(stem, record, files)


def add_formats(
    destination: Destination, record: Record, formats: Iterable[str], rights: Rights = ANYBODY
) -> tuple[Path, ...]:
    """Write further formats of a record that stands at `destination` already; nothing is translated for it.

    As `write_outputs`; the files that the record speaks of stay.
    """
    files = render(record, destination.stem, formats)
    composed = _with_record(destination.stem, record, files, keep=record.outputs)
    return write_outputs(destination, composed, keep=record.outputs, rights=rights)


def _with_record(
    stem: str, record: Record, files: Mapping[str, str], keep: Mapping[str, str] | None = None
) -> dict[str, str]:
    """`files`, and then the record that speaks of them and of those of `keep` (SHA-256 by name)."""
    files = {name: SURROGATE.sub("\ufffd", content) for name, content in files.items()}
    written = {name: hashlib.sha256(content.encode("utf-8")).hexdigest() for name, content in files.items()}
    outputs = dict(keep or {}) | written
    return {**files, f"{stem}{RECORD_SUFFIX}": to_json(replace(record, outputs=outputs))}


def write_outputs(
    destination: Destination, files: Mapping[str, str], keep: Iterable[str] = (), rights: Rights = ANYBODY
) -> tuple[Path, ...]:
    """Put composed files into place, the record last.

    `destination`: where, in a folder that is there: who holds its lock made it, and one that was removed since is not
    made again. `files`: content by name, as `compose_outputs` gives it. `keep`: names of files that stay as they are.
    `rights`: of the source; no output allows others more.
    Files of an older run that the new record does not speak of are taken away, so that all summaries next to a source
    are parallel to each other. Returns the paths, the record last. Raises `UnwritableOutput`.
    """
    paths = tuple(destination.folder / name for name in files)
    path = destination.record
    try:
        remove_outputs(destination, keep={*files, *keep})
        destination.failure.unlink(missing_ok=True)
        for path, content in zip(paths, files.values(), strict=True):
            write_atomically(path, content, rights)
        for name in keep:
            with suppress(FileNotFoundError):
                narrow(destination.folder / name, rights)
    except OSError as error:
        # Named by its own name: an error of writing names no file, and one of opening a name that nobody has seen.
        raise UnwritableOutput(
            f"{path}: cannot be written ({error.strerror}); make room or give another folder with --output."
        ) from error
    return paths


def outputs_match(destination: Destination, files: Mapping[str, str]) -> bool:
    """Whether composed files are in place already, byte for byte."""
    try:
        return all(holds(destination.folder / name, text) for name, text in files.items())
    except OSError:
        return False


def narrow_outputs(destination: Destination, rights: Rights) -> None:
    """Take from outputs what they allow others beyond `rights`, where the record does.

    Raises:
        UnwritableOutput: Where they belong to somebody else.
    """
    path = destination.record
    try:
        if not is_wider(path, rights):
            return
        record = read_record(path)
        names = [name for name in record.outputs if is_beside(name, destination)] if record else []
        for path in (*(destination.folder / name for name in sorted(names)), destination.record):
            with suppress(FileNotFoundError):
                narrow(path, rights)
    except OSError as error:
        raise UnwritableOutput(
            f"{path}: more people may read it than its source, and that cannot be changed ({error.strerror}); "
            "ask its owner to take their rights away."
        ) from error


def is_beside(name: str, destination: Destination) -> bool:
    """Whether a record may speak of a file of this name: one written by hand must not lead elsewhere."""
    return is_output_of(name, destination.stem)


def remove_outputs(destination: Destination, keep: Iterable[str] = ()) -> None:
    """Take away the files that a record speaks of, but for those of `keep` (names), and then it. Raises `OSError`.

    It goes last: once it is gone, nothing says which files of an older run there were.
    """
    record = read_record(destination.record)
    for name in sorted(record.outputs.keys() - set(keep)) if record else ():
        (destination.folder / name).unlink(missing_ok=True)
    destination.record.unlink(missing_ok=True)
