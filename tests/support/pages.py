"""Pages of news sites as they are scraped, written for the tests, each line marked as junk or as article."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FILES = {"rules": "pages_rules.txt", "held_out": "pages_held_out.txt"}


@dataclass(frozen=True)
class Page:
    """One page: its name, its language, and its lines in order, each with whether it is of the article."""

    name: str
    language: str
    lines: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "\n".join(line for line, _ in self.lines)


def read_pages(which: str) -> list[Page]:
    """The pages of one file: "rules", by which the rules were made, or "held_out", written once they were fixed.

    A page begins with `# language name`; then `+` marks a line of the article and `-` one that is not.
    """
    pages: list[Page] = []
    for line in (Path(__file__).parent / FILES[which]).read_text("utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "#":
            language, _, name = rest.partition(" ")
            pages.append(Page(name, language, ()))
        elif mark in {"+", "-"}:
            page = pages.pop()
            pages.append(Page(page.name, page.language, (*page.lines, (rest, mark == "+"))))
    return pages
