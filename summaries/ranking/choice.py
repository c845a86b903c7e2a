"""What ranking gives: sentences with scores and reasons; how long a summary is to be."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from translate import WrongUse

# The default length: a share of the article's sentences, within two bounds.
DEFAULT_SHARE = 1 / 3
FEWEST_BY_DEFAULT = 2
MOST_BY_DEFAULT = 5
DEFAULT_LENGTH_IN_WORDS = "a third of the article's sentences, at least 2 and at most 5"
# Ratios are rounded up, but not by an error of arithmetic: 0.07 * 100 is a little more than 7.
DECIMALS = 8


@dataclass(frozen=True)
class Length:
    """How long a summary is to be: one rule at most, or the default length.

    `sentences`: at most so many sentences, 1 or more. `ratio`: this share of the article's sentences, above 0
    and up to 1, rounded up. `words`: as near to so many words as whole sentences come without going beyond, 1 or
    more, but never fewer than one sentence. `ratio` or `words`, where given, stands in place of `sentences`,
    which is then None. With none of the three: a third of the article's sentences, at least 2 and at most 5.
    Raises `WrongUse` for anything else.
    """

    sentences: int | None = None
    ratio: float | None = None
    words: int | None = None

    def __post_init__(self) -> None:
        if self.ratio is not None and self.words is not None:
            raise WrongUse("Give the length of a summary as a ratio or as words, not both.")
        if self.ratio is not None or self.words is not None:
            object.__setattr__(self, "sentences", None)
        if self.sentences is not None and self.sentences < 1:
            raise WrongUse(f"A summary has at least 1 sentence; {self.sentences} were asked for.")
        if self.ratio is not None and not 0 < self.ratio <= 1:
            raise WrongUse(f"The ratio of a summary is above 0 and at most 1, for example 0.2; got {self.ratio}.")
        if self.words is not None and self.words < 1:
            raise WrongUse(f"A summary has at least 1 word; {self.words} were asked for.")

    def most_sentences(self, of: int) -> int:
        """Give the number of sentences that a summary may have, where its length is not in words.

        Args:
            of: How many sentences the article has.

        Returns:
            1 or more.
        """
        if self.sentences is not None:
            return self.sentences
        if self.ratio is not None:
            return math.ceil(round(self.ratio * of, DECIMALS)) or 1
        return min(max(round(DEFAULT_SHARE * of), FEWEST_BY_DEFAULT), MOST_BY_DEFAULT)


DEFAULT_LENGTH = Length()


# What may speak for a sentence: it has much in common with the rest, is early, has words of the title or of the topic
# asked for, or a sentence beside it cannot be understood without it.
REASONS = ("central", "early", "title", "topic", "neighbour")


@dataclass(frozen=True)
class Choice:
    """One sentence of a ranking.

    `index`: its place among the texts, from 0. `score`: finite, higher is better, on a scale of the method's
    own, so only comparable within one article. `why`: what speaks for it, of `REASONS`, the strongest first; empty for
    methods that give no reasons.
    """

    index: int
    score: float
    why: tuple[str, ...] = field(default=(), compare=False)
