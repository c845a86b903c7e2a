"""The options of `convert` and `watch`, gathered into what they mean: a job, which files, how to watch and report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from translate.cli import PathType, together

from ..ranking import METHODS
from ..watching import WatchRules

if TYPE_CHECKING:
    from .progress import Display

Command = TypeVar("Command", bound=Callable[..., Any])
SITE_OPTION = click.option(
    "--site",
    type=PathType(file_okay=False),
    metavar="FOLDER",
    help="Also write all summaries as web pages, with a search page: FOLDER/index.html.",
)

PAGE_LANGUAGE_OPTION = click.option(
    "--page-language",
    type=click.Choice(["en", "fa", "ur"], case_sensitive=False),
    default="en",
    help="Language of the site's own words and dates.  [default: en]",
)

FOLLOW_LINKS_OPTION = click.option("--follow-links", is_flag=True, help="Also search folders that are links.")


def split_codes(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> list[str]:
    """`--to en,fa --to ur` as `["en", "fa", "ur"]`."""
    return [code.strip() for value in values for code in value.split(",") if code.strip()]


def complete_language(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The codes that begin with the last one in `begun`, after the commas of those before it."""
    from translate import LANGUAGES

    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{code}" for code in LANGUAGES if code.startswith(last)]


def complete_method(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The methods that begin with `begun`."""
    return [method for method in METHODS if method.startswith(begun)]


def complete_format(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The formats that begin with the last one in `begun`, after the commas of those before it."""
    from ..rendering import FORMATS

    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{name}" for name in FORMATS if name.startswith(last)]


def source_option(command: Command) -> Command:
    """`--from`."""
    return click.option(
        "--from",
        "source",
        metavar="LANG",
        shell_complete=complete_language,
        help="Language of the articles.  [default: detected]",
    )(command)


def length_options(command: Command) -> Command:
    """The length of a summary, its topic, and the ranking method."""
    options = (
        click.option(
            "--sentences",
            type=int,
            metavar="N",
            help="Number of sentences in a summary, at most.  [default: a third of the article, 2 to 5]",
        ),
        click.option(
            "--ratio", type=float, metavar="R", help="Instead of --sentences: a share of the article, such as 0.2."
        ),
        click.option("--words", type=int, metavar="N", help="Instead of --sentences: as near to N words as fits."),
        click.option(
            "--method",
            default=METHODS[0],
            show_default=True,
            metavar="NAME",
            shell_complete=complete_method,
            help=f"How sentences are ranked: {', '.join(METHODS[:-1])} or {METHODS[-1]}.",
        ),
        click.option("--about", metavar="WORDS", help="A topic, in any language; sentences about it are preferred."),
    )
    return together(*options)(command)


def job_options(command: Callable[..., int]) -> Callable[..., int]:
    """What to do with every file; the command gets it as `job`. Raises `WrongUse` for what cannot be meant."""

    @wraps(command)
    def with_job(
        *,
        targets: list[str],
        encoding: str | None,
        text_field: str | None,
        title_field: str | None,
        id_field: str | None,
        **others: Any,
    ) -> int:
        from ..jobs import JobOptions, make_job
        from ..reading import Reading

        reading = Reading(encoding, text_field, title_field, id_field)
        asked = {name: others.pop(name) for name in JobOptions.__annotations__.keys() & others.keys()}
        job = make_job(targets, reading=reading, **asked)
        return command(job=job, **others)

    options = (
        click.option(
            "--to",
            "targets",
            multiple=True,
            default=["en,fa,ur"],
            show_default=True,
            callback=split_codes,
            metavar="LANG",
            shell_complete=complete_language,
            help="Languages of the summaries, separated by commas.",
        ),
        source_option,
        length_options,
        click.option("--full", is_flag=True, help="Also translate the whole article."),
        click.option(
            "--format",
            "formats",
            multiple=True,
            default=["json,txt"],
            show_default=True,
            callback=split_codes,
            metavar="NAME",
            shell_complete=complete_format,
            help="Output formats, separated by commas: txt, html, md, csv, jsonl, tmx; json is always written.",
        ),
        click.option(
            "--encoding", metavar="NAME", help="Encoding of text files, such as windows-1256.  [default: detected]"
        ),
        click.option("--text-field", metavar="NAME", help="JSON Lines and tables: the field that holds the text."),
        click.option("--title-field", metavar="NAME", help="JSON Lines and tables: the field that holds the title."),
        click.option("--id-field", metavar="NAME", help="JSON Lines and tables: the field that names each article."),
        click.option("--keep-all", is_flag=True, help="Keep every line, also menus, dates and credits."),
        click.option("--force", is_flag=True, help="Also convert articles that are up to date."),
        click.option("--retry-failed", is_flag=True, help="Also retry files that failed before and have not changed."),
    )
    return together(*options)(with_job)


def selection_options(command: Callable[..., int]) -> Callable[..., int]:
    """Which files of folders are taken; the command gets it as `selection`."""

    @wraps(command)
    def with_selection(
        *, include: Sequence[str], exclude: Sequence[str], since: str | None, follow_links: bool, **others: Any
    ) -> int:
        from ..sources import Selection, moment

        since_moment = None if since is None else moment(since)
        selection = Selection(tuple(include), tuple(exclude), since_moment, follow_links)
        return command(selection=selection, **others)

    options = (
        click.option(
            "--include", multiple=True, metavar="GLOB", help="In folders, take only files that match, such as '2026-*'."
        ),
        click.option(
            "--exclude", multiple=True, metavar="GLOB", help="In folders, skip files that match, such as 'archive/*'."
        ),
        click.option(
            "--since",
            metavar="WHEN",
            help="Only files changed since a date (2026-11-01), or in the last 12h, 3d or 2w.",
        ),
        FOLLOW_LINKS_OPTION,
    )
    return together(*options)(with_selection)


def watch_options(command: Callable[..., int]) -> Callable[..., int]:
    """How a folder is watched; the command gets it as `rules`."""
    folder = PathType(file_okay=False)
    minutes = click.FloatRange(min=0)

    @wraps(command)
    def with_rules(**given: Any) -> int:
        values = {field.name: given.pop(field.name) for field in fields(WatchRules)}
        return command(rules=WatchRules(**values), **given)

    options = (
        click.option(
            "--settle",
            type=click.FloatRange(min=0),
            default=WatchRules.settle,
            show_default=True,
            metavar="SECONDS",
            help="How long a file must be unchanged before it is processed.",
        ),
        click.option(
            "--rescan",
            type=minutes,
            default=WatchRules.rescan,
            show_default=True,
            metavar="MINUTES",
            help="How often to look through the whole folder, for changes the system did not report.",
        ),
        click.option("--poll", is_flag=True, help="Look through the folder every second; needed for network shares."),
        click.option(
            "--idle-unload",
            type=minutes,
            default=WatchRules.idle_unload,
            show_default=True,
            metavar="MINUTES",
            help="Unload the models after this long without work.",
        ),
        click.option("--ignore", multiple=True, metavar="GLOB", help="Skip files that match, besides unfinished ones."),
        click.option("--once", is_flag=True, help="Process the files that are there, and exit."),
        click.option("--tidy", is_flag=True, help="When an article is deleted, remove its outputs."),
        click.option("--on-done", metavar="CMD", help="Run CMD, without a shell, with the path of each new record."),
        click.option(
            "--done-folder", type=folder, metavar="DIR", help="Move finished articles there, with their outputs."
        ),
        click.option(
            "--failed-folder", type=folder, metavar="DIR", help="Move articles that cannot be processed there."
        ),
        click.option(
            "--heartbeat",
            type=PathType(dir_okay=False),
            metavar="FILE",
            help="Write the state of the watcher to FILE every 15 seconds.",
        ),
        FOLLOW_LINKS_OPTION,
        SITE_OPTION,
        PAGE_LANGUAGE_OPTION,
    )
    return together(*options)(with_rules)


def cluster_options(command: Callable[..., int]) -> Callable[..., int]:
    """More than one machine; the command gets it as `cluster`. Raises `WrongUse` for what cannot be meant."""

    @wraps(command)
    def with_cluster(*, scheduler: str | None, local_cluster: int | None, ship: bool, **others: Any) -> int:
        from ..cluster import choose_cluster

        return command(cluster=choose_cluster(scheduler, local_cluster, ship), **others)

    options = (
        click.option("--scheduler", metavar="ADDRESS", help="Run on a Dask cluster, such as tcp://host:8786."),
        click.option(
            "--local-cluster", type=click.IntRange(1), metavar="N", help="Run on N worker processes of this machine."
        ),
        click.option("--ship", is_flag=True, help="Send files to workers that cannot see the folders."),
    )
    return together(*options)(with_cluster)


def display_options(command: Callable[..., int]) -> Callable[..., int]:
    """Which messages are printed; the command gets it as `display`."""

    @wraps(command)
    def with_display(*, as_json: bool, quiet: bool, verbose: bool, **others: Any) -> int:
        from .progress import Display

        display: Display = Display(as_json, quiet, verbose)
        return command(display=display, **others)

    options = (
        click.option(
            "--json", "as_json", is_flag=True, help="Print one JSON object per file or event on standard output."
        ),
        click.option("-q", "--quiet", is_flag=True, help="Print errors and warnings only."),
        click.option(
            "-v", "--verbose", is_flag=True, help="Name every file and its outputs, and say where the time went."
        ),
    )
    return together(*options)(with_display)
