"""Which files are articles, and where the outputs of each stand."""

from __future__ import annotations

import gzip
import json

import pytest

from summaries import Selection, convert, find_sources, read_record
from tests.support.articles import ENGLISH, PERSIAN, URDU

LINES = [{"id": "en/1", "text": ENGLISH}, {"id": "..", "text": PERSIAN}, {"text": URDU, "date": "2026-11-01"}]


def write_lines(path, records=LINES):
    data = "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_each_article_of_a_file_of_many_has_outputs_and_a_place_of_its_own(tmp_path, translator, name):
    path = write_lines(tmp_path / name)
    results = list(convert([tmp_path], translator=translator))
    assert [(one.path, one.place, one.status, one.language) for one in results] == [
        (path, "en/1", "done", "en"),
        (path, "..", "done", "fa"),
        (path, "000003", "done", "ur"),
    ]
    folder = tmp_path / f"{name}.articles"
    stems = ["en%2F1", "%2E%2E", "000003"]
    assert [one.outputs[-1] for one in results] == [folder / f"{stem}.parallel.json" for stem in stems]
    unpacked = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    for result, line in zip(results, LINES, strict=True):
        source = read_record(result.outputs[-1]).source
        assert source.name == name
        assert json.loads(unpacked[source.place.start : source.place.end]) == line
        assert source.date == line.get("date")
    assert {one.status for one in convert([tmp_path], translator=translator)} == {"skipped"}


def test_only_the_line_that_changed_is_done_again(tmp_path, translator):
    path = write_lines(tmp_path / "news.jsonl")
    list(convert([path], translator=translator))
    write_lines(path, [*LINES[:2], {"text": URDU + " امن۔"}])
    assert [one.status for one in convert([path], translator=translator)] == ["skipped", "skipped", "done"]


def test_a_bad_line_fails_alone(tmp_path, translator):
    path = write_lines(tmp_path / "news.jsonl")
    path.write_text("{broken\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    results = list(convert([path], translator=translator))
    assert [one.status for one in results] == ["failed", "done", "done", "done"]
    assert "line 1 is no JSON object" in str(results[0].errors[0])


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "name,words\nx,y\n", "say which with --text-field"),
        ("a.csv", "text\n", "there is no article in it"),
        ("a.jsonl", "\n", "there is no article in it"),
    ],
)
def test_a_file_of_many_without_an_article_fails_by_name(tmp_path, translator, name, text, message):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (result,) = convert([tmp_path], translator=translator)
    assert result.status == "failed"
    assert name in str(result.errors[0]) and message in str(result.errors[0])


def test_patterns_fit_names_and_paths_of_what_lies_in_folders(tmp_path):
    for name in ("a.txt", "b.txt", "old/c.txt", "new/d.md", "new/old/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("x", encoding="utf-8")

    def found(*paths, **selection):
        sources = find_sources(paths or [tmp_path], selection=Selection(**selection)).sources
        return [source.path.relative_to(tmp_path).as_posix() for source in sources]

    assert found(include=("*.md",)) == ["new/d.md"]
    assert found(exclude=("old",)) == ["a.txt", "b.txt", "new/d.md"]
    assert found(include=("new/*",), exclude=("*.md",)) == ["new/old/e.txt"]
    assert found(tmp_path / "a.txt", include=("*.md",)) == ["a.txt"]
