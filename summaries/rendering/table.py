"""The one table of output formats: how a record is written in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..records import Record
from .markdown import markdown
from .plain_text import plain_text
from .summary_text import summary_text
from .tables import comma_separated, json_lines
from .tmx import tmx


@dataclass(frozen=True)
class OutputFormat:
    """One output format.

    Attributes:
        render: From records to pieces of text, as `hamzaban export` writes them into one file; None where a record is
            only written beside its source. It may go through the records more than once.
        summary: From a record and the code of a language to what is written beside the source; the language is that of
            the file, or the source's where one file has all languages. None for what `render` makes of the one record.
        one_file_per_language: Whether each language is a file of its own, beside the source.
    """

    render: Callable[[Iterable[Record]], Iterator[str]] | None = None
    summary: Callable[[Record, str], str] | None = None
    one_file_per_language: bool = False

    def beside_source(self, record: Record, language: str) -> str:
        """Return what is written beside the source of a record.

        Args:
            record: What is written.
            language: The code of the file's language.

        Raises:
            ValueError: If the format has neither `summary` nor `render`.
        """
        if self.summary is not None:
            return self.summary(record, language)
        if self.render is not None:
            return "".join(self.render([record]))
        raise ValueError("a format needs one of summary and render")


def _html(record: Record, _language: str) -> str:
    """The page that a person reads; jinja2 is only imported where a page is asked for."""
    from .html.page import page

    return page(record)


# One row a format: to add one, write a module with its function, add a row, and its suffix to `OUTPUT_SUFFIXES`.
OUTPUT_FORMATS = {
    "txt": OutputFormat(plain_text, summary_text, one_file_per_language=True),
    "html": OutputFormat(summary=_html),
    "csv": OutputFormat(comma_separated),
    "jsonl": OutputFormat(json_lines),
    "md": OutputFormat(markdown),
    "tmx": OutputFormat(tmx),
}
DEFAULT_FORMATS = ("json", "txt")
# What may be asked for beside a source; the record itself is not rendered.
FORMATS = ("json", *OUTPUT_FORMATS)
# What may be asked for of an export.
WRITERS = {name: row.render for name, row in OUTPUT_FORMATS.items() if row.render is not None}


def render(record: Record, stem: str, formats: Iterable[str]) -> dict[str, str]:
    """Render every file beside a source that is made of its record alone.

    Args:
        record: What is written.
        stem: What the names of the files begin with.
        formats: Of `FORMATS`; `json` is the record itself and adds nothing.

    Returns:
        The content of each file, by name.
    """
    files: dict[str, str] = {}
    summary = record.summary
    for name in formats:
        names = output_names(summary.languages, stem, name)
        apart = name != "json" and OUTPUT_FORMATS[name].one_file_per_language
        languages = summary.languages if apart else [summary.language] * len(names)
        for file, code in zip(names, languages, strict=True):
            files[file] = OUTPUT_FORMATS[name].beside_source(record, code)
    return files


def output_names(languages: Iterable[str], stem: str, format_name: str) -> list[str]:
    """Return the names of the files of one format beside a source.

    Args:
        languages: Codes of the languages that the summary is in.
        stem: What the names begin with.
        format_name: Of `FORMATS`.
    """
    if format_name == "json":
        return []
    if OUTPUT_FORMATS[format_name].one_file_per_language:
        return [f"{stem}.summary.{code}.{format_name}" for code in languages]
    return [f"{stem}.parallel.{format_name}"]
