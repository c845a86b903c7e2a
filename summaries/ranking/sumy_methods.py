"""The ratings of sumy's summarizers, on words that Hamzaban found.

The graph methods are computed in `centrality`, by sumy's definitions; all others by sumy itself. Its own tokenizer
needs an NLTK download and loses Persian and Urdu words, so it is never used. Documents are built directly, of one
paragraph; each sentence is named by its number, by which `_Words` looks its words up. That also keeps apart what
sumy, which tells sentences by their text, would take for one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer

from .choice import Choice
from .document import Document
from .graph_methods import lexrank, reduction, textrank

EDMUNDSON_FREQUENT_WORDS = 20
# Ratings are compared at so many decimals, so that equal sentences tie whatever order sums were made in.
DECIMALS = 8
TITLE = "title"
# Edmundson will not run without stigma words and null words; this one is in no text.
NO_WORD = ""


def rank_with_sumy(method: str, document: Document) -> Iterator[Choice]:
    """Rank the candidates of a document from the best down by a method of sumy's.

    Where it has no rating for a sentence (LexRank's not-a-numbers), that sentence comes after the rated ones, the
    earlier before the later. `method`: a name in `GRAPHS` or `SUMMARIZERS`.
    """
    places = document.candidates(fewest=1)
    if not any(document.content):
        return (Choice(place, 0.0) for place in places)
    # Sumy itself knows no candidates, so all sentences are rated.
    ratings = rate(method, document.words, document.title, document.stop)
    rated = {place: ratings[place] for place in places if math.isfinite(ratings[place])}
    # One score for all of them: their ties break by place, which is the order of the lead.
    unrated = min(rated.values(), default=1.0) - 1.0
    choices = [Choice(place, rated.get(place, unrated)) for place in places]
    return iter(sorted(choices, key=lambda choice: (-choice.score, choice.index)))


def rate(
    method: str, sentences: Sequence[Sequence[str]], title: Sequence[str], stop_words: frozenset[str]
) -> tuple[float, ...]:
    """The rating that a method of sumy's gives to each sentence; higher is better, NaN where it has none.

    `method`: a name in `GRAPHS` or `SUMMARIZERS`. `sentences`: the words of each, normalised, a content word in at
    least one. `title`: its content words, for `edmundson`. `stop_words`: those of the language.

    Definitions are sumy 0.13's: LexRank (Erkan and Radev 2004), TextRank (Mihalcea and Tarau 2004), Luhn
    (1958), Edmundson (1969), Reduction (adamfabish/Reduction), SumBasic (Nenkova and Vanderwende 2005) and KLSum
    (Haghighi and Vanderwende 2009), where a rating is minus the round in which the sentence was taken, and LSA
    (Steinberger and Ježek 2004). Edmundson's bonus words are the title's, which also is the document's heading;
    without a title they are the most frequent content words (his key words). It has no stigma words.
    """
    if method in GRAPHS:
        bags = [[word for word in listed if word not in stop_words] for listed in sentences]
        with np.errstate(all="ignore"):
            return tuple(GRAPHS[method](bags).tolist())
    tokenizer = _Words(sentences, title)
    numbered = [Sentence(str(number), tokenizer) for number in range(len(sentences))]
    summarizer = SUMMARIZERS[method]()
    if method == "edmundson":
        if title:
            numbered.insert(0, Sentence(TITLE, tokenizer, is_heading=True))
        summarizer.bonus_words = title or _most_frequent(sentences, stop_words)
        summarizer.stigma_words = [NO_WORD]
        summarizer.null_words = stop_words or [NO_WORD]
    else:
        summarizer.stop_words = stop_words
    with np.errstate(all="ignore"):
        ratings: tuple[float, ...] = summarizer(ObjectDocumentModel([Paragraph(numbered)]), None)
    return tuple(round(rating, DECIMALS) for rating in ratings)


def _most_frequent(sentences: Sequence[Sequence[str]], stop_words: frozenset[str]) -> list[str]:
    counts = Counter(word for sentence in sentences for word in sentence if word not in stop_words)
    return [word for word, _ in counts.most_common(EDMUNDSON_FREQUENT_WORDS)]


class _Words:
    """A tokenizer as sumy wants one, for sentences whose words are known."""

    def __init__(self, sentences: Sequence[Sequence[str]], title: Sequence[str]) -> None:
        self._words = {str(number): tuple(listed) for number, listed in enumerate(sentences)}
        self._words[TITLE] = tuple(title)

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return (text,)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return self._words[sentence]


class _Rated:
    """Makes a summarizer of sumy's return what it rates each sentence, in place of the best sentences."""

    def _get_best_sentences(self, sentences: Sequence[Any], count: Any, rating: Any, *args: Any) -> tuple[float, ...]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        return tuple(float(rate(sentence, *args)) for sentence in sentences)


class _Luhn(_Rated, LuhnSummarizer):  # type: ignore[misc]
    def _get_significant_words(self, words: Sequence[str]) -> frozenset[str]:
        # Sumy only asks whether a word is among them, which in its tuple takes 15 s for 10,000 sentences.
        return frozenset(super()._get_significant_words(words))


class _Lsa(_Rated, LsaSummarizer):  # type: ignore[misc]
    def _create_dictionary(self, document: Any) -> dict[str, int]:
        # Sumy numbers words in the order of a set, which changes with PYTHONHASHSEED, and sums with it.
        return {word: row for row, word in enumerate(sorted(super()._create_dictionary(document)))}

    def _create_matrix(self, document: Any, dictionary: dict[str, int]) -> Any:
        # Sumy's, less the warning of fewer words than sentences, about which nothing can be done.
        matrix = np.zeros((len(dictionary), len(document.sentences)))
        for column, sentence in enumerate(document.sentences):
            for word in sentence.words:
                if word in dictionary:
                    matrix[dictionary[word], column] += 1
        return matrix

    def _compute_term_frequency(self, matrix: Any, smooth: float = 0.4) -> Any:
        # Sumy's, over all cells at once.
        highest = matrix.max(axis=0)
        smoothed = smooth + (1.0 - smooth) * matrix / np.where(highest > 0, highest, 1.0)
        return np.where(highest > 0, smoothed, matrix)


def _rated(summarizer: Any) -> Any:
    return type(summarizer.__name__, (_Rated, summarizer), {})


GRAPHS = {"lexrank": lexrank, "textrank": textrank, "reduction": reduction}
SUMMARIZERS: dict[str, Any] = {
    "luhn": _Luhn,
    "edmundson": _rated(EdmundsonSummarizer),
    "sumbasic": _rated(SumBasicSummarizer),
    "kl": _rated(KLSummarizer),
    "lsa": _Lsa,
}
