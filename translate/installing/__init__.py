"""Argos packages fetched, checked and put in place."""

from .download import remote_size
from .index import read_index, wanted_pairs
from .install import fetch_and_install, find_archives, has_checksums, install_archive, remove, verify

__all__ = [
    "fetch_and_install",
    "find_archives",
    "has_checksums",
    "install_archive",
    "read_index",
    "remote_size",
    "remove",
    "verify",
    "wanted_pairs",
]
