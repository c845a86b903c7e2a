"""Argos packages and other models fetched, checked and put in place."""

from .conversion import convert_model
from .download import remote_size
from .hub import PREFIX, Reference, fetch_model, parse_reference
from .index import read_index, wanted_pairs
from .install import fetch_and_install, find_archives, has_checksums, install_archive, remove, verify
from .model_import import import_model, remove_model

__all__ = [
    "PREFIX",
    "Reference",
    "convert_model",
    "fetch_and_install",
    "fetch_model",
    "find_archives",
    "has_checksums",
    "import_model",
    "install_archive",
    "parse_reference",
    "read_index",
    "remote_size",
    "remove",
    "remove_model",
    "verify",
    "wanted_pairs",
]
