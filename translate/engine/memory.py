"""The translation memory: what was translated once, kept on disk between runs and shared by many processes.

It may forget anything at any time, but it never says anything wrong and never stops a translation: whatever is the
matter with its file, there is one warning and the memory goes on, empty.
"""

from __future__ import annotations

import json
import os
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass
from functools import partial
from hashlib import blake2b
from itertools import islice, starmap
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..checks import Finding
from ..child_processes import call_in_forked_children, never_destroy
from ..own_files import OTHERS, OWNER_FILE, make_own_folder
from .memory_store import (
    DAY_SECONDS,
    WAIT,
    Damaged,
    beside,
    bytes_used,
    connect,
    default_path,
    identity_of,
    is_damage,
    make_file,
    pragma,
)

if TYPE_CHECKING:
    import sqlite3

# Key, bytes, pair, day, seal, record.
Row: TypeAlias = tuple[bytes, int, str, int, bytes, bytes]

LIMIT = 512 * 1024 * 1024  # bytes
# What is left, as a share of the limit, once room was made: the dearer work is done once for a tenth of the limit.
ROOM_MADE = 0.9
# The limit is overstepped, and the moment of use known, to within this share of the limit; and never more than this.
SHARE = 32
MOST_AT_ONCE = 16 * 1024 * 1024  # bytes
ROW_BYTES = 100  # of a translation without its text, with both indexes
FORGOTTEN_AT_ONCE = 500  # rows
# SQLite's limit on variables in one statement is 999 where it was built long ago.
KEYS_AT_ONCE = 900

NOW = "(SELECT IFNULL(MAX(used), 0) FROM translation)"


@dataclass(frozen=True)
class Remembered:
    """A translation as it was decoded.

    `text`: in the target. `score`: mean log-probability a token. `flags`: reasons to doubt it. `findings`: those and
    what should be looked at, with what was found.
    """

    text: str
    score: float
    flags: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Memory(AbstractContextManager["Memory"]):
    """Translations kept in one SQLite file; a context manager.

    `path`: the file, on a disk of this machine (default: `memory.sqlite3` in the user's cache folder; the folder is
    made where needed). `limit`: bytes of that file, over which what was not used for longest is forgotten; a
    translation over a 32nd of it is not kept. Any number of processes may use one file, each with a `Memory` of its
    own, and one `Memory` is used by one thread: that which calls it first, for the file is opened only then.

    Nothing here raises for what happens to the file. A damaged one is renamed to `….damaged` (over an earlier one),
    with a warning, and a new one is begun. Where there can be none (a place that cannot be written, a full disk, a
    file locked for longer than half a minute), there is one warning, and from then on nothing is known or kept.
    """

    def __init__(self, path: Path | None = None, *, limit: int = LIMIT) -> None:
        self.path = path or default_path()
        self._limit = limit
        self._step = min(limit // SHARE, MOST_AT_ONCE)
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._given_up = False
        call_in_forked_children(self._begin_anew)

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; it is opened again when needed."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _begin_anew(self) -> None:
        """In a forked child: open the file again when it is needed; SQLite does not share a connection."""
        never_destroy(self._connection)
        self._connection = None

    def recall(self, scope: str, texts: Iterable[str]) -> dict[str, Remembered]:
        """What is known of `texts`, which counts as a use of it.

        `scope`: what besides the text decides a translation: direction, package, settings. `texts`: any number of
        sentences. Returns the translations that are known, by text, in the order of `texts`.
        """
        asked = dict(_keyed(scope, texts))
        if not asked:
            return {}
        found: dict[bytes, Remembered] = {}
        stale: list[bytes] = []

        def look_up(connection: sqlite3.Connection) -> None:
            for keys in _blocks(asked, KEYS_AT_ONCE):
                rows = connection.execute(
                    f"SELECT key, seal, record, used + ? < {NOW} FROM translation WHERE key IN ({_marks(keys)})",
                    (self._step, *keys),
                )
                for key, seal, record, is_stale in rows:
                    if key not in asked or not isinstance(record, bytes) or seal != _seal(key, record):
                        raise Damaged("a translation in it is not what was stored")
                    text, score, flags, findings = json.loads(record)
                    found[key] = Remembered(text, score, tuple(flags), tuple(starmap(Finding, findings)))
                    if is_stale:
                        stale.append(key)

        def mark_used(connection: sqlite3.Connection) -> None:
            for keys in _blocks(stale, KEYS_AT_ONCE):
                connection.execute(f"UPDATE translation SET used = {NOW} WHERE key IN ({_marks(keys)})", keys)

        self._attempt(look_up)
        if stale:
            self._attempt(mark_used)
        return {text: found[key] for key, text in asked.items() if key in found}

    def store(self, scope: str, translations: Mapping[str, Remembered], *, pair: str = "") -> None:
        """Keep translations, by text, in place of any that are known under the same `scope` (as for `recall`).

        `pair`: the languages, such as `en_fa`, for those who ask what the memory holds. Text that is not valid Unicode
        (lone surrogates) is left out.
        """
        for rows in self._transactions(scope, translations, pair):
            self._attempt(partial(self._insert, rows))

    def _transactions(self, scope: str, translations: Mapping[str, Remembered], pair: str) -> Iterator[list[Row]]:
        """The rows to insert, in lots that keep the file near its limit and do not keep others waiting."""
        rows: list[Row] = []
        room = self._step
        day = int(time.time() // DAY_SECONDS)
        for key, text in _keyed(scope, translations):
            one = translations[text]
            try:
                # As JSON every score comes back as it was; in a column of its own NaN would not, nor -0.0.
                record = json.dumps(
                    [one.text, float(one.score), one.flags, [astuple(finding) for finding in one.findings]],
                    ensure_ascii=False,
                ).encode()
            except UnicodeEncodeError:
                continue
            size = len(record) + ROW_BYTES
            if size > self._step:
                continue
            if size > room:
                yield rows
                rows, room = [], self._step
            rows.append((key, size, pair, day, _seal(key, record), record))
            room -= size
        if rows:
            yield rows

    def _insert(self, rows: list[Row], connection: sqlite3.Connection) -> None:
        with connection:
            # At once for writing: a transaction that reads first cannot wait for another's end.
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT OR REPLACE INTO translation (key, used, pair, day, seal, record)"
                f" VALUES (?, {NOW} + ?, ?, ?, ?, ?)",
                rows,
            )
        if bytes_used(connection) > self._limit:
            self._make_room(connection)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Forget what was not used for longest, in short transactions, and give back what is over the limit."""
        aim = int(self._limit * ROOM_MADE)
        while (excess := bytes_used(connection) - aim) > 0:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                oldest: list[tuple[int]] = []
                for number, size in connection.execute(
                    f"SELECT id, IFNULL(length(record), 0) + {ROW_BYTES} FROM translation ORDER BY used, id LIMIT ?",
                    (FORGOTTEN_AT_ONCE,),
                ):
                    oldest.append((number,))
                    excess -= size
                    if excess <= 0:
                        break
                gone = connection.executemany("DELETE FROM translation WHERE id = ?", oldest).rowcount
            if gone <= 0:
                break
        # Pages within the limit stay, empty, for what comes next: moving them about would cost more than they do.
        pages, page_size = pragma(connection, "page_count"), pragma(connection, "page_size")
        surplus = pages - max(self._limit // page_size, 1)
        if surplus > 0:
            # As a script, which is run to its end: `execute` stops after the first page.
            connection.executescript(f"PRAGMA incremental_vacuum({surplus})")

    def _attempt(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do `work` on the file; again, on a new one, where it proves damaged; not at all where that is no use."""
        if self._given_up:
            return
        try:
            import sqlite3
        except ImportError as error:
            # Pythons that were built without it are about.
            self._give_up(error)
            return
        try:
            try:
                work(self._connection or self._open())
            except (ValueError, sqlite3.Error) as error:
                if not is_damage(error):
                    raise
                work(self._open(damage=error))
        except sqlite3.ProgrammingError:
            # The caller's, who came from a second thread, and not the file's.
            raise
        except (OSError, NotImplementedError, MemoryError, ValueError, sqlite3.Error) as error:
            self._give_up(error)

    def _give_up(self, problem: Exception) -> None:
        self._given_up = True
        self.close()
        warnings.warn(
            f"The translation memory {self.path} cannot be used ({problem}); going on without it.", stacklevel=4
        )

    def _open(self, damage: Exception | None = None) -> sqlite3.Connection:
        """Open the file, made anew where there is none or where `damage` was found in the one opened before."""
        from filelock import FileLock

        set_aside = None
        make_own_folder(self.path.parent)
        # One process at a time makes a file or sets it aside; else two could, one of them with the other's new one.
        with FileLock(beside(self.path, ".lock"), timeout=WAIT, mode=OWNER_FILE):
            self.close()
            if damage is not None and identity_of(self.path) == self._identity:
                set_aside = self.path.replace(beside(self.path, ".damaged"))
            if not self.path.exists():
                make_file(self.path)
            elif self.path.stat().st_mode & OTHERS and os.name != "nt":
                self.path.chmod(OWNER_FILE)
            self._identity = identity_of(self.path)
            self._connection = connect(self.path)
        if set_aside is not None:
            warnings.warn(
                f"The translation memory {self.path} was damaged ({damage}); it is now {set_aside.name}, and a new "
                "one was begun.",
                stacklevel=4,
            )
        return self._connection


def _keyed(scope: str, texts: Iterable[str]) -> Iterator[tuple[bytes, str]]:
    """The key of each text in a scope, but for texts that are not valid Unicode.

    Keys are hashes and not the texts, which would be stored twice more (in the row and in its index). With 160 bits no
    two texts share one, by accident or by design; the scope is the hash's key, so that no text runs into its scope.
    """
    hashed = blake2b(digest_size=20, key=blake2b(scope.encode("utf-8", "surrogatepass")).digest())
    for text in texts:
        try:
            encoded = text.encode()
        except UnicodeEncodeError:
            continue
        one = hashed.copy()
        one.update(encoded)
        yield one.digest(), text


def _seal(key: bytes, record: bytes) -> bytes:
    """What tells that a record is whole and is this key's: SQLite has no checksums, and a disk may change a word."""
    return blake2b(record, digest_size=8, key=key).digest()


def _blocks(keys: Iterable[bytes], size: int) -> Iterator[tuple[bytes, ...]]:
    rest = iter(keys)
    while block := tuple(islice(rest, size)):
        yield block


def _marks(keys: tuple[bytes, ...]) -> str:
    return ",".join("?" * len(keys))
