"""Sentences over routes: decoding in batches, choosing hypotheses, remembering translations."""

from .description import count_hops, describe_engine, needed_packages, reaches_all
from .effort import Effort
from .glossary import TermList, read_term_list
from .hypotheses import Translation
from .memory import Memory
from .memory_contents import clear, read_contents
from .model import Device, find_device
from .remote import Blueprint, PackageStore, blueprint_of, build_translator, pack_package
from .translator import DEFAULT_BEAM, Translator

__all__ = [
    "DEFAULT_BEAM",
    "Blueprint",
    "Device",
    "Effort",
    "Memory",
    "PackageStore",
    "TermList",
    "Translation",
    "Translator",
    "blueprint_of",
    "build_translator",
    "clear",
    "count_hops",
    "describe_engine",
    "find_device",
    "needed_packages",
    "pack_package",
    "reaches_all",
    "read_contents",
    "read_term_list",
]
