"""Text to chosen sentences, and the same sentences in every language."""

from .analysis import Analysis, ForeignParagraph, Sentence, Topic, analyse, identify, summarize, translate_topic
from .parallel import AlignedSegment, ParallelSummary, parallel_summary, translate_analyses

__all__ = [
    "AlignedSegment",
    "Analysis",
    "ForeignParagraph",
    "ParallelSummary",
    "Sentence",
    "Topic",
    "analyse",
    "identify",
    "parallel_summary",
    "summarize",
    "translate_analyses",
    "translate_topic",
]
