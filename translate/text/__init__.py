"""Languages and text: which language, which sentences, which words."""

from .characters import ADDRESS, CLOSERS, INVISIBLE, JOINERS, OF_TEXT, printable
from .detection import Detection, detect, detect_paragraphs, dominant_script
from .languages import COMMON_SENTENCE_ENDS, LANGUAGES, Language, bcp47_tag, find_language, find_languages, table_code
from .scripts import script_of
from .sentences import Segment, split_sentences
from .spelling import words
from .stopwords import stop_words
from .typography import Digits, typeset, with_digits

__all__ = [
    "ADDRESS",
    "CLOSERS",
    "COMMON_SENTENCE_ENDS",
    "INVISIBLE",
    "JOINERS",
    "LANGUAGES",
    "OF_TEXT",
    "Detection",
    "Digits",
    "Language",
    "Segment",
    "bcp47_tag",
    "detect",
    "detect_paragraphs",
    "dominant_script",
    "find_language",
    "find_languages",
    "printable",
    "script_of",
    "split_sentences",
    "stop_words",
    "table_code",
    "typeset",
    "with_digits",
    "words",
]
