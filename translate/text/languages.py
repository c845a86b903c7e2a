"""The one table of languages: code, name, script, direction, sentence ends, digits, codes of model families.

Codes are those of Argos packages (ISO 639-1, with `zt` for traditional Chinese and `pb` for Brazilian
Portuguese), ISO 639-3 where there is none of two letters. Everything that differs by language and is not text
processing stands here. FLORES-200 codes: NLLB Team et al. 2022, "No Language Left Behind".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from ..arguments import one_or_many
from ..errors import UnknownLanguage
from .language_names import COUNTRIES, NAMES, fold, without_region, without_script

# Argos names these in a way of its own; all its other codes are tags already (RFC 5646).
TAGS = {"pb": "pt-BR", "zh": "zh-Hans", "zt": "zh-Hant"}


def bcp47_tag(code: str) -> str:
    """The RFC 5646 tag, for `xml:lang` and `lang`, of a language.

    `code`: of the table of languages; any other is taken for a tag.
    """
    return TAGS.get(code, code)


RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arabic", "Hebrew"})
ASCII_DIGITS = "0123456789"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
BENGALI_DIGITS = "০১২৩৪৫৬৭৮৯"
DEVANAGARI_DIGITS = "०१२३४५६७८९"
# Ends of sentences that stand in text of any language; a language's own come on top.
COMMON_SENTENCE_ENDS = ".!?…"
# From this likeness on, 0 to 1, an unknown name is taken for a slip of the pen.
LEAST_LIKENESS = 0.7


@dataclass(frozen=True)
class Language:
    """One row of the table.

    `code`: as in Argos packages. `name`: in English. `script`: the Unicode script it is written in.
    `own_sentence_ends`: the characters that end a sentence besides `. ! ? …`. `digits`: the ten digits its
    press writes with. `flores`: its code in FLORES-200, which NLLB-200 and (its first part, ISO 639-3) OPUS-MT go by.
    `aliases`: other codes that families of models have for it. `packaged`: whether there are Argos packages for it.
    """

    code: str
    name: str
    script: str = "Latin"
    own_sentence_ends: str = ""
    digits: str = ASCII_DIGITS
    flores: str = ""
    aliases: tuple[str, ...] = ()
    packaged: bool = True

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction that lines of it run in."""
        return "rtl" if self.script in RIGHT_TO_LEFT_SCRIPTS else "ltr"

    @property
    def sentence_ends(self) -> str:
        """Every character that ends a sentence in it."""
        return COMMON_SENTENCE_ENDS + self.own_sentence_ends

    @property
    def spaced(self) -> bool:
        """Whether white space stands between its words."""
        return self.script not in {"Han", "Japanese", "Khmer", "Lao", "Myanmar", "Thai"}

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


_ROWS = (
    Language("en", "English", flores="eng_Latn"),
    Language(
        "fa", "Persian", "Arabic", own_sentence_ends="؟", digits=PERSIAN_DIGITS, flores="pes_Arab", aliases=("fas",)
    ),
    Language("ur", "Urdu", "Arabic", own_sentence_ends="۔؟", flores="urd_Arab"),
    Language(
        "ar", "Arabic", "Arabic", own_sentence_ends="؟", digits=ARABIC_DIGITS, flores="arb_Arab", aliases=("ara",)
    ),
    Language("az", "Azerbaijani", flores="azj_Latn", aliases=("aze_Latn", "aze")),
    Language("bg", "Bulgarian", "Cyrillic", flores="bul_Cyrl"),
    Language("bn", "Bengali", "Bengali", own_sentence_ends="।", digits=BENGALI_DIGITS, flores="ben_Beng"),
    Language("ca", "Catalan", flores="cat_Latn"),
    Language("cs", "Czech", flores="ces_Latn"),
    Language("da", "Danish", flores="dan_Latn"),
    Language("de", "German", flores="deu_Latn"),
    Language("el", "Greek", "Greek", own_sentence_ends=";", flores="ell_Grek"),
    Language("eo", "Esperanto", flores="epo_Latn"),
    Language("es", "Spanish", flores="spa_Latn"),
    Language("et", "Estonian", flores="est_Latn"),
    Language("eu", "Basque", flores="eus_Latn"),
    Language("fi", "Finnish", flores="fin_Latn"),
    Language("fr", "French", flores="fra_Latn"),
    Language("ga", "Irish", flores="gle_Latn"),
    Language("gl", "Galician", flores="glg_Latn"),
    Language("he", "Hebrew", "Hebrew", flores="heb_Hebr", aliases=("iw",)),
    Language("hi", "Hindi", "Devanagari", own_sentence_ends="।॥", flores="hin_Deva"),
    Language("hu", "Hungarian", flores="hun_Latn"),
    Language("id", "Indonesian", flores="ind_Latn"),
    Language("it", "Italian", flores="ita_Latn"),
    Language("ja", "Japanese", "Japanese", own_sentence_ends="。！？", flores="jpn_Jpan"),
    Language("ko", "Korean", "Hangul", flores="kor_Hang"),
    Language("ky", "Kyrgyz", "Cyrillic", flores="kir_Cyrl"),
    Language("lt", "Lithuanian", flores="lit_Latn"),
    Language("lv", "Latvian", flores="lvs_Latn", aliases=("lav",)),
    Language("ms", "Malay", flores="zsm_Latn", aliases=("msa",)),
    Language("nb", "Norwegian", flores="nob_Latn", aliases=("no", "nor")),
    Language("nl", "Dutch", flores="nld_Latn"),
    Language("pb", "Brazilian Portuguese", flores="por_Latn", aliases=("pt",)),
    Language("pl", "Polish", flores="pol_Latn"),
    Language("pt", "Portuguese", flores="por_Latn"),
    Language("ro", "Romanian", flores="ron_Latn"),
    Language("ru", "Russian", "Cyrillic", flores="rus_Cyrl"),
    Language("sk", "Slovak", flores="slk_Latn"),
    Language("sl", "Slovenian", flores="slv_Latn"),
    Language("sq", "Albanian", flores="als_Latn", aliases=("sqi",)),
    Language("sv", "Swedish", flores="swe_Latn"),
    Language("th", "Thai", "Thai", flores="tha_Thai"),
    Language("tl", "Tagalog", flores="tgl_Latn", aliases=("fil",)),
    Language("tr", "Turkish", flores="tur_Latn"),
    Language("uk", "Ukrainian", "Cyrillic", flores="ukr_Cyrl"),
    Language("vi", "Vietnamese", flores="vie_Latn"),
    Language("zh", "Chinese", "Han", own_sentence_ends="。！？", flores="zho_Hans", aliases=("cmn_Hans", "cmn")),
    Language("zt", "Traditional Chinese", "Han", own_sentence_ends="。！？", flores="zho_Hant", aliases=("cmn_Hant",)),
    # Argos has no packages for the languages from here on; models of other families read them.
    Language(
        "ckb", "Sorani Kurdish", "Arabic", own_sentence_ends="؟",
        digits=ARABIC_DIGITS, flores="ckb_Arab", aliases=("kur_Arab",), packaged=False,
    ),
    Language(
        "ps", "Pashto", "Arabic", own_sentence_ends="؟۔",
        digits=PERSIAN_DIGITS, flores="pbt_Arab", aliases=("pus",), packaged=False,
    ),
    Language("sd", "Sindhi", "Arabic", own_sentence_ends="؟۔", flores="snd_Arab", packaged=False),
    Language("ug", "Uyghur", "Arabic", own_sentence_ends="؟", flores="uig_Arab", packaged=False),
    Language("prs", "Dari", "Arabic", own_sentence_ends="؟", digits=PERSIAN_DIGITS, flores="prs_Arab", packaged=False),
    Language(
        "azb", "South Azerbaijani", "Arabic", own_sentence_ends="؟",
        digits=PERSIAN_DIGITS, flores="azb_Arab", packaged=False,
    ),
    Language("ks", "Kashmiri", "Arabic", own_sentence_ends="؟۔", flores="kas_Arab", packaged=False),
    Language("pa", "Punjabi", "Gurmukhi", own_sentence_ends="।", flores="pan_Guru", packaged=False),
    Language("tg", "Tajik", "Cyrillic", flores="tgk_Cyrl", packaged=False),
    Language("uz", "Uzbek", flores="uzn_Latn", aliases=("uzb_Latn", "uzb"), packaged=False),
    Language("af", "Afrikaans", flores="afr_Latn", packaged=False),
    Language("am", "Amharic", "Ethiopic", own_sentence_ends="።፧", flores="amh_Ethi", packaged=False),
    Language(
        "as", "Assamese", "Bengali", own_sentence_ends="।", digits=BENGALI_DIGITS, flores="asm_Beng", packaged=False
    ),
    Language("be", "Belarusian", "Cyrillic", flores="bel_Cyrl", packaged=False),
    Language("bs", "Bosnian", flores="bos_Latn", packaged=False),
    Language("cy", "Welsh", flores="cym_Latn", packaged=False),
    Language("gu", "Gujarati", "Gujarati", own_sentence_ends="।", flores="guj_Gujr", packaged=False),
    Language("ha", "Hausa", flores="hau_Latn", packaged=False),
    Language("hr", "Croatian", flores="hrv_Latn", packaged=False),
    Language("hy", "Armenian", "Armenian", own_sentence_ends="։", flores="hye_Armn", packaged=False),
    Language("ig", "Igbo", flores="ibo_Latn", packaged=False),
    Language("is", "Icelandic", flores="isl_Latn", packaged=False),
    Language("jv", "Javanese", flores="jav_Latn", packaged=False),
    Language("ka", "Georgian", "Georgian", flores="kat_Geor", packaged=False),
    Language("kk", "Kazakh", "Cyrillic", flores="kaz_Cyrl", packaged=False),
    Language("ku", "Kurmanji Kurdish", flores="kmr_Latn", aliases=("kur_Latn", "kmr"), packaged=False),
    Language("kn", "Kannada", "Kannada", own_sentence_ends="।", flores="kan_Knda", packaged=False),
    Language("km", "Khmer", "Khmer", own_sentence_ends="។", flores="khm_Khmr", packaged=False),
    Language("lo", "Lao", "Lao", flores="lao_Laoo", packaged=False),
    Language("my", "Burmese", "Myanmar", own_sentence_ends="။", flores="mya_Mymr", packaged=False),
    Language("lb", "Luxembourgish", flores="ltz_Latn", packaged=False),
    Language("mk", "Macedonian", "Cyrillic", flores="mkd_Cyrl", packaged=False),
    Language("ml", "Malayalam", "Malayalam", own_sentence_ends="।", flores="mal_Mlym", packaged=False),
    Language("mn", "Mongolian", "Cyrillic", flores="khk_Cyrl", aliases=("mon",), packaged=False),
    Language(
        "mr", "Marathi", "Devanagari", own_sentence_ends="।",
        digits=DEVANAGARI_DIGITS, flores="mar_Deva", packaged=False,
    ),
    Language("mt", "Maltese", flores="mlt_Latn", packaged=False),
    Language(
        "ne", "Nepali", "Devanagari", own_sentence_ends="।",
        digits=DEVANAGARI_DIGITS, flores="npi_Deva", aliases=("nep",), packaged=False,
    ),
    Language("or", "Odia", "Oriya", own_sentence_ends="।", flores="ory_Orya", aliases=("ori",), packaged=False),
    Language("rw", "Kinyarwanda", flores="kin_Latn", packaged=False),
    Language("si", "Sinhala", "Sinhala", flores="sin_Sinh", packaged=False),
    Language("so", "Somali", flores="som_Latn", packaged=False),
    Language("sr", "Serbian", "Cyrillic", flores="srp_Cyrl", packaged=False),
    Language("sw", "Swahili", flores="swh_Latn", aliases=("swa",), packaged=False),
    Language("ta", "Tamil", "Tamil", own_sentence_ends="।", flores="tam_Taml", packaged=False),
    Language("te", "Telugu", "Telugu", own_sentence_ends="।", flores="tel_Telu", packaged=False),
    Language("ti", "Tigrinya", "Ethiopic", own_sentence_ends="።፧", flores="tir_Ethi", packaged=False),
    Language("tk", "Turkmen", flores="tuk_Latn", packaged=False),
    Language("tt", "Tatar", "Cyrillic", flores="tat_Cyrl", packaged=False),
    Language("xh", "Xhosa", flores="xho_Latn", packaged=False),
    Language("yi", "Yiddish", "Hebrew", flores="ydd_Hebr", packaged=False),
    Language("yo", "Yoruba", flores="yor_Latn", packaged=False),
    Language("zu", "Zulu", flores="zul_Latn", packaged=False),
)  # fmt: skip
LANGUAGES: dict[str, Language] = {row.code: row for row in _ROWS}
_PACKAGED = frozenset(row.code for row in _ROWS if row.packaged)
_BY_NAME: dict[str, Language] = {
    fold(name): row
    for row in _ROWS
    for name in (row.code, row.name, "" if row.packaged else row.flores[:3], *NAMES.get(row.code, "").split(", "))
    if name
}


def _look_up(name: str) -> Language | None:
    for tag in (name, without_region(name, _PACKAGED)):
        plain, script = without_script(fold(tag))
        row = _BY_NAME.get(fold(tag)) or _BY_NAME.get(plain)
        # In another script than its own (fa-Latn) it is not what the table means.
        if row is not None and script in {None, row.script}:
            return row
    return None


def _suggest(name: str) -> str:
    """What an unknown name may have been meant for, as a sentence; empty where nothing is like it."""
    folded = fold(name)
    near = COUNTRIES.get(folded) or next(iter(get_close_matches(folded, _BY_NAME, 1, LEAST_LIKENESS)), None)
    row = _BY_NAME.get(near) if near else None
    return f"Did you mean {row}? " if row else ""


def find_language(code: str) -> Language:
    """Find the row of the table for a language.

    Args:
        code: A code of the table, of ISO 639 (`fas`) or a tag with a region (`fa-IR`), an English name (`Farsi`) or the
            language's own (`فارسی`), in any letter case.

    Returns:
        The `Language`.

    Raises:
        UnknownLanguage: The table has none. The message names what may have been meant.
    """
    if isinstance(code, bytes):
        code = code.decode("utf-8", "replace")
    row = _look_up(str(code))
    if row is None:
        known = ", ".join(row.code for row in _ROWS)
        raise UnknownLanguage(f"Unknown language '{code}'. {_suggest(str(code))}Known codes: {known}.")
    return row


def find_languages(given: str | Iterable[str]) -> tuple[str, ...]:
    """The codes of languages, each once, in the order given.

    `given`: what `find_language` takes, or several of it. Raises `UnknownLanguage` as `find_language` does.
    """
    return tuple(dict.fromkeys(find_language(one).code for one in one_or_many(given)))


def table_code(language: str) -> str:
    """The code that a code or a name in any letter case means; what the table lacks stays as it is."""
    if language in LANGUAGES:
        return language
    row = _look_up(language)
    return language if row is None else row.code
