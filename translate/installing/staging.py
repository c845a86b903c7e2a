"""Where packages and models are made ready: beside their place, locked, whole or not at all; and their checksums."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import PackageRefused
from ..own_files import make_own_folder
from ..packages import METADATA
from ..regular_files import MEGABYTE, open_regular, read_regular

# Read by Hamzaban alone; Argos Translate passes over files it does not know.
CHECKSUMS = "hamzaban-checksums.json"
# A package has about ten files, of which each takes a line of about 100.
CHECKSUMS_BYTES = 1 * MEGABYTE
# Argos Translate takes every folder among its packages for one, and stops at one without metadata.
NOT_A_PACKAGE = {"type": "hamzaban-incoming", "package_version": "0"}


@contextmanager
def staging(folder: Path, name: str) -> Iterator[Path]:
    """A folder of one's own beside the packages, while no other process works on the same `name`.

    What is half-fetched stays in it for the next try; all else is removed.
    """
    try:
        make_own_folder(folder)
        beside = _staging_root(folder)
        own = beside / name
        make_own_folder(own)
    except OSError as error:
        raise PackageRefused(f"{folder} cannot be written ({error.strerror}); set ARGOS_PACKAGES_DIR.") from error
    try:
        with locked(beside / f"{name}.lock"):
            make_own_folder(own)
            _tidy(own)
            try:
                yield own
            finally:
                _tidy(own)
                if not any(own.iterdir()):
                    own.rmdir()
    finally:
        # Goes only once nothing is on its way any more: not while another process has a lock or a download in it.
        with suppress(OSError):
            beside.rmdir()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """A lock between processes that leaves no file behind."""
    from filelock import FileLock

    lock = FileLock(path)
    while not lock.is_locked:
        # The process that had it before may take the empty folder away while this one waits.
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            lock.acquire()
    try:
        yield
    finally:
        # On Windows an open file cannot be removed, and filelock does it after closing.
        with suppress(PermissionError):
            path.unlink(missing_ok=True)
        lock.release()


def _staging_root(folder: Path) -> Path:
    """The folder for what is on its way: next to `folder`, or in it where that is another file system."""
    beside = folder.with_name(f"{folder.name}.incoming")
    try:
        make_own_folder(beside)
        if _same_file_system(beside, folder):
            return beside
        beside.rmdir()
    except OSError:
        pass
    inside = folder / "hamzaban.incoming"
    if not (inside / METADATA).exists():
        inside.mkdir(exist_ok=True)
        (inside / METADATA).write_text(json.dumps(NOT_A_PACKAGE), encoding="utf-8")
    return inside


def _same_file_system(one: Path, other: Path) -> bool:
    """Whether a folder can be renamed from one into the other."""
    return one.stat().st_dev == other.stat().st_dev


def _tidy(own: Path) -> None:
    """Remove what a killed run left, but for downloads that can be resumed."""
    for path in own.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def checksums(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a package but their own list, by its path in it."""
    sums = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != CHECKSUMS:
            with open_regular(path) as file:
                sums[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return sums


def recorded_checksums(folder: Path) -> dict[str, str] | None:
    """Return what `checksums` was when the folder was put in place; None where nobody noted it."""
    try:
        recorded = json.loads(read_regular(folder / CHECKSUMS, CHECKSUMS_BYTES))["sha256"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return recorded if isinstance(recorded, dict) else None
