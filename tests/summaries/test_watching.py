"""A watched folder: what is taken and when, what changes, fails, goes away and comes back."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path

import pytest
import watchfiles

from summaries import Selection, batch, convert, find_sources, preparing, read_record, settling, watch
from summaries.after_done import run_command, split_command
from summaries.articles import UnreadableArticle, sha256_of
from summaries.sources import is_article
from tests.conftest import plain_record
from tests.summaries.articles import ARTICLES, ENGLISH, PERSIAN, URDU
from tests.summaries.watchers import Watched
from translate import Translator, UnknownLanguage, WrongUse

# Seconds, where what happens within them must not be taken for standing still, however busy the machine is.
PATIENT = 1.5
UNFINISHED = (
    *("a.txt.part", "b.txt.crdownload", "c.txt.filepart", "d.tmp", "~$e.txt", ".f.txt", "._g.txt", ".DS_Store"),
    *("Thumbs.db", ".syncthing.h.txt.tmp", "~syncthing~i.txt", ".stversions/j.txt", ".stfolder/k.txt", "l.txt~"),
)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


@pytest.fixture
def soon(monkeypatch):
    """What may pass is tried again soon."""
    monkeypatch.setattr(settling, "FIRST_WAIT", 0.3)
    monkeypatch.setattr(settling, "LONGEST_WAIT", 0.3)


def write(path: Path, text: str = ENGLISH) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def record_of(path: Path) -> Path:
    return path.with_name(path.name + ".parallel.json")


def is_right(path: Path) -> bool:
    record = read_record(record_of(path))
    return (
        record is not None
        and record.source.sha256 == sha256_of(path)
        and all(sha256_of(path.with_name(name)) == digest for name, digest in record.outputs.items())
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


def test_a_file_that_changes_while_it_is_being_done_is_done_again(folder, translator, monkeypatch):
    path = write(folder / "a.txt")
    put_outputs = batch.put_outputs

    def overwritten(destination, files):
        monkeypatch.setattr(batch, "put_outputs", put_outputs)
        write(path, PERSIAN)
        return put_outputs(destination, files)

    monkeypatch.setattr(batch, "put_outputs", overwritten)
    with Watched(folder, translator) as watched:
        watched.until("changed", path)
        watched.until("done", path)
    assert len(watched.of("done")) == 1
    assert is_right(path)


def test_a_failure_is_not_held_against_what_has_taken_the_place_of_what_failed(folder, translator, monkeypatch):
    path = write(folder / "a.txt", "12 34")
    read_article = preparing.read_article

    def completed(path, *rest, **more):
        monkeypatch.setattr(preparing, "read_article", read_article)
        article = read_article(path, *rest, **more)
        write(path)
        return article

    monkeypatch.setattr(preparing, "read_article", completed)
    with Watched(folder, translator) as watched:
        watched.until("changed", path)
        watched.until("done", path)
    assert not watched.of("failed")


def test_a_file_that_could_not_be_reached_is_tried_again(folder, translator, monkeypatch, soon):
    path = write(folder / "a.txt")
    read_article = preparing.read_article

    def locked(path, *_, **__):
        monkeypatch.setattr(preparing, "read_article", read_article)
        problem = PermissionError(13, "locked by another program")
        raise UnreadableArticle(f"{path}: cannot be read (locked by another program); check it.") from problem

    monkeypatch.setattr(preparing, "read_article", locked)
    with Watched(folder, translator) as watched:
        assert "locked" in watched.until("waiting", path).message
        watched.until("done", path)


def test_a_file_that_is_gone_before_its_turn_costs_nothing(folder, translator):
    with Watched(folder, translator, settle=PATIENT) as watched:
        write(folder / "gone.txt").unlink()
        last = write(folder / "z.txt")
        watched.until("done", last)
    assert {event.path for event in watched.events} == {folder, last}


def test_what_was_made_of_a_deleted_source_is_taken_away_if_asked(folder, translator):
    before, kept = write(folder / "before.txt"), write(folder / "kept.txt")
    list(convert([folder], translator=translator))
    before.unlink()
    path = write(folder / "a.txt")
    with Watched(folder, translator, tidy=True) as watched:
        watched.until("tidied", before)
        watched.until("done", path)
        changed = write(folder / "a.txt.summary.en.txt", "mine")
        notes = write(folder / "a.txt.notes.txt~", "mine")
        path.rename(folder / "b.txt")
        watched.until("tidied", path)
        watched.until("done", folder / "b.txt")
    stems = {"kept.txt", "b.txt"}
    expected = {f"{stem}{end}" for stem in stems for end in ("", ".parallel.json")}
    expected |= {f"{stem}.summary.{code}.txt" for stem in stems for code in ("en", "fa", "ur")}
    assert {path.name for path in folder.iterdir()} == expected | {changed.name, notes.name}
    assert is_right(kept)


def test_results_stay_where_nobody_asked_to_tidy(folder, translator):
    path = write(folder / "a.txt")
    with Watched(folder, translator) as watched:
        watched.until("done", path)
        path.unlink()
        watched.until("gone", path)
    assert record_of(path).is_file()


def test_a_program_that_saves_by_deleting_first_loses_nothing(folder, translator):
    path = write(folder / "a.txt")
    with Watched(folder, translator, settle=PATIENT, tidy=True) as watched:
        watched.until("done", path)
        path.unlink()
        write(path, PERSIAN)
        watched.until("done", path, count=2)
    assert not watched.of("tidied")
    assert is_right(path)


def test_a_failure_of_the_content_is_told_once_until_the_content_changes(folder, translator, soon):
    path = write(folder / "bad.txt", "12 34")
    with Watched(folder, translator) as watched:
        failed = watched.until("failed", path)
        assert failed.message and failed.result is not None and failed.result.exit_code == 1
        watched.until("done", write(folder / "other.txt"))
        assert len(watched.of("failed")) == 1 and not watched.of("waiting")
        write(path)
        watched.until("done", path)
    assert not path.with_name("bad.txt.parallel.error.json").exists()


def test_what_may_pass_is_tried_again(folder, translator, tmp_path, soon):
    path, in_the_way = write(folder / "a.txt"), write(tmp_path / "out", "a file")
    with Watched(folder, translator, output=in_the_way) as watched:
        assert "Tried again" in watched.until("waiting", path).message
        in_the_way.unlink()
        watched.until("done", path)
    assert len(watched.of("waiting")) == 1
    assert (tmp_path / "out" / "news" / "a.txt.parallel.json").is_file()


def test_a_package_that_comes_later_is_used(folder, packages, tmp_path, soon):
    path, mine = write(folder / "a.txt"), tmp_path / "packages"
    mine.mkdir()
    with Translator([mine], threads=1) as lacking, Watched(folder, lacking, to=["en", "fa"]) as watched:
        assert "en_fa" in watched.until("partial", path).message
        shutil.copytree(packages / "en_fa", tmp_path / "en_fa")
        (tmp_path / "en_fa").rename(mine / "en_fa")
        watched.until("done", path)
    assert len(watched.of("partial")) == 1
    assert read_record(record_of(path)).summary.languages == ("en", "fa")


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
    assert run("watch", folder / "none").returncode == 2
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


def test_a_file_of_many_articles_is_done_article_by_article_and_moved_as_one(tmp_path, translator):
    folder, done = tmp_path / "in", tmp_path / "done"
    folder.mkdir()
    lines = [json.dumps({"id": code, "text": text}, ensure_ascii=False) for code, text in ARTICLES.items()]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    events = list(watch(folder, ["en"], translator=translator, settle=0.1, once=True, done_folder=done))
    assert [event.result.place for event in events if event.result] == ["en", "fa", "ur", None]
    assert not list(folder.rglob("*.json*"))
    assert (done / "news.jsonl").is_file()
    assert sorted(path.name for path in (done / "news.jsonl.articles").glob("*.parallel.json")) == [
        f"{code}.parallel.json" for code in ARTICLES
    ]
