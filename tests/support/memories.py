"""Translation memories filled with numbered sentences, and how much room one takes."""

from __future__ import annotations

from pathlib import Path

from translate.engine.memory import Memory, Remembered

KIB = 1024


def numbered(count: int, size: int = 20, first: int = 0) -> dict[str, Remembered]:
    """`count` translations, each of `size` letters, numbered from `first`."""
    return {f"Sentence {n}.": Remembered(f"{n} ".ljust(size, "x"), -n / 7) for n in range(first, first + count)}


def filled(path: Path, count: int = 300, size: int = 20) -> dict[str, Remembered]:
    """A memory at `path` that knows so many translations, which are returned."""
    translations = numbered(count, size)
    with Memory(path) as one:
        one.store("en-fa", translations)
    return translations


def size_on_disk(path: Path) -> int:
    """Bytes of the memory at `path` and of what SQLite keeps beside it."""
    return sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*") if ".damaged" not in one.name)
