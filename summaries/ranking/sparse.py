"""Sentences as rows of a sparse matrix of their terms, and the products of all pairs of them, block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

# As many cells as a block of products has at most: 32 MB of floats.
CELLS_OF_A_BLOCK = 4_000_000
# Terms in more than this share of the rows are multiplied as a dense matrix, all others pair by pair.
FREQUENT = 1 / 32


@dataclass(frozen=True)
class SparseRows:
    """A matrix S of sentences by terms, held as its non-zero entries.

    Entry k says that the sentence `rows[k]` has the term `columns[k]` with the value `values[k]`; entries stand by
    rows. S Sᵀ, the products of all pairs, is never made whole: for 10,000 sentences it would need 800 MB.
    """

    rows: NDArray[Any]
    columns: NDArray[Any]
    values: NDArray[Any]
    height: int
    width: int

    @classmethod
    def count(cls, bags: Sequence[Sequence[str]]) -> SparseRows:
        """How often each bag of words has each word; columns are words in the order of first sight."""
        numbers: dict[str, int] = {}
        columns: list[int] = []
        counts: list[int] = []
        sizes: list[int] = []
        for bag in bags:
            counted = Counter(bag)
            columns.extend(numbers.setdefault(term, len(numbers)) for term in counted)
            counts.extend(counted.values())
            sizes.append(len(counted))
        rows = np.repeat(np.arange(len(bags)), np.array(sizes, dtype=np.int64))
        return cls(rows, np.array(columns, dtype=np.int64), np.array(counts, dtype=np.float64), len(bags), len(numbers))

    def weighted(self, weights: NDArray[Any]) -> SparseRows:
        """The same entries, the value of each times the weight of its term."""
        return replace(self, values=self.values * weights[self.columns])

    def normalised(self) -> SparseRows:
        """The same, each row of length 1; a row of zeros stays one."""
        lengths = np.sqrt(self.sums_of(self.values**2))
        return replace(self, values=self.values / np.where(lengths > 0, lengths, 1.0)[self.rows])

    def sums_of(self, values: NDArray[Any]) -> NDArray[Any]:
        """For each row, the sum of one value an entry."""
        return np.bincount(self.rows, values, minlength=self.height)

    @cached_property
    def frequencies(self) -> NDArray[Any]:
        """In how many rows each term stands."""
        return np.bincount(self.columns, minlength=self.width)

    def gram_dot(self, weights: NDArray[Any]) -> NDArray[Any]:
        """S Sᵀ `weights`: for each row, the sum of its products with all rows, weighted."""
        terms = np.bincount(self.columns, self.values * weights[self.rows], minlength=self.width)
        return self.sums_of(self.values * terms[self.columns])

    def gram_row(self, row: int) -> NDArray[Any]:
        """The products of one row with all, itself among them."""
        by_column, column_starts = self._columns_in_order
        found = np.zeros(self.height)
        for entry in range(*np.searchsorted(self.rows, [row, row + 1])):
            column = self.columns[entry]
            same = by_column[column_starts[column] : column_starts[column + 1]]
            found[self.rows[same]] += self.values[entry] * self.values[same]
        return found

    def blocks(self) -> Iterator[tuple[int, NDArray[Any]]]:
        """S Sᵀ as blocks of whole rows: the number of the first row of each, and the block.

        Sums are made in one order whatever the number of threads, but for frequent terms, whose sums are exact where
        values are whole numbers.
        """
        frequent = self.frequencies > FREQUENT * self.height
        dense = np.zeros((self.height, int(frequent.sum())), dtype=self.values.dtype)
        in_dense = frequent[self.columns]
        places = np.cumsum(frequent) - 1
        dense[self.rows[in_dense], places[self.columns[in_dense]]] = self.values[in_dense]
        rare = np.flatnonzero(~in_dense)
        by_column, column_starts = self._columns_in_order
        step = max(1, CELLS_OF_A_BLOCK // max(1, self.height))
        for first in range(0, self.height, step):
            last = min(first + step, self.height)
            block = dense[first:last] @ dense.T
            entries = rare[slice(*np.searchsorted(self.rows[rare], [first, last]))]
            # Each rare entry meets every entry of its term.
            meets = self.frequencies[self.columns[entries]]
            lefts = np.repeat(entries, meets)
            within = np.arange(meets.sum()) - np.repeat(np.cumsum(meets) - meets, meets)
            rights = by_column[column_starts[self.columns[lefts]] + within]
            cells = (self.rows[lefts] - first) * self.height + self.rows[rights]
            block += np.bincount(cells, self.values[lefts] * self.values[rights], minlength=block.size).reshape(
                block.shape
            )
            yield first, block

    @cached_property
    def _columns_in_order(self) -> tuple[NDArray[Any], NDArray[Any]]:
        return np.argsort(self.columns, kind="stable"), np.concatenate(([0], np.cumsum(self.frequencies)))
