"""`convert`: files and folders to parallel summaries, with all that may be asked for as plain arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from threading import Event

from translate import HamzabanError, Translator, WrongUse, find_language, needed_packages, reaches_all

from .articles import Reading, find_codec, read_article
from .batch import Batch, Result
from .choosing import DEFAULT_LANGUAGES, Settings, identify
from .outputs import DEFAULT_FORMATS, FORMATS
from .planning import Job, make_plan
from .ranking import METHODS, Length, check_method
from .sources import Found, Selection, Source, find_sources

# Files whose languages are looked at to know which packages to ask for.
LOOKED_AT = 50


def convert(
    paths: Iterable[str | Path],
    to: Iterable[str] = DEFAULT_LANGUAGES,
    *,
    source: str | None = None,
    sentences: int = 5,
    ratio: float | None = None,
    words: int | None = None,
    method: str = METHODS[0],
    full: bool = False,
    about: str | None = None,
    formats: Iterable[str] = DEFAULT_FORMATS,
    output: str | Path | None = None,
    selection: Selection | None = None,
    force: bool = False,
    retry_failed: bool = False,
    reading: Reading | None = None,
    translator: Translator | None = None,
    workers: int | None = None,
    stop: Event | None = None,
) -> Iterator[Result]:
    """Put parallel summaries next to every article.

    `paths`: files and folders (searched to any depth for the formats that can be read). `output`: a folder for all
    outputs, laid out as `cp -r` would (default: next to each source). `selection`: which files of folders.
    `translator`: one to use again (default: a new one with the installed packages). `workers`: processes that read
    (default: half of the cores; 0 for none). `stop`: once it is set, what is in flight is finished and nothing more
    begun. All others as for `make_job`.

    Yields one `Result` a file, as files finish; a file that fails does not stop the others. Raises, before
    anything is read, `UnknownLanguage` or `WrongUse` for options that cannot be meant; later `DiskFull` where there is
    no room for outputs.
    """
    job = make_job(
        to,
        source=source,
        sentences=sentences,
        ratio=ratio,
        words=words,
        method=method,
        full=full,
        about=about,
        formats=formats,
        force=force,
        retry_failed=retry_failed,
        reading=reading,
    )
    found = find_sources(paths, output, selection, reading)
    return _run(found, job, translator, workers, stop)


def make_job(
    to: Iterable[str] = DEFAULT_LANGUAGES,
    *,
    source: str | None = None,
    sentences: int = 5,
    ratio: float | None = None,
    words: int | None = None,
    method: str = METHODS[0],
    full: bool = False,
    about: str | None = None,
    formats: Iterable[str] = DEFAULT_FORMATS,
    force: bool = False,
    retry_failed: bool = False,
    reading: Reading | None = None,
) -> Job:
    """What a batch is to do with every file, checked.

    `to`: language codes or names. `source`: the articles' language (default: each one's is detected). `sentences`: how
    many at most; `ratio` (a share of the article's sentences) or `words` (at most so many) instead. `method`: one of
    `ranking.METHODS`. `full`: translate the whole article too. `about`: a topic, in any language. `formats`: of
    `outputs.FORMATS`; the record is always written. `force`: also what is up to date. `retry_failed`: also what failed
    before and has not changed since. `reading`: how files are read, where that is not to be found out. Raises
    `UnknownLanguage` or `WrongUse` for what cannot be meant.
    """
    settings = Settings(
        to=tuple(dict.fromkeys(find_language(code).code for code in to)),
        source=None if source is None else find_language(source).code,
        length=Length(sentences, ratio, words),
        method=method,
        full=full,
        about=about,
        reading=reading or Reading(),
    )
    if settings.reading.encoding is not None and find_codec(settings.reading.encoding) is None:
        raise WrongUse(f"Unknown encoding '{settings.reading.encoding}'. Give one such as utf-8 or windows-1256.")
    wanted = tuple(dict.fromkeys(formats))
    for name in wanted:
        if name not in FORMATS:
            raise WrongUse(f"Unknown format '{name}'. There are {', '.join(FORMATS)}.")
    check_method(method, about)
    if not settings.to:
        raise WrongUse("No language to summarise in; give at least one, such as --to en,fa.")
    return Job(settings, wanted, force, retry_failed)


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
        Batch(job, ready, workers=workers, stop=stop) as batch,
    ):
        yield from batch.run(make_plan(found, job, ready))
