"""Names: where the outputs of a source go, and which files are outputs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from translate import open_regular

from ..filesystem import link_between

# The outputs of a file of many articles stand in a folder of their own: NAME.articles.
MANY_SUFFIX = ".articles"
# One for each format that is one file for all languages, and those of records and plain summaries.
OUTPUT_SUFFIXES = frozenset({"json", "txt", "html", "csv", "jsonl", "md", "tmx"})
RECORD_SUFFIX = ".parallel.json"
FAILURE_SUFFIX = ".parallel.error.json"
# What every file of a site says of itself, within its first bytes; `exporting.site` writes them.
SITE_INDEX, SITE_GENERATOR, SITE_HEAD = "index.html", "Hamzaban site", 1024
# What the index of every site searches in.
SITE_SHARD = "search/1.js"
# File systems take names of 255 bytes; what is added to a source's name is shorter than this.
LONGEST_NAME, ROOM = 255, 32


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
    if suffix in OUTPUT_SUFFIXES and stem.endswith((".parallel", ".parallel.error")):
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
