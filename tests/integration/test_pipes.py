"""Pipes and files of holes under names that are read: nothing waits for them, and each costs no more than itself."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.support.articles import ENGLISH

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no pipes with names here")

SECONDS = 60  # far more than any of these takes; without the bounds they never end
HOLES = 3 * 2**30


@pytest.fixture
def command(environment, tmp_path):
    """The command line as a process that is ended when it waits for ever."""

    def command(*arguments, **changes):
        return subprocess.run(
            [sys.executable, str(ROOT / "run.py"), *map(str, arguments)],
            cwd=tmp_path,
            env=environment | changes,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )

    return command


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (folder / name).write_text(ENGLISH, encoding="utf-8")
    return folder


def statuses(ended):
    lines = (json.loads(line) for line in ended.stdout.splitlines())
    return {line["path"].rpartition("/")[2]: line["status"] for line in lines if line["path"]}


def test_convert_waits_for_no_pipe_under_a_name_that_it_reads(command, articles):
    for name in (
        *(
            "a.txt.parallel.json",
            "b.txt.parallel.error.json",
            "c.txt.summary.en.txt",
            ".hamzaban.lock",
            "hamzaban.toml",
        ),
        *("index.html", "e.txt", "f.jsonl", "g.jsonl.gz", "h.csv"),
    ):
        os.mkfifo(articles / name)
    named = [articles / name for name in ("e.txt", "f.jsonl", "g.jsonl.gz", "h.csv")]
    ended = command("convert", articles, *named, "--to", "en", "--json")
    assert statuses(ended) == {
        **dict.fromkeys(("a.txt", "b.txt", "c.txt", "d.txt"), "done"),
        **dict.fromkeys(("e.txt", "f.jsonl", "g.jsonl.gz", "h.csv"), "failed"),
    }
    assert ended.stderr.count(b"a pipe, a socket or a device") >= 4
    assert b"Traceback" not in ended.stderr
    assert ended.returncode == 1


def test_convert_reads_no_more_than_it_can_hold_of_files_of_holes(command, articles):
    names = ("a.txt.parallel.json", "b.txt.parallel.error.json", "c.txt.summary.en.txt", "d.txt.parallel.json")
    assert command("convert", articles, "--to", "en").returncode == 0
    for name in (*names, "e.txt", "index.html"):
        with (articles / name).open("wb") as file:
            file.truncate(HOLES)
    ended = command("convert", articles, "--to", "en", "--json")
    found = statuses(ended)
    assert {found[name] for name in ("a.txt", "b.txt", "c.txt", "d.txt")} <= {"done", "skipped"}
    assert found["e.txt"] == "failed"
    assert (articles / "a.txt.parallel.json").stat().st_size < 100_000


def test_export_show_and_tidy_wait_for_no_pipe_and_hold_no_file_of_holes(command, articles, tmp_path):
    assert command("convert", articles, "--to", "en", "--site", tmp_path / "site").returncode == 0
    for name in ("a.txt", "b.txt"):
        (articles / f"{name}.parallel.json").unlink()
    os.mkfifo(articles / "a.txt.parallel.json")
    os.mkfifo(articles / "gone.txt.parallel.json")
    os.mkfifo(articles / "gone.txt.parallel.error.json")
    with (articles / "b.txt.parallel.json").open("wb") as file:
        file.truncate(HOLES)
    for arguments in (["export", "--format", "csv"], ["show"]):
        ended = command(*arguments, articles)
        assert ended.returncode == 1
        assert b"Traceback" not in ended.stderr
        assert b"a.txt.parallel.json" in ended.stderr and b"b.txt.parallel.json: damaged" in ended.stderr
    page = next((tmp_path / "site" / "articles").rglob("*.html"))
    page.unlink()
    os.mkfifo(page)
    ended = command("export", articles, "--site", tmp_path / "site")
    assert ended.returncode == 1 and b"Traceback" not in ended.stderr
    ended = command("watch", articles, "--once", "--tidy", "--to", "en", "--json")
    assert ended.returncode == 0, ended.stderr
    kinds = {line["path"].rpartition("/")[2]: line["event"] for line in map(json.loads, ended.stdout.splitlines())}
    assert kinds["a.txt"] == kinds["b.txt"] == "done"


def test_commands_on_one_file_say_that_a_pipe_is_none(command, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "glossary.tsv")
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    for arguments in (["translate", "pipe.txt", "--to", "fa"], ["summarize", "pipe.txt"], ["detect", "pipe.txt"]):
        ended = command(*arguments)
        assert ended.returncode == 1
        assert b"a pipe, a socket or a device, not a file" in ended.stderr
    assert command("convert", "a.txt", "--glossary", "glossary.tsv").returncode == 2
    os.mkfifo(tmp_path / "x.argosmodel")
    assert command("models", "import", "x.argosmodel").returncode == 1


def test_a_packed_file_is_read_as_before(tmp_path, translator):
    from summaries import convert

    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(ENGLISH.encode()))
    assert [one.status for one in convert([path], ["en"], translator=translator)] == ["done"]
