"""A watcher that is killed again and again while programs write as programs do: nothing missed, nothing wrong."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT
from tests.support.articles import ARTICLES
from tests.support.writers import Writers

FILES, KILLS = 64, 2


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to send there")
def test_every_file_that_stays_has_one_right_record_of_its_final_content(tmp_path, environment):
    folder, elsewhere = tmp_path / "news", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    arguments = ["watch", str(folder), "--settle", "0.5", "--tidy", "--no-memory", "--workers", "0", "--sentences", "2"]

    def begin() -> subprocess.Popen[bytes]:
        with (tmp_path / "log.txt").open("ab") as log:
            return subprocess.Popen([sys.executable, "run.py", *arguments], cwd=ROOT, env=environment, stderr=log)

    writers = Writers(folder, elsewhere, ARTICLES, FILES, threads=4, seconds=4, late=2.5)
    process = begin()
    try:
        writers.start()
        for _ in range(KILLS):
            time.sleep(2)
            process.kill()
            process.wait()
            process = begin()
        writers.join()
        end = time.monotonic() + 60
        while writers.wrong() and time.monotonic() < end:
            time.sleep(0.2)
        assert writers.wrong() == []
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 130
    finally:
        process.kill()
        process.wait()
    assert writers.wrong() == []
    again = subprocess.run(
        [sys.executable, "run.py", *arguments, "--once", "--json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    events = [line for line in again.stdout.splitlines() if '"event": "skipped"' in line]
    assert len(events) == len(writers.expected)
