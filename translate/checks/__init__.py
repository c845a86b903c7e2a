"""Is a translation sound? Checks of one sentence against its translation."""

from .findings import Finding, Severity
from .flags import FLAG_DESCRIPTIONS, describe_flags
from .soundness import check, examine

__all__ = ["FLAG_DESCRIPTIONS", "Finding", "Severity", "check", "describe_flags", "examine"]
