"""Which legacy encoding bytes are in: the one whose reading has words in it.

Old archives in Persian, Urdu and Arabic say nothing of their encoding. Any bytes at all can be read as Windows-1256,
and most as windows-1252, so it does not decide whether bytes can be read, but what comes out: grammar's own words
(stop words) make a third of every text, and next to none of it when it is read wrongly. charset-normalizer proposes
candidates of other scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from translate import detect, stop_words, words

# What is always tried. Of two that read the same text out of the bytes, the first is named. ISO 8859-6 is what Unix
# and early web servers wrote of Arabic.
ALWAYS = ("cp1252", "cp1256", "iso8859-6")
# The languages whose stop words are looked for in every candidate; others where a candidate is detected as one.
LANGUAGES = ("fa", "ur", "ar", "en")
# So many bytes of lines with legacy characters are read to decide.
ENOUGH = 8_192
# A guess is taken from this confidence on.
SURE = 0.8
# What words count: one of plain letters in one script, one that mixes scripts or cases or has signs inside.
WHOLE, BROKEN = 0.05, -1.0
# Evidence against that stands before a word was read, in stop words.
DOUBT = 1.0
# No guess is taken on so few stop words.
FEWEST = 2.0
# Languages that windows-1252 was made for; their letters are ASCII's but for this share.
WESTERN = frozenset("en fr de es it pt pb nl sv da nb fi ca gl eu ga id ms tl et sq".split())
FEW = 0.15
# Of its words so many may have signs inside that have no place there.
MISPRINTS = 0.005
# What a Western text has for confidence, which is plain but has few words that say so.
WESTERN_CONFIDENCE = 0.9
# Encodings of old Macs differ from those of Windows in capitals, and next to no text is in them.
UNLIKELY = "mac_"
MOST_PROPOSED = 6
# A word of more letters than this, most of them not ASCII's, is no Western word.
SHORT_WORD = 3

TOKEN = re.compile(r"\S+")
ASCII_LETTER = re.compile(rb"[A-Za-z]")
LEGACY = re.compile(rb"[\x80-\xff]")
# What of a web page is no text. Nothing is read twice: what is not closed goes up to the end.
MARKUP = re.compile(
    rb"<(script|style)\b(?:(?!</\1).)*+|<[A-Za-z/!][^<>]*+>?|&[A-Za-z]{2,8};", re.IGNORECASE | re.DOTALL
)
# Categories of characters that no text has (controls, unassigned, private), and controls that it does have.
NO_TEXT = frozenset({"Cc", "Cn", "Co"})
WHITE = frozenset("\t\r\n\f\v\x1a")
# Signs that words have inside.
INSIDE = frozenset("'’‘-‐‑.,٫٬،ـ/\u200c\u200d\u200e\u200f\u00ad")


@dataclass(frozen=True)
class Guess:
    """One candidate: how much speaks for it, how sure it is among the others (0 to 1), and some of the text in it."""

    encoding: str
    score: float
    confidence: float
    sample: str


def guess_encoding(data: bytes) -> tuple[Guess | None, tuple[Guess, ...]]:
    """The encoding that bytes are most likely in.

    `data`: text in an encoding where the bytes of ASCII mean ASCII. Returns the guess to take, None where none is
    sure, and all candidates that can read the bytes, the best first.
    """
    data = MARKUP.sub(b" ", data)
    sample = b"\n".join(_lines_that_tell(data))
    guesses = _ranked(data, sample, ALWAYS)
    if not _is_sure(guesses):
        guesses = _ranked(data, sample, dict.fromkeys((*ALWAYS, *_proposed(sample))))
    if _is_sure(guesses):
        return guesses[0], guesses
    western = next((guess for guess in guesses if guess.encoding == "cp1252"), None)
    if western is not None and _is_western(data, western.score):
        return replace(western, confidence=WESTERN_CONFIDENCE), guesses
    return None, guesses


def _is_sure(guesses: tuple[Guess, ...]) -> bool:
    """Whether the best guess is one to take."""
    return bool(guesses) and guesses[0].confidence >= SURE and guesses[0].score >= FEWEST


def _is_western(data: bytes, score: float) -> bool:
    """Whether a text is in a language that is written with ASCII's letters and few others. `score`: in windows-1252."""
    few = len(LEGACY.findall(data)) <= FEW * len(ASCII_LETTER.findall(data))
    words_at_all = len(data[:ENOUGH].split())
    whole = score >= BROKEN * MISPRINTS * words_at_all
    return few and whole and detect(data[:ENOUGH].decode("cp1252", "replace")).language in WESTERN


def _lines_that_tell(data: bytes) -> Iterator[bytes]:
    """The first lines that have other bytes than ASCII's, as many as are enough."""
    size = 0
    for line in data.split(b"\n"):
        if LEGACY.search(line):
            yield line[: ENOUGH - size]
            size += len(line)
            if size >= ENOUGH:
                return


def _ranked(data: bytes, sample: bytes, encodings: Iterable[str]) -> tuple[Guess, ...]:
    """The candidates that can read all of the bytes, the best first."""
    found: dict[str, tuple[str, float]] = {}
    for encoding in encodings:
        try:
            data.decode(encoding)
            text = sample.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if not any(unicodedata.category(character) in NO_TEXT for character in set(text) - WHITE):
            found.setdefault(text, (encoding, _score(text)))
    ranked = sorted(((score, encoding, text) for text, (encoding, score) in found.items()), key=lambda guess: -guess[0])
    scores = [max(score, 0.0) for score, _, _ in ranked] + [0.0, 0.0]
    return tuple(
        Guess(encoding, score, _confidence(scores[place], scores[0 if place else 1]), text)
        for place, (score, encoding, text) in enumerate(ranked)
    )


def _confidence(score: float, other: float) -> float:
    """How sure a candidate is, beside the best of the others."""
    return min(0.99, round(score / (score + other + DOUBT), 2))


def _score(text: str) -> float:
    """How much a text looks like one, by its words that are not ASCII, in stop words."""
    tokens = [token for token in TOKEN.findall(text) if not token.isascii()]
    language = detect(text).language
    return sum(_worth(token, language) for token in tokens)


@lru_cache(maxsize=4096)
def _worth(token: str, language: str) -> float:
    """What one word says for the text that it is in."""
    word = token.strip("".join(sign for sign in set(token) if unicodedata.category(sign)[0] not in "LM"))
    if not word or word.isascii():
        return 0.0
    letters = [character for character in word if character not in INSIDE]
    if any(unicodedata.category(letter)[0] not in "LM" for letter in letters) or _is_mixed(word):
        return BROKEN
    if any(spelling in _grammar_words(language) for spelling in words(word, "fa")):
        return 1.0
    return WHOLE


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of two scripts, capitals after small letters, or an accent on most of its letters."""
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()}
    accents = sum(not letter.isascii() for letter in word)
    strange = scripts == {"LATIN"} and len(word) > SHORT_WORD and accents > len(word) / 2
    return len(scripts) > 1 or strange or any(a.islower() and b.isupper() for a, b in pairwise(word))


@cache
def _grammar_words(language: str) -> frozenset[str]:
    """The stop words that tell, as `words` spells them for Persian: all that are looked for in every candidate."""
    return frozenset(
        spelling
        for code in {*LANGUAGES, language}
        for word in stop_words(code)
        if len(word) > 1
        for spelling in words(word, "fa")
    )


def _proposed(sample: bytes) -> list[str]:
    """The encodings that charset-normalizer holds possible, the best first."""
    from charset_normalizer import from_bytes

    return [match.encoding for match in from_bytes(sample) if not match.encoding.startswith(UNLIKELY)][:MOST_PROPOSED]
