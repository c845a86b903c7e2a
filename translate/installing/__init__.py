"""Argos packages fetched, checked and put in place."""

from .download import remote_size
from .index import read_index, wanted_pairs
from .install import find_archives, has_checksums, install_archive, obtain, remove, verify

__all__ = [
    "find_archives",
    "has_checksums",
    "install_archive",
    "obtain",
    "read_index",
    "remote_size",
    "remove",
    "verify",
    "wanted_pairs",
]
