"""What the translation memory holds, and emptying it: for those whose text it is."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from .errors import HamzabanError
from .memory_file import DAY_SECONDS, Damaged, beside, connect, default_path

# Besides the memory itself: what SQLite has not put into it yet, and one that was damaged and set aside.
OTHER_FILES = ("-wal", "-shm", ".damaged")


class UnusableMemory(HamzabanError):
    """A translation memory that cannot be read or emptied; the message says why and what to do."""


@dataclass(frozen=True)
class MemoryContents:
    """What a memory holds.

    Attributes:
        path: Of its file, which there may not be.
        size: Of all its files, in bytes.
        sentences: How many translations, by pair such as `en_fa`.
        oldest: The day on which the first of them was stored; None where there are none.
        newest: The last such day.
    """

    path: Path
    size: int
    sentences: Mapping[str, int]
    oldest: date | None = None
    newest: date | None = None


def read_contents(path: Path | None = None) -> MemoryContents:
    """Return what the memory at `path` (default: the user's) holds.

    Raises:
        UnusableMemory: It cannot be read.
    """
    import sqlite3

    path = path or default_path()
    size = sum(file.stat().st_size for file in _files(path))
    if not path.exists():
        return MemoryContents(path, size, {})
    try:
        connection = connect(path)
        try:
            rows = connection.execute("SELECT pair, COUNT(*) FROM translation GROUP BY pair ORDER BY pair").fetchall()
            first, last = connection.execute("SELECT MIN(day), MAX(day) FROM translation").fetchone()
        finally:
            connection.close()
    except (Damaged, OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    sentences = {pair.decode("utf-8", "replace"): count for pair, count in rows}
    return MemoryContents(path, size, sentences, _date(first), _date(last))


def clear(path: Path | None = None, older_than_days: int | None = None) -> int:
    """Forget translations, so that nothing of their text stays in the files; returns how many.

    Other processes may go on using the memory.

    Args:
        path: Of the memory (default: the user's).
        older_than_days: Only what was stored longer ago than this.

    Raises:
        UnusableMemory: It cannot be emptied.
    """
    import sqlite3

    path = path or default_path()
    last_day = None if older_than_days is None else int(time.time() // DAY_SECONDS) - older_than_days
    try:
        beside(path, ".damaged").unlink(missing_ok=True)
        if not path.exists():
            return 0
        connection = connect(path)
        try:
            # What is deleted is overwritten, in the file and, once that is in it, in the log.
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            wanted, given = ("1", ()) if last_day is None else ("day < ?", (last_day,))
            gone = connection.execute(f"DELETE FROM translation WHERE {wanted}", given).rowcount
            connection.execute("COMMIT")
            connection.executescript("PRAGMA incremental_vacuum")
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
    except (Damaged, OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    if busy:
        raise UnusableMemory(
            f"{path}: {gone:,} translations are forgotten, but another program that uses the memory keeps its log; "
            "end that program and run the command again."
        )
    return gone


def _files(path: Path) -> list[Path]:
    return [file for file in (path, *(beside(path, suffix) for suffix in OTHER_FILES)) if file.exists()]


def _date(day: int | None) -> date | None:
    try:
        return None if day is None else date(1970, 1, 1) + timedelta(days=day)
    except (OverflowError, TypeError):
        return None


def _unusable(path: Path, error: Exception) -> UnusableMemory:
    return UnusableMemory(
        f"{path}: the translation memory cannot be used ({error}); end other programs that use it, or delete the file."
    )
