"""Summaries about something, whatever language the article and the topic are in."""

from __future__ import annotations

import pytest

from summaries import convert, parallel_summary, summarize
from summaries.summarizing.analysis import translate_topic
from tests.conftest import plain_record
from tests.support.articles import ENGLISH, PERSIAN
from translate import Translator, WrongUse


def test_sentences_that_speak_of_the_topic_come_first():
    (plain,) = summarize(ENGLISH, sentences=1)
    (about,) = summarize(ENGLISH, sentences=1, about="wheat harvest")
    assert "wheat" not in plain.text and "wheat harvest" in about.text


def test_the_topic_is_translated_into_the_articles_language(translator):
    words = translate_topic("roads and floods", translator)
    assert words("en") == "roads and floods"
    assert words("fa") == "roads and floods جاده‌ها و سیل‌ها"
    assert words("de") == "roads and floods"
    assert translate_topic(None, translator)("fa") is None


def test_a_persian_article_is_summarised_about_english_words(translator):
    summary = parallel_summary(PERSIAN, ["en"], sentences=1, about="market", translator=translator)
    assert "بازار" in summary.lines("fa")[0]


def test_the_record_says_what_it_is_about(translator, tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (result,) = convert([tmp_path], ["fa"], about="wheat", translator=translator)
    record = plain_record(result.outputs[-1])
    assert record["settings"]["about"] == "wheat"
    assert any("wheat" in sentence["text"]["en"] for sentence in record["sentences"])
    statuses = [
        one.status
        for about in ("wheat", "rain")
        for one in convert([tmp_path], ["fa"], about=about, translator=translator)
    ]
    assert statuses == ["skipped", "done"]


def test_only_the_default_method_knows_topics(tmp_path):
    with Translator([tmp_path]), pytest.raises(WrongUse, match="knows no topic"):
        summarize(ENGLISH, about="water", method="luhn")
