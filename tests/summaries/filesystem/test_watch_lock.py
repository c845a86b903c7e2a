"""One watcher a folder, and no lock that outlives its process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from summaries import AlreadyWatched
from summaries.filesystem.locks import NUMBER_NAME, WATCH_LOCK_NAME, WatchLock
from tests.conftest import ROOT


def test_a_second_watcher_is_refused_with_the_number_of_the_first(tmp_path):
    with WatchLock(tmp_path):
        with pytest.raises(AlreadyWatched, match=f"process {os.getpid()}") as refused, WatchLock(tmp_path):
            pass
        assert refused.value.exit_code == 2
        with pytest.raises(AlreadyWatched), WatchLock(tmp_path / "." / "x" / ".."):
            pass
    with WatchLock(tmp_path):
        pass


def test_a_process_that_was_killed_leaves_no_lock(tmp_path):
    code = (
        "import sys, pathlib; from summaries.filesystem.locks import WatchLock; "
        "w = WatchLock(pathlib.Path(sys.argv[1]))"
    )
    code += "; w.acquire(); print('held', flush=True); sys.stdin.read()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout is not None and process.stdout.readline().strip() == b"held"
        with pytest.raises(AlreadyWatched, match=f"process {process.pid}"), WatchLock(tmp_path):
            pass
        process.kill()
    assert (tmp_path / NUMBER_NAME).is_file()
    with WatchLock(tmp_path):
        assert int((tmp_path / NUMBER_NAME).read_text(encoding="utf-8")) == os.getpid()
    assert not (tmp_path / NUMBER_NAME).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="where the user's state lies is another variable elsewhere")
def test_where_nothing_can_be_written_in_the_folder_the_lock_lies_with_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "news"
    (folder / WATCH_LOCK_NAME).mkdir(parents=True)  # in the way of the lock, whoever runs this
    with WatchLock(folder):
        assert list((tmp_path / "state").rglob(NUMBER_NAME))
        with pytest.raises(AlreadyWatched, match=f"process {os.getpid()}"), WatchLock(folder):
            pass
