"""M2M-100: a hundred languages, any of them into any other.

The source is the token of its language (`__fa__`), the pieces and `</s>`; the decoder begins with the token of the
target. Source: the CTranslate2 guide "Transformers: M2M-100", and the Transformers documentation of `M2M100Tokenizer`.
"""

from __future__ import annotations

from ...text import Language
from .family import Family, Spell, own_prefix


def _codes(language: Language) -> tuple[str, ...]:
    return (language.code, *language.aliases)


def _encode(spell: Spell, text: str, source_token: str, _target_token: str) -> list[str]:
    return [source_token, *spell(text)]


M2M100 = Family(
    name="m2m100",
    title="M2M-100",
    tokenizers=("sentencepiece.bpe.model", "spm.128k.model", "sentencepiece.model"),
    codes=_codes,
    token=lambda code: f"__{code}__",
    encode=_encode,
    prefix=own_prefix,
    licence="MIT",
)
