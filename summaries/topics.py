"""What a summary is to be about, in the words of the article's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from translate import BadPackage, MissingPackage, Translator, UnknownLanguage, detect

Topic = Callable[[str], str | None]


def topic_words(about: str | None, translator: Translator) -> Topic:
    """A function from a language code to the topic's words in that language.

    `about`: a few words in any language, or None for no topic. `translator`: translates them where an article is in
    another language; the words as given stay beside the translation, for names. Where no package leads there they
    stay alone.
    """
    if about is None:
        return lambda _: None
    given = detect(about).language

    @cache
    def words_in(language: str) -> str:
        if language == given:
            return about
        try:
            (translation,) = translator.translate([about], given, language)
        except (MissingPackage, UnknownLanguage, BadPackage):
            return about
        return f"{about} {translation.text}"

    return words_in
