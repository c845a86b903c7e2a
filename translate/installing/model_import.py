"""Models of other families than Argos put in place: judged, copied, tried and noted, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..engine import (
    CONFIGURATION,
    FAMILIES,
    MODEL,
    VOCABULARIES,
    Family,
    adds_end,
    find_family,
    find_tokenizers,
    recognise,
)
from ..engine import language_tokens as find_language_tokens
from ..errors import MissingPath, PackageRefused, WrongUse
from ..packages import (
    ARGOS_NAME,
    DESCRIPTION,
    NAME,
    ModelFolder,
    Package,
    describe_model,
    installed_models,
    models_folder,
    quote_name,
    read_model,
    rejecting,
)
from ..regular_files import MEGABYTE, open_regular, read_regular
from ..text import LANGUAGES, find_language, printable
from .install import install_archive
from .smoke_test import probe
from .staging import CHECKSUMS, checksums, locked, staging

# The largest that are published have some 14 GB; a tokenizer or vocabulary has a few.
MODEL_BYTES, OTHER_BYTES = 64 * 1024 * MEGABYTE, 256 * MEGABYTE
BLOCK = 4 * MEGABYTE
# Left free beside what is written, for everybody else on the disk.
SPARE = 64 * MEGABYTE
# What a model folder may say of itself, besides what is needed.
OTHERS = re.compile(r"README\.md|LICEN[CS]E(\.\w+)?|(tokenizer|generation)_config\.json|special_tokens_map\.json", re.I)
LICENCE = re.compile(r"^license: *[\"']?([\w .+-]{1,40})", re.M)
PAIR = re.compile(r"([A-Za-z]{2,3})[-_]([A-Za-z]{2,3})")


def import_model(
    folder: Path,
    *,
    name: str | None = None,
    family: str | None = None,
    languages: Iterable[str] = (),
    place: Path | None = None,
) -> ModelFolder | Package:
    """Import a model folder that was made or carried by hand; the folder stays as it is.

    Args:
        folder: What CTranslate2's converters write, with the SentencePiece models of the original.
        name: What it is to be called (default: the folder's name).
        family: Which it is of (default: told by its files).
        languages: Codes and names of its languages, or pairs such as `fa-ur` (default: all that it has a token for).
        place: The folder for models (default: `models_folder()`).

    Returns:
        The model in its place; a package, where the folder was an unpacked one.

    Raises:
        MissingPath: There is no such folder.
        PackageRefused: It is not fit to be used; nothing is left behind then.
        WrongUse: The family, a language or the name is none.
    """
    if not folder.is_dir():
        raise MissingPath(f"{folder}: there is no such folder; check the path.")
    kind = find_family(family) if family else recognise(folder)
    if kind.name == ARGOS_NAME:
        return _import_package(folder)
    chosen = name or folder.resolve().name
    place = place or models_folder()
    if place is None:
        raise PackageRefused("There is no folder for models: the home cannot be written. Set HAMZABAN_MODELS_DIR.")
    with staging(place, checked_name(chosen)) as incoming:
        return put_in_place(folder, incoming, place, chosen, kind, languages)


def put_in_place(
    folder: Path, incoming: Path, place: Path, name: str, family: Family, languages: Iterable[str]
) -> ModelFolder:
    """Judge, copy, try and note a model, and rename it into its place; as `import_model`, in a folder of its own."""
    copied = incoming / "copied"
    with rejecting(folder):
        files = {path.name: path.lstat() for path in _wanted(folder, family)}
        _check_files(folder, files)
        tokens, pairs = _languages(folder, family, tuple(languages))
        adds_end(folder)
        copied.mkdir()
        version = _copy(folder, copied, files)
    model = ModelFolder(name, family.name, version, copied, tuple(tokens.items()), pairs, _licence(folder, family))
    (copied / DESCRIPTION).write_text(describe_model(model), encoding="utf-8")
    try:
        probe(model)
    except PackageRefused as refusal:
        raise PackageRefused(f"{printable(folder.name)}: {refusal}") from refusal
    (copied / CHECKSUMS).write_text(json.dumps({"sha256": checksums(copied)}, indent=1), encoding="utf-8")
    with locked(incoming.parent / "place.lock"):
        if (place / name).exists():
            (place / name).rename(incoming / "replaced")
        copied.rename(place / name)
    installed = read_model(place / name)
    assert installed is not None
    return installed


def remove_model(name: str, place: Path | None = None) -> Path:
    """Remove an imported model.

    Args:
        name: Of the model.
        place: The folder for models (default: `models_folder()`).

    Returns:
        The folder that was removed.

    Raises:
        WrongUse: There is no such model.
    """
    place = place or models_folder()
    found = next((model for model in installed_models(place) if model.name == name), None)
    if place is None or found is None:
        raise WrongUse(f"There is no model {printable(name)}; see `hamzaban models list`.")
    with staging(place, checked_name(name)) as incoming:
        found.folder.rename(incoming / "removed")
    return found.folder


def _import_package(folder: Path) -> Package:
    """An unpacked Argos package, through all that an archive of it goes through."""
    with staging(folder.parent, "argos-package") as incoming:
        archive = incoming / f"{hashlib.sha256(folder.name.encode()).hexdigest()[:12]}.argosmodel"
        try:
            with rejecting(folder), zipfile.ZipFile(archive, "w") as packed:
                for path in sorted(folder.rglob("*")):
                    if path.is_symlink() or not (path.is_file() or path.is_dir()):
                        raise PackageRefused(f"{printable(folder.name)}: {quote_name(path.name)} is no regular file.")
                    if path.is_file() and path.name != CHECKSUMS:
                        packed.write(path, f"package/{path.relative_to(folder).as_posix()}")
            return install_archive(archive)
        finally:
            archive.unlink(missing_ok=True)


def checked_name(name: str) -> str:
    """Return the name of a model. Raises `WrongUse` where it cannot be one."""
    if not NAME.fullmatch(name) or name.casefold() == ARGOS_NAME or PAIR.fullmatch(name):
        raise WrongUse(
            f"{printable(name)} is no name for a model: give one of letters, digits, dots and hyphens with --name, "
            "which is neither 'argos' nor a pair of languages."
        )
    return name


def wanted_names(family: Family) -> frozenset[str]:
    """Return the names of files that a model of a family may need."""
    return frozenset({CONFIGURATION, MODEL, *VOCABULARIES, *family.tokenizers, *family.target_tokenizers})


def is_wanted(name: str, families: Iterable[Family] = FAMILIES.values()) -> bool:
    """Return whether a file of this name is of use to a model of one of the families."""
    return OTHERS.fullmatch(name) is not None or any(name in wanted_names(family) for family in families)


def _wanted(folder: Path, family: Family) -> Iterator[Path]:
    """The files that are taken over, after it is sure that none is missing."""
    find_tokenizers(folder, family)
    if not (folder / MODEL).is_file():
        raise PackageRefused(f"{printable(folder.name)}: holds no {MODEL} of CTranslate2.")
    yield from (path for path in sorted(folder.iterdir()) if is_wanted(path.name, [family]))


def _check_files(folder: Path, files: Mapping[str, os.stat_result]) -> None:
    """Refuse what is no plain file, or is larger than any model has it."""
    for name, status in files.items():
        if not stat.S_ISREG(status.st_mode):
            raise PackageRefused(
                f"{printable(folder.name)}: {quote_name(name)} is no regular file (links are refused)."
            )
        most = MODEL_BYTES if name == MODEL else OTHER_BYTES
        if status.st_size > most:
            raise PackageRefused(
                f"{printable(folder.name)}: {name} has {status.st_size / MEGABYTE:,.0f} MiB, more than the "
                f"{most / MEGABYTE:,.0f} MiB that one may have."
            )


def _copy(folder: Path, copied: Path, files: Mapping[str, os.stat_result]) -> str:
    """Copy the files; the version of the model, from its weights."""
    needed, free = sum(status.st_size for status in files.values()), shutil.disk_usage(copied).free
    if needed + SPARE > free:
        raise PackageRefused(
            f"{printable(folder.name)}: {needed / MEGABYTE:,.0f} MiB are needed, {free / MEGABYTE:,.0f} MiB are free "
            f"in {copied.parent}."
        )
    version = ""
    for name in files:
        digest = hashlib.sha256()
        with open_regular(folder / name) as reading, (copied / name).open("xb") as writing:
            while block := reading.read(BLOCK):
                digest.update(block)
                writing.write(block)
            writing.flush()
            os.fsync(writing.fileno())
        if name == MODEL:
            version = digest.hexdigest()[:12]
    return version


def _languages(
    folder: Path, family: Family, wanted: Sequence[str]
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The tokens of the languages asked for, and the pairs where such were named."""
    known = find_language_tokens(folder, family)
    names = [name.strip() for one in wanted for name in one.split(",") if name.strip()]
    parts = [(name, PAIR.fullmatch(name)) for name in names]
    pairs = tuple((find_language(pair[1]).code, find_language(pair[2]).code) for _, pair in parts if pair)
    codes = [find_language(name).code for name, pair in parts if not pair]
    if not family.needs_token and not pairs and not codes:
        raise WrongUse(
            f"{printable(folder.name)}: its files do not say what languages an {family.title} model reads; give "
            "them with --languages, such as --languages en-fa."
        )
    if not known and (codes or len(pairs) != 1):
        raise WrongUse(f"{printable(folder.name)}: it is of one pair; name it with --languages, such as en-fa.")
    if pairs and codes:
        raise WrongUse(f"--languages {','.join(names)}: give languages or pairs, not both.")
    # Where the model has tokens, what it is to say needs one; what it reads only where the family tells it.
    needed = {target for _, target in pairs} | set(codes) if known else set()
    needed |= {source for source, _ in pairs} if family.needs_token else set()
    for code in sorted(needed - known.keys()):
        raise PackageRefused(f"{printable(folder.name)}: the model has no token for {LANGUAGES[code]}.")
    asked = dict.fromkeys([code for pair in pairs for code in pair] + codes) or dict.fromkeys(known)
    if len(asked) < 2:
        raise PackageRefused(f"{printable(folder.name)}: it needs two languages at least, and has {', '.join(asked)}.")
    return {code: known.get(code, "") for code in asked}, pairs


def _licence(folder: Path, family: Family) -> str:
    """What the folder's README says, else what the makers of the family chose."""
    try:
        told = LICENCE.search(read_regular(folder / "README.md", OTHER_BYTES).decode("utf-8", "replace"))
    except OSError:
        told = None
    return told[1].strip() if told else family.licence
