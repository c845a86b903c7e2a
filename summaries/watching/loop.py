"""The rounds of a watcher: hear what happened, look, do what has stood still, look again."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

from translate import HamzabanError, Translator

from ..batch import Batch, Result, make_plan, read_failure
from ..filesystem import FileState, file_state, link_between
from ..records import is_output
from ..settings import describe_settings
from ..sources import Found, Selection, find_sources, fingerprint, is_article, is_in_site, source_at, sources_at
from .changes import ChangeNotifier
from .events import Kind, WatchEvent
from .heartbeat import Heartbeat
from .hook import LAST_SECONDS, run_command
from .left_out import LeftOut
from .move import LinkInTheWay, move, resume_moves
from .outcome import Outcome
from .retry import Retries
from .rules import UNFINISHED, WatchRules
from .settle import SettlingQueue
from .tidy import find_orphans, on_same_device, tidy

# Files done in one go, before it is looked again at what happened meanwhile.
CHUNK = 32
# Seconds between two looks through the folder where it is polled, and from a hint until it is looked through: what is
# put into a new folder before the system watches it is found that way. Looking takes a twentieth of the time at most.
POLL, PAUSE, SHARE = 1.0, 0.5, 20
# Seconds between two looks whether the folder is still there.
CHECK = 1.0


class WatchLoop:
    """What a watcher knows of its folder, and does about it.

    `folder`, `rules`, `output`, `stop`: as for `watch_folder`. `command`: to be run for each record, split; or none.
    `batch`, `translator`, `heartbeat`: kept by the caller. `ended`: whether all is done that was to be done once.
    """

    def __init__(
        self,
        folder: Path,
        rules: WatchRules,
        command: tuple[str, ...],
        output: Path | None,
        batch: Batch,
        translator: Translator,
        heartbeat: Heartbeat,
        stop: Event,
    ) -> None:
        self.ended = False
        self._folder = folder
        self._rules = rules
        self._command = command
        self._output = output
        self._batch = batch
        self._job = batch.job
        self._translator = translator
        self._heartbeat = heartbeat
        self._stop = stop
        self._exclude = (*UNFINISHED, *rules.ignore, *rules.kept_out(folder))
        self._settling = SettlingQueue(rules.settle)
        self._retries = Retries()
        self._left_out = LeftOut()
        # The state in which each file was last dealt with.
        self._known: dict[Path, FileState] = {}
        self._next_scan = self._earliest_scan = 0.0
        self._worked = time.monotonic()
        self._rested = True

    def run(self, notifier: ChangeNotifier) -> Iterator[WatchEvent]:
        """Do what is there and what arrives, until the process is to stop, the folder is gone, or all is done once."""
        self._known.clear()
        self._settling.clear()
        self._retries.clear()
        self._next_scan = self._earliest_scan = checked = 0.0
        self._heartbeat.state = "watching"
        told = False
        yield from self._clear_up()
        while not self._stop.is_set():
            heard = list(notifier.changes())
            now = time.monotonic()
            for path in heard:
                self._on_change(path, now)
            if notifier.problem and not told:
                told = True
                self._schedule_rescan(now)
                problem = f"the system cannot watch it ({notifier.problem}); looking through it instead"
                yield self._event("warning", self._folder, problem)
            if now - checked >= CHECK:
                checked = now
                if not notifier.folder_unchanged:
                    # What was forced is forced once, not whenever a disk comes back.
                    self._job = replace(self._job, force=False, retry_failed=False)
                    return
            if now >= self._next_scan:
                yield from self._rescan(notifier.polls)
            yield from self._work(notifier)
            if self._rules.once and not self._settling and self._next_scan > now + PAUSE:
                self.ended = True
                return
            yield from self._unload_when_idle()

    def _clear_up(self) -> Iterator[WatchEvent]:
        """Finish moves that were cut short, and find what was made of sources that are gone."""
        for into in filter(None, (self._rules.done_folder, self._rules.failed_folder)):
            try:
                for target in resume_moves(self._folder, into):
                    path = self._folder / target.path.relative_to(into)
                    yield self._event("moved", path, "finished now", to=target.path)
            except (OSError, HamzabanError) as error:
                yield self._event("warning", into, f"what was cut short is not finished: {error}")
        if self._rules.tidy:
            now = time.monotonic()
            for source, _ in find_orphans(self._folder):
                if is_article(source.path.relative_to(self._folder), self._exclude):
                    self._settling.touch(source.path, None, now)

    def _on_change(self, path: Path, now: float) -> None:
        """Something happened to a path: a file is waited for, anything else may be a folder with files."""
        below = path.relative_to(self._folder)
        if is_article(below, self._exclude):
            try:
                self._settling.touch(path, file_state(path), now)
            except OSError:
                self._schedule_rescan(now)
        elif not below.name.startswith(".") and not is_output(below.name) and not path.is_file():
            self._schedule_rescan(now)

    def _schedule_rescan(self, now: float) -> None:
        self._next_scan = min(self._next_scan, max(now + PAUSE, self._earliest_scan))

    def _rescan(self, polls: bool) -> Iterator[WatchEvent]:
        """Look at every file of the folder: what is new, what is not as it was, what is gone."""
        start = time.monotonic()
        there: set[Path] = set()
        selection = Selection(exclude=self._exclude, follow_links=self._rules.follow_links)
        found = find_sources([self._folder], self._output, selection)
        for kind, path, message, result in self._left_out.tell(self._folder, found):
            yield self._event(kind, path, message, result=result)
        for source in found.sources:
            path = source.path
            there.add(path)
            try:
                stamp = file_state(path)
            except OSError:
                continue  # not known to have changed, nor to be gone
            if stamp is not None and self._known.get(path) != stamp:
                self._settling.observe(path, stamp, start)
        for path in self._known.keys() - there:
            self._settling.observe(path, None, start)
        now = time.monotonic()
        self._earliest_scan = now + SHARE * (now - start)
        self._next_scan = max(self._earliest_scan, now + max(POLL, 0 if polls else self._rules.rescan * 60))

    def _work(self, notifier: ChangeNotifier) -> Iterator[WatchEvent]:
        """Do what has stood still."""
        now = time.monotonic()
        retried = self._retries.due(now)
        for path in retried:
            self._on_change(path, now)
        if retried:
            self._translator.look_again()
        if not self._settling.is_due(now) or not notifier.folder_unchanged:
            return
        taken = self._settling.pop_ready(now, CHUNK)
        self._heartbeat.state = "working"
        for path, stamp in taken:
            if stamp is None:
                yield from self._on_deleted(path)
        ready = {path: stamp for path, stamp in taken if stamp is not None and self._is_reached(path)}
        # What was forced is forced once, not at every touch.
        first = {path: stamp for path, stamp in ready.items() if path not in self._known}
        for chunk, again in ((first, False), ({path: ready[path] for path in ready.keys() - first.keys()}, True)):
            if chunk and not self._stop.is_set():
                yield from self._convert(chunk, again)
        self._worked = time.monotonic()
        self._rested = False
        self._heartbeat.state = "watching"

    def _is_reached(self, path: Path) -> bool:
        """Whether a look through the folder would find a file: not in a site, nor in a linked folder."""
        followed = self._rules.follow_links or link_between(self._folder, path.parent) is None
        return followed and not is_in_site(path, self._folder)

    def _convert(self, ready: dict[Path, FileState], again: bool) -> Iterator[WatchEvent]:
        """Do some files, and then what is to follow once each is done."""
        job = replace(self._job, force=False, retry_failed=False) if again else self._job
        self._batch.job = job
        reading = job.settings.reading
        waiting = {path: Outcome(sources_at(path, self._folder, self._output, reading)) for path in ready}
        found = Found(tuple(source for outcome in waiting.values() for source in outcome.sources))
        finished: list[Outcome] = []
        try:
            for result in self._batch.run(make_plan(found, job, self._translator)):
                outcome = waiting[result.path]
                outcome.results.append(result)
                if not outcome.is_whole:
                    yield self._event(result.status, result.path, _first(result.errors), result.outputs, result)
                if len(outcome.results) < len(outcome.sources):
                    continue
                del waiting[result.path]
                event = self._judge(outcome, ready[result.path])
                if event is not None:
                    yield event
                    if event.result is not None:
                        finished.append(outcome)
        except HamzabanError as error:  # a full disk, or something else that takes all of them along
            self._batch.close()
            for path in waiting:
                self._known[path] = ready[path]
                yield from filter(None, [self._retry(path, (error,), None)])
        last = math.inf
        for outcome in finished:
            if self._stop.is_set():
                # What is not moved now is moved at the next start, and its command run then.
                last = min(last, time.monotonic() + LAST_SECONDS)
                if self._rules.done_folder or time.monotonic() > last:
                    break
            yield from self._after_conversion(outcome)

    def _judge(self, outcome: Outcome, stamp: FileState) -> WatchEvent | None:
        """What a file came to, now that it is looked at again; None if nothing is to be said."""
        result = outcome.result
        path, now = result.path, time.monotonic()
        try:
            current = file_state(path)
        except OSError:
            current = stamp
        if current != stamp:
            self._settling.touch(path, current, now)
            if current is None:
                return None  # if it stays away, that will be said
            return self._event("changed", path, "while it was being done; done again when it stands still")
        self._known[path] = stamp
        if self._is_transient(outcome) and not self._rules.once:
            return self._retry(path, result.errors, result)
        self._retries.forget(path)
        return self._event(result.status, path, _first(result.errors), result.outputs, result)

    def _is_transient(self, outcome: Outcome) -> bool:
        """Whether the same file may come out better later: what is remembered of its content will not."""
        settings = describe_settings(self._job.settings)
        for source, result in outcome.pairs():
            if result.status == "partial":
                return True
            if result.status == "failed":
                sha256 = fingerprint(source)
                if sha256 is None or read_failure(source.destination, sha256, settings) is None:
                    return True
        return False

    def _retry(self, path: Path, errors: tuple[HamzabanError, ...], result: Result | None) -> WatchEvent | None:
        """Try a file again later; says so when there is something new to say."""
        reason = _first(errors)
        if self._rules.once:
            return self._event("failed", path, reason, result=Result(path, "failed", errors=errors))
        seconds, new = self._retries.again(path, reason, time.monotonic())
        if result is not None and result.outputs:
            return self._event("partial", path, reason, result.outputs, result)
        return self._event("waiting", path, f"{reason} Tried again in {seconds:g} s, then less often.") if new else None

    def _after_conversion(self, outcome: Outcome) -> Iterator[WatchEvent]:
        """Move a file, and run the command for each of its records."""
        result = outcome.result
        source = source_at(result.path, self._folder, self._output)
        into = self._rules.failed_folder if result.status == "failed" else self._rules.done_folder
        moves = into is not None and not self._is_transient(outcome)
        if into is not None and moves:
            stamp = self._known[result.path]
            try:
                target = move(source, self._folder, into, stamp)
            except LinkInTheWay as error:
                yield self._event("warning", result.path, str(error))
                return
            except (OSError, HamzabanError) as error:
                yield from filter(None, [self._retry(result.path, (HamzabanError(f"not moved: {error}"),), None)])
                return
            if target is None:
                self._on_change(result.path, time.monotonic())
                return
            del self._known[result.path]
            source = source if self._output is not None else target
            yield self._event("moved", result.path, to=target.path)
        for done, one in outcome.pairs():
            # What is moved only afterwards may have been done by a process that was killed before it ran the command.
            if self._command and (one.outputs or (moves and one.status == "skipped")):
                destination = source.destination
                record = (
                    destination.record if done.place is None else destination.articles / done.destination.record.name
                )
                problem = run_command(self._command, record, self._stop)
                if problem:
                    yield self._event("warning", result.path, f"--on-done: {problem}")

    def _on_deleted(self, path: Path) -> Iterator[WatchEvent]:
        """A file is not there any more."""
        known = self._known.pop(path, None)
        self._retries.forget(path)
        source = source_at(path, self._folder, self._output)
        beside = source.destination.folder == path.parent
        destination = source.destination
        made = any(one.exists() for one in (destination.record, destination.failure, destination.articles))
        if known is None and not (beside and made):
            return
        yield self._event("gone", path)
        # Results elsewhere outlive a disk that was taken away; those beside the source went with it.
        linked = link_between(self._folder, path.parent) is not None
        if self._rules.tidy and not linked and (beside or (known is not None and on_same_device(path, known.device))):
            try:
                taken = tidy(source)
            except (OSError, HamzabanError) as error:
                yield self._event("warning", path, f"what was made of it could not be taken away ({error})")
            else:
                if taken:
                    yield self._event("tidied", path, f"{len(taken)} files", taken)

    def _unload_when_idle(self) -> Iterator[WatchEvent]:
        """Give memory back when there was nothing to do for long enough."""
        if not self._rested and time.monotonic() - self._worked >= self._rules.idle_unload * 60:
            self._rested = True
            self._translator.close()
            self._batch.close()
            self._heartbeat.state = "resting"
            yield self._event("resting", self._folder, "models are loaded again when they are needed")

    def _event(
        self,
        kind: Kind,
        path: Path,
        message: str = "",
        outputs: tuple[Path, ...] = (),
        result: Result | None = None,
        to: Path | None = None,
    ) -> WatchEvent:
        self._heartbeat.counts[kind] += 1
        return WatchEvent(kind, path, message, outputs, result, to)


def _first(errors: tuple[HamzabanError, ...]) -> str:
    """What went wrong, on one line."""
    return str(errors[0]) if errors else ""
