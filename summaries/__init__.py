"""News articles to parallel summaries: the same sentences, in every language its reader asked for."""

from .articles import Article, UnreadableArticle, read_article
from .batch import Result, Source, convert, find_sources, missing_packages
from .choosing import Sentence, Settings, identify, summarize
from .parallel import AlignedSegment, ParallelSummary, parallel_summary
from .ranking import METHODS, Length
from .records import Record, SourceFile, read_record
from .writing import UnwritableOutput

__all__ = [
    "METHODS",
    "AlignedSegment",
    "Article",
    "Length",
    "ParallelSummary",
    "Record",
    "Result",
    "Sentence",
    "Settings",
    "Source",
    "SourceFile",
    "UnreadableArticle",
    "UnwritableOutput",
    "convert",
    "find_sources",
    "identify",
    "missing_packages",
    "parallel_summary",
    "read_article",
    "read_record",
    "summarize",
]
