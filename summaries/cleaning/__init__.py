"""Which lines of a text as read are the article."""

from .cleaner import CleanText, Removed, clean

__all__ = ["CleanText", "Removed", "clean"]
