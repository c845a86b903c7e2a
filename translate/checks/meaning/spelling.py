"""One spelling for comparing: the letters that Persian, Urdu and Arabic keyboards code differently are one."""

from __future__ import annotations

import re
from functools import lru_cache

# Zero-width non-joiners become spaces: writers leave them out, and put spaces for them. After the prefix of a Persian
# verb they go, so that it does not look like the month of May.
_VERB_PREFIX = re.compile("(?<![^\\W_])(ن?می)\u200c")
_LETTERS = {
    **dict.fromkeys("يىئےۓ", "ی"), **dict.fromkeys("ةۀھہەۂۃ", "ه"), **dict.fromkeys("أإٱ", "ا"),
    "ك": "ک", "ؤ": "و", "ں": "ن", "’": "'", "‘": "'",
}  # fmt: skip
_DROPPED = "\u200d\u200e\u200f\ufeff\u0640\u0621\u0654\u0670" + "".join(map(chr, range(0x64B, 0x660)))
_SPELLING = str.maketrans({**_LETTERS, **dict.fromkeys(_DROPPED)})
# Accents, and the vowels of Devanagari and Bengali.
_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u09d7"
# Abbreviations with stops, numbers as they are written, signs that are words, words; a character each where words have
# no space between them.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,:/٫٬]\d+)*|[$€£¥₹﷼%٪]|[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    rf"|(?:[^\W\d_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[{_MARKS}])+(?:'[^\W\d_]+)?"
)
NUMBER = "#"


def fold(text: str) -> str:
    """`text` with one code for each letter, and without marks. Raises nothing."""
    text = text.translate(_SPELLING)
    return _VERB_PREFIX.sub(r"\1", text).replace("\u200c", " ") if "\u200c" in text else text


@lru_cache(256)
def tokens(text: str) -> tuple[str, ...]:
    """The words of `text` in one spelling, in their letter case; a number is `#`. Raises nothing."""
    return tuple(NUMBER if token[0].isdecimal() else token for token in _TOKEN.findall(fold(text)))
