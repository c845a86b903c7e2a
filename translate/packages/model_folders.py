"""Models of other families than Argos on this machine: one folder each, with what Hamzaban noted of it when imported.

They lie in `hamzaban-models` beside the folder of Argos packages, where no other program looks, or in
`HAMZABAN_MODELS_DIR`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import BadPackage, WrongUse
from ..regular_files import MEGABYTE, read_regular
from .package import ARGOS_NAME, Package, package_folders

DESCRIPTION = "hamzaban-model.json"
DESCRIPTION_BYTES = 1 * MEGABYTE
MODELS_FOLDER = "hamzaban-models"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True)
class ModelFolder:
    """An imported model.

    Attributes:
        name: That the reader knows it by.
        family: Of `translate.engine.families`.
        version: The beginning of the SHA-256 of its weights.
        folder: Where it lies.
        tokens: Its languages, and the token of each, or "".
        pairs: The only directions that it may be used for; all of its languages into each other where there are none.
        licence: As its files or its family say.
    """

    name: str
    family: str
    version: str
    folder: Path
    tokens: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, str], ...] = ()
    licence: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of its languages."""
        return tuple(code for code, _ in self.tokens)

    @property
    def key(self) -> str:
        """What tells it from any package: no pair has a colon."""
        return f"model:{self.name}"

    def serves(self, source: str, target: str) -> bool:
        """Return whether it translates from `source` to `target` (codes)."""
        if self.pairs:
            return (source, target) in self.pairs
        return source != target and {source, target} <= set(self.languages)

    def targets(self, source: str) -> tuple[str, ...]:
        """Return the codes of the languages that it translates `source` into."""
        return tuple(code for code in self.languages if self.serves(source, code))

    def direction(self, source: str, target: str) -> Package:
        """Return one direction of it, as a package of that pair."""
        token = dict(self.tokens)
        return Package(
            source, target, self.version, self.folder, token[target], self.family, self.name, token.get(source, "")
        )

    def directions(self) -> tuple[Package, ...]:
        """Return directions in which each of its languages is read and written where it can be; all, of up to three."""
        if self.pairs:
            return tuple(self.direction(*pair) for pair in self.pairs)
        codes = self.languages
        if len(codes) <= 3:
            return tuple(self.direction(one, other) for one in codes for other in codes if one != other)
        return tuple(self.direction(one, other) for one, other in zip(codes, (*codes[1:], codes[0]), strict=True))


def models_folder() -> Path | None:
    """Return the folder in which models lie, whether it is there or not; None where there can be none."""
    chosen = os.environ.get("HAMZABAN_MODELS_DIR")
    if chosen:
        return Path(chosen)
    folders = package_folders()
    return folders[0].absolute().parent / MODELS_FOLDER if folders else None


def installed_models(folder: Path | None = None) -> tuple[ModelFolder, ...]:
    """Find the models that are imported, sorted by name.

    Args:
        folder: In which they lie (default: `models_folder()`).

    Returns:
        Those whose description is sound; other folders are passed over.

    Raises:
        BadPackage: The folder cannot be read.
    """
    folder = folder or models_folder()
    try:
        inside = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
    except OSError as error:
        raise BadPackage(
            f"{folder}: the folder of models cannot be read ({error.strerror}); check its permissions, or set "
            "HAMZABAN_MODELS_DIR to another one."
        ) from error
    return tuple(model for model in map(read_model, inside) if model is not None)


def read_model(folder: Path) -> ModelFolder | None:
    """Read what was noted of the model in a folder; None where it is not one that was imported."""
    try:
        noted = json.loads(read_regular(folder / DESCRIPTION, DESCRIPTION_BYTES))
        tokens = tuple((str(code), str(token)) for code, token in noted["languages"].items())
        pairs = tuple((str(source), str(target)) for source, target in noted["pairs"])
        model = ModelFolder(
            str(noted["name"]),
            str(noted["family"]),
            str(noted["version"]),
            folder,
            tokens,
            pairs,
            str(noted["licence"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return model if tokens and NAME.fullmatch(model.name) else None


def describe_model(model: ModelFolder) -> str:
    """Return what `read_model` reads, as JSON."""
    noted = {
        "name": model.name,
        "family": model.family,
        "version": model.version,
        "licence": model.licence,
        "languages": dict(model.tokens),
        "pairs": [list(pair) for pair in model.pairs],
    }
    return json.dumps(noted, ensure_ascii=False, indent=1)


def order_models(names: Iterable[str], models: Iterable[ModelFolder]) -> tuple[str, ...]:
    """Check the order in which the reader wants models to be tried.

    Args:
        names: Of models; `argos` stands for all Argos packages.
        models: That there are.

    Returns:
        The names, each once.

    Raises:
        WrongUse: There is no model of a name.
    """
    known = [ARGOS_NAME, *(model.name for model in models)]
    order = tuple(dict.fromkeys(names))
    for name in order:
        if name not in known:
            raise WrongUse(f"--model {name}: there is no such model. There are {', '.join(known)}; see `models list`.")
    return order
