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
from typing import Unpack

from translate import Translator, WrongUse, given_path, one_or_many

from ..batch import Batch, LocalExecutor
from ..filesystem import WatchLock, folder_identity, refuse_whole_disk
from ..jobs import Job, JobOptions, make_job
from ..settings import DEFAULT_LANGUAGES
from .changes import ChangeNotifier
from .events import WatchEvent
from .heartbeat import Heartbeat
from .hook import split_command
from .loop import WatchLoop
from .move import check_folder
from .rules import WatchRules

# Articles in flight at most: they end within seconds, so that a signal is obeyed soon. Whole articles are many times
# as long as their summaries.
GROUP, WHOLE_GROUP = 8, 1
# Seconds between two looks for a folder that is gone.
PATIENCE = 1.0


def watch(
    folder: str | Path,
    to: str | Iterable[str] = DEFAULT_LANGUAGES,
    *,
    output: str | Path | None = None,
    translator: Translator | None = None,
    workers: int | None = None,
    stop: Event | None = None,
    settle: float = WatchRules.settle,
    rescan: float = WatchRules.rescan,
    poll: bool = False,
    idle_unload: float = WatchRules.idle_unload,
    ignore: str | Iterable[str] = (),
    once: bool = False,
    tidy: bool = False,
    on_done: str | None = None,
    done_folder: str | Path | None = None,
    failed_folder: str | Path | None = None,
    heartbeat: str | Path | None = None,
    follow_links: bool = False,
    whole_disk: bool = False,
    **options: Unpack[JobOptions],
) -> Iterator[WatchEvent]:
    """Put parallel summaries next to every article in a folder, and to every one that arrives there.

    `folder`: watched to any depth. `to`, `output`, `translator`, `workers`: as for `convert`. `stop`: once it is set,
    what is in flight is finished and the iteration ends. `options`: what is done with every file, as `JobOptions` has
    it; `force` and `retry_failed` hold for what is there at first.

    `settle`: seconds that a file must have stood still before it is taken. `rescan`: minutes between two looks through
    the whole folder, for what the operating system did not tell of. `poll`: it tells nothing (a network share): look
    through the folder about every second. `idle_unload`: minutes without work after which the memory of models is
    given back. `ignore`: patterns, as `exclude` of `Selection`, of what is not taken besides the unfinished files of
    well-known programs. `once`: end when all that is there is done and nothing is waited for.

    `tidy`: take away what was made of a source when it is gone. `on_done`: a command, split as a shell would, that is
    run with the path of each new record. `done_folder`, `failed_folder`: where sources go, with all that belongs to
    them, when they are done or when their content cannot be. `heartbeat`: a file that is written every 15 seconds.
    `follow_links`: look into folders that are links as well; nothing is moved or deleted there.
    `whole_disk`: whether the folder may be a whole file system or the home folder.

    Yields a `WatchEvent` for everything that happens, as it happens. Raises, before anything is read, `UnknownLanguage`
    or `WrongUse` for options that cannot be meant, and at the first event `AlreadyWatched` if another process watches.
    """
    job = make_job(to, **options)
    rules = WatchRules(
        settle=settle,
        rescan=rescan,
        poll=poll,
        idle_unload=idle_unload,
        ignore=one_or_many(ignore),
        once=once,
        tidy=tidy,
        on_done=on_done,
        done_folder=None if done_folder is None else given_path(done_folder, "The done folder"),
        failed_folder=None if failed_folder is None else given_path(failed_folder, "The failed folder"),
        heartbeat=None if heartbeat is None else given_path(heartbeat, "The heartbeat file"),
        follow_links=follow_links,
    )
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
    """As `watch`, for what was gathered already: `job` says what to do with each file, `rules` how to watch."""
    if not folder.is_dir():
        raise WrongUse(f"{folder}: there is no such folder; make it first, or check the path.")
    for name, value in (("settle", rules.settle), ("rescan", rules.rescan), ("idle-unload", rules.idle_unload)):
        if not value >= 0:
            raise WrongUse(f"--{name} {value:g}: must not be less than 0.")
    for option, into in (("--done-folder", rules.done_folder), ("--failed-folder", rules.failed_folder)):
        if into is not None:
            check_folder(folder, into, option)
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
        loop = WatchLoop(folder, rules, command, output, batch, ready, heartbeat, stop)
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
            while folder_identity(folder) is None and not stop.wait(PATIENCE):
                pass
            if stop.is_set():
                break
            lock.acquire()
            yield WatchEvent("back", folder)
        yield WatchEvent("stopped", folder)
