"""Choose the sentences of an article that its summary is made of: the default method, and sumy's by name.

Every method sees the same words (`translate.sentences.words`), the same stop words and the same candidates:
of sentences that are equal once normalised only the first, and none without a content word (one that is no
stop word and holds a letter) while there is any other.

The default, `news`, adds three scores. How central a sentence is: PageRank over the cosines of tf-idf
vectors, as in LexRank (Erkan and Radev 2004, JAIR 22) with continuous weights, where a sentence is also
similar to itself; the best gets 1. How early it stands among the candidates: the lead of a news story says
most (Edmundson 1969, JACM 16). How many of the title's words it has (Edmundson again). Sentences are taken
from the best down, and one too similar to one already taken is left out (a threshold in place of MMR,
Carbonell and Goldstein 1998, SIGIR). Its candidates are not shorter than a sentence with something to say,
which keeps captions and share buttons out; so `news` may choose fewer sentences than were asked for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from translate import WrongUse, words

from .stopwords import stop_words

if TYPE_CHECKING:  # numpy loads in a tenth of a second, which `import summaries` must not cost
    from numpy.typing import NDArray

METHODS: tuple[str, ...] = ("news", "lexrank", "textrank", "luhn", "edmundson", "reduction", "sumbasic", "lsa")

LEAD_WEIGHT = 0.6
LEAD_SENTENCES = 4  # after so many sentences the weight of the lead has fallen to 1/e
TITLE_WEIGHT = 0.6
MOST_SIMILAR = 0.5  # a cosine: from here on a sentence repeats one already chosen
FEWEST_CONTENT_WORDS = 4
DAMPING = 0.85  # as Brin and Page have it
PAGERANK_CHANGE = 1e-9
PAGERANK_ROUNDS = 100
# Scores are compared at so many decimals, so that equal sentences tie whatever order sums were made in.
DECIMALS = 8


@dataclass(frozen=True)
class Length:
    """How long a summary is to be: exactly one rule.

    `sentences`: at most so many sentences, 1 or more. `ratio`: this share of the article's sentences, above 0
    and up to 1, rounded up. `words`: sentences from the best down while they stay within so many words, 1 or
    more, but never fewer than one sentence. `ratio` or `words`, where given, stands in place of `sentences`,
    which is then None. Raises `WrongUse` for anything else.
    """

    sentences: int | None = 5
    ratio: float | None = None
    words: int | None = None

    def __post_init__(self) -> None:
        if self.ratio is not None and self.words is not None:
            raise WrongUse("Give the length of a summary as a ratio or as words, not both.")
        if self.ratio is not None or self.words is not None:
            object.__setattr__(self, "sentences", None)
        elif self.sentences is None:
            raise WrongUse("Give the length of a summary as sentences, a ratio or words.")
        if self.sentences is not None and self.sentences < 1:
            raise WrongUse(f"A summary has at least 1 sentence; {self.sentences} were asked for.")
        if self.ratio is not None and not 0 < self.ratio <= 1:
            raise WrongUse(f"The ratio of a summary is above 0 and at most 1, for example 0.2; got {self.ratio}.")
        if self.words is not None and self.words < 1:
            raise WrongUse(f"A summary has at least 1 word; {self.words} were asked for.")


DEFAULT_LENGTH = Length()


@dataclass(frozen=True)
class Choice:
    """One sentence that was chosen.

    `index`: its place among the texts, from 0. `score`: finite, higher is better, on a scale of the method's
    own, so only comparable within one article.
    """

    index: int
    score: float


def choose(
    texts: Sequence[str],
    language: str,
    length: Length = DEFAULT_LENGTH,
    method: str = "news",
    title: str | None = None,
) -> tuple[Choice, ...]:
    """The sentences that summarise an article, in the order of the article.

    `texts`: its sentences, up to about 10,000. `language`: their code. `length`: how many to choose.
    `method`: one of `METHODS`. `title`: the article's, without the site's name; `news` and `edmundson` use
    it. Returns nothing for no texts and at least one `Choice` for any. Raises `WrongUse` for an unknown
    method.
    """
    ranking = rank(texts, language, method, title)
    if length.words is not None:
        chosen = _within(ranking, texts, language, length.words)
    elif length.ratio is not None:
        # Rounded first: 0.07 * 100 is a little more than 7.
        chosen = list(islice(ranking, math.ceil(round(length.ratio * len(texts), DECIMALS)) or 1))
    else:
        chosen = list(islice(ranking, length.sentences))
    return tuple(sorted(chosen, key=lambda choice: choice.index))


def rank(texts: Sequence[str], language: str, method: str = "news", title: str | None = None) -> Iterator[Choice]:
    """The sentences of an article from the best down, as far as they are asked for.

    Arguments and errors as for `choose`. Ties go to the earlier sentence. Sumy's methods rank every
    candidate; `news` leaves out what is too short or too similar to what came before. Where a method of
    sumy's has no rating for a sentence (LexRank's not-a-numbers; the sentences of a long article beyond what
    it can compare, see `sumy_methods.MOST_SENTENCES`), that sentence comes after the rated ones, the earlier
    before the later.
    """
    if method not in METHODS:
        raise WrongUse(f"Unknown method '{method}'. Known methods: {', '.join(METHODS)}.")
    article = _Article.read(texts, language, title)
    return _rank_news(article) if method == "news" else _rank_with_sumy(article, method)


@dataclass(frozen=True)
class _Article:
    """What every method needs: the words and the content words of each sentence, and of the title."""

    words: list[list[str]]
    content: list[list[str]]
    title: list[str]
    stop: frozenset[str]

    @classmethod
    def read(cls, texts: Sequence[str], language: str, title: str | None) -> _Article:
        stop = stop_words(language)

        def content(listed: list[str]) -> list[str]:
            return [word for word in listed if word not in stop and any(map(str.isalpha, word))]

        per_sentence = [words(text, language) for text in texts]
        return cls(
            words=per_sentence,
            content=[content(listed) for listed in per_sentence],
            title=content(words(title or "", language)),
            stop=stop,
        )

    def candidates(self, fewest: int) -> list[int]:
        """Places of distinct sentences of `fewest` content words or more; if none has, of 1; else all."""
        seen: dict[tuple[str, ...], int] = {}
        for place, listed in enumerate(self.words):
            seen.setdefault(tuple(listed), place)
        for least in (fewest, 1, 0):
            found = [place for place in seen.values() if len(self.content[place]) >= least]
            if found:
                return found
        return []


def _rank_news(article: _Article) -> Iterator[Choice]:
    import numpy as np

    places = article.candidates(FEWEST_CONTENT_WORDS)
    if not places:
        return
    vectors = _TfIdf.build([article.content[place] for place in places])
    scores = _news_scores(article, places, vectors)
    highest_cosine = np.zeros(len(places))
    for row in np.argsort(-scores, kind="stable").tolist():
        if highest_cosine[row] < MOST_SIMILAR:
            yield Choice(places[row], float(scores[row]))
            np.maximum(highest_cosine, vectors.cosines(row), out=highest_cosine)


def _news_scores(article: _Article, places: list[int], vectors: _TfIdf) -> NDArray[Any]:
    import numpy as np

    scores = vectors.centrality() + LEAD_WEIGHT * np.exp(-np.arange(len(places)) / LEAD_SENTENCES)
    title = set(article.title)
    if title:
        shares = [len(title.intersection(article.content[place])) / len(title) for place in places]
        scores = scores + TITLE_WEIGHT * np.array(shares)
    return np.asarray(scores.round(DECIMALS))


def _rank_with_sumy(article: _Article, method: str) -> Iterator[Choice]:
    from .sumy_methods import MOST_SENTENCES, rate

    places = article.candidates(fewest=1)
    if not any(article.content):
        return (Choice(place, 0.0) for place in places)
    compared = places
    most = MOST_SENTENCES.get(method, len(places))
    if len(places) > most:
        vectors = _TfIdf.build([article.content[place] for place in places])
        scores = dict(zip(places, _news_scores(article, places, vectors).tolist(), strict=True))
        compared = sorted(sorted(places, key=lambda place: -scores[place])[:most])
    ratings = rate(method, [article.words[place] for place in compared], article.title, article.stop)
    rated = {
        place: round(rating, DECIMALS) for place, rating in zip(compared, ratings, strict=True) if math.isfinite(rating)
    }
    # One score for all of them: their ties break by place, which is the order of the lead.
    unrated = min(rated.values(), default=1.0) - 1.0
    choices = [Choice(place, rated.get(place, unrated)) for place in places]
    return iter(sorted(choices, key=lambda choice: (-choice.score, choice.index)))


@dataclass(frozen=True)
class _TfIdf:
    """Sentences as unit vectors of tf-idf, S, held as its non-zero entries.

    Entry k says that the sentence `rows[k]` has the term `columns[k]` with weight `values[k]`; entries stand
    by rows. The cosines of all pairs are S Sᵀ, which is never made: 10,000 sentences would need 800 MB for
    it.
    """

    rows: NDArray[Any]
    columns: NDArray[Any]
    values: NDArray[Any]
    height: int
    width: int
    row_starts: NDArray[Any]
    by_column: NDArray[Any]
    column_starts: NDArray[Any]

    @classmethod
    def build(cls, bags: Sequence[Sequence[str]]) -> _TfIdf:
        import numpy as np

        numbers: dict[str, int] = {}
        entries = [
            (row, numbers.setdefault(term, len(numbers)), count)
            for row, bag in enumerate(bags)
            for term, count in Counter(bag).items()
        ]
        rows, columns, counts = np.array(entries, dtype=np.int64).reshape(-1, 3).T
        height, width = len(bags), len(numbers)
        frequencies = np.bincount(columns, minlength=width)
        # Smoothed, so that a term that every sentence has (the story's subject) still counts for something.
        idf = np.log((1 + height) / (1 + frequencies)) + 1
        values = counts * idf[columns]
        values /= np.sqrt(np.bincount(rows, values**2, minlength=height))[rows]
        return cls(
            rows,
            columns,
            values,
            height,
            width,
            row_starts=np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=height)))),
            by_column=np.argsort(columns, kind="stable"),
            column_starts=np.concatenate(([0], np.cumsum(frequencies))),
        )

    def times_cosines(self, weights: NDArray[Any]) -> NDArray[Any]:
        """S Sᵀ `weights`: for each sentence, the sum of its cosines with all, weighted."""
        import numpy as np

        terms = np.bincount(self.columns, self.values * weights[self.rows], minlength=self.width)
        return np.bincount(self.rows, self.values * terms[self.columns], minlength=self.height)

    def centrality(self) -> NDArray[Any]:
        """PageRank of each sentence in the graph of cosines, where each has itself too; the highest is 1."""
        import numpy as np

        degrees = self.times_cosines(np.ones(self.height))
        degrees[degrees == 0] = 1  # sentences without a content word
        ranks = np.full(self.height, 1 / self.height)
        for _ in range(PAGERANK_ROUNDS):
            before = ranks
            ranks = (1 - DAMPING) / self.height + DAMPING * self.times_cosines(before / degrees)
            if np.abs(ranks - before).sum() < PAGERANK_CHANGE:
                break
        return np.asarray(ranks / ranks.max())

    def cosines(self, row: int) -> NDArray[Any]:
        """The cosines of one sentence with all."""
        import numpy as np

        found = np.zeros(self.height)
        for entry in range(self.row_starts[row], self.row_starts[row + 1]):
            column = self.columns[entry]
            same = self.by_column[self.column_starts[column] : self.column_starts[column + 1]]
            found[self.rows[same]] += self.values[entry] * self.values[same]
        return found


def _within(ranking: Iterator[Choice], texts: Sequence[str], language: str, budget: int) -> list[Choice]:
    chosen: list[Choice] = []
    for choice in ranking:
        budget -= len(words(texts[choice.index], language))
        if budget < 0 and chosen:
            break
        chosen.append(choice)
    return chosen
