"""Argos packages on this machine: which there are, and which way leads from one language to another.

A package is a folder with `metadata.json`, `model/` and a tokenizer. The folders are those of Argos
Translate (`ARGOS_PACKAGES_DIR` where it is set), so packages are shared with it and with LibreTranslate.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from ..arguments import given_paths
from ..errors import BadPackage
from ..regular_files import read_regular
from .metadata import METADATA, METADATA_BYTES

ARGOS_NAME = "argos"


@dataclass(frozen=True)
class Package:
    """An installed Argos package, or one direction of a model of another family.

    `source`, `target`: language codes. `version`: as its metadata says. `folder`: where it lies.
    `target_prefix`: the piece that a multilingual model wants first in every translation, or "".
    `family`: of the model. `name`: of the model, `argos` for all Argos packages. `source_token`: that the family tells
    the language of the source by, or "".
    """

    source: str
    target: str
    version: str
    folder: Path
    target_prefix: str = ""
    family: str = ARGOS_NAME
    name: str = ARGOS_NAME
    source_token: str = ""

    @property
    def key(self) -> str:
        """What tells its model from all others that are installed: its pair, or the name of a model."""
        return self.pair if self.name == ARGOS_NAME else f"model:{self.name}"

    @property
    def weights(self) -> Path:
        """The folder of its CTranslate2 model."""
        return self.folder / "model" if self.family == ARGOS_NAME else self.folder

    @property
    def identity(self) -> str:
        """What tells it from all other packages of its pair."""
        return self.version if self.name == ARGOS_NAME else f"{self.name} {self.version}"

    @property
    def pair(self) -> str:
        """Its name in Argos's own form, such as `en_fa`."""
        return f"{self.source}_{self.target}"


def package_folders() -> tuple[Path, ...]:
    """The folders in which Argos Translate keeps its packages; none where there can be none.

    Reading its settings makes its folders in the home directory; where that is refused, there are no
    packages to be found there either. `ARGOS_PACKAGES_DIR` is read anew at each call.
    """
    chosen = os.environ.get("ARGOS_PACKAGES_DIR")
    if chosen:
        return (Path(chosen),)
    try:
        from argostranslate import settings
    except OSError:
        return ()
    return tuple(Path(folder) for folder in settings.package_dirs)


def installed_packages(folders: str | Path | Iterable[str | Path] | None = None) -> tuple[Package, ...]:
    """The translation packages in `folders` (default: `package_folders()`), one a pair, sorted by pair.

    Of several versions of one pair the newest is taken. Folders without sane metadata are passed over: they
    are other programs' business, or half-copied. Raises `BadPackage` for a folder that cannot be looked into.
    """
    newest: dict[str, Package] = {}
    for parent in package_folders() if folders is None else given_paths(folders):
        try:
            inside = sorted(parent.iterdir()) if parent.is_dir() else []
        except OSError as error:
            raise BadPackage(
                f"{parent}: the folder of packages cannot be read ({error.strerror}); check its permissions, or set "
                "ARGOS_PACKAGES_DIR to another one."
            ) from error
        for folder in inside:
            package = read_package(folder)
            if package is None:
                continue
            held = newest.get(package.pair)
            if held is None or version_key(package.version) > version_key(held.version):
                newest[package.pair] = package
    return tuple(newest[pair] for pair in sorted(newest))


def other_versions(package: Package) -> tuple[Package, ...]:
    """What else lies beside `package` for the same pair, and is not used because `package` is newer."""
    beside = (read_package(folder) for folder in sorted(package.folder.parent.iterdir()))
    return tuple(other for other in beside if other and other.pair == package.pair and other.folder != package.folder)


def read_package(folder: Path) -> Package | None:
    """The package in `folder`, or None where it holds no translation package."""
    try:
        metadata = json.loads(read_regular(folder / METADATA, METADATA_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(metadata, dict) or metadata.get("type", "translate") != "translate":
        return None
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if not (isinstance(source, str) and isinstance(target, str) and (folder / "model").is_dir()):
        return None
    version, prefix = metadata.get("package_version"), metadata.get("target_prefix")
    return Package(source, target, str(version or "0"), folder, str(prefix or ""))


def version_key(version: str) -> Version:
    """What versions are compared by; one that is none comes first."""
    try:
        return Version(version)
    except InvalidVersion:
        return Version("0.dev0")
