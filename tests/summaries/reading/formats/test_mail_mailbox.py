"""Mailboxes: every letter is an article."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage

import pytest

from summaries.reading.reader import UnreadableArticle, find_places, read_article


def letter(text, identity=None):
    message = EmailMessage()
    message["Subject"] = "News"
    if identity:
        message["Message-ID"] = f"<{identity}>"
    message.set_content(text)
    return message


def test_letters_that_the_standard_library_wrote_are_read_back(tmp_path):
    path = tmp_path / "a.mbox"
    texts = ["One.\n\nFrom here on it rains.\n", "Two.\n>From there, too.\n", "Three.\n"]
    box = mailbox.mbox(path)
    for number, text in enumerate(texts):
        box.add(letter(text, "7@example.org" if number else None))
    box.close()
    places = list(find_places(path))
    assert [place.identity for place in places] == ["000001", "7@example.org", "7@example.org-2"]
    found = [read_article(path, place=place) for place in places]
    # The library guards only the lines that it has to, and so cannot tell those that were guarded before.
    assert [article.text.strip() for article in found] == [
        "One.\n\nFrom here on it rains.",
        "Two.\nFrom there, too.",
        "Three.",
    ]
    assert found[0].title == "News" and found[0].format == "mailbox"


def test_a_damaged_letter_fails_alone(tmp_path):
    bad = b"From x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO\n\n"
    good = b"From x\n" + letter("Good.\n").as_bytes() + b"\n"
    (tmp_path / "a.mbox").write_bytes(good + bad + good)
    one, two, three = find_places(tmp_path / "a.mbox")
    assert read_article(tmp_path / "a.mbox", place=one).text == read_article(tmp_path / "a.mbox", place=three).text
    with pytest.raises(UnreadableArticle, match="letter 2: no text in this message"):
        read_article(tmp_path / "a.mbox", place=two)


def test_what_is_no_mailbox_says_so(tmp_path):
    (tmp_path / "a.mbox").write_bytes(b"Subject: a\n\ntext\n")
    with pytest.raises(UnreadableArticle, match="this is no mailbox"):
        list(find_places(tmp_path / "a.mbox"))
