"""A folder that is being filled: what arrives in it is done, once it is whole, and nothing twice.

    notifier ─▶ settling ─▶ batch ─▶ looked at again ─▶ command, moving
       ▲ rescans              │ changed meanwhile: settling once more; what may pass: retried

What happened is only ever a hint to look; what is there, and what its record says, decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from threading import Event
from typing import Any, Unpack, cast

from translate import MissingPath, Translator, WrongUse, given_path

from ..batch import Batch, LocalExecutor
from ..exporting import plan_site
from ..filesystem import WatchLock, folder_identity, refuse_whole_disk
from ..jobs import Job, JobOptions, make_job
from ..settings import DEFAULT_LANGUAGES
from .after import AfterConversion
from .changes import ChangeNotifier
from .events import WatchEvent
from .heartbeat import Heartbeat
from .hook import split_command
from .loop import WatchLoop
from .move import check_folder
from .rules import WatchOptions, WatchRules, make_rules
from .state import WatchState

# Articles in flight at most: they end within seconds, so that a signal is obeyed soon. Whole articles are many times
# as long as their summaries.
GROUP, WHOLE_GROUP = 8, 1
# Seconds between two looks for a folder that is gone.
FOLDER_POLL_SECONDS = 1.0


class Options(WatchOptions, JobOptions):
    """All options of `watch`: how the folder is watched and what is done with every file."""


def watch(
    folder: str | Path,
    to: str | Iterable[str] = DEFAULT_LANGUAGES,
    *,
    output: str | Path | None = None,
    translator: Translator | None = None,
    workers: int | None = None,
    stop: Event | None = None,
    whole_disk: bool = False,
    **options: Unpack[Options],
) -> Iterator[WatchEvent]:
    """Put parallel summaries next to every article in a folder, and to every one that arrives there.

    Args:
        folder: Watched to any depth.
        to: Codes or names of languages, as for `convert`.
        output: The folder for the outputs, as for `convert`.
        translator: Kept by the caller (default: one with the installed packages).
        workers: Processes that read, as for `convert`.
        stop: Once it is set, articles in progress are finished and the iteration ends.
        whole_disk: Whether the folder may be a whole file system or the home folder.
        **options: How the folder is watched, as `WatchRules` has it, and what is done with every file, as `JobOptions`
            has it; `force` and `retry_failed` hold for the files that are there at first.

    Yields:
        A `WatchEvent` for everything that happens, as it happens.

    Raises:
        UnknownLanguage: Before anything is read, if a language is not known.
        WrongUse: Before anything is read, if an option is invalid.
        AlreadyWatched: At the first event, if another process watches the folder.
    """
    names = WatchOptions.__annotations__.keys()
    given: dict[str, Any] = dict(options)
    rules = make_rules(**cast(WatchOptions, {name: given.pop(name) for name in names & given.keys()}))
    job = make_job(to, **cast(JobOptions, given))
    place = None if output is None else given_path(output, "The output folder")
    watched = given_path(folder, "The folder to watch")
    if not whole_disk:
        refuse_whole_disk([watched])
    return watch_folder(watched, job, rules, output=place, translator=translator, workers=workers, stop=stop)


def watch_folder(
    folder: Path,
    job: Job,
    rules: WatchRules,
    *,
    output: Path | None = None,
    translator: Translator | None = None,
    workers: int | None = None,
    stop: Event | None = None,
) -> Iterator[WatchEvent]:
    """Watch a folder, as `watch` does, with options that are gathered already.

    Args:
        folder: Watched to any depth.
        job: What is done with each file.
        rules: How the folder is watched.
        output: As for `watch`, and so are the others.
        translator: Kept by the caller.
        workers: Processes that read.
        stop: Ends the iteration once it is set.

    Yields:
        A `WatchEvent` for everything that happens, as it happens.

    Raises:
        WrongUse: Before anything is read, if the folder or one to move to is none.
        AlreadyWatched: At the first event, if another process watches the folder.
    """
    if not folder.is_dir():
        raise MissingPath(f"{folder}: there is no such folder; make it first, or check the path.")
    for option, into in (("--done-folder", rules.done_folder), ("--failed-folder", rules.failed_folder)):
        if into is not None:
            check_folder(folder, into, option)
    if rules.site is not None:
        plan_site(rules.site, (), [folder], output)
        if folder.resolve().is_relative_to(rules.site.resolve()):
            raise WrongUse(f"--site {rules.site}: the watched folder is in it; give a folder of its own.")
    command = split_command(rules.on_done) if rules.on_done else ()
    return _watch(folder, job, rules, command, output, translator, workers, stop or Event())


def _watch(
    folder: Path,
    job: Job,
    rules: WatchRules,
    command: tuple[str, ...],
    output: Path | None,
    translator: Translator | None,
    workers: int | None,
    stop: Event,
) -> Iterator[WatchEvent]:
    """The events of `watch`, options checked."""
    group = WHOLE_GROUP if job.settings.full else GROUP
    with (
        WatchLock(folder) as lock,
        nullcontext(translator) if translator else Translator() as ready,
        Batch(job, ready, executor=LocalExecutor(workers=workers, group=group), stop=stop) as batch,
        Heartbeat(rules.heartbeat) as heartbeat,
    ):
        state = WatchState(folder, rules, output, heartbeat)
        after = AfterConversion(state, job.settings, command, stop)
        loop = WatchLoop(state, after, batch, ready, stop)
        while True:
            with ChangeNotifier(folder, stop, rules.poll) as notifier:
                yield WatchEvent("watching", folder, "by looking through it" if notifier.polls else "")
                yield from loop.run(notifier)
            if loop.ended or stop.is_set():
                break
            # Nothing can be said of the files of a folder that is not there, least of all that they are gone.
            heartbeat.state = "waiting for the folder"
            yield WatchEvent("lost", folder, "the folder was taken away or replaced; waiting for it")
            lock.release()
            while folder_identity(folder) is None and not stop.wait(FOLDER_POLL_SECONDS):
                pass
            if stop.is_set():
                break
            lock.acquire()
            yield WatchEvent("back", folder)
        yield WatchEvent("stopped", folder)
