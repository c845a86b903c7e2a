"""The command that is run after a file is done: with which record, and what comes of one that fails or hangs."""

from __future__ import annotations

import sys

import pytest

from summaries.watching.hook import run_command, split_command
from tests.support.watchers import Watched, record_of, write
from translate import WrongUse


def test_a_command_is_run_with_each_new_record(folder, translator, tmp_path):
    script = write(tmp_path / "it's" / "note.py", "import pathlib, sys; pathlib.Path(sys.argv[1] + '.seen').touch()")
    path = write(folder / "a.txt")
    with Watched(folder, translator, on_done=f'"{sys.executable}" "{script}"') as watched:
        watched.until("done", path)
        watched.until("done", write(folder / "b.txt"))
    assert record_of(path).with_name("a.txt.parallel.json.seen").is_file()
    assert not watched.of("warning")


def test_a_command_that_fails_or_hangs_is_a_warning(folder, translator, tmp_path):
    from threading import Event

    with Watched(folder, translator, on_done=f'"{sys.executable}" -c "raise SystemExit(3)"') as watched:
        path = write(folder / "a.txt")
        assert "3" in watched.until("warning", path).message
    sleeping = (sys.executable, "-c", "import time; time.sleep(600)")
    assert "after 0.1 s" in run_command(sleeping, tmp_path, Event(), limit=0.1)
    assert run_command((str(tmp_path / "none"),), tmp_path, Event()) != ""
    for command in ("no-such-program-here", "'open", " "):
        with pytest.raises(WrongUse):
            split_command(command)
