"""What a family of models is: the files it is known by, its language tokens, and how tokens go in and come out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ...text import Language

END = "</s>"
# What decoders may say besides pieces of words.
SPECIAL = frozenset({"<s>", END, "<pad>"})

Spell: TypeAlias = Callable[[str], list[str]]


@dataclass(frozen=True)
class Family:
    """A family of translation models; each module of this package has one.

    Attributes:
        name: What `--family` calls it.
        title: What people call it.
        tokenizers: Names that the SentencePiece model of sources may have.
        target_tokenizers: Names that the one of targets may have; none where one serves both.
        codes: From a language to the codes that the family may know it by, the likeliest first.
        token: From a code to the token that stands for it.
        needs_token: Whether no language can be translated into without its token.
        encode: From a speller, a text, and the tokens of its language and of the target's to what the encoder reads,
            but for the end of the sentence.
        prefix: From the target's token to what every translation must begin with.
        appends_end: Whether the end of the sentence is to be given with the source where the model does not add it.
        length_penalty: By which hypotheses of different lengths are compared.
        licence: Of the models that its makers published, where all have the same.
    """

    name: str
    title: str
    tokenizers: tuple[str, ...]
    codes: Callable[[Language], tuple[str, ...]]
    token: Callable[[str], str]
    encode: Callable[[Spell, str, str, str], list[str]]
    prefix: Callable[[str], list[str]]
    target_tokenizers: tuple[str, ...] = ()
    needs_token: bool = True
    appends_end: bool = True
    length_penalty: float = 1.0
    licence: str = ""

    def language_token(self, language: Language, vocabulary: frozenset[str] | set[str]) -> str:
        """Return the token that a vocabulary has for a language, or "" where it has none."""
        tokens = (self.token(code) for code in self.codes(language))
        return next((token for token in tokens if token in vocabulary), "")

    def without_special(self, pieces: Sequence[str], source_token: str, target_token: str) -> list[str]:
        """Return the pieces that spell a translation.

        Args:
            pieces: A hypothesis, as the decoder gave it.
            source_token: Of the source's language, which an unknown word may be replaced by.
            target_token: Of the target's language, with which the decoder was made to begin.

        Returns:
            The pieces without language tokens and the ends of sentences.
        """
        dropped = SPECIAL | {source_token, target_token} - {""}
        return [piece for piece in pieces if piece not in dropped]


def no_prefix(_token: str) -> list[str]:
    """Return nothing: the language of the target is told to the encoder."""
    return []


def own_prefix(token: str) -> list[str]:
    """Return the token of the target's language, with which the decoder begins."""
    return [token] if token else []
