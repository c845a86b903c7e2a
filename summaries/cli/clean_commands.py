"""`hamzaban clean`: what `convert` wrote beside sources, removed again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate import WrongUse
from translate.cli import PathType, ask, can_ask, complain, print_row, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..batch import Kept

# What was kept is named up to so many.
NAMED = 20


@click.command("clean")
@click.argument("paths", nargs=-1, required=True, type=PathType(), metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="List the files that would be removed, and remove nothing.")
@click.option("--yes", is_flag=True, help="Remove without asking.")
def clean_command(paths: tuple[Path, ...], dry_run: bool, yes: bool) -> int:
    """Remove the outputs of `convert`.

    Each PATH is a folder, an article or its record. Articles are never removed, nor files that were edited since or
    that a link points to. Outputs of `convert --output DIR` are removed by `clean DIR`.

    \b
    Example: hamzaban clean articles/ --dry-run
             hamzaban clean articles/
    """
    from ..batch import find_outputs, remove

    findings = find_outputs(paths)
    kept = list(findings.kept)
    exit_code = int(bool(findings.unreadable))
    for folder in findings.unreadable:
        complain(folder)
    count, amount = findings.count, f"{findings.count:,} files of {findings.articles:,} articles"
    if dry_run:
        for files in findings.files.values():
            for file in files:
                print_row(file.path)
        _name_kept(kept)
        say(f"{amount} would be removed")
        return exit_code
    if count and not yes:
        if not can_ask():
            raise WrongUse(
                f"{amount} can be removed; give --yes to remove them without a question, or --dry-run to list them."
            )
        _name_kept(kept)
        kept.clear()
        if not ask(f"Remove {amount}?", default=False):
            say("Nothing was removed.")
            return exit_code
    removed = 0
    for outcome in remove(findings) if count else ():
        if isinstance(outcome, Path):
            removed += 1
        else:
            kept.append(outcome)
            exit_code = 1
    _name_kept(kept)
    say(f"{removed:,} files of {findings.articles:,} articles removed")
    return exit_code


def _name_kept(kept: Sequence[Kept]) -> None:
    """Name the files that are not removed, and why."""
    for one in kept[:NAMED]:
        say(f"kept: {one.path} ({one.reason})")
    if len(kept) > NAMED:
        say(f"kept: {len(kept) - NAMED:,} more")
