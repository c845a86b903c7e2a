"""Which lines of a page are the article."""

from .cleaner import clean

__all__ = ["clean"]
