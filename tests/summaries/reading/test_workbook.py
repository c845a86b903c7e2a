"""Workbooks: every row is an article, in its sheet."""

from __future__ import annotations

import io
import warnings

import pytest

from summaries.reading import limits
from summaries.reading.reader import Reading, UnreadableArticle, find_places, read_article, sha256_of
from tests.support.making import make_open_workbook, make_workbook, story, zipped

openpyxl = pytest.importorskip("openpyxl")


def as_file(folder, sheets, name="a.xlsx"):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(folder / name)
    return folder / name


def test_rows_of_all_sheets_that_have_texts_are_articles(tmp_path):
    path = as_file(
        tmp_path,
        {
            "Copies": [["month", "copies"], ["May", 7]],
            "خبرها": [["عنوان", "متن"], ["آب", "آب آمد."], [None, None], ["برق", "<p>برق رفت.</p><p>باز آمد.</p>"]],
            "News": [[], ["ID", None, "article_text"], [5.0, "x", "Water is back."], ["a", "x", "Power too."]],
        },
    )
    found = [read_article(path, place=place) for place in find_places(path)]
    assert [(one.place.part, one.place.number, one.place.identity) for one in found] == [
        ("خبرها", 2, "خبرها 000002"),
        ("خبرها", 4, "خبرها 000004"),
        ("News", 3, "5"),
        ("News", 4, "a"),
    ]
    assert [one.text for one in found] == ["آب آمد.", "برق رفت.\n\nباز آمد.", "Water is back.", "Power too."]
    assert [one.title for one in found] == ["آب", "برق", None, None]
    assert all(one.sha256 == sha256_of(path, one.place) for one in found)


def test_a_row_without_a_text_fails_alone(tmp_path):
    path = as_file(tmp_path, {"a": [["id", "text"], [1, "One."], [2, None], [3, "Three."]]})
    one, two, three = find_places(path)
    assert read_article(path, place=one).text == "One." and read_article(path, place=three).text == "Three."
    with pytest.raises(Exception, match="no text in it"):
        read_article(path, place=two)


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        ({"a": [["month", "copies"], ["May", 7]]}, r"no text, .* among its columns \(month, copies\)"),
        ({"a": []}, "no sheet of it names columns"),
    ],
)
def test_a_workbook_without_texts_says_so(tmp_path, sheets, message):
    with pytest.raises(UnreadableArticle, match=message):
        list(find_places(as_file(tmp_path, sheets)))


def test_the_column_can_be_named(tmp_path):
    path = as_file(tmp_path, {"a": [["lead", "text"], ["One.", "x"]]})
    reading = Reading(text_field="lead")
    assert [read_article(path, reading, place).text for place in find_places(path, reading)] == ["One."]


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"<html>", zipped({"a": "b"}), zipped({"xl/workbook.xml": "<a>"})]
)
def test_what_is_no_workbook_says_so(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with warnings.catch_warnings(), pytest.raises(UnreadableArticle) as caught:
        warnings.simplefilter("error")
        list(find_places(tmp_path / name))
    assert str(tmp_path / name) in str(caught.value)


def test_entities_and_bombs_are_refused(tmp_path):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(make_workbook(story("en"), "en"))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = next(name for name in members if "sheet2" in name)
    for put, message in (
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + members[sheet], "defines entities"),
        (members[sheet] + b" " * (limits.MEMBER + 1), "unpacks to more than any text would"),
    ):
        (tmp_path / "a.xlsx").write_bytes(zipped({**members, sheet: put}))
        with pytest.raises(UnreadableArticle, match=message):
            list(find_places(tmp_path / "a.xlsx"))


@pytest.mark.parametrize(("name", "make"), [("a.xlsx", make_workbook), ("a.ods", make_open_workbook)])
def test_cells_are_bounded(tmp_path, monkeypatch, name, make):
    monkeypatch.setattr(limits, "CELLS", 5)
    (tmp_path / name).write_bytes(make(story("en"), "en"))
    with pytest.raises(UnreadableArticle, match="more than 5 cells"):
        list(find_places(tmp_path / name))
