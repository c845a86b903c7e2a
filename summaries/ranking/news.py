"""The default way of ranking: what is central, early and in the title, nothing twice, quotations whole.

Three scores are added. How central a sentence is: PageRank over the cosines of tf-idf vectors, as in LexRank (Erkan
and Radev 2004, JAIR 22) with continuous weights, where a sentence is also similar to itself; the best gets 1. How
early it stands among the candidates: the lead of a news story says most (Edmundson 1969, JACM 16). How many of the
title's words it has (Edmundson again), and of the words of a topic, where one was asked for.

Sentences are taken from the best down, and one too similar to one already taken is left out (a threshold in place of
MMR, Carbonell and Goldstein 1998, SIGIR). Candidates are not shorter than a sentence with something to say, which
keeps captions and share buttons out; so fewer sentences may be ranked than there are. A sentence with only a part of
a quotation gives way to whole ones that are nearly as good; where it is taken all the same, the rest follows it, and
`select_within_budget` leaves out a quotation that does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .document import Document
from .sparse import SparseRows

LEAD_WEIGHT = 0.6
LEAD_SENTENCES = 4  # after so many sentences the weight of the lead has fallen to 1/e
TITLE_WEIGHT = 0.6
TOPIC_WEIGHT = 2.0  # about as much as all else together: what was asked for comes first
PART_OF_QUOTATION = 0.2  # how much worse than a whole sentence a part of a quotation is
MOST_SIMILAR = 0.5  # a cosine: from here on a sentence repeats one already chosen
FEWEST_CONTENT_WORDS = 4
DAMPING = 0.85  # as Brin and Page have it
PAGERANK_CHANGE = 1e-9
PAGERANK_ROUNDS = 100
# Scores are compared at so many decimals, so that equal sentences tie whatever order sums were made in.
DECIMALS = 8
# Endings are no difference between a word and the topic: this many letters, on a word of at least so many.
LONGEST_ENDING = 3
SHORTEST_STEM = 4
JOINER = "\u200c"


def rank_news(story: Document) -> Iterator[tuple[int, float]]:
    """Places and scores of the sentences of a story, from the best down; ties go to the earlier."""
    places = story.candidates(FEWEST_CONTENT_WORDS)
    if not places:
        return
    vectors = tf_idf([story.content[place] for place in places])
    scores = _scores(story, places, vectors)
    rows = {place: row for row, place in enumerate(places)}
    quotations = story.quotations()
    highest_cosine = np.zeros(len(places))
    waiting = np.argsort(-scores, kind="stable").tolist()[::-1]
    taken: set[int] = set()
    score = float("inf")
    while waiting:
        row = waiting.pop()
        if row in taken or highest_cosine[row] >= MOST_SIMILAR:
            continue
        score = min(score, float(scores[row]))
        # The rest of a quotation follows, even what is too short or too similar to stand by itself.
        together = quotations.get(places[row], ())
        for place in (places[row], *(place for place in together if place != places[row])):
            yield place, score
            if place in rows:
                taken.add(rows[place])
                np.maximum(highest_cosine, vectors.gram_row(rows[place]), out=highest_cosine)


def tf_idf(bags: list[list[str]]) -> SparseRows:
    """Bags of words as unit vectors of tf-idf."""
    counts = SparseRows.count(bags)
    # Smoothed, so that a term that every sentence has (the story's subject) still counts for something.
    idf = np.log((1 + counts.height) / (1 + counts.frequencies)) + 1
    return counts.weighted(idf).normalised()


def _scores(story: Document, places: list[int], vectors: SparseRows) -> NDArray[Any]:
    scores = _centrality(vectors) + LEAD_WEIGHT * np.exp(-np.arange(len(places)) / LEAD_SENTENCES)
    title = set(story.title)
    if title:
        shares = [len(title.intersection(story.content[place])) / len(title) for place in places]
        scores = scores + TITLE_WEIGHT * np.array(shares)
    topic = set(story.about)
    if topic:
        scores = scores + TOPIC_WEIGHT * np.array([_coverage(topic, story.words[place]) for place in places])
    in_parts = story.quotations()
    scores = scores - PART_OF_QUOTATION * np.array([place in in_parts for place in places])
    return np.asarray(scores.round(DECIMALS))


def _coverage(topic: set[str], listed: list[str]) -> float:
    """The share of the topic's words that are among `listed`, whatever their endings."""
    return sum(any(_same_stem(asked, word) for word in listed) for asked in topic) / len(topic)


def _same_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if not long.startswith(short):
        return False
    ending = long[len(short) :]
    return not ending or ending[0] == JOINER or (len(short) >= SHORTEST_STEM and len(ending) <= LONGEST_ENDING)


def _centrality(vectors: SparseRows) -> NDArray[Any]:
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
