"""Files written whole or not at all.

A file is written beside its place under a name of its own, flushed to the disk, and renamed into place: whatever
moment a process is killed at, what stands under a final name is whole. What killed processes left beside is known by
its name and cleared by the next.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from translate import HamzabanError, open_regular

from .rights import ANYBODY, Rights

PART_PREFIX, PART_SUFFIX = ".hamzaban-", ".part"
LEFTOVER = re.compile(r"\.hamzaban-[0-9a-f]{16}\.part")


class UnwritableOutput(HamzabanError):
    """A summary that cannot be written where it belongs; the message says why and what to do."""


def write_atomically(path: Path, text: str | Iterable[str], rights: Rights = ANYBODY) -> None:
    """Write a file whole or not at all.

    `path`: in a folder that is there; a link of that name is replaced, and what it leads to is not touched. `text`: its
    content, or pieces of it that are made one by one, written as UTF-8 with the line ends it has. `rights`: the most it
    allows others, from the first moment on. Raises `OSError` with nothing changed under `path`.
    """
    # The name is ours alone and short, whatever the length of the final one.
    part = path.with_name(f"{PART_PREFIX}{secrets.token_hex(8)}{PART_SUFFIX}")
    mode = rights.mode_in(path.parent)

    def create(name: str, flags: int) -> int:
        return os.open(name, flags | os.O_EXCL, mode)

    try:
        with open(part, "w", encoding="utf-8", newline="\n", opener=create) as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        # Where even this fails, the next run clears it away.
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def partial_files(folder: Path) -> Iterator[Path]:
    """What a killed process left half-written in a folder; nobody else may be writing there while it is looked for."""
    with os.scandir(folder) as entries:
        found = [entry.name for entry in entries if LEFTOVER.fullmatch(entry.name)]
    return (folder / name for name in found)


def holds(path: Path, text: str) -> bool:
    """Whether a file is a text in UTF-8, byte for byte. Raises `OSError` where there is none that can be read."""
    content = text.encode("utf-8")
    with open_regular(path) as file:
        return file.read(len(content) + 1) == content
