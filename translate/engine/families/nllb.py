"""NLLB-200: 200 languages, any of them into any other.

The source is its FLORES-200 code, the pieces and `</s>`; the decoder begins with the code of the target (NLLB Team et
al. 2022, section 6.1.1). Source: the CTranslate2 guide "Transformers: NLLB", and the Transformers documentation of
`NllbTokenizer`.
"""

from __future__ import annotations

from .family import Family, Spell, own_prefix


def _encode(spell: Spell, text: str, source_token: str, _target_token: str) -> list[str]:
    return [source_token, *spell(text)]


NLLB = Family(
    name="nllb",
    title="NLLB-200",
    tokenizers=("sentencepiece.bpe.model", "flores200_sacrebleu_tokenizer_spm.model", "sentencepiece.model"),
    codes=lambda language: (language.flores,),
    token=lambda code: code,
    encode=_encode,
    prefix=own_prefix,
    licence="CC BY-NC 4.0",
)
