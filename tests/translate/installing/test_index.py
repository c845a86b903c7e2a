"""What can be had, from a real server, a mirror, a folder, or memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.packing import pack
from tests.support.server import Page, Server, serving
from translate import DownloadFailed, WrongUse
from translate.installing.index import index_origin, parse_index, read_index, wanted_pairs


def entry(pair: str, version: str = "1.0", **more: object) -> dict[str, object]:
    source, target = pair.split("_")
    links = [f"https://example.org/translate-{pair}-{version.replace('.', '_')}.argosmodel"]
    return {"from_code": source, "to_code": target, "package_version": version, "links": links, **more}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.pages["/index.json"] = Page(json.dumps([entry("en_fa", "1.5"), entry("en_ur", "1.9")]).encode())
        yield running


def test_the_newest_of_each_pair_is_offered():
    listed = parse_index(json.dumps([entry("en_fa", "1.9"), entry("en_fa", "1.10"), entry("en_fa")]).encode(), "x")
    assert [(one.pair, one.version) for one in listed] == [("en_fa", "1.10")]
    assert listed[0].archive_name == "translate-en_fa-1_10.argosmodel"


def test_what_is_no_translation_package_or_has_no_link_is_passed_over():
    entries = [entry("en_fa", type="sbd"), entry("en_fa", links=[]), {}, 3, entry("en_fa", from_code=None)]
    assert parse_index(json.dumps(entries).encode(), "x") == ()


@pytest.mark.parametrize("content", [b"", b"<html>", b"{}", b"\xff", b"[" * 100_000])
def test_what_is_no_index_is_called_so(content):
    with pytest.raises(DownloadFailed, match="no index of packages"):
        parse_index(content, "https://example.org/index.json")


@pytest.mark.parametrize("ending", ["", "/", "/index.json"])
def test_the_address_may_end_as_people_write_it(server, tmp_path, ending):
    index = read_index(server.address + ending, cache=tmp_path)
    assert [package.pair for package in index.packages] == ["en_fa", "en_ur"]
    assert not index.kept


def test_relative_links_count_from_the_index(server, tmp_path):
    server.pages["/index.json"] = Page(json.dumps([entry("en_fa", links=["files/a.argosmodel"])]).encode())
    index = read_index(server.address, cache=tmp_path)
    assert index.find("en_fa").links == (f"{server.address}/files/a.argosmodel",)


@pytest.mark.parametrize("away", [Page(status=500), Page(b"<html>Log in to the hotel's network</html>")])
def test_while_the_network_is_away_the_last_index_serves_with_its_date(server, tmp_path, away):
    with pytest.raises(DownloadFailed):
        read_index(f"{server.address}/other", cache=tmp_path)
    first = read_index(server.address, cache=tmp_path)
    server.pages["/index.json"] = away
    second = read_index(server.address, cache=tmp_path)
    assert (second.packages, second.date, second.kept) == (first.packages, first.date, True)


def test_an_index_out_of_reach_says_what_else_can_be_done(tmp_path):
    with pytest.raises(DownloadFailed, match=r"cannot be reached.*ARGOS_PACKAGE_INDEX.*models import"):
        read_index("http://127.0.0.1:9", cache=tmp_path)


def test_an_index_without_end_is_not_read_to_it(server, tmp_path, monkeypatch):
    monkeypatch.setattr("translate.installing.index.LARGEST_INDEX", 10)
    with pytest.raises(DownloadFailed, match="too large"):
        read_index(server.address, cache=tmp_path)


def test_a_folder_of_archives_is_an_index(tmp_path, packages):
    for pair in ("en_fa", "ur_en"):
        pack(packages / pair, tmp_path / f"{pair}.argosmodel")
    (tmp_path / "broken.argosmodel").write_bytes(b"no zip")
    for origin in (str(tmp_path), tmp_path.as_uri()):
        index = read_index(origin)
        assert [(one.pair, one.version) for one in index.packages] == [("en_fa", "1.0"), ("ur_en", "1.0")]
        assert Path(index.find("en_fa").links[0]) == tmp_path / "en_fa.argosmodel"


def test_a_mirrored_folder_serves_what_lies_in_it(tmp_path, packages):
    pack(packages / "en_fa", tmp_path / "translate-en_fa-1_5.argosmodel")
    (tmp_path / "index.json").write_text(json.dumps([entry("en_fa", "1.5"), entry("en_ur", "1.9")]), encoding="utf-8")
    index = read_index(str(tmp_path))
    assert index.find("en_fa").links[0] == str(tmp_path / "translate-en_fa-1_5.argosmodel")
    assert index.find("en_ur").links == ("https://example.org/translate-en_ur-1_9.argosmodel",)


def test_an_empty_folder_is_no_index(tmp_path):
    with pytest.raises(DownloadFailed, match="holds neither"):
        read_index(str(tmp_path))


def test_a_pair_that_the_index_lacks_is_named(server, tmp_path):
    with pytest.raises(DownloadFailed, match="no package en_xx"):
        read_index(server.address, cache=tmp_path).find("en_xx")


def test_where_the_index_is_can_be_told(monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "https://example.org/mirror/")
    assert index_origin() == "https://example.org/mirror/"


def test_names_of_pairs_and_languages_are_understood():
    assert wanted_pairs(["en-fa", "ur", "fa_en", "en-ur"]) == ["en_fa", "en_ur", "ur_en", "fa_en"]


@pytest.mark.parametrize("name", ["en", "", "english", "en-en", "en-fa-ur", "../x", "EN-EN"])
def test_what_is_neither_is_refused(name):
    with pytest.raises(WrongUse, match="neither a pair"):
        wanted_pairs([name])
