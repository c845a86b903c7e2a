"""The rounds of a watcher: hear what happened, look, do what has stood still, look again."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

from translate import HamzabanError, Translator

from ..batch import Batch, make_plan
from ..filesystem import FileState, file_state, link_between
from ..records import is_output
from ..sources import Found, Selection, find_sources, is_article, is_in_site, sources_at
from .after import AfterConversion
from .changes import ChangeNotifier
from .events import Outcome, WatchEvent
from .hook import LAST_SECONDS
from .left_out import LeftOut
from .site import SiteKeeper
from .state import WatchState, first_message

# Files processed in one go, before it is looked again at what happened meanwhile.
CHUNK_FILES = 32
# Between two rescans of a folder that is polled.
POLL_SECONDS = 1.0
# From a hint until the folder is rescanned: what is put into a new folder before the system watches it is found so.
HINT_SECONDS = 0.5
# Rescans take a twentieth of the time at most.
MIN_SCAN_INTERVALS = 20
# Between two looks whether the folder is still there.
FOLDER_CHECK_SECONDS = 1.0


class WatchLoop:
    """Notices what happens in a watched folder, and has it processed.

    Attributes:
        ended: Whether all is done that was to be done once.
    """

    def __init__(
        self, state: WatchState, after: AfterConversion, batch: Batch, translator: Translator, stop: Event
    ) -> None:
        """Watch a folder.

        Args:
            state: What is known of the folder and of its files.
            after: Does what follows the conversion or the deletion of a file.
            batch: Processes files; kept by the caller.
            translator: Of the batch; kept by the caller.
            stop: Once it is set, articles in progress are finished and the loop ends.
        """
        self.ended = False
        self._state = state
        self._after = after
        self._batch = batch
        self._job = batch.job
        self._translator = translator
        self._stop = stop
        self._left_out = LeftOut()
        self._site = SiteKeeper(state)
        self._next_scan = self._earliest_scan = 0.0
        self._worked = time.monotonic()
        self._rested = True

    def run(self, notifier: ChangeNotifier) -> Iterator[WatchEvent]:
        """Do what is there and what arrives, until the process is to stop, the folder is gone, or all is done once."""
        self._state.clear()
        self._next_scan = self._earliest_scan = checked = 0.0
        self._state.heartbeat.state = "watching"
        told = False
        yield from self._after.resume()
        while not self._stop.is_set():
            heard = list(notifier.changes())
            now = time.monotonic()
            for path in heard:
                self._on_change(path, now)
            if notifier.problem and not told:
                told = True
                self._schedule_rescan(now)
                problem = f"the system cannot watch it ({notifier.problem}); looking through it instead"
                yield self._state.event("warning", self._state.folder, problem)
            if now - checked >= FOLDER_CHECK_SECONDS:
                checked = now
                if not notifier.folder_unchanged:
                    # What was forced is forced once, not whenever a disk comes back.
                    self._job = replace(self._job, force=False, retry_failed=False)
                    return
            if now >= self._next_scan:
                yield from self._rescan(notifier.polls)
            for event in self._work(notifier):
                yield event
                self._site.note(event)
            yield from self._site.update()
            if self._state.rules.once and not self._state.settling and self._next_scan > now + HINT_SECONDS:
                yield from self._site.update(now=True)
                self.ended = True
                return
            yield from self._unload_when_idle()
        yield from self._site.update(now=True)

    def _on_change(self, path: Path, now: float) -> None:
        """Something happened to a path: a file is waited for, anything else may be a folder with files."""
        below = path.relative_to(self._state.folder)
        if is_article(below, self._state.exclude):
            try:
                self._state.settling.touch(path, file_state(path), now)
            except OSError:
                self._schedule_rescan(now)
        elif not below.name.startswith(".") and not is_output(below.name) and not path.is_file():
            self._schedule_rescan(now)

    def _schedule_rescan(self, now: float) -> None:
        self._next_scan = min(self._next_scan, max(now + HINT_SECONDS, self._earliest_scan))

    def _rescan(self, polls: bool) -> Iterator[WatchEvent]:
        """Look at every file of the folder: what is new, what is not as it was, what is gone."""
        start = time.monotonic()
        there: set[Path] = set()
        selection = Selection(exclude=self._state.exclude, follow_links=self._state.rules.follow_links)
        found = find_sources([self._state.folder], self._state.output, selection)
        for kind, path, message, result in self._left_out.tell(self._state.folder, found):
            yield self._state.event(kind, path, message, result=result)
        for source in found.sources:
            path = source.path
            there.add(path)
            try:
                stamp = file_state(path)
            except OSError:
                continue  # not known to have changed, nor to be gone
            if stamp is not None and self._state.known.get(path) != stamp:
                self._state.settling.observe(path, stamp, start)
        for path in self._state.known.keys() - there:
            self._state.settling.observe(path, None, start)
        now = time.monotonic()
        self._earliest_scan = now + MIN_SCAN_INTERVALS * (now - start)
        self._next_scan = max(
            self._earliest_scan, now + max(POLL_SECONDS, 0 if polls else self._state.rules.rescan * 60)
        )

    def _work(self, notifier: ChangeNotifier) -> Iterator[WatchEvent]:
        """Do what has stood still."""
        now = time.monotonic()
        retried = self._state.retries.due(now)
        for path in retried:
            self._on_change(path, now)
        if retried:
            self._translator.look_again()
        if not self._state.settling.is_due(now) or not notifier.folder_unchanged:
            return
        taken = self._state.settling.pop_ready(now, CHUNK_FILES)
        self._state.heartbeat.state = "working"
        for path, stamp in taken:
            if stamp is None:
                yield from self._after.handle_deletion(path)
        ready = {path: stamp for path, stamp in taken if stamp is not None and self._is_reached(path)}
        # What was forced is forced once, not at every touch.
        first = {path: stamp for path, stamp in ready.items() if path not in self._state.known}
        for chunk, again in ((first, False), ({path: ready[path] for path in ready.keys() - first.keys()}, True)):
            if chunk and not self._stop.is_set():
                yield from self._convert(chunk, again)
        self._worked = time.monotonic()
        self._rested = False
        self._state.heartbeat.state = "watching"

    def _is_reached(self, path: Path) -> bool:
        """Whether a look through the folder would find a file: not in a site, nor in a linked folder."""
        followed = self._state.rules.follow_links or link_between(self._state.folder, path.parent) is None
        return followed and not is_in_site(path, self._state.folder)

    def _convert(self, ready: dict[Path, FileState], again: bool) -> Iterator[WatchEvent]:
        """Do some files, and then what is to follow once each is done."""
        job = replace(self._job, force=False, retry_failed=False) if again else self._job
        reading = job.settings.reading
        waiting = {path: Outcome(sources_at(path, self._state.folder, self._state.output, reading)) for path in ready}
        found = Found(tuple(source for outcome in waiting.values() for source in outcome.sources))
        finished: list[Outcome] = []
        try:
            for result in self._batch.run(make_plan(found, job, self._translator), job):
                outcome = waiting[result.path]
                outcome.results.append(result)
                if not outcome.is_whole:
                    yield self._state.event(
                        result.status, result.path, first_message(result.errors), result.outputs, result
                    )
                if len(outcome.results) < len(outcome.sources):
                    continue
                del waiting[result.path]
                event = self._after.judge(outcome, ready[result.path])
                if event is not None:
                    yield event
                    if event.result is not None:
                        finished.append(outcome)
        except HamzabanError as error:  # a full disk, or something else that takes all of them along
            self._batch.close()
            for path in waiting:
                self._state.known[path] = ready[path]
                yield from filter(None, [self._after.retry(path, (error,), None)])
        last = math.inf
        for outcome in finished:
            if self._stop.is_set():
                # What is not moved now is moved at the next start, and its command run then.
                last = min(last, time.monotonic() + LAST_SECONDS)
                if self._state.rules.done_folder or time.monotonic() > last:
                    break
            for event_or_path in self._after.follow_up(outcome):
                if isinstance(event_or_path, WatchEvent):
                    yield event_or_path
                else:
                    self._on_change(event_or_path, time.monotonic())

    def _unload_when_idle(self) -> Iterator[WatchEvent]:
        """Give memory back when there was nothing to do for long enough."""
        if not self._rested and time.monotonic() - self._worked >= self._state.rules.idle_unload * 60:
            self._rested = True
            self._translator.close()
            self._batch.close()
            self._state.heartbeat.state = "resting"
            yield self._state.event("resting", self._state.folder, "models are loaded again when they are needed")
