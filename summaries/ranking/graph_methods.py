"""LexRank, TextRank and Reduction over whole blocks of sentence pairs: sumy's definitions in a fraction of its time.

Sumy compares two sentences at a time, in Python. Here all pairs of a block of sentences are compared at once, and
of the graph only what its edges are made of is kept, in a bit or a byte or two for each pair.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .sparse import SparseRows

# As sumy 0.13 has them.
LEXRANK_THRESHOLD = 0.1
LEXRANK_EPSILON = 0.1
TEXTRANK_DAMPING = 0.85
TEXTRANK_EPSILON = 1e-4
ZERO_DIVISION_PREVENTION = 1e-7
# Sumy tells equal ratings apart by the last bit of its sums. Up to so many sentences those are made as sumy makes
# them, by BLAS, which uses one thread for so few; above, in an order that does not change with the threads, and
# rounded, so that equal sentences tie.
MOST_SUMMED_AS_SUMY_DOES = 95
SIGNIFICANT_DIGITS = 10


def lexrank(bags: Sequence[Sequence[str]]) -> NDArray[Any]:
    """The LexRank of each sentence (Erkan and Radev 2004, JAIR 22), as sumy 0.13 computes it.

    `bags`: the words of each sentence, without stop words. Two sentences are linked where the cosine of their
    tf·idf vectors is above 0.1, idf being log(n / (1 + frequency)); ratings are the principal eigenvector of the
    row-stochastic graph, by the power method, of length 1 in each round and until a round changes less than 0.1.
    Returns not-a-numbers where no sentence is linked to any.
    """
    counts = SparseRows.count(bags)
    rows = counts.weighted(np.log(counts.height / (1 + counts.frequencies))).normalised()
    packed = [np.packbits(block > LEXRANK_THRESHOLD, axis=1) for _, block in rows.blocks()]
    graph = _Graph(packed, lambda block, _: np.unpackbits(block, axis=1, count=rows.height).astype(float))
    return graph.ranks(np.maximum(graph.sums(), 1), damping=1.0, epsilon=LEXRANK_EPSILON, of_length_one=True)


def textrank(bags: Sequence[Sequence[str]]) -> NDArray[Any]:
    """The TextRank of each sentence (Mihalcea and Tarau 2004, EMNLP), as sumy 0.13 computes it.

    `bags`: the words of each sentence, without stop words. An edge weighs the words that two sentences share over the
    sum of the logarithms of their lengths, also from a sentence to itself; ratings are PageRank with a damping of
    0.85, until a round changes less than 0.0001.
    """
    graph = _overlaps(bags, of_single_words=1.0)
    return graph.ranks(graph.sums() + ZERO_DIVISION_PREVENTION, TEXTRANK_DAMPING, TEXTRANK_EPSILON, of_length_one=False)


def reduction(bags: Sequence[Sequence[str]]) -> NDArray[Any]:
    """For each sentence the sum of its edges to all others (adamfabish/Reduction), as sumy 0.13 computes it.

    `bags`: the words of each sentence, without stop words. Edges are TextRank's, but two sentences of one word each
    have none.
    """
    parts = []
    for first, edges in _overlaps(bags, of_single_words=0.0).edges():
        own = np.arange(len(edges))
        edges[own, first + own] = 0.0
        # One by one, as sumy adds them up.
        parts.append(np.cumsum(edges, axis=1)[:, -1].copy())
    return np.concatenate(parts)


def _overlaps(bags: Sequence[Sequence[str]], of_single_words: float) -> _Graph:
    """TextRank's graph, held as numbers of shared words; `of_single_words`: the edge of two that are one same word."""
    counts = SparseRows.count(bags)
    most = int(counts.sums_of(counts.values**2).max(initial=0))  # no two share more (Cauchy and Schwarz)
    # Whole numbers are exact in both, and single precision takes half the time.
    rows = replace(counts, values=counts.values.astype(np.float32 if most < 2**24 else np.float64))
    shared = [block.astype(np.min_scalar_type(most)) for _, block in rows.blocks()]
    logs = np.log(np.maximum([len(bag) for bag in bags], 1))

    def weigh(block: NDArray[Any], first: int) -> NDArray[Any]:
        norms = logs[first : first + len(block), np.newaxis] + logs
        without = norms == 0
        norms[without] = 1.0
        np.divide(block, norms, out=norms)
        norms[without] *= of_single_words
        return np.asarray(norms)

    return _Graph(shared, weigh)


@dataclass(frozen=True)
class _Graph:
    """A symmetric graph of sentences, its edges packed in blocks of whole rows.

    `packed`: the blocks. `unpack`: gives the edges of one, from the number of its first row on.
    """

    packed: list[NDArray[Any]]
    unpack: Callable[[NDArray[Any], int], NDArray[Any]]

    def edges(self) -> Iterator[tuple[int, NDArray[Any]]]:
        """The number of the first row of each block, and its edges."""
        first = 0
        for block in self.packed:
            yield first, self.unpack(block, first)
            first += len(block)

    def sums(self) -> NDArray[Any]:
        """The sum of the edges of each sentence."""
        return np.concatenate([edges.sum(axis=1) for _, edges in self.edges()])

    def ranks(self, sums: NDArray[Any], damping: float, epsilon: float, *, of_length_one: bool) -> NDArray[Any]:
        """PageRank by the power method, from equal ranks until a round changes less than `epsilon`.

        `sums`: what the edges of each sentence are divided by. `of_length_one`: whether ranks are scaled so in
        each round.
        """
        height = len(sums)
        follow = self._as_sumy(sums, damping) if height <= MOST_SUMMED_AS_SUMY_DOES else self._blockwise(sums, damping)
        ranks, change = np.full(height, 1.0 / height), math.inf
        while change > epsilon:
            before, ranks = ranks, follow(ranks)
            if of_length_one:
                ranks = ranks / np.linalg.norm(ranks)
            change = float(np.linalg.norm(ranks - before))
        if height <= MOST_SUMMED_AS_SUMY_DOES or not np.isfinite(ranks).all():
            return ranks
        return np.asarray(ranks.round(SIGNIFICANT_DIGITS - math.ceil(math.log10(ranks.max()))))

    def _as_sumy(self, sums: NDArray[Any], damping: float) -> Callable[[NDArray[Any]], NDArray[Any]]:
        edges = np.concatenate([edges for _, edges in self.edges()]) / sums[:, np.newaxis]
        transposed = (np.full(edges.shape, (1.0 - damping) / len(edges)) + damping * edges).T
        return lambda ranks: np.dot(transposed, ranks)

    def _blockwise(self, sums: NDArray[Any], damping: float) -> Callable[[NDArray[Any]], NDArray[Any]]:
        def follow(ranks: NDArray[Any]) -> NDArray[Any]:
            shares = ranks / sums
            followed = np.concatenate([np.multiply(edges, shares, out=edges).sum(axis=1) for _, edges in self.edges()])
            return np.asarray((1.0 - damping) / len(ranks) * ranks.sum() + damping * followed)

        return follow
