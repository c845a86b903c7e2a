"""Records, error files and sites that others wrote: nothing but the outputs of one source is taken away for them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

from summaries import convert, find_sources, read_record
from summaries.articles import sha256_of
from summaries.moving import move
from summaries.outputs import is_site
from summaries.records import hash_settings
from summaries.settling import stamp_of
from summaries.sources import source_at
from summaries.tidying import tidy
from tests.conftest import ROOT
from tests.summaries.watchers import write

# What a record of `a.txt` in `news/in` may claim as an output of its own.
CLAIMED = [
    "../victim.txt",
    "../b.txt.summary.en.txt",
    "b.txt.summary.en.txt",
    "b.txt.parallel.json",
    "a.txt.b.txt.summary.en.txt",
    "a.txt.summary.x/../../../victim.txt",
    "a.txt.summary.en.txt/../../victim.txt",
    "a.txt",
    "a.txt.parallel.error.json",
    "a.txt.parallel.docx",
    "C:\\victim.txt",
    "..\\victim.txt",
    "a.txt.summary.en.txt:stream",
    "a.txt.summary.en.txt\n",
    "a.txt.summary.en\0.txt",
    "",
    ".",
    "a.txt.summary.\ud800.txt",
]


@pytest.fixture
def inside(tmp_path, translator):
    """A folder with an article that was converted, and beside and above it files that are nobody else's business."""
    inside = tmp_path / "news" / "in"
    write(inside / "a.txt")
    assert [one.status for one in convert([inside], ["en"], translator=translator)] == ["done"]
    (inside / "a.txt.summary.x").mkdir()
    for name in ("../victim.txt", "../b.txt.summary.en.txt", "b.txt.summary.en.txt", "a.txt.b.txt.summary.en.txt"):
        write(inside / name, "not yours\n")
    write(inside / "b.txt.parallel.json", "{}")
    write(inside / "a.txt.parallel.docx", "not yours\n")
    return inside


def forge(folder, change):
    """Change the record of `a.txt` as somebody would who knows how it is made."""
    path = folder / "a.txt.parallel.json"
    plain = json.loads(path.read_text(encoding="utf-8"))
    change(plain)
    plain["settings_sha256"] = hash_settings(plain["settings"], plain["engine"])
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def claim(folder, name):
    digest = None if "\0" in name or "\ud800" in name else sha256_of(folder / name)
    return forge(folder, lambda plain: plain["outputs"].update({name: digest or "0"}))


def others(folder):
    """All that lies around, but for what is of `a.txt`."""
    mine = {"a.txt", "a.txt.parallel.json", "a.txt.parallel.error.json", "a.txt.summary.en.txt", "a.txt.summary.fa.txt"}
    files = (path for path in folder.parent.parent.rglob("*") if path.is_file())
    return {path.relative_to(folder.parent).as_posix(): path.read_bytes() for path in files if path.name not in mine}


@pytest.mark.parametrize("name", CLAIMED)
def test_a_record_that_claims_other_files_is_none_and_is_made_anew(inside, translator, name):
    before = others(inside)
    record = claim(inside, name)
    assert read_record(record) is None
    (result,) = convert([inside / "a.txt"], ["fa"], translator=translator)
    assert result.status == "done"
    assert others(inside) == before
    assert set(read_record(record).outputs) == {"a.txt.summary.fa.txt"}


@pytest.mark.parametrize("name", CLAIMED)
def test_tidying_takes_nothing_away_for_a_record_that_claims_other_files(inside, name):
    before = others(inside)
    claim(inside, name)
    source = source_at(inside / "a.txt")
    source.path.unlink()
    assert tidy(source) == ()
    assert others(inside) == before


@pytest.mark.parametrize("name", CLAIMED)
def test_moving_takes_nothing_along_for_a_record_that_claims_other_files(inside, tmp_path, name):
    before = others(inside)
    claim(inside, name)
    source = source_at(inside / "a.txt")
    move(source, inside, tmp_path / "done", stamp_of(source.path))
    assert others(inside) == before


@pytest.mark.parametrize("code", ["x/../../../victim", "../x", "en\n", "EN", "", "\ud800", "x" * 300, "C:"])
def test_a_record_in_what_is_no_code_of_a_language_is_none(inside, translator, code):
    before = others(inside)

    def rename(plain):
        plain["settings"]["to"] = [code]
        plain["language"]["code"] = code
        for segment in filter(None, [plain["title"], *plain["sentences"]]):
            segment["text"] = {code: segment["text"]["en"]}
        plain["outputs"] = {}

    record = forge(inside, rename)
    assert read_record(record) is None
    assert [one.status for one in convert([inside / "a.txt"], ["en"], translator=translator)] == ["done"]
    assert others(inside) == before


def test_a_planted_index_makes_no_article_invisible(tmp_path, translator):
    path = write(tmp_path / "news" / "a.txt")
    write(tmp_path / "news" / "index.html", '<meta name="generator" content="Hamzaban site">')
    assert not is_site(tmp_path / "news")
    assert path in {one.path for one in find_sources([tmp_path / "news"]).sources}


def test_a_site_is_passed_over_and_that_is_said(run, tmp_path):
    write(tmp_path / "news" / "a.txt")
    for name, mark in (("index.html", '<meta content="Hamzaban site">'), ("search/1.js", "/* Hamzaban site */")):
        write(tmp_path / "news" / "site" / name, mark)
        write(tmp_path / "news" / "site" / "hidden.txt")
    found = find_sources([tmp_path / "news"])
    assert [one.path.name for one in found.sources] == ["a.txt"]
    ended = run("convert", tmp_path / "news", "--to", "en")
    assert ended.returncode == 0
    said = f"not looked into, as it is a site of Hamzaban: {tmp_path / 'news' / 'site'}"
    assert said in ended.stderr.decode().splitlines()


def test_every_cell_of_a_table_is_guarded_and_read_back(inside, translator, tmp_path):
    from summaries.exporting.export import export

    path = inside / "a.txt.parallel.json"

    def change(plain):
        plain["source"] |= {"name": "=name.txt", "sha256": "=cmd|' /C calc'!A0", "date": "@SUM(1)"}
        for segment in filter(None, [plain["title"], *plain["sentences"]]):
            segment["translations"] = {"en": {"score": -1.5, "flags": ["+flag", "\tflag"]}}

    forge(inside, change)
    export([path], "csv", tmp_path / "out.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) > 2
    for row in rows:
        for cell in row:
            assert cell[:1] not in set("=+@\t\r") and (cell[:1] != "-" or float(cell) < 0)
    assert rows[1][1:4] == ["'=name.txt", "'=cmd|' /C calc'!A0", "'@SUM(1)"]


@pytest.mark.parametrize("name", ["mine.csv", "mine.tsv"])
def test_a_table_that_was_exported_is_read_back_without_its_guards(tmp_path, translator, name):
    from summaries.articles import find_places, read_article
    from summaries.reading.article import Reading
    from summaries.reading.formulas import EXPORTED_COLUMNS

    path = tmp_path / name
    row = ["'=1", *[""] * (len(EXPORTED_COLUMNS) - 1), "'- The minister said talks resumed in Tehran today."]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t" if name.endswith("tsv") else ",")
        writer.writerows([[*EXPORTED_COLUMNS, "text_en"], row])
    reading = Reading(text_field="text_en")
    (place,) = find_places(path, reading)
    assert place.identity == "=1"
    assert read_article(path, reading, place).text.startswith("- The minister")
    # One of somebody else's is read as it is.
    path.write_text(path.read_text(encoding="utf-8").replace("sha256", "hash"), encoding="utf-8")
    (place,) = find_places(path, reading)
    assert place.identity == "'=1"


def test_the_command_after_a_file_is_given_no_option(environment, tmp_path):
    folder = tmp_path / "--exec=news"
    write(folder / "--exec=x.txt")
    script = write(tmp_path / "note.py", "import json, sys; json.dump(sys.argv[1:], open('seen.json', 'w'))")
    ended = subprocess.run(
        [
            *(sys.executable, str(ROOT / "run.py"), "watch", "--once", "--to", "en"),
            *("--on-done", f"'{sys.executable}' '{script}'", "--", folder.name),
        ],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    seen = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    assert seen == [str(folder.resolve() / "--exec=x.txt.parallel.json")]


def test_an_error_file_of_others_is_read_as_far_as_it_can_be_meant(inside, translator):
    for content in ("[" * 100_000, "{}", '{"source": {"sha256": 1}}', "\0", '{"source": []}'):
        (inside / "a.txt.parallel.json").unlink(missing_ok=True)
        write(inside / "a.txt.parallel.error.json", content)
        assert [one.status for one in convert([inside / "a.txt"], ["en"], translator=translator)] == ["done"]
