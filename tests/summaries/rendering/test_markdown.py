"""Markdown: what a text says stays text, whoever reads it; each language in its own direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summaries.rendering.markdown import escaped, markdown
from tests.support.crafted import MARKUP, ordinary, record, records, segment, texts

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
marked_up = st.lists(st.one_of(st.sampled_from(MARKUP), st.text("ab 1.-+*_`#<>[]()!|\\&~=:@", max_size=4))).map("".join)


def shown(text: str) -> str:
    """What a reader sees of one paragraph; fails where it is anything else."""
    opening, inline, closing = READER.parse(text)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    return "".join(child.content for child in inline.children)


def visible(text: str) -> str:
    """A text as it has to be seen: Markdown shows NUL as U+FFFD, and white space at the ends not at all."""
    return " ".join(text.replace("\x00", "\ufffd").split())


@given(st.one_of(texts, marked_up).filter(lambda text: text.strip()))
def test_no_text_becomes_markup(text):
    line = escaped(text)
    if line:
        assert visible(shown(line)) == visible(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


@pytest.mark.parametrize(
    "text",
    ["1. one", "12) x", "- a", "+ a", "* a", "# a", "> a", "---", "===", "    code", "`x`", "<b>b</b>", "[a](b)",
     "![a](b)", "&lt;", "a | b", "*a* __b__", "~~x~~", "https://a.example", "<!-- x -->", "a\\b", "a\n\n# b", "\ta"],
)  # fmt: skip
def test_each_kind_of_markup_is_shown_as_it_was_typed(text):
    assert shown(escaped(text)) == visible(text)


@pytest.mark.parametrize("text", ["He said: rain, 3.5 % more (or less)!", "باران – ۳٫۵ درصد؟", "U.S. talks; 'peace'"])
def test_ordinary_text_is_not_littered_with_backslashes(text):
    assert escaped(text) == text


def test_a_record_reads_sentence_by_sentence():
    assert "".join(markdown([ordinary(date="2024-05-01")])) == (
        "# Talks in Lahore\n\n"
        "a.txt · English, Persian, Urdu · source: English · 2024-05-01\n\n"
        '<div dir="rtl" lang="fa">\n\nمذاکرات در لاهور\n\n</div>\n\n'
        '<div dir="rtl" lang="ur">\n\nلاہور میں مذاکرات\n\n</div>\n\n'
        "## 1\n\n"
        "The river rose \\& fell.\n\n"
        '<div dir="rtl" lang="fa">\n\nرود بالا آمد و پایین رفت.\n\n</div>\n\n'
        '<div dir="rtl" lang="ur">\n\nدریا چڑھا اور اترا۔\n\n</div>\n\n'
        "## 2\n\n"
        "Roads \\<are\\> closed.\n\n"
        '<div dir="rtl" lang="fa">\n\nجاده‌ها بسته‌اند.\n\n</div>\n\n'
        '<div dir="rtl" lang="ur">\n\nسڑکیں بند ہیں۔\n\n</div>\n\n'
        "*Urdu, doubtful: a number is missing, changed or invented; words are repeated again and again*\n\n"
    )


def test_without_a_title_the_file_is_the_heading():
    made = record(sentences=[segment({"en": "Rain.", "ur": "بارش۔"}, 0)], name="a_b.txt", to=("ur",))
    heading, *rest = "".join(markdown([made])).split("\n\n")
    assert heading == "# a\\_b.txt"
    assert "Rain." not in rest  # nobody asked for a summary in English


@given(records())
def test_whatever_is_in_a_record_only_our_own_blocks_come_out(made):
    types = {token.type for token in READER.parse("".join(markdown([made])))}
    assert types <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "html_block",
    }  # fmt: skip
    blocks = [token.content.strip() for token in READER.parse("".join(markdown([made]))) if token.type == "html_block"]
    assert set(blocks) <= {'<div dir="rtl" lang="fa">', "</div>"}
