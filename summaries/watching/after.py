"""What follows a conversion: files are judged, retried, moved, reported to a command; or their outputs are removed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from translate import HamzabanError

from ..batch import Result, read_failure
from ..filesystem import FileState, file_state, link_between
from ..settings import Settings, describe_settings
from ..sources import fingerprint, is_article, source_at
from .events import Outcome, WatchEvent
from .hook import run_command
from .move import LinkInTheWay, move, resume_moves
from .state import WatchState, first_message
from .tidy import find_orphans, on_same_device, tidy


class AfterConversion:
    """Does what follows the conversion of a file, or its deletion."""

    def __init__(self, state: WatchState, settings: Settings, command: tuple[str, ...], stop: Event) -> None:
        """Follow conversions.

        Args:
            state: What is known of the folder.
            settings: What the files are converted with.
            command: To be run for each record, split into words; empty for none.
            stop: Once it is set, a command is not waited for as long.
        """
        self._state = state
        self._settings = settings
        self._command = command
        self._stop = stop

    def resume(self) -> Iterator[WatchEvent]:
        """Finish moves that were cut short, and find what was made of sources that are gone."""
        for into in filter(None, (self._state.rules.done_folder, self._state.rules.failed_folder)):
            try:
                for target in resume_moves(self._state.folder, into):
                    path = self._state.folder / target.path.relative_to(into)
                    yield self._state.event("moved", path, "finished now", to=target.path)
            except (OSError, HamzabanError) as error:
                yield self._state.event("warning", into, f"what was cut short is not finished: {error}")
        if self._state.rules.tidy:
            now = time.monotonic()
            for source, _ in find_orphans(self._state.folder):
                if is_article(source.path.relative_to(self._state.folder), self._state.exclude):
                    self._state.settling.touch(source.path, None, now)

    def judge(self, outcome: Outcome, stamp: FileState) -> WatchEvent | None:
        """What a file came to, now that it is looked at again; None if nothing is to be said."""
        result = outcome.result
        path, now = result.path, time.monotonic()
        try:
            current = file_state(path)
        except OSError:
            current = stamp
        if current != stamp:
            self._state.settling.touch(path, current, now)
            if current is None:
                return None  # if it stays away, that will be said
            return self._state.event("changed", path, "while it was being done; done again when it stands still")
        self._state.known[path] = stamp
        if self._is_transient(outcome) and not self._state.rules.once:
            return self.retry(path, result.errors, result)
        self._state.retries.forget(path)
        return self._state.event(result.status, path, first_message(result.errors), result.outputs, result)

    def retry(self, path: Path, errors: tuple[HamzabanError, ...], result: Result | None) -> WatchEvent | None:
        """Try a file again later; says so when there is something new to say."""
        reason = first_message(errors)
        if self._state.rules.once:
            return self._state.event("failed", path, reason, result=Result(path, "failed", errors=errors))
        seconds, new = self._state.retries.again(path, reason, time.monotonic())
        if result is not None and result.outputs:
            return self._state.event("partial", path, reason, result.outputs, result)
        return (
            self._state.event("waiting", path, f"{reason} Tried again in {seconds:g} s, then less often.")
            if new
            else None
        )

    def follow_up(self, outcome: Outcome) -> Iterator[WatchEvent | Path]:
        """Move a file, and run the command for each of its records.

        Args:
            outcome: What became of the file.

        Yields:
            What happened; or the path of the file, if it changed meanwhile and is to be looked at again.
        """
        result = outcome.result
        source = source_at(result.path, self._state.folder, self._state.output)
        into = self._state.rules.failed_folder if result.status == "failed" else self._state.rules.done_folder
        moves = into is not None and not self._is_transient(outcome)
        if into is not None and moves:
            stamp = self._state.known[result.path]
            try:
                target = move(source, self._state.folder, into, stamp)
            except LinkInTheWay as error:
                yield self._state.event("warning", result.path, str(error))
                return
            except (OSError, HamzabanError) as error:
                yield from filter(None, [self.retry(result.path, (HamzabanError(f"not moved: {error}"),), None)])
                return
            if target is None:
                yield result.path
                return
            del self._state.known[result.path]
            source = source if self._state.output is not None else target
            yield self._state.event("moved", result.path, to=target.path)
        for done, one in outcome.pairs():
            # What is moved only afterwards may have been done by a process that was killed before it ran the command.
            if self._command and (one.outputs or (moves and one.status == "skipped")):
                destination = source.destination
                record = (
                    destination.record if done.place is None else destination.articles / done.destination.record.name
                )
                problem = run_command(self._command, record, self._stop)
                if problem:
                    yield self._state.event("warning", result.path, f"--on-done: {problem}")

    def handle_deletion(self, path: Path) -> Iterator[WatchEvent]:
        """A file is not there any more."""
        known = self._state.known.pop(path, None)
        self._state.retries.forget(path)
        source = source_at(path, self._state.folder, self._state.output)
        beside = source.destination.folder == path.parent
        destination = source.destination
        made = any(one.exists() for one in (destination.record, destination.failure, destination.articles))
        if known is None and not (beside and made):
            return
        yield self._state.event("gone", path)
        # Results elsewhere outlive a disk that was taken away; those beside the source went with it.
        linked = link_between(self._state.folder, path.parent) is not None
        if (
            self._state.rules.tidy
            and not linked
            and (beside or (known is not None and on_same_device(path, known.device)))
        ):
            try:
                taken = tidy(source)
            except (OSError, HamzabanError) as error:
                yield self._state.event("warning", path, f"what was made of it could not be taken away ({error})")
            else:
                if taken:
                    yield self._state.event("tidied", path, f"{len(taken)} files", taken)

    def _is_transient(self, outcome: Outcome) -> bool:
        """Whether the same file may come out better later: what is remembered of its content will not."""
        settings = describe_settings(self._settings)
        for source, result in outcome.pairs():
            if result.status == "partial":
                return True
            if result.status == "failed":
                sha256 = fingerprint(source)
                if sha256 is None or read_failure(source.destination, sha256, settings) is None:
                    return True
        return False
