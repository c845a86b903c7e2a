"""Sentences and words as Hamzaban finds them, for sumy's parsers in benchmarks: sumy's own need NLTK data."""

from __future__ import annotations

from translate import find_language, split_sentences, words


class Tokenizer:
    """Sentences and words of a language, as sumy asks for them."""

    def __init__(self, language: str) -> None:
        """`language`: a code or an English name. Raises `UnknownLanguage`."""
        self.language = find_language(language).code

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """The sentences of a paragraph."""
        return tuple(sentence.text for sentence in split_sentences(paragraph, self.language))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of a sentence, each in one spelling."""
        return tuple(words(sentence, self.language))
