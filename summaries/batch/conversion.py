"""`convert`: files and folders to parallel summaries, with all that may be asked for as plain arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from threading import Event
from typing import Unpack

from translate import HamzabanError, Translator, given_paths, needed_packages, reaches_all

from ..filesystem import refuse_whole_disk
from ..jobs import Job, JobOptions, make_job
from ..reading import Reading, read_article
from ..settings import DEFAULT_LANGUAGES
from ..sources import Found, Selection, Source, find_sources
from ..summarizing import identify
from .local import LocalExecutor
from .planning import make_plan
from .result import Result
from .runner import Batch

# Files whose languages are looked at to know which packages to ask for.
LOOKED_AT = 50


def convert(
    paths: str | Path | Iterable[str | Path],
    to: str | Iterable[str] = DEFAULT_LANGUAGES,
    *,
    output: str | Path | None = None,
    selection: Selection | None = None,
    translator: Translator | None = None,
    workers: int | None = None,
    stop: Event | None = None,
    whole_disk: bool = False,
    **options: Unpack[JobOptions],
) -> Iterator[Result]:
    """Put parallel summaries next to every article.

    `paths`: a file or folder (searched to any depth for the formats that can be read), or several. `to`: a language
    code or name, or several.
    `output`: a folder for all outputs, laid out as `cp -r` would (default: next to each source). `selection`: which
    files of folders. `translator`: one to use again (default: a new one with the installed packages). `workers`:
    processes that read (default: half of the cores; 0 for none). `stop`: once it is set, what is in flight is finished
    and nothing more begun. `whole_disk`: whether a path may be a whole file system or the home folder. `options`: what
    is done with every file, as `JobOptions` has it: `sentences`, `full`, ….

    Yields one `Result` a file, as files finish; a file that fails does not stop the others. Raises, before
    anything is read, `UnknownLanguage` or `WrongUse` for options that cannot be meant; later `DiskFull` where there is
    no room for outputs.
    """
    job = make_job(to, **options)
    paths = given_paths(paths)
    if not whole_disk:
        refuse_whole_disk(paths)
    found = find_sources(paths, output, selection, job.settings.reading)
    return _run(found, job, translator, workers, stop)


def missing_packages(sources: Iterable[Source], job: Job, translator: Translator) -> tuple[str, ...]:
    """The packages that a job would miss, as pairs such as `en_fa`.

    `sources`: the files, as `find_sources` finds them. Where some language of the job is out of another's reach, the
    languages of the first files are looked at; what only later ones need is found when they are converted.
    """
    targets = job.settings.to
    if job.settings.source is not None:
        return needed_packages(translator, [job.settings.source], targets)
    if reaches_all(translator, targets):
        return ()
    return needed_packages(translator, sorted(set(_languages(sources, job.settings.reading))), targets)


def _languages(sources: Iterable[Source], reading: Reading) -> Iterator[str]:
    """The languages of the first articles that can be read and worked on."""
    for source, _ in zip(sources, range(LOOKED_AT), strict=False):
        try:
            yield identify(read_article(source.path, reading, source.place).text).language
        except HamzabanError:
            continue  # its own turn will say why


def _run(
    found: Found, job: Job, translator: Translator | None, workers: int | None, stop: Event | None
) -> Iterator[Result]:
    """The results of `convert`, options checked."""
    with (
        nullcontext(translator) if translator else Translator() as ready,
        Batch(job, ready, executor=LocalExecutor(workers=workers), stop=stop) as batch,
    ):
        yield from batch.run(make_plan(found, job, ready))
