"""How each language is announced on a page: its own name, the tag that browsers know it by, its direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from translate import LANGUAGES, bcp47_tag

from .interface import fill, write_date, write_number

# What speakers call their language, by the codes of the table of languages.
OWN_NAMES = {
    "en": "English", "fa": "فارسی", "ur": "اردو", "ar": "العربية", "az": "azərbaycanca", "bg": "български",
    "bn": "বাংলা", "ca": "català", "cs": "čeština", "da": "dansk", "de": "Deutsch", "el": "Ελληνικά",
    "eo": "Esperanto", "es": "español", "et": "eesti", "eu": "euskara", "fi": "suomi", "fr": "français",
    "ga": "Gaeilge", "gl": "galego", "he": "עברית", "hi": "हिन्दी", "hu": "magyar", "id": "Bahasa Indonesia",
    "it": "italiano", "ja": "日本語", "ko": "한국어", "ky": "кыргызча", "lt": "lietuvių", "lv": "latviešu",
    "ms": "Bahasa Melayu", "nb": "norsk bokmål", "nl": "Nederlands", "pb": "português (Brasil)", "pl": "polski",
    "pt": "português", "ro": "română", "ru": "русский", "sk": "slovenčina", "sl": "slovenščina", "sq": "shqip",
    "sv": "svenska", "th": "ไทย", "tl": "Tagalog", "tr": "Türkçe", "uk": "українська", "vi": "Tiếng Việt",
    "zh": "简体中文", "zt": "繁體中文", "ckb": "کوردیی ناوەندی", "ps": "پښتو", "sd": "سنڌي", "ug": "ئۇيغۇرچە",
    "prs": "دری", "azb": "تۆرکجه", "ks": "کٲشُر", "pa": "ਪੰਜਾਬੀ", "tg": "тоҷикӣ", "uz": "oʻzbekcha",
    "af": "Afrikaans", "am": "አማርኛ", "as": "অসমীয়া", "be": "беларуская", "bs": "bosanski", "cy": "Cymraeg",
    "gu": "ગુજરાતી", "ha": "Hausa", "hr": "hrvatski", "hy": "հայերեն", "ig": "Igbo", "is": "íslenska", "jv": "Jawa",
    "ka": "ქართული", "kk": "қазақ тілі",
    "km": "ខ្មែរ", "kn": "ಕನ್ನಡ", "ku": "kurdî (kurmancî)", "lb": "Lëtzebuergesch", "lo": "ລາວ",
    "mk": "македонски", "ml": "മലയാളം", "mn": "монгол", "mr": "मराठी", "mt": "Malti", "my": "မြန်မာ",
    "ne": "नेपाली", "or": "ଓଡ଼ିଆ", "rw": "Ikinyarwanda", "si": "සිංහල", "so": "Soomaali", "sr": "српски",
    "sw": "Kiswahili", "ta": "தமிழ்", "te": "తెలుగు", "ti": "ትግርኛ", "tk": "türkmençe", "tt": "татар",
    "xh": "isiXhosa", "yi": "ייִדיש", "yo": "Yorùbá", "zu": "isiZulu",
}  # fmt: skip


@dataclass(frozen=True)
class LanguageLabel:
    """One language as a page announces it.

    `code`: of the table of languages, or any other. `tag`: for `lang` (RFC 5646). `direction`: for `dir`; `auto` where
    the language is not in the table. `name`: in English. `own_name`: in itself, the same as `name` where that is
    what it is called, or nobody knows.
    """

    code: str
    tag: str
    direction: Literal["ltr", "rtl", "auto"]
    name: str
    own_name: str


def language_label(code: str) -> LanguageLabel:
    """How the language of `code` is announced; one that the table lacks goes by its code. Raises nothing."""
    language = LANGUAGES.get(code)
    if language is None:
        return LanguageLabel(code, bcp47_tag(code), "auto", code, code)
    return LanguageLabel(code, bcp47_tag(code), language.direction, language.name, OWN_NAMES.get(code, language.name))


# What the three languages that pages can be read in call each other, and the languages of their region.
NAMES_IN = {
    "fa": {
        "en": "انگلیسی", "fa": "فارسی", "ur": "اردو", "ar": "عربی", "ps": "پشتو", "tr": "ترکی", "az": "آذربایجانی",
        "ckb": "کردی سورانی", "sd": "سندی", "ug": "اویغوری", "hi": "هندی", "bn": "بنگالی", "ru": "روسی",
        "fr": "فرانسوی", "de": "آلمانی", "es": "اسپانیایی", "it": "ایتالیایی", "zh": "چینی", "he": "عبری",
    },
    "ur": {
        "en": "انگریزی", "fa": "فارسی", "ur": "اردو", "ar": "عربی", "ps": "پشتو", "tr": "ترکی", "az": "آذربائیجانی",
        "ckb": "سورانی کردی", "sd": "سندھی", "ug": "اویغور", "hi": "ہندی", "bn": "بنگالی", "ru": "روسی",
        "fr": "فرانسیسی", "de": "جرمن", "es": "ہسپانوی", "it": "اطالوی", "zh": "چینی", "he": "عبرانی",
    },
}  # fmt: skip


def name_in(language: LanguageLabel, interface: str) -> str:
    """Return what a language is called in an interface language, or by itself where that is not known."""
    if interface == "en":
        return language.name
    return NAMES_IN[interface].get(language.code, language.own_name)


def join_names(languages: Sequence[LanguageLabel], interface: str) -> str:
    """Return the names of languages as a list that is read: English, Persian and Urdu."""
    names = [name_in(language, interface) for language in languages]
    listed = fill(interface, "comma").join(names[:-1])
    return fill(interface, "and").join(filter(None, (listed, *names[-1:])))


def interface_values(interface: str) -> dict[str, Any]:
    """Return what a template needs of an interface language: its direction, phrases, numbers, names.

    Args:
        interface: Its code: `en`, `fa` or `ur`.
    """
    return {
        "interface": interface,
        "direction": language_label(interface).direction,
        "t": partial(fill, interface),
        "n": partial(write_number, interface=interface),
        "day": partial(write_date, interface=interface),
        "name": partial(name_in, interface=interface),
        "names": partial(join_names, interface=interface),
    }
