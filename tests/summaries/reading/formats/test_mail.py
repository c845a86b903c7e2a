"""Mail: the letter, not what is around it."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

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


FOOTER = "_" * 47 + "\nvalley-news mailing list\nvalley-news@lists.example.org\n"


def mixed(*parts):
    """A letter of these parts, each a kind and a text."""
    message = MIMEMultipart("mixed")
    message["Subject"] = "News"
    for kind, text in parts:
        message.attach(MIMEText(text, kind, "utf-8") if kind != "png" else MIMEImage(b"\x89PNG", "png"))
    return message


def page(text):
    return f"<html><body><p>{text}</p></body></html>"


LETTER = " ".join(story("en")[1:3])


@pytest.mark.parametrize("notice", ["\n", "Your program cannot show this letter. Open it in a browser."])
def test_a_page_is_read_where_the_plain_form_only_says_that_there_is_one(tmp_path, notice):
    message = EmailMessage()
    message.set_content(notice)
    message.add_alternative(page(LETTER), subtype="html")
    assert read(tmp_path, message.as_bytes()).text == LETTER


def test_all_texts_of_a_letter_are_read_and_pictures_between_them_are_not(tmp_path):
    one, two = story("en")[1:3]
    assert read(tmp_path, mixed(("plain", one), ("png", ""), ("html", page(two))).as_bytes()).text == f"{one}\n\n{two}"


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_footer_of_a_mailing_list_is_not_the_letter(tmp_path, kind):
    body = page(LETTER) if kind == "html" else LETTER
    assert read(tmp_path, mixed((kind, body), ("plain", FOOTER)).as_bytes()).text == LETTER
    below = EmailMessage()
    below.set_content(f"{LETTER}\n\n{FOOTER}")
    assert read(tmp_path, below.as_bytes()).text.strip() == LETTER


def test_a_page_in_pieces_with_pictures_between_is_read_whole(tmp_path):
    one, two = story("en")[1:3]
    message = MIMEMultipart("alternative")
    message.attach(MIMEText("See the page.", "plain", "utf-8"))
    message.attach(mixed(("html", page(one)), ("png", ""), ("html", page(two))))
    assert read(tmp_path, message.as_bytes()).text == f"{one}\n\n{two}"


def test_a_signature_is_not_the_letter(tmp_path):
    assert read(tmp_path, f"Subject: a\n\n{LETTER}\n\n-- \nSara Ahmadi\nDesk\n".encode()).text == LETTER


def test_lines_that_were_broken_for_the_way_are_joined(tmp_path):
    data = b"Content-Type: text/plain; charset=utf-8; format=flowed\n\nThe talks go \non today.\n\nRoads are \nopen.\n"
    assert read(tmp_path, data).text == "The talks go on today.\n\nRoads are open."


def test_a_text_with_a_name_is_attached_though_it_does_not_say_so(tmp_path):
    message = mixed(("plain", LETTER), ("plain", "notes"))
    message.get_payload(1).add_header("Content-Disposition", "inline", filename="notes.txt")
    assert read(tmp_path, message.as_bytes()).text == LETTER
