"""What the memory holds is shown, and can be forgotten for good; nobody else may read it."""

from __future__ import annotations

import os
import stat
from datetime import date, timedelta

import pytest

from translate import memory as memory_module
from translate.memory import Memory, Remembered
from translate.memory_contents import UnusableMemory, clear, read_contents

SECRET = "محرمانه در تهران"
DAY = 24 * 60 * 60


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "memory.sqlite3"


def fill(path, monkeypatch, *, days_ago=0, pair="en_fa", texts=("one",)):
    now = memory_module.time.time() - days_ago * DAY
    monkeypatch.setattr(memory_module.time, "time", lambda: now)
    with Memory(path) as memory:
        memory.store(pair, {text: Remembered(SECRET, -0.5) for text in texts}, pair=pair)
    monkeypatch.undo()


def all_bytes(path):
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_read_contents_of_no_memory(path):
    contents = read_contents(path)
    assert (contents.size, dict(contents.sentences), contents.oldest, contents.newest) == (0, {}, None, None)


def test_read_contents_pairs_and_days(path, monkeypatch):
    fill(path, monkeypatch, days_ago=40, texts=("one", "two"))
    fill(path, monkeypatch, pair="fa_en")
    contents = read_contents(path)
    assert dict(contents.sentences) == {"en_fa": 2, "fa_en": 1}
    assert contents.newest - contents.oldest == timedelta(days=40)
    assert contents.newest >= date(2024, 1, 1)
    assert contents.size >= path.stat().st_size


def test_clear_leaves_no_text_in_any_file(path, monkeypatch):
    fill(path, monkeypatch, texts=tuple(map(str, range(500))))
    path.with_name(f"{path.name}.damaged").write_text(SECRET, encoding="utf-8")
    assert SECRET.encode() in all_bytes(path)
    assert clear(path) == 500
    assert SECRET.encode() not in all_bytes(path)
    assert dict(read_contents(path).sentences) == {}


def test_clear_older_than_keeps_what_is_newer(path, monkeypatch):
    fill(path, monkeypatch, days_ago=31, texts=("old", "older"))
    fill(path, monkeypatch, days_ago=29, texts=("new",))
    assert clear(path, older_than_days=30) == 2
    with Memory(path) as memory:
        assert list(memory.recall("en_fa", ["old", "older", "new"])) == ["new"]


def test_clear_of_a_memory_in_use(path, monkeypatch):
    fill(path, monkeypatch)
    with Memory(path) as memory:
        assert memory.recall("en_fa", ["one"])
        assert clear(path) == 1
        assert memory.recall("en_fa", ["one"]) == {}


def test_clear_of_a_file_that_is_no_memory_says_so(path):
    path.parent.mkdir()
    path.write_bytes(b"no memory" * 1000)
    with pytest.raises(UnusableMemory, match="delete the file"):
        clear(path)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_memory_is_the_users_alone(path):
    before = os.umask(0)
    try:
        with Memory(path) as memory:
            memory.store("en_fa", {"one": Remembered(SECRET, -0.5)})
            held = [file for file in path.parent.iterdir() if file.suffix != ".lock"]
            assert {stat.S_IMODE(file.stat().st_mode) for file in held} == {0o600}
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_memory_of_an_earlier_run_is_closed_to_others(path, monkeypatch):
    fill(path, monkeypatch)
    path.chmod(0o644)
    with Memory(path) as memory:
        assert memory.recall("en_fa", ["one"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_memory_commands(run, tmp_path):
    source = tmp_path / "water.txt"
    source.write_text("The minister said in Tehran. Schools are open today.", encoding="utf-8")
    assert run("convert", source, "--to", "fa").returncode == 0
    shown = dict(line.split("\t") for line in run("memory", "info").stdout.decode().splitlines())
    assert (shown["sentences"], shown["en_fa"]) == ("2", "2")
    assert shown["path"].startswith(str(tmp_path / "home"))
    unasked = run("memory", "clear")
    assert (unasked.returncode, b"--yes" in unasked.stderr) == (2, True)
    assert run("memory", "clear", "--older-than", "soon", "--yes").returncode == 2
    assert b"0 translations" in run("memory", "clear", "--older-than", "30d", "--yes").stderr
    assert b"2 translations" in run("memory", "clear", "--yes").stderr
    assert "sentences\t0" in run("memory", "info").stdout.decode()
