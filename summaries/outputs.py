"""What stands next to a source: which files, under which names, written in which order.

The record (`NAME.parallel.json`) is what "done" means. It is taken away before any file is written and comes back last,
so whatever moment a run is killed at, a record never stands beside newer files than its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from translate import open_regular

from .articles import sha256_of
from .folders import link_between
from .parallel import ParallelSummary
from .records import SURROGATE, Record, is_output_of, read_record, to_json
from .rights import ANYBODY, Rights, is_wider, narrow
from .writing import UnwritableOutput, write_whole

# The outputs of a file of many articles stand in a folder of their own: NAME.articles.
MANY_SUFFIX = ".articles"
RECORD_SUFFIX = ".parallel.json"
FAILURE_SUFFIX = ".parallel.error.json"
# What every file of a site says of itself, within its first bytes; `exporting.site` writes them.
SITE_INDEX, SITE_GENERATOR, SITE_HEAD = "index.html", "Hamzaban site", 1024
# What the index of every site searches in.
SITE_SHARD = "search/1.js"
# File systems take names of 255 bytes; what is added to a source's name is shorter than this.
LONGEST_NAME, ROOM = 255, 32


def _exported(format_name: str, record: Record) -> str:
    """A record in one of the formats that `hamzaban export` writes."""
    from .exporting.export import render_one

    return render_one(format_name, record)


def _html(record: Record) -> str:
    """The page a person reads; its room is only entered where it is asked for."""
    from .exporting.page import page

    return page(record)


# Formats that are one file for all languages, by name; what is written is made of the record alone.
PAGES: dict[str, Callable[[Record], str]] = {
    "html": _html,
    "csv": partial(_exported, "csv"),
    "jsonl": partial(_exported, "jsonl"),
    "md": partial(_exported, "md"),
    "tmx": partial(_exported, "tmx"),
}
DEFAULT_FORMATS = ("json", "txt")
FORMATS = (*DEFAULT_FORMATS, *PAGES)


@dataclass(frozen=True)
class Destination:
    """Where the outputs of one article stand: all of them begin with `stem`, in `folder`.

    `root`: the folder that was given, or that the source lies in; no link is followed on the way down from it.
    """

    folder: Path
    stem: str
    root: Path | None = field(default=None, compare=False)

    @property
    def link(self) -> Path | None:
        """The link that leads to the outputs, where there is one below `root`."""
        return link_between(self.root or self.folder, self.folder)

    @property
    def record(self) -> Path:
        """The record's path."""
        return self.folder / f"{self.stem}{RECORD_SUFFIX}"

    @property
    def articles(self) -> Path:
        """The folder of the outputs of a file of many articles."""
        return self.folder / f"{self.stem}{MANY_SUFFIX}"

    @property
    def failure(self) -> Path:
        """The path of what says why it failed."""
        return self.folder / f"{self.stem}{FAILURE_SUFFIX}"


def output_stem(name: str) -> str:
    """What the names of all outputs of a source begin with: its own whole name, so that nothing collides.

    `name`: of the source. Where the outputs' names would be longer than file systems take, its end gives way to a hash.
    """
    encoded = name.encode("utf-8", "surrogateescape")
    if len(encoded) <= LONGEST_NAME - ROOM:
        return name
    digest = hashlib.sha256(encoded).hexdigest()[:12]
    kept = encoded[: LONGEST_NAME - ROOM - len(digest) - 1].decode("utf-8", "ignore")
    return f"{kept}~{digest}"


def is_output(name: str) -> bool:
    """Whether a file of this name is something that Hamzaban wrote, and so never a source."""
    stem, _, suffix = name.rpartition(".")
    if suffix in {"json", "txt", *PAGES} and stem.endswith((".parallel", ".parallel.error")):
        return True
    kind, _, _language = stem.rpartition(".")
    return suffix == "txt" and kind.endswith((".summary", ".translation"))


def is_site(folder: Path) -> bool:
    """Whether a folder holds a site that Hamzaban wrote, and so no article: an index, and what that searches in."""
    return is_of_site(folder / SITE_INDEX) and is_of_site(folder / SITE_SHARD)


def is_of_site(path: Path) -> bool:
    """Whether a file says of itself that it was written for a site of ours."""
    try:
        with open_regular(path) as file:
            return SITE_GENERATOR.encode("ascii") in file.read(SITE_HEAD)
    except OSError:
        return False


def render(record: Record, stem: str, formats: Iterable[str]) -> dict[str, str]:
    """The content of every file beside a record that can be made of the record alone, by name.

    `stem`: what their names begin with. `formats`: of `FORMATS`; `json` is the record itself and not among them.
    """
    files: dict[str, str] = {}
    for format_name in formats:
        names = output_names(record.summary.languages, stem, format_name)
        if format_name == "txt":
            texts = [_plain_summary(record.summary, code) for code in record.summary.languages]
            files |= zip(names, texts, strict=True)
        else:
            files |= {name: PAGES[format_name](record) for name in names}
    return files


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


def output_names(languages: Iterable[str], stem: str, format_name: str) -> list[str]:
    """The files of one format beside a record, by name.

    `languages`: codes that the summary is in. `stem`: what names begin with.
    """
    if format_name == "json":
        return []
    if format_name == "txt":
        return [f"{stem}.summary.{code}.txt" for code in languages]
    return [f"{stem}.parallel.{format_name}"]


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

    As `put_outputs`; the files that the record speaks of stay.
    """
    files = render(record, destination.stem, formats)
    composed = _with_record(destination.stem, record, files, keep=record.outputs)
    return put_outputs(destination, composed, keep=record.outputs, rights=rights)


def _with_record(
    stem: str, record: Record, files: Mapping[str, str], keep: Mapping[str, str] | None = None
) -> dict[str, str]:
    """`files`, and then the record that speaks of them and of those of `keep` (SHA-256 by name)."""
    files = {name: SURROGATE.sub("\ufffd", content) for name, content in files.items()}
    written = {name: hashlib.sha256(content.encode("utf-8")).hexdigest() for name, content in files.items()}
    outputs = dict(keep or {}) | written
    return {**files, f"{stem}{RECORD_SUFFIX}": to_json(replace(record, outputs=outputs))}


def put_outputs(
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
        take_away(destination, keep={*files, *keep})
        destination.failure.unlink(missing_ok=True)
        for path, content in zip(paths, files.values(), strict=True):
            write_whole(path, content, rights)
        for name in keep:
            with suppress(FileNotFoundError):
                narrow(destination.folder / name, rights)
    except OSError as error:
        # Named by its own name: an error of writing names no file, and one of opening a name that nobody has seen.
        raise UnwritableOutput(
            f"{path}: cannot be written ({error.strerror}); make room or give another folder with --output."
        ) from error
    return paths


def holds(path: Path, text: str) -> bool:
    """Whether a file is a text in UTF-8, byte for byte. Raises `OSError` where there is none that can be read."""
    content = text.encode("utf-8")
    with open_regular(path) as file:
        return file.read(len(content) + 1) == content


def outputs_stand(destination: Destination, files: Mapping[str, str]) -> bool:
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


def take_away(destination: Destination, keep: Iterable[str] = ()) -> None:
    """Take away the files that a record speaks of, but for those of `keep` (names), and then it. Raises `OSError`.

    It goes last: once it is gone, nothing says which files of an older run there were.
    """
    record = read_record(destination.record)
    for name in sorted(record.outputs.keys() - set(keep)) if record else ():
        (destination.folder / name).unlink(missing_ok=True)
    destination.record.unlink(missing_ok=True)


def _plain_summary(summary: ParallelSummary, language: str) -> str:
    """The title and a blank line where there is a title, then one sentence a line."""
    title = [summary.title.text[language], ""] if summary.title else []
    return "\n".join((*title, *summary.lines(language))) + "\n"
