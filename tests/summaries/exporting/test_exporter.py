"""Exports: one file of many records, whole or not at all, one record in memory at a time."""

from __future__ import annotations

import errno
import gc
import io
import weakref

import pytest

from summaries import Record, UnwritableOutput, convert, read_record
from summaries.exporting import exporter as exporting
from summaries.exporting.exporter import export
from summaries.outputs import add_formats
from summaries.records.paths import OUTPUT_SUFFIXES, Destination, is_output
from summaries.rendering.table import FORMATS, OUTPUT_FORMATS, WRITERS
from tests.support.articles import ARTICLES
from tests.support.crafted import ordinary, put
from translate import UnknownLanguage, WrongUse

PAGES = [name for name in OUTPUT_FORMATS if name != "txt"]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    for number in range(4):
        put(folder / str(number % 2), ordinary(f"{number}.txt"), sha256=f"{number:064x}"[::-1])
    return folder


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_holds_what_a_stream_gets_every_time(folder, tmp_path, name):
    output, stream = tmp_path / "new" / "all", io.BytesIO()
    assert export([folder], name, output).records == export([str(folder)], name, stream).records == 4
    assert output.read_bytes() == stream.getvalue()
    for text in ("The river rose", "دریا چڑھا"):
        assert output.read_text(encoding="utf-8").count(text) == 4
    assert [path.name for path in output.parent.iterdir()] == ["all"]


@pytest.mark.parametrize("name", WRITERS)
def test_a_damaged_record_is_named_and_the_others_are_there(folder, name):
    (folder / "0" / "2.txt.parallel.json").write_text("{", encoding="utf-8")
    stream = io.BytesIO()
    exported = export([folder, folder / "none.txt"], name, stream)
    assert exported.records == 3
    assert ["2.txt.parallel.json" in str(error) for error in exported.unreadable] == [True, False]
    assert "none.txt" in str(exported.unreadable[1])
    assert stream.getvalue().decode("utf-8").count("The river rose") == 3


def test_where_nothing_has_a_record_what_is_there_stays(tmp_path):
    output = tmp_path / "all.csv"
    output.write_text("older", encoding="utf-8")
    (error,) = export([tmp_path], "csv", output).unreadable
    assert "no record" in str(error)
    assert output.read_text(encoding="utf-8") == "older"


def test_an_export_that_fails_half_way_leaves_what_was_there(folder, tmp_path, monkeypatch):
    def broken(_records):
        yield "half"
        raise OSError(errno.ENOSPC, "No space left on device")

    output = tmp_path / "all.tmx"
    output.write_text("older", encoding="utf-8")
    monkeypatch.setattr(exporting, "WRITERS", {"tmx": broken})
    with pytest.raises(UnwritableOutput, match=r"all\.tmx: cannot be written \(No space"):
        export([folder], "tmx", output)
    assert output.read_text(encoding="utf-8") == "older"
    assert {path.name for path in tmp_path.iterdir()} == {"news", "all.tmx"}


@pytest.mark.parametrize("name", WRITERS)
def test_no_two_records_are_in_memory_at_once(folder, monkeypatch, name):
    alive: list[weakref.ref[Record]] = []

    def watched(*arguments):
        gc.collect()
        assert sum(one() is not None for one in alive) <= 1
        record = filter_record(*arguments)
        alive.append(weakref.ref(record))
        return record

    filter_record = exporting.filter_record
    monkeypatch.setattr(exporting, "filter_record", watched)
    export([folder], name, io.BytesIO())
    assert len(alive) in {4, 8}  # gone through once, or twice


def test_filters_go_before_the_format(folder):
    stream = io.BytesIO()
    export([folder], "jsonl", stream, languages=["urdu"], flagged=True)
    lines = stream.getvalue().decode("utf-8").splitlines()
    assert len(lines) == 4 and all("سڑکیں" in line and "Roads" not in line for line in lines)


def test_what_cannot_be_meant_is_refused_before_anything_is_read(folder, tmp_path):
    with pytest.raises(WrongUse, match=r"Unknown format 'xls'.*tmx"):
        export([folder], "xls", io.BytesIO())
    with pytest.raises(UnknownLanguage):
        export([folder], "tmx", io.BytesIO(), languages=["xx"])
    with pytest.raises(WrongUse, match="name of a record"):
        export([folder], "jsonl", folder / "0" / "0.txt.parallel.json")
    with pytest.raises(WrongUse, match="article"):
        export([folder], "txt", folder / "0" / "0.txt")


def test_every_page_is_written_by_convert_and_known_as_an_output(tmp_path, translator):
    for code, text in ARTICLES.items():
        (tmp_path / f"{code}.txt").write_text(text, encoding="utf-8")
    for result in convert([tmp_path], formats=("json", *PAGES), translator=translator):
        path = result.path
        for name in PAGES:
            written = path.with_name(f"{path.name}.parallel.{name}")
            assert written in result.outputs and is_output(written.name)
            # Made of the record as it was read back: nothing of it was lost or differs by a digit.
            record = read_record(result.outputs[-1])
            content = OUTPUT_FORMATS[name].beside_source(record, record.summary.language)
            assert written.read_bytes() == content.encode("utf-8")
    again = list(convert([tmp_path], formats=("json", *PAGES), translator=translator))
    assert [result.status for result in again] == ["skipped"] * 3
    assert is_output("all.parallel.txt") and not is_output("parallel.txt")


def test_a_page_can_be_added_to_a_record_that_stands(tmp_path):
    place = Destination(tmp_path, "a.txt")
    put(tmp_path, ordinary())
    add_formats(place, read_record(place.record), PAGES)
    assert {f"a.txt.parallel.{name}" for name in PAGES} == read_record(place.record).outputs.keys()


def test_output_suffixes_are_those_of_the_formats():
    assert {*FORMATS} == OUTPUT_SUFFIXES
