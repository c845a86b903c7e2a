"""How each language is announced on a page: its own name, the tag that browsers know it by, its direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from translate import LANGUAGES, bcp47_tag

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
