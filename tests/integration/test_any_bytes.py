"""Any bytes at all, under any name, are an article or an error that says what to do."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summaries.reading.reader import FORMATS, Article, Reading, find_places, read_article
from tests.support.making import MAKERS, story
from translate import HamzabanError

NO_PROCESS = sorted(set(FORMATS) - {".pdf"})


def tried(path, reading):
    """What reading a file comes to: articles, and errors in one line that name the file."""
    found = []
    try:
        places = find_places(path, reading)
        for place in [None] if places is None else places:
            try:
                found.append(read_article(path, reading, place))
            except HamzabanError as error:
                found.append(error)
    except HamzabanError as error:
        found.append(error)
    for one in found:
        assert isinstance(one, Article) or (str(path) in str(one) and "\n" not in str(one))
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    suffix=st.sampled_from(NO_PROCESS),
    data=st.binary(max_size=400) | st.text(max_size=200).map(str.encode),
    pack=st.booleans(),
    encoding=st.none() | st.sampled_from(["utf-8", "cp1256", "utf-16", "shift_jis"]),
)
def test_any_bytes_come_to_something(tmp_path_factory, suffix, data, pack, encoding):
    path = tmp_path_factory.mktemp("a") / f"a{suffix}{'.gz' if pack else ''}"
    path.write_bytes(gzip.compress(data) if pack else data)
    tried(path, Reading(encoding=encoding))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    suffix=st.sampled_from(sorted(MAKERS)),
    edits=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=5),
    pack=st.booleans(),
)
def test_damaged_files_come_to_something(tmp_path_factory, suffix, edits, pack):
    data = MAKERS[suffix](story("fa")[:3], "fa")
    data = gzip.compress(data) if pack else data
    for place, put, cut in edits:
        at = int(place * len(data))
        data = data[:at] + put + data[at + cut :]
    path = tmp_path_factory.mktemp("a") / f"a{suffix}{'.gz' if pack else ''}"
    path.write_bytes(data)
    tried(path, Reading())


@pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj", b"\0%PDF-\xff" * 9])
def test_any_pdf_comes_to_something(tmp_path, data):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert tried(path, Reading())


def test_a_packed_bomb_is_not_unpacked(tmp_path, monkeypatch):
    from summaries.reading import limits

    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"a" * (limits.ARTICLE + 10), 1))
    (error,) = tried(path, Reading())
    assert "200 MB unpacked" in str(error)


def test_a_line_of_many_megabytes_is_one_record_too_long(tmp_path):
    from summaries.reading import limits

    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "one"}\n{"text": "' + b"a" * (limits.RECORD + 2**20) + b'"}\n{"text": "three"}\n')
    one, two, three = tried(path, Reading())
    assert (one.text, three.text) == ("one", "three") and "more than 32 MB" in str(two)
