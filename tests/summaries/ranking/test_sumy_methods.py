"""Sumy's methods: as Sumy itself chooses, as many as were asked for, and no article that takes too long."""

from __future__ import annotations

import math
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.ranking.choice import Length
from summaries.ranking.methods import METHODS, RANKING_METHODS, TooManySentences
from summaries.ranking.select import choose, rank
from tests.support.stories import ARTICLES, TEXT
from translate.text.spelling import words
from translate.text.stopwords import stop_words

SUMY_METHODS = METHODS[1:]
MOST_SENTENCES = {name: row.max_sentences for name, row in RANKING_METHODS.items() if row.max_sentences}


@pytest.mark.parametrize("method", SUMY_METHODS)
def test_sumy_methods_choose_as_many_as_were_asked_for(method):
    assert len(choose(ARTICLES["en"], "en", Length(sentences=9), method)) == 9
    assert len(choose(ARTICLES["en"], "en", Length(sentences=99), method)) == 10


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize(
    ("method", "module", "name"),
    [
        ("lexrank", "lex_rank", "LexRankSummarizer"),
        ("textrank", "text_rank", "TextRankSummarizer"),
        ("luhn", "luhn", "LuhnSummarizer"),
        ("reduction", "reduction", "ReductionSummarizer"),
        ("sumbasic", "sum_basic", "SumBasicSummarizer"),
        ("kl", "kl", "KLSummarizer"),
        ("lsa", "lsa", "LsaSummarizer"),
    ],
)
def test_sumy_itself_given_the_same_words_chooses_the_same_but_for_ties(method, module, name, language):
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    class Tokenizer:
        def to_words(self, sentence):
            return tuple(words(sentence, language))

    article = [text for text in ARTICLES[language] if set(words(text, language)) - stop_words(language)]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    summarizer.stop_words = stop_words(language)
    document = ObjectDocumentModel([Paragraph([Sentence(text, Tokenizer()) for text in article])])
    scores = {choice.index: choice.score for choice in rank(article, language, method)}
    expected = [scores[article.index(str(sentence))] for sentence in summarizer(document, 4)]
    chosen = [choice.score for choice in choose(article, language, Length(sentences=4), method)]
    assert sorted(chosen) == sorted(expected)


def test_lexrank_falls_back_to_the_lead_where_it_has_no_number():
    # In two sentences every idf is log(2 / 2), so all similarities are 0 and their norm divides by 0.
    texts = ["Bridge opens today.", "River floods villages."]
    assert [choice.index for choice in rank(texts, "en", "lexrank")] == [0, 1]
    assert all(math.isfinite(choice.score) for choice in choose(texts, "en", method="lexrank"))


def test_edmundson_prefers_the_words_of_the_title():
    filler = [f"Remark{i} followed speech{i} quietly." for i in range(6)]
    texts = [*filler[:3], "Vegetable lorries crossed.", *filler[3:]]
    best = next(rank(texts, "en", "edmundson", title="Vegetable lorries crossed"))
    assert best.index == 3


@pytest.mark.parametrize("method", SUMY_METHODS)
def test_a_long_article_is_ranked_to_its_last_sentence_or_refused_with_what_to_do(method):
    texts = [f"Village{i % 97} sent lorry{i % 39} over bridge{i % 13} with crop{i}." for i in range(2_500)]
    if method in MOST_SENTENCES:
        with pytest.raises(TooManySentences, match=f"'{method}' takes too long for 2,500 sentences.* Take news"):
            choose(texts, "en", method=method)
    else:
        assert len(choose(texts, "en", Length(ratio=1.0), method)) == 2_500


@pytest.mark.parametrize("method", MOST_SENTENCES)
def test_a_slow_method_ranks_as_many_sentences_as_it_says(method):
    most = MOST_SENTENCES[method]
    texts = [f"Village{i} sent lorry{i % 39} over." for i in range(most + 1)]
    assert len(choose(texts[:most], "en", Length(sentences=3), method)) == 3
    with pytest.raises(TooManySentences):
        choose(texts, "en", method=method)


@settings(deadline=None)
@given(texts=st.lists(TEXT, max_size=12), method=st.sampled_from(SUMY_METHODS), asked=st.integers(1, 14))
def test_sumy_methods_choose_all_candidates_there_are_up_to_what_is_asked(texts, method, asked):
    stop = stop_words("en")
    distinct = {tuple(words(text, "en")) for text in texts}
    telling = {row for row in distinct if any(w not in stop and w.isalpha() for w in row)}
    assert len(choose(texts, "en", Length(sentences=asked), method)) == min(asked, len(telling or distinct))
