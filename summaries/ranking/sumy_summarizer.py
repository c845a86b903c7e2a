"""The default method as one of sumy's summarizers, and a tokenizer that gives sumy the right words.

from sumy.parsers.plaintext import PlaintextParser

document = PlaintextParser.from_string(text, Tokenizer("ur")).document
for sentence in NewsSummarizer(language="ur")(document, 5): print(sentence)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers._summarizer import AbstractSummarizer
from sumy.utils import ItemsCount

from translate import find_language, split_sentences, stop_words, words

from .document import Document
from .news import rank_news
from .quotations import select_within_budget
from .select import Choice


class Tokenizer:
    """Sentences and words of a language as all of Hamzaban sees them, for sumy's parsers; needs no NLTK."""

    def __init__(self, language: str) -> None:
        """`language`: a code or an English name. Raises `UnknownLanguage`."""
        self.language = find_language(language).code

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """The sentences of a paragraph."""
        return tuple(sentence.text for sentence in split_sentences(paragraph, self.language))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of a sentence, each in one spelling."""
        return tuple(words(sentence, self.language))


class NewsSummarizer(AbstractSummarizer):  # type: ignore[misc]
    """Hamzaban's default method (`news`) over a document of sumy's; its headings serve as the title.

    May return fewer sentences than asked for: what is too short, or says again what was said, is left out.
    """

    def __init__(self, stemmer: Callable[[str], str] = null_stemmer, language: str | None = None) -> None:
        """`stemmer`: as for any summarizer of sumy's. `language`: a code or name, whose stop words to begin with.

        Raises `UnknownLanguage`.
        """
        super().__init__(stemmer)
        self._stop_words = frozenset[str]() if language is None else stop_words(find_language(language).code)

    @property
    def stop_words(self) -> frozenset[str]:
        """Words that do not count; may be set to any words."""
        return self._stop_words

    @stop_words.setter
    def stop_words(self, listed: Iterable[str]) -> None:
        self._stop_words = frozenset(map(self.normalize_word, listed))

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """The best sentences of a document, in its order.

        `document`: an `ObjectDocumentModel`. `sentences_count`: a number, a share ("20%") or one of sumy's counts.
        """
        sentences = list(document.sentences)
        story = Document.from_words(
            [str(sentence) for sentence in sentences],
            [self._spelt(sentence.words) for sentence in sentences],
            frozenset(map(self.stem_word, self._stop_words)),
            self._spelt(word for heading in document.headings for word in heading.words),
        )
        ranked = [Choice(place, score) for place, score in rank_news(story)]
        places = [choice.index for choice in ranked]
        left_out = sorted(set(range(len(sentences))).difference(places))
        count = sentences_count if callable(sentences_count) else ItemsCount(sentences_count)
        best = select_within_budget(ranked, story.quotations(), lambda _: 1, len(list(count([*places, *left_out]))))
        return tuple(sentences[choice.index] for choice in sorted(best, key=lambda choice: choice.index))

    def _spelt(self, listed: Iterable[str]) -> list[str]:
        return [self.stem_word(word) for word in listed]
