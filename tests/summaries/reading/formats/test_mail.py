"""Mail: the letter, not what is around it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from summaries.reading.reader import UnreadableArticle, read_article
from tests.support.making import make_page, paragraphs, story


def read(folder, data):
    (folder / "a.eml").write_bytes(data)
    return read_article(folder / "a.eml")


def test_a_letter_that_is_a_page_is_read_as_one(tmp_path):
    message = EmailMessage()
    message["From"] = "desk@example.org"
    message.set_content(make_page(story("fa"), "fa").decode(), subtype="html", charset="utf-8")
    article = read(tmp_path, message.as_bytes())
    assert paragraphs(article) == story("fa")
    assert (article.author, article.format) == ("desk@example.org", "mail")


def test_an_old_letter_is_read_in_the_encoding_of_its_header(tmp_path):
    body = "سلام. اين نامه است.".encode("cp1256")
    data = b"Subject: =?windows-1256?B?0+HH4w==?=\nContent-Type: text/plain; charset=windows-1256\n\n" + body
    article = read(tmp_path, data)
    assert (article.title, article.text, article.encoding) == ("سلام", "سلام. اين نامه است.", "cp1256")
    assert (article.author, article.date) == (None, None)


def test_a_letter_that_was_forwarded_is_not_the_letter(tmp_path):
    inner = EmailMessage()
    inner.set_content("the inner letter")
    message = EmailMessage()
    message.set_content("the outer letter")
    message.add_attachment(inner)
    assert read(tmp_path, message.as_bytes()).text.strip() == "the outer letter"


def test_a_letter_with_no_text_says_so(tmp_path):
    message = EmailMessage()
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(UnreadableArticle, match="no text in this message"):
        read(tmp_path, message.as_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"Date: Thu, 99 Foo 2024\nFrom: <<<\nSubject: =?x?q?=ff?=\n\ntext",
        b"Content-Type: text/plain; charset=no-such\n\ntext",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n????",
        b"Content-Type: multipart/mixed\n\ntext",
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 5_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=a%d\n\n--a%d\n" % (n, n) for n in range(2_000)),
        b"From: " + b"(" * 50_000,
        b"Subject: " + b"=?utf-8?q?a?= " * 5_000 + b"\n\ntext",
        b"Received: x\n" * 20_000,
    ],
)
def test_broken_and_hostile_letters_come_to_an_end(tmp_path, data):
    try:
        read(tmp_path, data)
    except Exception as error:
        assert type(error).__name__ in {"UnreadableArticle", "NoText"}
