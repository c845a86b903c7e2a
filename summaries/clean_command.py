"""`hamzaban clean`: what `convert` wrote beside sources, removed again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .removal import Kept

# What was kept is named up to so many.
NAMED = 20


@click.command("clean")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path), metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="Name what would be removed, and remove nothing.")
@click.option("--yes", is_flag=True, help="Remove it without asking.")
def clean_command(paths: tuple[Path, ...], dry_run: bool, yes: bool) -> int:
    """Remove what `convert` wrote beside the articles in PATH... (folders, articles, or their records).

    Articles are never removed, nor is anything that somebody has changed since, or that a link leads to. What
    `convert --output DIR` wrote is removed by `clean DIR`.

    \b
    Example: hamzaban clean articles/ --dry-run
             hamzaban clean articles/
    """
    from .removal import find_outputs, remove
    from .reporting import on_one_line

    findings = find_outputs(paths)
    kept = list(findings.kept)
    exit_code = int(bool(findings.unreadable))
    for folder in findings.unreadable:
        click.secho(f"Error: {on_one_line(folder)}", fg="red", err=True)
    count, amount = findings.count, f"{findings.count:,} files of {findings.articles:,} articles"
    if dry_run:
        for files in findings.files.values():
            for file in files:
                click.echo(on_one_line(file.path))
        _name_kept(kept)
        click.echo(f"{amount} would be removed", err=True)
        return exit_code
    if count and not yes:
        if not _is_asked():
            raise WrongUse(f"{amount} can be removed; give --yes to remove them unasked, or --dry-run to see them.")
        _name_kept(kept)
        kept.clear()
        if not click.confirm(f"Remove {amount}?", err=True):
            click.echo("Nothing was removed.", err=True)
            return exit_code
    removed = 0
    for outcome in remove(findings) if count else ():
        if isinstance(outcome, Path):
            removed += 1
        else:
            kept.append(outcome)
            exit_code = 1
    _name_kept(kept)
    click.echo(f"{removed:,} files of {findings.articles:,} articles removed", err=True)
    return exit_code


def _is_asked() -> bool:
    """Whether a person can answer."""
    return sys.stdin.isatty()


def _name_kept(kept: Sequence[Kept]) -> None:
    """Say what is not removed, and why."""
    from .reporting import on_one_line

    for one in kept[:NAMED]:
        click.echo(f"kept: {on_one_line(one.path)} ({one.reason})", err=True)
    if len(kept) > NAMED:
        click.echo(f"kept: {len(kept) - NAMED:,} more", err=True)
