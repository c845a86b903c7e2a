"""Faults put into sound translations, to see which of them the checks find."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translate.checks.meaning.lexicon import mentions, of_kind
from translate.checks.meaning.name_spelling import arabic_sounds, distance, latin_sounds
from translate.checks.meaning.names import FARTHEST, names

# A source and its translation with a fault in it, or None where it cannot be made.
Faulty = tuple[str, str] | None


@dataclass(frozen=True)
class Line:
    """One line of the pairs, and those about it: languages, texts, and all lines of the target."""

    source_language: str
    target_language: str
    source: str
    translation: str
    place: int
    targets: list[str]
    english: list[str]


Fault = Callable[[Line, random.Random], Faulty]
LANGUAGES = ("en", "fa", "ur")
LEAST_WORDS = 8
LEAST_UNRELATED_LETTERS = 50
URL = "https://news.example.org/2018/09/30/story-4711.html"
NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
# One row a thing: English, Persian, Urdu.
SWAPS: dict[str, tuple[str, ...]] = {
    "weekday": (
        "Monday/دوشنبه/پیر", "Tuesday/سه‌شنبه/منگل", "Wednesday/چهارشنبه/بدھ", "Thursday/پنجشنبه/جمعرات",
        "Friday/جمعه/جمعہ", "Sunday/یکشنبه/اتوار",
    ),
    "month": (
        "January/ژانویه/جنوری", "February/فوریه/فروری", "April/آوریل/اپریل", "July/ژوئیه/جولائی", "August/اوت/اگست",
        "September/سپتامبر/ستمبر", "October/اکتبر/اکتوبر", "November/نوامبر/نومبر", "December/دسامبر/دسمبر",
    ),
    "country": (
        "Iran/ایران/ایران", "Iraq/عراق/عراق", "Pakistan/پاکستان/پاکستان", "Afghanistan/افغانستان/افغانستان",
        "Russia/روسیه/روس", "France/فرانسه/فرانس", "Germany/آلمان/جرمنی", "Indonesia/اندونزی/انڈونیشیا",
        "Mexico/مکزیک/میکسیکو", "Macedonia/مقدونیه/مقدونیہ", "Greece/یونان/یونان", "Japan/ژاپن/جاپان",
        "Canada/کانادا/کینیڈا", "Britain/بریتانیا/برطانیہ", "Australia/استرالیا/آسٹریلیا",
        "Scotland/اسکاتلند/اسکاٹ لینڈ",
        "Israel/اسرائیل/اسرائیل", "Spain/اسپانیا/اسپین", "Italy/ایتالیا/اٹلی", "Norway/نروژ/ناروے",
    ),
    "nationality": (
        "Iranian/ایرانی/ایرانی", "Iraqi/عراقی/عراقی", "Pakistani/پاکستانی/پاکستانی", "Russian/روسی/روسی",
        "American/آمریکایی/امریکی", "British/بریتانیایی/برطانوی", "Indonesian/اندونزیایی/انڈونیشی",
        "French/فرانسوی/فرانسیسی", "Chinese/چینی/چینی", "Israeli/اسرائیلی/اسرائیلی", "Italian/ایتالیایی/اطالوی",
    ),
    "currency": (
        "dollars/دلار/ڈالر", "euros/یورو/یورو", "pounds/پوند/پاؤنڈ", "rupees/روپیه/روپے", "dinars/دینار/دینار",
    ),
    "compass": ("north/شمال/شمال", "south/جنوب/جنوب", "east/شرق/مشرق", "west/غرب/مغرب"),
    "opposite rise": ("increased/افزایش/اضافہ", "decreased/کاهش/کمی"),
    "opposite alive": ("survived/زنده/زندہ", "killed/کشته/ہلاک"),
    "opposite import": ("imports/واردات/درآمدات", "exports/صادرات/برآمدات"),
    "opposite buy": ("buy/خرید/خرید", "sell/فروش/فروخت"),
}  # fmt: skip
# For each swap, how the source may say it in English; elsewhere it says it as the translation does.
SIGNS = {"dollars": r"(?:dollars?|\$)", "euros": "(?:euros?|€)", "pounds": r"(?:pounds|£)", "rupees": "(?:rupees?|₹)"}
# Number words: those of one group stand for each other; what leaves the number open becomes a number.
NUMBER_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        "two three four five six seven eight nine ten eleven twelve fifteen eighteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "thousand million billion trillion", "second third fifth",
    ),
    "fa": (
        "دو سه چهار پنج شش هفت هشت یازده دوازده پانزده هجده", "بیست چهل پنجاه شصت هفتاد هشتاد نود",
        "هزار میلیون میلیارد",
        "دوم سوم پنجم",
    ),
    "ur": (
        "دو تین چار پانچ چھ سات آٹھ گیارہ بارہ پندرہ اٹھارہ", "بیس تیس چالیس پچاس ساٹھ نوے", "ہزار لاکھ ملین کروڑ ارب",
        "دوسرے تیسرے پانچویں",
    ),
}  # fmt: skip
VAGUE = {"en": ("several", "eighteen"), "fa": ("چند", "هجده"), "ur": ("کئی", "اٹھارہ")}
QUESTION = re.compile("[?؟]")
NOT_PERSIAN = {
    "نیست": "است", "نیستند": "هستند", "نشد": "شد", "نشده": "شده", "نکرد": "کرد", "نکرده": "کرده", "نبود": "بود",
    "نداشت": "داشت", "ندارد": "دارد", "ندارند": "دارند", "نداده": "داده", "نخواهد": "خواهد", "نخواهند": "خواهند",
    "نداشته": "داشته", "نکنند": "کنند", "نکند": "کند", "نشود": "شود", "نمی‌شود": "می‌شود", "نباید": "باید",
}  # fmt: skip
NOT_ENGLISH = {"can't": "can", "won't": "will", "cannot": "can"}
DENIES = {
    "en": re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without)\b|n['’]t\b", re.I),
    "fa": re.compile(
        r"(?<!\w)(?:نمی|نه(?!\w)|هیچ|هرگز|بدون|نیست|نشد|نکرد|نبود|ندار|نداشت|نداد|نخواه|نکن|نشو|نباید|نتوان)"
    ),
    "ur": re.compile(r"(?<!\w)(?:نہیں|نہ|مت|بغیر|ہرگز)(?!\w)"),
}
POSITIVE = {
    "en": re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should)\b"),
    "fa": re.compile(r"(?<!\w)(?:است|شد|کرد|بود|خواهد|دارد|داد|شدند|کردند)(?!\w)"),
    "ur": re.compile(r"(?<!\w)(?:ہے|ہیں|تھا|تھی|تھے)(?!\w)"),
}


def digit_changed(line: Line, chance: random.Random) -> Faulty:
    """One digit is another."""
    places = [place for place, character in enumerate(line.translation) if character.isdecimal()]
    if not places:
        return None
    place = chance.choice(places)
    digit = int(line.translation[place])
    zero = chr(ord(line.translation[place]) - digit)
    other = chr(ord(zero) + chance.choice([value for value in range(10) if value != digit]))
    return line.source, line.translation[:place] + other + line.translation[place + 1 :]


def number_dropped(line: Line, chance: random.Random) -> Faulty:
    """One number in digits is gone."""
    numbers = list(NUMBER.finditer(line.translation))
    if not numbers:
        return None
    number = chance.choice(numbers)
    return line.source, line.translation[: number.start()] + line.translation[number.end() :]


def number_word_changed(line: Line, chance: random.Random) -> Faulty:
    """One number word is another, or several are eighteen."""
    code, text = line.target_language, line.translation
    vague, instead = VAGUE[code]
    found = [(match, instead) for match in re.finditer(rf"(?<!\w){vague}(?!\w)", text)]
    for group in NUMBER_WORDS[code]:
        words = group.split()
        matches = re.finditer(rf"(?<!\w)(?:{'|'.join(words)})(?![\w\u200c])", text)
        found += [(one, chance.choice([word for word in words if word != one.group()])) for one in matches]
    if not found:
        return None
    match, instead = chance.choice(found)
    return line.source, text[: match.start()] + instead + text[match.end() :]


def url_dropped(line: Line, chance: random.Random) -> Faulty:
    """An address of the source is gone."""
    words = line.source.split(" ")
    words.insert(chance.randrange(len(words) + 1), URL)
    return " ".join(words), line.translation


def clause_looped(line: Line, chance: random.Random) -> Faulty:
    """Two to eight words three times."""
    words = line.translation.split(" ")
    length = min(len(words), chance.randint(2, 8))
    start = chance.randrange(len(words) - length + 1)
    clause = words[start : start + length]
    return line.source, " ".join([*words[:start], *clause * 3, *words[start + length :]])


def echoed(line: Line, _chance: random.Random) -> Faulty:
    """The source for its translation."""
    return line.source, line.source


def half_gone(line: Line, _chance: random.Random) -> Faulty:
    """The second half of the words is gone."""
    if len(line.source.split()) < LEAST_WORDS:
        return None
    words = line.translation.split()
    return line.source, " ".join(words[: (len(words) + 1) // 2])


def unrelated(line: Line, chance: random.Random) -> Faulty:
    """Another line's translation of about the same length."""
    length = len(line.translation)
    near = [
        text
        for place, text in enumerate(line.targets)
        if abs(len(text) - length) < 0.15 * length and abs(place - line.place) > 3
    ]
    return (line.source, chance.choice(near)) if near and len(line.source) >= LEAST_UNRELATED_LETTERS else None


def next_line(line: Line, _chance: random.Random) -> Faulty:
    """The translation of the next line."""
    if len(line.source) < LEAST_UNRELATED_LETTERS or line.place + 1 >= len(line.targets):
        return None
    return line.source, line.targets[line.place + 1]


def negation_dropped(line: Line, _chance: random.Random) -> Faulty:
    """The only negation is gone."""
    text = line.translation.replace("’", "'")
    if not DENIES[line.source_language].search(line.source):
        return None
    if len(DENIES[line.target_language].findall(text)) != 1:
        return None
    if line.target_language == "en":
        match = re.search(r"\b(?:can't|won't|cannot)\b|n't\b| not\b(?! only)| never\b", text)
        return (line.source, _cut(text, match, NOT_ENGLISH.get(match.group(), ""))) if match else None
    if line.target_language == "fa":
        match = re.search(rf"(?<!\w)(?:{'|'.join(NOT_PERSIAN)})(?!\w)|(?<!\w)نمی", text)
        return (line.source, _cut(text, match, NOT_PERSIAN.get(match.group(), "می"))) if match else None
    match = re.search(r" (?:نہیں|نہ)(?!\w)(?! صرف)", text)
    return (line.source, _cut(text, match, "")) if match else None


def negation_added(line: Line, _chance: random.Random) -> Faulty:
    """A negation where there is none."""
    code = line.target_language
    if DENIES[line.source_language].search(line.source) or DENIES[code].search(line.translation):
        return None
    matches = list(POSITIVE[code].finditer(line.translation))
    if not matches:
        return None
    match = matches[0] if code == "en" else matches[-1]
    instead = {"en": f"{match.group()} not", "fa": f"ن{match.group()}", "ur": f"نہیں {match.group()}"}[code]
    return line.source, _cut(line.translation, match, "نیست" if match.group() == "است" else instead)


def question_lost(line: Line, _chance: random.Random) -> Faulty:
    """No question mark."""
    if not QUESTION.search(line.source) or not QUESTION.search(line.translation):
        return None
    return line.source, QUESTION.sub(".", line.translation)


def swapped(kind: str) -> Fault:
    """A fault: one thing of a class is another of it."""
    return lambda line, chance: next(_changed(kind, line, chance, swap=True), None)


def dropped(kind: str) -> Fault:
    """A fault: one thing of a class is gone."""
    return lambda line, chance: next(_changed(kind, line, chance, swap=False), None)


def _changed(kind: str, line: Line, chance: random.Random, *, swap: bool) -> Iterator[Faulty]:
    rows = [row.split("/") for row in SWAPS[kind]]
    source, target = LANGUAGES.index(line.source_language), LANGUAGES.index(line.target_language)
    for row in rows:
        said = SIGNS.get(row[0], row[source]) if source == 0 else row[source]
        there = re.search(rf"(?<!\w){said}(?!\w)", line.source)
        word = rf"(?<!\w)(?<!شنبه ){row[target]}(?!\w)"
        others = [other for other in rows if re.search(rf"(?<!\w){other[target]}(?!\w)", line.translation)]
        if there and re.search(word, line.translation) and others == [row]:
            without = re.sub(word, "", line.translation)
            # What another word says as well is not gone: Tehran, the Russians.
            if not _keys(without, kind, line.target_language) & _keys(line.source, kind, line.source_language):
                instead = chance.choice([other[target] for other in rows if other != row])
                yield line.source, re.sub(word, instead, line.translation) if swap else without


def _keys(text: str, kind: str, language: str) -> set[str]:
    classes = {"nationality": "country"}
    return set(of_kind(mentions(text, language), classes.get(kind, kind.split()[-1])).perhaps)


def name_dropped(words: int) -> Fault:
    """A fault: a name of so many words is gone; of one, or of two and more."""
    return lambda line, chance: _name_changed(line, chance, words, swap=False)


def name_swapped(words: int) -> Fault:
    """A fault: the name of another line in the stead of one of so many words."""
    return lambda line, chance: _name_changed(line, chance, words, swap=True)


def _name_changed(line: Line, chance: random.Random, words: int, *, swap: bool) -> Faulty:
    # An English text without a name shows nothing; one with another does.
    if swap != (line.target_language == "en") or "en" not in (line.source_language, line.target_language):
        return None
    is_to_english = line.target_language == "en"
    english, other = (line.translation, line.source) if is_to_english else (line.source, line.translation)
    runs = [run for run in names(english) if (len(run) > 1) == (words > 1)]
    if not runs:
        return None
    run = chance.choice(runs)
    # What is not spelt in the other language cannot be taken from there.
    places = [
        match for match in re.finditer(r"[\w'’]+", line.translation) if _is_part(match.group(), run, is_to_english)
    ]
    if not places or not any(_is_part(word, run, False) for word in re.findall(r"\w+", other)):
        return None
    pool = [one for text in line.english for one in names(text) if not set(one) & set(english.split())]
    instead = " ".join(chance.choice([one for one in pool if (len(one) > 1) == (words > 1)])) if swap else ""
    text = line.translation
    for number, match in enumerate(reversed(places)):
        text = text[: match.start()] + (instead if number == len(places) - 1 else "") + text[match.end() :]
    return line.source, text


def _is_part(word: str, run: tuple[str, ...], is_english: bool) -> bool:
    if is_english:
        return word.replace("’", "'").removesuffix("'s") in run
    if word.isascii():
        return any(word.lower() == name.lower() for name in run)
    return any(distance(latin_sounds(name), arabic_sounds(word), FARTHEST) <= FARTHEST for name in run)


def _cut(text: str, match: re.Match[str], instead: str) -> str:
    return text[: match.start()] + instead + text[match.end() :]


# Each fault with its name, the flag that should name it, and the severity that counts.
FAULTS: tuple[tuple[str, Fault, str], ...] = (
    ("digit changed", digit_changed, "numbers"),
    ("number dropped", number_dropped, "numbers"),
    ("number word changed", number_word_changed, "numbers"),
    ("address dropped", url_dropped, "address"),
    ("clause looped", clause_looped, "loop"),
    ("echoed", echoed, "echo"),
    ("half gone", half_gone, "short"),
    ("unrelated", unrelated, "unrelated"),
    ("next line", next_line, "unrelated"),
    ("negation dropped", negation_dropped, "negation"),
    ("negation added", negation_added, "negation"),
    *((f"{kind} swapped", swapped(kind), "country" if kind == "nationality" else kind.split()[0]) for kind in SWAPS),
    *((f"{kind} dropped", dropped(kind), "country" if kind == "nationality" else kind)
      for kind in SWAPS if not kind.startswith(("opposite", "compass"))),
    ("long name dropped", name_dropped(2), "name"),
    ("long name invented", name_swapped(2), "name"),
    ("short name dropped", name_dropped(1), "name"),
    ("question mark lost", question_lost, "question"),
)  # fmt: skip
