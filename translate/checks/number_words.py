"""The words that numbers are written with in English, Persian and Urdu, as tables.

Spelling is that of `SPELLING`, which makes one of the letters that the keyboards of the two languages code
differently. Words of every language stand in one table each: a text with a word of another language in it reads
the same.
"""

from __future__ import annotations

import unicodedata

# The languages whose numbers in words can be read.
READ_IN_WORDS = frozenset({"en", "fa", "ur"})

_ENGLISH_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
_ENGLISH_ORDINALS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PERSIAN_UNITS = "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
_PERSIAN_TENS = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود"
_PERSIAN_HUNDREDS = "یکصد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"
_URDU_BELOW_HUNDRED = """صفر ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس
اکیس بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس تیس اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس
چالیس اکتالیس بیالیس تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس پچاس اکاون باون ترپن چون پچپن چھپن ستاون
اٹھاون انسٹھ ساٹھ اکسٹھ باسٹھ تریسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر اکہتر بہتر تہتر چوہتر پچہتر چھہتر
ستتر اٹھہتر اناسی اسی اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی نوے اکیانوے بانوے ترانوے چورانوے
پچانوے چھیانوے ستانوے اٹھانوے ننانوے"""

# Other spellings, other forms, and words that hold a number.
_OTHER_WORDS: dict[str, float] = {
    "once": 1, "twice": 2, "both": 2, "couple": 2, "pair": 2, "double": 2, "doubled": 2, "doubling": 2, "trio": 3,
    "foursome": 4, "foursomes": 4, "quartet": 4,
    "quarter": 4, "quarters": 4, "halves": 0.5,
    "triple": 3, "tripled": 3, "dozen": 12, "dozens": 12, "decade": 10, "century": 100, "half": 0.5,
    "fourty": 40, "nought": 0, "nil": 0, "biennial": 2, "bilateral": 2, "trilateral": 3,
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
    "xv": 15, "xvi": 16,
    "پنچ": 5, "یکی": 1, "اول": 1, "اولین": 1, "نخست": 1, "نخستین": 1, "سوم": 3, "سومین": 3, "سی": 30, "هیجده": 18,
    "پونزده": 15,
    "شونزده": 16, "دوازدهم": 12, "دوجین": 12, "نیم": 0.5, "نصف": 0.5, "دهه": 10, "قرن": 100, "سده": 100,
    "ثلث": 3, "ربع": 4,
    "دوبرابر": 2, "دوتا": 2, "هردو": 2, "دوم": 2, "دومین": 2, "دوباره": 2, "دوجانبه": 2,
    "پہلا": 1, "پہلی": 1, "پہلے": 1, "دوسرا": 2, "دوسری": 2, "دوسرے": 2, "تیسرا": 3, "تیسری": 3, "تیسرے": 3, "چوتھا": 4,
    "چوتھی": 4, "چوتھے": 4, "چھٹا": 6, "چھٹی": 6, "چھٹے": 6, "دونوں": 2, "تینوں": 3, "چاروں": 4, "درجن": 12,
    "درجنوں": 12, "چھے": 6, "چھہ": 6, "تیئس": 23, "تیئیس": 23, "تریپن": 53, "ڈیڑھ": 1.5, "ڈھائی": 2.5, "اڑھائی": 2.5,
    "آدھا": 0.5, "آدھی": 0.5, "آدھے": 0.5, "دہائی": 10, "عشرہ": 10, "عشرے": 10, "تہائی": 3, "چوتھائی": 4,
    "دگنا": 2, "دگنی": 2,
    "دگنے": 2, "دوگنا": 2, "دوگنی": 2, "دوہری": 2, "دوبارہ": 2,
}  # fmt: skip
_MULTIPLIERS: dict[int, str] = {
    100: "hundred hundredth صد سو",
    1_000: "thousand thousandth هزار ہزار",
    100_000: "lakh lac لاکھ",
    1_000_000: "million mn mln میلیون ملیون ملین",
    10_000_000: "crore کروڑ",
    1_000_000_000: "billion bn bln میلیارد بیلیون بلین ارب",
    100_000_000_000: "kharab کھرب",
    1_000_000_000_000: "trillion tn trn تریلیون ٹریلین",
}
_PERSIAN_MULTIPLIERS = frozenset("صد هزار میلیون میلیارد تریلیون".split())
# Multipliers after a number, and no number on their own: tens of thousands.
_ONLY_AFTER = {
    100: "hundreds", 1_000: "thousands", 100_000: "lakhs lacs", 1_000_000: "millions", 10_000_000: "crores",
    1_000_000_000: "billions", 1_000_000_000_000: "trillions",
}  # fmt: skip
# Abbreviations that mean this only when nothing stands between them and the digits: $5m, 10k.
_ATTACHED = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_MONTHS: tuple[str, ...] = (
    "january jan ژانویه جنوری",
    "february feb فوریه فروری",
    "march mar مارس مارچ",
    "april apr آوریل اپریل",
    "may مه مئی",
    "june jun ژوئن جون",
    "july jul ژوئیه جولای جولائی",
    "august aug اوت آگوست اگست",
    "september sep sept سپتامبر ستمبر",
    "october oct اکتبر اکتوبر",
    "november nov نوامبر نومبر",
    "december dec دسامبر دسمبر",
)
# Urdu puts these before the number: half more, a quarter more, a quarter less.
_ADDED_BEFORE = {"ساڑھے": "0.5", "سوا": "0.25", "پونے": "-0.25"}
# Words that mean other things as well (no, new, village, a name), and count only before these.
_AMBIGUOUS = "نه ده سی نو سو انیس نواسی"
# Words that mean other things far more often (because, this very, better, I give, wire).
_UNSURE = "چون اسی بہتر ستر دهم سیم second"
_COUNTED = """نفر تن سال ساله سالگی ماه ماهه روز روزه ساعت دقیقه ثانیه هفته بار درصد کشور کیلومتر متر
افراد سال سالہ سالوں ماہ مہینے مہینوں روز روزہ دن دنوں گھنٹے گھنٹوں منٹ منٹوں ہفتے ہفتوں بار فیصد ممالک بجے
کلومیٹر میٹر"""
_CERTAIN_ORDINALS = {"fa": "سوم سومین", "ur": "تیسرا تیسری تیسرے چوتھا چوتھی چوتھے چھٹا چھٹے"}
# The ends of Urdu ordinals.
_ENDS = ("واں", "ویں")
# What makes the number before it part of another word: the days of the week, and Panjshir.
_NOT_COUNTED = "شنبه شنبه‌ها شیر محال"
# What Persian writes together with the number before it: lasting four days.
_COUNTED_TOGETHER = "روزه ساله ماهه نفره ساعته دقیقه‌ای هفته‌ای جانبه گانه برابر تایی"
# What stands between the numbers of a score: سه بر یک.
_IN_SCORES = "بر"
# Before a multiplier these leave open how many: ده‌ها هزار, several thousand.
_VAGUE = "several few some دهها ها صدها چند چندین کئی چند دسیوں"
_JOINING = "and و اور"
_LETTERS = {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ۂ": "ه", "أ": "ا"}
_MARKS = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670"


def _every_digit() -> dict[str, str]:
    """The decimal digits of every script, each with its ASCII digit."""
    digits = (chr(point) for point in range(0x80, 0x20000) if unicodedata.category(chr(point)) == "Nd")
    return {digit: str(unicodedata.decimal(digit)) for digit in digits}


SPELLING = str.maketrans({**_LETTERS, **dict.fromkeys(_MARKS, ""), **_every_digit()})


def spell(words: str) -> list[str]:
    """The words of `words`, apart by white space, in the spelling of these tables. Raises nothing."""
    return words.translate(SPELLING).split()


def _small_numbers() -> dict[str, float]:
    numbers: dict[str, float] = {}
    for row in (_ENGLISH_UNITS, _ENGLISH_ORDINALS, _PERSIAN_UNITS, _URDU_BELOW_HUNDRED):
        numbers |= {word: value for value, word in enumerate(spell(row))}
    for step, first, row in ((10, 20, _ENGLISH_TENS), (10, 20, _PERSIAN_TENS), (100, 100, _PERSIAN_HUNDREDS)):
        numbers |= {word: first + step * place for place, word in enumerate(spell(row))}
    for word in spell(_ENGLISH_TENS):
        numbers |= {word[:-1] + "ieth": numbers[word], word[:-1] + "ies": numbers[word]}
    for row in (_PERSIAN_UNITS, _PERSIAN_TENS, _PERSIAN_HUNDREDS):
        numbers |= {word + ending: numbers[word] for word in spell(row) for ending in ("م", "مین", "می")}
    for word in spell(_ENGLISH_ORDINALS)[3:]:
        numbers[f"{word}s"] = numbers[word]
    for word in spell(f"{_PERSIAN_UNITS} {_PERSIAN_TENS}"):
        numbers |= {word + counted: numbers[word] for counted in spell(_COUNTED_TOGETHER)}
    for word in spell(_URDU_BELOW_HUNDRED)[5:]:
        numbers |= {word + ending: numbers[word] for ending in (*_ENDS, "وں")}
    return numbers | {spell(word)[0]: value for word, value in _OTHER_WORDS.items()}


def _certain_words() -> dict[str, frozenset[str]]:
    """Words of each language that always hold their number, and one that translators keep: not one, two or half."""
    unsure = {spell(word)[0] for word in (*_OTHER_WORDS, *_AMBIGUOUS.split(), *_UNSURE.split())}
    persian = f"{_PERSIAN_UNITS} {_PERSIAN_TENS} {_PERSIAN_HUNDREDS}"
    ordinals = "".join(f" {word}م {word}مین" for word in persian.split())
    rows = {
        "en": f"{_ENGLISH_UNITS} {_ENGLISH_ORDINALS} {_ENGLISH_TENS}",
        "fa": persian + ordinals,
        "ur": _URDU_BELOW_HUNDRED + "".join(f" {word}{end}" for word in _URDU_BELOW_HUNDRED.split() for end in _ENDS),
    }
    return {
        code: frozenset(word for word in spell(row) if SMALL_NUMBERS.get(word, 0) >= 3 and word not in unsure)
        | frozenset(spell(_CERTAIN_ORDINALS.get(code, "")))
        for code, row in rows.items()
    }


# Numbers below a thousand.
SMALL_NUMBERS: dict[str, float] = _small_numbers()
MULTIPLIERS: dict[str, int] = {
    word + ending: value
    for value, row in _MULTIPLIERS.items()
    for word in spell(row)
    for ending in ("", *(("م", "مین", "ی") if word in _PERSIAN_MULTIPLIERS else ()))
    # A century in Urdu.
    if word + ending != "صدی"
}
ONLY_AFTER: dict[str, int] = {word: value for value, row in _ONLY_AFTER.items() for word in row.split()}
ATTACHED: dict[str, int] = {**MULTIPLIERS, **_ATTACHED}
MONTHS: dict[str, int] = {word: number for number, row in enumerate(_MONTHS, 1) for word in spell(row)}
ADDED_BEFORE: dict[str, str] = {spell(word)[0]: value for word, value in _ADDED_BEFORE.items()}
JOINING, VAGUE = frozenset(spell(_JOINING)), frozenset(spell(_VAGUE))
CERTAIN: dict[str, frozenset[str]] = _certain_words()
AMBIGUOUS, COUNTED, NOT_COUNTED, IN_SCORES = (
    frozenset(spell(row)) for row in (_AMBIGUOUS, _COUNTED, _NOT_COUNTED, _IN_SCORES)
)
# In the nineteenth century a hundred is not added to nineteen.
PERIODS = frozenset(spell("century قرن سده"))
HALVES = frozenset(word for word, value in SMALL_NUMBERS.items() if value == 0.5)
# Every word that has to do with numbers.
KNOWN = frozenset({*SMALL_NUMBERS, *MULTIPLIERS, *MONTHS, *ADDED_BEFORE})
