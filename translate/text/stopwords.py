"""Stop words: the words of each language that carry grammar rather than news.

English comes from sumy's list (SMART's; stopwords-iso has 1,298 words for it, among them ones that are news),
Urdu from the table below, and every other language from stopwords-iso. Its Urdu is mangled by a font conversion
(ثعذ for بعد), as is sumy's Portuguese (n\\xe3o). No list is downloaded.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from .spelling import words

# Codes of the table of languages under which stopwords-iso has nothing, and the ones it uses.
STOPWORDS_ISO_CODES = {"nb": "no", "pb": "pt", "zt": "zh"}

# Urdu in the order of the grammar: case markers, pronouns, demonstratives and question words, forms of to be,
# light verbs, conjunctions and particles, adverbs and quantities.
URDU = """
کا کی کے کو سے میں پر نے تک والا والی والے لیے لئے ساتھ بعد پہلے
وہ یہ تو تم آپ ہم میرا میری میرے ہمارا ہماری ہمارے مجھے ہمیں اپنا اپنی اپنے خود
اس ان اسے انہیں انھیں انہوں انھوں جو جس جن جسے جنہیں کون کیا کیوں کیسے کہاں کب کس کن یہاں وہاں جہاں جب تب
ہے ہیں ہوں ہو تھا تھی تھے تھیں ہوا ہوئی ہوئے ہونا ہونے ہوتا ہوتی ہوتے ہوگا ہوگی گا گی گے نہیں نہ
کر کرنا کرنے کرتا کرتی کرتے کریں کرے کیے کئے دی دیا دیے دینے لیا لی گیا گئی گئے جا جاتا جاتی جاتے جانے جائے
رہا رہی رہے چکا چکی چکے سکتا سکتی سکتے
اور یا کہ اگر لیکن مگر بلکہ تاکہ کیونکہ بھی ہی پھر جبکہ
بہت کچھ کوئی کسی سب ہر ایک
"""

# Persian that stopwords-iso lacks: what the press writes with a zero-width non-joiner.
PERSIAN_JOINED = """
می‌کند می‌کنند می‌کنیم می‌کنم می‌کرد می‌کردند می‌شود می‌شوند می‌شد می‌شدند می‌دهد می‌دهند می‌داد می‌گوید می‌گویند می‌گفت
می‌باشد می‌باشند می‌تواند می‌توانند می‌توان می‌آید می‌رود می‌خواهد می‌خواهند می‌یابد می‌گیرد می‌دارد نمی‌کند نمی‌کنند نمی‌شود
نمی‌شوند نمی‌تواند نمی‌توان شده‌است کرده‌است بوده‌است شده‌اند کرده‌اند بوده‌اند آن‌ها این‌که آن‌که این‌ها
هم‌چنین به‌عنوان به‌طور
"""

OWN_WORDS = {"ur": URDU, "fa": PERSIAN_JOINED}


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, in the very form that `translate.text.spelling.words` gives words.

    `language`: a code of the table of languages. Returns the empty set where no list is known, and for an
    unknown code. A list is loaded when first asked for, and kept.
    """
    listed = f"{_from_library(language)}\n{OWN_WORDS.get(language, '')}"
    return frozenset(word for line in listed.splitlines() for word in words(line, language))


def _from_library(language: str) -> str:
    # Both lists are read as data: sumy.utils.get_stop_words would import requests on the way (0.3 s), and
    # stopwordsiso would keep all its 58 lists in memory.
    if language == "ur":
        return ""
    if language == "en":
        return files("sumy").joinpath("data", "stopwords", "english.txt").read_text("utf-8")
    by_code: dict[str, list[str]] = json.loads(files("stopwordsiso").joinpath("stopwords-iso.json").read_text("utf-8"))
    return "\n".join(by_code.get(STOPWORDS_ISO_CODES.get(language, language), ()))
