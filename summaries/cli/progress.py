"""What a person sees of a batch: the plan, where it is, what went wrong, how it came out; or one JSON line a file."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from translate import JOINERS, HamzabanError, printable
from translate.cli import print_json, say

from ..batch import Batch, Plan, Result
from ..reading import UnreadableArticle
from ..sources import NOT_INCLUDED, SITE, Found
from ..unread import describe_sites, describe_unread

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Seconds between two lines about where it is, where they go to a file.
LOG_EVERY = 15.0
# Failures that are named once more at the end; a batch of fewer files has not scrolled away.
NAMED_AT_THE_END, MANY = 50, 30
# Megabytes to be fetched of a usual package; asking how large one is would need the network.
PACKAGE_MEGABYTES = 100
# Below this, tenths of a second are told.
SHORT_SECONDS = 9.95
STATUS_NAMES = {"skipped": "up to date"}


@dataclass(frozen=True)
class Display:
    """What is said: `as_json` one object a file on stdout; `quiet` only what went wrong; `verbose` every file."""

    as_json: bool = False
    quiet: bool = False
    verbose: bool = False


class Reporter:
    """Says how a batch comes along, on stderr; a context manager that owns the line that moves in a terminal.

    `display`: what to say. `total`: files that there will be results of. `told`: errors that were said before, and
    packages that were said to be missing, as pairs.
    """

    def __init__(self, display: Display, total: int, told: Iterable[HamzabanError | str] = ()) -> None:
        self.exit_code = 0
        self._display = display
        self._total = total
        self._counts: Counter[str] = Counter()
        self._sentences = self._flagged = 0
        self._failed: list[HamzabanError] = []
        self._told = set(map(str, told))
        self._begun = self._last = time.monotonic()
        self._seconds = self._in_flight = 0.0
        self._translated = 0
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and not self._display.quiet and self._total > 1:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

            self._progress = Progress(
                BarColumn(bar_width=20),
                TextColumn("{task.fields[done]}"),
                TimeElapsedColumn(),
                TextColumn("passed"),
                TimeRemainingColumn(),
                TextColumn("left"),
                TextColumn("[red]{task.fields[failed]}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._progress.add_task("", total=self._total, done="", failed="")
            self._progress.start()
            self._move()
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def report(self, result: Result) -> None:
        """Say how one file came out."""
        self._counts[result.status] += 1
        self._sentences += result.sentences
        self._flagged += result.flagged
        # What was in flight is now counted as results come in.
        self._in_flight = max(0.0, self._in_flight - 1)
        self.exit_code = max(self.exit_code, result.exit_code)
        if self._display.as_json:
            print_json(as_json(result))
        if self._display.verbose:
            place = f" ({result.place})" if result.place else ""
            language = f"  {result.language}" if result.language else ""
            number = f"[{self._counts.total()}/{self._total}]"
            self._say(f"{number} {result.status:7} {result.path}{place}{language}")
            for path in result.outputs:
                self._say(f"    {path}")
        for error in result.errors:
            # One package may be missing on the way to several languages, and for many files: its name is said once.
            said = getattr(error, "needed", ()) or (str(error),)
            if not self._told.issuperset(said):
                self._told.update(said)
                self._say(f"Error: {error}", colour="red")
        if result.status == "failed":
            self._failed += result.errors[: NAMED_AT_THE_END - len(self._failed)]
        self._move()

    def advance(self, articles: float, sentences: int) -> None:
        """Show how far the articles in flight are.

        Args:
            articles: How many of them what is translated amounts to, such as 1.5.
            sentences: Translated so far, in all.
        """
        self._in_flight, self._translated = articles, sentences
        self._move()

    def close(self, batch: Batch) -> None:
        """Take the moving line away, name failures once more, and with `verbose` say where the time of `batch` went."""
        self.__exit__()
        self._seconds = time.monotonic() - self._begun
        if self._display.quiet:
            return
        if self._failed and self._counts.total() > MANY:
            for error in self._failed:
                self._say(f"  failed: {error}", colour="red")
            if self._counts["failed"] > len(self._failed):
                self._say("  … and more; each has a NAME.parallel.error.json beside it.", colour="red")
        if self._display.verbose and (batch.effort.decoded or batch.effort.remembered):
            self._say(self._describe_time(batch))

    def conclude(self, index: Path | None = None) -> None:
        """Say in one line how all of it came out; the last thing that is said.

        Args:
            index: Of the site that was made of it, where one was.
        """
        counts = ", ".join(
            f"{count:,} {STATUS_NAMES.get(status, status)}" for status, count in sorted(self._counts.items())
        )
        if self._display.quiet or not (counts or index):
            return
        line = counts or "nothing to do"
        if self._counts["done"] or self._counts["partial"]:
            line += f" in {describe_seconds(self._seconds)}"
        if self._flagged:
            line += f", {self._flagged:,} of {count_of(self._sentences, 'sentence')} flagged as doubtful"
        self._say(line if index is None else f"{line} → {index}")

    def _describe_time(self, batch: Batch) -> str:
        """Where the time went, in shares of all of it."""
        effort, spent = batch.effort, batch.spent
        on_device = f" on {batch.device}" if effort.decoded else ""
        parts = {
            f"decoding {effort.decoded:,} sentences{on_device} ({effort.remembered:,} remembered)": spent.decoding,
            "checking and aligning": spent.translating - spent.decoding,
            "waiting for articles to be read": spent.preparing,
            "writing": spent.writing,
            "waiting for another process": spent.waiting,
        }
        shares = (f"{part / max(self._seconds, 0.001):.0%} {name}" for name, part in parts.items() if part > 0)
        return f"{self._seconds:,.1f} s: {', '.join(shares)}"

    def tell_unread(self, unread: Mapping[str, int]) -> None:
        """Say, at the end, which files are of formats that are not read; `unread` as in `Found`."""
        message = describe_unread(unread)
        if message and self._display.as_json:
            print_json(unread_as_json(unread))
        if message and not self._display.quiet:
            self._say(message)

    def _move(self) -> None:
        """Show where it is: at once in a terminal, every so often in a log."""
        now = time.monotonic()
        failed = self._counts["failed"]
        finished = self._counts.total()
        passed = now - self._begun
        done = f"{finished:,}/{self._total:,} articles, {count_of(self._translated, 'sentence')}"
        if self._progress is not None and self._task is not None:
            failures = f"{failed:,} failed" if failed else ""
            self._progress.update(self._task, completed=finished + self._in_flight, done=done, failed=failures)
        elif not self._display.quiet and now - self._last >= LOG_EVERY:
            self._last = now
            amount = finished + self._in_flight
            left = f", {describe_seconds(passed / amount * (self._total - amount))} left" if amount else ""
            self._say(f"{done}, {describe_seconds(passed)} passed{left}, {failed:,} failed")

    def _say(self, line: str, colour: str | None = None) -> None:
        if self._progress is not None:
            from rich.text import Text

            shown = Text(printable(line, JOINERS), style=colour or "")
            self._progress.console.print(shown, soft_wrap=True, highlight=False)
        else:
            say(line, colour=colour)


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun, such as `1 sentence` and `2 sentences`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def describe_seconds(seconds: float) -> str:
    """Return a time as a person would say it: `0.4 s`, `31 s`, `3 min 20 s`, `2 h 5 min`."""
    if seconds < SHORT_SECONDS:
        return f"{seconds:.1f} s"
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def describe_missing(found: Found) -> list[UnreadableArticle]:
    """What to say of each path that was given and that there is nothing at."""
    return [UnreadableArticle(f"{path}: there is no such file or folder; check the path.") for path in found.missing]


def describe_needed(pairs: Sequence[str]) -> str:
    """Return one line about packages that are missing: which, how large, and how to install them.

    Args:
        pairs: Such as `en_fa`; at least one.
    """
    names = [pair.replace("_", "-") for pair in pairs]
    size = f"about {PACKAGE_MEGABYTES} MB{' each' if len(names) > 1 else ''}"
    return (
        f"needs packages: {', '.join(names)} ({size}). Languages that need them are left out; "
        f"`hamzaban models install {' '.join(names)}` installs them."
    )


def describe_plan(plan: Plan, needed: Sequence[str] = ()) -> Iterable[str]:
    """A plan in a few lines: how many files are in which state, which packages are missing, and what was passed over.

    `needed`: packages that are missing, as pairs such as `en_fa`.
    """
    counts = plan.count()
    states = ", ".join(f"{count:,} {_state_name(state, count)}" for state, count in counts.items())
    yield (
        f"{count_of(len(plan.planned), 'article')}: {states}"
        if counts
        else "No article found; give files, or folders with some."
    )
    if needed:
        yield describe_needed(needed)
    if not plan.planned and any(one.reason == NOT_INCLUDED for one in plan.passed_over):
        yield "Warning: no file matches --include; a pattern is compared with names and with paths below the folder."
    reasons = Counter(one.reason for one in plan.passed_over if one.reason != SITE)
    if reasons:
        yield "passed over: " + ", ".join(f"{count:,} {reason}" for reason, count in reasons.items())
    if sites := describe_sites(one.path for one in plan.passed_over if one.reason == SITE):
        yield sites
    if plan.links:
        yield f"linked folders: {len(plan.links):,} (not looked into; --follow-links does)"


def _state_name(state: str, count: int) -> str:
    """A state as it is said of so many files."""
    return "need packages" if state == "needs packages" and count != 1 else state


def as_json(result: Result) -> dict[str, Any]:
    """One line of `--json`."""
    return {
        "path": str(result.path),
        "place": result.place,
        "status": result.status,
        "language": result.language,
        "sentences": result.sentences,
        "flagged": result.flagged,
        "outputs": [str(path) for path in result.outputs],
        "errors": [printable(str(error), JOINERS) for error in result.errors],
    }


def unread_as_json(unread: Mapping[str, int]) -> dict[str, Any]:
    """The last line of `--json` where some files are not read: of no file alone, and with how many by kind."""
    return {
        "path": None,
        "place": None,
        "status": "not read",
        "language": None,
        "sentences": 0,
        "flagged": 0,
        "outputs": [],
        "errors": [],
        "message": describe_unread(unread),
        "not_read": dict(sorted(unread.items(), key=lambda one: (-one[1], one[0]))),
    }
