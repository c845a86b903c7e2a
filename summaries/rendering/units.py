"""The sentences of many records one after another, each under an identifier of its own.

An identifier is the first sixteen digits of the SHA-256 of the source file, a hyphen, and the sentence's index in the
article, or `title`: `9f86d081884c7d65-3`. So it is the same in every format and every run, wherever a folder is moved
to, and another one when the source changes. Where several records of an export are of equal files (copies in two
folders), the second and later ones are told apart by their number: `9f86d081884c7d65.2-3`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..records import Record
from ..summarizing import AlignedSegment

DIGITS = 16


@dataclass(frozen=True)
class Unit:
    """One title or sentence of an export.

    `identifier`: unique in the export. `record`: what it is of. `segment`: in every language. `is_title`: whether it
    is the article's title; its `index` means nothing then.
    """

    identifier: str
    record: Record
    segment: AlignedSegment
    is_title: bool


def units(records: Iterable[Record]) -> Iterator[Unit]:
    """Every title and sentence of the records, in their order."""
    met: Counter[str] = Counter()
    for record in records:
        base = record.source.sha256[:DIGITS]
        met[base] += 1
        if met[base] > 1:
            base = f"{base}.{met[base]}"
        if record.summary.title is not None:
            yield Unit(f"{base}-title", record, record.summary.title, is_title=True)
        for sentence in record.summary.sentences:
            yield Unit(f"{base}-{sentence.index}", record, sentence, is_title=False)


def rounded(score: float) -> float:
    """A score as records have it: two decimals, and no minus before a zero."""
    return round(score, 2) + 0.0
