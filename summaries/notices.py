"""Lines that speak to the reader about the page: cookies, newsletters, comments, rights.

Some are known as they stand. The others are weighed by their words: those of pages count for it, and
those that the article has too count against it.
"""

from __future__ import annotations

import re

from .line_keys import SENTENCE_END, key, listed_words, whole_words

MOST_NOTICE_WORDS = 25
MOST_WEIGHED_WORDS = 60
MOST_WORDS_OF_A_SLOGAN = 14
QUOTES = '"“”«»'
_SENTENCES = re.compile(r"[.!?؟۔]\s+")
# What somebody says in so many words is a quotation; less is a name.
_QUOTATION = re.compile(r"[\"“«”](?:[^\s\"“”«»]+\s+){3}")

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
    r"این (?:گزارش|مطلب|خبر|مقاله|متن) .{0,60}(?:تهیه|ترجمه|تنظیم|بازنویسی) شده است",
    r"یہ (?:مضمون|تحریر) .*(?:شمارے|پہلی بار) .*(?:ہوا|ہوئی|ہو چکا ہے)",
    r"کیا یہ (?:خبر|مضمون|تحریر) .*|مزید (?:خبروں|معلومات|تفصیلات|ویڈیوز) کے لیے .*|مکمل .* پڑھنے کے لیے .*",
    r"پوسٹ کیا گیا .*\d{4}|کاپی رائٹ .*\d{4}",
    r"this (?:article|story|post|report|piece|interview) (?:appears|appeared|was|has been) "
    r".*(?:issue|published|produced|updated|corrected|edited|edition).*",
    r"this (?:article|story|post|report|piece|interview) "
    r"(?:originated in|(?:originally|first) (?:appeared|ran|was published) (?:in|on|at|by)) .*",
    r"\w+(?: \w+){0,3} (?:reported|contributed reporting) from \w+(?: \w+){0,4}|"
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


def weight_of_notice(line: str, of_the_article: frozenset[str], hemmed_in: bool = False) -> int:
    """How much speaks for a line being a notice: 2 for each word of notices, 1 for each of pages, for a person that
    is spoken to or of, and for an order to begin with; those that the article is about count nothing.

    `of_the_article`: its words, in the form of `key`. `hemmed_in`: whether junk stands on both sides of the line; else
    a sentence without any word of notices weighs nothing, and with it only a short one that speaks to somebody.
    """
    listed = key(line).split()
    if not 0 < len(listed) <= MOST_WEIGHED_WORDS or _QUOTATION.search(line):
        return 0
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
