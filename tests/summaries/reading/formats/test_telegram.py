"""Pages of Telegram channels: every post is an article."""

from __future__ import annotations

import html

from summaries import read_article
from summaries.reading.reader import find_places
from tests.support.making import EXAMPLES, make_page, paragraphs, story


def export(*posts, name="خبرنامهٔ دره"):
    """What Telegram Desktop writes; each post as its text in HTML."""
    body = "".join(
        f'<div class="message default clearfix{" joined" * (number > 0)}" id="message{number + 7}">\n<div class="body">'
        f'<div class="pull_right date details" title="2{number}.11.2026 10:15:02 UTC+03:30">10:15</div>'
        + f'<div class="from_name">{name}</div>' * (number == 0)
        + f"{post}</div></div>\n"
        for number, post in enumerate(posts)
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
        f'<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">{name}</div>'
        '</div></div><div class="page_body chat_page"><div class="history">'
        '<div class="message service" id="message-1"><div class="body details">24 November 2026</div></div>'
        f"{body}</div></div></div></body></html>"
    ).encode()


def text(language):
    first, *rest = map(html.escape, story(language))
    return f'<div class="text">\n<strong>{first}</strong><br><br>{"<br><br>".join(rest)}\n</div>'


def read_all(path):
    return [read_article(path, place=place) for place in find_places(path)]


def test_every_post_of_an_export_is_an_article(tmp_path):
    path = tmp_path / "messages.html"
    picture = '<div class="media_wrap"><a class="photo_wrap" href="photos/1.jpg"></a></div>'
    path.write_bytes(export(text("fa"), picture, text("ur"), text("en") + '<div class="text">no post</div>'))
    found = read_all(path)
    assert [paragraphs(article) for article in found] == [story(language) for language in ("fa", "ur", "en")]
    assert [article.title for article in found] == [story(language)[0] for language in ("fa", "ur", "en")]
    assert [article.date for article in found] == ["2026-11-20", "2026-11-22", "2026-11-23"]
    assert {article.author for article in found} == {"خبرنامهٔ دره"}
    assert [article.place.identity for article in found] == ["7", "9", "10"]
    assert {article.format for article in found} == {"telegram"}


def test_a_damaged_post_is_damaged_alone(tmp_path):
    path = tmp_path / "messages.html"
    data = export(text("fa"), text("ur"))
    at = data.index("سکول".encode()) + 1
    path.write_bytes(data[:at] + data[at + 1 :])
    one, two = read_all(path)
    assert paragraphs(one) == story("fa") and one.encoding_confidence == 1.0
    assert "\ufffd" in two.text and two.encoding_confidence < 1.0


def test_a_preview_on_the_web_is_read_post_by_post(tmp_path):
    posts = "".join(
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="v/{n}">'
        f'<a class="tgme_widget_message_owner_name" href="x"><span dir="auto">Valley News</span></a>'
        f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text(language)[18:-6]}</div>'
        f'<a href="x"><time datetime="2026-11-2{n}T10:00:00+00:00" class="time">10:00</time></a></div></div>'
        for n, language in enumerate(EXAMPLES)
    )
    path = tmp_path / "valley.htm"
    path.write_text(f'<html><body class="widget_frame_base tgme_webpreview">{posts}</body></html>', encoding="utf-8")
    found = read_all(path)
    assert [paragraphs(article) for article in found] == [story(language) for language in EXAMPLES]
    assert [(article.date, article.author) for article in found] == [
        (f"2026-11-2{n}", "Valley News") for n in range(len(EXAMPLES))
    ]


def test_a_page_that_speaks_of_telegram_is_one_article(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(make_page([*story("en"), "The class is tgme_widget_message_wrap."], "en"))
    assert find_places(path) is None
