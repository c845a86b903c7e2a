"""Invented articles, sentence by sentence, for what ranks them."""

from __future__ import annotations

import random


def invented(seed: int, count: int) -> list[str]:
    """`count` sentences of words that are as unevenly common as a language's, the same for the same seed."""
    dice = random.Random(seed)
    vocabulary = [f"w{number}x" for number in range(400)]
    weights = [1 / (rank + 5) for rank in range(400)]
    return [" ".join(dice.choices(vocabulary, weights, k=dice.randint(1, 14))) + "." for _ in range(count)]
