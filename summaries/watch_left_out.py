"""What a watcher leaves out of its folder, told once and not at every look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .batch import Result
from .folders import UnreadableFolder
from .sources import Found
from .watch_events import Kind


class LeftOut:
    """Folders that were left out: links, and what cannot be read.

    The method `tell` takes in what each look through the folder came to.
    """

    def __init__(self) -> None:
        self._links: set[Path] = set()
        self._unreadable: dict[Path, UnreadableFolder] = {}

    def tell(self, folder: Path, found: Found) -> Iterator[tuple[Kind, Path, str, Result | None]]:
        """Tell what is new since the last look.

        Args:
            folder: The one that is watched.
            found: What is in it now.

        Yields:
            The kind of an event, its path, its message and its result.
        """
        if not self._links.issuperset(found.links):
            self._links.update(found.links)
            yield "warning", folder, f"linked folders: {len(found.links)} (not looked into; --follow-links does)", None
        unreadable = {one.path: one for one in found.unreadable}
        for path in unreadable.keys() - self._unreadable.keys():
            error = unreadable[path]
            yield "failed", path, str(error), Result(path, "failed", errors=(error,))
        for path in self._unreadable.keys() - unreadable.keys():
            yield "changed", path, "no longer a folder that cannot be read", None
        self._unreadable = unreadable
