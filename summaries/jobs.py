"""What is to be done with every file of a batch: all that may be asked for, checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from translate import WrongUse, find_language, find_languages, one_or_many

from .ranking import METHODS, Length, check_method
from .reading import Reading, find_codec
from .rendering import DEFAULT_FORMATS, FORMATS
from .settings import DEFAULT_LANGUAGES, Settings


class JobOptions(TypedDict, total=False):
    """What may be asked for besides the languages, as `make_job` has it."""

    source: str | None
    sentences: int | None
    ratio: float | None
    words: int | None
    method: str
    full: bool
    about: str | None
    formats: str | Iterable[str]
    force: bool
    retry_failed: bool
    reading: Reading | None
    keep_all: bool


def make_job(
    to: str | Iterable[str] = DEFAULT_LANGUAGES,
    *,
    source: str | None = None,
    sentences: int | None = None,
    ratio: float | None = None,
    words: int | None = None,
    method: str = METHODS[0],
    full: bool = False,
    about: str | None = None,
    formats: str | Iterable[str] = DEFAULT_FORMATS,
    force: bool = False,
    retry_failed: bool = False,
    reading: Reading | None = None,
    keep_all: bool = False,
) -> Job:
    """What a batch is to do with every file, checked.

    `to`: a language code or name, or several. `source`: the articles' language (default: each one's is detected).
    `sentences`: how many at most (default: a third of the article's, 2 to 5); `ratio` (a share of them) or `words` (at
    most so many) instead.
    `method`: one of `ranking.METHODS`. `full`: translate the whole article too. `about`: a topic, in any language.
    `formats`: of `outputs.FORMATS`; the record is always written. `force`: also what is up to date. `retry_failed`:
    also what failed before and has not changed since. `reading`: how files are read, where that is not to be found out.
    `keep_all`: leave every line in. Raises `UnknownLanguage` or `WrongUse` for what cannot be meant.
    """
    settings = Settings(
        to=find_languages(to),
        source=None if source is None else find_language(source).code,
        length=Length(sentences, ratio, words),
        method=method,
        full=full,
        about=about,
        reading=reading or Reading(),
        keep_all=keep_all,
    )
    if settings.reading.encoding is not None and find_codec(settings.reading.encoding) is None:
        raise WrongUse(f"Unknown encoding '{settings.reading.encoding}'. Give one such as utf-8 or windows-1256.")
    wanted = tuple(dict.fromkeys(one_or_many(formats)))
    for name in wanted:
        if name not in FORMATS:
            raise WrongUse(f"Unknown format '{name}'. There are {', '.join(FORMATS)}.")
    check_method(method, about)
    if not settings.to:
        raise WrongUse("No language to summarise in; give at least one, such as --to en,fa.")
    return Job(settings, wanted, force, retry_failed)


@dataclass(frozen=True)
class Job:
    """What a batch is to do with every file.

    `settings`: what decides a summary. `formats`: of `outputs.FORMATS`. `force`: do what is up to date too.
    `retry_failed`: try again what failed before and has not changed since.
    """

    settings: Settings
    formats: tuple[str, ...]
    force: bool = False
    retry_failed: bool = False
