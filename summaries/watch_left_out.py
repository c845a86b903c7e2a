"""What a watcher leaves out of its folder, told once and not at every look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .batch import Result
from .folders import UnreadableFolder
from .sources import SITE, Found
from .unread import describe_sites, describe_unread
from .watch_events import Kind


class LeftOut:
    """What was left out: links, sites, folders that cannot be read, and files of formats that are not.

    The method `tell` takes in what each look through the folder came to.
    """

    def __init__(self) -> None:
        self._links: set[Path] = set()
        self._unreadable: dict[Path, UnreadableFolder] = {}
        # Kinds of files that are not read, and sites, as they were told.
        self._unread: set[str] = set()

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
        sites = describe_sites(one.path for one in found.passed_over if one.reason == SITE)
        unread = {*found.unread, *filter(None, [sites])}
        if not self._unread.issuperset(unread):
            self._unread.update(unread)
            counts = describe_unread(found.unread).removeprefix("not read: ")
            yield "not read", folder, "; ".join(filter(None, (counts, sites))), None
        unreadable = {one.path: one for one in found.unreadable}
        for path in unreadable.keys() - self._unreadable.keys():
            error = unreadable[path]
            yield "failed", path, str(error), Result(path, "failed", errors=(error,))
        for path in self._unreadable.keys() - unreadable.keys():
            yield "changed", path, "no longer a folder that cannot be read", None
        self._unreadable = unreadable
