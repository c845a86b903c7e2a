"""The site of a watched folder, kept current."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from translate import HamzabanError

from ..exporting import make_site, plan_site_of_records
from .events import WatchEvent
from .state import WatchState

# Events after which the site is not what the folder holds any more.
CHANGING = frozenset({"done", "partial", "gone", "moved", "tidied"})
# A site is made again at most in a tenth of the time: after ten times as long as the last one took.
MIN_INTERVALS = 10
# Gather what arrives together.
GATHER_SECONDS = 1.0


class SiteKeeper:
    """Makes a site again after what is in it has changed.

    A site holds every record of the watched folder, or of the folder of outputs, and of the folder that finished
    articles are moved to.
    """

    def __init__(self, state: WatchState) -> None:
        """Keep the site that `state.rules.site` names; none, if it names none."""
        self._state = state
        self._changed = state.rules.site is not None
        self._next = 0.0

    def note(self, event: WatchEvent) -> None:
        """Take note of what happened; `event`: one that was reported."""
        if self._state.rules.site is not None and event.kind in CHANGING:
            if not self._changed:
                self._next = max(self._next, time.monotonic() + GATHER_SECONDS)
            self._changed = True

    def update(self, *, now: bool = False) -> Iterator[WatchEvent]:
        """Make the site again if it is due.

        Args:
            now: Whether it is made without waiting, as at the end.

        Yields:
            A warning if it cannot be written; it is tried again later.
        """
        site = self._state.rules.site
        if site is None or not self._changed or not (now or time.monotonic() >= self._next):
            return
        self._changed = False
        start = time.monotonic()
        done = self._state.rules.done_folder
        places = [self._state.output or self._state.folder, *([done] if done and done.is_dir() else [])]
        try:
            if any(place.is_dir() for place in places):
                make_site(plan_site_of_records(site, places), self._state.rules.page_language)
        except (OSError, HamzabanError) as error:
            self._changed = True
            yield self._state.event("warning", Path(site), f"the site is not current: {error}")
        end = time.monotonic()
        self._next = end + max(GATHER_SECONDS, MIN_INTERVALS * (end - start))
