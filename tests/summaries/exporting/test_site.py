"""The site of a batch: complete, the same every time, and careful with what is not ours."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import lxml.html
import pytest

from summaries import UnwritableOutput
from summaries.exporting.site import SHARD, SHOWN, write_site
from summaries.records.paths import is_site
from tests.summaries.rendering.html.test_page import ATTACK, SENTENCES, TITLE
from tests.support.crafted import make_record
from translate import WrongUse


def article(number=0, **changes):
    """A record whose texts say which number it has."""
    title = {code: f"{text} {number}" for code, text in TITLE.items()}
    return make_record(SENTENCES, **({"title": title} | changes))


BATCH = [
    ("a/new.txt", article(1, date="2026-05-07")),
    ("a/old.fa.txt", article(2, date="2024-01-31", language="fa", flags={("ur", 2): ("numbers",)})),
    ("undated.txt", article(3, language="ur")),
]
PAGES = [f"articles/{path}.parallel.html" for path, _ in BATCH]


def contents(folder):
    return {str(path.relative_to(folder).as_posix()): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def parse(path):
    return lxml.html.document_fromstring(path.read_bytes())


def links(path):
    """Where the links of a page lead, relative to its own folder."""
    return [path.parent / unquote(link.split("#")[0]) for link in parse(path).xpath("//a/@href") if link[0] != "#"]


def test_every_article_has_a_page_and_the_index_leads_to_each(tmp_path):
    index = write_site(BATCH, tmp_path)
    assert index == tmp_path / "index.html" and is_site(tmp_path)
    assert contents(tmp_path).keys() == {"index.html", "search/1.js", *PAGES}
    assert links(index) == [tmp_path / name for name in PAGES]


def test_newest_first_and_each_page_leads_back_and_to_its_neighbours(tmp_path):
    write_site(reversed(BATCH), tmp_path)
    found = [[path.resolve() for path in links(tmp_path / name)] for name in PAGES]
    index, pages = tmp_path / "index.html", [tmp_path / name for name in PAGES]
    assert found == [[index, pages[1]], [index, pages[0], pages[2]], [index, pages[1]]]
    (before,) = parse(pages[2]).xpath("//a[@rel='prev']/bdi")
    assert (before.get("lang"), before.text) == ("fa", "مذاکرات آب 2")


def test_the_index_searches_titles_and_sentences_of_all_languages(tmp_path):
    write_site(BATCH, tmp_path)
    shard = (tmp_path / "search" / "1.js").read_text(encoding="utf-8")
    rows = json.loads(re.fullmatch(r"/\* Hamzaban site \*/\nhamzabanShard\(0, (.*)\);\n", shard)[1])
    assert rows[1] == [
        PAGES[1],
        "a/old.fa.txt",
        "fa",
        "2024-01-31",
        {"ur": ["numbers"]},
        {code: [f"{TITLE[code]} 2", *(one[code] for one in SENTENCES)] for code in ("en", "fa", "ur")},
    ]


def test_equal_records_give_equal_bytes_and_nothing_is_written_again(tmp_path):
    write_site(BATCH, tmp_path)
    before, times = contents(tmp_path), [path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*"))]
    write_site(reversed(BATCH), tmp_path)
    assert contents(tmp_path) == before
    assert [path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*"))] == times


def test_pages_of_articles_that_are_gone_go_but_only_ours(tmp_path):
    write_site(BATCH, tmp_path)
    note = tmp_path / "articles" / "a" / "notes.html"
    note.write_text("<p>somebody's own</p>", encoding="utf-8")
    (tmp_path / "search" / ".hamzaban-0123456789abcdef.part").write_text("cut", encoding="utf-8")
    (tmp_path / "about.html").write_text("own", encoding="utf-8")
    write_site(BATCH[2:], tmp_path)
    assert contents(tmp_path).keys() == {
        "index.html", "search/1.js", PAGES[2], "articles/a/notes.html", "about.html"
    }  # fmt: skip
    note.unlink()
    write_site(BATCH[2:], tmp_path)
    assert not (tmp_path / "articles" / "a").exists()


@pytest.mark.parametrize("name", ["index.html", PAGES[1], "search/1.js"])
def test_a_file_that_is_not_ours_is_never_replaced(tmp_path, name):
    own = tmp_path / name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("my own", encoding="utf-8")
    with pytest.raises(UnwritableOutput, match=r"was not made by Hamzaban; give another folder"):
        write_site(BATCH, tmp_path)
    assert own.read_text(encoding="utf-8") == "my own"
    if name == "index.html":
        assert contents(tmp_path).keys() == {name}


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        write_site(BATCH, tmp_path / "file" / "site")


@pytest.mark.parametrize("path", ["../a.txt", "/a.txt", "a/../../b.txt", "", "c:/a.txt", "..\\a.txt"])
def test_a_path_that_leads_out_of_the_folder_is_refused(tmp_path, path):
    with pytest.raises(WrongUse, match="no path below"):
        write_site([(path, article())], tmp_path / "site")
    assert contents(tmp_path) == {}


def test_an_article_given_twice_is_refused(tmp_path):
    with pytest.raises(WrongUse, match="twice"):
        write_site([BATCH[0], BATCH[0]], tmp_path)


def test_names_of_any_kind_are_linked(tmp_path):
    paths = ["50 % #1?.txt", "خبر/سیل.txt", "a&b;'\".txt", "x" * 240 + ".txt"]
    index = write_site([(path, article(name=path)) for path in paths], tmp_path)
    assert sorted(links(index)) == sorted(tmp_path.rglob("*.parallel.html"))
    for path in tmp_path.rglob("*.parallel.html"):
        assert links(path)[0].resolve() == index


def test_without_a_script_the_whole_list_is_there_part_by_part(tmp_path):
    count = 2 * SHOWN + 7
    index = write_site(((f"{n:03}.txt", article(n)) for n in range(count)), tmp_path)
    parts = [index, tmp_path / "list" / "2.html", tmp_path / "list" / "3.html"]
    found = [parse(part).xpath("//ol/li") for part in parts]
    assert [len(one) for one in found] == [SHOWN, SHOWN, 7]
    shown = [item.xpath("string(.//bdi)") for one in found for item in one]
    assert shown == [f"{n:03}.txt" for n in range(count)]
    for part in parts:
        leads = [path.resolve() for path in links(part)]
        assert all(path.is_file() for path in leads) and leads[-3:] == parts
    assert not parse(parts[1]).xpath("//script | //form")


def test_a_large_batch_is_searched_in_several_files(tmp_path):
    write_site(((f"{n:04}.txt", make_record(SENTENCES[:1])) for n in range(SHARD + 1)), tmp_path)
    assert sorted(path.name for path in (tmp_path / "search").iterdir()) == ["1.js", "2.js"]
    write_site(BATCH, tmp_path)
    assert contents(tmp_path).keys() == {"index.html", "search/1.js", *PAGES}


def test_no_articles_make_an_empty_site(tmp_path):
    index = write_site([], tmp_path)
    assert contents(tmp_path).keys() == {"index.html"}
    assert parse(index).xpath("//ol/li") == []


def test_no_text_of_an_article_ends_a_script_or_loads_anything(tmp_path):
    hostile = dict.fromkeys(("en", "fa", "ur"), f"</script>{ATTACK}")
    index = write_site([(f"{ATTACK.replace('/', '')}.txt", make_record([hostile], title=hostile))], tmp_path)
    tree = parse(index)
    assert len(tree.xpath("//script")) == 2
    assert tree.xpath("//ol/li/a/span/text()") == list(hostile.values())
    for path in tmp_path.rglob("*.html"):
        assert not re.search(r"url\(|@import|https?:", path.read_text(encoding="utf-8"))
        assert "default-src 'none'" in parse(path).xpath("//meta[@http-equiv]/@content")[0]


def test_whole_translations_and_what_was_missing_make_no_difference(tmp_path):
    path, record = BATCH[0]
    fuller = replace(record, summary=replace(record.summary, full={"fa": "همه"}, missing=(WrongUse("no"),)))
    write_site([(path, record)], tmp_path / "one")
    write_site([(path, fuller)], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
