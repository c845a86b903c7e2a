"""MADLAD-400: T5 models of 400 languages, any of them into any other.

`<2fa>` stands before the text and is spelt with it, as one piece; `</s>` ends the source. The language of the source is
not told, and the decoder begins with nothing. Source: the model card of MADLAD-400-3B-MT, its documentation in
Transformers, and the CTranslate2 guide "Transformers: T5".
"""

from __future__ import annotations

from ...text import Language
from .family import Family, Spell, no_prefix


def _codes(language: Language) -> tuple[str, ...]:
    return (language.code, *language.aliases)


def _encode(spell: Spell, text: str, _source_token: str, target_token: str) -> list[str]:
    return spell(f"{target_token} {text}")


MADLAD = Family(
    name="madlad",
    title="MADLAD-400",
    tokenizers=("spiece.model", "sentencepiece.model"),
    codes=_codes,
    token=lambda code: f"<2{code}>",
    encode=_encode,
    prefix=no_prefix,
    licence="Apache 2.0",
)
