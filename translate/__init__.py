"""Text in one language to text in another, on this machine: detection, splitting, Argos packages, decoding."""

from .detection import Detection, detect, detect_paragraphs, dominant_script
from .engine import Translation, Translator, describe_engine, reaches_all
from .errors import (
    BadPackage,
    HamzabanError,
    MissingPackage,
    NoText,
    UnknownLanguage,
    UnsupportedLanguage,
    WrongUse,
)
from .languages import LANGUAGES, Language, find_language
from .packages import Package, Route, installed_packages
from .sentences import Segment, split_sentences, words

__all__ = [
    "LANGUAGES",
    "BadPackage",
    "Detection",
    "HamzabanError",
    "Language",
    "MissingPackage",
    "NoText",
    "Package",
    "Route",
    "Segment",
    "Translation",
    "Translator",
    "UnknownLanguage",
    "UnsupportedLanguage",
    "WrongUse",
    "describe_engine",
    "detect",
    "detect_paragraphs",
    "dominant_script",
    "find_language",
    "installed_packages",
    "reaches_all",
    "split_sentences",
    "words",
]
