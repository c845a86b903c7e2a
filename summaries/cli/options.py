"""The options of `convert` and `watch`, gathered into what they mean: a job, which files, how to watch and report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from translate.cli import PathType

if TYPE_CHECKING:
    from .progress import Display

Command = TypeVar("Command", bound=Callable[..., Any])
SITE_OPTION = click.option(
    "--site",
    type=PathType(file_okay=False),
    metavar="FOLDER",
    help="All summaries as pages there, with an index that searches them; open its index.html.",
)

PAGE_LANGUAGE_OPTION = click.option(
    "--page-language",
    type=click.Choice(["en", "fa", "ur"], case_sensitive=False),
    default="en",
    help="Of the site's own words and dates.  [default: en]",
)

FOLLOW_LINKS_OPTION = click.option("--follow-links", is_flag=True, help="Also look into folders that are links.")


def split_codes(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> list[str]:
    """`--to en,fa --to ur` as `["en", "fa", "ur"]`."""
    return [code.strip() for value in values for code in value.split(",") if code.strip()]


def complete_language(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The codes that what is typed may become, after the commas of those before it."""
    from translate import LANGUAGES

    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{code}" for code in LANGUAGES if code.startswith(last)]


def complete_method(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The methods that what is typed may become."""
    from ..ranking import METHODS

    return [method for method in METHODS if method.startswith(begun)]


def complete_format(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The formats that what is typed may become, after the commas of those before it."""
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
        help="Language of the text.  [default: detect]",
    )(command)


def length_options(command: Command) -> Command:
    """How long a summary is, and by which method it is made."""
    options = (
        click.option(
            "--sentences",
            type=int,
            default=5,
            show_default=True,
            metavar="N",
            help="Sentences in a summary, at most.",
        ),
        click.option("--ratio", type=float, metavar="R", help="Instead: this share of the sentences, such as 0.2."),
        click.option("--words", type=int, metavar="N", help="Instead: at most this many words."),
        click.option(
            "--method",
            default="news",
            show_default=True,
            metavar="NAME",
            shell_complete=complete_method,
            help="How to rank: news, lexrank, textrank, luhn, edmundson, reduction, sumbasic, kl or lsa.",
        ),
        click.option("--about", metavar="WORDS", help="A topic: sentences that speak of it come first."),
    )
    return _all(options, command)


def job_options(command: Callable[..., int]) -> Callable[..., int]:
    """What is to be done with every file; the command gets it as `job`. Raises `WrongUse` for what cannot be meant."""

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
            help="Languages of the summaries; repeatable, or with commas.",
        ),
        source_option,
        length_options,
        click.option("--full", is_flag=True, help="Translate the whole article too."),
        click.option(
            "--format",
            "formats",
            multiple=True,
            default=["json,txt"],
            show_default=True,
            callback=split_codes,
            metavar="NAME",
            shell_complete=complete_format,
            help="What to write: json (the record, always written), txt, html, tmx, csv, jsonl, md.",
        ),
        click.option("--encoding", metavar="NAME", help="Of text files, such as windows-1256.  [default: found out]"),
        click.option("--text-field", metavar="NAME", help="In JSON Lines and tables: what holds the text."),
        click.option("--title-field", metavar="NAME", help="The same for the title."),
        click.option("--id-field", metavar="NAME", help="The same for what each article is called."),
        click.option("--force", is_flag=True, help="Also do what is up to date."),
        click.option("--retry-failed", is_flag=True, help="Also try again what failed before and has not changed."),
    )
    return _all(options, with_job)


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
            "--include", multiple=True, metavar="GLOB", help="Of folders, only files like this, such as '2026-*'."
        ),
        click.option("--exclude", multiple=True, metavar="GLOB", help="Of folders, nothing like this: 'archive/*'."),
        click.option(
            "--since", metavar="WHEN", help="Only files changed since a date (2026-11-01) or for 12h, 3d, 2w."
        ),
        FOLLOW_LINKS_OPTION,
    )
    return _all(options, with_selection)


def watch_options(command: Callable[..., int]) -> Callable[..., int]:
    """How a folder is watched; the command gets it as `rules`."""
    folder = PathType(file_okay=False)
    minutes = click.FloatRange(min=0)

    @wraps(command)
    def with_rules(
        *,
        settle: float,
        rescan: float,
        poll: bool,
        idle_unload: float,
        ignore: Sequence[str],
        once: bool,
        tidy: bool,
        on_done: str | None,
        done_folder: Path | None,
        failed_folder: Path | None,
        heartbeat: Path | None,
        follow_links: bool,
        **others: Any,
    ) -> int:
        from ..watching import WatchRules

        rules = WatchRules(
            settle,
            rescan,
            poll,
            idle_unload,
            tuple(ignore),
            once,
            tidy,
            on_done,
            done_folder,
            failed_folder,
            heartbeat,
            follow_links,
        )
        return command(rules=rules, **others)

    options = (
        click.option(
            "--settle",
            type=click.FloatRange(min=0),
            default=2.0,
            show_default=True,
            metavar="SECONDS",
            help="How long a file must have stood still.",
        ),
        click.option(
            "--rescan",
            type=minutes,
            default=5.0,
            show_default=True,
            metavar="MINUTES",
            help="How often to look through all of it, for what the system did not tell.",
        ),
        click.option("--poll", is_flag=True, help="For network shares: look through it about every second."),
        click.option(
            "--idle-unload",
            type=minutes,
            default=10.0,
            show_default=True,
            metavar="MINUTES",
            help="Without work for so long, give the memory of models back.",
        ),
        click.option("--ignore", multiple=True, metavar="GLOB", help="What not to take, besides unfinished files."),
        click.option("--once", is_flag=True, help="End when all that is there is done."),
        click.option("--tidy", is_flag=True, help="Take away what was made of a source when the source is deleted."),
        click.option("--on-done", metavar="CMD", help="Run this, without a shell, with the path of each new record."),
        click.option(
            "--done-folder", type=folder, metavar="DIR", help="Move sources that are done, and their results."
        ),
        click.option("--failed-folder", type=folder, metavar="DIR", help="Move sources whose content cannot be done."),
        click.option(
            "--heartbeat",
            type=PathType(dir_okay=False),
            metavar="FILE",
            help="Write a sign of life there every 15 s.",
        ),
        FOLLOW_LINKS_OPTION,
    )
    return _all(options, with_rules)


def cluster_options(command: Callable[..., int]) -> Callable[..., int]:
    """More than one machine; the command gets it as `cluster`. Raises `WrongUse` for what cannot be meant."""

    @wraps(command)
    def with_cluster(*, scheduler: str | None, local_cluster: int | None, ship: bool, **others: Any) -> int:
        from ..cluster import choose_cluster

        return command(cluster=choose_cluster(scheduler, local_cluster, ship), **others)

    options = (
        click.option("--scheduler", metavar="ADDRESS", help="Do it on a Dask cluster, such as tcp://host:8786."),
        click.option("--local-cluster", type=click.IntRange(1), metavar="N", help="Start one here, of N workers."),
        click.option("--ship", is_flag=True, help="Send files to the workers, which see none of the folders."),
    )
    return _all(options, with_cluster)


def display_options(command: Callable[..., int]) -> Callable[..., int]:
    """What is said on the way; the command gets it as `display`."""

    @wraps(command)
    def with_display(*, as_json: bool, quiet: bool, verbose: bool, **others: Any) -> int:
        from .progress import Display

        display: Display = Display(as_json, quiet, verbose)
        return command(display=display, **others)

    options = (
        click.option("--json", "as_json", is_flag=True, help="One JSON object a file, or event, on stdout."),
        click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong."),
        click.option("-v", "--verbose", is_flag=True, help="Name every file, and what is written of it."),
    )
    return _all(options, with_display)


def _all(options: Sequence[Callable[[Any], Any]], command: Command) -> Command:
    """A command with options, shown in the order given."""
    for option in reversed(options):
        command = option(command)
    return command
