"""The page a person reads: one article's summary in its languages side by side, and the article below.

It is one file that asks for nothing outside itself and has no script. Each row is one sentence, each column one
language in its own direction; the sentence is marked in the article, and each leads to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from translate import describe_flags

from ...ranking import DEFAULT_LENGTH_IN_WORDS, REASONS
from ...records import SITE_GENERATOR, Record, SourceFile
from ...summarizing import AlignedSegment, ParallelSummary
from .interface import DEFAULT_INTERFACE, write_date
from .languages import LanguageLabel, interface_values, language_label
from .templates import content_policy, load_part, render_template

PARAGRAPH_BREAK = "\n\n"
# Columns stand side by side while each has so much room, in em of the page's text; the rest is margins and numbers.
LEAST_COLUMN, MARGINS = 17, 7
# So many stand side by side on paper.
MOST_ON_PAPER = 4
# A translation with one of these is not in the language of its column, so that its direction is found out.
UNTRANSLATED = frozenset({"echo", "script"})

# What a record calls the packages that Argos makes.
ARGOS = "argos"


@dataclass(frozen=True)
class Neighbour:
    """Another page of a site. `address`: relative to this page. `title`: of its article, in `language`."""

    address: str
    title: str
    language: LanguageLabel


@dataclass(frozen=True)
class Links:
    """What a page of a site leads to, as addresses relative to it.

    `index`: the list of all. `previous`, `next`: None at the ends. `source`: the article's file, where it is known.
    """

    index: str
    previous: Neighbour | None
    next: Neighbour | None
    source: str | None = None


@dataclass(frozen=True)
class Cell:
    """A title or sentence in one language. `doubts`: what may be wrong with it, in words. `direction`: of the text."""

    language: LanguageLabel
    text: str
    doubts: tuple[str, ...]
    direction: str


@dataclass(frozen=True)
class Row:
    """A title or sentence in all languages.

    `anchor`: what links to it end in. `stands_in_for`: a place, from 1. `why`: what spoke for it, of `REASONS`.
    """

    anchor: str
    cells: tuple[Cell, ...]
    stands_in_for: int | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph. `anchor`: of the row it is chosen for, or None. `leads`: whether it begins there."""

    text: str
    anchor: str | None = None
    leads: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article. `language`: where it is another than the article's, else None."""

    pieces: tuple[Piece, ...]
    language: LanguageLabel | None
    is_title: bool


def page(record: Record, links: Links | None = None, interface: str = DEFAULT_INTERFACE) -> str:
    """Return one article as a whole HTML page; the same record gives the same page.

    Args:
        record: As made or as read back.
        links: What the page leads to, where it is one of a site.
        interface: The language of the page's own words, by its code: `en`, `fa` or `ur`.
    """
    summary = record.summary
    columns = tuple(language_label(code) for code in summary.languages)
    rows = tuple(_rows(summary, columns))
    style = _style(len(columns))
    return render_template(
        "page.html",
        **interface_values(interface),
        open_address=links.source if links else None,
        policy=content_policy(style),
        style=style,
        generator="Hamzaban" if links is None else SITE_GENERATOR,
        title=title_of(record),
        columns=columns,
        rows=rows,
        doubtful=sum(bool(cell.doubts) for row in rows for cell in row.cells),
        missing=[language_label(code) for code in record.settings.get("to", ()) if code not in summary.languages],
        original=language_label(summary.language),
        source=record.source,
        source_name=name_of(record.source),
        date=write_date(record.source.date, interface),
        paragraphs=tuple(_paragraphs(summary)),
        removed=summary.removed,
        facts=tuple(_facts(record.source, summary)),
        making=tuple(_making(record.settings, record.engine)),
        links=links,
    )


def title_of(record: Record) -> str:
    """The article's own headline, or the name of its file where it has none."""
    title = record.summary.title
    return name_of(record.source) if title is None else title.text[record.summary.language]


def name_of(source: SourceFile) -> str:
    """What the source is called: its file, and which article of it where it holds many."""
    if source.place is None:
        return source.name
    place = source.place
    # Where no field says what an article is called, its line is, with zeros before.
    unnamed = place.identity.lstrip("0") == str(place.number)
    # Of a long address the identity is only the beginning.
    named = place.part if place.part and place.part.startswith(place.identity) else place.identity
    return f"{source.name}, article {place.number if unnamed else named}"


def _style(columns: int) -> str:
    """The page's style sheet, which lays columns under each other where they have too little room."""
    narrow = f"screen and (max-width: {columns * LEAST_COLUMN + MARGINS}em)"
    media = f"{narrow}, print" if columns > MOST_ON_PAPER else narrow
    sheets = load_part("common.css") + load_part("page.css")
    # Without a script: what is not ticked is not shown.
    hidden = "".join(
        f"body:has(.show-{one}:not(:checked)) tr:not(.remark) > :nth-child({one + 1}) {{ display: none; }}\n"
        for one in range(1, columns + 1)
    )
    stacked = f"@media {media} {{\n{load_part('stacked.css')}}}\n"
    return f"{sheets}:root {{ --columns: {columns}; }}\n{stacked}{hidden}"


def _rows(summary: ParallelSummary, columns: tuple[LanguageLabel, ...]) -> Iterator[Row]:
    if summary.title:
        yield Row("title", _cells(summary.title, columns))
    for number, sentence in enumerate(summary.sentences, 1):
        gave_way = None if sentence.instead_of is None else sentence.instead_of + 1
        why = tuple(reason for reason in sentence.why if reason in REASONS)
        yield Row(str(number), _cells(sentence, columns), gave_way, why)


def _cells(segment: AlignedSegment, columns: tuple[LanguageLabel, ...]) -> tuple[Cell, ...]:
    cells = []
    for column in columns:
        translation = segment.translations.get(column.code)
        flags = translation.flags if translation else ()
        direction = "auto" if UNTRANSLATED.intersection(flags) else column.direction
        cells.append(Cell(column, segment.text[column.code], describe_flags(flags), direction))
    return tuple(cells)


def _paragraphs(summary: ParallelSummary) -> Iterator[Paragraph]:
    """The article's paragraphs, what was chosen of them told apart."""
    chosen = [(one.start, one.end, str(number)) for number, one in enumerate(summary.sentences, 1)]
    heading = summary.title
    if heading:
        chosen.insert(0, (heading.start, heading.end, "title"))
    start = 0
    for text in summary.text.split(PARAGRAPH_BREAK):
        end = start + len(text)
        if text.strip():
            others = [one.language for one in summary.foreign if one.start < end and start < one.end]
            is_title = heading is not None and start <= heading.start < end
            pieces = tuple(_pieces(summary.text, start, end, chosen))
            yield Paragraph(pieces, language_label(others[0]) if others else None, is_title)
        start = end + len(PARAGRAPH_BREAK)


def _pieces(text: str, start: int, end: int, chosen: list[tuple[int, int, str]]) -> Iterator[Piece]:
    """What lies between two places of the text, cut where something chosen begins or ends."""
    place = start
    for first, last, anchor in sorted(chosen):
        begins, stops = max(first, place), min(last, end)
        if begins >= stops:
            continue
        if place < begins:
            yield Piece(text[place:begins])
        yield Piece(text[begins:stops], anchor, leads=begins == first)
        place = stops
    if place < end:
        yield Piece(text[place:end])


def _facts(source: SourceFile, summary: ParallelSummary) -> Iterator[tuple[str, str]]:
    """What is known of the source, as it is read."""
    yield "File", name_of(source)
    if source.author:
        yield "Author", source.author
    if source.date:
        yield "Date", write_date(source.date) or ""
    yield "Language", _with_certainty(language_label(summary.language).name, summary.confidence)
    yield "Format", source.format
    yield "Encoding", _with_certainty(source.encoding.upper(), source.encoding_confidence)
    yield "Size", f"{source.size:,} bytes"
    yield "SHA-256", source.sha256


def _with_certainty(found: str, confidence: float) -> str:
    return found if confidence >= 0.995 else f"{found} ({confidence:.0%} sure)"


def _making(settings: Mapping[str, Any], engine: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """How the summary was made, as it is read; what has no words yet stands under its own name."""
    yield "Method", str(settings.get("method", ""))
    if settings.get("words"):
        yield "Length", f"at most {settings['words']} words"
    elif settings.get("ratio"):
        yield "Length", f"{settings['ratio']:.0%} of the article's sentences"
    elif settings.get("sentences"):
        yield "Length", f"at most {settings['sentences']} sentences"
    else:
        yield "Length", DEFAULT_LENGTH_IN_WORDS
    if settings.get("about"):
        yield "About", str(settings["about"])
    packages = engine.get("packages") or {}
    if packages:
        models: Mapping[str, str] = engine.get("models") or {}
        by_argos = [pair for pair in packages if models.get(pair, ARGOS) == ARGOS]
        if by_argos:
            yield "Argos packages", ", ".join(f"{pair.replace('_', ' → ')} {packages[pair]}" for pair in by_argos)
        others = [
            f"{pair.replace('_', ' → ')} {models[pair]} {packages[pair]}" for pair in packages if pair not in by_argos
        ]
        if others:
            yield "Models", ", ".join(others)
    if "typography" in engine:
        yield "Typography", "as each language's press has it" if engine["typography"] else "as the model wrote it"
    for name, value in engine.items():
        if name not in {"packages", "models", "typography"} and value is not None:
            yield name.replace("_", " ").capitalize(), str(value)
