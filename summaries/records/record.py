"""The record of one article: what is in it, as data and as JSON.

A record holds nothing that differs between two equal runs: no times, no host, no path; scores have two decimals, so
that how sentences were batched does not show.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..reading import Article, Place
from ..settings import Settings, describe_settings, hash_settings
from ..summarizing import ParallelSummary

# What is written, and what is still read. Schema 2 says which lines cleaning removed and why each sentence was chosen.
SCHEMA = 2
READABLE_SCHEMAS = (1, 2)
# Of a record's file: it holds the whole text of an article, of which there are 200 MB at most.
RECORD_BYTES = 400 * 1024**2
SURROGATE = re.compile("[\ud800-\udfff]")
# Of a language, as it stands in the names of outputs; what else a forged record says must not become part of a path.
CODE = re.compile("[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?")
# What follows the stem in the name of each output of a source but the record itself.
OUTPUT = re.compile(rf"\.(?:(?:summary|translation)\.{CODE.pattern}\.txt|parallel\.(?:html|csv|jsonl|md|tmx))")
KEYS = {"source", "language", "title", "sentences", "text", "settings", "engine", "outputs", "settings_sha256"}


@dataclass(frozen=True)
class SourceFile:
    """Where an article came from.

    `name`: of the file, without its folder. `sha256`, `size` (bytes): of the file. `encoding`, `format`: how it was
    read, and `encoding_confidence` how sure (1 is certain). `author`, `date` (`YYYY-MM-DD`): where the file says so.
    `place`: where the article lies in a file of many; then `sha256` and `size` are of that record.
    """

    name: str
    sha256: str
    size: int
    encoding: str
    encoding_confidence: float
    format: str
    author: str | None
    date: str | None
    place: Place | None = None


@dataclass(frozen=True)
class Record:
    """What is known of one article's parallel summary.

    `source`: the file. `summary`: as it was made, but that whole translations (`full`) are in files of their own and
    why a language is missing is not kept. `settings`, `engine`: what it was made with, as plain data. `outputs`: the
    SHA-256 of each file beside the record, by its name. `schema`: the version it was read in; what newer ones have
    besides is empty in an older one, and is not written for it.
    """

    source: SourceFile
    summary: ParallelSummary
    settings: Mapping[str, Any]
    engine: Mapping[str, Any]
    outputs: Mapping[str, str] = field(default_factory=dict)
    schema: int = SCHEMA

    @property
    def settings_sha256(self) -> str:
        """The hash by which a rerun knows that nothing changed."""
        return hash_settings(self.settings, self.engine)


def source_file(article: Article) -> SourceFile:
    """What a record keeps of the file that an article was read from."""
    return SourceFile(
        name=article.name,
        sha256=article.sha256,
        size=article.size,
        encoding=article.encoding,
        encoding_confidence=article.encoding_confidence,
        format=article.format,
        author=article.author,
        date=article.date,
        place=article.place,
    )


def make_record(source: SourceFile, summary: ParallelSummary, settings: Settings, engine: Mapping[str, Any]) -> Record:
    """The record of one article, before anything is written.

    `engine`: as `translate.describe_engine` gives it.
    """
    return Record(source, summary, describe_settings(settings), engine)


def is_output_of(name: str, stem: str) -> bool:
    """Whether a file of this name is an output of the source whose outputs' names begin with `stem`, but no record."""
    return name.startswith(stem) and OUTPUT.fullmatch(name, len(stem)) is not None
