"""A watched folder: what is taken and when, what is left alone, goes away and comes back."""

from __future__ import annotations

import json
import os
import sys
import time

import pytest
import watchfiles

from summaries import Selection, convert, find_sources, watch
from summaries.sources import is_article
from tests.conftest import plain_record
from tests.support.articles import ENGLISH, PERSIAN, URDU
from tests.support.watchers import PATIENT, Watched, is_right, record_of, write
from translate import UnknownLanguage, WrongUse

UNFINISHED = (
    *("a.txt.part", "b.txt.crdownload", "c.txt.filepart", "d.tmp", "~$e.txt", ".f.txt", "._g.txt", ".DS_Store"),
    *("Thumbs.db", ".syncthing.h.txt.tmp", "~syncthing~i.txt", ".stversions/j.txt", ".stfolder/k.txt", "l.txt~"),
)


@pytest.mark.parametrize("poll", [False, True])
def test_what_is_there_is_done_and_then_what_arrives(folder, translator, poll):
    first = write(folder / "a.txt")
    with Watched(folder, translator, poll=poll) as watched:
        watched.until("done", first)
        second, third = write(folder / "b.md", PERSIAN), write(folder / "new" / "er" / "c.txt", URDU)
        part = write(folder / "d.txt.part")
        part.rename(folder / "d.txt")
        elsewhere = write(folder.parent / "moved" / "in" / "e.txt")
        elsewhere.parent.parent.rename(folder / "moved")
        paths = [first, second, third, folder / "d.txt", folder / "moved" / "in" / "e.txt"]
        for path in paths:
            watched.until("done", path)
    assert all(is_right(path) for path in paths)
    assert watched.events[-1].kind == "stopped"
    assert len(watched.of("done")) == len(paths)


@pytest.mark.parametrize("good", [0, 5])
def test_where_the_system_cannot_watch_the_folder_it_is_looked_through(folder, translator, monkeypatch, good):
    def no_room(*_, **__):
        for _ in range(good):
            yield set()
        raise OSError("no room for more watches")

    monkeypatch.setattr(watchfiles, "watch", no_room)
    with Watched(folder, translator) as watched:
        assert "no room" in watched.until("warning", folder).message
        watched.until("done", write(folder / "new" / "a.txt"))
    assert len(watched.of("warning")) == 1


def test_files_that_programs_have_not_finished_are_never_taken(folder, translator):
    for name in (*UNFINISHED, "m.html.txt.summary.en.txt", "drafts/n.txt", "archive/o.txt"):
        write(folder / name)
    with Watched(folder, translator, ignore=["drafts", "archive/*"]) as watched:
        for name in UNFINISHED:
            write(folder / "later" / name)
        last = write(folder / "z.txt")
        watched.until("done", last)
        assert watched.of("done") == watched.of("done", last)
    assert list(folder.rglob("*.parallel.json")) == [record_of(last)]


def test_what_is_heard_of_is_taken_by_the_rule_by_which_files_are_found(folder):
    exclude = ("drafts", "archive/*", "*.tmp.txt", "[!a]x.txt")
    for name in (*UNFINISHED, "a.txt", "b/c.MD", "drafts/d.txt", "e/drafts/f.txt", "archive/g.txt", "h/archive/i.txt"):
        write(folder / name)
    for name in ("j.tmp.txt", "k.docm", "ax.txt", "bx.txt", "l/.m/n.txt", "a.txt.summary.en.txt", "no suffix"):
        write(folder / name)
    found = {source.path for source in find_sources([folder], selection=Selection(exclude=exclude)).sources}
    everything = [path for path in folder.rglob("*") if path.is_file()]
    assert {path for path in everything if is_article(path.relative_to(folder), exclude)} == found
    assert {"a.txt", "c.MD", "i.txt", "ax.txt"} <= {path.name for path in found}


def test_a_file_in_slow_pieces_is_done_once_and_whole(folder, translator):
    path = folder / "slow.txt"
    with Watched(folder, translator, settle=PATIENT) as watched:
        with path.open("w", encoding="utf-8") as file:
            for line in ENGLISH.splitlines(keepends=True):
                file.write(line)
                file.flush()
                time.sleep(PATIENT / 10)
        watched.until("done", path)
        other = write(folder / "other.txt")
        watched.until("done", other)
    assert len(watched.of("done", path)) == 1
    assert is_right(path)


def test_what_changes_is_done_again_and_what_is_only_touched_is_not(folder, translator):
    path = write(folder / "a.txt")
    with Watched(folder, translator) as watched:
        watched.until("done", path)
        write(path, PERSIAN)
        watched.until("done", path, count=2)
        before = record_of(path).stat().st_mtime_ns
        path.touch()
        watched.until("skipped", path)
        assert record_of(path).stat().st_mtime_ns == before
    assert plain_record(record_of(path))["language"]["code"] == "fa"


def test_a_file_that_is_gone_before_its_turn_costs_nothing(folder, translator):
    with Watched(folder, translator, settle=PATIENT) as watched:
        write(folder / "gone.txt").unlink()
        last = write(folder / "z.txt")
        watched.until("done", last)
    assert {event.path for event in watched.events} == {folder, last}


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is watched cannot be renamed there")
def test_a_folder_that_goes_away_is_waited_for_and_nothing_of_it_is_tidied(folder, translator, tmp_path):
    path = write(folder / "a.txt")
    with Watched(folder, translator, output=tmp_path / "out", tidy=True) as watched:
        watched.until("done", path)
        folder.rename(tmp_path / "unmounted")
        watched.until("lost", folder)
        write(tmp_path / "unmounted" / "b.txt")
        (tmp_path / "unmounted").rename(folder)
        watched.until("back", folder)
        watched.until("done", folder / "b.txt")
        folder.rename(tmp_path / "unmounted")
        watched.until("lost", folder, count=2)
    assert not watched.of("tidied") and not watched.of("gone")
    assert len(list((tmp_path / "out").rglob("*.parallel.json"))) == 2
    assert len(watched.of("lost")) == 2


def test_memory_is_given_back_when_there_is_nothing_to_do_and_taken_again(folder, translator):
    with Watched(folder, translator, idle_unload=0.005) as watched:
        watched.until("done", write(folder / "a.txt"))
        watched.until("resting")
        watched.until("done", write(folder / "b.txt"))
        watched.until("resting", count=2)


def test_force_does_what_is_up_to_date_once(folder, translator):
    path = write(folder / "a.txt")
    list(convert([folder], translator=translator, sentences=1))
    with Watched(folder, translator, force=True) as watched:
        watched.until("done", path)
        path.touch()
        watched.until("skipped", path)


def test_a_heartbeat_says_what_it_is_at(folder, translator, tmp_path):
    file = tmp_path / "alive.json"
    with Watched(folder, translator, heartbeat=file) as watched:
        plain = json.loads(file.read_text(encoding="utf-8"))
        assert plain["pid"] == os.getpid() and plain["state"] == "watching"
        watched.until("done", write(folder / "a.txt"))
    plain = json.loads(file.read_text(encoding="utf-8"))
    assert plain["state"] == "stopped" and plain["counts"]["done"] == 1


@pytest.mark.parametrize(
    ("options", "error"),
    [({"to": ["xx"]}, UnknownLanguage), ({"settle": -1}, WrongUse), ({"on_done": "'"}, WrongUse)],
)
def test_options_that_cannot_be_meant_are_refused_at_once(folder, translator, options, error):
    with pytest.raises(error):
        watch(folder, translator=translator, **options)
    with pytest.raises(WrongUse):
        watch(folder / "none", translator=translator)


def test_once_ends_with_what_convert_would_end_with(folder, run):
    arguments = ("watch", folder, "--once", "--settle", "0.1", "--workers", "0", "--no-memory", "--json")
    assert run("watch", folder / "none").returncode == 1
    assert run(*arguments).returncode == 0
    path = write(folder / ("a\nb.txt" if os.name == "posix" else "ab.txt"))
    done = run(*arguments)
    assert done.returncode == 0, done.stderr.decode()
    events = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [event["event"] for event in events] == ["watching", "done", "stopped"]
    assert events[1]["path"] == str(path) and events[1]["outputs"][-1] == str(record_of(path))
    assert len(done.stderr.decode().splitlines()) == 3
    assert run(*arguments, ARGOS_PACKAGES_DIR=str(folder / "none")).returncode == 3
    write(folder / "bad.txt", "12 34")
    assert run(*arguments).returncode == 1
    (folder / "bad.txt").unlink()
    full = run(*arguments, "--force", "--output", path)  # a file, where a folder should be
    assert full.returncode == 1 and b"Traceback" not in full.stderr
