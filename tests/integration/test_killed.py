"""A run over a folder that is killed again and again, as the system kills: it goes on, and nothing shows in the end."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.articles import ARTICLES
from tests.support.disk import tree

FILES, KILLS, SEED = 60, 50, 20_260_901
# A process that becomes the command line, again and again, without starting anew: a line in is its arguments, lines
# out are the number of the process and how it ended.
FORKS = """
import json, os, sys
import ctranslate2, run, summaries.batch, summaries.summarizing, summaries.ranking.news, summaries.cli.progress
for line in sys.stdin:
    number = os.fork()
    if not number:
        sys.argv = ["hamzaban", *json.loads(line)]
        try:
            run.main()
        except SystemExit as end:
            os._exit(end.code)
        finally:
            os._exit(99)
    print(number, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]), flush=True)
"""


class Runs:
    """Runs of `convert`, one after another, each a process of its own; `process`: what they are made from."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        self.asked, self.told = process.stdin, process.stdout

    def run(self, folder: Path, seconds: float | None = None) -> int:
        """One run, killed after some seconds (None: never) if it has not ended; returns how it ended."""
        arguments = ["convert", str(folder), "--to", "en,fa", "--sentences", "2", "--no-memory", "--workers", "0", "-q"]
        self.asked.write(json.dumps(arguments).encode() + b"\n")
        self.asked.flush()
        number = int(self.told.readline())
        if seconds is not None and not select.select([self.told], [], [], seconds)[0]:
            os.kill(number, signal.SIGKILL)
        return int(self.told.readline())


@contextmanager
def ready_runs(environment: dict[str, str]) -> Iterator[Runs]:
    with subprocess.Popen(
        # Unbuffered: what is waited for must not be in a buffer already.
        [sys.executable, "-c", FORKS],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as process:
        yield Runs(process)


def fill(folder: Path) -> Path:
    for number in range(FILES):
        code = ("en", "fa", "ur")[number % 3]
        path = folder / f"{number // 20}" / f"{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{ARTICLES[code].rpartition(chr(10) * 2)[0]} {number}.", encoding="utf-8")
    return folder


def records(folder: Path) -> dict[str, tuple[int, int]]:
    """Every record, with what changes when it is written again."""
    found = {}
    for path in folder.rglob("*.parallel.json"):
        status = path.stat()
        found[path.relative_to(folder).as_posix()] = (status.st_ino, status.st_mtime_ns)
    return found


@pytest.mark.skipif(os.name == "nt", reason="Windows copies no process")
def test_killed_at_fifty_instants_it_goes_on_and_ends_as_if_undisturbed(tmp_path, environment):
    with ready_runs(environment) as runs:
        undisturbed = fill(tmp_path / "undisturbed")
        assert runs.run(undisturbed) == 0
        expected = tree(undisturbed)
        assert len(records(undisturbed)) == FILES
        timed = fill(tmp_path / "timed")
        start = time.monotonic()
        runs.run(timed)
        length = time.monotonic() - start

        chance = random.Random(SEED)
        instants = [(number + chance.random()) / KILLS * length for number in range(KILLS)]
        chance.shuffle(instants)
        killed = folders = with_some = 0

        def goes_on() -> bool:
            # Further than asked for while too few were killed between the first record and the last: how fast the
            # machine is changes meanwhile, and with it what is reached in so many seconds.
            return killed < KILLS or (with_some < KILLS / 5 and killed < 3 * KILLS)

        while goes_on():
            # As many folders as it takes: once all of one is done there is nothing left to kill.
            folder = fill(tmp_path / f"{folders}")
            folders += 1
            code: int | None = None
            while code != 0:
                before = records(folder)
                number = killed % KILLS
                code = runs.run(folder, instants[number] if goes_on() else None)
                assert code in {0, -signal.SIGKILL}
                if code:
                    killed += 1
                elif goes_on():
                    instants[number] /= 2  # it ended sooner than that: the machine has become faster since it was timed
                after, found = records(folder), tree(folder)
                assert {name: after.get(name) for name in before} == before
                assert {name: found[name] for name in after} == {name: expected[name] for name in after}
                with_some += code != 0 and 0 < len(after) < FILES
            assert tree(folder) == expected
    # Not all were killed before the first record or after the last.
    assert with_some >= KILLS / 5
