"""Which records an export is of, in which order, and what is left of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summaries import convert
from summaries.exporting.record_finder import RecordPath, UnreadableRecord, filter_record, find_records, load
from tests.support.articles import ENGLISH
from tests.support.crafted import ordinary, put, record, segment


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    for name in ("b/x.txt", "b.txt", "a.txt", "b.articles/1.txt", "b/c/y.txt", ".hidden/z.txt"):
        path = folder / name
        put(path.parent, ordinary(path.name))
        path.write_text("x", encoding="utf-8")
    (folder / "a.txt.parallel.error.json").write_text("{}", encoding="utf-8")
    return folder


def names(paths) -> list[str]:
    return [load(found).source.name for found in find_records(paths)]


def test_all_records_of_a_folder_are_found_in_order_named_from_it_on(folder):
    assert names([folder]) == [
        "news/a.txt", "news/b.txt", "news/b/x.txt", "news/b/c/y.txt", "news/b.articles/1.txt"
    ]  # fmt: skip


def test_a_folder_named_from_within_is_named_the_same(folder, monkeypatch):
    expected = names([folder])
    monkeypatch.chdir(folder)
    assert names([Path()]) == expected
    assert names([folder / "b" / ".."]) == expected


def test_a_record_or_its_source_may_be_named_and_none_counts_twice(folder):
    given = [folder / "b" / "x.txt", folder / "a.txt.parallel.json", folder / "a.txt", folder / "b"]
    assert names(given) == ["x.txt", "a.txt", "b/c/y.txt"]


@pytest.mark.parametrize("name", ["c.txt", "c.txt.parallel.json", "empty", "a.txt.parallel.error.json"])
def test_what_has_no_record_says_so_when_it_is_read(folder, name):
    (folder / "empty").mkdir()
    (found,) = find_records([folder / name])
    with pytest.raises(UnreadableRecord, match=r"no (such )?record.*hamzaban convert"):
        load(found)


@pytest.mark.parametrize(
    ("where", "what"),
    [
        (("sentences", 1, "text", "ur"), 3),
        (("sentences", 1, "text"), {"en": "x"}),
        (("sentences", 0, "start"), "x"),
        (("sentences", 0, "score"), None),
        (("sentences", 0, "translations", "ur", "flags"), [1]),
        (("sentences", 0, "translations", "ur", "score"), "x"),
        (("source", "name"), None),
        (("source", "sha256"), 7),
        (("language", "code"), 7),
        (("schema",), 3),
    ],
)
def test_a_record_damaged_anywhere_is_not_read(tmp_path, where, what):
    path = put(tmp_path, ordinary())
    plain = part = json.loads(path.read_text(encoding="utf-8"))
    for key in where[:-1]:
        part = part[key]
    part[where[-1]] = what
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(UnreadableRecord, match=r"damaged.*--force"):
        load(RecordPath(path))


def test_only_the_languages_asked_for_are_kept():
    kept = filter_record(ordinary(), ["ur", "en"])
    assert kept.summary.languages == ("en", "ur")
    assert [list(one.text) for one in (kept.summary.title, *kept.summary.sentences)] == [["en", "ur"]] * 3
    assert [list(one.translations) for one in kept.summary.sentences] == [["ur"]] * 2
    assert filter_record(ordinary(), ["de"]) is None


def test_the_source_that_is_asked_for_is_kept_though_no_summary_is_in_it():
    made = record(sentences=[segment({"en": "Rain.", "ur": "بارش۔"}, 0)], to=("ur",))
    assert filter_record(made, ["en"]).summary.languages == ("en",)
    assert filter_record(made).summary.languages == ("ur",)


def test_only_what_is_doubtful_is_kept():
    kept = filter_record(ordinary(), flagged=True)
    assert kept.summary.title is None
    assert [one.index for one in kept.summary.sentences] == [3]
    assert filter_record(ordinary(), ["en", "fa"], flagged=True) is None


def test_a_file_of_many_articles_stands_for_all_its_records(tmp_path, translator):
    lines = [json.dumps({"id": str(number), "text": ENGLISH}) for number in range(3)]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    list(convert([tmp_path], translator=translator))
    found = find_records([tmp_path / "news.jsonl"])
    assert [load(one).source.place.identity for one in found] == ["0", "1", "2"]
