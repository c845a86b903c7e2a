"""`hamzaban export` and `hamzaban show`: records on the command line; nothing is decoded for either."""

from __future__ import annotations

from pathlib import Path

import click

from translate import WrongUse
from translate.cli import PathType, complain, say

from .options import PAGE_LANGUAGE_OPTION, SITE_OPTION, split_codes
from .streams import strict_output


@click.command("export")
@click.argument("paths", nargs=-1, required=True, type=PathType(), metavar="PATH...")
@click.option("--format", "format_name", metavar="NAME", help="Format of the file: tmx, csv, jsonl, md or txt.")
@SITE_OPTION
@PAGE_LANGUAGE_OPTION
@click.option(
    "--output", type=PathType(dir_okay=False), metavar="FILE", help="File to write.  [default: standard output]"
)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    callback=split_codes,
    metavar="LANG",
    help="Only these languages, separated by commas.",
)
@click.option("--flagged", is_flag=True, help="Only sentences whose translation is flagged.")
def export_command(
    paths: tuple[Path, ...],
    format_name: str | None,
    site: Path | None,
    page_language: str,
    output: Path | None,
    languages: list[str],
    flagged: bool,
) -> int:
    """Write finished summaries as one file, or as web pages.

    Each PATH is a folder, an article or its record. Use tmx for translation tools, csv for spreadsheets, jsonl for
    programs, md and txt for reading, --site for a browser. Nothing is translated again.

    \b
    Example: hamzaban export articles/ --format tmx --output articles.tmx
             hamzaban export articles/ --format csv --flagged > doubtful.csv
             hamzaban export articles/ --site articles-site/
    """
    if (format_name is None) == (site is None):
        raise WrongUse("Give either --format NAME, for one file, or --site FOLDER.")
    if site is not None:
        if output or languages or flagged:
            raise WrongUse(
                "--output, --lang and --flagged need --format; a site always has every summary in every language."
            )
        return _export_site(paths, site, page_language)
    from ..exporting import export

    assert format_name is not None
    exported = export(paths, format_name, output or strict_output(), languages=languages, flagged=flagged)
    for error in exported.unreadable:
        complain(error)
    if output is not None:
        say(f"{exported.records} records in {output}")
    return max((error.exit_code for error in exported.unreadable), default=0)


@click.command("show")
@click.argument("paths", nargs=-1, required=True, type=PathType(), metavar="PATH...")
def show_command(paths: tuple[Path, ...]) -> int:
    """Show finished summaries in the terminal, side by side.

    Each PATH is an article, its record, or a folder.

    \b
    Example: hamzaban show articles/water.txt
    """
    from rich.console import Console

    from ..exporting import UnreadableRecord, find_records, load
    from .terminal import table_of

    console = Console()
    exit_code = 0
    for found in find_records(paths):
        try:
            console.print(table_of(load(found)))
        except UnreadableRecord as error:
            complain(error)
            exit_code = max(exit_code, error.exit_code)
    return exit_code


def _export_site(paths: tuple[Path, ...], folder: Path, page_language: str) -> int:
    """Make a site of records, complain of those that cannot be read, and return the exit code."""
    from ..exporting import make_site, plan_site_of_records

    made = make_site(plan_site_of_records(folder, paths), page_language)
    for error in made.unreadable:
        complain(error)
    say(made)
    return max((error.exit_code for error in made.unreadable), default=0)
