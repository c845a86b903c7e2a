"""An article as ranking sees it: the words of its sentences, which of them could be chosen, which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from translate import stop_words, words

from .dependencies import find_dependencies
from .unsuitable import find_unsuitable


@dataclass(frozen=True)
class Document:
    """What every method needs.

    `texts`: its sentences. `language`: their code. `words`, `content`: the words and the content words of each (no
    stop words, and a letter in them). `title`, `about`: content words of the title and of the topic asked for.
    `stop`: stop words.
    """

    texts: list[str]
    language: str
    words: list[list[str]]
    content: list[list[str]]
    title: list[str]
    about: list[str]
    stop: frozenset[str]

    @classmethod
    def from_sentences(
        cls, texts: Sequence[str], language: str, title: str | None = None, about: str | None = None
    ) -> Document:
        """Read the document that sentences of a language make; `language` is a code, known or not."""
        stop = stop_words(language)

        def content(listed: Sequence[str]) -> list[str]:
            return [word for word in listed if word not in stop and any(map(str.isalpha, word))]

        per_sentence = [words(text, language) for text in texts]
        topic = words(about or "", language)
        return cls(
            texts=list(texts),
            language=language,
            words=per_sentence,
            content=[*map(content, per_sentence)],
            title=content(words(title or "", language)),
            about=content(topic) or topic,
            stop=stop,
        )

    def candidates(self, fewest: int) -> list[int]:
        """Places of distinct sentences of `fewest` content words or more; if none has, of 1; else all."""
        seen: dict[tuple[str, ...], int] = {}
        for place, listed in enumerate(self.words):
            if place not in self.unsuitable:
                seen.setdefault(tuple(listed), place)
        for least in (fewest, 1, 0):
            found = [place for place in seen.values() if len(self.content[place]) >= least]
            if found:
                return found
        return []

    @cached_property
    def unsuitable(self) -> frozenset[int]:
        """Places of what no summary should hold."""
        return find_unsuitable(self.texts, self.words, self.content, self.stop, self.title)

    @cached_property
    def dependencies(self) -> dict[int, tuple[int, ...]]:
        """For each sentence that cannot go without others, those."""
        return find_dependencies(self.texts, self.language, self.unsuitable)
