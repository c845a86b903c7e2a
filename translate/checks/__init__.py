"""Is a translation sound? Checks of one sentence against its translation."""

from .flags import FLAG_DESCRIPTIONS, describe_flags
from .soundness import check

__all__ = ["FLAG_DESCRIPTIONS", "check", "describe_flags"]
