"""What a translation must not change: days, months, countries, names, negation and the like."""

from .comparing import compare_meaning

__all__ = ["compare_meaning"]
