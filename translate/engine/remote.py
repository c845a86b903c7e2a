"""A translator on another machine: what it is made of, as plain data, and its packages found there or brought there."""

from __future__ import annotations

import hashlib
import io
import shutil
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import BadPackage
from ..packages import ModelFolder, Package, models_folder, package_folders, read_model, read_package
from ..text import Digits
from .glossary import TermList
from .model import Device, find_device, model_size
from .translator import Translator

# What some packages bring along to split sentences with, and nothing here reads.
UNREAD = {"stanza"}


@dataclass(frozen=True)
class CarriedPackage:
    """A package as it is known on any machine: by its pair, version and model size in bytes.

    `folder`: where it lies on the first machine, in that machine's own way to write paths. The others: as of `Package`.
    """

    source: str
    target: str
    version: str
    target_prefix: str
    folder: str
    model_bytes: int

    @property
    def pair(self) -> str:
        """Its name in Argos's own form, such as `en_fa`."""
        return f"{self.source}_{self.target}"

    @property
    def key(self) -> str:
        """As of `Package`."""
        return self.pair

    @property
    def name(self) -> str:
        """A folder name for it, which no other package has, whatever its metadata holds."""
        told = f"{self.pair} {self.version} {self.model_bytes}"
        return hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True)
class CarriedModel:
    """A model of another family as it is known on any machine: by its name and version.

    `folder`: as of `CarriedPackage`. The others: as of `ModelFolder`, whose folder is that of the first machine.
    """

    model: ModelFolder
    folder: str

    @property
    def key(self) -> str:
        """As of `ModelFolder`."""
        return self.model.key

    @property
    def name(self) -> str:
        """A folder name for it."""
        return hashlib.sha256(f"{self.key} {self.model.version}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Blueprint:
    """What a translator is made of, but for its memory: what is made of it elsewhere translates the same.

    `packages`, `models`: all of them, since which there are decides the routes. The others: as of `Translator`.
    """

    packages: tuple[CarriedPackage, ...]
    models: tuple[CarriedModel, ...]
    order: tuple[str, ...]
    beam: int
    device: Device
    terms: TermList | None
    typography: bool
    digits: Digits | None

    @property
    def carried(self) -> tuple[CarriedPackage | CarriedModel, ...]:
        """All packages and models."""
        return (*self.packages, *self.models)


def blueprint_of(translator: Translator) -> Blueprint:
    """What `translator` is made of."""
    carried = tuple(
        CarriedPackage(
            package.source,
            package.target,
            package.version,
            package.target_prefix,
            str(package.folder),
            model_size(package),
        )
        for package in translator.packages
    )
    # A path of one system cannot be sent to another as such.
    models = tuple(CarriedModel(replace(one, folder=Path()), str(one.folder)) for one in translator.models)
    return Blueprint(
        carried,
        models,
        translator.order,
        translator.beam,
        translator.wanted_device,
        translator.terms,
        translator.typography,
        translator.digits,
    )


def build_translator(blueprint: Blueprint, store: PackageStore, threads: int) -> Translator:
    """A translator that translates as the one that `blueprint` is of.

    `store`: says where packages lie here; a package must be there before it is used. `threads`: sentences decoded side
    by side. Raises `WrongUse` where the device asked for is not there.
    """
    find_device(blueprint.device)
    return Translator(
        packages=[store.package(carried) for carried in blueprint.packages],
        models=[store.model(carried) for carried in blueprint.models],
        order=blueprint.order,
        beam=blueprint.beam,
        threads=threads,
        device=blueprint.device,
        terms=blueprint.terms,
        typography=blueprint.typography,
        digits=blueprint.digits,
    )


class PackageStore:
    """Where the packages of another machine's translator lie on this one.

    `folder`: for those that are brought here, shared by all processes of this machine; made when the first one is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[str, Package] = {}
        self._models: dict[str, ModelFolder] = {}

    def package(self, carried: CarriedPackage) -> Package:
        """The package, wherever it lies here, or else where it would if it was brought."""
        return self.find(carried) or _as_package(carried, self._folder / carried.name)

    def find(self, carried: CarriedPackage) -> Package | None:
        """The package on this machine, or None.

        Looked for at the path of the first machine, then among the packages installed here, then among those brought.
        """
        for folder in () if carried.name in self._found else self._candidates(carried):
            package = read_package(folder)
            if package and _is_same(package, carried):
                self._found[carried.name] = package
                break
        return self._found.get(carried.name)

    def model(self, carried: CarriedModel) -> ModelFolder:
        """The model, wherever it lies here, or else where it would if it was brought."""
        return self.find_model(carried) or replace(carried.model, folder=self._folder / carried.name)

    def find_model(self, carried: CarriedModel) -> ModelFolder | None:
        """The model on this machine, or None; looked for as packages are."""
        if carried.name not in self._models:
            beside = models_folder()
            inside = sorted(beside.iterdir()) if beside is not None and beside.is_dir() else []
            for folder in (Path(carried.folder), *inside, self._folder / carried.name):
                model = read_model(folder)
                if model and replace(model, folder=Path()) == carried.model:
                    self._models[carried.name] = model
                    break
        return self._models.get(carried.name)

    def receive(self, carried: CarriedPackage | CarriedModel, data: bytes) -> Package | ModelFolder:
        """Unpack a package or model that was brought, whole or not at all, and once however many processes get it.

        `data`: as `pack_package` gives it. Raises `BadPackage` where it is not what was meant, `OSError` where there is
        no room.
        """
        from filelock import FileLock

        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / carried.name
        with FileLock(self._folder / f"{carried.name}.lock"):
            if not place.is_dir():
                building = Path(tempfile.mkdtemp(prefix="unpacking-", dir=self._folder))
                try:
                    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                        archive.extractall(building, filter="data")
                    if not _is_as_sent(building, carried):
                        raise BadPackage(f"What was sent as {carried.key} is another.")
                    building.chmod(0o755)  # for other users' workers too
                    building.rename(place)
                finally:
                    shutil.rmtree(building, ignore_errors=True)
        return self.model(carried) if isinstance(carried, CarriedModel) else self.package(carried)

    def _candidates(self, carried: CarriedPackage) -> Iterator[Path]:
        """The folders it may be in."""
        yield Path(carried.folder)
        for parent in package_folders():
            if parent.is_dir():
                yield from sorted(parent.iterdir())
        yield self._folder / carried.name


def pack_package(package: Package | ModelFolder) -> bytes:
    """A package or model as one piece of data, a tar file of what is in its folder.

    Raises `OSError` where it cannot be read.
    """
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in _files(package.folder):
            archive.add(path, arcname=path.relative_to(package.folder).as_posix())
    return packed.getvalue()


def _files(folder: Path) -> Iterable[Path]:
    inside = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path for path in inside if path.relative_to(folder).parts[0] not in UNREAD]


def _is_as_sent(folder: Path, carried: CarriedPackage | CarriedModel) -> bool:
    if isinstance(carried, CarriedModel):
        model = read_model(folder)
        return model is not None and replace(model, folder=Path()) == carried.model
    package = read_package(folder)
    return package is not None and _is_same(package, carried)


def _is_same(package: Package, carried: CarriedPackage) -> bool:
    here = (package.pair, package.version, package.target_prefix, model_size(package))
    return here == (carried.pair, carried.version, carried.target_prefix, carried.model_bytes)


def _as_package(carried: CarriedPackage, folder: Path) -> Package:
    return Package(carried.source, carried.target, carried.version, folder, carried.target_prefix)
