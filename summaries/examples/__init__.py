"""Three news articles written for this project, one in each first-class language, to try everything on."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

EXAMPLE_LANGUAGES = ("en", "fa", "ur")


def copy_examples(folder: Path) -> list[Path]:
    """Copy the articles into `folder`, made if need be, and return their paths there.

    An article that is there already is left as it is: somebody may have changed it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for article in sorted(resources.files(__package__).iterdir(), key=lambda entry: entry.name):
        if article.name.endswith(".txt"):
            copy = folder / article.name
            if not copy.exists():
                copy.write_bytes(article.read_bytes())
            copies.append(copy)
    return copies
