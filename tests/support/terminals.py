"""The command line in a terminal: what a person would see there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from tests.conftest import ROOT


def in_terminal(
    arguments: Sequence[str], environment: Mapping[str, str], answers: str = "", cwd: str | None = None
) -> tuple[int, str]:
    """The exit code of a command whose standard streams are a terminal, and all that was shown on it.

    `answers`: what is typed. POSIX only.
    """
    import pty

    terminal, end = pty.openpty()
    with subprocess.Popen(
        [sys.executable, str(ROOT / "run.py"), *arguments],
        cwd=cwd or ROOT,
        env={**environment, "TERM": "dumb"},
        stdin=end,
        stdout=end,
        stderr=end,
    ) as process:
        os.close(end)
        os.write(terminal, answers.encode())
        shown = bytearray()
        try:
            while block := os.read(terminal, 65536):
                shown += block
        except OSError:  # Linux says so when the last process has closed it
            pass
    os.close(terminal)
    return process.returncode, shown.decode("utf-8")
