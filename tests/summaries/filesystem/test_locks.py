"""One process at a time writes into a folder; a process that dies blocks nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summaries import UnwritableOutput, convert
from summaries.filesystem.locks import LOCK_NAME, Claims, FolderLock, lock_or_raise
from tests.conftest import ROOT
from tests.support.articles import ARTICLES

HOLDER = """
import sys
from pathlib import Path
from summaries.filesystem.locks import FolderLock
folder = Path(sys.argv[1])
lock = FolderLock(folder)
lock.acquire()
(folder / ".hamzaban-0123456789abcdef.part").write_text("half", encoding="utf-8")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path, environment):
    """Another process that holds the lock of `tmp_path / "news"`, and has begun a file there."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "news")],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stdout.readline().strip() == b"held"
        yield process
        process.kill()


def test_while_another_process_writes_there_nothing_is_taken_or_cleared_away(tmp_path, holder):
    folder = tmp_path / "news"
    assert not FolderLock(folder).acquire(wait=False)
    assert not Claims().claim(folder)
    with pytest.raises(UnwritableOutput, match="another process"), lock_or_raise(folder):
        pass
    assert (folder / ".hamzaban-0123456789abcdef.part").exists()


def test_a_process_that_died_with_the_lock_blocks_nobody_and_its_half_written_file_goes(tmp_path, holder, translator):
    folder = tmp_path / "news"
    holder.kill()
    holder.wait()
    (folder / "en.txt").write_text(ARTICLES["en"], encoding="utf-8")
    assert [result.status for result in convert([folder], translator=translator)] == ["done"]
    assert not list(folder.glob(".hamzaban*"))


def test_a_lock_that_is_given_back_leaves_nothing(tmp_path):
    folder = tmp_path / "new" / "folder"
    with FolderLock(folder):
        assert (folder / LOCK_NAME).exists()
    assert list(folder.iterdir()) == ([] if os.name != "nt" else [folder / LOCK_NAME])
    assert FolderLock(folder).acquire(wait=False)


def test_a_folder_is_open_to_others_once_its_last_file_is_done(tmp_path):
    with Claims() as ours, Claims() as others:
        assert ours.claim(tmp_path) and ours.claim(tmp_path)
        ours.release(tmp_path)
        assert not others.claim(tmp_path)
        ours.release(tmp_path)
        assert others.claim(tmp_path)


def test_two_processes_do_each_article_of_a_folder_exactly_once(tmp_path, environment):
    folder = tmp_path / "news"
    for number in range(60):
        path = folder / f"{number % 3}" / f"{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{ARTICLES['en']} {number}.", encoding="utf-8")
    processes = [
        subprocess.Popen(
            [sys.executable, "run.py", "convert", str(folder), "--json", "-q", "--no-memory"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    told = [process.communicate()[0].decode("utf-8").splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    results = [[json.loads(line) for line in lines] for lines in told]
    for one in results:
        assert len(one) == 60 and {result["status"] for result in one} <= {"done", "skipped"}
    done = [result["path"] for one in results for result in one if result["status"] == "done"]
    assert sorted(done) == sorted(str(path) for path in folder.rglob("*.txt") if ".summary." not in path.name)
    assert not list(Path(folder).rglob(".hamzaban*"))
