"""The version of the rules by which a translation is decoded, chosen and doubted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..versions import hash_code

# The code and tables, below `translate/`, that decide which hypothesis is taken of a sentence and which flags it gets.
RULES = (
    "checks/**/*.py",
    "checks/**/*.tsv",
    "checks/**/*.txt",
    "demo/glossary.tsv",
    "engine/families/*.py",
    "engine/glossary.py",
    "engine/hypotheses.py",
    "engine/model.py",
    "engine/tokenizer.py",
    "text/characters.py",
    "text/languages.py",
    "text/scripts.py",
    "text/spelling.py",
    "text/stopwords.py",
)


@cache
def rules_version() -> str:
    """Return what changes with any of these rules, so that the memory forgets what was judged by others."""
    return hash_code(Path(__file__).parents[1], *RULES)[:16]
