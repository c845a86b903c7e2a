"""How near a name in Latin letters is to one in Persian or Urdu letters: an edit distance with weights.

After the phonetic costs of name matching across scripts (Freeman, Condon, Ackerman 2006), with a table for these two
scripts: vowels may be written or not, and a consonant stands for those that the languages spell it with.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from .spelling import fold

_VOWELS = frozenset("aeiouyw")
_WRITTEN_VOWELS = frozenset("اویعهآ")
# Latin consonants, two letters that are one sound as one sign, with what stands for them, the likeliest first.
_CONSONANTS = {
    "b": "بپ", "p": "پب", "f": "فو", "v": "وفب", "t": "تطدٹث", "d": "دڈتذ", "θ": "تثطسدذٹ", "k": "کقگخ", "q": "قکغ",
    "g": "گجغقکژ", "j": "جژیخزش", "s": "سصثزشض", "z": "زذضظسژ", "ʃ": "شسچژ", "ç": "چشکخجسق", "x": "خکهح", "ɣ": "غگق",
    "ʒ": "ژزشج", "l": "ل", "m": "م", "n": "ن", "r": "رڑ", "h": "هحخ", "c": "سکچصثش", "w": "و", "y": "یجژ",
}  # fmt: skip
# What it costs to leave a consonant out, where that is less than a whole one: it is mute or weak in many names.
_LEFT_OUT = {"h": 0.25, "w": 0.0, "y": 0.0, "r": 0.6, "ɣ": 0.2, "t": 0.7, "d": 0.7, "s": 0.7, "x": 0.8}
_VOWEL_LEFT_OUT, _VOWEL_PUT_IN, _OTHER_CONSONANT, _VOWEL_AS_CONSONANT, _MISMATCH = 0.05, 0.08, 0.2, 0.15, 1.2
_SOUNDS = (
    ("tsch", "ç"), ("sch", "ʃ"), ("tch", "ç"), ("sh", "ʃ"), ("ch", "ç"), ("kh", "x"), ("gh", "ɣ"), ("ph", "f"),
    ("th", "θ"), ("zh", "ʒ"), ("ck", "k"), ("cqu", "k"), ("qu", "kw"), ("tion", "ʃn"),
)  # fmt: skip
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i", "æ": "ae"})
# No name is found in a word so much longer or shorter, in letters and in parts of the name.
_LENGTHS_APART, _SHARE_APART = 5, 0.7
FAR = 9.0


@lru_cache(65536)
def latin_sounds(name: str) -> str:
    """A name in Latin letters, one sign a sound, without accents and doubled letters. Raises nothing."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    plain = plain.translate(_PLAIN)
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    return _without_doubles("".join(filter(str.isalpha, plain)), frozenset())


@lru_cache(65536)
def arabic_sounds(word: str) -> str:
    """A word in Persian or Urdu letters, without signs and doubled consonants. Raises nothing."""
    return _without_doubles("".join(filter(str.isalpha, fold(word))), _WRITTEN_VOWELS)


def consonants(sounds: str) -> int:
    """How many sounds of a name in Latin letters are no vowels. Raises nothing."""
    return sum(sound not in _VOWELS for sound in sounds)


@lru_cache(65536)
def distance(name: str, word: str, most: float) -> float:
    """How far a word is from a name, in consonants for each consonant of the longer of the two.

    `name`, `word`: by `latin_sounds` and `arabic_sounds`. `most`: what is farther need not be told. Returns 0 for the
    same, about 1 for another; `FAR` for what is farther than `most`. Raises nothing.
    """
    if abs(len(word) - len(name)) > max(_LENGTHS_APART, len(name) * _SHARE_APART):
        return FAR
    weight = max(sum(s not in _VOWELS and s != "h" for s in name), sum(s not in _WRITTEN_VOWELS for s in word), 1)
    # What cannot be in the word at all costs at least so much.
    letters = set(word)
    least = sum(
        _LEFT_OUT.get(sound, 1.0) for sound in name if sound not in _VOWELS and letters.isdisjoint(_stands_for(sound))
    )
    if least > most * weight:
        return FAR
    return _cost(name, word) / weight


def _stands_for(sound: str) -> str:
    return _CONSONANTS.get(sound, "")


def _cost(name: str, word: str) -> float:
    row = [0.0]
    for letter in word:
        row.append(row[-1] + _put_in(letter))
    for sound in name:
        is_vowel, written = sound in _VOWELS, _CONSONANTS.get(sound, "")
        left_out = _VOWEL_LEFT_OUT if is_vowel else _LEFT_OUT.get(sound, 1.0)
        before, row = row, [row[0] + left_out]
        for place, letter in enumerate(word, 1):
            cost = _replaced(letter, is_vowel, written)
            row.append(min(before[place] + left_out, row[-1] + _put_in(letter), before[place - 1] + cost))
    return row[-1]


def _put_in(letter: str) -> float:
    return _VOWEL_PUT_IN if letter in _WRITTEN_VOWELS else 1.0


def _replaced(letter: str, is_vowel: bool, written: str) -> float:
    if is_vowel:
        if letter in _WRITTEN_VOWELS:
            return 0.0
        return _VOWEL_AS_CONSONANT if letter in written else _MISMATCH
    if letter in written:
        return 0.0 if letter == written[0] else _OTHER_CONSONANT
    return 1.0


def _without_doubles(sounds: str, kept: frozenset[str]) -> str:
    single = ""
    for sound in sounds:
        if sound != single[-1:] or sound in kept:
            single += sound
    return single
