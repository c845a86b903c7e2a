"""Every format gives the same article."""

from __future__ import annotations

import hashlib
import sys

import pytest

from summaries.reading.reader import FORMATS, UnreadableArticle, find_places, is_readable, read_article
from tests.support.making import EXAMPLES, MAKERS, packed, paragraphs, story
from translate import NoText

DATED = {".html", ".xhtml", ".mht", ".eml", ".epub", ".csv", ".tsv"}
SIGNED = {".html", ".xhtml", ".mht", ".eml", ".epub", ".docx", ".jsonl"}


def read_only(path):
    """The one article of a file, whether or not there may be many in it."""
    places = find_places(path)
    if places is None:
        return read_article(path)
    (place,) = places
    return read_article(path, place=place)


@pytest.mark.parametrize("language", EXAMPLES)
@pytest.mark.parametrize("suffix", [*MAKERS, *(f"{suffix}.gz" for suffix in MAKERS)])
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
    ("module", "suffix", "extra"),
    [
        ("trafilatura", ".html", "html"),
        ("lxml.etree", ".docx", "documents"),
        ("striprtf.striprtf", ".rtf", "documents"),
        ("pdfminer", ".pdf", "pdf"),
    ],
)
def test_a_missing_extra_is_named_with_the_command(tmp_path, monkeypatch, module, suffix, extra):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"%PDF-1.7" if suffix == ".pdf" else MAKERS[suffix](story("en"), "en"))
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnreadableArticle, match=rf'pip install "hamzaban\[{extra}\]" or uv sync --extra {extra}\.'):
        read_article(path)


def test_names_say_what_is_readable():
    assert all(map(is_readable, ["a.txt", "A.TXT", "خبر.html", "a.b.csv.gz", "a.PDF.GZ", "a.jsonl"]))
    assert not any(map(is_readable, ["a", "a.gz", "a.jpg", "a.txt.zip", ".txt", "a.doc"]))
    assert set(MAKERS) < set(FORMATS)


def test_an_old_format_is_refused_with_the_one_to_save_it_as(tmp_path):
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(UnreadableArticle, match=r"a\.doc: .*'\.doc' are not read; save it as \.docx"):
        read_article(tmp_path / "a.doc")


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub", ".rtf", ".html", ".eml", ".txt"])
def test_a_document_with_no_words_holds_no_text(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(MAKERS[suffix]([" ", " ", " "], "en") if suffix != ".html" else b"<html><body></body></html>")
    with pytest.raises(NoText):
        read_article(path)


def test_a_text_of_fifty_megabytes_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("یک جملهٔ بلند.\n".encode() * (50 * 2**20 // 26))
    assert read_article(path).size == path.stat().st_size > 49 * 2**20
