"""An article as ranking sees it: the words of its sentences, which of them could be chosen, which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate import stop_words, words

from .quotations import find_quotations


@dataclass(frozen=True)
class Document:
    """What every method needs.

    `texts`: its sentences. `words`, `content`: the words and the content words of each (no stop words, and a letter
    in them). `title`, `about`: content words of the title and of the topic asked for. `stop`: stop words.
    """

    texts: list[str]
    words: list[list[str]]
    content: list[list[str]]
    title: list[str]
    about: list[str]
    stop: frozenset[str]

    @classmethod
    def from_sentences(
        cls, texts: Sequence[str], language: str, title: str | None = None, about: str | None = None
    ) -> Document:
        """The story that sentences of a language tell; `language` is a code, known or not."""
        per_sentence = [words(text, language) for text in texts]
        heading, topic = words(title or "", language), words(about or "", language)
        return cls.from_words(texts, per_sentence, stop_words(language), heading, topic)

    @classmethod
    def from_words(
        cls,
        texts: Sequence[str],
        per_sentence: list[list[str]],
        stop: frozenset[str],
        title: Sequence[str] = (),
        about: Sequence[str] = (),
    ) -> Document:
        """The story where the words of each sentence are known."""

        def content(listed: Sequence[str]) -> list[str]:
            return [word for word in listed if word not in stop and any(map(str.isalpha, word))]

        topic = content(about) or list(about)
        return cls(list(texts), per_sentence, [*map(content, per_sentence)], content(title), topic, stop)

    def candidates(self, fewest: int) -> list[int]:
        """Places of distinct sentences of `fewest` content words or more; if none has, of 1; else all."""
        seen: dict[tuple[str, ...], int] = {}
        for place, listed in enumerate(self.words):
            seen.setdefault(tuple(listed), place)
        for least in (fewest, 1, 0):
            found = [place for place in seen.values() if len(self.content[place]) >= least]
            if found:
                return found
        return []

    def quotations(self) -> dict[int, range]:
        """For each sentence that holds only a part of a quotation, the sentences that hold all of it."""
        return find_quotations(self.texts)
