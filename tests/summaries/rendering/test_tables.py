"""JSON Lines and CSV: the same rows under the same names, any text back as it was, no formulas."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given

from summaries.reading.formulas import with_guard, without_guard
from summaries.rendering.characters import encodable
from summaries.rendering.tables import comma_separated, json_lines
from summaries.rendering.units import units
from tests.support.crafted import SENTENCES, TITLE, ordinary, record, records, segment, texts


def rows(made) -> list[dict[str, str]]:
    """CSV read as another program would."""
    written = "".join(comma_separated(made)).encode("utf-8")
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def objects(made) -> list[dict]:
    written = "".join(json_lines(made)).encode("utf-8")
    return [json.loads(line) for line in written.split(b"\n")[:-1]]


def test_a_line_of_json_says_all_of_a_sentence():
    title, _, second = objects([ordinary(date="2024-05-01")])
    assert second == {
        "id": "9f86d081884c7d65-3",
        "source": "a.txt",
        "sha256": "9f86d081884c7d65" * 4,
        "date": "2024-05-01",
        "language": "en",
        "title": False,
        "index": 3,
        "start": 43,
        "end": 62,
        "score": 0.88,
        "text": SENTENCES[1],
        "translations": {
            "fa": {"score": -0.62, "flags": [], "findings": []},
            "ur": {"score": -0.75, "flags": ["numbers", "loop"], "findings": []},
        },
    }
    assert (title["title"], title["index"], title["score"], title["text"]) == (True, None, None, TITLE)


def test_a_row_of_csv_says_the_same_in_columns():
    *_, second = rows([ordinary(date="2024-05-01")])
    assert second == {
        "id": "9f86d081884c7d65-3",
        "source": "a.txt",
        "sha256": "9f86d081884c7d65" * 4,
        "date": "2024-05-01",
        "language": "en",
        "title": "false",
        "index": "3",
        "start": "43",
        "end": "62",
        "score": "0.88",
        "text_en": SENTENCES[1]["en"],
        "score_en": "",
        "flags_en": "",
        "findings_en": "",
        "text_fa": SENTENCES[1]["fa"],
        "score_fa": "-0.62",
        "flags_fa": "",
        "findings_fa": "",
        "text_ur": SENTENCES[1]["ur"],
        "score_ur": "-0.75",
        "flags_ur": "numbers loop",
        "findings_ur": "a number is missing, changed or invented; words are repeated again and again",
    }


def test_columns_are_of_all_languages_of_all_records():
    turkish = record(sentences=[segment({"tr": "Yağmur", "fa": "باران"}, 0, source="tr")], source="tr", to=("fa",))
    english, other = rows([record(sentences=[segment({"en": "Rain", "ur": "بارش"}, 0)]), turkish])
    assert [name for name in english if name.startswith("text_")] == ["text_en", "text_fa", "text_ur", "text_tr"]
    assert (english["text_tr"], other["text_tr"], other["text_en"]) == ("", "Yağmur", "")


def test_a_table_of_nothing_has_its_heading():
    assert rows([]) == [] and objects([]) == []
    assert "".join(comma_separated([])).startswith("\ufeffid,source,")


def test_csv_is_not_made_of_what_can_be_gone_through_but_once():
    with pytest.raises(TypeError, match="list"):
        list(comma_separated(iter([ordinary()])))


@given(records())
def test_any_text_comes_back_from_json_lines(made):
    read = objects([made])
    assert [one["text"] for one in read] == [dict(unit.segment.text) for unit in units([made])]
    assert all(one["source"] == made.source.name for one in read)


@given(records())
def test_any_text_comes_back_from_csv_but_for_lone_surrogates(made):
    read = rows([made])
    for row, unit in zip(read, units([made]), strict=True):
        for code, text in unit.segment.text.items():
            assert without_guard(row[f"text_{code}"]) == encodable(text)
            assert row[f"text_{code}"][:1] not in set("=+-@\t\r\n＝＋－＠")
        assert without_guard(row["source"]) == encodable(made.source.name)


@given(texts)
def test_a_guard_is_taken_off_again(text):
    assert without_guard(with_guard(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "''@"])
def test_what_a_spreadsheet_would_run_is_guarded(text):
    assert with_guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1-1", "a=b", "'tis", "”", "۱+۱"])
def test_what_it_would_not_run_is_left_alone(text):
    assert with_guard(text) == text
