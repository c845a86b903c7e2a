"""The index of a site as it is used: searched, filtered, from the disk and from a server, with and without scripts."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from summaries.exporting.site import SHOWN, write_site
from tests.summaries.rendering.html.test_page import ATTACK, SENTENCES, TITLE
from tests.support.crafted import make_record

pytestmark = pytest.mark.browser

FILLER = 2 * SHOWN + 10


def batch():
    """A few articles to be found by what is special in each, and many others."""
    flood = {
        "en": "Floods closed 12 schools.",
        "fa": "سیل ۱۲ مدرسهٔ کرمان را بست؛ باران می‌بارد.",
        "ur": "سیلاب سے 12 اسکول بند ہو گئے۔",
    }
    arabic = {"en": "The book is dear.", "fa": "كتاب علي گران است.", "ur": "کتاب مہنگی ہے۔"}
    accents = {"en": "Élysée talks with İzmir", "fa": "گفت‌وگو", "ur": "بَات چِیت"}
    hostile = dict.fromkeys(("en", "fa", "ur"), ATTACK)
    yield "flood.txt", make_record([*SENTENCES, flood], title=TITLE, date="2026-05-07", flags={("ur", 4): ("numbers",)})
    yield "book.fa.txt", make_record([arabic], title=arabic, language="fa", date="2026-03-01")
    yield "elysee.txt", make_record([accents], title=accents, date="2025-12-31", flags={("fa", 1): ("echo",)})
    yield "hostile.txt", make_record([hostile], title=hostile, language="ur")
    for number in range(FILLER):
        yield f"other/{number:03}.txt", make_record(SENTENCES[:1], title={code: f"{code} {number}" for code in TITLE})


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return write_site(batch(), tmp_path_factory.mktemp("site"))


@pytest.fixture(params=["disk", "server"])
def address(request, site):
    """Where the index is, opened from the disk and from a plain server of files."""
    if request.param == "disk":
        yield site.as_uri()
        return

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


def found(index):
    """The paths that the index shows, once it has settled, and what it says of them."""
    index.wait_for_timeout(200)
    return [path.split("/")[-1] for path in index.locator("#entries bdi").all_inner_texts()]


def test_it_finds_what_is_typed_from_the_disk_and_from_a_server(visit, address):
    index = visit(address)
    index.fill("#words", "closed 12")
    index.get_by_text("1 article found").wait_for()
    assert found(index) == ["flood.txt"]
    assert index.locator("#entries .excerpt").inner_text() == "Floods closed 12 schools."
    assert index.locator("#entries .excerpt mark").all_inner_texts() == ["closed", "12"]
    index.locator("#entries a").click()
    assert index.locator("#summary-4 td").first.inner_text() == "Floods closed 12 schools."
    index.go_back()
    index.get_by_text("1 article found").wait_for()
    assert index.input_value("#words") == "closed 12" and found(index) == ["flood.txt"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("کتاب علی", "book.fa.txt"),
        ("كتاب علي", "book.fa.txt"),
        ("سیل ۱۲", "flood.txt"),
        ("سيل 12", "flood.txt"),
        ("سیلاب ١٢", "flood.txt"),
        ("مدرسه کرمان", "flood.txt"),
        ("میبارد", "flood.txt"),
        ("می بارد", "flood.txt"),
        ("elysee IZMIR", "elysee.txt"),
        ("ÉLYSÉE", "elysee.txt"),
        ("بات چیت", "elysee.txt"),
        ("گفتوگو", "elysee.txt"),
    ],
)
def test_letters_digits_marks_and_joiners_that_are_the_same_to_a_reader_are_the_same(visit, site, words, name):
    index = visit(site.as_uri())
    index.fill("#words", words)
    index.get_by_text("1 article found").wait_for()
    assert found(index) == [name]
    assert index.locator("#entries mark").count() > 0


def test_language_date_and_flag_narrow_it_down(visit, site):
    index = visit(site.as_uri())
    index.select_option("#language", "fa")
    assert found(index) == ["book.fa.txt"]
    index.select_option("#language", "")
    index.fill("#from", "2026-01-01")
    assert found(index) == ["flood.txt", "book.fa.txt"]
    index.fill("#to", "2026-03-01")
    assert found(index) == ["book.fa.txt"]
    index.fill("#from", "")
    index.fill("#to", "")
    index.select_option("#flag", "any")
    assert found(index) == ["flood.txt", "elysee.txt"]
    index.select_option("#flag", "echo")
    assert found(index) == ["elysee.txt"]
    index.select_option("#flag", "none")
    assert found(index)[:2] == ["book.fa.txt", "hostile.txt"]
    index.fill("#words", "nowhere")
    assert found(index) == [] and index.inner_text("#status").startswith("0 articles found; try fewer")


def test_more_are_drawn_when_they_are_asked_for(visit, site):
    index = visit(site.as_uri())
    index.locator("#more").wait_for()
    assert len(found(index)) == SHOWN and index.locator("#pages").is_hidden()
    drawn = index.locator("#entries li").evaluate_all("(items) => items.map((item) => item.outerHTML)")
    index.click("#more")
    index.click("#more")
    assert index.locator("#more").is_hidden()
    names = found(index)
    assert len(names) == len(set(names)) == FILLER + 4
    # What is drawn by the script is what the page came with.
    index.fill("#words", "closed 12")
    index.get_by_text("1 article found").wait_for()
    index.fill("#words", "")
    index.get_by_text(f"{FILLER + 4} articles, newest first").wait_for()
    redrawn = index.locator("#entries li").evaluate_all("(items) => items.map((item) => item.outerHTML)")
    index.evaluate("document.querySelectorAll('#entries mark').forEach((mark) => mark.replaceWith(mark.textContent))")
    plain = index.locator("#entries li").evaluate_all("(items) => items.map((item) => item.outerHTML)")
    assert [one.replace("\n", "") for one in drawn] == plain != redrawn or drawn[0].replace("\n", "") == plain[0]


def test_a_hostile_title_stays_text_when_a_script_draws_it(visit, site):
    index = visit(site.as_uri())
    index.fill("#words", "alert(1)")
    index.get_by_text("1 article found").wait_for()
    assert index.locator("#entries a span").all_inner_texts() == [ATTACK] * 3
    assert index.locator("#entries script").count() == 0


def test_without_scripts_there_is_the_list_and_no_dead_control(visit, address):
    index = visit(address, scripts=False)
    assert index.locator("#search").is_hidden() and index.locator("#more").is_hidden()
    assert index.locator("#entries li").count() == SHOWN
    index.locator("#pages a").nth(2).click()
    assert index.url.endswith("list/3.html")
    index.locator("#entries a").last.click()
    index.locator(".site a").first.click()
    assert index.url == address


def test_articles_that_cannot_be_loaded_are_said_to_be_missing(browser, tmp_path):
    index = write_site(batch(), tmp_path)
    (tmp_path / "search" / "1.js").unlink()
    with browser.new_page() as page:
        page.goto(f"{index.as_uri()}#words=flood")
        page.get_by_text(f"0 articles found; {FILLER + 4} articles could not be loaded").wait_for()


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_serious_fault(visit, site, faults, dark):
    index = visit(f"{site.as_uri()}#words=12&flag=any", dark=dark)
    index.get_by_text("1 article found").wait_for()
    assert faults(index) == []
    index.set_viewport_size({"width": 360, "height": 800})
    assert faults(index) == []
    assert index.evaluate("document.scrollingElement.scrollWidth") <= 360
    index.goto((site.parent / "list" / "2.html").as_uri())
    assert faults(index) == []
    index.goto((site.parent / "articles" / "flood.txt.parallel.html").as_uri())
    assert faults(index) == []


# What is typed, and the articles that are right for it, in any order; none that only has it inside a word may come.
QUERIES = {
    "آب": {"water"},
    "آبان": {"november"},
    "اب": {"now"},
    "مذاکرات": {"talks"},
    "مذاکر": {"talks"},
    "بازار": {"market"},
    "بازارچه": {"bazaar"},
    "مدرسه": {"school"},
    "مدارس": {"school"},
    "مرز": {"border"},
    "گندم": {"wheat"},
    "می‌بارد": {"rain"},
    "می بارد": {"rain"},
    "میبارد": {"rain"},
    "پانی": {"water"},
    "اسکول": {"school"},
    "سرحد": {"border"},
    "گندم مہنگی": {"wheat"},
    "بارش": {"rain"},
    "water": {"water"},
    "wat": {"water"},
    "underwater": {"cave"},
    "talk": {"talks"},
    "market": {"market"},
    "markets": {"stocks"},
    "school": {"school"},
    "border market": {"market"},
    '"market border"': {"border"},
    "«بازار مرزی»": {"market"},
    "WHEAT": {"wheat"},
}
ARTICLES = {
    "water": ("Water is scarce", "آب کم است", "پانی کم ہے"),
    "now": ("The present day", "اکنون", "اب کیا ہو گا"),
    "november": ("A month of autumn", "آبان سرد", "سرد مہینہ"),
    "talks": ("Talks resumed", "مذاکرات از سر گرفته شد", "بات چیت شروع"),
    "market": ("The border market is open", "بازار مرزی باز است", "منڈی کھلی ہے"),
    "bazaar": ("Small shops", "بازارچه‌ها", "چھوٹی دکانیں"),
    "stocks": ("Stocks: markets fell", "سهام افتاد", "حصص گر گئے"),
    "school": ("A school opens", "مدرسه باز شد؛ مدارس دیگر بسته", "اسکول کھلا"),
    "border": ("At the market, border guards", "مرز بسته شد", "سرحد بند"),
    "wheat": ("Wheat is dear", "گندم گران است", "گندم مہنگی ہے"),
    "rain": ("It rains", "باران می‌بارد", "بارش ہوئی"),
    "cave": ("An underwater cave", "غار زیرآبی", "غار"),
    "inside": ("Supermarkets, preschool and Stalk", "سرابی و کتابخانه و نامرزی", "نیا کتاب خانہ"),
}


def test_search_puts_the_right_article_among_the_first_three(visit, tmp_path):
    records = [
        (f"{name}.txt", make_record([], title=dict(zip(("en", "fa", "ur"), titles, strict=True))))
        for name, titles in ARTICLES.items()
    ]
    index = visit(write_site(records, tmp_path / "site").as_uri())
    assert len(QUERIES) == 30
    wrong = {}
    for query, right in QUERIES.items():
        index.fill("#words", query)
        names = [name.removesuffix(".txt") for name in found(index)]
        if not right <= set(names[:3]) or "inside" in names:
            wrong[query] = names
    assert wrong == {}


def test_search_is_at_hand_from_the_keyboard(visit, site):
    index = visit(site.as_uri())
    index.locator("#more").wait_for()
    index.keyboard.press("/")
    index.keyboard.type("closed 12")
    index.get_by_text("1 article found").wait_for()
    index.keyboard.press("Enter")
    assert "flood" in index.evaluate("document.activeElement.href")


@pytest.mark.parametrize(("interface", "heading"), [("fa", "خلاصه‌های موازی"), ("ur", "متوازی خلاصے")])
def test_a_site_is_read_in_the_language_of_its_reader(visit, tmp_path, faults, interface, heading):
    index = visit(write_site(batch(), tmp_path / "site", interface=interface).as_uri(), width=390)
    assert index.inner_text("h1") == heading
    assert index.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [interface, "rtl"]
    date = index.locator("#entries time").first
    assert date.inner_text() == {"fa": "۱۷ اردیبهشت ۱۴۰۵", "ur": "7 مئی 2026"}[interface]
    drawn = date.inner_text()
    index.locator("#more").wait_for()
    index.fill("#words", "closed")
    index.locator("#entries .excerpt mark").first.wait_for()
    assert index.locator("#entries time").first.inner_text() == drawn
    assert faults(index) == []
    assert index.evaluate("document.documentElement.scrollWidth <= innerWidth")
