"""`hamzaban memory …`: what the translation memory holds, and emptying it."""

from __future__ import annotations

import re

import click

from ..errors import WrongUse
from .help_pages import SummaryGroup
from .saying import ask, can_ask, print_row, say

AGE = re.compile(r"(\d{1,5})\s*([dw])", re.ASCII)
DAYS = {"d": 1, "w": 7}
MEGABYTE = 1_000_000


@click.group(cls=SummaryGroup)
def memory() -> None:
    """Inspect or clear the translation memory.

    It keeps sentences of your articles and their translations on this machine, so that none is translated twice.
    --no-memory runs a command without it.

    \b
    Example: hamzaban memory clear --older-than 30d
    """


@memory.command("info")
def show_memory() -> int:
    """Show the memory's path, size, languages and dates.

    \b
    Example: hamzaban memory info
    """
    from ..engine import read_contents

    contents = read_contents()
    print_row("path", contents.path)
    print_row("size", f"{contents.size / MEGABYTE:.1f} MB")
    print_row("sentences", sum(contents.sentences.values()))
    for pair, count in contents.sentences.items():
        print_row(pair or "unknown pair", count)
    if contents.oldest is not None:
        print_row("oldest", contents.oldest)
        print_row("newest", contents.newest)
    return 0


@memory.command("clear")
@click.option("--older-than", metavar="AGE", help="Only translations stored longer ago, such as 30d or 8w.")
@click.option("--yes", is_flag=True, help="Clear without asking.")
def clear_memory(older_than: str | None, yes: bool) -> int:
    """Delete translations and overwrite their text on the disk.

    \b
    Example: hamzaban memory clear --older-than 30d
    """
    from ..engine import clear, read_contents

    days = None if older_than is None else _days(older_than)
    if not yes:
        if not can_ask():
            raise WrongUse("Nobody can be asked whether to clear the memory; give --yes to clear it all the same.")
        contents = read_contents()
        held = f"{sum(contents.sentences.values())} translations in {contents.path}"
        what = f"Forget all of the {held}" if days is None else f"Forget what is older than {days} days of the {held}"
        if not ask(f"{what}?", default=False):
            return 0
    gone = clear(older_than_days=days)
    say(f"{gone} translations forgotten.")
    return 0


def _days(age: str) -> int:
    match = AGE.fullmatch(age.strip())
    if match is None:
        raise WrongUse(f"--older-than {age}: this is no age; give days or weeks, such as 30d or 8w.")
    return int(match[1]) * DAYS[match[2]]
