"""All that the command line says: messages, rows, texts, JSON and questions, in none of which others can command a
terminal or forge a line of a log."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence

import click

from ..errors import HamzabanError
from ..text import JOINERS, OF_TEXT, printable

COMMAND = re.compile(r"`[^`]*`")
# Takes the place of a space within a command while its line is broken; no printable text has it.
UNBROKEN = "\x00"


def say(message: object, *, colour: str | None = None) -> None:
    """Print a message, one line, on standard error.

    Args:
        message: Anything with a text.
        colour: Of the line, in a terminal; none where `NO_COLOR` is set.
    """
    plain = False if os.environ.get("NO_COLOR") else None
    line = printable(str(message), JOINERS)
    shown = wrap(line, shutil.get_terminal_size().columns) if sys.stderr.isatty() else line
    click.secho(shown, fg=colour, err=True, color=plain)


def wrap(line: str, width: int) -> str:
    """Return a line broken between words, those after the first indented; a command in backticks stays whole.

    Args:
        line: Without line breaks.
        width: Of the terminal, in characters.
    """
    if len(line) <= width:
        return line
    words = COMMAND.sub(lambda found: found[0].replace(" ", UNBROKEN), line)
    wrapped = textwrap.fill(
        words, width - 1, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    return wrapped.replace(UNBROKEN, " ")


def say_lines(message: str) -> None:
    """Print a message of several lines, as click makes them, on standard error."""
    click.echo(printable(message, f"{JOINERS}\n"), err=True, nl=False)


def complain(error: HamzabanError) -> None:
    """Print what is wrong and what to do, one line, on standard error."""
    say(f"Error: {error}", colour="red")


def print_row(*fields: object) -> None:
    """Print one line on standard output, its fields separated by tabs."""
    click.echo("\t".join(printable(str(one), JOINERS) for one in fields))


def print_rows(rows: Iterable[Sequence[object]]) -> None:
    """Print lines of several fields on standard output: in columns in a terminal, else separated by tabs.

    Args:
        rows: All with as many fields.
    """
    if not sys.stdout.isatty():
        for row in rows:
            print_row(*row)
        return
    shown = [[printable(str(one), JOINERS) for one in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for fields in shown:
        click.echo("  ".join(map(str.ljust, fields, widths)).rstrip())


def print_text(text: str, end: str = "\n") -> None:
    """Print a text on standard output: as it is into a file or a pipe, harmless in a terminal.

    Args:
        text: Of any number of lines.
        end: What follows it.
    """
    shown = printable(text.replace("\r\n", "\n"), OF_TEXT) if sys.stdout.isatty() else text
    click.echo(shown + end, nl=False)


def print_json(plain: object) -> None:
    """Print one line of JSON on standard output; what a terminal could obey is an escape of JSON in it."""
    line = json.dumps(plain, ensure_ascii=False)
    if not line.isprintable():
        line = "".join(sign if sign.isprintable() or sign in JOINERS else json.dumps(sign)[1:-1] for sign in line)
    click.echo(line)


def can_ask() -> bool:
    """Say whether there is a person who could answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, *, default: bool) -> bool:
    """Ask a question on standard error, to be answered with yes or no.

    Args:
        question: One line.
        default: The answer where none is given.

    Returns:
        Whether the answer is yes.
    """
    return click.confirm(printable(question, JOINERS), default=default, err=True)
