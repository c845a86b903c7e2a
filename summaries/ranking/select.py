"""Choose the sentences of an article that its summary is made of: how many, by which method, in which order.

Every method sees the same words (`translate.text.spelling.words`), the same stop words and the same candidates:
of sentences that are equal once normalised only the first, and none without a content word (one that is no
stop word and holds a letter) while there is any other. The default, `news`, is described in `news.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate import WrongUse, words

from .document import Document
from .quotations import find_quotations, select_within_budget

METHODS: tuple[str, ...] = ("news", "lexrank", "textrank", "luhn", "edmundson", "reduction", "sumbasic", "kl", "lsa")
# Ratios are rounded up, but not by an error of arithmetic: 0.07 * 100 is a little more than 7.
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
    about: str | None = None,
) -> tuple[Choice, ...]:
    """The sentences that summarise an article, in the order of the article.

    `texts`: its sentences, up to about 10,000. `language`: their code. `length`: how many to choose.
    `method`: one of `METHODS`. `title`: the article's, without the site's name; `news` and `edmundson` use
    it. `about`: a few words in the article's language; sentences that have them, whatever their endings, come
    first, and where none has, the summary is the one without a topic. Only `news` knows topics. It holds all
    sentences of a quotation or none, unless nothing else fits in the length: then a part stands alone. Returns nothing
    for no texts and at least one `Choice` for any. Raises `WrongUse` for an unknown method, and for a topic
    without a word or with another method than `news`; `TooManySentences` where a slow method would hang.
    """
    ranking = rank(texts, language, method, title, about)
    quotations = find_quotations(texts) if method == "news" else {}
    if length.words is not None:
        chosen = select_within_budget(
            ranking, quotations, lambda place: len(words(texts[place], language)), length.words
        )
    else:
        share = 1 if length.ratio is None else math.ceil(round(length.ratio * len(texts), DECIMALS)) or 1
        chosen = select_within_budget(
            ranking, quotations, lambda _: 1, share if length.sentences is None else length.sentences
        )
    return tuple(sorted(chosen, key=lambda choice: choice.index))


def rank(
    texts: Sequence[str], language: str, method: str = "news", title: str | None = None, about: str | None = None
) -> Iterator[Choice]:
    """The sentences of an article from the best down, as far as they are asked for.

    Arguments and errors as for `choose`. Ties go to the earlier sentence. Sumy's methods rank every
    candidate; `news` leaves out what is too short or too similar to what came before. Where a method of
    sumy's has no rating for a sentence (LexRank's not-a-numbers), that sentence comes after the rated ones,
    the earlier before the later.
    """
    check_method(method, about)
    if about is not None and not words(about, language):
        raise WrongUse(f"There is no word in the topic '{about}'.")
    story = Document.from_sentences(texts, language, title, about)
    return _rank_news(story) if method == "news" else _rank_with_sumy(story, method)


def check_method(method: str, about: str | None = None) -> None:
    """Raise `WrongUse` for a method that does not exist, or one that knows no topic where there is one (`about`)."""
    if method not in METHODS:
        raise WrongUse(f"Unknown method '{method}'. Known methods: {', '.join(METHODS)}.")
    if about is not None and method != "news":
        raise WrongUse(f"The method '{method}' knows no topic; summaries about something are made with 'news'.")


def _rank_news(story: Document) -> Iterator[Choice]:
    # Loading numpy takes a tenth of a second, which `import summaries` must not cost.
    from .news import rank_news

    return (Choice(place, score) for place, score in rank_news(story))


def _rank_with_sumy(story: Document, method: str) -> Iterator[Choice]:
    from .sumy_methods import rate

    places = story.candidates(fewest=1)
    if not any(story.content):
        return (Choice(place, 0.0) for place in places)
    # Sumy itself knows no candidates, so all sentences are rated.
    ratings = rate(method, story.words, story.title, story.stop)
    rated = {place: ratings[place] for place in places if math.isfinite(ratings[place])}
    # One score for all of them: their ties break by place, which is the order of the lead.
    unrated = min(rated.values(), default=1.0) - 1.0
    choices = [Choice(place, rated.get(place, unrated)) for place in places]
    return iter(sorted(choices, key=lambda choice: (-choice.score, choice.index)))
