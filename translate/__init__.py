"""Text in one language to text in another, on this machine: detection, splitting, Argos packages, decoding."""

from .arguments import given_path, given_paths, one_or_many
from .carrying import Blueprint, PackageStore, blueprint_of, build_translator, pack_package
from .characters import JOINERS, OF_TEXT, printable
from .checks import check
from .child_processes import SAFE_PATH, python_command, python_environment, safe_path
from .detection import Detection, detect, detect_paragraphs, dominant_script
from .engine import Effort, Translator, describe_engine, needed_packages, reaches_all
from .errors import (
    BadPackage,
    DownloadFailed,
    HamzabanError,
    MissingPackage,
    NoText,
    PackageRefused,
    UnknownLanguage,
    UnsupportedLanguage,
    WrongUse,
)
from .judging import Translation
from .languages import LANGUAGES, Language, find_language, find_languages
from .packages import Package, Route, installed_packages
from .regular_files import open_regular, read_regular
from .sentences import Segment, split_sentences, words
from .term_lists import TermList, read_term_list

__all__ = [
    "JOINERS",
    "LANGUAGES",
    "OF_TEXT",
    "SAFE_PATH",
    "BadPackage",
    "Blueprint",
    "Detection",
    "DownloadFailed",
    "Effort",
    "HamzabanError",
    "Language",
    "MissingPackage",
    "NoText",
    "Package",
    "PackageRefused",
    "PackageStore",
    "Route",
    "Segment",
    "TermList",
    "Translation",
    "Translator",
    "UnknownLanguage",
    "UnsupportedLanguage",
    "WrongUse",
    "blueprint_of",
    "build_translator",
    "check",
    "describe_engine",
    "detect",
    "detect_paragraphs",
    "dominant_script",
    "find_language",
    "find_languages",
    "given_path",
    "given_paths",
    "installed_packages",
    "needed_packages",
    "one_or_many",
    "open_regular",
    "pack_package",
    "printable",
    "python_command",
    "python_environment",
    "reaches_all",
    "read_regular",
    "read_term_list",
    "safe_path",
    "split_sentences",
    "words",
]
