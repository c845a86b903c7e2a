"""Sources moved with all that belongs to them: whole, under a name of their own, whatever moment it is cut short at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summaries import convert, read_record, watch
from summaries.filesystem.atomic import UnwritableOutput
from summaries.filesystem.locks import FolderLock
from summaries.filesystem.stat import file_state
from summaries.reading.reader import sha256_of
from summaries.sources import source_at
from summaries.watching.move import check_folder, move, resume_moves
from tests.support.articles import ARTICLES, ENGLISH, PERSIAN, URDU
from tests.support.watchers import Watched
from translate import WrongUse


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    return folder


def write(path: Path, text: str = ENGLISH) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def outputs(stem: str) -> set[str]:
    return {stem, f"{stem}.parallel.json", *(f"{stem}.summary.{code}.txt" for code in ("en", "fa", "ur"))}


def test_done_and_failed_sources_move_with_all_that_belongs_to_them(folder, translator, tmp_path):
    done, failed = tmp_path / "done", folder / "failed"
    write(folder / "deep" / "a.txt")
    write(folder / "bad.txt", "12 34")
    with Watched(folder, translator, done_folder=done, failed_folder=failed) as watched:
        watched.until("moved", folder / "deep" / "a.txt")
        watched.until("moved", folder / "bad.txt")
        second = write(folder / "deep" / "a.txt", PERSIAN)
        assert watched.until("moved", second, count=2).to == done / "deep" / "a.2.txt"
        third = write(folder / "deep" / "c.txt", URDU)
        watched.until("moved", third)
    assert names(folder) == {"failed/bad.txt", "failed/bad.txt.parallel.error.json"}
    expected = outputs("deep/a.txt") | outputs("deep/a.2.txt") | outputs("deep/c.txt")
    assert names(done) == expected
    assert len(watched.of("failed")) == 1
    assert read_record(done / "deep" / "a.2.txt.parallel.json").source.name == "a.2.txt"
    again = list(convert([done], translator=translator, sentences=1))
    assert {result.status for result in again} == {"skipped"} and len(again) == 3


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


def test_results_in_another_folder_stay_there(folder, translator, tmp_path):
    path = write(folder / "deep" / "a.txt")
    with Watched(folder, translator, done_folder=tmp_path / "done", output=tmp_path / "out") as watched:
        watched.until("moved", path)
    assert names(tmp_path / "done") == {"deep/a.txt"}
    assert (tmp_path / "out" / "news" / "deep" / "a.txt.parallel.json").is_file()


@pytest.mark.parametrize("taken", [False, True])
@pytest.mark.parametrize("steps", range(8))
def test_a_move_that_is_cut_short_anywhere_is_finished_and_nothing_is_there_twice(
    folder, translator, tmp_path, monkeypatch, steps, taken
):
    done = tmp_path / "done"
    path = write(folder / "deep" / "a.txt")
    if taken:
        (done / "deep").mkdir(parents=True)
        write(done / "deep" / "a.txt", PERSIAN)
        list(convert([done], translator=translator, sentences=1))
    list(convert([folder], translator=translator, sentences=1))
    left = steps

    def killed(method):
        def step(*arguments, **options):
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            return method(*arguments, **options)

        return step

    with monkeypatch.context() as patched:
        for name in ("rename", "replace"):
            patched.setattr(Path, name, killed(getattr(Path, name)))
        try:
            move(source_at(path, folder), folder, done, file_state(path))
        except KeyboardInterrupt:
            pass
        else:
            assert steps >= 5
    with Watched(folder, translator, done_folder=done, once=True) as watched:
        watched.until("stopped")
    stem = "deep/a.2.txt" if taken else "deep/a.txt"
    assert names(folder) == set()
    assert names(done) == outputs(stem) | (outputs("deep/a.txt") if taken else set())
    record = read_record(done / f"{stem}.parallel.json")
    assert record is not None and record.source.sha256 == sha256_of(done / stem)
    assert all(sha256_of(done / "deep" / name) == digest for name, digest in record.outputs.items())
    assert list(resume_moves(folder, done)) == []


def test_a_move_that_cannot_be_finished_yet_is_a_warning(folder, translator, tmp_path):
    done = tmp_path / "done"
    path = write(folder / "deep" / "a.txt")
    list(convert([folder], translator=translator))
    (done / "deep").mkdir(parents=True)
    path.rename(done / "deep" / "a.txt")
    with FolderLock(done / "deep"), Watched(folder, translator, done_folder=done, once=True) as watched:
        assert "another process" in watched.until("warning", done).message
    with Watched(folder, translator, done_folder=done, once=True) as watched:
        assert watched.until("moved", path).to == done / "deep" / "a.txt"
    assert names(folder) == set() and names(done) == outputs("deep/a.txt")


def test_a_source_that_has_changed_is_not_moved(folder, translator, tmp_path):
    path = write(folder / "deep" / "a.txt")
    list(convert([folder], translator=translator))
    stamp = file_state(path)
    write(path, PERSIAN + ENGLISH)
    assert move(source_at(path, folder), folder, tmp_path / "done", stamp) is None
    assert names(folder) == outputs("deep/a.txt") and names(tmp_path / "done") == set()


def test_nothing_is_moved_from_under_another_process(folder, translator, tmp_path):
    path = write(folder / "deep" / "a.txt")
    with FolderLock(folder / "deep"), pytest.raises(UnwritableOutput):
        move(source_at(path, folder), folder, tmp_path / "done", file_state(path))
    assert path.is_file()


def test_folders_that_cannot_be_moved_to_are_refused(folder, tmp_path):
    other = Path("/proc")
    if other.is_dir() and other.stat().st_dev != folder.stat().st_dev:
        with pytest.raises(WrongUse, match="another file system"):
            check_folder(folder, other, "--done-folder")
    write(tmp_path / "file")
    for into in (folder, folder / "deep" / "..", tmp_path / "file" / "x"):
        with pytest.raises(WrongUse, match="--done-folder"):
            check_folder(folder, into, "--done-folder")
