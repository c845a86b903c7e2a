"""Lines that speak to the reader about the page: cookies, newsletters, comments, rights.

Some are known as they stand. The others are weighed by their words: those of pages count for it, and
those that the article has too count against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from .lines import SENTENCE_END, Line, key, listed_words, whole_words

MOST_NOTICE_WORDS = 25
MOST_WEIGHED_WORDS = 60
MOST_WORDS_OF_A_SLOGAN = 14
# How much must speak for a notice: in the head or foot or in a line without an end, next to other junk, and anywhere.
NOTICE_OUTSIDE = 2
NOTICE_AMONG_JUNK = 3
NOTICE_ANYWHERE = 4
# So many words of a line may stand beside each that speaks for it.
MOST_WORDS_FOR_EACH = 8
FEW_WORDS_FOR_EACH = 4
QUOTES = '"“”«»'
# What an article may say of another text, and a page says of this one.
_OF_THE_TEXT = re.compile(
    r"this (?:article|story|post|report|piece|interview) "
    r"(?:originated in|(?:was|has been) (?:produced|edited|translated)) .*|"
    r"\w+(?: \w+){0,3} (?:reported|contributed reporting) from \w+(?: \w+){0,4}|"
    r"این (?:گزارش|مطلب|خبر|مقاله|متن) .{0,60}(?:تهیه|ترجمه|تنظیم|بازنویسی) شده است"
)
OF_THE_TEXT = 3
_SENTENCES = re.compile(r"[.!?؟۔]\s+")
# What somebody says in so many words, or ends as a clause, is a quotation; less is a name.
_QUOTATION = re.compile(r"[\"“«”](?:(?:[^\s\"“”«»]+\s+){3}|[^\"“”«»]{1,80}[.,!?،؟۔][\"”»])")

# What pages tell their readers, in the spelling of `key`.
_NOTICE_LINES = (
    r"(?:نظرات|نظراتی|دیدگاه های) (?:حاوی|که|شما|ارسالی|کاربران|دریافتی) .*(?:منتشر|تایید|توهین|زبان فارسی).*",
    r"(?:نقل|بازنشر|استفاده|کپی)(?: \w+){0,4} (?:با|بدون) ذکر (?:منبع|نام).*",
    r"از صفحه .* در حال پخش .*",
    r"شما در حال پاسخ .*",
    r"به گزارش (?:خبرنگار |خبرگزاری )?\w+(?: \w+)?",
    r"(?:خبرگزاری \w+ )?(?:گروه|سرویس|حوزه) "
    r"(?:اجتماعی|سیاسی|ورزشی|اقتصادی|فرهنگی|استان ها|حوادث|بین الملل|علمی|دانش|جهان|هنر|سلامت|محیط زیست)",
    r".*(?:سایت|وب سایت) .*کوکی.*",
    r"(?:نشانی )?ایمیل .*(?:منتشر|ضروری|الزامی).*",
    r".*بخش های موردنیاز .*",
    r"آپ اس وقت جواب .*",
    r".*(?:سائٹ|ہم) .*کوکیز.*",
    r".*متفق ہونا (?:ضروری|لازمی) نہیں.*",
    r"(?:روزنامہ|ماہنامہ|روزنامه) \w+(?: \w+)? \d+ \w+ \d{4}",
    r".*(?:do|does) not necessarily (?:reflect|represent).*",
    r"you are replying to.*",
    r"(?:like|enjoyed|love|reading) (?:this|what) .*(?:share|subscribe|sign|donate).*",
    r".*\b(?:follow|like) (?:us|\w+ (?:news|\w+)) on (?:facebook|twitter|x|instagram|youtube|telegram)\b.*",
    r"comments (?:are|will be) (?:now )?(?:closed|moderated|disabled|off)\b.*",
    r"(?:the )?(?:views|opinions) expressed (?:are|here|in this|by the (?:author|writer))\b.*",
    r"(?:already|not yet) an? (?:subscriber|member)\b.*|become an? (?:subscriber|member) ?\w*|for subscribers only",
    r".*\b(?:we may earn|affiliate links?|commission from)\b.*",
    r"(?:get|receive|sign up|subscribe|join|turn on|enable|download|enter|click|tap)\b.{0,40}"
    r"\b(?:alerts|notifications|newsletters?|app|dispatch|briefing|email|inbox|below)\b.{0,60}",
    r"(?:مخاطب|کاربر|خواننده) گرامی .*|لطفا (?:نظر|دیدگاه|متن|نام|ایمیل).*|آیا این (?:خبر|مطلب|مقاله) .*",
    r"دیدگاه های نویسنده .*|برای (?:خواندن|دریافت|مشاهده|دیدن|اطلاع) .*(?:شوید|کنید|بزنید)",
    r"این (?:مقاله|مطلب|یادداشت) .*(?:شماره|نخستین بار) .*شده است",
    r"یہ (?:مضمون|تحریر) .*(?:شمارے|پہلی بار) .*(?:ہوا|ہوئی|ہو چکا ہے)",
    r"کیا یہ (?:خبر|مضمون|تحریر) .*|مزید (?:خبروں|معلومات|تفصیلات|ویڈیوز) کے لیے .*|مکمل .* پڑھنے کے لیے .*",
    r"پوسٹ کیا گیا .*\d{4}|کاپی رائٹ .*\d{4}",
    r"this (?:article|story|post) (?:appears|was|has been) .*(?:issue|published|updated|corrected|edition).*",
    r"this (?:article|story|post) (?:originally|first) (?:appeared|ran) (?:in|on|at) .*",
    r"\w+(?: \w+){0,12} contributed (?:reporting )?to this (?:report|story|article)",
    r".*(?:all rights reserved|may not be (?:published|reproduced)).*",
    r"published in .{1,40}\d{4}",
)
_NOTICES = re.compile("|".join(_NOTICE_LINES))


def is_notice(line: str) -> bool:
    """Whether a line is a notice whatever stands around it; quotations never are."""
    text = key(line)
    listed = text.split()
    if len(listed) > MOST_NOTICE_WORDS or any(mark in line for mark in QUOTES):
        return False
    if _NOTICES.fullmatch(text):
        return True
    persons = listed_words("NOTICE_PERSONS")
    return not persons.isdisjoint(listed) and len(listed_words("NOTICE").intersection(listed)) >= 2


def notice_score(line: str, of_the_article: frozenset[str], hemmed_in: bool = False) -> int:
    """How much speaks for a line being a notice: 2 for each word of notices, 1 for each of pages, for a person that
    is spoken to or of, and for an order to begin with; those that the article is about count nothing.

    `of_the_article`: its words, in the form of `key`. `hemmed_in`: whether junk stands on both sides of the line; else
    a sentence without any word of notices weighs nothing, and with it only a short one that speaks to somebody.
    """
    text = key(line)
    listed = text.split()
    if not 0 < len(listed) <= MOST_WEIGHED_WORDS or _QUOTATION.search(line):
        return 0
    if len(listed) <= MOST_NOTICE_WORDS and _OF_THE_TEXT.fullmatch(text):
        return OF_THE_TEXT
    own = set(listed) - of_the_article
    of_notices = own & (listed_words("NOTICE") | listed_words("PAGE_SPEECH"))
    of_pages = (own & whole_words("STRONG")) - of_notices - listed_words("WEAK")
    speaks = not listed_words("NOTICE_PERSONS").isdisjoint(listed)
    orders = listed_words("ORDERS")
    begins = listed[-1] in orders or any(
        key(part).split()[0] in orders for part in _SENTENCES.split(line) if part.strip()
    )
    if not of_notices and SENTENCE_END.search(line):
        # A sentence of the article may have such a word.
        is_slogan = hemmed_in and speaks and len(listed) <= MOST_WORDS_OF_A_SLOGAN
        return len(of_pages) + 1 if of_pages and is_slogan else 0
    return 2 * len(of_notices) + len(of_pages) + speaks + begins if of_notices or of_pages else 0


def find_notices(page: Sequence[Line], junk: set[int]) -> set[int]:
    """Lines that speak to the reader: fewer of their words settle it where other junk stands next to them.

    `junk`: numbers of the lines that were already found to be of the page.
    """
    plain = _plain_prose(page, junk)
    if not any(plain):
        return set()
    article = [line for line, is_plain in zip(page, plain, strict=True) if is_plain]
    in_words = Counter(word for line in article for word in set(line.words))
    in_stems = Counter(stem for line in article for stem in line.stems)
    its_words = frozenset(in_words)
    its_subjects = frozenset(word for word, count in in_words.items() if count > 1)
    first, last = plain.index(True), len(plain) - 1 - plain[::-1].index(True)
    found: set[int] = set()
    for number, line in enumerate(page):
        if line.junk or number in junk:
            continue
        beside = [
            not 0 <= near < len(page) or page[near].junk or near in junk or near in found
            for near in (number - 1, number + 1)
        ]
        weight = notice_score(line.text, its_subjects if line.ended else its_words, all(beside))
        # One word of notices is little in a whole sentence.
        each = MOST_WORDS_FOR_EACH if weight > NOTICE_OUTSIDE or not line.ended else FEW_WORDS_FOR_EACH
        if weight * each < len(line.words):
            continue
        shared = sum(in_stems[stem] > plain[number] for stem in line.stems)
        if not first < number < last or not line.ended or all(beside):
            needed = NOTICE_OUTSIDE
        else:
            needed = NOTICE_AMONG_JUNK if any(beside) else NOTICE_ANYWHERE
        if weight and weight - shared >= needed:
            found.add(number)
    return found


def _plain_prose(page: Sequence[Line], junk: set[int]) -> list[bool]:
    """For each line, whether it is a paragraph that is no notice; among paragraphs, what sounds like one is none."""
    nothing = frozenset[str]()
    plain = [False] * len(page)
    for is_prose, run in groupby(range(len(page)), lambda number: page[number].is_prose and number not in junk):
        numbers = list(run)
        if is_prose and any(notice_score(page[number].text, nothing) < NOTICE_OUTSIDE for number in numbers):
            for number in numbers:
                plain[number] = True
    return plain
