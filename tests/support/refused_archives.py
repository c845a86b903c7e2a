"""What makes an archive hostile, and how it is seen that one is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from translate.errors import PackageRefused
from translate.installing.archive import LIMITS, Limits, unpack


class Hostile(NamedTuple):
    """What is refused, why (searched for in the message), and under which limits."""

    make: Callable[[], bytes]
    reason: str
    limits: Limits = LIMITS


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below `folder`, byte for byte."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def put(folder: Path, content: bytes) -> Path:
    """The archive as a file, next to a folder for packages that has one already."""
    (folder / "packages" / "ur_en").mkdir(parents=True)
    (folder / "packages" / "ur_en" / "metadata.json").write_bytes(b"{}")
    archive = folder / "en_fa.argosmodel"
    archive.write_bytes(content)
    return archive


def refused(archive: Path, limits: Limits = LIMITS) -> str:
    """The reason for which `archive` is refused, with nothing changed by the try."""
    before = tree(archive.parent)
    with pytest.raises(PackageRefused) as caught:
        unpack(archive, archive.parent / "packages" / "en_fa", limits)
    assert tree(archive.parent) == before
    message = str(caught.value)
    assert message.startswith("en_fa.argosmodel: ")
    assert message.isprintable() and message.isascii() and len(message) < 300
    assert caught.value.exit_code == 3
    return message


def refused_and_nothing_written(hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive is refused for its reason, and neither its folder nor the working folder has anything new."""
    archive = put(tmp_path, hostile.make())
    # What is relative to the working folder would be seen, too.
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert re.search(hostile.reason, refused(archive, hostile.limits))
