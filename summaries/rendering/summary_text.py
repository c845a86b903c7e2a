"""The summary of a record in one language, as plain text."""

from __future__ import annotations

from ..records import Record


def summary_text(record: Record, language: str) -> str:
    """Return the title and a blank line, where there is a title, then one sentence a line.

    Args:
        record: Of the article.
        language: The code of one of the languages that its summary is in.
    """
    summary = record.summary
    title = [summary.title.text[language], ""] if summary.title else []
    return "\n".join((*title, *summary.lines(language))) + "\n"
