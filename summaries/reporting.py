"""What a person sees of a batch: the plan, where it is, what went wrong, how it came out; or one JSON line a file."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from translate import JOINERS, HamzabanError, printable
from translate.saying import print_json, say

from .articles import UnreadableArticle
from .batch import Batch, Result
from .planning import Plan
from .sources import SITE, Found
from .unread import describe_sites, describe_unread

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Seconds between two lines about where it is, where they go to a file.
LOG_EVERY = 15.0
# Failures that are named once more at the end; a batch of fewer files has not scrolled away.
NAMED_AT_THE_END, MANY = 50, 30


@dataclass(frozen=True)
class Display:
    """What is said: `as_json` one object a file on stdout; `quiet` only what went wrong; `verbose` every file."""

    as_json: bool = False
    quiet: bool = False
    verbose: bool = False


class Reporter:
    """Says how a batch comes along, on stderr; a context manager that owns the line that moves in a terminal.

    `display`: what to say. `total`: files that there will be results of. `told`: errors that were said before.
    """

    def __init__(self, display: Display, total: int, told: Iterable[HamzabanError] = ()) -> None:
        self.exit_code = 0
        self._display = display
        self._total = total
        self._counts: Counter[str] = Counter()
        self._sentences = self._flagged = 0
        self._failed: list[HamzabanError] = []
        self._told = set(map(str, told))
        self._begun = self._last = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and not self._display.quiet and self._total > 1:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]} sentences/s"),
                TimeRemainingColumn(),
                TextColumn("[red]{task.fields[failed]}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._progress.add_task("articles", total=self._total, rate="0", failed="")
            self._progress.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def tell(self, result: Result) -> None:
        """Say how one file came out."""
        self._counts[result.status] += 1
        self._sentences += result.sentences
        self._flagged += result.flagged
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

    def close(self, batch: Batch) -> None:
        """Say how all of it came out, and where the time of `batch` went."""
        self.__exit__()
        if self._display.quiet:
            return
        if self._failed and self._counts.total() > MANY:
            for error in self._failed:
                self._say(f"  failed: {error}", colour="red")
            if self._counts["failed"] > len(self._failed):
                self._say("  … and more; each has a NAME.parallel.error.json beside it.", colour="red")
        if self._sentences:
            self._say(f"{self._flagged:,} of {self._sentences:,} sentences are doubtful in some language (flagged)")
        effort, spent = batch.effort, batch.spent
        if effort.decoded or effort.remembered:
            seconds = time.monotonic() - self._begun
            on_device = f" on {batch.device}" if effort.decoded else ""
            parts = {
                f"decoding {effort.decoded:,} sentences{on_device} ({effort.remembered:,} remembered)": spent.decoding,
                "checking and aligning": spent.translating - spent.decoding,
                "waiting for articles to be read": spent.preparing,
                "writing": spent.writing,
                "waiting for another process": spent.waiting,
            }
            shares = (f"{part / max(seconds, 0.001):.0%} {name}" for name, part in parts.items() if part > 0)
            self._say(f"{seconds:,.1f} s: {', '.join(shares)}")
        names = {"skipped": "up to date"}
        counts = ", ".join(f"{count:,} {names.get(status, status)}" for status, count in sorted(self._counts.items()))
        if counts:
            self._say(counts)

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
        rate = f"{self._sentences / max(now - self._begun, 0.001):,.1f}"
        failed = self._counts["failed"]
        if self._progress is not None and self._task is not None:
            failures = f"{failed:,} failed" if failed else ""
            self._progress.update(self._task, completed=self._counts.total(), rate=rate, failed=failures)
        elif not self._display.quiet and now - self._last >= LOG_EVERY:
            self._last = now
            done = self._counts.total()
            left = (now - self._begun) / done * (self._total - done)
            self._say(
                f"{done:,} of {self._total:,} articles, {rate} sentences/s, {left:,.0f} s left, {failed:,} failed"
            )

    def _say(self, line: str, colour: str | None = None) -> None:
        if self._progress is not None:
            from rich.text import Text

            shown = Text(printable(line, JOINERS), style=colour or "")
            self._progress.console.print(shown, soft_wrap=True, highlight=False)
        else:
            say(line, colour=colour)


def describe_missing(found: Found) -> list[UnreadableArticle]:
    """What to say of each path that was given and that there is nothing at."""
    return [UnreadableArticle(f"{path}: there is no such file or folder; check the path.") for path in found.missing]


def describe_plan(plan: Plan) -> Iterable[str]:
    """A plan in a few lines: how many files are in which state, and which were passed over and why."""
    counts = plan.count()
    states = ", ".join(f"{count:,} {state}" for state, count in counts.items())
    yield (
        f"{len(plan.planned):,} articles: {states}" if counts else "No article found; give files, or folders with some."
    )
    reasons = Counter(one.reason for one in plan.passed_over if one.reason != SITE)
    if reasons:
        yield "passed over: " + ", ".join(f"{count:,} {reason}" for reason, count in reasons.items())
    if sites := describe_sites(one.path for one in plan.passed_over if one.reason == SITE):
        yield sites
    if plan.links:
        yield f"linked folders: {len(plan.links):,} (not looked into; --follow-links does)"


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
