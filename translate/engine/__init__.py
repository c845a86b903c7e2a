"""Sentences over routes: decoding in batches, choosing hypotheses, remembering translations."""

from .description import count_hops, describe_engine, needed_packages, reaches_all
from .effort import Effort
from .families import (
    CONFIGURATION,
    FAMILIES,
    MODEL,
    VOCABULARIES,
    Family,
    adds_end,
    find_family,
    find_tokenizers,
    language_tokens,
    recognise,
)
from .glossary import TermList, read_term_list
from .hypotheses import Translation
from .memory import Memory
from .memory_contents import clear, read_contents
from .model import Device, Model, find_device
from .remote import Blueprint, PackageStore, blueprint_of, build_translator, pack_package
from .translator import DEFAULT_BEAM, Translator

__all__ = [
    "CONFIGURATION",
    "DEFAULT_BEAM",
    "FAMILIES",
    "MODEL",
    "VOCABULARIES",
    "Blueprint",
    "Device",
    "Effort",
    "Family",
    "Memory",
    "Model",
    "PackageStore",
    "TermList",
    "Translation",
    "Translator",
    "adds_end",
    "blueprint_of",
    "build_translator",
    "clear",
    "count_hops",
    "describe_engine",
    "find_device",
    "find_family",
    "find_tokenizers",
    "language_tokens",
    "needed_packages",
    "pack_package",
    "reaches_all",
    "read_contents",
    "read_term_list",
    "recognise",
]
