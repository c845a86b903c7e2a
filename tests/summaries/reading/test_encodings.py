"""Bytes of every encoding as text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.reading.encodings import decode_with_confidence
from summaries.reading.reader import Reading, UnreadableArticle, decode, read_article
from tests.benchmarks.encodings import as_written_then
from tests.integration.test_languages import STORIES
from tests.support.making import story


@pytest.mark.parametrize("language", ["fa", "ur"])
@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("letters", [150, None])
def test_what_says_nothing_of_its_encoding_is_read(language, encoding, letters):
    text = as_written_then("\n\n".join(story(language)), encoding)[:letters]
    decoded = decode_with_confidence(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert 0.8 <= decoded.confidence < 1


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ar", "cp1256"),
        ("ar", "iso8859-6"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("fr", "cp1252"),
        ("de", "cp1252"),
        ("es", "cp1252"),
    ],
)
def test_other_languages_are_read_too(language, encoding):
    text = STORIES[language].replace("\u064b", "")
    assert decode((text.encode(encoding) + b"\n") * 3, "a.txt")[0] == f"{text}\n" * 3


def test_english_with_a_few_signs_is_western():
    text = "The minister said the talks “will go on” – but a café’s owner in Lahore does not think so at all."
    assert decode(text.encode("cp1252"), "a.txt") == (text, "cp1252")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_is_unicode_is_read_for_sure(text):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        decoded = decode_with_confidence(text.encode(encoding), "a.txt")
        if not text.startswith("\ufeff"):
            assert (decoded.text, decoded.confidence) == (text, 1.0)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")],
)
def test_a_byte_order_mark_decides(mark, codec):
    assert decode(mark + "خبر".encode(codec), "a.txt")[0] == "خبر"
    with pytest.raises(UnreadableArticle, match="fetch the file again"):
        decode(mark + "خبر".encode(codec)[:-1], "a.txt")


def test_an_encoding_that_is_given_is_used(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("سلام".encode("iso8859-6"))
    article = read_article(path, Reading(encoding="ISO-8859-6"))
    assert (article.text, article.encoding, article.encoding_confidence) == ("سلام", "iso8859-6", 1.0)
    for encoding, message in (("utf-8", r"not utf-8 \(byte 0xd3 at 0\)"), ("cp9999", "no encoding is called 'cp9999'")):
        with pytest.raises(UnreadableArticle, match=message):
            read_article(path, Reading(encoding=encoding))


@pytest.mark.parametrize("encoding", ["hex", "rot13", "base64", "idna", "zlib", "", "\0"])
def test_only_encodings_of_text_are_encodings(encoding):
    with pytest.raises(UnreadableArticle, match="no encoding is called"):
        decode(b"abc", "a.txt", encoding)


def test_what_cannot_be_told_is_shown_in_each_candidate():
    with pytest.raises(UnreadableArticle, match=r"it could be cp1256 «سلام», .*; give it with --encoding NAME\.$"):
        decode("سلام".encode("cp1256"), "a.txt")


def test_utf_8_stands_before_what_a_page_declares_and_a_declaration_before_guessing():
    page = '<meta charset="windows-1256"><p>سلام'
    assert decode_with_confidence(page.encode(), "a", declared="windows-1256").encoding == "utf-8"
    assert decode_with_confidence(page.encode("cp1256"), "a", declared="windows-1256").text == page
    assert decode_with_confidence(page.encode("cp1256"), "a", declared="windows-1256").confidence == 1.0


def test_a_page_that_says_latin_1_and_is_persian_is_read_as_persian():
    text = as_written_then("\n".join(story("fa")), "cp1256")
    assert decode_with_confidence(text.encode("cp1256"), "a", declared="iso-8859-1").encoding == "cp1256"
