"""Zip archives: every article in every file of them, and nothing that they should not do."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest

from summaries.reading import limits
from summaries.reading.reader import FORMATS, UnreadableArticle, find_places, read_article, sha256_of
from tests.support.making import MAKERS, paragraphs, story, zipped
from translate import HamzabanError

LINES = b'{"id": "x", "text": "One."}\n{"id": "y", "text": "Two."}\n'


def as_file(folder, data):
    (folder / "a.zip").write_bytes(data)
    return folder / "a.zip"


def tried(path):
    found = []
    for place in find_places(path):
        try:
            found.append(read_article(path, place=place))
        except HamzabanError as error:
            found.append(error)
            assert str(path) in str(error) and "\n" not in str(error)
    return found


def test_articles_of_every_format_are_read_as_outside(tmp_path):
    makers = {suffix: make for suffix, make in MAKERS.items() if suffix != ".zip"}
    path = as_file(tmp_path, zipped({f"n/a{suffix}": make(story("fa"), "fa") for suffix, make in makers.items()}))
    found = tried(path)
    assert [paragraphs(article) for article in found] == [story("fa")] * len(makers)
    assert [article.place.member for article in found] == [f"n/a{suffix}" for suffix in makers]
    assert [article.format for article in found] == [FORMATS[suffix].name for suffix in makers]
    assert len({article.place.identity for article in found}) == len(found)
    assert all(article.sha256 == sha256_of(path, article.place) for article in found)
    assert {article.name for article in found} == {"a.zip"}


def test_a_file_of_many_in_an_archive_gives_all_its_articles(tmp_path):
    path = as_file(tmp_path, zipped({"a.jsonl": LINES, "b/a.jsonl": LINES, "c.jpg": b"x", "__MACOSX/._a.txt": b"x"}))
    found = tried(path)
    assert [(one.text, one.place.identity) for one in found] == [
        ("One.", "a.jsonl x"),
        ("Two.", "a.jsonl y"),
        ("One.", "b/a.jsonl x"),
        ("Two.", "b/a.jsonl y"),
    ]


def test_names_in_any_script_are_kept_whether_or_not_they_say_so(tmp_path):
    data = zipped({"خبر.txt": "آب آمد."})
    unsaid = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        unsaid[unsaid.index(mark) + place] &= ~0x08 & 0xFF
    for one in (data, bytes(unsaid)):
        (article,) = tried(as_file(tmp_path, one))
        assert (article.place.member, article.text) == ("خبر.txt", "آب آمد.")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("../../etc/a.txt", b"x", "its name leads out of the archive"),
        ("/etc/a.txt", b"x", "its name leads out of the archive"),
        ("C:\\a.txt", b"x", "its name leads out of the archive"),
        ("b.zip", zipped({"a.txt": "x"}), "an archive in an archive is not opened; unpack it"),
        ("b.docx", b"x", "not a whole document"),
        ("b.csv", b"month,copies\nMay,7\n", "no text, .* among its columns"),
        ("b.json", b"[]", "no article in it"),
        ("b.txt", b"a" * (20 * 2**20), "unpacks to more than any text would"),
        ("b.txt", b"", "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_fails_alone(tmp_path, name, data, message):
    path = as_file(tmp_path, zipped({"a.txt": "One.", name: data, "z.txt": "Two."}))
    one, bad, two = tried(path)
    assert (one.text, two.text) == ("One.", "Two.")
    with pytest.raises(HamzabanError, match=message):
        raise bad
    if "archive in an archive" in message:
        # So that it is not tried again as long as it is the same.
        assert sha256_of(path, list(find_places(path))[1]) == hashlib.sha256(data).hexdigest()


def test_a_damaged_file_fails_alone(tmp_path):
    data = bytearray(zipped({"a.txt": "One " * 50, "b.txt": "Two " * 50}))
    data[data.index(b"b.txt") + 8] ^= 0xFF
    one, two = tried(as_file(tmp_path, bytes(data)))
    assert one.text == "One " * 50 and "it is damaged; fetch or pack the archive again" in str(two)


def locked(data):
    """The archive with all its files marked as encrypted."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := changed.find(mark, at + 1)) >= 0:
            changed[at + place] |= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04", "this is not a whole zip archive"),
        (zipped({"a.jpg": b"x"}), "no file in it is of a format that is read"),
        (locked(zipped({"a.txt": "x", "b.txt": "y"})), "locked with a password"),
    ],
)
def test_an_archive_of_which_nothing_can_be_read_says_why(tmp_path, data, message):
    with pytest.raises(UnreadableArticle, match=message):
        list(find_places(as_file(tmp_path, data)))


def test_what_an_archive_may_hold_is_bounded(tmp_path, monkeypatch):
    path = as_file(tmp_path, zipped({f"{number}.txt": "x" for number in range(9)}))
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 8)
    with pytest.raises(UnreadableArticle, match="more than 8 files"):
        list(find_places(path))
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 9)
    monkeypatch.setattr(limits, "ARCHIVE_UNPACKED", 8)
    path.write_bytes(path.read_bytes() + b"")
    with pytest.raises(UnreadableArticle, match="MB of files in it"):
        list(find_places(as_file(tmp_path, zipped({f"{number}.txt": "xy" for number in range(9)}))))


def test_nothing_is_written_to_the_disk(tmp_path):
    folder = tmp_path / "within"
    folder.mkdir()
    path = as_file(folder, zipped({"../b.txt": "x", "c/d.txt": "x", "e.json": json.dumps({"text": "x"})}))
    tried(path)
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["a.zip"]
    assert zipfile.is_zipfile(path)
