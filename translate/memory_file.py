"""The file of the translation memory: made whole or not at all, opened, and told from a damaged one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

WAIT = 30.0  # seconds, for other processes
DAY_SECONDS = 24 * 60 * 60
LOG_LIMIT = 16 * 1024 * 1024  # bytes of SQLite's log that stay on the disk

# `id` grows with time, so that what is old lies, and is freed, together. `used` is when the translation was last used,
# on a clock that counts the bytes stored so far: no wall clock that can be set wrong, and all that forgetting needs.
# `pair` and `day` (since 1970, when it was stored) decide nothing; they are for `hamzaban memory`.
SCHEMA = (
    "CREATE TABLE translation (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, used INTEGER NOT NULL,"
    " pair TEXT NOT NULL, day INTEGER NOT NULL, seal BLOB NOT NULL, record BLOB NOT NULL)",
    "CREATE INDEX translation_used ON translation (used)",
)
# To be raised when a key, a seal or a record is made otherwise; a file with another is set aside.
VERSION = 2
# SQLITE_ERROR, CORRUPT, TOOBIG, FORMAT, NOTADB. Our statements are right and nothing we store is too big: the first and
# the third, too, come of what the file says.
DAMAGE = frozenset({1, 11, 18, 24, 26})


class Damaged(ValueError):
    """What SQLite itself does not see."""


def is_damage(error: Exception) -> bool:
    """Whether an error says that the file is not what was written."""
    # SQLite's messages quote the file, and where that is not UTF-8 there is only an error of decoding. Extended codes
    # keep the plain one in their lowest byte; errors of Python's module have none.
    unseen = isinstance(error, (Damaged, UnicodeDecodeError))
    return unseen or getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGE


def make_file(path: Path) -> None:
    """Make an empty memory elsewhere and rename it, so that no killed process leaves half a one."""
    import sqlite3

    new = beside(path, ".new")
    for leftover in (new, *(beside(one, suffix) for one in (new, path) for suffix in ("-wal", "-shm", "-journal"))):
        # SQLite would take a log that an earlier file of this name left for this one's own.
        leftover.unlink(missing_ok=True)
    # It says what was read on this machine, which is nobody else's business; SQLite's logs take the rights of the file.
    new.touch(mode=0o600)
    connection = sqlite3.connect(new, timeout=WAIT, isolation_level=None)
    try:
        # Before any table: later it would mean rewriting the file.
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        for statement in ("BEGIN", *SCHEMA, f"PRAGMA user_version = {VERSION}", "COMMIT"):
            connection.execute(statement)
    finally:
        connection.close()
    new.replace(path)


def default_path() -> Path:
    """Where the memory lies where nobody says so."""
    import platformdirs

    return platformdirs.user_cache_path("hamzaban", appauthor=False) / "memory.sqlite3"


def connect(path: Path) -> sqlite3.Connection:
    """Open a file that is there. Raises `Damaged` where it is not a memory, or not this version's."""
    import sqlite3

    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        # A damaged text may not be valid UTF-8, which is found out better than by an error of its own.
        connection.text_factory = bytes
        schema = [statement for (statement,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")]
        if schema != [statement.encode() for statement in SCHEMA] or pragma(connection, "user_version") != VERSION:
            raise Damaged("it is no translation memory of this version")
        # When power goes, the last translations may go with it, but in WAL mode the file stays whole.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA journal_size_limit = {LOG_LIMIT}")
    except BaseException:
        connection.close()
        raise
    return connection


def bytes_used(connection: sqlite3.Connection) -> int:
    """The size of the file without its empty pages."""
    pages = pragma(connection, "page_count") - pragma(connection, "freelist_count")
    return pages * pragma(connection, "page_size")


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """A number that SQLite knows of the file, by its name there."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def identity_of(path: Path) -> tuple[int, int] | None:
    """Which file is at `path`, whatever it is called; nothing where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def beside(path: Path, suffix: str) -> Path:
    """A file next to the memory, called after it."""
    return path.with_name(path.name + suffix)
