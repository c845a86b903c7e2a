"""Sentences ranked, and the best of them chosen."""

from .quotations import find_quotations
from .select import METHODS, Choice, Length, check_method, choose, rank

__all__ = ["METHODS", "Choice", "Length", "check_method", "choose", "find_quotations", "rank"]
