"""Many files: find them, skip what is done, summarise and translate the rest, report each as it finishes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal

from translate import (
    HamzabanError,
    Translator,
    WrongUse,
    describe_engine,
    find_language,
    needed_packages,
    reaches_all,
)

from .articles import FORMATS as ARTICLE_FORMATS
from .articles import Article, read_article
from .choosing import DEFAULT_LANGUAGES, Analysis, Settings, analyse, identify
from .outputs import FORMATS, Place, is_output, is_up_to_date, output_stem, write_outputs
from .parallel import translate_analyses
from .ranking import METHODS, Length, check_method
from .records import make_record
from .topics import Topic, topic_words

# Articles translated in one batched call: enough to fill batches, few enough to see results soon.
GROUP = 32
# Files whose languages are looked at to know which packages to ask for.
LOOKED_AT = 50

Status = Literal["done", "skipped", "partial", "failed"]


@dataclass(frozen=True)
class Source:
    """A file to be summarised, and the folder that its outputs stand in."""

    path: Path
    folder: Path


@dataclass(frozen=True)
class Result:
    """How one file came out.

    `path`: the source. `status`: `done`; `skipped` (nothing changed since it was done); `partial` (some
    languages are missing); `failed`. `language`: the source's code, where known. `outputs`: what was
    written, the record last. `errors`: why it is partial or failed, else empty.
    """

    path: Path
    status: Status
    language: str | None = None
    outputs: tuple[Path, ...] = ()
    errors: tuple[HamzabanError, ...] = ()

    @property
    def exit_code(self) -> int:
        """What the command line would end with for this file alone."""
        if self.status == "failed":
            return 1
        return max((error.exit_code for error in self.errors), default=0)


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
    formats: Iterable[str] = FORMATS,
    output: str | Path | None = None,
    force: bool = False,
    translator: Translator | None = None,
) -> Iterator[Result]:
    """Put parallel summaries next to every article.

    `paths`: files and folders (searched to any depth for the formats that can be read). `to`: language
    codes or names. `source`: the articles' language (default: each one's is detected). `sentences`:
    how many at most; `ratio` (a share of the article's sentences) or `words` (at most so many) instead.
    `method`: one of `ranking.METHODS`. `full`: translate the whole article too. `about`: a topic, in any
    language. `formats`: of `records.FORMATS`; the record is always written. `output`: a folder for all
    outputs, laid out as `cp -r` would (default: next to each source). `force`: also what is up to date.
    `translator`: one to use again (default: a new one with the installed packages).

    Yields one `Result` a file, as files finish; a file that fails does not stop the others. Raises, before
    anything is read, `UnknownLanguage` or `WrongUse` for options that cannot be meant.
    """
    settings = Settings(
        to=tuple(dict.fromkeys(find_language(code).code for code in to)),
        source=None if source is None else find_language(source).code,
        length=Length(sentences, ratio, words),
        method=method,
        full=full,
        about=about,
    )
    wanted = tuple(dict.fromkeys(formats))
    for name in wanted:
        if name not in FORMATS:
            raise WrongUse(f"Unknown format '{name}'. There are {', '.join(FORMATS)}.")
    check_method(method, about)
    if not settings.to:
        raise WrongUse("No language to summarise in; give at least one, such as --to en,fa.")
    sources = find_sources(paths, None if output is None else Path(output))
    return _run(sources, settings, wanted, force, translator)


def missing_packages(
    paths: Iterable[str | Path], to: Iterable[str], source: str | None = None, *, translator: Translator
) -> tuple[str, ...]:
    """The packages that `convert` would miss, as pairs such as `en_fa`.

    `paths`, `to`, `source`: as for `convert`. Where some language of `to` is out of another's reach, the languages of
    the first files are looked at; what only later ones need is found when they are converted.
    """
    targets = [find_language(code).code for code in to]
    if source is not None:
        return needed_packages(translator, [find_language(source).code], targets)
    if reaches_all(translator, targets):
        return ()
    return needed_packages(translator, sorted(set(_languages(find_sources(paths)[:LOOKED_AT]))), targets)


def _languages(sources: Iterable[Source]) -> Iterator[str]:
    """The languages of the articles that can be read and worked on."""
    for source in sources:
        try:
            yield identify(read_article(source.path).text).language
        except HamzabanError:
            continue  # its own turn will say why


def find_sources(paths: Iterable[str | Path], output: Path | None = None) -> list[Source]:
    """The files to be summarised, each once, in the order of `paths` and then of names.

    A file that is named itself is taken whatever it is; in folders those that can be read are, to any
    depth, except hidden ones and what Hamzaban wrote. `output` as in `convert`.
    """
    sources: dict[Path, Source] = {}
    for given in map(Path, paths):
        found = sorted(_files_below(given)) if given.is_dir() else [given]
        # `folder/..` and `.` have a name only when resolved.
        base = given.resolve().parent if given.is_dir() else None
        for path in found:
            if output is None:
                folder = path.parent
            elif base is None:
                folder = output
            else:
                folder = output / path.resolve().parent.relative_to(base)
            sources.setdefault(path.absolute(), Source(path, folder))
    return list(sources.values())


def _files_below(folder: Path) -> Iterator[Path]:
    """The articles in a folder, to any depth."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.casefold() in ARTICLE_FORMATS and not name.startswith(".") and not is_output(name):
                yield Path(parent) / name


def _run(
    sources: Sequence[Source],
    settings: Settings,
    formats: Sequence[str],
    force: bool,
    translator: Translator | None,
) -> Iterator[Result]:
    """The results of `convert`, options checked."""
    owners: dict[Path, Path] = {}
    with nullcontext(translator) if translator else Translator() as ready:
        topic = topic_words(settings.about, ready)
        waiting = iter(sources)
        while group := list(islice(waiting, GROUP)):
            articles: list[tuple[Source, Article, Analysis]] = []
            for source in group:
                first = owners.setdefault(source.folder.absolute() / source.path.name, source.path)
                if first is not source.path:
                    clash = WrongUse(f"{source.path}: its outputs would replace those of {first}; convert it apart.")
                    yield Result(source.path, "failed", errors=(clash,))
                    continue
                found = _prepare(source, settings, formats, force, ready, topic)
                if isinstance(found, Result):
                    yield found
                else:
                    articles.append((source, *found))
            analyses = [analysis for _, _, analysis in articles]
            summaries = translate_analyses(analyses, settings, ready)
            for (source, article, _), summary in zip(articles, summaries, strict=True):
                engine = describe_engine(ready, summary.language, settings.to)
                try:
                    place = Place(source.folder, output_stem(source.path.name))
                    outputs = write_outputs(place, make_record(article, summary, settings, engine), formats)
                except HamzabanError as error:
                    yield Result(source.path, "failed", summary.language, errors=(error,))
                    continue
                status: Status = "partial" if summary.missing else "done"
                yield Result(source.path, status, summary.language, outputs, summary.missing)


def _prepare(
    source: Source, settings: Settings, formats: Sequence[str], force: bool, translator: Translator, topic: Topic
) -> Result | tuple[Article, Analysis]:
    """Read and analyse one file, unless it is up to date or cannot be."""
    path = source.path
    place = Place(source.folder, output_stem(path.name))
    describe = partial(describe_engine, translator)
    if not force and is_up_to_date(place, path, settings, formats, describe):
        return Result(path, "skipped")
    try:
        article = read_article(path)
    except HamzabanError as error:
        return Result(path, "failed", errors=(error,))
    try:
        return article, analyse(article.text, settings, article.title, topic)
    except HamzabanError as error:
        return Result(path, "failed", errors=(type(error)(f"{path}: {error}"),))
