"""Packages put in place, checked, and taken away again; whole or not at all.

Everything happens in a folder beside the packages, on the same file system; the last step is one rename. What was
installed is remembered file by file (SHA-256), so that damage is found later.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
from pathlib import Path

from ..errors import MissingPath, PackageRefused, WrongUse
from ..packages import (
    METADATA,
    METADATA_BYTES,
    ModelFolder,
    Package,
    installed_packages,
    package_folders,
    read_package,
    version_key,
)
from ..regular_files import read_regular
from .archive import unpack
from .download import Progress, download
from .index import ARCHIVE_SUFFIX, AvailablePackage
from .smoke_test import probe
from .staging import CHECKSUMS, checksums, locked, recorded_checksums, staging


def fetch_and_install(
    available: AvailablePackage, folder: Path | None = None, *, progress: Progress | None = None
) -> tuple[Package, bool]:
    """Fetch and install a package, once, whatever other processes want it too.

    `available`: from an index. `folder`: where packages lie (default: Argos Translate's folder). `progress`: called
    with bytes so far and in all. Returns the installed package and whether it had to be fetched. Raises
    `DownloadFailed` and `PackageRefused`.
    """
    folder = folder or packages_folder()
    with staging(folder, available.pair) as incoming:
        for held in installed_packages([folder]):
            if held.pair == available.pair and version_key(held.version) >= version_key(available.version):
                return held, False
        archive = incoming / available.archive_name
        if not archive.is_file():
            download(available.links, archive, progress=progress)
        try:
            return _install(archive, folder, incoming, expected=available.pair), True
        finally:
            archive.unlink(missing_ok=True)


def install_archive(archive: Path, folder: Path | None = None) -> Package:
    """Install an `.argosmodel` file that was carried by hand; the file stays as it is.

    `folder`: where packages lie (default: Argos Translate's folder). A package of the same pair and version is
    replaced. Raises `PackageRefused` with the reason; nothing is left behind then.
    """
    folder = folder or packages_folder()
    if not archive.is_file():
        raise MissingPath(f"{archive}: there is no such file; check the path.")
    with staging(folder, hashlib.sha256(str(archive.absolute()).encode("utf-8")).hexdigest()[:12]) as incoming:
        return _install(archive, folder, incoming)


def find_archives(path: Path) -> list[Path]:
    """The `.argosmodel` files that a path means: itself, or those in it to any depth, sorted.

    Raises `WrongUse` where there is none.
    """
    found = sorted(path.rglob(f"*{ARCHIVE_SUFFIX}")) if path.is_dir() else [path]
    if not found:
        raise WrongUse(f"{path} holds no {ARCHIVE_SUFFIX} file; check the path.")
    return found


def verify(package: Package | ModelFolder) -> tuple[str, ...]:
    """What is wrong with an installed package, a line each; nothing where it is whole and works.

    Files are compared with the checksums kept at its installation; a package that another program installed has none,
    and is only loaded and asked for one word.
    """
    problems = []
    recorded = recorded_checksums(package.folder)
    if recorded is not None:
        actual = checksums(package.folder)
        for name in sorted(recorded.keys() | actual.keys()):
            if name not in actual:
                problems.append(f"{name} is missing")
            elif name not in recorded:
                problems.append(f"{name} was not there when it was installed")
            elif actual[name] != recorded[name]:
                problems.append(f"{name} is damaged")
    if not problems:
        try:
            probe(package)
        except PackageRefused as refusal:
            problems.append(str(refusal))
    return tuple(problems)


def has_checksums(package: Package | ModelFolder) -> bool:
    """Whether the package was installed by Hamzaban, so that damage can be told file by file."""
    return recorded_checksums(package.folder) is not None


def remove(pair: str, folder: Path | None = None) -> list[Path]:
    """Take every version of a pair such as `en_fa` away.

    `folder`: where packages lie (default: Argos Translate's folder). Returns the folders that were removed. Raises
    `WrongUse` where the pair is not installed there.
    """
    folder = folder or packages_folder()
    with staging(folder, pair) as incoming:
        found = [path for path in _children(folder) if (package := read_package(path)) and package.pair == pair]
        for number, path in enumerate(found):
            path.rename(incoming / f"removed-{number}")
    if not found:
        raise WrongUse(f"{pair} is not installed in {folder}; see `hamzaban models list`.")
    return found


def packages_folder() -> Path:
    """Where packages are installed. Raises `PackageRefused` where there is no such place."""
    folders = package_folders()
    if not folders:
        raise PackageRefused("There is no folder for packages: the home cannot be written. Set ARGOS_PACKAGES_DIR.")
    return folders[0]


def _install(archive: Path, folder: Path, incoming: Path, expected: str | None = None) -> Package:
    """Unpack, check, try, note the checksums, and rename into place."""
    unpacked = incoming / "unpacked"
    metadata = unpack(archive, unpacked)
    pair = f"{metadata.source}_{metadata.target}"
    if expected is not None and pair != expected:
        raise PackageRefused(f"{archive.name}: it holds {pair}, where {expected} was asked for.")
    _drop_byte_order_mark(unpacked / METADATA)
    package = Package(metadata.source, metadata.target, metadata.version, unpacked, metadata.target_prefix)
    try:
        probe(package)
    except PackageRefused as refusal:
        raise PackageRefused(f"{archive.name}: {refusal}") from refusal
    sums = json.dumps({"sha256": checksums(unpacked)}, indent=1, sort_keys=True)
    if (unpacked / CHECKSUMS).is_dir():
        raise PackageRefused(f"{archive.name}: it has a folder where checksums belong.")
    (unpacked / CHECKSUMS).write_text(sums, encoding="utf-8")
    place = folder / _folder_name(pair, metadata.version)
    with locked(incoming.parent / "place.lock"):
        if place.exists():
            place.rename(incoming / "replaced")
        unpacked.rename(place)
    return Package(package.source, package.target, package.version, place, package.target_prefix)


def _drop_byte_order_mark(path: Path) -> None:
    """Argos Translate stops at metadata that begins with one, and then sees no package at all."""
    content = read_regular(path, METADATA_BYTES)
    if content.startswith(codecs.BOM_UTF8):
        with path.open("wb") as file:
            file.write(content.removeprefix(codecs.BOM_UTF8))
            file.flush()
            os.fsync(file.fileno())


def _folder_name(pair: str, version: str) -> str:
    return f"translate-{pair}-{''.join(sign if sign.isalnum() else '_' for sign in version)}"


def _children(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
