"""The page of one article: parallel, linked both ways, sealed, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries import convert, read_record
from summaries.cleaning import Removed
from summaries.reading.reader import Place
from summaries.records.paths import is_output
from summaries.rendering.html.languages import OWN_NAMES, language_label
from summaries.rendering.html.page import page
from tests.support.articles import ARTICLES
from tests.support.crafted import make_record
from translate import LANGUAGES
from translate.checks.flags import FLAG_DESCRIPTIONS
from translate.checks.soundness import FLAGS

SENTENCES = [
    {"en": "Talks resumed.", "fa": "مذاکرات از سر گرفته شد.", "ur": "مذاکرات دوبارہ شروع ہوئے۔"},
    {"en": "Roads are closed.", "fa": "جاده‌ها بسته است.", "ur": "سڑکیں بند ہیں۔"},
    {"en": "Rain fell for 3 days.", "fa": "۳ روز باران بارید.", "ur": "3 دن بارش ہوئی۔"},
]
TITLE = {"en": "Water talks", "fa": "مذاکرات آب", "ur": "پانی پر مذاکرات"}
RECORD = make_record(
    SENTENCES,
    title=TITLE,
    flags={("fa", 0): ("echo",), ("ur", 2): ("numbers", "cut")},
    instead_of={3: 8},
    foreign=("fa", "این بند به زبان دیگری است."),
    date="2026-05-07",
    author="A. Writer",
)
ATTACK = "<script>alert(1)</script>"


def parse(record=RECORD):
    return lxml.html.document_fromstring(page(record))


def text(element):
    return " ".join(element.text_content().split())


def without_links(element):
    """The text of a part of the article, without the numbers that lead back and the names of languages."""
    for extra in element.xpath(".//a[@class='back'] | .//*[@class='tongue']"):
        extra.drop_tree() if not extra.tail else extra.getparent().replace(extra, _kept_tail(extra))
    return element.text_content()


def _kept_tail(element):
    kept = lxml.html.Element("span")
    kept.tail = element.tail
    return kept


def test_a_row_is_one_sentence_in_every_language_in_its_own_direction():
    rows = parse().xpath("//tr[@class='sentence']")
    assert len(rows) == 3
    for row, sentence in zip(rows, SENTENCES, strict=True):
        cells = row.xpath("td")
        assert [cell.get("dir") for cell in cells] == ["ltr", "rtl", "rtl"]
        assert [cell.xpath("p[@lang]")[0].get("lang") for cell in cells] == ["en", "fa", "ur"]
        assert [cell.xpath("p[@lang]")[0].text for cell in cells] == [sentence[code] for code in ("en", "fa", "ur")]


def test_columns_are_announced_in_their_own_tongue_and_the_original_is_named():
    heads = [text(head) for head in parse().xpath("//thead//th")]
    assert heads == ["Sentence", "English original", "فارسی Persian", "اردو Urdu"]


def test_the_whole_article_stands_below_with_its_foreign_paragraph_told_apart():
    paragraphs = parse().xpath("//article/p")
    assert "\n\n".join(without_links(one) for one in paragraphs) == RECORD.summary.text
    assert paragraphs[0].get("class") == "headline"
    assert (paragraphs[-1].get("lang"), paragraphs[-1].get("dir")) == ("fa", "rtl")
    assert [one.get("lang") for one in paragraphs[:-1]] == [None] * (len(paragraphs) - 1)


def test_what_was_chosen_is_marked_and_linked_both_ways():
    tree = parse()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)
    for number, sentence in enumerate(SENTENCES, 1):
        (row,) = tree.xpath(f"//tr[@id='summary-{number}']")
        (mark,) = tree.xpath(f"//mark[@id='article-{number}']")
        assert row.xpath("th/a/@href") == [f"#article-{number}"]
        assert mark.xpath("a/@href") == [f"#summary-{number}"]
        assert without_links(mark) == sentence["en"]


@given(st.text("ab. \n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_no_character_of_an_article_is_lost_or_doubled_wherever_its_sentences_are(written, places):
    placed = [sorted(place) for place in places]
    sentences = tuple(
        replace(RECORD.summary.sentences[0], index=number, start=start, end=end)
        for number, (start, end) in enumerate(placed)
    )
    summary = replace(RECORD.summary, text=written, title=None, sentences=sentences, foreign=())
    shown = [without_links(one) for one in parse(replace(RECORD, summary=summary)).xpath("//article/p")]
    assert shown == [paragraph for paragraph in written.split("\n\n") if paragraph.strip()]


def test_what_is_doubtful_is_said_in_words_where_it_stands():
    tree = parse()
    assert text(tree.xpath("//p[@class='notice']")[0]).startswith("2 of the translations below look doubtful")
    doubts = {
        cell.xpath("p/@lang")[0]: text(cell.xpath("p[@class='doubt']")[0])
        for cell in tree.xpath("//td[@class='doubtful']")
    }
    assert doubts == {
        "fa": "Check: not translated.",
        "ur": "Check: a number is missing, changed or invented; breaks off before its end.",
    }
    (remark,) = tree.xpath("//tr[@class='remark']")
    assert "Sentence 9 of the article ranked higher" in text(remark)
    assert remark.getprevious().get("id") == "summary-3"


def test_nothing_is_said_of_doubt_where_there_is_none():
    sound = make_record(SENTENCES, title=TITLE)
    assert parse(sound).xpath("//*[@class='notice' or @class='doubt' or @class='remark']") == []


def test_every_flag_has_words():
    assert FLAG_DESCRIPTIONS.keys() >= {*FLAGS, "cut", "glossary"}
    unknown = make_record(SENTENCES, flags={("fa", 1): ("new-flag",)})
    assert "new-flag" in text(parse(unknown).xpath("//p[@class='doubt']")[0])


def test_page_says_why_each_sentence_was_chosen():
    made = make_record(SENTENCES, title=TITLE)
    first, *others = made.summary.sentences
    made = replace(made, summary=replace(made.summary, sentences=(replace(first, why=("title", "early")), *others)))
    reasons = parse(made).xpath("//span[@class='why']")
    assert [text(one) for one in reasons] == ["title · early"]
    assert reasons[0].xpath("./span/@title") == ["It has words of the title", "It comes early in the article"]


def test_a_language_that_could_not_be_had_is_named():
    short = make_record(SENTENCES, title=TITLE, languages=("en", "ur"))
    assert text(parse(short).xpath("//p[@class='notice']")[0]).startswith("Not available in Persian")


def test_the_small_print_says_where_it_comes_from_and_how_it_was_made():
    facts = {text(row[0]): text(row[1]) for row in parse().xpath("//dl/div")}
    assert facts["Date"] == "7 May 2026" and facts["Author"] == "A. Writer"
    assert facts["Language"] == "English (97% sure)" and facts["Encoding"] == "UTF-8"
    assert facts["Length"] == "at most 5 sentences" and facts["Argos packages"] == "en → fa 1.5"
    assert parse().xpath("//header//time/@datetime") == ["2026-05-07"]
    made = make_record(SENTENCES)
    by_default = replace(made, settings={**made.settings, "sentences": None})
    facts = {text(row[0]): text(row[1]) for row in parse(by_default).xpath("//dl/div")}
    assert facts["Length"] == "a third of the article's sentences, at least 2 and at most 5"


def test_an_article_of_a_file_of_many_is_named_by_its_place():
    tree = parse(make_record(SENTENCES, name="news.jsonl", place=Place("000012", 12, 4096, 5000)))
    assert tree.xpath("//title")[0].text == "news.jsonl, article 12"
    assert text(tree.xpath("//header/p")[0]).endswith("· news.jsonl, article 12")
    assert text(tree.xpath("//footer//dd")[0]) == "news.jsonl, article 12"
    named = parse(make_record(SENTENCES, name="news.jsonl", place=Place("en/7", 12, 4096, 5000)))
    assert text(named.xpath("//header/p")[0]).endswith("· news.jsonl, article en/7")


def test_a_page_asks_for_nothing_and_lets_only_its_own_style_in():
    written = page(RECORD)
    tree = lxml.html.document_fromstring(written)
    assert tree.xpath("//script | //link | //img | //iframe | //object | //@src | //@style") == []
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert not re.search(r"url\(|@import|https?:", written)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    style = re.search(r"<style>(.*?)</style>", written, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ") and f"style-src 'sha256-{digest}'" in policy


def test_text_of_an_article_stays_text_everywhere():
    hostile = {code: f"{ATTACK}\"'&amp;{code}" for code in ("en", "fa", "ur")}
    record = make_record(
        [hostile], title=hostile, author=ATTACK, name=ATTACK, foreign=('x"><script>', ATTACK), date=ATTACK
    )
    written = page(record)
    assert "<script" not in written
    tree = lxml.html.document_fromstring(written)
    assert tree.xpath("//title")[0].text == hostile["en"]
    assert [one.text for one in tree.xpath("//tr[@class='headline']/td/p[@lang]")] == list(hostile.values())


@pytest.mark.parametrize("languages", [("en",), ("ur", "en"), ("en", "fa", "ur"), ("en", "fa", "ur", "ar", "ps", "he")])
def test_there_may_be_any_number_of_languages_and_no_title_or_sentence(languages):
    sentences = [{code: f"{code} {number}" for code in (*languages, "en")} for number in range(2)]
    tree = parse(make_record(sentences, languages=languages))
    assert len(tree.xpath("//thead//th")) == len(languages) + 1
    assert tree.xpath("//title")[0].text == "news.txt"
    assert parse(make_record([], languages=languages)).xpath("//tbody/tr") == []


def test_every_language_of_the_table_has_a_name_of_its_own_and_any_other_code_will_do():
    assert OWN_NAMES.keys() == LANGUAGES.keys()
    assert language_label("zt").tag == "zh-Hant" and language_label("pb").tag == "pt-BR"
    assert (language_label("xx").direction, language_label("xx").name) == ("auto", "xx")


@pytest.mark.parametrize("code", ["en", "fa", "ur"])
def test_convert_writes_the_page_and_a_record_read_back_gives_the_same(translator, tmp_path, code):
    source = tmp_path / "news.txt"
    source.write_text(ARTICLES[code], encoding="utf-8")
    (result,) = convert([tmp_path], translator=translator, formats=["json", "html"])
    assert [path.name for path in result.outputs] == ["news.txt.parallel.html", "news.txt.parallel.json"]
    assert all(is_output(path.name) for path in result.outputs)
    written = result.outputs[0].read_bytes().decode("utf-8")
    assert written == page(read_record(result.outputs[1]))
    assert [one.status for one in convert([tmp_path], translator=translator, formats=["json", "html"])] == ["skipped"]
    tree = lxml.html.document_fromstring(written)
    assert tree.xpath("//article/@lang") == [code]
    assert len(tree.xpath("//article//mark")) == len(tree.xpath("//tbody/tr[th]"))


def test_lines_that_cleaning_removed_are_folded_away():
    assert not parse().xpath("//details")
    removed = (Removed(1, "button", "Share"), Removed(12, "outside", ATTACK))
    (details,) = parse(replace(RECORD, summary=replace(RECORD.summary, removed=removed))).xpath("//details")
    assert details.get("open") is None
    assert text(details.find("summary")).endswith(": 2")
    assert [text(line) for line in details.xpath(".//li")] == ["1 Share", f"12 {ATTACK}"]
