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
    cut = decode_with_confidence(mark + "خبر".encode(codec)[:-1], "a.txt")
    assert (cut.text, cut.confidence < 0.8) == ("خب\ufffd", True)
    with pytest.raises(UnreadableArticle, match="fetch the file again"):
        decode(mark + b"\xd8" * 400, "a.txt")


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


@pytest.mark.parametrize("language", ["en", "fa", "ur"])
@pytest.mark.parametrize("place", [0.3, 0.8, 1.0])
def test_one_byte_that_is_cut_off_or_foreign_costs_one_character(language, place):
    text = "\n\n".join(f"“{part}”" for part in story(language))
    data = text.encode()
    at = int(place * len(data))
    letters = [start for start in range(len(data)) if data[start] >= 0xC0]
    start = min(letters, key=lambda letter: abs(letter - at))
    for damaged in (data[:start] + data[start + 1 :], data[: start + 1], data[:at] + b"\xe9" + data[at:]):
        found = decode_with_confidence(damaged, "a.txt")
        assert found.encoding == "utf-8" and 0.5 < found.confidence < 1
        assert 1 <= found.text.count("\ufffd") <= 3
        assert decode_with_confidence(damaged, "a.txt", "utf-8").text == found.text
        assert decode_with_confidence(damaged, "a.txt", declared="windows-1252").text == found.text


def test_a_text_that_ends_within_its_only_sign_is_read():
    assert decode("The talks go on…".encode()[:-1], "a.txt") == ("The talks go on\ufffd", "utf-8")


def test_a_few_characters_of_a_larger_set_are_read_as_browsers_do():
    text = "山西省人民政府发布公告，镕基出席会议。" * 3
    assert decode_with_confidence(text.encode("gb18030"), "a", declared="gb2312").text == text


def test_zero_bytes_that_strayed_into_text_are_dropped():
    for language in ("en", "fa", "ur"):
        text = "\n\n".join(story(language))
        data = text.encode()
        within = data[:40].replace(b" ", b"\0 ", 1) + data[40:]
        for damaged in (b"\0" + data, data + b"\0", data + b"\0" * 4096, within):
            for even in (damaged, damaged + b" "):
                found = decode_with_confidence(even, "a.txt")
                assert (found.text.strip(), found.encoding) == (text.strip(), "utf-8") and found.confidence < 1


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x7fELF\0\0\0\0" + b"\x01\x02abc" * 40, b"\0" * 100])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableArticle, match="this is not text"):
        decode(data, "a.txt")


@pytest.mark.parametrize("language", ["de", "fr", "es"])
@pytest.mark.parametrize("lines", [True, False])
def test_tags_of_a_page_are_no_words(language, lines):
    items = "".join(f'<li class="über"><a href="/é{number}">Économie</a></li>' for number in range(40))
    scripts = "<script>var name = 'é' + 1;</script>" * 40
    page = f"<html><body>{items}\n{scripts}<p>{STORIES[language]}</p><div>Café</div></body></html>"
    page = page if lines else page.replace("\n", "")
    found = decode_with_confidence(page.encode("cp1252"), "a.html", declared="iso-8859-1")
    assert (found.text, found.encoding) == (page, "cp1252")


def test_one_accent_in_an_english_page_is_western():
    page = f"<html><body><p>{story('en')[1]}</p><div>Caf\xe9</div></body></html>"
    assert decode(page.encode("latin-1"), "a.html") == (page, "cp1252")
