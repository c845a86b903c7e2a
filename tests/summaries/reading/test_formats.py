"""Every format gives the same article."""

from __future__ import annotations

import hashlib
import sys

import pytest

from summaries.reading.reader import FORMATS, MissingExtra, UnreadableArticle, find_places, is_readable, read_article
from tests.support.making import EXAMPLES, MAKERS, packed, paragraphs, story
from translate import NoText

DATED = {".html", ".xhtml", ".mht", ".eml", ".epub", ".csv", ".tsv", ".json", ".xlsx", ".ods", ".mbox", ".warc", ".zip"}
SIGNED = {".html", ".xhtml", ".mht", ".eml", ".epub", ".docx", ".jsonl", ".json", ".mbox", ".warc", ".zip"}


def read_only(path):
    """The one article of a file, whether or not there may be many in it."""
    places = find_places(path)
    if places is None:
        return read_article(path)
    (place,) = places
    return read_article(path, place=place)


@pytest.mark.parametrize("language", EXAMPLES)
@pytest.mark.parametrize("suffix", [*MAKERS, *(f"{suffix}.gz" for suffix in MAKERS if suffix != ".zip")])
def test_it_gives_the_same_paragraphs_as_plain_text(tmp_path, suffix, language):
    plain = suffix.removesuffix(".gz")
    path = tmp_path / f"news{suffix}"
    make = MAKERS[plain]
    path.write_bytes((make if plain == suffix else packed(make))(story(language), language))
    article = read_only(path)
    assert paragraphs(article) == story(language)
    assert article.title in {story(language)[0], None} and (article.title is None) == (plain in {".txt", ".rtf"})
    assert article.date == ("2024-05-06" if plain in DATED else None)
    assert article.author == ("Sara Ahmadi" if plain in SIGNED else None)
    assert article.name == path.name
    if article.place is None:
        assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert article.size == path.stat().st_size


@pytest.mark.parametrize(
    ("module", "suffix", "package"),
    [
        ("trafilatura", ".html", "trafilatura"),
        ("lxml.etree", ".docx", "lxml"),
        ("striprtf.striprtf", ".rtf", "striprtf"),
        ("pdfminer", ".pdf", r"pdfminer\.six"),
        ("openpyxl", ".xlsx", "openpyxl"),
        ("warcio.archiveiterator", ".warc", "warcio"),
    ],
)
def test_a_missing_library_is_named_with_the_command(tmp_path, monkeypatch, module, suffix, package):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"%PDF-1.7" if suffix == ".pdf" else MAKERS[suffix](story("en"), "en"))
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=rf"{package}, is not there; pip install {package}, or uv sync\.$"):
        read_only(path)


def test_names_say_what_is_readable():
    assert all(map(is_readable, ["a.txt", "A.TXT", "خبر.html", "a.b.csv.gz", "a.PDF.GZ", "a.jsonl", "a.doc", "a.zip"]))
    assert not any(map(is_readable, ["a", "a.gz", "a.jpg", "a.txt.7z", ".txt", "a.xls"]))
    assert set(MAKERS) < set(FORMATS)


def test_an_old_format_is_refused_with_the_one_to_save_it_as(tmp_path):
    (tmp_path / "a.wps").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(UnreadableArticle, match=r"a\.wps: .*'\.wps' are not read; save it as \.docx"):
        read_article(tmp_path / "a.wps")


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub", ".rtf", ".html", ".eml", ".txt"])
def test_a_document_with_no_words_holds_no_text(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    empty = {".html": b"<html><body></body></html>", ".eml": b"Subject: Water\n\n \n"}
    path.write_bytes(empty.get(suffix) or MAKERS[suffix]([" ", " ", " "], "en"))
    with pytest.raises(NoText):
        read_article(path)


def test_a_text_of_fifty_megabytes_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("یک جملهٔ بلند.\n".encode() * (50 * 2**20 // 26))
    assert read_article(path).size == path.stat().st_size > 49 * 2**20
