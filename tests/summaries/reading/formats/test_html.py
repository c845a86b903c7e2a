"""Web pages: the article, without what stands around it."""

from __future__ import annotations

import pytest

from summaries.reading.reader import UnreadableArticle, read_article
from tests.support.making import EXAMPLES, FURNITURE, make_page, paragraphs, story


def read(folder, data, name="a.html"):
    (folder / name).write_bytes(data)
    return read_article(folder / name)


@pytest.mark.parametrize("language", EXAMPLES)
def test_menus_buttons_and_footers_are_not_read(tmp_path, language):
    article = read(tmp_path, make_page(story(language), language))
    assert not any(line in article.text for line in FURNITURE[language])


def test_joiners_inside_words_stay(tmp_path):
    page = make_page(story("fa"), "fa").decode().replace("می\u200cشود", "می&zwnj;شود").encode()
    article = read(tmp_path, page)
    assert (
        article.text.count("\u200c") + str(article.title).count("\u200c") >= "".join(story("fa")).count("\u200c") > 30
    )


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="windows-1256">', '<META http-equiv=Content-Type content="text/html; charset=windows-1256">'],
)
def test_an_old_page_is_read_as_it_declares(tmp_path, declaration):
    parts = [part.replace("ی", "ي").replace("ک", "ك") for part in story("fa")]
    page = make_page(parts, "fa").decode().replace('<meta charset="utf-8">', declaration)
    article = read(tmp_path, page.encode("cp1256", "xmlcharrefreplace"))
    assert (article.encoding, article.encoding_confidence) == ("cp1256", 1.0)
    assert paragraphs(article) == parts


def test_a_short_notice_without_an_article_is_read_whole(tmp_path):
    assert read(tmp_path, b"<p>The office is closed.</p><p>Come again.").text == "The office is closed.\n\nCome again."


def test_a_page_that_says_no_date_or_author_has_none(tmp_path):
    page = "<html><title>On rain</title><body><h1>On rain</h1>" + "".join(f"<p>{part}</p>" for part in story("en"))
    article = read(tmp_path, page.encode())
    assert (article.date, article.author) == (None, None)


def test_pictures_written_into_a_page_are_not_its_size(tmp_path):
    picture = f'<img src="data:image/png;base64,{"A" * (11 * 2**20)}">'
    page = make_page(story("en"), "en").decode().replace("</h1>", f"</h1>{picture}")
    assert paragraphs(read(tmp_path, page.encode())) == story("en")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">x", "attributes"),
        ("<p " + "".join(f"a{number}='1'" for number in range(200_000)) + ">x", "attributes"),
        ("<p>" + "<i>x</i>" * 400_000, "elements"),
        ("<p>" + "long " * 2_200_000 + "word", "10 MB of page"),
    ],
)
def test_pages_that_would_keep_a_parser_busy_are_refused(tmp_path, page, message):
    with pytest.raises(UnreadableArticle, match=message):
        read(tmp_path, page.encode())


@pytest.mark.parametrize(
    "opening", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<", "<!--", "<script>", "<a href='", "&#x"]
)
def test_pages_nested_deeply_or_never_closed_come_to_an_end(tmp_path, opening):
    page = opening * 20_000 + "".join(f"<p>{part}</p>" for part in story("en"))
    try:
        read(tmp_path, page.encode())
    except Exception as error:
        assert type(error).__name__ in {"UnreadableArticle", "NoText"}


@pytest.mark.parametrize("sign", ["\x01", "\x0c", "\x1f", "\ufffe", "&#1;", "&#x1f;", "&#xFFFE;"])
def test_signs_that_no_page_shows_are_dropped(tmp_path, sign):
    article = read(tmp_path, f"<html><body><p>Water{sign} is back.{sign}</p>{sign}</body></html>".encode())
    assert article.text == "Water is back."


MENU = "".join(f'<li class="item i{number}"><a href="/{number}">Item {number}</a></li>' for number in range(120))


@pytest.mark.parametrize(
    "stray", ['<div id="a" "style">.</div>', '<div class="share"">.</div>', "<div title='a' '>.</div>"]
)
def test_a_stray_quotation_mark_in_a_tag_refuses_no_page(tmp_path, stray):
    page = make_page(story("en"), "en").decode().replace("<body>", f"<body>{stray}<ul>{MENU}</ul>")
    assert paragraphs(read(tmp_path, page.encode())) == story("en")


@pytest.mark.parametrize(("opening", "closing"), [("<div>", "</div>"), ("<p>", "</p>"), ("", "<br><br>")])
def test_line_breaks_of_the_source_part_no_paragraph(tmp_path, opening, closing):
    title, *parts = story("en")
    wrapped = "".join(f"{opening}{part.replace(' ', chr(10))}{closing}\n" for part in parts)
    page = f"<title>{title}</title><body><article><h1>{title}</h1><div>{wrapped}</div></article>"
    assert paragraphs(read(tmp_path, page.encode())) == [title, *parts]


def test_a_table_that_only_lays_a_page_out_is_read_as_its_paragraphs(tmp_path):
    title, *parts = story("en")
    cell = "".join(f"<p>{part}</p>" for part in parts)
    rows = f"<tr><td><a href=/>Home</a></td></tr><tr><td><h1>{title}</h1>{cell}</td></tr>"
    page = f"<title>{title}</title><table>{rows}</table>"
    assert paragraphs(read(tmp_path, page.encode())) == [title, *parts]


@pytest.mark.parametrize("site", [" - The Valley Courier", " | خبرنامهٔ دره", " – News"])
def test_the_name_of_the_site_is_no_part_of_the_title(tmp_path, site):
    title, *parts = story("en")
    page = make_page([title, *parts], "en").decode().replace(f'content="{title}"', f'content="{title}{site}"')
    assert read(tmp_path, page.encode()).title == title


def test_what_a_page_does_not_show_is_not_read(tmp_path):
    hidden = '<p style="display: none">Nobody sees this line of the page, which a browser does not show.</p>'
    page = make_page(story("en"), "en").decode().replace("</h1>", f"</h1>{hidden}")
    assert paragraphs(read(tmp_path, page.encode())) == story("en")
