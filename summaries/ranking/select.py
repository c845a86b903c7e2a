"""Choose the sentences of an article that its summary is made of: how many, by which method, in which order.

Every method sees the same words (`translate.words`), the same stop words and the same candidates: of sentences that
are equal once normalised only the first, none that is no sentence of the article (`unsuitable.py`), and none without
a content word (one that is no stop word and holds a letter) while there is any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate import WrongUse, words

from .budget import fill_budget, select_within_budget
from .choice import DEFAULT_LENGTH, Choice, Length
from .document import Document
from .methods import METHODS, RANKING_METHODS, check_method, check_size

# Of a ranking, what is kept beside what was chosen: enough to find a substitute in.
KEPT_BEYOND_CHOSEN = 10


@dataclass(frozen=True)
class Selection:
    """The sentences of a summary, and what could take their place.

    `choices`: the chosen ones, in the order of the article. `ranking`: the best of all, from the best down.
    `words`: how many words are chosen. `dependencies`: for each sentence of the ranking that needs any, the others
    that must be in a summary that holds it.
    """

    choices: tuple[Choice, ...]
    ranking: tuple[Choice, ...]
    words: int
    dependencies: dict[int, tuple[int, ...]]


def select(
    texts: Sequence[str],
    language: str,
    length: Length = DEFAULT_LENGTH,
    method: str = METHODS[0],
    title: str | None = None,
    about: str | None = None,
) -> Selection:
    """Choose the sentences that summarise an article, and keep what was ranked.

    Args:
        texts: Its sentences, up to about 10,000.
        language: Their code, known or not.
        length: How many to choose.
        method: One of `METHODS`.
        title: The article's, without the site's name; `news` and `edmundson` use it.
        about: A few words in the article's language; sentences that have them, whatever their endings, come first, and
            where none has, the summary is the one without a topic. Only `news` knows topics.

    Returns:
        The selection; nothing is chosen of no texts, and at least one sentence of any. With `news` no sentence is
        chosen without those it needs (`dependencies.py`), unless nothing else fits: then one stands alone.

    Raises:
        WrongUse: For an unknown method, a topic without a word, or one with a method that knows none.
        TooManySentences: Where a slow method would take too long.
    """
    document = _read(texts, language, method, title, about)
    row = RANKING_METHODS[method]
    dependencies = document.dependencies if row.keeps_together else {}
    ranking = list(row.rank(document))
    if length.words is None:
        most = length.most_sentences(len(texts) - len(document.unsuitable))
        chosen = select_within_budget(ranking, dependencies, lambda _: 1, most)
    else:
        chosen = fill_budget(ranking, dependencies, lambda place: len(document.words[place]), length.words)
    kept = ranking[: 2 * len(chosen) + KEPT_BEYOND_CHOSEN]
    needed = {choice.index: dependencies[choice.index] for choice in (*kept, *chosen) if choice.index in dependencies}
    return Selection(
        choices=tuple(sorted(chosen, key=lambda choice: choice.index)),
        ranking=tuple(kept),
        words=sum(len(document.words[choice.index]) for choice in chosen),
        dependencies=needed,
    )


def choose(
    texts: Sequence[str],
    language: str,
    length: Length = DEFAULT_LENGTH,
    method: str = METHODS[0],
    title: str | None = None,
    about: str | None = None,
) -> tuple[Choice, ...]:
    """Choose the sentences that summarise an article, in the order of the article; all else as for `select`."""
    return select(texts, language, length, method, title, about).choices


def rank(
    texts: Sequence[str], language: str, method: str = METHODS[0], title: str | None = None, about: str | None = None
) -> Iterator[Choice]:
    """Rank the sentences of an article from the best down, as far as they are asked for.

    Arguments and errors as for `select`. Ties go to the earlier sentence. Sumy's methods rank every candidate; `news`
    leaves out what is too short or too similar to what came before.
    """
    document = _read(texts, language, method, title, about)
    return RANKING_METHODS[method].rank(document)


def _read(texts: Sequence[str], language: str, method: str, title: str | None, about: str | None) -> Document:
    check_method(method, about)
    if about is not None and not words(about, language):
        raise WrongUse(f"There is no word in the topic '{about}'.")
    check_size(method, len(texts))
    return Document.from_sentences(texts, language, title, about)
