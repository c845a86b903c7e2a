"""What is passed over because its format is not known: counted, and said in one line with the way out."""

from __future__ import annotations

import json

import jsonschema
import pytest

from summaries import find_sources
from summaries.sources import Selection
from summaries.unread import describe_unread, unread_kind
from tests.summaries.cli.test_progress import SCHEMA
from tests.support.articles import ENGLISH
from tests.support.watchers import Watched, write

SAID = (
    "not read: 3 .jpg, 2 .xls, 1 .rar (LibreOffice saves .xls as .docx, .odt or .csv; "
    "OCRmyPDF makes of .jpg a PDF with text; unpack .rar first)"
)


@pytest.fixture
def mixed(tmp_path):
    """A folder with an article, files of other formats, and files that nobody asks after."""
    folder = tmp_path / "news"
    for name in ("a.txt", "1.jpg", "deep/2.JPG", "deep/3.jpg", "4.xls", "5.Xls", "6.rar"):
        write(folder / name)
    for name in (".hidden.xls", ".git/x.xls", "hamzaban.toml", "a.txt.parallel.html", "a.txt.summary.fa.txt"):
        write(folder / name, "")
    return folder


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.xls", ".xls"),
        ("A.XLS", ".xls"),
        ("a.tar.gz", ".tar.gz"),
        ("a.gz", ".gz"),
        ("README", ""),
        ("a.txt~", ""),
        ("a. the end of a long name", ""),
        ("a.\x1b[31m", ""),
        ("a.\udcff", ""),
        ("متن.سند", ".سند"),
        ("a.txt.parallel.tmx", None),
        *(
            (name, None)
            for name in (
                "a.txt",
                "a.PDF",
                "a.csv.gz",
                "a.doc",
                "a.zip",
                ".a.xls",
                "hamzaban.toml",
                "a.txt.parallel.tmx",
            )
        ),
    ],
)
def test_unread_kind_is_the_end_of_a_name_that_can_be_shown(name, kind):
    assert unread_kind(name) == kind


def test_describe_unread_names_the_most_frequent_first_and_not_all_of_many():
    assert describe_unread({".xls": 2, ".rar": 1, ".jpg": 3}) == SAID
    assert describe_unread({}) == ""
    assert describe_unread({"": 2}) == "not read: 2 of other kinds"
    many = describe_unread({f".{number:03}": 1 for number in range(500)} | {"": 7})
    assert many.startswith("not read: 1 .000, 1 .001, ") and many.endswith(", 1 .007, 499 of other kinds")


def test_find_sources_counts_what_nobody_asked_to_leave_out(mixed, tmp_path):
    assert find_sources([mixed, mixed / "deep"]).unread == {".jpg": 3, ".xls": 2, ".rar": 1}
    assert find_sources([mixed / "4.xls"]).unread == {}
    assert find_sources([mixed], selection=Selection(exclude=("deep", "*.rar"))).unread == {".jpg": 1, ".xls": 2}
    assert find_sources([mixed], selection=Selection(include=("*.txt",))).unread == {}


def test_convert_says_what_it_did_not_read_and_ends_as_before(run, mixed):
    ended = run("convert", mixed, "--to", "en")
    assert ended.returncode == 0
    assert ended.stderr.decode().splitlines()[-2] == SAID
    ended = run("convert", mixed, "--to", "en", "--json", "--quiet")
    assert ended.returncode == 0 and ended.stderr == b""
    *_, last = map(json.loads, ended.stdout.splitlines())
    jsonschema.validate(last, SCHEMA)
    assert (last["status"], last["path"], last["message"]) == ("not read", None, SAID)
    assert last["not_read"] == {".jpg": 3, ".xls": 2, ".rar": 1}
    ended = run("convert", mixed, "--to", "en", "--dry-run")
    assert ended.stderr.decode().splitlines()[-1] == SAID


def test_a_watcher_says_it_once_and_again_for_another_kind(mixed, translator):
    with Watched(mixed, translator, poll=True, heartbeat=mixed / "beat.json") as watched:
        event = watched.until("not read", mixed)
        assert f"not read: {event.message}" == SAID
        write(mixed / "7.jpg")
        watched.until("done", write(mixed / "b.txt", ENGLISH))
        write(mixed / "8.png")
        assert "1 .png" in watched.until("not read", mixed, 2).message
    assert len(watched.of("not read")) == 2
