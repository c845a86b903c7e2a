"""The table of output formats: how a record is written in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from ..records import Record
from ..summarizing import ParallelSummary
from .markdown import markdown
from .plain_text import plain_text
from .tables import comma_separated, json_lines
from .tmx import tmx


def _exported(format_name: str, record: Record) -> str:
    """A record in one of the formats that `hamzaban export` writes."""

    return render_one(format_name, record)


def _html(record: Record) -> str:
    """The page a person reads; its room is only entered where it is asked for."""
    from .html.page import page

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


def output_names(languages: Iterable[str], stem: str, format_name: str) -> list[str]:
    """The files of one format beside a record, by name.

    `languages`: codes that the summary is in. `stem`: what names begin with.
    """
    if format_name == "json":
        return []
    if format_name == "txt":
        return [f"{stem}.summary.{code}.txt" for code in languages]
    return [f"{stem}.parallel.{format_name}"]


def _plain_summary(summary: ParallelSummary, language: str) -> str:
    """The title and a blank line where there is a title, then one sentence a line."""
    title = [summary.title.text[language], ""] if summary.title else []
    return "\n".join((*title, *summary.lines(language))) + "\n"


# How each format is written, by the name it is asked for with: records to pieces of text. Records may be gone through
# more than once.
WRITERS: Mapping[str, Callable[[Iterable[Record]], Iterator[str]]] = {
    "tmx": tmx,
    "csv": comma_separated,
    "jsonl": json_lines,
    "md": markdown,
    "txt": plain_text,
}


def render_one(format_name: str, record: Record) -> str:
    """One record as one text.

    `format_name`: of `WRITERS`.
    """
    return "".join(WRITERS[format_name]([record]))
