"""Records to JSON and back; what is read is checked in full."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from translate import Translation, read_regular

from ..cleaning import Removed
from ..reading import Place
from ..summarizing import AlignedSegment, ForeignParagraph, ParallelSummary
from .record import CODE, KEYS, READABLE_SCHEMAS, RECORD_BYTES, SURROGATE, Record, SourceFile, is_output_of


def to_json(record: Record) -> str:
    """The record as it is written: one JSON object, keys in the order a person reads them in."""
    summary = record.summary
    source = record.source
    plain = {
        "schema": record.schema,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "bytes": source.size,
            "encoding": source.encoding,
            "encoding_confidence": _rounded(source.encoding_confidence),
            "format": source.format,
            "author": source.author,
            "date": source.date,
            "place": None if source.place is None else _plain_place(source.place),
        },
        "language": {"code": summary.language, "confidence": round(summary.confidence, 2)},
        "title": None if summary.title is None else _plain_segment(summary.title),
        "sentences": [
            {
                "index": sentence.index,
                **_plain_segment(sentence),
                "score": _rounded(sentence.score),
                "instead_of": sentence.instead_of,
                **({"why": list(sentence.why)} if record.schema > 1 else {}),
            }
            for sentence in summary.sentences
        ],
        "other_languages": [asdict(paragraph) for paragraph in summary.foreign],
        "text": summary.text,
        **({"removed": [asdict(one) for one in summary.removed]} if record.schema > 1 else {}),
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
    """The record at `path`, or None where there is none that can be understood.

    `path`: its name ends in `.parallel.json`. One that speaks of other outputs than those of the source that it stands
    beside is none: what a record says must not lead to a file of anything else.
    """
    stem = path.name.removesuffix(".parallel.json")
    try:
        plain = json.loads(read_regular(path, RECORD_BYTES))
        if not isinstance(plain, dict) or plain.get("schema") not in READABLE_SCHEMAS or not plain.keys() >= KEYS:
            return None
        record = _from_plain(plain)
        if not all(is_output_of(name, stem) for name in record.outputs):
            return None
        return record if record.settings_sha256 == plain["settings_sha256"] else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


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
            why=tuple(map(_string, one["why"])) if plain["schema"] > 1 else (),
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
        removed=tuple(map(_removed, plain["removed"])) if plain["schema"] > 1 else (),
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
    return Record(file, summary, dict(settings), dict(plain["engine"]), outputs, _whole(plain["schema"]))


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


def _removed(plain: Mapping[str, Any]) -> Removed:
    return Removed(_whole(plain["line"]), _string(plain["rule"]), _string(plain["text"]))


def _place(plain: Mapping[str, Any]) -> Place:
    part, member = (None if plain.get(what) is None else _string(plain[what]) for what in ("part", "member"))
    return Place(
        _string(plain["identity"]), _whole(plain["number"]), _whole(plain["start"]), _whole(plain["end"]), part, member
    )


def _plain_place(place: Place) -> dict[str, Any]:
    """A place as plain data; what only some formats have stands only there."""
    return {name: value for name, value in asdict(place).items() if value is not None}


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
