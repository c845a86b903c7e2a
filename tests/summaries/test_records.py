"""What stands next to the source: records that are valid, whole, equal between equal runs, and trusted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from summaries import Length, Settings, UnwritableOutput, read_article, read_record
from summaries.choosing import analyse
from summaries.parallel import translate_analyses
from summaries.records import is_output, is_up_to_date, make_record, write_outputs
from tests.summaries.articles import ARTICLES, ENGLISH, PERSIAN
from translate import Translator, describe_engine

SCHEMA = json.loads((Path(__file__).parent / "record.schema.json").read_text(encoding="utf-8"))
SETTINGS = Settings(length=Length(3))
BOTH = ("json", "txt")


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "news.fa.txt"
    path.write_text(PERSIAN, encoding="utf-8")
    return path


def write(source: Path, translator: Translator, settings: Settings = SETTINGS, formats: tuple[str, ...] = BOTH):
    article = read_article(source)
    summary = translate_analyses([analyse(article.text, settings)], settings, translator)[0]
    engine = describe_engine(translator, summary.language, settings.to)
    return write_outputs(source.parent, article, summary, settings, formats, engine)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("code", ["en", "fa", "ur"])
@pytest.mark.parametrize("full", [False, True])
def test_a_record_is_valid_and_its_offsets_hold(translator, tmp_path, code, full):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLES[code], encoding="utf-8")
    record = read_record(write(path, translator, replace(SETTINGS, full=full))[-1])
    jsonschema.validate(record, SCHEMA)
    for part in (record["title"], *record["sentences"]):
        assert record["text"][part["start"] : part["end"]] == part["text"][code]
        assert set(part["text"]) == {"en", "fa", "ur"}
        assert set(part["translations"]) == {"en", "fa", "ur"} - {code}
    indexes = [sentence["index"] for sentence in record["sentences"]]
    assert indexes == sorted(set(indexes)) and len(indexes) == 3


def test_every_language_has_a_file_with_the_title_and_a_sentence_a_line(translator, source):
    paths = write(source, translator)
    assert [path.name for path in paths] == [
        "news.fa.txt.summary.en.txt",
        "news.fa.txt.summary.fa.txt",
        "news.fa.txt.summary.ur.txt",
        "news.fa.txt.parallel.json",
    ]
    record = read_record(paths[-1])
    for code, path in zip(("en", "fa", "ur"), paths, strict=False):
        title, blank, *lines = path.read_text(encoding="utf-8").splitlines()
        assert (title, blank) == (record["title"]["text"][code], "")
        assert lines == [sentence["text"][code] for sentence in record["sentences"]]


def test_the_whole_article_is_written_where_asked_for(translator, source):
    write(source, translator, replace(SETTINGS, full=True))
    assert (source.parent / "news.fa.txt.translation.ur.txt").read_text(encoding="utf-8").count("\n\n") == 2


def test_only_the_record_is_written_where_nothing_else_is_asked_for(translator, source):
    write(source, translator, formats=("json",))
    assert names(source.parent) == {"news.fa.txt", "news.fa.txt.parallel.json"}


def test_two_equal_runs_write_the_same_bytes(packages, source):
    written = []
    for threads in (1, 2):
        with Translator([packages], threads=threads) as translator:
            written.append([path.read_bytes() for path in write(source, translator)])
    assert written[0] == written[1]


def test_the_record_holds_no_path_of_the_machine(translator, source, packages):
    text = write(source, translator)[-1].read_text(encoding="utf-8")
    assert str(source.parent) not in text and str(packages) not in text


def test_foreign_paragraphs_are_in_the_record(translator, source):
    paragraph = ENGLISH.split("\n\n")[1]
    source.write_text(f"{PERSIAN}\n\n{paragraph}", encoding="utf-8")
    record = read_record(write(source, translator)[-1])
    (other,) = record["other_languages"]
    assert other["language"] == "en"
    assert record["text"][other["start"] : other["end"]] == paragraph
    jsonschema.validate(record, SCHEMA)


def up_to_date(source: Path, translator: Translator, settings: Settings = SETTINGS, formats=BOTH) -> bool:
    return is_up_to_date(
        source, source.parent, settings, formats, lambda code, targets: describe_engine(translator, code, targets)
    )


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
        assert up_to_date(source, without)
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
        ("a.txt.parallel.html", True),
        ("a.txt", False),
        ("summary.en.txt", False),
        ("the.summary.txt", False),
    ],
)
def test_what_was_written_is_known_by_its_name(name, written):
    assert is_output(name) is written


def test_scores_have_two_decimals_and_no_negative_zero(translator, source):
    article = read_article(source)
    summary = translate_analyses([analyse(article.text, SETTINGS)], SETTINGS, translator)[0]
    record = make_record(article, summary, SETTINGS, describe_engine(translator, "fa", SETTINGS.to))
    for sentence in record["sentences"]:
        for score in (sentence["score"], *(one["score"] for one in sentence["translations"].values())):
            assert round(score, 2) == score and str(score) != "-0.0"
