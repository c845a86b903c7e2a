"""The record of one article: what is in it, as data and as JSON.

A record holds nothing that differs between two equal runs: no times, no host, no path; scores have two decimals, so
that how sentences were batched does not show.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from translate import Translation, read_regular

from .articles import Article, Place
from .choosing import ForeignParagraph, Settings
from .parallel import AlignedSegment, ParallelSummary

SCHEMA = 1
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
    SHA-256 of each file beside the record, by its name.
    """

    source: SourceFile
    summary: ParallelSummary
    settings: Mapping[str, Any]
    engine: Mapping[str, Any]
    outputs: Mapping[str, str] = field(default_factory=dict)

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
        **asdict(settings.reading),
    }


def hash_settings(settings: Mapping[str, Any], engine: Mapping[str, Any]) -> str:
    """The SHA-256 of what decides a summary besides its source: settings, beam and packages, as plain data."""
    decided = {"settings": dict(settings), "engine": dict(engine)}
    canonical = json.dumps(decided, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    # A topic comes from a command line, where bytes that are not UTF-8 are halves of pairs.
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def to_json(record: Record) -> str:
    """The record as it is written: one JSON object, keys in the order a person reads them in."""
    summary = record.summary
    source = record.source
    plain = {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "bytes": source.size,
            "encoding": source.encoding,
            "encoding_confidence": _rounded(source.encoding_confidence),
            "format": source.format,
            "author": source.author,
            "date": source.date,
            "place": None if source.place is None else asdict(source.place),
        },
        "language": {"code": summary.language, "confidence": round(summary.confidence, 2)},
        "title": None if summary.title is None else _plain_segment(summary.title),
        "sentences": [
            {
                "index": sentence.index,
                **_plain_segment(sentence),
                "score": _rounded(sentence.score),
                "instead_of": sentence.instead_of,
            }
            for sentence in summary.sentences
        ],
        "other_languages": [asdict(paragraph) for paragraph in summary.foreign],
        "text": summary.text,
        "settings": dict(record.settings),
        "engine": dict(record.engine),
        "outputs": dict(sorted(record.outputs.items())),
        "settings_sha256": record.settings_sha256,
    }
    return valid_unicode(json.dumps(plain, ensure_ascii=False, indent=1)) + "\n"


def valid_unicode(written: str) -> str:
    """JSON that can be written as UTF-8: bytes of a file's name that are not become escapes (`\\udc…`)."""
    return SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def read_record(path: Path) -> Record | None:
    """The record at `path`, or None where there is none of this version that can be understood.

    `path`: its name ends in `.parallel.json`. One that speaks of other outputs than those of the source that it stands
    beside is none: what a record says must not lead to a file of anything else.
    """
    stem = path.name.removesuffix(".parallel.json")
    try:
        plain = json.loads(read_regular(path, RECORD_BYTES))
        if not isinstance(plain, dict) or plain.get("schema") != SCHEMA or not plain.keys() >= KEYS:
            return None
        record = _from_plain(plain)
        if not all(is_output_of(name, stem) for name in record.outputs):
            return None
        return record if record.settings_sha256 == plain["settings_sha256"] else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def is_output_of(name: str, stem: str) -> bool:
    """Whether a file of this name is an output of the source whose outputs' names begin with `stem`, but no record."""
    return name.startswith(stem) and OUTPUT.fullmatch(name, len(stem)) is not None


def _from_plain(plain: Mapping[str, Any]) -> Record:
    """A record from its JSON; any error of looking up means that it is none."""
    source, language, settings = plain["source"], plain["language"], plain["settings"]
    text, code = _string(plain["text"]), _string(language["code"])
    title = _segment(plain["title"], text, code) if plain["title"] else None
    sentences = tuple(
        replace(
            _segment(one, text, code),
            index=_whole(one["index"]),
            score=_number(one["score"]),
            instead_of=None if one["instead_of"] is None else _whole(one["instead_of"]),
        )
        for one in plain["sentences"]
    )
    segments = (*((title,) if title else ()), *sentences)
    available = segments[0].text.keys() if segments else {code}
    if any(segment.text.keys() != available for segment in segments):
        raise ValueError("not parallel")
    if not all(map(CODE.fullmatch, {*available, code})):
        raise ValueError("no code of a language")
    languages = [one for one in settings["to"] if one in available]
    if len(languages) < len(settings["to"]) and code not in languages:
        languages.append(code)
    summary = ParallelSummary(
        text=text,
        language=code,
        confidence=_number(language["confidence"]),
        languages=tuple(languages),
        title=title,
        sentences=sentences,
        foreign=tuple(_foreign(paragraph) for paragraph in plain["other_languages"]),
    )
    file = SourceFile(
        name=_string(source["name"]),
        sha256=_string(source["sha256"]),
        size=_whole(source["bytes"]),
        encoding=_string(source["encoding"]),
        encoding_confidence=_number(source["encoding_confidence"]),
        format=_string(source["format"]),
        author=None if source["author"] is None else _string(source["author"]),
        date=None if source["date"] is None else _string(source["date"]),
        place=None if source["place"] is None else _place(source["place"]),
    )
    outputs = {name: _string(digest) for name, digest in plain["outputs"].items()}
    return Record(file, summary, dict(settings), dict(plain["engine"]), outputs)


def _segment(plain: Mapping[str, Any], text: str, code: str) -> AlignedSegment:
    """A title or sentence of `text`, which is in the language `code`, from its plain data."""
    start, end = _whole(plain["start"]), _whole(plain["end"])
    texts = {language: _string(one) for language, one in plain["text"].items()}
    if text[start:end] != texts[code]:
        raise ValueError("moved")
    translations = {
        language: Translation(texts[language], _number(one["score"]), tuple(map(_string, one["flags"])))
        for language, one in plain["translations"].items()
    }
    return AlignedSegment(-1, start, end, 0.0, texts, translations)


def _foreign(plain: Mapping[str, Any]) -> ForeignParagraph:
    start, end = _whole(plain["start"]), _whole(plain["end"])
    return ForeignParagraph(start, end, _string(plain["language"]), _number(plain["confidence"]))


def _place(plain: Mapping[str, Any]) -> Place:
    return Place(_string(plain["identity"]), _whole(plain["number"]), _whole(plain["start"]), _whole(plain["end"]))


def _string(value: object) -> str:
    """`value`, where it is what is written in its place; else `TypeError`, as from the two below."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(value)
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise TypeError(value)
    return value


def _plain_segment(segment: AlignedSegment) -> dict[str, Any]:
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
