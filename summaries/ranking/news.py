"""The default way of ranking: what is central, early and in the title, nothing twice, nothing torn out of its context.

Three scores are added. How central a sentence is: PageRank over the cosines of tf-idf vectors, as in LexRank (Erkan
and Radev 2004, JAIR 22) with continuous weights, where a sentence is also similar to itself; the best gets 1. How
early it stands among the candidates: the lead of a news story says most (Edmundson 1969, JACM 16). How many of the
title's words it has, whatever their endings, each weighing its idf, and against the sentence that has most (Edmundson
again); and of the words of a topic, where one was asked for.

Sentences are taken from the best down, and one too similar to one already taken is left out (a threshold in place of
MMR, Carbonell and Goldstein 1998, SIGIR). Candidates are not shorter than a sentence with something to say, which
keeps captions and share buttons out; so fewer sentences may be ranked than there are. A sentence that needs others
(`dependencies.py`) loses for each that is not yet taken; where it is taken all the same, they follow it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .choice import Choice
from .document import Document
from .sparse import SparseRows

Floats = NDArray[np.float64]

LEAD_WEIGHT = 0.6
LEAD_SENTENCES = 4  # after so many sentences the weight of the lead has fallen to 1/e
TITLE_WEIGHT = 2.0
TOPIC_WEIGHT = 4.0  # more than all else together: what was asked for comes first
NEED = 0.2  # what a sentence loses for each other that it needs and that is not yet taken
MOST_SIMILAR = 0.5  # a cosine: from here on a sentence repeats one already chosen
FEWEST_CONTENT_WORDS = 4
DAMPING = 0.85  # as Brin and Page have it
PAGERANK_CHANGE = 1e-9
PAGERANK_ROUNDS = 100
# Scores are compared at so many decimals, so that equal sentences tie whatever order sums were made in.
DECIMALS = 8
# A second reason is given where it speaks at least half as much for the sentence as the first.
SECOND_REASON = 0.5
# Endings are no difference between a word and another: this many letters, on a word of at least so many.
LONGEST_ENDING = 3
SHORTEST_STEM = 4
JOINER = "\u200c"


def rank_news(document: Document) -> Iterator[Choice]:
    """Rank the sentences of a document from the best down; ties go to the earlier."""
    places = document.candidates(FEWEST_CONTENT_WORDS)
    if not places:
        return
    vectors = tf_idf([document.content[place] for place in places])
    parts = _score(document, places, vectors)
    base = np.sum(list(parts.values()), axis=0).round(DECIMALS)
    reasons = _Reasons(parts)
    rows = {place: row for row, place in enumerate(places)}
    needs = document.dependencies
    needed_by: dict[int, list[int]] = {}
    for place in rows:
        for other in needs.get(place, ()):
            needed_by.setdefault(other, []).append(place)
    missing = np.array([float(len(needs.get(place, ()))) for place in places])
    waiting = np.ones(len(places), dtype=bool)
    highest_cosine = np.zeros(len(places))
    taken: set[int] = set()
    score = float("inf")
    while True:
        scores = np.where(waiting, (base - NEED * missing).round(DECIMALS), -np.inf)
        row = int(scores.argmax())
        if not waiting[row]:
            return
        waiting[row] = False
        if highest_cosine[row] >= MOST_SIMILAR:
            continue
        score = min(score, float(scores[row]))
        # What it needs follows it, even what is too short or too similar to stand by itself.
        together = [places[row], *(place for place in needs.get(places[row], ()) if place not in taken)]
        for place in together:
            taken.add(place)
            own = reasons.of(rows[place]) if place in rows else ()
            yield Choice(place, score, own if place == places[row] else ("neighbour", *own[:1]))
            for other in needed_by.get(place, ()):
                missing[rows[other]] -= 1
            if place in rows:
                waiting[rows[place]] = False
                np.maximum(highest_cosine, vectors.gram_row(rows[place]), out=highest_cosine)


def tf_idf(bags: list[list[str]]) -> SparseRows:
    """Weigh bags of words as unit vectors of tf-idf."""
    counts = SparseRows.count(bags)
    # Smoothed, so that a term that every sentence has (the story's subject) still counts for something.
    idf = np.log((1 + counts.height) / (1 + counts.frequencies)) + 1
    return counts.weighted(idf).normalised()


@dataclass(frozen=True)
class _Reasons:
    """What speaks for each candidate: its parts of the score beyond the mean of each."""

    parts: dict[str, Floats]

    def of(self, row: int) -> tuple[str, ...]:
        """The reasons of one candidate, the strongest first, two at most."""
        excess = {name: float(part[row] - part.mean()) for name, part in self.parts.items() if part[row] > 0}
        ordered = sorted(excess, key=lambda name: -excess[name])[:2]
        return tuple(ordered[:1]) + tuple(
            name for name in ordered[1:] if excess[name] > 0 and excess[name] >= SECOND_REASON * excess[ordered[0]]
        )


def _score(document: Document, places: list[int], vectors: SparseRows) -> dict[str, Floats]:
    """The parts of the score of each candidate, by the reason that they are."""
    parts = {
        "central": _centrality(vectors),
        "early": LEAD_WEIGHT * np.exp(-np.arange(len(places)) / LEAD_SENTENCES),
    }
    content = [document.content[place] for place in places]
    for name, weight, asked, listed in (
        ("title", TITLE_WEIGHT, document.title, content),
        ("topic", TOPIC_WEIGHT, document.about, [document.words[place] for place in places]),
    ):
        if asked:
            parts[name] = weight * _coverage(list(dict.fromkeys(asked)), listed)
    return parts


def _coverage(asked: list[str], listed: list[list[str]]) -> Floats:
    """The share of words asked for that each list has, whatever their endings, weighed by idf; the highest is 1."""
    vocabulary = {word for one in listed for word in one}
    meant = [{word for word in vocabulary if _same_stem(one, word)} for one in asked]
    found = np.array([[not forms.isdisjoint(one) for forms in meant] for one in listed], dtype=float)
    idf = np.log((1 + len(listed)) / (1 + found.sum(axis=0))) + 1
    shares = found @ idf
    highest = shares.max()
    return np.asarray(shares / highest if highest > 0 else shares)


def _same_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if not long.startswith(short):
        return False
    ending = long[len(short) :]
    return not ending or ending[0] == JOINER or (len(short) >= SHORTEST_STEM and len(ending) <= LONGEST_ENDING)


def _centrality(vectors: SparseRows) -> Floats:
    """PageRank of each sentence in the graph of cosines, where each has itself too; the highest is 1."""
    degrees = vectors.gram_dot(np.ones(vectors.height))
    degrees[degrees == 0] = 1  # sentences without a content word
    ranks = np.full(vectors.height, 1 / vectors.height)
    for _ in range(PAGERANK_ROUNDS):
        before = ranks
        ranks = (1 - DAMPING) / vectors.height + DAMPING * vectors.gram_dot(before / degrees)
        if np.abs(ranks - before).sum() < PAGERANK_CHANGE:
            break
    return np.asarray(ranks / ranks.max())
