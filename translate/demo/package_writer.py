"""Real Argos packages made without training, from a glossary: for the demo, the tests and the benchmarks.

They swap words and phrases position by position and leave the rest as it is. All else about them is real: CTranslate2
weights (see `crafted_model`), a SentencePiece tokenizer, beam search, an Argos folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .copy_model import END, PUNCTUATION, SPACE, START, TINY, UNKNOWN, Entry, Shape, craft_model


def craft_package(
    folder: Path,
    source: str,
    target: str,
    glossary: Mapping[str, str],
    *,
    characters: Mapping[str, str] | None = None,
    version: str = "1.0",
    shape: Shape = TINY,
    quantization: str = "int8",
    metadata: Mapping[str, Any] | None = None,
) -> Path:
    """Write an Argos package that translates word for word.

    `folder`: the package folder to make; it must not exist yet. `source`, `target`: language codes.
    `glossary`: source word or phrase → target word or phrase, white space single. `characters`: single
    characters (punctuation, digits) that change on the way. `version`: the package's version. `shape`,
    `quantization`: of the model. `metadata`: more keys for `metadata.json`. Returns `folder`.
    """
    entries = list(_entries(glossary, characters or {}))
    folder.mkdir(parents=True)
    craft_tokenizer(folder / "sentencepiece.model", [entry.piece for entry in entries])
    craft_model(folder / "model", entries, shape, quantization)
    described = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        **(metadata or {}),
    }
    (folder / "metadata.json").write_text(json.dumps(described, indent=1), encoding="utf-8")
    return folder


def _entries(glossary: Mapping[str, str], characters: Mapping[str, str]) -> Iterable[Entry]:
    """Every source piece: the glossary with and without a space before it, then single characters.

    Punctuation changes only at the end of a word: the dot of 3.5 stays.
    """
    spellings: dict[str, str] = {}
    for phrase, translation in glossary.items():
        capitals = [word[:1].upper() + word[1:] for word in phrase.split(" ")]
        spellings[" ".join(capitals)] = spellings[phrase[:1].upper() + phrase[1:]] = translation
    spellings |= glossary
    seen: set[str] = set()
    for spelling, translation in spellings.items():
        for space in (SPACE, ""):
            piece = space + spelling.replace(" ", SPACE)
            seen.add(piece)
            yield Entry(piece, space + translation.replace(" ", SPACE), closed=True, opened=not space)
    digits = "0123456789"
    for character in (SPACE, *PUNCTUATION, *digits, *characters):
        if character not in seen:
            seen.add(character)
            translation = characters.get(character, character)
            yield Entry(character, translation, closed=translation != character and character in PUNCTUATION)


def craft_tokenizer(path: Path, pieces: list[str]) -> None:
    """Write a unigram SentencePiece model that prefers few, long pieces; what it lacks stays one `<unk>` run.

    `path`: of the file to write. `pieces`: in the order of the model's source vocabulary, specials aside.
    """
    from sentencepiece import sentencepiece_model_pb2

    protocol: Any = sentencepiece_model_pb2

    model = protocol.ModelProto()
    model.trainer_spec.model_type = protocol.TrainerSpec.UNIGRAM
    model.trainer_spec.vocab_size = len(pieces) + 3
    model.normalizer_spec.name = "identity"
    model.normalizer_spec.add_dummy_prefix = True
    model.normalizer_spec.remove_extra_whitespaces = True
    model.normalizer_spec.escape_whitespaces = True
    kinds = protocol.ModelProto.SentencePiece
    model.pieces.add(piece=UNKNOWN, score=0.0, type=kinds.UNKNOWN)
    model.pieces.add(piece=START, score=0.0, type=kinds.CONTROL)
    model.pieces.add(piece=END, score=0.0, type=kinds.CONTROL)
    for piece in pieces:
        # One point a piece makes the longest match win; the fraction settles ties by length.
        model.pieces.add(piece=piece, score=-1.0 - 1.0 / (1 + len(piece)), type=kinds.NORMAL)
    path.write_bytes(model.SerializeToString())
