"""The site of a batch or of records, as real processes, and which folders it may stand in."""

from __future__ import annotations

import json
import os
from pathlib import Path

import lxml.html
import pytest

from summaries import convert, find_sources
from summaries.exporting.site_plan import make_site, plan_site, plan_site_of_records
from summaries.records.paths import is_site
from summaries.sources import is_in_site
from tests.support.articles import ARTICLES
from tests.support.crafted import ordinary, put
from tests.support.watchers import Watched
from translate import WrongUse


@pytest.fixture
def news(tmp_path):
    """A folder with an article a language, one of them deeper, and a file of two articles."""
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / "en.txt").write_text(ARTICLES["en"], encoding="utf-8")
    (folder / "deep" / "fa.txt").write_text(ARTICLES["fa"], encoding="utf-8")
    lines = [json.dumps({"text": ARTICLES[code]}, ensure_ascii=False) for code in ("ur", "en")]
    (folder / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


PAGES = {
    f"articles/news/{name}.parallel.html"
    for name in ("en.txt", "deep/fa.txt", "wire.jsonl.articles/000001", "wire.jsonl.articles/000002")
}


def test_convert_ends_with_a_site_and_export_makes_the_same_of_its_records(run, news, tmp_path):
    done = run("convert", news, "--site", tmp_path / "site")
    assert done.returncode == 0
    index = tmp_path / "site" / "index.html"
    last = done.stderr.decode("utf-8").splitlines()[-1]
    assert last.startswith("4 done in ") and last.endswith(f" → {index}")
    assert contents(tmp_path / "site").keys() == {"index.html", "search/1.js", *PAGES}
    exported = run("export", news, "--site", tmp_path / "again")
    assert (exported.returncode, exported.stdout) == (0, b"")
    assert contents(tmp_path / "again") == contents(tmp_path / "site")
    page = tmp_path / "site" / "articles" / "news" / "wire.jsonl.articles" / "000002.parallel.html"
    assert "wire.jsonl, article 2" in lxml.html.document_fromstring(page.read_bytes()).text_content()


def test_a_site_holds_the_articles_of_its_batch_with_outputs_elsewhere_too(run, news, tmp_path):
    output, site = tmp_path / "out", tmp_path / "site"
    done = run("convert", news, "--output", output, "--site", site, "--exclude", "*.jsonl", "--quiet")
    assert (done.returncode, done.stderr) == (0, b"")
    assert contents(site).keys() - {"index.html", "search/1.js"} == {one for one in PAGES if "wire" not in one}
    # An article that fails is not in it, one that comes to stand is.
    (news / "en.txt").write_text("", encoding="utf-8")
    assert run("convert", news, "--output", output, "--site", site, "--exclude", "*.jsonl").returncode != 0
    assert "articles/news/deep/fa.txt.parallel.html" in contents(site)


def test_a_dry_run_makes_no_site(run, news, tmp_path):
    assert run("convert", news, "--site", tmp_path / "site", "--dry-run").returncode == 0
    assert not (tmp_path / "site").exists()


def test_a_site_in_the_folder_of_articles_is_never_read_as_articles(news, translator):
    list(convert([news], translator=translator))
    before = find_sources([news])
    made = make_site(plan_site(news / "site", before.sources, [news], None))
    (news / "site" / "note.txt").write_text(ARTICLES["en"], encoding="utf-8")
    assert made.articles == 4 and is_site(news / "site")
    after = find_sources([news])
    assert after.sources == before.sources
    assert [one.path for one in after.passed_over] == [news / "site"]
    assert find_sources([news / "site"]).sources == ()
    assert is_in_site(news / "site" / "articles" / "a.html", news) and is_in_site(
        news / "site" / "a.html", news / "site"
    )
    assert not is_in_site(news / "deep" / "fa.txt", news)
    # A page of that name that somebody else made is an article as any other.
    (news / "deep" / "index.html").write_text(f"<p>{ARTICLES['en']}</p>", encoding="utf-8")
    assert len(find_sources([news]).sources) == 5


def test_who_watches_a_folder_takes_nothing_of_a_site_that_is_made_in_it(news, translator):
    with Watched(news, translator) as watched:
        watched.until("done", news / "en.txt")
        make_site(plan_site_of_records(news / "site", [news / "en.txt"]))
        (news / "site" / "note.txt").write_text(ARTICLES["en"], encoding="utf-8")
        later = news / "later.txt"
        later.write_text(ARTICLES["ur"], encoding="utf-8")
        watched.until("done", later)
        # What came with it is due by then; the next one is done after that.
        last = news / "last.txt"
        last.write_text(ARTICLES["fa"], encoding="utf-8")
        watched.until("done", last)
    assert [event for event in watched.events if news / "site" in (event.path or news).parents] == []


@pytest.mark.parametrize("command", ["convert", "export"])
def test_no_site_is_made_among_articles_nor_over_the_page_of_somebody_else(run, tmp_path, command):
    put(tmp_path / "news", ordinary("a.txt"))
    (tmp_path / "news" / "a.txt").write_text(ARTICLES["en"], encoding="utf-8")
    for folder in (tmp_path / "news", tmp_path):
        ended = run(command, tmp_path / "news", "--site", folder)
        assert ended.returncode == 2 and "give a folder of its own" in ended.stderr.decode("utf-8")
    own = tmp_path / "web" / "index.html"
    own.parent.mkdir()
    own.write_text("my own", encoding="utf-8")
    ended = run(command, tmp_path / "news", "--site", own.parent)
    assert ended.returncode == 1 and "was not made by Hamzaban" in ended.stderr.decode("utf-8")
    assert contents(own.parent) == {"index.html": b"my own"}


def test_a_damaged_record_is_named_and_the_others_are_in_the_site(run, tmp_path):
    put(tmp_path / "news", ordinary("a.txt"))
    (tmp_path / "news" / "b.txt.parallel.json").write_text("{", encoding="utf-8")
    ended = run("export", tmp_path / "news", "--site", tmp_path / "site")
    assert ended.returncode == 1
    error, told = ended.stderr.decode("utf-8").splitlines()
    assert "b.txt.parallel.json: damaged" in error and told.startswith("1 article to be read in ")


def test_where_nothing_has_a_record_a_site_that_is_there_stays(run, tmp_path):
    put(tmp_path / "news", ordinary("a.txt"))
    assert run("export", tmp_path / "news", "--site", tmp_path / "site").returncode == 0
    before = contents(tmp_path / "site")
    (tmp_path / "news" / "a.txt.parallel.json").unlink()
    ended = run("export", tmp_path / "news", "--site", tmp_path / "site")
    assert ended.returncode == 1 and "No site was written" in ended.stderr.decode("utf-8")
    assert contents(tmp_path / "site") == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Give either --format NAME"),
        (("--site", "x", "--format", "csv"), "Give either --format NAME"),
        (("--site", "x", "--lang", "fa"), "need --format"),
    ],
)
def test_an_export_is_one_file_or_a_site(run, tmp_path, arguments, message):
    ended = run("export", tmp_path, *arguments)
    assert ended.returncode == 2 and message in ended.stderr.decode("utf-8")


def test_records_of_one_name_in_several_folders_have_a_page_each(tmp_path):
    for parent in ("one", "two"):
        put(tmp_path / parent / "news", ordinary("a.txt"))
    planned = plan_site_of_records(tmp_path / "site", [tmp_path / "one" / "news", tmp_path / "two" / "news"])
    assert list(planned.records) == ["news/a.txt", "2/news/a.txt"]
    assert make_site(planned).articles == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_look_like_paths_of_windows_have_a_page(tmp_path):
    put(tmp_path / "c:" / "news", ordinary("12:30\\a.txt"))
    planned = plan_site_of_records(tmp_path / "site", [tmp_path / "c:"])
    assert list(planned.records) == ["c%3A/news/12%3A30%5Ca.txt"]
    assert make_site(planned).articles == 1


def test_a_folder_and_a_file_of_it_are_named_alike_in_any_order(news):
    for given in ([news, news / "en.txt"], [news / "en.txt", news]):
        planned = plan_site(news / "site", find_sources(given).sources, given, None)
        assert {f"articles/{name}.parallel.html" for name in planned.records} == PAGES


def test_the_folder_above_is_refused_for_outputs_that_are_to_come(news, tmp_path):
    output = tmp_path / "out"
    with pytest.raises(WrongUse, match="articles are in it"):
        plan_site(output, find_sources([news], output).sources, [news], output)
