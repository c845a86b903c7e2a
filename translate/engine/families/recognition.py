"""Which family the model in a folder is of, told by its files; and what it says of itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ...errors import PackageRefused, WrongUse
from ...packages import METADATA
from ...regular_files import MEGABYTE, read_regular
from ...text import LANGUAGES, printable
from .argos import ARGOS
from .family import Family
from .m2m100 import M2M100
from .madlad import MADLAD
from .marian import MARIAN
from .nllb import NLLB

FAMILIES: dict[str, Family] = {family.name: family for family in (ARGOS, MARIAN, NLLB, M2M100, MADLAD)}
MODEL, CONFIGURATION = "model.bin", "config.json"
# As CTranslate2 looks for them.
VOCABULARIES = tuple(
    f"{which}_vocabulary.{ending}" for which in ("shared", "source", "target") for ending in ("json", "txt")
)
# Of 256,000 pieces a vocabulary has about 5 MB.
VOCABULARY_BYTES, CONFIGURATION_BYTES = 128 * MEGABYTE, 1 * MEGABYTE
# What only the vocabulary of one family has.
TOKENS = {
    NLLB.name: re.compile("[a-z]{3}_[A-Z][a-z]{3}"),
    M2M100.name: re.compile("__[a-z]{2,3}__"),
    MADLAD.name: re.compile("<2[a-z]{2,3}(?:_[A-Za-z]+)?>"),
}
# A piece may look like a token; a family has a hundred of them, or some of them where it was made smaller.
LEAST_TOKENS = 2


def find_family(name: str) -> Family:
    """Find a family by name.

    Args:
        name: As `--family` gives it.

    Returns:
        The family.

    Raises:
        WrongUse: There is none of this name.
    """
    family = FAMILIES.get(name.casefold())
    if family is None:
        raise WrongUse(f"Unknown family '{printable(name)}'. There are {', '.join(FAMILIES)}.")
    return family


def recognise(folder: Path) -> Family:
    """Tell the family of the model in a folder by its files and its vocabulary.

    Args:
        folder: It and its files are only read.

    Returns:
        The family.

    Raises:
        PackageRefused: It is of none that is known; the message says what is missing.
    """
    if (folder / METADATA).is_file() and (folder / "model").is_dir():
        return ARGOS
    if not (folder / MODEL).is_file():
        hint = "; convert it first: `hamzaban models convert FOLDER`" if _is_unconverted(folder) else ""
        raise PackageRefused(f"{printable(folder.name)}: holds no {MODEL} of CTranslate2{hint}.")
    if all((folder / name).is_file() for name in (*MARIAN.tokenizers, *MARIAN.target_tokenizers)):
        return MARIAN
    vocabulary = read_vocabulary(folder)
    for name, pattern in TOKENS.items():
        if sum(pattern.fullmatch(token) is not None for token in vocabulary) >= LEAST_TOKENS:
            return FAMILIES[name]
    raise PackageRefused(
        f"{printable(folder.name)}: is of no known family: it has neither source.spm and target.spm nor the "
        "language tokens of NLLB-200, M2M-100 or MADLAD-400 in its vocabulary; name it with --family."
    )


def find_tokenizers(folder: Path, family: Family) -> tuple[Path, ...]:
    """Find the SentencePiece models of a folder: of the source, and of the target where it has its own.

    Args:
        folder: Of the model.
        family: Which it is of.

    Returns:
        One path or two.

    Raises:
        PackageRefused: One is missing.
    """
    found = []
    for names in (family.tokenizers, family.target_tokenizers):
        present = next((folder / name for name in names if (folder / name).is_file()), None)
        if names and present is None:
            raise PackageRefused(
                f"{printable(folder.name)}: holds no {' or '.join(names)}, which {family.title} spells text with; copy "
                "it from the folder of the original model."
            )
        if present is not None:
            found.append(present)
    return tuple(found)


def language_tokens(folder: Path, family: Family) -> dict[str, str]:
    """Find the languages of the table that a model has a token for.

    Args:
        folder: Of the model.
        family: Which it is of.

    Returns:
        Tokens by code of the table of languages; none for a model that is of one pair.

    Raises:
        PackageRefused: The vocabulary cannot be read.
    """
    vocabulary = read_vocabulary(folder)
    found = {code: family.language_token(row, vocabulary) for code, row in LANGUAGES.items()}
    return {code: token for code, token in found.items() if token}


def read_vocabulary(folder: Path) -> set[str]:
    """Read the tokens of the model in a folder, of its source and of its target.

    Raises:
        PackageRefused: It has no vocabulary, or one that is no list of tokens.
    """
    found = [folder / name for name in VOCABULARIES if (folder / name).is_file()]
    if not found:
        raise PackageRefused(f"{printable(folder.name)}: holds no vocabulary ({VOCABULARIES[0]} or .txt).")
    tokens: set[str] = set()
    for path in found:
        try:
            text = read_regular(path, VOCABULARY_BYTES).decode("utf-8")
            # One token a line; tokens may hold other characters that Python takes for ends of lines.
            listed = json.loads(text) if path.suffix == ".json" else text.replace("\r\n", "\n").split("\n")
        except (OSError, ValueError, RecursionError) as error:
            raise PackageRefused(f"{printable(folder.name)}: {path.name} cannot be read ({error}).") from error
        if not isinstance(listed, list) or not all(isinstance(token, str) for token in listed):
            raise PackageRefused(f"{printable(folder.name)}: {path.name} is no list of tokens.")
        tokens.update(listed)
    return tokens


def adds_end(folder: Path) -> bool:
    """Return whether the model in a folder itself adds the end of the sentence to its source.

    Raises:
        PackageRefused: Its configuration cannot be read.
    """
    try:
        configuration = json.loads(read_regular(folder / CONFIGURATION, CONFIGURATION_BYTES))
    except FileNotFoundError as error:
        raise PackageRefused(
            f"{printable(folder.name)}: holds no {CONFIGURATION}; convert it anew with a CTranslate2 of today."
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise PackageRefused(f"{printable(folder.name)}: {CONFIGURATION} cannot be read ({error}).") from error
    return isinstance(configuration, dict) and configuration.get("add_source_eos") is True


def _is_unconverted(folder: Path) -> bool:
    """Whether it holds weights in the form that they were published in."""
    return any(any(folder.glob(pattern)) for pattern in ("*.safetensors", "pytorch_model*.bin", "*.npz", "*.pt"))
