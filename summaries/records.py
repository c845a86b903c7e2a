"""What stands next to the source: names, formats, atomic writes, and whether it is up to date.

The record (`NAME.parallel.json`) is what "done" means. It is taken away before anything else changes and
written last, so whatever moment a run is killed at, a record never describes files that are not there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from translate import HamzabanError

from .articles import Article, sha256_of
from .choosing import Settings
from .parallel import AlignedSegment, ParallelSummary

SCHEMA = 1
RECORD_SUFFIX = ".parallel.json"
KEYS = {"source", "language", "title", "sentences", "text", "settings", "engine", "settings_sha256"}
FORMATS = ("json", "txt")
PART_SUFFIX = ".part"


class UnwritableOutput(HamzabanError):
    """A summary that cannot be written where it belongs; the message says why and what to do."""


def is_output(name: str) -> bool:
    """Whether a file of this name is something that Hamzaban wrote, and so never a source."""
    stem, _, suffix = name.rpartition(".")
    if suffix in {"json", "html", "tmx"}:
        return stem.endswith(".parallel")
    kind, _, _language = stem.rpartition(".")
    return suffix == "txt" and kind.endswith((".summary", ".translation"))


def record_path(folder: Path, name: str) -> Path:
    """Where the record of the source called `name` stands in `folder`."""
    return folder / f"{name}{RECORD_SUFFIX}"


def output_paths(
    folder: Path, name: str, languages: Iterable[str], settings: Settings, formats: Iterable[str]
) -> tuple[Path, ...]:
    """Every file that stands next to the source called `name`, the record last.

    `languages`: the codes that the summary is available in. `formats`: of `FORMATS`.
    """
    paths: list[Path] = []
    codes = list(languages)
    if "txt" in formats:
        paths += [folder / f"{name}.summary.{code}.txt" for code in codes]
    if settings.full:
        paths += [folder / f"{name}.translation.{code}.txt" for code in codes]
    return (*paths, record_path(folder, name))


def make_record(
    article: Article, summary: ParallelSummary, settings: Settings, engine: Mapping[str, Any]
) -> dict[str, Any]:
    """The record of one article as plain data, in the order it is written in.

    It holds nothing that differs between two equal runs; scores are rounded to two decimals, so that how
    sentences were batched does not show.
    """
    return {
        "schema": SCHEMA,
        "source": {
            "name": article.name,
            "sha256": article.sha256,
            "bytes": article.size,
            "encoding": article.encoding,
            "format": article.format,
        },
        "language": {"code": summary.language, "confidence": round(summary.confidence, 2)},
        "title": None if summary.title is None else _segment(summary.title),
        "sentences": [
            {
                "index": sentence.index,
                **_segment(sentence),
                "score": _rounded(sentence.score),
                "instead_of": sentence.instead_of,
            }
            for sentence in summary.sentences
        ],
        "other_languages": [asdict(paragraph) for paragraph in summary.foreign],
        "text": summary.text,
        "settings": describe_settings(settings),
        "engine": dict(engine),
        "settings_sha256": settings_sha256(settings, engine),
    }


def describe_settings(settings: Settings) -> dict[str, Any]:
    """The settings as plain data."""
    return {
        "to": list(settings.to),
        "from": settings.source,
        "sentences": settings.length.sentences,
        "ratio": settings.length.ratio,
        "words": settings.length.words,
        "method": settings.method,
        "full": settings.full,
        "about": settings.about,
    }


def settings_sha256(settings: Settings, engine: Mapping[str, Any]) -> str:
    """The hash by which a rerun knows that nothing changed: settings, beam and packages."""
    decided = {"settings": describe_settings(settings), "engine": dict(engine)}
    canonical = json.dumps(decided, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def read_record(path: Path) -> dict[str, Any] | None:
    """The record at `path`, or None where there is none that can be understood."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    whole = isinstance(record, dict) and record.get("schema") == SCHEMA and record.keys() >= KEYS
    return record if whole else None


def is_up_to_date(
    source: Path,
    folder: Path,
    settings: Settings,
    formats: Iterable[str],
    describe: Callable[[str, Iterable[str]], Mapping[str, Any]],
) -> bool:
    """Whether what stands next to `source` is what a run would write now.

    `folder`: where its outputs stand. `describe`: from a source language and targets to the engine that
    would be used now. A record of the same source, settings and engine must be there, and every file with it.
    """
    record = read_record(record_path(folder, source.name))
    if record is None:
        return False
    try:
        language = record["language"]["code"]
        same = record["source"]["sha256"] == sha256_of(source) and record["settings_sha256"] == settings_sha256(
            settings, describe(language, settings.to)
        )
        available = _languages(record)
    except (KeyError, TypeError):
        return False
    return same and all(path.is_file() for path in output_paths(folder, source.name, available, settings, formats))


def write_outputs(
    folder: Path,
    article: Article,
    summary: ParallelSummary,
    settings: Settings,
    formats: Iterable[str],
    engine: Mapping[str, Any],
) -> tuple[Path, ...]:
    """Write everything that stands next to one source, the record last.

    `folder`: where; made if need be. Files of an older run that the new record does not speak of are taken
    away, so that all summaries next to a source are parallel to each other. Returns the paths, the record
    last. Raises `UnwritableOutput`.
    """
    record = record_path(folder, article.name)
    formats = tuple(formats)
    paths = output_paths(folder, article.name, summary.languages, settings, formats)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _take_away_older(folder, article.name, keep=set(paths))
        if "txt" in formats:
            for code in summary.languages:
                _write(folder / f"{article.name}.summary.{code}.txt", _plain_summary(summary, code))
        for code, text in summary.full.items():
            _write(folder / f"{article.name}.translation.{code}.txt", text + "\n")
        content = make_record(article, summary, settings, engine)
        _write(record, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise UnwritableOutput(
            f"{error.filename or folder}: cannot be written ({error.strerror}); "
            "make room or give another folder with --output."
        ) from error
    return paths


def _segment(segment: AlignedSegment) -> dict[str, Any]:
    """A title or sentence as plain data."""
    return {
        "start": segment.start,
        "end": segment.end,
        "text": dict(segment.text),
        "translations": {
            code: {"score": _rounded(translation.score), "flags": list(translation.flags)}
            for code, translation in segment.translations.items()
        },
    }


def _rounded(score: float) -> float:
    """Two decimals, and no minus before a zero."""
    return round(score, 2) + 0.0


def _plain_summary(summary: ParallelSummary, language: str) -> str:
    """The title and a blank line where there is a title, then one sentence a line."""
    title = [summary.title.text[language], ""] if summary.title else []
    return "\n".join((*title, *summary.lines(language))) + "\n"


def _languages(record: Mapping[str, Any]) -> list[str]:
    """The codes that the summary of a record is available in: `ParallelSummary.languages`."""
    segments = [*record["sentences"], *([record["title"]] if record["title"] else [])]
    source, wanted = record["language"]["code"], record["settings"]["to"]
    available = set(segments[0]["text"]) if segments else {source}
    languages = [code for code in wanted if code in available]
    return languages if len(languages) == len(wanted) or source in languages else [*languages, source]


def _take_away_older(folder: Path, name: str, keep: set[Path]) -> None:
    """Remove the older record, then the files it speaks of that are not in `keep`."""
    path = record_path(folder, name)
    record = read_record(path)
    path.unlink(missing_ok=True)
    if record is None:
        return
    for code in (*record["settings"]["to"], record["language"]["code"]):
        for kind in ("summary", "translation"):
            older = folder / f"{name}.{kind}.{code}.txt"
            if older not in keep:
                older.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside its place first, on the disk, then renamed."""
    part = path.with_name(f".{path.name}.{os.getpid()}{PART_SUFFIX}")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
