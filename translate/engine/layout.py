"""What of a text no model is given: list marks, and segments without language."""

from __future__ import annotations

import re

from ..text import ADDRESS

LETTER = re.compile(r"[^\W\d_]")
# Marks of lists at the start of a line, which are layout: •, -, 1., ۱), (a).
LIST_MARK = re.compile(r"(?:[-–—*•·●▪◦‣]|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \t]+(?=\S)")


def is_language(text: str) -> bool:
    """Whether there is anything that a model does not just damage: a letter outside web and mail addresses."""
    return LETTER.search(ADDRESS.sub(" ", text)) is not None


def after_list_mark(text: str, start: int) -> int:
    """Where a segment begins without a list mark, which only stands at the start of a line."""
    line = text[:start].rpartition("\n")[2]
    mark = LIST_MARK.match(text, start) if not line.strip() else None
    return mark.end() if mark else start
