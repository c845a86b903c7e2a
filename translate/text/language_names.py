"""The names and codes that people and other programs give languages, beside the code and English name of the table.

ISO 639-2 and 639-3 codes, the names that languages have for themselves, and names that are in use for Persian and Urdu
in the press of the region. Regions and scripts of BCP 47 tags and of locales (`fa-IR`, `fa_IR.UTF-8`) are read off,
where they do not make another language of it: `zh-TW` is Traditional Chinese, `pt_BR` Brazilian Portuguese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NAMES: dict[str, str] = {
    "en": "eng, انگلیسی, انگریزی, الإنجليزية",
    "fa": "fas, per, pes, farsi, parsi, iranian, فارسی, پارسی, الفارسية",
    "ur": "urd, اردو, اُردو, اردوی, الأردية",
    "ar": "ara, arb, عربی, العربية, عربي",
    "az": "aze, azj, azeri, azərbaycan, azərbaycanca",
    "bg": "bul, български",
    "bn": "ben, bangla, বাংলা",
    "ca": "cat, català, valencian",
    "cs": "ces, cze, čeština",
    "da": "dan, dansk",
    "de": "deu, ger, deutsch, آلمانی, جرمن",
    "el": "ell, gre, ελληνικά",
    "eo": "epo",
    "es": "spa, español, castellano, castilian",
    "et": "est, eesti",
    "eu": "eus, baq, euskara",
    "fi": "fin, suomi",
    "fr": "fra, fre, français, فرانسوی, فرانسیسی",
    "ga": "gle, gaeilge",
    "gl": "glg, galego",
    "he": "heb, iw, עברית",
    "hi": "hin, हिन्दी, हिंदी, ہندی, هندی",
    "hu": "hun, magyar",
    "id": "ind, bahasa indonesia",
    "it": "ita, italiano",
    "ja": "jpn, 日本語",
    "ko": "kor, 한국어",
    "ky": "kir, кыргызча, kirghiz",
    "lt": "lit, lietuvių",
    "lv": "lav, latviešu",
    "ms": "msa, may, bahasa melayu",
    "nb": "nob, nor, no, norsk, bokmål, norwegian bokmål",
    "nl": "nld, dut, nederlands, flemish",
    "pb": "pt-br, português brasileiro",
    "pl": "pol, polski",
    "pt": "por, português",
    "ro": "ron, rum, română",
    "ru": "rus, русский, روسی",
    "sk": "slk, slo, slovenčina",
    "sl": "slv, slovenščina, slovene",
    "sq": "sqi, alb, shqip",
    "sv": "swe, svenska",
    "th": "tha, ไทย",
    "tl": "tgl, fil, filipino",
    "tr": "tur, türkçe, ترکی, ترکی استانبولی",
    "uk": "ukr, українська",
    "vi": "vie, tiếng việt",
    "zh": "zho, chi, zh-cn, zh-hans, zh-sg, mandarin, 中文, 汉语, چینی",
    "zt": "zh-tw, zh-hk, zh-mo, zh-hant, 繁體中文",
    "ckb": "sorani, central kurdish, کوردی, سۆرانی",
    "ps": "pus, pbt, pashto, pushto, پښتو, پشتو",
    "sd": "snd, سنڌي, سندھی",
    "ug": "uig, uighur, ئۇيغۇرچە",
    "prs": "دری",
    "azb": "southern azerbaijani, تۆرکجه, ترکی آذربایجانی",
    "ku": "kur, kurmanji, kurdish, kurdî",
    "pa": "panjabi, ਪੰਜਾਬੀ",
    "tg": "тоҷикӣ, تاجیکی",
    "uz": "uzb, oʻzbekcha, ازبکی",
}
# What people write for the language of a country.
COUNTRIES = dict(
    pair.split(":")
    for pair in (
        "ir:fa af:fa pk:ur us:en gb:en in:hi il:he jp:ja cn:zh tw:zt kr:ko gr:el cz:cs dk:da se:sv ua:uk br:pb ee:et "
        "vn:vi kg:ky"
    ).split()
)
_ENCODING = re.compile(r"[.@].*")
_REGION = re.compile(r"[a-z]{2}|\d{3}")
_SCRIPTS = {"arab": "Arabic", "latn": "Latin", "cyrl": "Cyrillic", "deva": "Devanagari"}
_ONE_SPELLING = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ە": "ه"})
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u200c]")


def fold(name: str) -> str:
    """A name as it is looked up: no letter case, one spelling of Arabic letters, hyphens for underscores."""
    plain = _VOWEL_SIGNS.sub("", name.strip().casefold().translate(_ONE_SPELLING))
    return _ENCODING.sub("", plain).replace("_", "-")


def without_region(name: str, codes: Iterable[str]) -> str:
    """A tag or locale without its region (`fa-IR`, `zh_Hant_HK`); any other name as it is.

    `codes`: of languages; in small letters one of them after another is the name of a pair, not of a region (`en-fa`).
    """
    language, hyphen, region = _ENCODING.sub("", name.strip()).replace("_", "-").rpartition("-")
    if not hyphen or not _REGION.fullmatch(region.casefold()):
        return name
    is_pair = region in codes and region != language.casefold()
    return name if is_pair else language


def without_script(name: str) -> tuple[str, str | None]:
    """A folded tag without its script, and that script by the name it has in the table of languages."""
    language, _, script = name.rpartition("-")
    return (language, _SCRIPTS[script]) if script in _SCRIPTS else (name, None)
