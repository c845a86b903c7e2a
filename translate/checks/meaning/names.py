"""Tells whether the names of an English sentence are in a Persian or Urdu one, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from ..findings import Finding
from .lexicon import PRESS_LANGUAGES, says_something
from .name_spelling import FAR, arabic_sounds, consonants, distance, latin_sounds
from .spelling import fold

# How far a name may be from what it is spelt as; of a country's, whose common spellings are listed, not so far.
FARTHEST, FARTHEST_COUNTRY, SAME = 0.33, 0.2, 0.05
# Of a name of more words one must be nearer, or two quite near: with each it is likelier that one is so by chance.
FARTHEST_OF_LONG, FARTHEST_OF_TWO = 0.12, 0.25
LEAST_LETTERS, LEAST_CONSONANTS, LEAST_COUNTRY_CONSONANTS = 4, 2, 4
# Words with a meaning of their own, and peoples, faiths and places that have another name in the other language.
_NO_NAMES = frozenset(
    """aftershock scottish scotland england english wales welsh britain arctic antarctic european congressional
    premiership eurosceptic remainer brexiteer americas korean islamist islamic muslim african asian democrat
    republican democratic conservative labour liberal brexit google twitter facebook instagram youtube internet
    sunni shia shiite kurdish arab arabic persian urdu pashto hindi latin western eastern northern southern
    parliament congress senate supreme court premier league olympic olympics paralympic nobel state street road
    avenue university college hospital church bank airport house palace river lake mount island islands county
    province district city town valley bridge park square gulf ocean peninsula desert republic kingdom union
    federal national international united royal army navy guard corps police force party front movement council
    committee ministry department agency commission organisation organization assembly minister president
    secretary general chancellor governor senator king queen prince princess pope bishop ayatollah sheikh imam
    maulana mullah captain colonel major lieutenant sergeant inspector judge justice doctor professor madam sir
    lady lord mister mrs prof insp supt sens reps gens govs col capt famer monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november december
    christmas easter ramadan eid nowruz god christ gospel bible quran koran thanksgiving halloween""".split()
)
# Names that are another word in Persian and Urdu.
_EXONYMS: dict[str, str] = {
    "Beijing": "پکن بیجنگ چین چینی", "Cologne": "کلن کولون", "Brussels": "بروکسل برسلز", "London": "لندن انگلستان",
    "Damascus": "دمشق", "Cairo": "قاهره", "Athens": "آتن ایتهنز یونان", "Vienna": "وین ویانا", "Moscow": "مسکو ماسکو",
    "Geneva": "ژنو جنیوا", "Jerusalem": "قدس المقدس اورشلیم یروشلم", "Warsaw": "ورشو وارسا",
    "Washington": "واشنگتن واشنگٹن آمریکا امریکی", "Hague": "لاهه هیگ", "Mecca": "مکه", "Makkah": "مکه",
    "Medina": "مدینه", "Aleppo": "حلب", "Homs": "حمص", "Beirut": "بیروت", "Basra": "بصره", "Nineveh": "نینوا",
    "Tripoli": "طرابلس تریپولی", "Algiers": "الجزیره الجزایر", "Tangier": "طنجه", "Naples": "ناپل نیپلز",
    "Venice": "ونیز وینس", "Florence": "فلورانس", "Rome": "رم روم", "Munich": "مونیخ میونخ", "Prague": "پراگ",
    "Bucharest": "بخارست", "Nicosia": "نیکوزیا", "Crete": "کرت", "Cyprus": "قبرس", "Lisbon": "لیسبون لزبن",
    "Seville": "سویل اشبیلیه", "Gibraltar": "جبل", "Nile": "نیل", "Danube": "دانوب", "Euphrates": "فرات",
    "Tigris": "دجله", "Volga": "ولگا", "Indus": "سند هندوس", "Ganges": "گنگ گنگا", "Mediterranean": "مدیترانه بحیره",
    "Pacific": "آرام الکاهل", "Atlantic": "اطلس اوقیانوس", "Caspian": "خزر کیسپین", "Baltic": "بالتیک",
    "Red": "سرخ احمر",
    "Himalayas": "هیمالیا همالیه", "Caucasus": "قفقاز", "Balkans": "بالکان بلقان", "Sahara": "صحرا صحارا",
    "Antarctica": "جنوبگان", "Scandinavia": "اسکاندیناوی", "York": "نیویورک", "Genoa": "جنوا", "Mosul": "موصل",
    "Europe": "اروپا یورپ", "Asia": "آسیا ایشیا", "Africa": "آفریقا افریقه", "Christian": "مسیحی عیسایی",
    "Christians": "مسیحیان عیساییون", "Christianity": "مسیحیت عیساییت", "Muhammad": "محمد", "Mohammed": "محمد",
    "Moses": "موسی", "Jesus": "عیسی مسیح یسوع", "Joseph": "یوسف", "Abraham": "ابراهیم", "Solomon": "سلیمان",
    "David": "داود داوود ڈیوڈ دیوید", "Jewish": "یهودی", "Jews": "یهودیان یهودی", "Judaism": "یهودیت",
    "Hindu": "هندو", "Hindus": "هندو هندوها هندووں", "Buddhist": "بودایی بده بودهی", "Catholic": "کاتولیک کیتهولک",
    "Protestant": "پروتستان", "Orthodox": "ارتدوکس ارتدکس", "Tory": "محافظه قدامت", "Tories": "محافظه قدامت",
    "Assad": "اسد الاسد بشارالاسد", "Vatican": "واتیکان ویٹیکن", "Kremlin": "کرملین", "Pentagon": "پنتاگون",
}  # fmt: skip
_EXONYM_WORDS = {name: tuple(map(arabic_sounds, words.split())) for name, words in _EXONYMS.items()}
_NAME = re.compile(r"(?<![\w@#./&-])[A-Z][\w'-]*[a-z][\w'-]*")
_CONTRACTED = re.compile(r"'(?:ve|ll|re|d|m|t)$")
_LONG_WORD = re.compile(rf"[A-Za-z]{{{LEAST_LETTERS},}}")
_LATIN_WORD = re.compile(r"[A-Za-z][\w']+")
_ARABIC_WORD = re.compile(r"[\u0621-\u065f\u066e-\u06d3\u06d5-\u06ff]+")
# Endings of Persian and Urdu words: plurals and cases.
_ENDINGS = ("ها", "های", "ی", "یی", "ایی", "یان", "ون", "ین", "یون", "یه", "یت")
LEAST_STEM, SHORT_WORD = 2, 3
_ARTICLE = "ال"
# What joins two words of one name is at most so wide, in characters.
GAP = 2


@dataclass(frozen=True)
class _Spellings:
    """What of a Persian or Urdu text may be a name: its words in Latin letters, and its own by their sounds."""

    latin: frozenset[str]
    arabic: tuple[str, ...]


def compare_names(source: str, translation: str, source_language: str, target_language: str) -> Iterator[Finding]:
    """Names of the English side that the Persian or Urdu side has in no spelling.

    `source`, `translation`: sentences. `source_language`, `target_language`: codes; where one is not English and the
    other not Persian or Urdu, nothing is compared. Yields findings: `wrong` for names of two words or more. Raises
    nothing.
    """
    languages = {source_language, target_language}
    if "en" not in languages or len(languages) == 1 or not languages <= PRESS_LANGUAGES:
        return
    english, other = (source, translation) if source_language == "en" else (translation, source)
    for run in names(english):
        if not _is_there(run, other):
            name = " ".join(run)
            said = f"the name {name} is not there" if source_language == "en" else f"the name {name} is new"
            # Three misspelt parts are as far from each other as three parts of another name.
            yield Finding("name", "wrong" if len(run) > 1 else "look", said)


def is_spelt_in(name: str, text: str) -> bool:
    """Whether the English name of a country is in a Persian or Urdu text, however it is spelt. Raises nothing."""
    words = [word for word in _LONG_WORD.findall(name) if consonants(latin_sounds(word)) >= LEAST_COUNTRY_CONSONANTS]
    words = [word for word in words if word.lower() not in _NO_NAMES]
    spellings = _spellings(text)
    return any(_nearest(word, spellings, FARTHEST_COUNTRY) <= FARTHEST_COUNTRY for word in words)


@lru_cache(256)
def names(text: str) -> tuple[tuple[str, ...], ...]:
    """The names of an English text, each with its words, without those that have a meaning. Raises nothing."""
    text = text.replace("’", "'")
    runs: list[list[str]] = []
    end = -GAP - 1
    for match in _NAME.finditer(text):
        word = match.group().removesuffix("'s").removesuffix("'").rstrip("'-")
        for part in word.split("-"):
            if _is_name(part.removesuffix("'s")):
                if runs and match.start() - end <= GAP and not set(text[end : match.start()]) & set(",;:"):
                    runs[-1].append(part.removesuffix("'s"))
                else:
                    runs.append([part.removesuffix("'s")])
                end = match.end()
    return tuple(map(tuple, runs))


def found_names(english: str, other: str) -> tuple[int, int]:
    """How many names an English text has, and how many of them a Persian or Urdu text. Raises nothing."""
    runs = names(english)
    return len(runs), sum(_is_there(run, other) for run in runs)


@lru_cache(65536)
def _is_name(word: str) -> bool:
    if len(word) < LEAST_LETTERS or not word[0].isupper() or word[1].isupper() or not word.replace("'", "").isalpha():
        return False
    if _CONTRACTED.search(word) or word in _EXONYM_WORDS:
        return word in _EXONYM_WORDS
    lower = word.lower()
    if any(form in _common_words() or form in _NO_NAMES for form in _plain_forms(lower)):
        return False
    return not says_something(word, "en") and consonants(latin_sounds(word)) >= LEAST_CONSONANTS


def _plain_forms(word: str) -> Iterator[str]:
    """A word, and what may be left of it without one ending or two."""
    yield word
    for form in _without_ending(word):
        yield form
        yield from _without_ending(form)


def _without_ending(word: str) -> Iterator[str]:
    for ending, instead in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ing", ""), ("d", ""), ("ly", "")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead


@cache
def _common_words() -> frozenset[str]:
    text = (resources.files(__package__) / "english_words.txt").read_text(encoding="utf-8")
    return frozenset(word for word in text.split("\n") if not word.startswith("#"))


@lru_cache(1024)
def _is_there(run: tuple[str, ...], other: str) -> bool:
    spellings = _spellings(other)
    if len(run) == 1:
        return _nearest(run[0], spellings, FARTHEST) <= FARTHEST
    first, second, *_ = sorted(_nearest(word, spellings, FARTHEST_OF_TWO) for word in run)
    return first <= FARTHEST_OF_LONG or second <= FARTHEST_OF_TWO


def _nearest(name: str, spellings: _Spellings, most: float) -> float:
    if any(word.startswith(start) for start in _EXONYM_WORDS.get(name, ()) for word in spellings.arabic):
        return 0.0
    lower = name.lower()
    if any(lower in word or lower.removesuffix("s") == word for word in spellings.latin):
        return 0.0
    nearest = FAR
    # The letter x is "ks" or "kh".
    for sounds in {latin_sounds(name), latin_sounds(lower.replace("x", "ks"))}:
        for word in spellings.arabic:
            nearest = min(nearest, distance(sounds, word, most))
            if nearest <= SAME:
                return nearest
    return nearest


@lru_cache(64)
def _spellings(text: str) -> _Spellings:
    latin = {word.lower().removesuffix("'s") for word in _LATIN_WORD.findall(text.replace("’", "'"))}
    words = _ARABIC_WORD.findall(fold(text))
    found: dict[str, None] = {}
    for word in words:
        found |= dict.fromkeys(_word_spellings(word))
    found |= dict.fromkeys(arabic_sounds(a + b) for a, b in pairwise(words))
    for a, b, c in zip(words, words[1:], words[2:], strict=False):
        if len(a) <= SHORT_WORD and len(b) <= SHORT_WORD:
            found[arabic_sounds(a + b + c)] = None
    return _Spellings(frozenset(latin), tuple(found))


@lru_cache(65536)
def _word_spellings(word: str) -> tuple[str, ...]:
    bare = [word, word.removeprefix(_ARTICLE)] if len(word) > SHORT_WORD + len(_ARTICLE) else [word]
    stems = [
        form.removesuffix(end)
        for form in bare
        for end in _ENDINGS
        if form.endswith(end) and len(form) - len(end) >= LEAST_STEM
    ]
    return tuple(dict.fromkeys(map(arabic_sounds, (*bare, *stems))))
