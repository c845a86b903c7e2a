"""What the `models` command does with models of other families than Argos."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .path_type import PathType
from .saying import print_row, say

if TYPE_CHECKING:
    from ..packages import ModelFolder

# Languages that a line of `models list` names; of more it says how many.
FEW_LANGUAGES = 12

FAMILY = click.option("--family", metavar="NAME", help="Family of the model: nllb, m2m100, madlad, marian, argos.")
LANGUAGES = click.option(
    "--languages", metavar="LIST", help="Languages, or pairs such as fa-ur, to use it for.  [default: all it has]"
)
NAME = click.option("--name", metavar="NAME", help="Name of the model here.  [default: that of its folder]")


def is_model_folder(path: Path) -> bool:
    """Return whether a folder holds a model rather than archives of packages."""
    names = ("model.bin", "metadata.json", "model.safetensors", "pytorch_model.bin")
    return path.is_dir() and any((path / name).is_file() for name in names)


def import_folder(path: Path, name: str | None, family: str | None, languages: str | None) -> None:
    """Import a model folder, and print what it is now."""
    from ..installing import import_model
    from ..packages import ModelFolder

    model = import_model(path, name=name, family=family, languages=[languages] if languages else ())
    if isinstance(model, ModelFolder):
        tell_imported(model)
    else:
        print_row(f"{model.pair} {model.version} installed in {model.folder}")


def tell_imported(model: ModelFolder) -> None:
    """Print a model that was put in place, its languages and its licence."""
    from ..engine import FAMILIES

    print_row(f"{model.name} ({FAMILIES[model.family].title}) {model.version} installed in {model.folder}")
    say(f"Languages: {_languages(model)}. Licence: {model.licence or 'not stated'}.")


def list_models(models: Iterable[ModelFolder], megabytes: Callable[[int], str]) -> None:
    """Print each imported model: name, family, version, size, languages, licence, folder."""
    from ..engine import FAMILIES

    for model in models:
        size = sum(path.stat().st_size for path in model.folder.rglob("*") if path.is_file())
        title = FAMILIES[model.family].title if model.family in FAMILIES else model.family
        licence = model.licence or "no licence stated"
        print_row(model.name, title, model.version, megabytes(size), _languages(model), licence, model.folder)


def verify_models(models: Sequence[ModelFolder]) -> int:
    """Check imported models and print how each is; returns the exit code."""
    from ..installing import verify

    exit_code = 0
    for model in models:
        problems = verify(model)
        print_row(model.name, model.version, "damaged" if problems else "sound")
        for problem in problems:
            exit_code = 1
            say(f"    {model.folder}: {problem}")
    return exit_code


def _languages(model: ModelFolder) -> str:
    if model.pairs:
        return " ".join(f"{source}-{target}" for source, target in model.pairs)
    codes = model.languages
    return " ".join(codes) if len(codes) <= FEW_LANGUAGES else f"{len(codes)} languages"


@click.command("convert")
@click.argument("folder", type=PathType(file_okay=False), metavar="FOLDER")
@click.option(
    "--output", type=PathType(file_okay=False), metavar="FOLDER", help="Folder to be made.  [default: FOLDER-ct2]"
)
def convert(folder: Path, output: Path | None) -> int:
    """Convert a published model to CTranslate2.

    Uses the ct2-*-converter programs where they and what they need are installed, else says what to run on a machine
    that has them. The folder that is made is then imported.

    \b
    Example: hamzaban models convert nllb-200-distilled-600M
    """
    from ..installing import convert_model

    made = output or folder.absolute().with_name(f"{folder.absolute().name}-ct2")
    convert_model(folder, made)
    print_row(made)
    say(f"Import it with `hamzaban models import {made}`.")
    return 0
