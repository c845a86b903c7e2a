"""Sentences ranked, and the best of them chosen."""

from .choice import DEFAULT_LENGTH_IN_WORDS, REASONS, Choice, Length
from .methods import METHODS, RANKING_METHODS, TooManySentences, check_method
from .select import Selection, choose, rank, select

__all__ = [
    "DEFAULT_LENGTH_IN_WORDS",
    "METHODS",
    "RANKING_METHODS",
    "REASONS",
    "Choice",
    "Length",
    "Selection",
    "TooManySentences",
    "check_method",
    "choose",
    "rank",
    "select",
]
