"""Text to chosen sentences, and the same sentences in every language."""

from .analysis import Analysis, ForeignParagraph, Sentence, Topic, analyse, identify, summarize, topic_words
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
    "topic_words",
    "translate_analyses",
]
