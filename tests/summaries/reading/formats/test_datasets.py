"""Files of many articles: where each lies, and what is there."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.reading.reader import Place, Reading, Records, UnreadableArticle, find_places, read_article, sha256_of

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(',;\t|"\n\r'), max_size=30)
records = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from(["", "a", "A", "b"]) | words, "text": words}), min_size=1, max_size=8
)


def table(rows, delimiter=",", encoding="utf-8"):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(["id", "text", "title"])
    writer.writerows(rows)
    return file.getvalue().encode(encoding)


def as_file(folder, name, data):
    (folder / name).write_bytes(data)
    return folder / name


def texts(path, reading=None):
    reading = reading or Reading()
    return [read_article(path, reading, place).text for place in find_places(path, reading)]


def test_each_line_is_an_article(tmp_path):
    path = as_file(
        tmp_path,
        "a.ndjson",
        b'\xef\xbb\xbf{"guid": 5, "headline": "H", "content": "one", "date": "2024-05-06T10:00"}\r\n\r\n'
        b'{"ID": "x/y", "Text": ["two", "more"]}\n{"text": "last"}',
    )
    places = list(find_places(path))
    assert [(place.identity, place.number) for place in places] == [("5", 1), ("x/y", 3), ("000004", 4)]
    one, two, last = (read_article(path, place=place) for place in places)
    assert (one.text, one.title, one.date, one.format) == ("one", "H", "2024-05-06", "json lines")
    assert (two.text, two.title, last.text) == ("two\n\nmore", None, "last")
    assert last.sha256 == hashlib.sha256(b'{"text": "last"}').hexdigest() == sha256_of(path, places[2])
    assert last.size == 16 and last.place == places[2]


@settings(max_examples=60, deadline=None)
@given(records=records, ascii_only=st.booleans())
def test_places_slice_back_to_the_lines_they_are_of(tmp_path_factory, records, ascii_only):
    lines = [json.dumps(record, ensure_ascii=ascii_only) for record in records]
    data = "\n".join(lines).encode()
    path = as_file(tmp_path_factory.mktemp("a"), "a.jsonl", data)
    places = list(find_places(path))
    assert [data[place.start : place.end].decode() for place in places] == lines
    folded = [place.identity.casefold() for place in places]
    assert len(set(folded)) == len(folded)


@settings(max_examples=60, deadline=None)
@given(
    records=records,
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]),
)
def test_places_of_a_table_are_its_rows_packed_or_not(tmp_path_factory, records, delimiter, encoding):
    rows = [(record["id"], record["text"], "t") for record in records]
    folder = tmp_path_factory.mktemp("a")
    data = table(rows, delimiter, encoding)
    path = as_file(folder, "a.csv", data)
    reading = Reading(encoding=encoding)
    places = list(find_places(path, reading))
    assert [place.number for place in places] == list(range(1, len(rows) + 1))
    assert places == list(find_places(as_file(folder, "a.csv.gz", gzip.compress(data)), reading))
    for place, (_, text, _) in zip(places, rows, strict=True):
        if text.strip():
            article = read_article(path, reading, place)
            assert article.text == text.replace("\0", "")
            assert article.sha256 == hashlib.sha256(data[place.start : place.end]).hexdigest()


def test_a_line_that_is_no_article_does_not_stop_the_others(tmp_path):
    path = as_file(tmp_path, "a.jsonl", b'{"text": "one"}\nnonsense\n[1]\n{"body": 5}\n{"x": "y"}\n' + b"[" * 100_000)
    one, *bad = find_places(path)
    assert read_article(path, place=one).text == "one"
    messages = ["line 2 is no JSON object", "line 3 is no JSON object", "'body' holds no text", "no text, body", "deep"]
    for place, message in zip(bad, messages, strict=True):
        with pytest.raises(UnreadableArticle, match=message):
            read_article(path, place=place)


def test_a_quotation_mark_that_is_not_closed_costs_one_row(tmp_path):
    path = as_file(tmp_path, "a.csv", b'id,text\na,"one, and\nmore"\nb,two "quoted" here\nc,"three\nd,four\ne,five')
    a, b, c, d, e = find_places(path)
    good = [read_article(path, place=place).text for place in (a, b, d, e)]
    assert good == ["one, and\nmore", 'two "quoted" here', "four", "five"]
    with pytest.raises(UnreadableArticle, match="row 3 has a quotation mark that is not closed"):
        read_article(path, place=c)


def test_columns_can_be_named(tmp_path):
    path = as_file(tmp_path, "a.tsv", "کد\tسرخط\tمتن\n۱\tالف\tب\n".encode())
    reading = Reading(text_field="متن", title_field="سرخط", id_field="کد")
    (place,) = find_places(path, reading)
    article = read_article(path, reading, place)
    assert (article.text, article.title, place.identity) == ("ب", "الف", "۱")


@pytest.mark.parametrize("reading", [Reading(), Reading(text_field="متن")])
def test_a_table_without_the_column_names_those_that_there_are(tmp_path, reading):
    path = as_file(tmp_path, "a.csv", b"id,summary\n1,x\n")
    with pytest.raises(UnreadableArticle, match=r"\(id, summary\); say which with --text-field"):
        list(find_places(path, reading))


def test_an_old_archive_of_rows_is_read_in_its_encoding(tmp_path):
    text = "این خبر از تهران است و او گفت که آن را در این شهر با هم دیدند".replace("ی", "ي").replace("ک", "ك")
    path = as_file(tmp_path, "a.csv", table([("1", text, "")], encoding="cp1256"))
    (place,) = find_places(path)
    article = read_article(path, place=place)
    assert (article.text, article.encoding) == (text, "cp1256") and 0.8 <= article.encoding_confidence < 1


def test_a_packed_file_stays_open_between_its_records(tmp_path):
    lines = [json.dumps({"id": number, "text": f"text {number}"}) for number in range(200)]
    path = as_file(tmp_path, "a.jsonl.gz", gzip.compress("\n".join(lines).encode()))
    with Records(path) as opened:
        found = [read_article(path, place=place, records=opened).text for place in find_places(path)]
    assert found == [f"text {number}" for number in range(200)]


def test_a_file_of_many_is_not_one_article(tmp_path):
    path = as_file(tmp_path, "a.jsonl", b'{"text": "one"}')
    with pytest.raises(UnreadableArticle, match="many articles"):
        read_article(path)
    assert find_places(tmp_path / "a.txt") is None


def test_a_record_that_is_gone_says_so(tmp_path):
    path = as_file(tmp_path, "a.jsonl", b'{"text": "one"}')
    with pytest.raises(UnreadableArticle, match="no longer there"):
        read_article(path, place=Place("x", 9, 100, 200))
    assert sha256_of(path, Place("x", 9, 100, 200)) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b"x\n" * 3_000),
        ("a.jsonl", b"x\n" * 12),
        ("a.jsonl", b'{"no": 1}\n' * 12),
        ("a.jsonl", b'{"text": "one"}\n' + b"x\n" * 3_000),
        ("a.csv", b"text,title\n" + b",a\n" * 12),
    ],
    ids=["many lines", "lines", "objects", "all but one", "rows"],
)
def test_find_places_of_a_file_without_articles_is_one_failure(tmp_path, name, data):
    path = as_file(tmp_path, f"{name}.gz", gzip.compress(data))
    with pytest.raises(UnreadableArticle, match="--text-field"):
        list(find_places(path))


def test_find_places_keeps_lines_that_fail_among_articles(tmp_path):
    path = as_file(tmp_path, "a.jsonl", b"x\n" * 900 + b'{"text": "one"}\n' * 200 + b"x\n" * 900)
    assert len(list(find_places(path))) == 2_000


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "sep=\t", "sep=|;;"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_line_in_which_excel_says_what_parts_columns_is_read(tmp_path, first, encoding):
    delimiter = "\t" if "\t" in first else first.strip('"')[4]
    rows = f"{first}\r\nid{delimiter}text\r\n7{delimiter}آب, برق, راه.\r\n"
    path = as_file(tmp_path, "a.csv", rows.encode(encoding))
    (place,) = find_places(path)
    assert (place.identity, read_article(path, place=place).text) == ("7", "آب, برق, راه.")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("عنوان", "متن"),
        ("سرخی", "متن"),
        ("تيتر", "متن خبر"),
        ("Title", "article_text"),
        ("HEADLINE", "Body Text"),
        ("title", "maintext"),
        ("title", "full_text"),
        ("العنوان", "النص"),
    ],
)
def test_columns_are_known_by_the_names_that_people_give_them(tmp_path, title, text):
    data = f"date,{title},summary,{text}\n2024-05-06,Water,x,Water is back.\n".encode("utf-8-sig")
    path = as_file(tmp_path, "a.csv", data)
    (place,) = find_places(path)
    article = read_article(path, place=place)
    assert (article.title, article.text, article.date) == ("Water", "Water is back.", "2024-05-06")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>Water is back.</p><p>Power, too.</p>&nbsp;", "Water is back.\n\nPower, too."),
        ('<div><b>آب</b> می‌آید.</div><script>x("y")</script>', "آب می‌آید."),
        ("Water is <a href='x'>back</a>.\n\nPower, too.", "Water is back.\n\nPower, too."),
        ("One<br>two.", None),
        ("5 &lt; 7 &amp; می&zwnj;آید", "5 < 7 & می‌آید"),
        ("5 < 7 and 9 > 8, R&D; a<b", "5 < 7 and 9 > 8, R&D; a<b"),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_tags_in_cells_are_not_text(tmp_path, cell, text, name):
    data = table([["7", cell, cell]]) if name == "a.csv" else json.dumps({"text": cell, "title": cell}).encode()
    path = as_file(tmp_path, name, data)
    (place,) = find_places(path)
    article = read_article(path, place=place)
    if text is None:
        assert "<" not in article.text and article.text.split() == ["One", "two."]
    else:
        assert article.text.strip() == text
        assert article.title == " ".join(text.split())


@pytest.mark.parametrize("first", [0, 2])
def test_a_row_in_another_encoding_is_read_in_that_and_the_others_in_theirs(tmp_path, first):
    good = "آب آمد و برق رفت و راه باز است."
    old = "وزير گفت كه آب رودخانه در اين سال به كمترين اندازه در ده سال رسيده است و مردم از اين خبر نگران هستند."
    rows = [f"{number},{good},x\n".encode() for number in range(3)]
    rows.insert(first, f"9,{old},x\n".encode("cp1256"))
    path = as_file(tmp_path, "a.csv", b"id,text,title\n" + b"".join(rows))
    found = {place.identity: read_article(path, place=place) for place in find_places(path)}
    assert (found["9"].text, found["9"].encoding) == (old, "cp1256")
    assert [found[f"{number}"].text for number in range(3)] == [good] * 3
    assert {found[f"{number}"].encoding_confidence for number in range(3)} == {1.0}


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize("cut", [b"\xd8", b"\xe9", b"\0"])
def test_a_byte_that_does_not_belong_touches_its_record_alone(tmp_path, name, cut):
    good = "آب آمد و برق رفت و راه باز است."
    lines = [json.dumps({"text": good}, ensure_ascii=False).encode() for _ in range(3)]
    data = table([[number, good, ""] for number in range(3)]) if name == "a.csv" else b"\n".join(lines)
    at = data.index(good.encode(), data.index(good.encode()) + 9) + len(good.encode()) - 1
    path = as_file(tmp_path, name, data[:at] + cut + data[at:])
    found = [read_article(path, place=place) for place in find_places(path)]
    damaged = good if cut == b"\0" else f"{good[:-1]}\ufffd."
    assert [article.text for article in found] == [good, damaged, good]
    assert [article.encoding_confidence for article in (found[0], found[2])] == [1.0, 1.0]
    assert (found[1].encoding_confidence < 1.0) == (cut != b"\0")
