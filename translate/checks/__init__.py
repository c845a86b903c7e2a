"""Is a translation sound? Checks of one sentence against its translation."""

from .flags import FLAG_WORDS, explain
from .soundness import check

__all__ = ["FLAG_WORDS", "check", "explain"]
