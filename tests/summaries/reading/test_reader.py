"""Files to articles."""

from __future__ import annotations

import hashlib

import pytest

from summaries import UnreadableArticle, read_article
from summaries.reading.reader import decode, read_text
from translate import NoText


def test_plain_text_is_read_as_it_is(tmp_path):
    path = tmp_path / "خبر.txt"
    path.write_bytes("یک خبر.\r\nدو.".encode())
    article = read_article(path)
    assert (article.name, article.text, article.title) == ("خبر.txt", "یک خبر.\r\nدو.", None)
    assert (article.size, article.encoding, article.format) == (len(path.read_bytes()), "utf-8", "text")
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfNews.")
    assert (read_article(path).text, read_article(path).encoding) == ("News.", "utf-8-sig")


def test_markdown_gives_what_its_reader_sees(tmp_path):
    path = tmp_path / "a.MD"
    path.write_text(
        "---\ntitle: ignored\ntags: [x]\n---\n# Talks *resumed*\n\nThe [minister](https://example.org) said\n"
        "**peace** `now`.\n\n![map](map.png)\n\n```\ncode = 1\n```\n\n- rain\n- floods\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        encoding="utf-8",
    )
    article = read_article(path)
    assert article.title == "Talks resumed"
    assert article.text.split("\n\n")[:4] == ["Talks resumed", "The minister said peace now.", "rain", "floods"]
    assert "code" not in article.text and "map" not in article.text and "tags" not in article.text
    assert article.format == "markdown"


def test_a_heading_after_the_text_has_begun_is_not_its_title(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("Some text first.\n\n# Later\n\nMore.", encoding="utf-8")
    assert read_article(path).title is None


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"\x89\x00\x01a\x00\xff", "zero bytes"),
        ("a.txt", "سلام".encode("cp1256"), r"cannot be told; it could be cp1256 «سلام», .* --encoding NAME"),
        ("a.jpg", b"\xff\xd8", r"files of type '.jpg' are not read; give one of .*\.md.*\.txt"),
        ("README", b"text", "files of type ''"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, data, message):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableArticle, match=message) as caught:
        read_article(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing.txt", "missing", "missing.pdf"])
def test_a_missing_path_is_called_missing(tmp_path, name):
    with pytest.raises(UnreadableArticle, match="no such file or folder"):
        read_article(tmp_path / name)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(NoText, match="empty"):
        read_article(path)


def test_text_of_any_name_can_be_read_as_it_is(tmp_path):
    path = tmp_path / "letter"
    path.write_text("# a\n", encoding="utf-8")
    assert read_text(path) == "# a\n"
    assert decode(b"\xef\xbb\xbfx", "standard input") == ("x", "utf-8-sig")
