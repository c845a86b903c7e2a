"""The command that is run after a file is done: `--on-done`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from pathlib import Path
from threading import Event

from translate import WrongUse

# Seconds that a command may take; and those it is left once the process is to stop.
LIMIT, LAST_SECONDS = 60.0, 2.0
PATIENCE = 0.05


def split_command(command: str) -> tuple[str, ...]:
    """A command as the program and its arguments, as a shell would split it; nothing is expanded.

    Raises `WrongUse` where that cannot be done, or there is no such program.
    """
    lexer = shlex.shlex(command, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    if os.name == "nt":
        lexer.escape = ""  # there it parts folders
    try:
        words = tuple(lexer)
    except ValueError as error:
        raise WrongUse(f"--on-done {command}: cannot be split into words ({error}); close the quotation.") from error
    if not words or shutil.which(words[0]) is None:
        raise WrongUse(f"--on-done {command}: there is no such program; give its whole path.")
    return words


def run_command(words: tuple[str, ...], record: Path, stop: Event, limit: float = LIMIT) -> str:
    """Run a command with the absolute path of a record, which is no option, as its last argument.

    Returns what went wrong, empty if nothing.

    `words`: as `split_command` gives them. `stop`: once it is set, the command has two more seconds. `limit`: seconds
    it may take. What it prints goes to stderr: stdout may hold JSON.
    """
    name = Path(words[0]).name
    try:
        process = subprocess.Popen([*words, str(record.absolute())], stdin=subprocess.DEVNULL, stdout=2)
    except OSError as error:
        return f"{name} could not be started ({error.strerror})"
    with process:
        end = time.monotonic() + limit
        stopping = False
        while True:
            try:
                code = process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                if stop.is_set() and not stopping:
                    stopping, end = True, min(end, time.monotonic() + LAST_SECONDS)
                if time.monotonic() < end:
                    continue
                process.kill()
                return f"{name} was ended: it had not come to an end " + (
                    "when the watching did" if stopping else f"after {limit:g} s"
                )
            return f"{name} ended with {code}" if code else ""
