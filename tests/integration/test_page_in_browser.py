"""The page of one article as a browser lays it out: aligned, readable, still."""

from __future__ import annotations

from itertools import pairwise

import pytest

from summaries.rendering.html.page import page
from tests.summaries.rendering.html.test_page import ATTACK, RECORD, SENTENCES
from tests.support.crafted import make_record

pytestmark = pytest.mark.browser

LONG = [{code: f"{text} " * (6 + number) for code, text in one.items()} for number, one in enumerate(SENTENCES * 2)]
LONG_RECORD = make_record(LONG, title=LONG[0], language="fa", flags={("ur", 2): ("loop",)}, instead_of={2: 1})
# Where every cell of every row is, row by row, and the number of its sentence.
PLACES = """() => [...document.querySelectorAll("tbody tr[id]")].map((row) =>
  [...row.querySelectorAll("td")].map((cell) => {
    const {left, top, right, bottom} = cell.getBoundingClientRect();
    return {left, top, right, bottom};
  }))"""
# What of a page sticks out of the window at its side.
TOO_WIDE = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def address(tmp_path):
    """Writes a record's page and gives its address."""

    def address(record):
        path = tmp_path / "news.txt.parallel.html"
        path.write_text(page(record), encoding="utf-8")
        return path.as_uri()

    return address


def test_every_column_runs_in_its_own_direction(visit, address):
    shown = visit(address(RECORD))
    cells = shown.locator("#summary-1 td")
    found = [
        cells.nth(n).evaluate("(cell) => [getComputedStyle(cell).direction, getComputedStyle(cell).textAlign]")
        for n in range(3)
    ]
    assert found == [["ltr", "start"], ["rtl", "start"], ["rtl", "start"]]
    fonts = cells.locator("p[lang=ur]").evaluate("(cell) => getComputedStyle(cell).fontFamily")
    assert fonts.startswith('"Noto Nastaliq Urdu"')


@pytest.mark.parametrize("record", [RECORD, LONG_RECORD], ids=["short", "long"])
def test_rows_are_aligned_to_the_pixel_and_columns_keep_their_place(visit, address, record):
    rows = visit(address(record)).evaluate(PLACES)
    assert len(rows) == len(record.summary.sentences) + 1
    for row in rows:
        assert max(cell["top"] for cell in row) - min(cell["top"] for cell in row) < 1
        assert [cell["left"] for cell in row] == pytest.approx([cell["left"] for cell in rows[0]], abs=1)
    for upper, lower in pairwise(rows):
        assert max(cell["bottom"] for cell in upper) <= lower[0]["top"] + 1


def test_the_sentences_of_a_row_begin_on_one_line(visit, address):
    shown = visit(address(LONG_RECORD))
    # An empty box set before the text of a cell stands on the baseline of its first line.
    lines = shown.evaluate(
        """() => [...document.querySelectorAll("tr.sentence")].map((row) =>
          [...row.querySelectorAll("td p[lang]")].map((text) => {
            const box = document.createElement("span");
            box.className = "back";
            text.prepend(box);
            const place = box.getBoundingClientRect().bottom;
            box.remove();
            return place;
          }))"""
    )
    for row in lines:
        assert max(row) - min(row) < 1.5


def test_a_sentence_leads_to_its_place_in_the_article_and_back(visit, address):
    shown = visit(address(LONG_RECORD))
    shown.locator("#summary-5 th a").click()
    assert shown.url.endswith("#article-5")
    mark = shown.locator("#article-5")
    assert mark.evaluate("(mark) => mark.matches(':target')")
    assert 0 <= mark.bounding_box()["y"] < 800
    mark.locator("a").click()
    assert shown.url.endswith("#summary-5")
    assert 0 <= shown.locator("#summary-5").bounding_box()["y"] < 800


def test_on_a_phone_the_languages_of_a_row_stand_under_each_other(visit, address):
    shown = visit(address(LONG_RECORD))
    for width in (320, 390, 700):
        shown.set_viewport_size({"width": width, "height": 800})
        assert shown.evaluate(TOO_WIDE) <= 0
        rows = shown.evaluate(PLACES)
        for row in rows:
            assert all(upper["bottom"] <= lower["top"] + 1 for upper, lower in pairwise(row))
        assert all(upper[-1]["bottom"] <= lower[0]["top"] + 1 for upper, lower in pairwise(rows))
    assert shown.locator("#summary-1 .label").all_inner_texts() == ["English", "فارسی", "اردو"]


@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_nothing_sticks_out_whatever_the_number_of_languages(visit, address, count):
    codes = ["en", "fa", "ur", "ar", "he", "hi", "zh"][:count]
    record = make_record([dict.fromkeys(codes, LONG[0]["en"])] * 2, languages=codes)
    shown = visit(address(record))
    for width in (500, 900, 1280, 2000):
        shown.set_viewport_size({"width": width, "height": 800})
        assert shown.evaluate(TOO_WIDE) <= 0
        assert min(cell["right"] - cell["left"] for row in shown.evaluate(PLACES) for cell in row) > 200


def brightness(shown, property_name):
    """Of the page's paper or ink, 0 to 255."""
    colour = shown.locator("body").evaluate(f"(body) => getComputedStyle(body).{property_name}")
    return sum(map(float, colour[4:-1].split(","))) / 3


def test_it_is_dark_where_the_reader_wants_that_and_white_on_paper(visit, address):
    where = address(RECORD)
    light, dark = visit(where), visit(where, dark=True)
    assert brightness(light, "backgroundColor") > 230 > 80 > brightness(light, "color")
    assert brightness(dark, "backgroundColor") < 40 < 200 < brightness(dark, "color")
    dark.emulate_media(media="print")
    assert brightness(dark, "backgroundColor") == 255 and brightness(dark, "color") == 0
    (first, second, *_), *_ = dark.evaluate(PLACES)
    assert first["top"] == pytest.approx(second["top"], abs=1)


def test_a_hostile_title_stays_text(visit, address):
    hostile = dict.fromkeys(("en", "fa", "ur"), ATTACK)
    shown = visit(address(make_record([hostile], title=hostile, name=ATTACK)))
    assert shown.title() == ATTACK
    assert shown.locator("#summary-title td p").all_inner_texts() == [ATTACK] * 3
    assert shown.locator("script").count() == 0


def test_the_policy_is_in_force(browser, address):
    image = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
    with browser.new_page() as shown:
        shown.goto(address(RECORD))
        with shown.expect_console_message() as complaint:
            shown.evaluate("(image) => document.body.insertAdjacentHTML('beforeend', image)", image)
        assert "Content Security Policy" in complaint.value.text


def test_a_keyboard_reaches_the_summary_first(visit, address):
    shown = visit(address(RECORD))
    shown.keyboard.press("Tab")
    focused = shown.locator(":focus")
    assert focused.inner_text() == "Skip to the summary" and focused.bounding_box()["y"] >= 0
    shown.keyboard.press("Enter")
    shown.keyboard.press("Tab")
    assert shown.locator(":focus").get_attribute("href") == "#article-title"


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_serious_fault(visit, address, faults, dark):
    shown = visit(f"{address(RECORD)}#summary-2", dark=dark)
    assert faults(shown) == []
    shown.set_viewport_size({"width": 390, "height": 800})
    assert faults(shown) == []


def test_axe_finds_a_fault_where_there_is_one(visit, address, faults):
    shown = visit(address(RECORD))
    shown.evaluate("document.querySelector('title').remove()")
    assert any(fault.startswith("document-title") for fault in faults(shown))
