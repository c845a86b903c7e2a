"""News articles to parallel summaries: the same sentences, in every language its reader asked for."""

from .batch import Batch, DiskFull, Plan, Planned, Result, Spent, convert, make_plan, missing_packages
from .filesystem import AlreadyWatched, UnwritableOutput
from .jobs import Job, JobOptions, make_job
from .ranking import METHODS, Length
from .reading import Article, Place, Reading, UnreadableArticle, read_article
from .records import Record, SourceFile, read_record
from .settings import Settings
from .sources import Found, PassedOver, Selection, Source, find_sources, moment
from .summarizing import AlignedSegment, ParallelSummary, Sentence, identify, parallel_summary, summarize
from .watching import WatchEvent, watch

__all__ = [
    "METHODS",
    "AlignedSegment",
    "AlreadyWatched",
    "Article",
    "Batch",
    "DiskFull",
    "Found",
    "Job",
    "JobOptions",
    "Length",
    "ParallelSummary",
    "PassedOver",
    "Place",
    "Plan",
    "Planned",
    "Reading",
    "Record",
    "Result",
    "Selection",
    "Sentence",
    "Settings",
    "Source",
    "SourceFile",
    "Spent",
    "UnreadableArticle",
    "UnwritableOutput",
    "WatchEvent",
    "convert",
    "find_sources",
    "identify",
    "make_job",
    "make_plan",
    "missing_packages",
    "moment",
    "parallel_summary",
    "read_article",
    "read_record",
    "summarize",
    "watch",
]
