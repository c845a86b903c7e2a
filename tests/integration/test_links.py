"""Links among articles: not followed unless asked for, and nothing is written, moved or deleted through one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summaries import Selection, convert, find_sources, watch
from summaries.exporting.exporter import export
from summaries.exporting.site_plan import make_site, plan_site_of_records
from summaries.filesystem.atomic import UnwritableOutput, write_atomically
from summaries.filesystem.folders import link_between
from summaries.filesystem.locks import NUMBER_NAME, WatchLock
from summaries.filesystem.stat import file_state
from summaries.records.paths import SITE_GENERATOR
from summaries.sources import source_at
from summaries.watching.heartbeat import Heartbeat
from summaries.watching.move import LinkInTheWay, check_folder, move
from summaries.watching.tidy import tidy
from tests.support.disk import tree
from tests.support.watchers import Watched, write
from translate import WrongUse


@pytest.fixture
def folder(tmp_path):
    """A folder with an article, and a link to a folder elsewhere with another one."""
    folder = tmp_path / "news"
    write(folder / "a.txt")
    write(tmp_path / "elsewhere" / "b.txt")
    link(folder / "linked", tmp_path / "elsewhere")
    return folder


def link(path: Path, target: Path) -> Path:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:  # Windows, for users who may not
        pytest.skip("no links may be made here")
    return path


def found(*paths: Path, follow_links: bool = False) -> list[str]:
    sources = find_sources(paths, selection=Selection(follow_links=follow_links)).sources
    return [source.path.relative_to(paths[0].parent).as_posix() for source in sources]


def test_linked_folders_are_only_looked_into_on_request(folder):
    assert found(folder) == ["news/a.txt"]
    assert find_sources([folder]).links == (folder / "linked",)
    assert found(folder, follow_links=True) == ["news/a.txt", "news/linked/b.txt"]
    assert find_sources([folder], selection=Selection(follow_links=True)).links == ()
    # The one that is given may be a link itself.
    assert found(folder / "linked") == ["linked/b.txt"]


def test_links_in_circles_end_and_no_article_is_taken_twice(folder, tmp_path):
    link(folder / "circle", folder)
    link(folder / "again", folder / "linked")
    link(tmp_path / "elsewhere" / "back", tmp_path)
    write(folder / "sub" / "c.txt")
    link(folder / "first", folder / "sub")
    expected = ["news/a.txt", "news/again/b.txt", "news/sub/c.txt"]
    assert found(folder, follow_links=True) == expected
    assert found(folder, folder / "first", tmp_path / "elsewhere", follow_links=True) == expected
    assert found(folder, folder / "first") == ["news/a.txt", "news/sub/c.txt"]


def test_convert_says_how_many_links_it_left_and_follows_them_on_request(folder, run, tmp_path):
    ended = run("convert", folder, "--to", "en", "--no-memory")
    assert ended.returncode == 0
    assert ended.stderr.decode().count("--follow-links") == 1 and b"linked folders: 1 (" in ended.stderr
    assert {path.name for path in (tmp_path / "elsewhere").iterdir()} == {"b.txt"}
    ended = run("convert", folder, "--to", "en", "--no-memory", "--follow-links")
    assert ended.returncode == 0 and b"linked folders" not in ended.stderr
    assert (tmp_path / "elsewhere" / "b.txt.parallel.json").is_file()


def test_a_linked_article_is_done_and_its_outputs_lie_beside_the_link(tmp_path, translator):
    folder = tmp_path / "news"
    folder.mkdir()
    target = write(tmp_path / "elsewhere" / "b.txt")
    link(folder / "c.txt", target)
    (result,) = convert([folder], ["en"], translator=translator, workers=0)
    assert result.status == "done" and result.outputs[-1] == folder / "c.txt.parallel.json"
    assert [path.name for path in target.parent.iterdir()] == ["b.txt"]


def test_an_output_that_is_a_link_is_replaced_and_its_target_left(tmp_path, translator):
    folder = tmp_path / "news"
    write(folder / "a.txt")
    precious = write(tmp_path / "precious", "mine")
    for name in ("a.txt.summary.en.txt", "a.txt.parallel.json", "a.txt.parallel.error.json"):
        link(folder / name, precious)
    (result,) = convert([folder], ["en"], translator=translator, workers=0)
    assert result.status == "done" and precious.read_text(encoding="utf-8") == "mine"
    assert not any(path.is_symlink() for path in folder.iterdir())
    export([folder], "csv", link(tmp_path / "all.csv", precious))
    write_atomically(link(tmp_path / "x", precious), "new")
    assert precious.read_text(encoding="utf-8") == "mine" and not (tmp_path / "all.csv").is_symlink()


def test_what_is_no_file_is_not_replaced_by_one(folder, translator, tmp_path):
    list(convert([folder], ["en"], translator=translator, workers=0))
    with pytest.raises(WrongUse, match="is no file"):
        export([folder], "csv", Path(os.devnull))
    with pytest.raises(UnwritableOutput, match="heartbeat"), Heartbeat(Path(os.devnull)):
        pass
    assert not Path(os.devnull).is_file()


def test_nothing_is_written_through_a_link_in_place_of_an_output_folder(tmp_path, translator):
    folder, elsewhere, output = tmp_path / "news", tmp_path / "elsewhere", tmp_path / "out"
    write(folder / "wire.jsonl", '{"text": "Talks resumed in Tehran today."}\n')
    write(folder / "sub" / "a.txt")
    elsewhere.mkdir()
    link(folder / "wire.jsonl.articles", elsewhere)
    write(elsewhere / ".hamzaban-0123456789abcdef.part", "mine")
    write(elsewhere / ".hamzaban.lock", "")
    (output / "news").mkdir(parents=True)
    link(output / "news" / "sub", elsewhere)
    before = tree(elsewhere)
    results = list(convert([folder], ["en"], translator=translator, workers=0))
    assert sorted(result.status for result in results) == ["done", "failed"]
    results = list(convert([folder], ["en"], translator=translator, workers=0, output=output))
    failed = [str(result.errors[0]) for result in results if result.status == "failed"]
    assert len(failed) == 1 and str(output / "news" / "sub") in failed[0] and "link" in failed[0]
    assert tree(elsewhere) == before
    # An output folder that is a link itself was given so.
    linked = link(tmp_path / "linked-out", elsewhere)
    assert {one.status for one in convert([folder / "sub"], ["en"], translator=translator, output=linked)} == {"done"}


def test_a_site_writes_and_removes_nothing_through_links(tmp_path, translator):
    folder, site = tmp_path / "news", tmp_path / "site"
    write(folder / "a.txt")
    list(convert([folder], ["en"], translator=translator, workers=0))
    make_site(plan_site_of_records(site, [folder]))
    page = f"<html><meta name=generator content='{SITE_GENERATOR}'>"
    kept = write(tmp_path / "elsewhere" / "kept.html", page)
    link(site / "articles" / "linked", kept.parent)
    make_site(plan_site_of_records(site, [folder]))
    assert kept.is_file()
    for name in ("list", "search"):
        for path in (site / name).rglob("*"):
            path.unlink()
        if (site / name).is_dir():
            (site / name).rmdir()
    link(site / "list", kept.parent)
    make_site(plan_site_of_records(site, [folder]))
    assert kept.is_file()
    link(site / "search2", kept.parent)
    (site / "search2").rename(site / "search.old")
    for path in (site / "search").iterdir():
        path.unlink()
    (site / "search").rmdir()
    link(site / "search", kept.parent)
    with pytest.raises(UnwritableOutput, match="link"):
        make_site(plan_site_of_records(site, [folder]))
    assert [path.name for path in kept.parent.iterdir()] == ["kept.html"]


def test_a_watcher_leaves_what_lies_behind_links(folder, translator, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    with Watched(folder, translator, poll=True) as watched:
        watched.until("done", folder / "a.txt")
        write(folder / "linked" / "c.txt")
        write(folder / "d.txt")
        watched.until("done", folder / "d.txt")
    (warning,) = watched.of("warning")
    assert "linked folders: 1" in warning.message
    assert {path.name for path in elsewhere.iterdir()} == {"b.txt", "c.txt"}
    events = list(watch(folder, translator=translator, settle=0.1, once=True, follow_links=True, tidy=True))
    assert {event.path.name for event in events if event.kind == "done"} >= {"b.txt", "c.txt"}
    assert not [event for event in events if event.kind == "warning"]


def test_a_watcher_that_hears_of_a_file_behind_a_link_leaves_it(folder, translator, tmp_path):
    with Watched(folder, translator) as watched:
        watched.until("done", folder / "a.txt")
        for number in range(3):
            write(folder / "linked" / f"new-{number}.txt")
        write(folder / "d.txt")
        watched.until("done", folder / "d.txt")
    assert not list((tmp_path / "elsewhere").glob("*.parallel.json"))


def test_nothing_is_moved_through_a_link(tmp_path, translator):
    folder, done, elsewhere = tmp_path / "news", tmp_path / "done", tmp_path / "elsewhere"
    path = write(folder / "sub" / "a.txt")
    inner = write(elsewhere / "b.txt")
    link(folder / "linked", elsewhere)
    link(folder / "c.txt", inner)
    write(folder / "wire.jsonl", "{}")
    link(folder / "wire.jsonl.articles", elsewhere)
    done.mkdir()
    link(done / "sub", elsewhere)
    for moved in (path, folder / "linked" / "b.txt", folder / "c.txt", folder / "wire.jsonl"):
        with pytest.raises(LinkInTheWay, match="is a link"):
            move(source_at(moved), folder, done, file_state(moved))
    assert [one.name for one in elsewhere.iterdir()] == ["b.txt"] and path.is_file()
    assert [one.name for one in done.iterdir()] == ["sub"]
    events = list(watch(folder, ["en"], translator=translator, settle=0.1, once=True, done_folder=done))
    warned = [event for event in events if event.kind == "warning" and "not moved" in event.message]
    assert {event.path.name for event in warned} == {"a.txt", "c.txt"}
    assert path.is_file() and inner.is_file()
    # A folder to move to that is a link itself was given so.
    check_folder(folder, link(tmp_path / "linked-done", elsewhere), "--done-folder")


def test_nothing_is_tidied_through_a_link(tmp_path, translator):
    folder, elsewhere = tmp_path / "news", tmp_path / "elsewhere"
    folder.mkdir()
    source = write(elsewhere / "wire.jsonl", '{"text": "Talks resumed in Tehran today. Schools are open."}\n')
    list(convert([source], ["en"], translator=translator, workers=0))
    (elsewhere / "wire.jsonl.articles").rename(tmp_path / "articles")
    link(folder / "wire.jsonl.articles", tmp_path / "articles")
    before = tree(tmp_path / "articles")
    assert before and tidy(source_at(folder / "wire.jsonl")) == ()
    assert tree(tmp_path / "articles") == before


def test_a_watcher_tidies_nothing_in_a_folder_that_became_a_link(tmp_path, translator):
    folder, elsewhere = tmp_path / "news", tmp_path / "elsewhere"
    path = write(folder / "sub" / "a.txt")
    folder.joinpath("linked")
    with Watched(folder, translator, tidy=True, poll=True, follow_links=True) as watched:
        watched.until("done", path)
        (folder / "sub").rename(elsewhere)
        link(folder / "sub", elsewhere)
        (elsewhere / "a.txt").unlink()
        watched.until("gone", path)
        write(folder / "b.txt")
        watched.until("done", folder / "b.txt")
    assert (elsewhere / "a.txt.parallel.json").is_file() and not watched.of("tidied")


def test_the_number_of_a_watcher_overwrites_nothing_that_a_link_leads_to(tmp_path):
    precious = write(tmp_path / "precious", "mine")
    link(tmp_path / NUMBER_NAME, precious)
    with WatchLock(tmp_path):
        assert int((tmp_path / NUMBER_NAME).read_text(encoding="utf-8")) == os.getpid()
    assert precious.read_text(encoding="utf-8") == "mine"


def test_link_between_looks_only_below_the_root(folder, tmp_path):
    inside = folder / "linked" / "b.txt"
    assert link_between(folder, inside) == folder / "linked"
    assert link_between(folder / "linked", inside) is None
    assert link_between(folder, folder / "a.txt") is None
    assert link_between(tmp_path / "other", inside) is None
