"""Tells which language a text is in, how surely, and why; and which paragraphs of an article are in another one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..arguments import one_or_many
from .detection_tables import (
    ARABIC_ARTICLES,
    ARABIC_SCRIPT_WORDS,
    DECISIVE_LETTERS,
    NEAR_LANGUAGES,
    NOT_ARABIC_LETTERS,
    NOT_IN_LANGDETECT,
    OTHER_LETTERS,
    READ_SCRIPTS,
    ROMANISED,
    SCRIPT_CODES,
    SORANI_LETTERS,
    USUAL_SHARE,
    UYGHUR_LETTERS,
    WORDS_OF_UNKNOWN,
)
from .english_words import CAPITALS_BELOW, count_words, is_alert, is_english, likeliest, weigh_words
from .langdetect_guesses import ask_langdetect
from .languages import LANGUAGES, table_code
from .neighbours import DOUBTFUL_PART, NAMES, find_neighbour, is_below_floor
from .scripts import NEAR_SCRIPTS, WORD, count_scripts, dominant_script, rank_first, read_sample, script_of

__all__ = ["Detection", "detect", "detect_paragraphs", "dominant_script"]

DECISIVE_SHARE = 0.01
# This share of function words among the words of a line is full evidence.
USUAL_WORD_SHARE = 0.30
# langdetect is asked about Arabic script only where letters and words leave less than this between two languages.
CLEAR_MARGIN = 0.8
UNSURE_BELOW = 0.80
# So sure at most is what too few function words, or too many of a neighbour's, speak against.
DOUBTED = 0.6
# Languages that are known by their function words alone; the others have letters of their own, and a neighbour needs so
# many times their words.
FLOORED, LETTERED_RATIO = frozenset({"fa", "ur"}), 2.0
# A headline of so few Latin letters, without an accent, that langdetect is unsure of: in the news that this is made for
# it is English far more often than any of the other languages that are guessed then.
FEW_LETTERS, ENGLISH_BELOW = 30, 0.75
# langdetect is as sure of one word as of a page: of n letters of these scripts it is believed up to 0.4 + n / 50.
SHARED_SCRIPTS = frozenset({"Latin", "Cyrillic", "Devanagari", "Han"})
# This share of the words of a language makes a line that language, and this share of letters of its own.
FULL_OF_WORDS, FULL_OF_WORDS_ROMANISED, FULL_OF_LETTERS = 0.15, 0.3, 0.008
# A foreign paragraph of the article's own script has at least so many letters, and so many outside capitalised words.
FOREIGN_LETTERS_ARABIC, FOREIGN_LETTERS_OTHER, FOREIGN_LETTERS_PLAIN = 32, 50, 25
FOREIGN_MARGIN, FOREIGN_CONFIDENCE = 0.5, 0.95
# Different paragraphs of one article whose language is looked at; each may take milliseconds.
MOST_PARAGRAPHS = 1_000

# A plural of the past tense, or a present tense, of Persian in Latin letters: bastand, mikonad.
PERSIAN_VERB = re.compile(r"\w{2,}(?:[dt]and|shand)|ne?mi\w{2,}[dm]|mi\w{2,}(?:ad|and|am|im|id)")
# In so short a line two words are enough where one of them is one of these.
SHORT_LINE, SURE_WORDS = 8, frozenset("ra shod shodand kard kardand uchun ushbu bilan barcha tomonidan".split())
# Cases of the plural, and an adjective, that Turkish and Azerbaijani form otherwise: odamlarning, shahardagi.
UZBEK_FORM = re.compile(r"\w{2,}(?:lar(?:ni|ning|ga|imiz)|dagi)")
UZBEK_LETTER, UZBEK_LETTER_SHARE = re.compile("[og][ʻ‘’'`](?=[a-z])|[og]ʻ"), 0.05

_ARABIC_MARKS = re.compile("[\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
# Only Uyghur has alef maksura inside a word.
_INNER_YEH = re.compile("ى(?=[\u0621-\u064a\u067e-\u06d5])")
# Urdu's sign of the year is a word of Balochi.
_YEAR = re.compile(r"(?<=\d)\s?ء")
_TO_PERSIAN = str.maketrans("يىك", "ییک")


@dataclass(frozen=True)
class Detection:
    """The language of a text.

    `language`: a code of the table of languages, or of a language outside it, or `und` where there is none.
    `confidence`: 0 to 1, rounded to 2 places. `supported`: whether the table has it, so that it can be summarised.
    `reason`: one sentence for people: what decided, and what to do where that is not enough.
    """

    language: str
    confidence: float
    supported: bool
    reason: str


def detect(text: str) -> Detection:
    """The language of `text`, by its script, its letters, its function words, and langdetect.

    `text`: of any length; of more than 10,000 characters the beginning, the middle and the end are read.
    Returns the same `Detection` for the same text, always. Raises nothing: a text without letters is `und`.
    """
    sample = read_sample(text)
    scripts = count_scripts(sample)
    if not scripts:
        return Detection("und", 0.0, False, "no text: it holds no letters, only digits, addresses or signs")
    script, share = rank_first(scripts)
    found = _detect_arabic_script(sample) if script == "Arabic" else _detect_other_script(sample, script)
    if share < 0.6 and found.confidence > share:
        reason = f"{found.reason}; only {share:.0%} of the letters are {script}"
        found = Detection(found.language, round(share, 2), found.supported, reason)
    return found


def detect_paragraphs(paragraphs: str | Iterable[str], language: str) -> list[Detection | None]:
    """Which paragraphs of an article in `language` are in another language.

    `paragraphs`: texts in their order; a `str` is one. `language`: the article's code or name. Returns one entry a
    paragraph: None where it belongs to the article or cannot be told (no letters; same script and short; a near
    language), otherwise the `Detection` of its own language. It would rather miss one than call the article's own text
    foreign. Raises nothing; with a `language` that is not in the table only None is returned.
    """
    language = table_code(language)
    given = one_or_many(paragraphs)
    found = {one: _detect_foreign(one, language) for one in tuple(dict.fromkeys(given))[:MOST_PARAGRAPHS]}
    return [found.get(paragraph) for paragraph in given]


def _detect_foreign(paragraph: str, language: str) -> Detection | None:
    sample = read_sample(paragraph)
    scripts = count_scripts(sample)
    if not scripts or language not in LANGUAGES:
        return None
    script, own_script = rank_first(scripts)[0], LANGUAGES[language].script
    if script != own_script:
        return None if {script, own_script} <= NEAR_SCRIPTS else detect(paragraph)
    if script == "Arabic":
        if scripts[script] < FOREIGN_LETTERS_ARABIC:
            return None
        scores = _score_arabic_script(sample)
        best = likeliest(scores)
        return detect(paragraph) if scores[best] - scores[language] >= FOREIGN_MARGIN else None
    if scripts[script] < FOREIGN_LETTERS_OTHER:
        return None
    # A list of names is in no language.
    if sum(len(word) for word in WORD.findall(sample) if not word[0].isupper()) < FOREIGN_LETTERS_PLAIN:
        return None
    words = _words(sample)
    english = is_english(words)
    if english if language == "en" else language in NOT_IN_LANGDETECT and not english:
        return None
    found = detect(paragraph)
    if found.language in {language, "und"} or found.confidence < FOREIGN_CONFIDENCE:
        return None
    return None if any({found.language, language} <= group for group in NEAR_LANGUAGES) else found


def _words(sample: str) -> list[str]:
    return WORD.findall(sample.lower())


def _letter_shares(sample: str) -> dict[str, float]:
    """The share of each language's own letters among the letters of the Arabic script."""
    counts = Counter(sample)
    total = sum(count for character, count in counts.items() if script_of(character) == "Arabic") or 1
    shares = {code: sum(counts[letter] for letter in letters) / total for code, letters in DECISIVE_LETTERS.items()}
    uyghur = sum(counts[letter] for letter in UYGHUR_LETTERS)
    sorani = sum(counts[letter] for letter in SORANI_LETTERS)
    shares["ckb" if uyghur > sorani else "ug"] = 0.0
    shares["ug"] += len(_INNER_YEH.findall(sample)) / total
    shares["fa"] = sum(counts[letter] for letter in NOT_ARABIC_LETTERS) / total
    return shares


def _score_arabic_script(sample: str) -> dict[str, float]:
    """How much speaks for each language of the Arabic script: 0 to 1 for letters, 0 to 1 for function words."""
    shares = _letter_shares(sample)
    raw = [word for word in WORD.findall(_ARABIC_MARKS.sub("", sample)) if script_of(word[0]) == "Arabic"]
    folded = [word.translate(_TO_PERSIAN) for word in raw]
    scores: dict[str, float] = {}
    for code, wanted in ARABIC_SCRIPT_WORDS.items():
        hits = float(count_words(folded if code in {"fa", "ur", "ps"} else raw, wanted))
        if code == "ar":
            hits += 0.5 * sum(len(word) > 4 and word.startswith(ARABIC_ARTICLES) for word in raw)
        scores[code] = min(1.0, hits / (len(raw) or 1) / USUAL_WORD_SHARE)
    decisive = [code for code in USUAL_SHARE if shares[code] >= DECISIVE_SHARE]
    # Where letters of Pashto and the like stand or its words outnumber theirs, the three gain nothing by likeness.
    known = SCRIPT_CODES["Arabic"]
    favoured = {*known}.issuperset(decisive) and max(map(scores.__getitem__, known)) >= max(scores.values())
    for code in decisive:
        scores[code] += min(1.0, shares[code] / USUAL_SHARE[code])
    # Persian has no letter of its own: what speaks for it is that, over a line's length, no other language's stand.
    if favoured and not decisive:
        length = sum(map(len, raw))
        scores["fa"] += 0.5 * min(1.0, shares["fa"] / 0.10) * min(1.0, length / 40)
    ranked = sorted(scores.values(), reverse=True)
    if favoured and ranked[0] - ranked[1] < CLEAR_MARGIN:
        guesses = ask_langdetect(sample, "Arabic")
        if shares["fa"]:
            guesses["fa"] = guesses.get("fa", 0.0) + guesses.pop("ar", 0.0)
        for code in known:
            scores[code] += 0.5 * guesses.get(code, 0.0)
    return scores


def _detect_arabic_script(sample: str) -> Detection:
    scores = _score_arabic_script(sample)
    best = likeliest(scores)
    margin = scores[best] - max(score for code, score in scores.items() if code != best)
    confidence = round(1 / (1 + math.exp(-5 * margin)), 2)
    words = _words(_YEAR.sub(" ", _ARABIC_MARKS.sub("", sample)).translate(_TO_PERSIAN)) or [sample]
    known = frozenset(word.translate(_TO_PERSIAN) for word in ARABIC_SCRIPT_WORDS[best])
    share = count_words(words, known) / len(words)
    neighbour = find_neighbour(words, sample, known)
    if neighbour.is_clear and neighbour.share > share * (1 if best in FLOORED else LETTERED_RATIO):
        return _describe(neighbour.code, max(confidence, UNSURE_BELOW), "function words")
    if best in FLOORED and (is_below_floor(share, len(words)) or neighbour.share > DOUBTFUL_PART * share):
        confidence = min(confidence, DOUBTED)
    counts = Counter(sample)
    letters = sorted({letter for letter in DECISIVE_LETTERS.get(best, "") if counts[letter]})
    if letters:
        return _describe(best, confidence, f"letters {' '.join(letters[:4])}")
    if share:
        return _describe(best, confidence, "function words")
    return _describe(best, min(confidence, 0.75), "langdetect")


def _detect_other_script(sample: str, script: str) -> Detection:
    words = _words(sample)
    if script == "Latin":
        told = _find_by_words(words, sample)
        if told:
            return told
    counts = Counter(sample.lower())
    for code, wanted, unwanted in OTHER_LETTERS.get(script, ()):
        found = sum(counts[letter] for letter in wanted)
        if found >= FULL_OF_LETTERS * len(sample) and not any(counts[letter] for letter in unwanted):
            return _describe(code, 0.95, f"letters {' '.join(letter for letter in wanted if counts[letter])}")
    own = [code for code, row in LANGUAGES.items() if row.script == script]
    if script not in READ_SCRIPTS and len(own) == 1:
        return _describe(own[0], 0.95, f"the {script} script")
    guesses = ask_langdetect(sample, script)
    voice = "langdetect"
    alert = script == "Latin" and is_alert(sample, words)
    if script == "Latin" and words:
        guesses, voice = weigh_words(guesses, words, alert)
    if not guesses:
        fault = "unclear: too few letters to tell" if script in READ_SCRIPTS else f"unsupported: {script} script"
        return Detection("und", 0.0, False, f"{fault}; the language can be given with --from")
    best = likeliest(guesses)
    letters = count_scripts(sample)[script]
    believed = 0.4 + letters / 50 if script in SHARED_SCRIPTS else 1.0
    confidence = min(believed, guesses[best])
    if alert and best != "en" and guesses[best] < CAPITALS_BELOW:
        return _describe("en", min(confidence, DOUBTED), "its capitals, English being the likeliest here")
    if script == "Latin" and letters < FEW_LETTERS and confidence < ENGLISH_BELOW and sample.isascii():
        return _describe("en", confidence, "its few letters, English being the likeliest here")
    return _describe(best, confidence, voice)


def _describe(code: str, probability: float, voice: str) -> Detection:
    """The answer `code`, with its name, whether the table has it, and what decided."""
    confidence = round(min(1.0, probability), 2)
    language = LANGUAGES.get(code)
    name = language.name if language else f"{NAMES.get(code, 'the language')} ({code})"
    if language:
        return Detection(code, confidence, True, _hedge(f"{name}, by {voice}", confidence))
    return Detection(code, confidence, False, _hedge(f"unsupported: {name} ({voice})", confidence))


def _hedge(reason: str, confidence: float) -> str:
    if confidence >= UNSURE_BELOW:
        return reason
    return f"{reason}, but not surely: if it is another language, give it with --from"


def _find_by_words(words: Sequence[str], sample: str) -> Detection | None:
    """A language of Latin letters that langdetect does not know, where its function words are many."""
    if len(words) < 4:
        return None
    for code, name, strict, loose in ROMANISED:
        verbs = frozenset(filter(PERSIAN_VERB.fullmatch, words)) if code == "fa" else frozenset[str]()
        if _is_full_of(words, strict | verbs, loose, FULL_OF_WORDS_ROMANISED):
            reason = f"perhaps {name} in Latin letters, which cannot be read; give the language with --from {code}"
            return Detection("und", 0.0, False, reason)
    for code, strict, loose in WORDS_OF_UNKNOWN:
        forms = frozenset(filter(UZBEK_FORM.fullmatch, words)) if code == "uz" else frozenset[str]()
        if _is_full_of(words, strict | forms, loose, FULL_OF_WORDS):
            return _describe(code, 0.95, "function words")
    # Uzbek writes two of its vowels and consonants with an apostrophe: o'zbek, yig'ilish.
    letters = len(UZBEK_LETTER.findall(sample.lower()))
    strict = next(strict for code, strict, _ in WORDS_OF_UNKNOWN if code == "uz")
    if (
        not is_english(words)
        and letters + len(strict.intersection(words)) >= 2
        and letters >= UZBEK_LETTER_SHARE * len(words)
    ):
        return _describe("uz", 0.9, "letters o' g'")
    return None


def _is_full_of(words: Sequence[str], strict: frozenset[str], loose: frozenset[str], least: float) -> bool:
    present = set(words)
    needed = 2 if len(words) <= SHORT_LINE and present & SURE_WORDS else 3
    if len(present & strict) < 2 or len(present & (strict | loose)) < needed:
        return False
    return count_words(words, strict | loose) >= least * len(words)
