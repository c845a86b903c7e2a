"""What langdetect takes a text for, asked so that it always answers the same."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from .detection_tables import LANGDETECT_CODES, READ_SCRIPTS, SCRIPT_CODES
from .languages import LANGUAGES
from .scripts import script_of

# How likely langdetect is told that a language is beforehand; a long text outweighs it.
ENGLISH_PRIOR, PACKAGED_PRIOR, OTHER_PRIOR = 20.0, 3.0, 1.0


@cache
def _load_langdetect() -> Any:
    """An own factory of langdetect, seeded, its profiles in sorted order: nothing else can change what it answers."""
    from pathlib import Path

    from langdetect import detector_factory

    factory = detector_factory.DetectorFactory()
    factory.seed = 0
    profiles = sorted(Path(detector_factory.PROFILES_DIRECTORY).iterdir(), key=lambda path: path.name)
    factory.load_json_profile([path.read_text("utf-8") for path in profiles if not path.name.startswith(".")])
    return factory


def ask_langdetect(sample: str, script: str) -> dict[str, float]:
    """Return langdetect's probabilities by our codes, from the letters of `script` alone; empty where it knows none."""
    from langdetect.lang_detect_exception import LangDetectException

    if script not in READ_SCRIPTS:
        return {}
    kept = {"Japanese", "Han"} if script == "Japanese" else {script}
    text = "".join(c if script_of(c) in kept or unicodedata.combining(c) else " " for c in sample)
    # langdetect skips words in capitals, and with them a headline that has no others.
    if sum(map(str.isupper, text)) * 2 > len(text.replace(" ", "")):
        text = text.lower()
    factory = _load_langdetect()
    detector = factory.create()
    detector.set_prior_map({code: _prior(code, script) for code in factory.get_lang_list()})
    detector.append(text)
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:
        return {}
    return {LANGDETECT_CODES.get(guess.lang, guess.lang): guess.prob for guess in guesses}


def _prior(code: str, script: str) -> float:
    if script in SCRIPT_CODES:
        return float(code in SCRIPT_CODES[script])
    if code == "en":
        return ENGLISH_PRIOR
    row = LANGUAGES.get(LANGDETECT_CODES.get(code, code))
    return PACKAGED_PRIOR if row and row.packaged else OTHER_PRIOR
