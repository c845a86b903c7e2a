"""Ours against sumy's own: the same sentences, ratings as close as sums go, whatever the size of a block."""

from __future__ import annotations

import math
from importlib import import_module

import numpy as np
import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

from summaries.ranking import Length, choose, graph_methods, sparse
from tests.support.articles import ARTICLES
from tests.support.stories import invented
from translate.text.sentences import split_sentences
from translate.text.spelling import words
from translate.text.stopwords import stop_words

NAMES = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}
STORIES = [
    *(
        (language, [sentence.text for sentence in split_sentences(text, language)])
        for language, text in ARTICLES.items()
    ),
    *(("en", invented(seed, 5 + 11 * seed)) for seed in range(9)),
]


def by_sumy(method, texts, language):
    class Tokenizer:
        def to_words(self, sentence):
            return tuple(words(sentence, language))

    module, name = NAMES[method]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    summarizer.stop_words = stop_words(language)
    return summarizer, ObjectDocumentModel([Paragraph([Sentence(text, Tokenizer()) for text in texts])])


@pytest.mark.parametrize("story", range(len(STORIES)))
@pytest.mark.parametrize("method", NAMES)
def test_the_same_sentences_are_chosen_as_by_sumy(method, story):
    language, texts = STORIES[story]
    summarizer, document = by_sumy(method, texts, language)
    for count in (3, 5, 10):
        chosen = choose(texts, language, Length(sentences=count), method)
        assert [texts[choice.index] for choice in chosen] == [str(sentence) for sentence in summarizer(document, count)]


@pytest.mark.parametrize("method", NAMES)
def test_ratings_of_a_long_article_in_many_blocks_are_sumys(method, monkeypatch):
    texts = invented(1, 130)
    bags = [words(text, "xx") for text in texts]
    ratings = getattr(graph_methods, method)(bags)
    monkeypatch.setattr(sparse, "CELLS_OF_A_BLOCK", 1_000)
    in_blocks = getattr(graph_methods, method)(bags)
    assert np.allclose(ratings, in_blocks, rtol=1e-9, atol=0)
    monkeypatch.setattr(import_module("summaries.ranking.graph_methods"), "MOST_SUMMED_AS_SUMY_DOES", 200)
    assert np.allclose(ratings, getattr(graph_methods, method)(bags), rtol=1e-8, atol=0)
    summarizer, document = by_sumy(method, texts, "xx")
    summarizer._get_best_sentences = lambda sentences, count, rating: [rating[sentence] for sentence in sentences]
    first_of_equals = [number for number, text in enumerate(texts) if text not in texts[:number]]
    expected = summarizer(document, None)
    if method != "reduction" or len(first_of_equals) == len(texts):
        assert np.allclose(
            [ratings[number] for number in first_of_equals],
            [expected[number] for number in first_of_equals],
            rtol=1e-8,
            atol=0,
        )


def test_products_are_those_of_the_whole_matrix():
    rows = sparse.SparseRows.count([words(text, "xx") for text in invented(2, 100)]).normalised()
    matrix = np.zeros((rows.height, rows.width))
    matrix[rows.rows, rows.columns] = rows.values
    whole = np.concatenate([block for _, block in rows.blocks()])
    assert np.allclose(whole, matrix @ matrix.T)
    assert np.allclose(rows.gram_row(7), whole[7])
    weights = np.arange(100.0)
    assert np.allclose(rows.gram_dot(weights), whole @ weights)


@pytest.mark.parametrize("method", NAMES)
def test_sentences_without_words_have_a_rating_of_nothing_shared(method):
    with np.errstate(all="ignore"):
        ratings = getattr(graph_methods, method)([[], ["bridge", "river"], [], ["river"], ["boat"], ["oar"], ["net"]])
    assert all(math.isfinite(rating) for rating in ratings)
    assert ratings[0] == ratings[2] == min(ratings)
