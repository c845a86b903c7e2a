"""Many files converted: planned, prepared, translated, written."""

from .conversion import convert, missing_packages
from .executor import BatchContext, Executor
from .failures import FAILURE_BYTES, read_failure
from .finishing import ArticleOutputs, build_outputs, failed_content, translate_prepared
from .local import LocalExecutor
from .planning import Busy, Plan, Planned, Planner, make_plan
from .preparation import BrokenArticle, Prepared, Unprepared, prepare
from .removal import Kept, find_outputs, remove
from .result import DiskFull, Result, Spent, disk_is_full
from .runner import Batch

__all__ = [
    "FAILURE_BYTES",
    "ArticleOutputs",
    "Batch",
    "BatchContext",
    "BrokenArticle",
    "Busy",
    "DiskFull",
    "Executor",
    "Kept",
    "LocalExecutor",
    "Plan",
    "Planned",
    "Planner",
    "Prepared",
    "Result",
    "Spent",
    "Unprepared",
    "build_outputs",
    "convert",
    "disk_is_full",
    "failed_content",
    "find_outputs",
    "make_plan",
    "missing_packages",
    "prepare",
    "read_failure",
    "remove",
    "translate_prepared",
]
