"""What becomes of a watched file that changed meanwhile, failed or lacks something: done again, or told and retried."""

from __future__ import annotations

import shutil

from summaries import read_record
from summaries.batch import preparation, writer
from summaries.reading.reader import UnreadableArticle
from tests.support.articles import PERSIAN
from tests.support.watchers import Watched, is_right, record_of, write
from translate import Translator


def test_a_file_that_changes_while_it_is_being_done_is_done_again(folder, translator, monkeypatch):
    path = write(folder / "a.txt")
    write_outputs = writer.write_outputs

    def overwritten(destination, files, **more):
        monkeypatch.setattr(writer, "write_outputs", write_outputs)
        write(path, PERSIAN)
        return write_outputs(destination, files, **more)

    monkeypatch.setattr(writer, "write_outputs", overwritten)
    with Watched(folder, translator) as watched:
        watched.until("changed", path)
        watched.until("done", path)
    assert len(watched.of("done")) == 1
    assert is_right(path)


def test_a_failure_is_not_held_against_what_has_taken_the_place_of_what_failed(folder, translator, monkeypatch):
    path = write(folder / "a.txt", "12 34")
    read_article = preparation.read_article

    def completed(path, *rest, **more):
        monkeypatch.setattr(preparation, "read_article", read_article)
        article = read_article(path, *rest, **more)
        write(path)
        return article

    monkeypatch.setattr(preparation, "read_article", completed)
    with Watched(folder, translator) as watched:
        watched.until("changed", path)
        watched.until("done", path)
    assert not watched.of("failed")


def test_a_file_that_could_not_be_reached_is_tried_again(folder, translator, monkeypatch, soon):
    path = write(folder / "a.txt")
    read_article = preparation.read_article

    def locked(path, *_, **__):
        monkeypatch.setattr(preparation, "read_article", read_article)
        problem = PermissionError(13, "locked by another program")
        raise UnreadableArticle(f"{path}: cannot be read (locked by another program); check it.") from problem

    monkeypatch.setattr(preparation, "read_article", locked)
    with Watched(folder, translator) as watched:
        assert "locked" in watched.until("waiting", path).message
        watched.until("done", path)


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
