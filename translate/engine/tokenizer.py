"""Text to pieces and back, for both generations of Argos packages.

`sentencepiece.model` is the current one, `bpe.model` (Moses words cut by byte-pair encoding) the older.
Encoding is Argos Translate's own; decoding differs where its way harms the text (see `decode`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from ..errors import BadPackage, PackageRefused
from ..packages import ARGOS_NAME, Package
from ..regular_files import MEGABYTE, read_regular
from .families import FAMILIES, find_tokenizers

# Of a list of pieces; those of packages have about one.
PIECES_BYTES = 64 * MEGABYTE
SPACE = "▁"


class Tokenizer(Protocol):
    """What the engine needs of a tokenizer."""

    def encode(self, text: str) -> list[str]:
        """The pieces of one sentence."""
        ...

    def decode(self, pieces: Sequence[str], source_text: str) -> str:
        """The sentence that `pieces` spell; `source_text` is what they were translated from."""
        ...


def load_pieces(path: Path) -> Any:
    """Load a SentencePiece model; raises `OSError` or `RuntimeError` where it cannot be read."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor()
    # Read by Python: SentencePiece itself cannot open every path on Windows.
    processor.LoadFromSerializedProto(read_regular(path, PIECES_BYTES))
    return processor


class SentencePieceTokenizer:
    """The tokenizer of packages that hold `sentencepiece.model`."""

    def __init__(self, path: Path) -> None:
        self._processor = load_pieces(path)

    def encode(self, text: str) -> list[str]:
        """The pieces of one sentence."""
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: Sequence[str], source_text: str) -> str:
        """The sentence that `pieces` spell.

        Some packages spell a space as `_`, so Argos Translate turns every `_` into a space, and so breaks
        web addresses. Here that is done only where the source has no `_` itself.
        """
        text: str = self._processor.decode_pieces(list(pieces))
        text = text.replace(SPACE, " ")
        if "_" not in source_text:
            text = text.replace("_", " ")
        return text.strip()


class FamilyTokenizer:
    """The tokenizer of models of other families than Argos.

    `source`, `target`: the SentencePiece models of each, one and the same where it serves both.
    """

    def __init__(self, source: Path, target: Path) -> None:
        self._source = load_pieces(source)
        self._target = self._source if target == source else load_pieces(target)

    def encode(self, text: str) -> list[str]:
        """The pieces of one sentence."""
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: Sequence[str], _source_text: str) -> str:
        """The sentence that `pieces` spell."""
        text: str = self._target.decode_pieces(list(pieces))
        return text.replace(SPACE, " ").strip()


class BytePairTokenizer:
    """The tokenizer of packages that hold `bpe.model`."""

    def __init__(self, path: Path, source: str, target: str) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer = BPETokenizer(path, source, target)

    def encode(self, text: str) -> list[str]:
        """The pieces of one sentence."""
        pieces: list[str] = self._tokenizer.encode(text)
        return pieces

    def decode(self, pieces: Sequence[str], source_text: str) -> str:
        """The sentence that `pieces` spell."""
        text: str = self._tokenizer.decode(list(pieces))
        return text.strip()


def open_tokenizer(package: Package) -> Tokenizer:
    """The tokenizer of a package. Raises `BadPackage` where there is none or it cannot be read."""
    folder = package.folder
    try:
        if package.family != ARGOS_NAME:
            paths = find_tokenizers(folder, FAMILIES[package.family])
            return FamilyTokenizer(paths[0], paths[-1])
        if (folder / "sentencepiece.model").exists():
            return SentencePieceTokenizer(folder / "sentencepiece.model")
        if (folder / "bpe.model").exists():
            return BytePairTokenizer(folder / "bpe.model", package.source, package.target)
    except PackageRefused as refusal:
        raise BadPackage(str(refusal)) from refusal
    except (OSError, RuntimeError, ValueError) as error:
        raise BadPackage(f"The tokenizer of {folder} cannot be read ({error}). Install it again.") from error
    raise BadPackage(f"{folder} holds neither sentencepiece.model nor bpe.model. Install it again.")
