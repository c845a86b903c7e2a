"""Compares the form of a translation with that of its source.

It knows no model and no dictionary: it looks for what a translation must not do whatever it means, that is, lose
numbers and addresses, go round in circles, give the source back, end half-way or leave the target's script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..text import INVISIBLE, LANGUAGES, script_of
from .findings import is_missing
from .flags import FLAG_DESCRIPTIONS
from .number_matching import compare_numbers

# How many characters a translation has for one of its source (the median of news lines), and the shares of that
# below which about half is missing: with its end, and without the full stop or closing bracket that it should have.
LENGTHS: dict[tuple[str, str], tuple[float, float, float]] = {
    ("en", "fa"): (0.98, 0.64, 0.83),
    ("fa", "en"): (1.02, 0.61, 0.80),
    ("en", "ur"): (1.00, 0.58, 0.78),
    ("ur", "en"): (1.00, 0.55, 0.77),
    ("fa", "ur"): (1.02, 0.57, 0.77),
    ("ur", "fa"): (0.98, 0.59, 0.80),
}
LONGEST = 2.2
# Scripts that say in one character what takes others several.
DENSE_SCRIPTS = {"Han": 0.35, "Japanese": 0.45, "Hangul": 0.5}
# The same for pairs that nobody has measured, and for short lines.
UNMEASURED, LONGEST_UNMEASURED = (1.0, 0.35, 0.35), 3.2
# Exclamations and headlines have no steady ratio: sources below this, and more text than this, in characters.
LEAST_STEADY, LONG_SLACK = 35, 20
# Where the end mark is looked for, in characters.
TAIL = 20

# Pairs so near that a sentence may be the same in both.
SAME_SENTENCES = frozenset(map(frozenset, ({"pb", "pt"}, {"zh", "zt"}, {"da", "nb"}, {"id", "ms"})))
# Shares of the source's words that no translation keeps: where the script is another, and where it is the same.
ECHO_OTHER_SCRIPT, ECHO_SAME_SCRIPT = 0.5, 0.8
# So many capitalised words, or words of a script without capitals, may be one name.
LONGEST_NAME = 3

# A phrase of so many words is looped when it stands there so many times, one right after the other.
LOOPS = {1: 3, 2: 3, 3: 3, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2}
# Longer ones, and those with something in between, are found by so many words of them, so many times, so near.
LOOPED_WORDS, LOOPED_TIMES, LOOP_REACH = 4, 3, 120

LEAST_OWN_SCRIPT, LEAST_LETTERS = 0.5, 6

_VISIBLE = re.compile(rf"[^\s\u200c\u200d{INVISIBLE}]")
_JUNK = re.compile(r"⁇|\ufffd|▁|@@|<0x[0-9A-Fa-f]{2}>|</?(?:unk|s|pad)>")
_IN_JUNK = "⁇ \ufffd ▁ @@ <".split()
_TOP_DOMAINS = "com|org|net|info|edu|gov|int|io|tv|ir|pk|uk|de|fr|ru|in|eu|us|ca|au"
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|(?<![\w@.])www\.)[^\s<>\"«»“”]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
    rf"|(?<![\w@.-])[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.(?:{_TOP_DOMAINS})(?![\w.@-])(?:/[^\s<>\"«»“”]*)?"
    r"|(?<![\w@])@\w{2,}"
    r"|(?<![\w&#])#\d{0,9}[^\W\d_][\w\u200c]*",
)
# Every kind of address has one of these; looking for them is far cheaper than for addresses.
_IN_ADDRESS = re.compile(r"[@#]|//|[A-Za-z0-9]\.[A-Za-z]")
_ASCII_START = re.compile(r"[!-~]+")
_AFTER_ADDRESS = ".,:;!?…'’‘`*)]}>|،؛؟۔。"
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# One letter drawn out is a cry; a model that stutters goes on, or repeats a syllable.
_STUTTER = re.compile(r"([^\W\d_])\1{19}|(([^\W\d_])(?!\3)[^\W\d_]{1,3})\2{5}")
LEAST_STUTTER = 12
_END = re.compile(rf"[.!?…؟۔।。！？][\s\"'»”’)\]{INVISIBLE}]*$")
_PAIRS = (("(", ")"), ("«", "»"), ("“", "”"), ("[", "]"))


@dataclass(frozen=True)
class Form:
    """What is wrong with the form of a translation, and the two texts without addresses and junk.

    `wrong`: flags, each with what was found, for people. `source`, `translation`: what is left to compare.
    """

    wrong: dict[str, str]
    source: str
    translation: str


def compare_form(source: str, translation: str, source_language: str, target_language: str) -> Form:
    """What is wrong with a translation, as far as can be told without understanding it.

    `source`, `translation`: one sentence or more. `source_language`, `target_language`: codes; those that the table
    of languages lacks are checked for what needs no table. Raises nothing.

    `empty`: nothing to be seen where the source had something. `junk`: unknown signs and pieces of bytes. `address`:
    a URL, e-mail address, @name or #tag is not there as it was. `numbers`: a number is missing or new. `loop`: a word
    or clause again and again. `echo`: the source given back. `script`: most letters are of another script.
    `short`, `long`: so much less or more text than the source that something is missing or invented.
    """
    if not _VISIBLE.search(translation):
        is_lost = _VISIBLE.search(source)
        return Form({"empty": FLAG_DESCRIPTIONS["empty"]} if is_lost else {}, source, translation)
    wrong: set[str] = set()
    if _has_junk(source, translation):
        wrong.add("junk")
        translation = _JUNK.sub(" ", translation)
    addresses, source_text = _cut_out_addresses(source)
    kept, text = _cut_out_addresses(translation)
    lost = [] if not addresses or _are_kept(addresses, kept) else [one for one in addresses if one not in kept]
    if addresses and not _are_kept(addresses, kept):
        wrong.add("address")
    numbers = compare_numbers(source_text, text, source_language, target_language)
    source_words, words = _words(source_text), _words(text)
    if _is_looped(source_words, words):
        wrong.add("loop")
    if source_language != target_language:
        if _is_echo(source_words, words, bool(_END.search(source[-TAIL:])), source_language, target_language):
            wrong.add("echo")
        if _is_other_script(words, frozenset(source_words), target_language):
            wrong.add("script")
    wrong |= _lengths(source_text, text, source_language, target_language)
    messages = {flag: FLAG_DESCRIPTIONS[flag] for flag in wrong}
    if lost:
        messages["address"] = is_missing(*lost)
    if numbers is not None:
        messages["numbers"] = numbers
    return Form(messages, source_text, text)


def _has_junk(source: str, translation: str) -> bool:
    if not any(piece in translation for piece in _IN_JUNK):
        return False
    junk = _JUNK.findall(translation)
    return bool(junk) and bool(Counter(junk) - Counter(_JUNK.findall(source)))


def _cut_out_addresses(text: str) -> tuple[list[str], str]:
    """The addresses of `text`, and the text without them."""
    if not _IN_ADDRESS.search(text):
        return [], text
    found = [match.group().rstrip(_AFTER_ADDRESS) for match in _ADDRESS.finditer(text)]
    return [address for address in found if address], _ADDRESS.sub(" ", text)


def _are_kept(addresses: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether all `addresses` are among `kept`, letters of another script stuck to their end aside."""
    available = Counter(kept)
    for address in kept:
        start = _ASCII_START.match(address)
        if start and start.group() != address:
            available[start.group().rstrip(_AFTER_ADDRESS)] += 1
    return not Counter(addresses) - available


def _words(text: str) -> list[str]:
    """The words of `text`, names with their capital; single characters where words have no space between them."""
    words = _WORD.findall(text)
    if _UNSPACED.search(text):
        return [piece for word in words for piece in (word if _UNSPACED.match(word) else (word,))]
    return words


def _is_looped(source_words: Sequence[str], words: Sequence[str]) -> bool:
    if _stutters(words) and not _stutters(source_words):
        return True
    if len(words) < 3:
        return False
    there, here = ([word.lower() for word in side] for side in (source_words, words))
    if _longest_repeat(here) > 2 * _longest_repeat(there):
        return True
    return _has_returning_phrase(here) and not _has_returning_phrase(there)


def _stutters(words: Sequence[str]) -> bool:
    return any(len(word) >= LEAST_STUTTER and _STUTTER.search(word) for word in words)


def _longest_repeat(words: list[str]) -> int:
    """How many words the longest stretch has in which a phrase is repeated often enough, 0 where there is none."""
    twice = len(words) - len(set(words))
    longest = 0
    for length, times in LOOPS.items():
        needed, run = length * (times - 1), 0
        if twice < needed:
            continue
        for place, (one, other) in enumerate(zip(words, words[length:], strict=False)):
            run = run + 1 if one == other else 0
            # Scores and dates repeat their numbers.
            if run >= needed and not all(map(str.isdecimal, words[place : place + length])):
                longest = max(longest, run + length)
    return longest


def _has_returning_phrase(words: list[str]) -> bool:
    if len(set(words)) > len(words) - LOOPED_WORDS:
        return False
    places: dict[tuple[str, ...], list[int]] = {}
    for place, phrase in enumerate(zip(*(words[offset:] for offset in range(LOOPED_WORDS)), strict=False)):
        seen = places.setdefault(phrase, [])
        seen.append(place)
        if len(seen) >= LOOPED_TIMES and place - seen[-LOOPED_TIMES] <= LOOP_REACH:
            return True
    return False


def _is_echo(
    source_words: Sequence[str], words: Sequence[str], is_sentence: bool, source_language: str, target_language: str
) -> bool:
    if frozenset({source_language, target_language}) in SAME_SENTENCES:
        return False
    spelt = [word for word in source_words if word.isalpha()]
    considered = [word for word in spelt if not word[0].isupper()]
    is_cased = len(considered) < len(spelt) or any(word[0].islower() for word in considered)
    same_script = _script(source_language) == _script(target_language)
    # Names stay as they are; a headline in capitals throughout is longer than a name, and a name has no full stop.
    if is_cased and len(considered) < 2:
        considered = spelt if len(spelt) > LONGEST_NAME or (is_sentence and considered) else []
    elif not is_cased and not is_sentence and same_script and len(considered) <= LONGEST_NAME:
        considered = []
    if len(considered) < 2:
        return False
    there, here = Counter(map(str.lower, considered)), Counter(map(str.lower, words))
    share = (there & here).total() / len(considered)
    return share >= (ECHO_SAME_SCRIPT if same_script else ECHO_OTHER_SCRIPT)


def _script(code: str) -> str | None:
    language = LANGUAGES.get(code)
    return language.script if language else None


def _is_other_script(words: Sequence[str], source_words: frozenset[str], target_language: str) -> bool:
    wanted = _script(target_language)
    if wanted is None:
        return False
    letters = Counter("".join(word for word in words if not (word[0].isupper() and word in source_words)))
    own = total = 0
    for letter, count in letters.items():
        script = script_of(letter)
        if script:
            total += count
            if script == wanted or (wanted in DENSE_SCRIPTS and script in DENSE_SCRIPTS):
                own += count
    return total >= LEAST_LETTERS and own < LEAST_OWN_SCRIPT * total


def _lengths(source: str, translation: str, source_language: str, target_language: str) -> set[str]:
    """`short`, `long` or nothing, for two texts without their addresses."""
    there, here = len(" ".join(source.split())), len(" ".join(translation.split()))
    ratio, shortest, shortest_broken_off = LENGTHS.get((source_language, target_language), UNMEASURED)
    expected, longest = there * ratio, LONGEST
    if expected < LEAST_STEADY or (source_language, target_language) not in LENGTHS:
        _, shortest, shortest_broken_off = UNMEASURED
        longest = LONGEST_UNMEASURED
    expected *= _density(target_language) / _density(source_language)
    if shortest_broken_off > shortest and _is_broken_off(source, translation):
        shortest = shortest_broken_off
    if here < shortest * expected:
        return {"short"}
    if here > longest * expected + LONG_SLACK:
        return {"long"}
    return set()


def _density(code: str) -> float:
    return DENSE_SCRIPTS.get(_script(code) or "", 1.0)


def _is_broken_off(source: str, translation: str) -> bool:
    """Whether the translation lacks the end mark or the closing bracket that the source has."""
    if _END.search(source[-TAIL:]) and not _END.search(translation[-TAIL:]):
        return True
    return any(translation.count(opening) > translation.count(closing) for opening, closing in _PAIRS)
