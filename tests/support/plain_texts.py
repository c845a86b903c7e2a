"""Posts, live blogs, interviews, lists and poems, written for the tests: texts that are no pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PlainText:
    """One text: its language, its kind, and its lines in order."""

    language: str
    kind: str
    lines: tuple[str, ...]


def read_plain_texts() -> list[PlainText]:
    """All of them. A text begins with `# language kind` and goes on to the next."""
    texts: list[PlainText] = []
    for line in (Path(__file__).parent / "plain_texts.txt").read_text("utf-8").splitlines():
        language, _, kind = line.removeprefix("# ").partition(" ")
        if line.startswith("# "):
            texts.append(PlainText(language, kind, ()))
        else:
            text = texts.pop()
            texts.append(PlainText(text.language, text.kind, (*text.lines, line)))
    return texts
