"""Many files converted: planned, prepared, translated, written."""

from .conversion import convert, missing_packages
from .failures import FAILURE_BYTES, read_failure
from .finishing import ArticleOutputs, build_outputs, translate_prepared
from .planning import Plan, Planned, Planner, make_plan
from .preparation import BrokenArticle, Prepared, Unprepared, prepare
from .removal import Kept, find_outputs, remove
from .result import NO_ROOM, DiskFull, Result, Spent, disk_is_full, finished_result, result_of
from .runner import Batch

__all__ = [
    "FAILURE_BYTES",
    "NO_ROOM",
    "ArticleOutputs",
    "Batch",
    "BrokenArticle",
    "DiskFull",
    "Kept",
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
    "find_outputs",
    "finished_result",
    "make_plan",
    "missing_packages",
    "prepare",
    "read_failure",
    "remove",
    "result_of",
    "translate_prepared",
]
