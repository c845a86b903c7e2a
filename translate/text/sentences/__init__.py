"""Splitting a text into paragraphs and sentences."""

from .splitting import Segment, paragraphs, split_sentences

__all__ = ["Segment", "paragraphs", "split_sentences"]
