"""What stands next to a source: which files, when they are trusted, what becomes of older ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from summaries import Length, Settings, Source, UnwritableOutput, read_record
from summaries.batch.planning import Planner
from summaries.jobs import Job
from summaries.outputs import add_formats, missing_formats
from summaries.records.paths import Destination, is_output, output_stem
from tests.summaries.records.test_codec import BOTH, SETTINGS, names, source, write
from tests.support.articles import PERSIAN
from translate import Translator

__all__ = ["source"]


def up_to_date(source: Path, translator: Translator, settings: Settings = SETTINGS, formats=BOTH) -> bool:
    planned = Planner(Job(settings, formats), translator).plan(Source(source, Destination(source.parent, source.name)))
    return planned.state == "up to date"


def test_what_was_written_is_up_to_date(translator, source):
    assert not up_to_date(source, translator)
    write(source, translator)
    assert up_to_date(source, translator)


@pytest.mark.parametrize(
    "settings",
    [
        replace(SETTINGS, to=("en",)),
        replace(SETTINGS, length=Length(2)),
        replace(SETTINGS, method="lexrank"),
        replace(SETTINGS, full=True),
        replace(SETTINGS, source="fa"),
    ],
)
def test_other_settings_make_it_out_of_date(translator, source, settings):
    write(source, translator)
    assert not up_to_date(source, translator, settings)


def test_another_source_beam_or_format_or_a_lost_file_make_it_out_of_date(packages, translator, source):
    write(source, translator, formats=("json",))
    assert up_to_date(source, translator, formats=("json",))
    assert not up_to_date(source, translator)
    with Translator([packages], beam=1) as fast:
        assert not up_to_date(source, fast, formats=("json",))
    write(source, translator)
    (source.parent / "news.fa.txt.summary.ur.txt").unlink()
    assert not up_to_date(source, translator)
    write(source, translator)
    source.write_text(PERSIAN + "\n", encoding="utf-8")
    assert not up_to_date(source, translator)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"schema": 1}', '{"schema": 2}', '{"schema": 1, "language": 3}'])
def test_a_damaged_record_is_no_record(translator, source, damage):
    write(source, translator)[-1].write_text(damage, encoding="utf-8")
    assert not up_to_date(source, translator)
    write(source, translator)
    assert up_to_date(source, translator)


def test_a_new_package_makes_what_lacked_it_out_of_date(tmp_path, translator, source):
    with Translator([tmp_path / "none"]) as without:
        write(source, without)
        planned = Planner(Job(SETTINGS, BOTH), without).plan(Source(source, Destination(source.parent, source.name)))
        assert planned.state == "needs packages"
    assert names(source.parent) == {"news.fa.txt", "news.fa.txt.summary.fa.txt", "news.fa.txt.parallel.json"}
    assert not up_to_date(source, translator)


def test_files_of_an_older_run_do_not_stay_beside_a_newer_record(translator, source):
    write(source, translator, replace(SETTINGS, full=True))
    (source.parent / "notes.summary.txt").write_text("not ours", encoding="utf-8")
    write(source, translator, replace(SETTINGS, to=("ur",)))
    assert names(source.parent) == {
        "news.fa.txt",
        "news.fa.txt.summary.ur.txt",
        "news.fa.txt.parallel.json",
        "notes.summary.txt",
    }


def test_the_record_is_gone_before_anything_else_changes(translator, source):
    *_, record = write(source, translator)
    blocked = source.parent / "news.fa.txt.summary.en.txt"
    blocked.unlink()
    blocked.mkdir()
    with pytest.raises(UnwritableOutput, match=r"cannot be written .*--output"):
        write(source, translator)
    assert not record.exists()
    assert not [name for name in names(source.parent) if name.endswith(".part")]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.txt.summary.en.txt", True),
        ("a.txt.translation.ur.txt", True),
        ("a.txt.parallel.json", True),
        ("a.txt.parallel.error.json", True),
        ("a.txt", False),
        ("summary.en.txt", False),
        ("the.summary.txt", False),
    ],
)
def test_what_was_written_is_known_by_its_name(name, written):
    assert is_output(name) is written


def test_a_further_format_is_made_of_the_record_alone(translator, source):
    *_, path = write(source, translator, formats=("json",))
    place = Destination(source.parent, source.name)
    record = read_record(path)
    assert missing_formats(place, record, BOTH) == ("txt",)
    add_formats(place, record, ("txt",))
    added = {path.name: path.read_bytes() for path in source.parent.iterdir()}
    for path in source.parent.glob("*.summary.*"):
        path.unlink()
    write(source, translator)
    assert {path.name: path.read_bytes() for path in source.parent.iterdir()} == added


def test_an_output_changed_by_hand_is_not_taken_for_ours(translator, source):
    write(source, translator, replace(SETTINGS, full=True))
    (source.parent / "news.fa.txt.summary.ur.txt").write_text("x", encoding="utf-8")
    place = Destination(source.parent, source.name)
    record = read_record(place.record)
    assert missing_formats(place, record, BOTH) == ("txt",)
    (source.parent / "news.fa.txt.translation.ur.txt").write_text("x", encoding="utf-8")
    assert missing_formats(place, record, BOTH) is None


@pytest.mark.parametrize("name", ["a" * 223, "خ" * 111, "a" * 300, "خ" * 130, "😀" * 60])
def test_the_names_of_outputs_fit_whatever_the_name_of_the_source(name):
    stem = output_stem(name)
    assert len(f"{stem}.parallel.error.json".encode()) <= 255
    assert len(f"{stem}.translation.zh-Hant.txt".encode()) <= 255
    assert (stem == name) == (len(name.encode()) <= 223)


def test_long_names_that_differ_at_the_end_stay_apart():
    assert output_stem("a" * 240 + "1") != output_stem("a" * 240 + "2")
