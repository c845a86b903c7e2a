"""Families of models: how tokens go in and come out of each, and which one a folder is of."""

from .argos import ARGOS
from .family import END, Family
from .recognition import (
    CONFIGURATION,
    FAMILIES,
    MODEL,
    VOCABULARIES,
    adds_end,
    find_family,
    find_tokenizers,
    language_tokens,
    recognise,
)

__all__ = [
    "ARGOS",
    "CONFIGURATION",
    "END",
    "FAMILIES",
    "MODEL",
    "VOCABULARIES",
    "Family",
    "adds_end",
    "find_family",
    "find_tokenizers",
    "language_tokens",
    "recognise",
]
