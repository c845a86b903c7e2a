"""From a text to the sentences of its summary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries import Length, Settings, identify, summarize
from summaries.summarizing.analysis import analyse
from tests.support.articles import ARTICLES, ENGLISH, PASHTO, PERSIAN, PUNJABI, URDU
from translate import HamzabanError, NoText, UnsupportedLanguage, WrongUse

SEED = """0
Monday 22 January 2024 - 21:40

Talks resumed in Tehran

Story Code : 1110935
{}
Comment"""


@pytest.mark.parametrize("code", ["en", "fa", "ur"])
def test_sentences_are_found_at_their_places_in_the_text_as_given(code):
    text = ARTICLES[code]
    sentences = summarize(text, sentences=3)
    assert len(sentences) == 3
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)
    assert [sentence.start for sentence in sentences] == sorted(sentence.start for sentence in sentences)
    assert all("\n" not in sentence.text for sentence in sentences)


def test_places_hold_in_a_text_that_had_to_be_cleaned():
    text = SEED.format(ENGLISH).replace("minister said", "minister\u200f \u00a0 said").replace("\n", "\r\n")
    sentences = summarize(text)
    assert sentences
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)


def test_letters_with_their_marks_apart_are_found_too():
    text = "Le pre\u0301sident a re\u0301pe\u0301te\u0301 que les ne\u0301gociations sur l'eau reprendront lundi. " * 1
    sentence = summarize(text, language="fr")[0]
    assert text[sentence.start : sentence.end] == sentence.text
    assert "re\u0301pe\u0301te\u0301" in sentence.text


def test_the_title_is_no_sentence_of_the_summary():
    analysis = analyse(ENGLISH, Settings())
    assert analysis.title is not None and analysis.title.text == "Talks resumed in Tehran"
    assert all(segment.start >= analysis.title.end for segment in analysis.sentences)


def test_junk_of_the_page_is_never_chosen():
    chosen = "\n".join(sentence.text for sentence in summarize(SEED.format(ENGLISH), ratio=1.0))
    for junk in ("2024", "Story Code", "Comment", "1110935"):
        assert junk not in chosen
    assert "Talks resumed in Tehran\n" not in chosen


@pytest.mark.parametrize(
    ("article", "other", "language"),
    [
        (PERSIAN, ENGLISH, "en"),
        (URDU, ENGLISH, "en"),
        (ENGLISH, PERSIAN, "fa"),
        (ENGLISH, URDU, "ur"),
        (PERSIAN, URDU, "ur"),
        (URDU, PERSIAN, "fa"),
        (PERSIAN, PASHTO, "ps"),
    ],
)
def test_a_paragraph_in_another_language_is_named_and_never_ranked(article, other, language):
    paragraph = other.split("\n\n")[1]
    head, first, *rest = article.split("\n\n")
    text = "\n\n".join((head, first, paragraph, *rest))
    analysis = analyse(text, Settings(length=Length(ratio=1.0)))
    assert [(one.language, analysis.text[one.start : one.end]) for one in analysis.foreign] == [(language, paragraph)]
    assert not any(sentence.text in paragraph for sentence in analysis.sentences)


def test_a_headline_in_another_language_is_named_and_not_taken_as_the_title():
    analysis = analyse("Water talks resume in Tehran\n\n" + PERSIAN.split("\n\n", 1)[1], Settings())
    assert analysis.title is None
    assert [one.language for one in analysis.foreign] == ["en"]


def test_a_given_language_settles_it():
    assert identify("Aaj barish hui.", "ur").language == "ur"
    assert identify("Aaj barish hui.", "Urdu").confidence == 1.0


def test_a_language_outside_the_table_is_refused_by_name():
    with pytest.raises(UnsupportedLanguage, match=r"Western Punjabi.*--from"):
        summarize(PUNJABI)


def test_a_summary_in_pashto_needs_no_model():
    sentences = summarize(PASHTO, sentences=2)
    assert len(sentences) == 2 and all(one.text == PASHTO[one.start : one.end] for one in sentences)


@pytest.mark.parametrize("text", ["", "  \n", "12 345", "https://example.org/a", "😀 😀", "…"])
def test_a_text_without_letters_is_no_text(text):
    with pytest.raises(NoText, match="no text"):
        summarize(text)


def test_one_sentence_is_its_own_summary():
    assert [sentence.text for sentence in summarize("Rain is expected in the north tomorrow.")] == [
        "Rain is expected in the north tomorrow."
    ]


@pytest.mark.parametrize("options", [{"sentences": 0}, {"ratio": 0}, {"ratio": 1.5}, {"words": 0}, {"method": "best"}])
def test_a_length_or_method_that_cannot_be_meant_is_refused(options):
    with pytest.raises(WrongUse):
        summarize(ENGLISH, **options)


@given(st.text(max_size=300))
def test_any_text_is_summarised_or_refused_with_a_reason(text):
    try:
        sentences = summarize(text)
    except HamzabanError as error:
        assert str(error)
    else:
        assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)
