"""The one table of languages: code, name, script, direction, sentence ends, digits.

Codes are those of Argos packages (ISO 639-1, with `zt` for traditional Chinese and `pb` for Brazilian
Portuguese). Everything that differs by language and is not text processing stands here.
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
# Ends of sentences that stand in text of any language; a language's own come on top.
COMMON_SENTENCE_ENDS = ".!?…"
# From this likeness on, 0 to 1, an unknown name is taken for a slip of the pen.
LEAST_LIKENESS = 0.7


@dataclass(frozen=True)
class Language:
    """One row of the table.

    `code`: as in Argos packages. `name`: in English. `script`: the Unicode script it is written in.
    `own_sentence_ends`: the characters that end a sentence besides `. ! ? …`. `digits`: the ten digits its
    press writes with. `supported`: False for languages that are recognised only to be refused.
    """

    code: str
    name: str
    script: str = "Latin"
    own_sentence_ends: str = ""
    digits: str = ASCII_DIGITS
    supported: bool = True

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
        return self.script not in {"Han", "Japanese", "Thai"}

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


_ROWS = (
    Language("en", "English"),
    Language("fa", "Persian", "Arabic", own_sentence_ends="؟", digits="۰۱۲۳۴۵۶۷۸۹"),
    Language("ur", "Urdu", "Arabic", own_sentence_ends="۔؟"),
    Language("ar", "Arabic", "Arabic", own_sentence_ends="؟", digits="٠١٢٣٤٥٦٧٨٩"),
    Language("az", "Azerbaijani"),
    Language("bg", "Bulgarian", "Cyrillic"),
    Language("bn", "Bengali", "Bengali", own_sentence_ends="।", digits="০১২৩৪৫৬৭৮৯"),
    Language("ca", "Catalan"),
    Language("cs", "Czech"),
    Language("da", "Danish"),
    Language("de", "German"),
    Language("el", "Greek", "Greek", own_sentence_ends=";"),
    Language("eo", "Esperanto"),
    Language("es", "Spanish"),
    Language("et", "Estonian"),
    Language("eu", "Basque"),
    Language("fi", "Finnish"),
    Language("fr", "French"),
    Language("ga", "Irish"),
    Language("gl", "Galician"),
    Language("he", "Hebrew", "Hebrew"),
    Language("hi", "Hindi", "Devanagari", own_sentence_ends="।॥"),
    Language("hu", "Hungarian"),
    Language("id", "Indonesian"),
    Language("it", "Italian"),
    Language("ja", "Japanese", "Japanese", own_sentence_ends="。！？"),
    Language("ko", "Korean", "Hangul"),
    Language("ky", "Kyrgyz", "Cyrillic"),
    Language("lt", "Lithuanian"),
    Language("lv", "Latvian"),
    Language("ms", "Malay"),
    Language("nb", "Norwegian"),
    Language("nl", "Dutch"),
    Language("pb", "Brazilian Portuguese"),
    Language("pl", "Polish"),
    Language("pt", "Portuguese"),
    Language("ro", "Romanian"),
    Language("ru", "Russian", "Cyrillic"),
    Language("sk", "Slovak"),
    Language("sl", "Slovenian"),
    Language("sq", "Albanian"),
    Language("sv", "Swedish"),
    Language("th", "Thai", "Thai"),
    Language("tl", "Tagalog"),
    Language("tr", "Turkish"),
    Language("uk", "Ukrainian", "Cyrillic"),
    Language("vi", "Vietnamese"),
    Language("zh", "Chinese", "Han", own_sentence_ends="。！？"),
    Language("zt", "Traditional Chinese", "Han", own_sentence_ends="。！？"),
    Language("ckb", "Sorani Kurdish", "Arabic", own_sentence_ends="؟", supported=False),
    Language("ps", "Pashto", "Arabic", own_sentence_ends="؟۔", supported=False),
    Language("sd", "Sindhi", "Arabic", own_sentence_ends="؟۔", supported=False),
    Language("ug", "Uyghur", "Arabic", own_sentence_ends="؟", supported=False),
)
LANGUAGES: dict[str, Language] = {row.code: row for row in _ROWS}
_BY_NAME: dict[str, Language] = {
    fold(name): row for row in _ROWS for name in (row.code, row.name, *NAMES.get(row.code, "").split(", ")) if name
}


def _look_up(name: str) -> Language | None:
    for tag in (name, without_region(name, LANGUAGES)):
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
    return f"Did you mean {row}? " if row and row.supported else ""


def find_language(code: str) -> Language:
    """Find the row of the table for a language.

    Args:
        code: A code of the table, of ISO 639 (`fas`) or a tag with a region (`fa-IR`), an English name (`Farsi`) or the
            language's own (`فارسی`), in any letter case.

    Returns:
        A supported `Language`.

    Raises:
        UnknownLanguage: The table has none, or only recognises it. The message names what may have been meant.
    """
    if isinstance(code, bytes):
        code = code.decode("utf-8", "replace")
    row = _look_up(str(code))
    if row is None:
        known = ", ".join(row.code for row in _ROWS if row.supported)
        raise UnknownLanguage(f"Unknown language '{code}'. {_suggest(str(code))}Known codes: {known}.")
    if not row.supported:
        raise UnknownLanguage(f"{row} is recognised but not supported: there is no package for it.")
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
