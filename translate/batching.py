"""How many sentences are decoded in one batch, so that all are done soonest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapreplace

# Padded source tokens a batch at most: from 512 to 1,024 measured equal, worse above and below.
BATCH_TOKENS = 768
LEAST_BATCH_TOKENS, BATCH_TOKENS_STEP = 96, 32
# What a batch costs besides its tokens, in tokens: a step of the decoder reads all of the model, whatever its batch.
BATCH_COST = 115


def batch_tokens(lengths: Iterable[int], threads: int) -> int:
    """The size of batches with which sentences are all decoded soonest, in padded tokens.

    `lengths`: of the sentences, in tokens. `threads`: batches decoded side by side. Large batches cost least in all,
    but of few sentences they would leave threads with nothing to do while one is still at work.
    """
    longest_first = sorted(lengths, reverse=True)
    sizes = range(BATCH_TOKENS, LEAST_BATCH_TOKENS - 1, -BATCH_TOKENS_STEP)
    return min(sizes, key=lambda size: _finished_after(longest_first, size, threads))


def _finished_after(longest_first: Sequence[int], size: int, threads: int) -> int:
    """When the last thread is done, where each takes the next batch as CTranslate2 makes them: longest first."""
    done = [0] * threads
    start = 0
    while start < len(longest_first):
        longest = longest_first[start]
        batch = longest_first[start : start + max(1, size // max(longest, 1))]
        heapreplace(done, done[0] + BATCH_COST + longest * len(batch))
        start += len(batch)
    return max(done)
