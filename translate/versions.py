"""Which version of this program, and of which code: what a result may be remembered under."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

NOT_INSTALLED = "not installed"


@cache
def installed_version(distribution: str = "hamzaban") -> str:
    """Return the version of an installed distribution.

    Args:
        distribution: Its name; by default this program's own.

    Returns:
        Its version, or `not installed`, as where this program runs from a checkout that nothing was installed from.
    """
    try:
        return version(distribution)
    except PackageNotFoundError:
        return NOT_INSTALLED


def hash_code(folder: Path, *patterns: str) -> str:
    """Return a hash of files, which changes when the code or the data in one of them does.

    Args:
        folder: The folder that the files lie in.
        *patterns: Their names, relative to `folder`, as `Path.glob` reads them.

    Returns:
        The SHA-256 of their names and contents, in hexadecimal; the same on systems with other line ends.

    Raises:
        FileNotFoundError: If a pattern matches nothing.
    """
    files: set[Path] = set()
    for pattern in patterns:
        found = set(folder.glob(pattern))
        if not found:
            raise FileNotFoundError(f"{folder / pattern}: no such file")
        files |= found
    digest = hashlib.sha256()
    for file in sorted(files):
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
