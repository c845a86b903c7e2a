"""OPUS-MT: Marian models, of one pair or from and to groups of languages.

`source.spm` spells the source and `target.spm` the target. A model of several target languages wants `>>pes<<` before
the pieces, with an ISO 639-3 code that may name a script (`>>uzb_Latn<<`). `</s>` ends the source. Source: the guides
"OPUS-MT" and "Transformers: MarianMT" of CTranslate2, and the model cards of Helsinki-NLP.
"""

from __future__ import annotations

from ...text import Language
from .family import Family, Spell, no_prefix


def _codes(language: Language) -> tuple[str, ...]:
    return (language.flores[:3], language.flores, *language.aliases, language.code)


def _encode(spell: Spell, text: str, _source_token: str, target_token: str) -> list[str]:
    return [target_token, *spell(text)] if target_token else spell(text)


MARIAN = Family(
    name="marian",
    title="OPUS-MT",
    tokenizers=("source.spm",),
    target_tokenizers=("target.spm",),
    codes=_codes,
    token=lambda code: f">>{code}<<",
    encode=_encode,
    prefix=no_prefix,
    # Models of one pair have none.
    needs_token=False,
)
