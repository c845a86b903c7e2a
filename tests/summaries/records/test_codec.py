"""Records: valid, whole, equal between equal runs, read back as they were."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import jsonschema
import pytest

from summaries import Length, Settings, read_article, read_record
from summaries.outputs import compose_outputs, write_outputs
from summaries.records.codec import to_json
from summaries.records.paths import Destination
from summaries.records.record import Record, make_record, source_file
from summaries.summarizing.analysis import analyse
from summaries.summarizing.parallel import translate_analyses
from tests.conftest import plain_record
from tests.support.articles import ARTICLES, ENGLISH, PERSIAN
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
    record = record_of(source, translator, settings)
    return write_outputs(Destination(source.parent, source.name), compose_outputs(source.name, record, formats))


def record_of(source: Path, translator: Translator, settings: Settings = SETTINGS) -> Record:
    article = read_article(source)
    summary = translate_analyses([analyse(article.text, settings)], settings, translator)[0]
    return make_record(
        source_file(article), summary, settings, describe_engine(translator, summary.language, settings.to)
    )


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("code", ["en", "fa", "ur"])
@pytest.mark.parametrize("full", [False, True])
def test_a_record_is_valid_and_its_offsets_hold(translator, tmp_path, code, full):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLES[code], encoding="utf-8")
    record = plain_record(write(path, translator, replace(SETTINGS, full=full))[-1])
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
    record = plain_record(paths[-1])
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
    record = plain_record(write(source, translator)[-1])
    (other,) = record["other_languages"]
    assert other["language"] == "en"
    assert record["text"][other["start"] : other["end"]] == paragraph
    jsonschema.validate(record, SCHEMA)


def test_scores_have_two_decimals_and_no_negative_zero(translator, source):
    record = json.loads(to_json(record_of(source, translator)))
    for sentence in record["sentences"]:
        for score in (sentence["score"], *(one["score"] for one in sentence["translations"].values())):
            assert round(score, 2) == score and str(score) != "-0.0"


@pytest.mark.parametrize("code", ["en", "fa", "ur"])
def test_a_record_read_back_is_written_the_same(translator, tmp_path, code):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLES[code], encoding="utf-8")
    written = write(path, translator)[-1]
    record = read_record(written)
    assert to_json(record) == written.read_text(encoding="utf-8")
    assert record.summary.language == code
    assert record.summary.lines("fa") == record_of(path, translator).summary.lines("fa")
    assert record.summary.languages == ("en", "fa", "ur")


def test_a_record_changed_by_hand_in_its_settings_is_no_record(translator, source):
    path = write(source, translator)[-1]
    plain = plain_record(path)
    plain["settings"]["method"] = "lexrank"
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert read_record(path) is None


def test_a_record_says_which_lines_cleaning_removed(translator, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Share\n{ENGLISH}\n#news", encoding="utf-8")
    written = write(path, translator)[-1]
    removed = plain_record(written)["removed"]
    assert removed[0] == {"line": 1, "rule": "button", "text": "Share"}
    assert removed[-1] == {"line": ENGLISH.count("\n") + 3, "rule": "sign", "text": "#news"}
    assert [asdict(one) for one in read_record(written).summary.removed] == removed
    everything = plain_record(write(path, translator, replace(SETTINGS, keep_all=True))[-1])
    assert everything["removed"] == []
    assert everything["text"].startswith("Share") and everything["text"].endswith("#news")


def test_a_record_of_schema_1_is_read_and_written_as_it_was(translator, source):
    written = write(source, translator)[-1]
    older = plain_record(written)
    older["schema"] = 1
    del older["removed"]
    assert all(sentence.pop("why") for sentence in older["sentences"])
    written.write_text(json.dumps(older), encoding="utf-8")
    record = read_record(written)
    assert record.schema == 1 and record.summary.removed == ()
    assert all(sentence.why == () for sentence in record.summary.sentences)
    assert json.loads(to_json(record)) == older
