"""Tells whether a negation was lost or added, in English, Persian and Urdu.

Strong words say by themselves that something is not so. They must be answered by a strong or a weak word on the other
side: "failed to" is نتوانست, "intolerable" is قابل تحمل نیست. Loose prefixes (بی…, نا…, un…) answer, but ask nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ..findings import Finding
from .lexicon import PRESS_LANGUAGES
from .spelling import fold, tokens

_ENGLISH_STRONG = frozenset(
    "not never no nobody none nothing nowhere neither nor cannot without cant wont dont didnt isnt".split()
)
_CRY = re.compile("noo+")
_ENGLISH_WEAK = re.compile(
    r"un(?!der|til|less|it$|ite|its|ity|ion|iver|ique|i|anim|cles?$|leash|fold|veil|rest|told)\w{3,}"
    r"|in(?:adequate|ability|admissible|tolerant|tolerable|capable|correct|dependent|effective|evitable|experienced"
    r"|justice|secure|sufficient|valid|visible|accurate|complete|eligible|explicable)\w*"
    r"|(?:im|in|ir|il|un)\w{3,}[ai]bl[ey]|im(?:possible|mature|moral|proper)\w*|ir(?:regular|relevant|responsible|rational)\w*|il(?:legal|literate|logical)\w*"
    r"|dis(?:agree|allow|appear|approv|connect|continu|honest|like|miss|obey|order|qualif|regard|satisf|trust|abled"
    r"|belie)\w*|non\w*|miss(?:ed|es|ing)|misunder\w+|(?!regard|nonethe|neverthe|bless|unless)\w{3,}less(?:ly)?"
    r"|fail\w*|refus\w+|den(?:y|ied|ies|ying|ial)|lack\w*|reject\w*|hardly|barely|scarcely|rarely|seldom"
    r"|unless|except\w*|instead|rather|prevent\w*|avoid\w*|absen\w+|declin\w+|forbid\w*"
    r"|cancel\w*|far|empty|ignor\w+|unlike|dodg\w+|incapacit\w+|anyone|anything|only|otherwise"
    r"|lose|losing|whether|hide|hid|hidden|hiding"
)
# Past and present stems, which take ن before them.
_VERBS = """رفت گفت بین دید شنید خواند فرست فرستاد پسند پسندید شنو نشین نشست آموز آموخت کرده شد شو شده کرد کن خواه دار
داش داشت داد ده داده گرف گیر توان توانس رس رسید رف رو رفته آمد آی آمده یاف یاب گف گو گفته خور گذاش گذار پذیر
پذیرفت دان دانس باش بود بوده ماند مان افتاد خواس خواست برد بر گرد آور آورد نشس خوان کش کشت زد زن زده ساخ ساز
فروش خرید بخش شناس شناخ فهم فهمید ترس گذش گذشت گذر پرداخت پرداز توانست بای باید نوش پوش ریز ریخ سوز سوخ بند
بست نوشت دیده شناخت یافت یافته دانست گرفت گرفته گذشته گذاشت داشته باخت باز بار بارید باف بافت بخشید بری برید
پاش پاشید پخت پز پرستید پرس پرسید پرید پر پوشید پیچید پیچ پیوست پیوند تاب تابید تاخت تاز تراش تراشید ترسید
ترک ترکید جست جو جنگ جنگید جوش جوشید چرخ چرخید چش چشید چسب چسبید چید چین خاست خیز خر خزید خندید خند خوابید
خواب خورد درید دوخت دوز دوید دو ران راند ربود ربا رسان رساند رست روی رویید رنج رنجید روفت روب ریخت زایید زا
زدود زدا زیست ساخت سپرد سپار ستود ستا سرود سرا سنج سنجید سوخت شتافت شتاب شکست شکن شکفت شمرد شمار طلب طلبید
غلت غلتید فرمود فرما فروخت فریفت فریب فشرد فشار فهماند کاست کاه کاشت کار کند کشید کوب کوبید کوش کوشید گداخت
گداز گذراند گردان گرداند گزید گزین گسترد گستر گشت گشود گشا گماشت گمار گنج گنجید لرزید لرز لغزید لغز مالید
مال مرد میر نمود نما نواخت نواز نوشید نهاد نهفت ورزید ورز وزید هراسید"""
_PERSIAN_STRONG = re.compile(
    rf"نمی\w*|نیست\w*|نه|هرگز|هیچ\w*|نبای?د|ن(?:{'|'.join(fold(_VERBS).split())})(?:م|ی|د|یم|ید|ند|ه)?"
    r"|نی(?:امد|اید|ای|اورد|اور|افت|فتاد|فت|نداخت)(?:م|ی|د|یم|ید|ند|ه)?"
)
# Words that look like a verb with its negation.
_NO_PERSIAN_NEGATION = frozenset(fold("نزد نزدم نبرد نبردی نزن نرو").split())
_PERSIAN_WEAK = re.compile(
    r"بدون|رد|خودداری|امتناع|انکار|تکذیب|فاقد|فقدان|کمبود|ممنوع\w*|جلوگیری|مانع|مخالف\w*|جز|بجز|مگر|شکست|لغو|اجتناب|محروم"
    r"|محال|خالی|بلکه|بجای|برخلاف|خلاف|ناکام\w*|منع|ممانعت|طفره|متوقف|عدم|غیر\w*|نا\w{3,}|بی"
    r"|بی(?:گناه|سابقه|خانمان|طرف|فایده|نتیجه|پایان|شمار|توجه|خبر|معنی|معنا|شک|کار|رحم|نظیر|قانون|پاسخ|ثبات|اعتماد|اهمیت"
    r"|تفاوت|دلیل|نیاز|ارزش|دفاع|وقفه)\w*|قطع"
)
_URDU_STRONG = frozenset(map(fold, "نہیں نہی نہین نہ مت ہرگز".split()))
_URDU_WEAK = re.compile(
    r"انکار|مسترد|رد|ناکام\w*|محروم\w*|مخالف\w*|روک\w*|سوایی|سوا|بجای|بجایی|فقدان|منسوخ|گریز|اجتناب|پرهیز|بی"
    r"|بی(?:گناه|خبر|روزگار|گهر|بنیاد|مثال|فایده|قاعده|ضابطه|شمار|نقاب|دخل|یقینی|چینی|حد|شک|قصور|اثر)\w*|نا\w{3,}"
    r"|غیر\w*|بغیر|بلا|عدم|بلکه|منع|غلط|ورنه|کهو(?!ل)\w*|غایب|نظر|معذور|قاصر"
)
# Strong words that deny nothing where they stand so; they still answer one on the other side.
_DENY_NOTHING = {
    "en": (
        "not only", "no doubt", "if not", "or not", "not just", "no #", "no matter",
        "no wonder", "no fewer", "no less", "nothing but", "not least", "why not",
    ),
    "fa": ("یا خیر", "یا نه", "نه تنها", "نه فقط"),
    "ur": ("یا نہیں", "یا نہ", "نہ صرف", "نہیں صرف", "کیوں نہ", "چہ نہ"),
}  # fmt: skip
_PAIRS = {code: frozenset(tuple(fold(pair).split()[:2]) for pair in pairs) for code, pairs in _DENY_NOTHING.items()}
# Question tags: isn't it?
_TAG = re.compile(r",? (?:is|was|are|do|did|does|has|have|had|wo|would|ca)n't (?:it|he|she|they|you|we)\?")


def compare_negation(source: str, translation: str, source_language: str, target_language: str) -> Finding | None:
    """Whether a negation was lost or added.

    `source`, `translation`: sentences. `source_language`, `target_language`: codes. Between Persian and Urdu, which
    deny in other places, and outside of the three languages nothing is compared. Returns a finding, or None. Raises
    nothing.
    """
    languages = {source_language, target_language}
    if "en" not in languages or len(languages) == 1 or not languages <= PRESS_LANGUAGES:
        return None
    asks, _ = negations(source, source_language)
    asks_there, answers = negations(translation, target_language)
    if asks and not answers:
        return Finding("negation", "wrong", "a 'not' is missing")
    if asks_there and not negations(source, source_language)[1]:
        return Finding("negation", "wrong", "a 'not' was added")
    return None


@lru_cache(256)
def negations(text: str, language: str) -> tuple[int, int]:
    """How many words of a text deny something, and how many may be the answer to one that does.

    `language`: one of the three. Raises nothing.
    """
    if language == "en":
        text = _TAG.sub("?", text.replace("’", "'"))
    words = tokens(text)
    strong = weak = idle = 0
    before = ""
    for word in (*words, ""):
        kind = _kind(word, language)
        strong += kind == "strong"
        weak += kind == "weak"
        idle += (before.lower(), word.lower()) in _PAIRS[language]
        before = word
    return max(strong - idle, 0), strong + weak


@lru_cache(65536)
def _kind(word: str, language: str) -> str:
    return _KINDS[language](word)


def _english(word: str) -> str:
    word = word.lower()
    if word in _ENGLISH_STRONG or word.endswith("n't") or _CRY.fullmatch(word):
        return "strong"
    return "weak" if _ENGLISH_WEAK.fullmatch(word.removesuffix("'s")) else ""


def _persian(word: str) -> str:
    if _PERSIAN_STRONG.fullmatch(word) and word not in _NO_PERSIAN_NEGATION:
        return "strong"
    return "weak" if _PERSIAN_WEAK.fullmatch(word) else ""


def _urdu(word: str) -> str:
    if word in _URDU_STRONG:
        return "strong"
    return "weak" if _URDU_WEAK.fullmatch(word) else ""


_KINDS: dict[str, Callable[[str], str]] = {"en": _english, "fa": _persian, "ur": _urdu}
