"""The registry of ranking methods: one row adds a method to the command line, its help and every check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from translate import HamzabanError, WrongUse

from .choice import Choice
from .document import Document


class TooManySentences(HamzabanError):
    """The text has more sentences than a slow method can rank in bearable time."""


@dataclass(frozen=True)
class Method:
    """A way to rank the sentences of an article.

    `rank`: from a document to its sentences from the best down, with scores that never rise. It imports what is heavy
    when it is called. `summary`: what the method does, in a few words. `knows_topic`: whether it heeds the topic of
    the document. `max_sentences`: how many it ranks in a few seconds, where its time grows with the square of their
    number or faster; None for no limit. `keeps_together`: whether a sentence is only chosen with those that it needs.
    """

    rank: Callable[[Document], Iterator[Choice]]
    summary: str
    knows_topic: bool = False
    max_sentences: int | None = None
    keeps_together: bool = False


def _rank_news(document: Document) -> Iterator[Choice]:
    # Loading numpy takes a tenth of a second, which `import summaries` must not cost.
    from .news import rank_news

    return rank_news(document)


def _rank_with_sumy(name: str, document: Document) -> Iterator[Choice]:
    from .sumy_methods import rank_with_sumy

    return rank_with_sumy(name, document)


def _sumy(name: str, summary: str, max_sentences: int | None = None) -> Method:
    return Method(partial(_rank_with_sumy, name), summary, max_sentences=max_sentences)


# The first is the default.
RANKING_METHODS: dict[str, Method] = {
    "news": Method(
        _rank_news, "what is central, early and in the title; nothing twice", knows_topic=True, keeps_together=True
    ),
    "lexrank": _sumy("lexrank", "centrality in the graph of similar sentences"),
    "textrank": _sumy("textrank", "PageRank over shared words"),
    "luhn": _sumy("luhn", "clusters of frequent words"),
    "edmundson": _sumy("edmundson", "words of the title, first and last sentences"),
    "reduction": _sumy("reduction", "sum of shared words"),
    "sumbasic": _sumy("sumbasic", "probable words, each counted less once said", max_sentences=1_000),
    "kl": _sumy("kl", "the word distribution nearest to the article's", max_sentences=120),
    "lsa": _sumy("lsa", "latent semantic analysis", max_sentences=500),
}
METHODS: tuple[str, ...] = tuple(RANKING_METHODS)


def check_method(method: str, about: str | None = None) -> None:
    """Raise `WrongUse` for a method that does not exist, or one that knows no topic where there is one (`about`)."""
    if method not in RANKING_METHODS:
        raise WrongUse(f"Unknown method '{method}'. Known methods: {', '.join(METHODS)}.")
    if about is not None and not RANKING_METHODS[method].knows_topic:
        able = " or ".join(f"'{name}'" for name, row in RANKING_METHODS.items() if row.knows_topic)
        raise WrongUse(f"The method '{method}' knows no topic; summaries about something are made with {able}.")


def check_size(method: str, sentences: int) -> None:
    """Raise `TooManySentences` where a method would take too long for so many sentences."""
    most = RANKING_METHODS[method].max_sentences
    if most is None or sentences <= most:
        return
    quick = [name for name, row in RANKING_METHODS.items() if row.max_sentences is None]
    raise TooManySentences(
        f"The method '{method}' takes too long for {sentences:,} sentences; it ranks up to {most:,}. "
        f"Take {', '.join(quick[:-1])} or {quick[-1]} for a text of this length."
    )
