"""Argos packages: one pair each, a folder with `metadata.json` and the model in `model/`.

Pieces go in as they are; a `target_prefix` in the metadata is what a multilingual model wants first. Source: Argos
Translate, `argostranslate/translate.py` and `package.py`.
"""

from __future__ import annotations

from .family import Family, Spell, own_prefix


def _encode(spell: Spell, text: str, _source_token: str, _target_token: str) -> list[str]:
    return spell(text)


ARGOS = Family(
    name="argos",
    title="Argos",
    tokenizers=("sentencepiece.model", "bpe.model"),
    codes=lambda language: (language.code,),
    token=lambda code: code,
    encode=_encode,
    prefix=own_prefix,
    needs_token=False,
    # Packages say in their own configuration whether the end belongs to the source.
    appends_end=False,
    # As Argos Translate decodes, so that its packages say here what they say there.
    length_penalty=0.2,
)
