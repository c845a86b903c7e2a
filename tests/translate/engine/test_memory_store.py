"""The file of the translation memory: damaged, gone, locked or with no place to be, it never stops a translation."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import ROOT
from tests.support.memories import KIB, filled, numbered
from translate.engine import memory, memory_store
from translate.engine.memory import Memory, Remembered

BESIDE = ["memory.sqlite3.damaged", "memory.sqlite3.lock"]


def overwritten(offset: int, data: bytes) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(data)

    return damage


def altered(*statements: str) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return damage


DAMAGES: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(random.Random(0).randbytes(50_000)),
    "a text": lambda path: path.write_text("not a database\n", encoding="utf-8"),
    "zero bytes": lambda path: path.write_bytes(b""),
    "cut in the header": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "cut in the middle": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut at a page": lambda path: path.write_bytes(path.read_bytes()[:4096]),
    "a header overwritten": overwritten(20, b"\xff" * 30),
    "its tables overwritten": overwritten(3 * 4096, b"\xff" * 40_000),
    "a later format of SQLite's": overwritten(44, (7).to_bytes(4, "big")),
    "a schema that is no text": lambda path: path.write_bytes(
        path.read_bytes().replace(b"TABLE translation (id", b"TABLE translation \xc3(\xff")
    ),
    "another program's": altered("DROP TABLE translation", "CREATE TABLE other (a, b)"),
    "a later version's": altered(f"PRAGMA user_version = {memory_store.VERSION + 1}"),
    "a column more": altered("ALTER TABLE translation ADD COLUMN more"),
    "a word changed": altered("UPDATE translation SET record = replace(CAST(record AS TEXT), 'x', 'y')"),
    "records exchanged": altered("UPDATE translation SET (seal, record) = (SELECT seal, record FROM translation)"),
    "types exchanged": altered("UPDATE translation SET record = 7, seal = 'a', used = 'b'"),
}


class TestDamage:
    @pytest.mark.parametrize(
        ("kind", "first"),
        [*((kind, "recall") for kind in DAMAGES), ("garbage", "store"), ("its tables overwritten", "store")],
    )
    def test_a_damaged_file_is_set_aside_and_a_new_one_begun(self, path, kind, first):
        translations = filled(path)
        DAMAGES[kind](path)
        damaged = path.read_bytes()
        new = numbered(20, first=1000)
        with Memory(path) as one, pytest.warns(UserWarning, match=r"memory\.sqlite3\.damaged") as warned:
            if first == "store":
                one.store("en-fa", new)
            assert translations.items() >= one.recall("en-fa", translations).items()
            one.store("en-fa", new)
            assert one.recall("en-fa", new) == new
        assert [warning.filename for warning in warned] == [__file__]
        assert sorted(each.name for each in path.parent.glob("*")) == [path.name, *BESIDE]
        if first == "recall":
            assert path.with_name("memory.sqlite3.damaged").read_bytes() == damaged
        with Memory(path) as one:
            assert one.recall("en-fa", new) == new

    def test_at_most_one_damaged_file_is_kept(self, path):
        path.parent.mkdir()
        for content in (b"one", b"two"):
            path.write_bytes(content)
            with Memory(path) as one, pytest.warns(UserWarning, match="damaged"):
                one.recall("s", ["a"])
        assert sorted(each.name for each in path.parent.glob("*")) == [path.name, *BESIDE]
        assert path.with_name("memory.sqlite3.damaged").read_bytes() == b"two"

    def test_whatever_bytes_are_changed_nothing_wrong_is_said(self, path):
        translations = filled(path, 150)
        whole = path.read_bytes()
        for seed in range(15):
            chance = random.Random(seed)
            changed = bytearray(whole)
            for _ in range(chance.choice([1, 5, 200])):
                place = chance.randrange(len(changed))
                changed[place : place + 4] = chance.randbytes(chance.choice([1, 4]))
            path.write_bytes(changed[: chance.choice([len(whole), len(whole), chance.randrange(len(whole))])])
            with warnings.catch_warnings(), Memory(path, limit=chance.choice([64 * KIB, memory.LIMIT])) as one:
                warnings.simplefilter("ignore")
                assert translations.items() >= one.recall("en-fa", translations).items()
                one.store("en-fa", translations)
                assert translations.items() >= one.recall("en-fa", translations).items()

    def test_damage_that_another_process_has_set_aside_already_is_no_further_loss(self, path):
        translations = filled(path)
        with Memory(path) as late:
            late.recall("en-fa", ["never stored"])
            DAMAGES["a word changed"](path)
            with Memory(path) as early, pytest.warns(UserWarning, match="damaged"):
                early.recall("en-fa", translations)
                early.store("en-fa", translations)
            assert late.recall("en-fa", translations) == translations

    def test_the_log_of_a_file_that_is_gone_is_not_taken_for_the_new_one_s(self, path):
        with Memory(path) as one:
            one.store("en-fa", numbered(50))
            kept = path.with_name("kept")
            shutil.copy(path.with_name("memory.sqlite3-wal"), kept)
        path.unlink()
        kept.rename(path.with_name("memory.sqlite3-wal"))
        with Memory(path) as one:
            assert one.recall("en-fa", numbered(50)) == {}
            one.store("en-fa", numbered(5))
            assert one.recall("en-fa", numbered(50)) == numbered(5)


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (memory, memory_store):
        monkeypatch.setattr(module, "WAIT", 0.05)


def forgets(path: Path) -> None:
    """The memory at `path` warns once, and is empty."""
    with Memory(path) as one, pytest.warns(UserWarning, match="cannot be used") as warned:
        one.store("s", numbered(10))
        one.store("s", numbered(10))
        assert one.recall("s", numbered(10)) == {}
    assert len(warned) == 1
    assert str(path) in str(warned[0].message)
    assert warned[0].filename == __file__


class TestNoPlace:
    def test_a_file_where_a_folder_should_be(self, tmp_path):
        (tmp_path / "cache").write_bytes(b"")
        forgets(tmp_path / "cache" / "memory.sqlite3")

    def test_a_folder_where_the_file_should_be(self, path):
        path.mkdir(parents=True)
        forgets(path)

    @pytest.mark.skipif(not Path("/proc/self").exists(), reason="where nobody can write, not even root")
    def test_a_place_that_cannot_be_written(self):
        forgets(Path("/proc/hamzaban/memory.sqlite3"))

    @pytest.mark.usefixtures("no_patience")
    def test_a_lock_that_is_never_given_back(self, path):
        path.parent.mkdir()
        with FileLock(path.with_name("memory.sqlite3.lock")):
            forgets(path)

    @pytest.fixture(params=["PRAGMA locking_mode = EXCLUSIVE", "PRAGMA user_version"])
    def locked(self, path: Path, request: pytest.FixtureRequest) -> Iterator[dict[str, Remembered]]:
        """A memory in which another connection writes, without end; in the first case it cannot be read either."""
        translations = filled(path)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute(request.param)
        other.execute("BEGIN EXCLUSIVE")
        yield {} if "locking" in request.param else translations
        other.close()

    @pytest.mark.usefixtures("no_patience")
    def test_a_file_locked_for_good(self, path, locked):
        with Memory(path) as one, pytest.warns(UserWarning, match="locked") as warned:
            assert one.recall("en-fa", numbered(300)) == locked
            one.store("en-fa", numbered(10))
            one.store("en-fa", numbered(10))
            assert one.recall("en-fa", numbered(300)) == {}
        assert len(warned) == 1

    def test_a_full_disk(self, path):
        pytest.importorskip("resource")
        program = f"""
import resource, warnings
from pathlib import Path
from translate.engine.memory import Memory, Remembered
resource.setrlimit(resource.RLIMIT_FSIZE, (160_000, 160_000))
with warnings.catch_warnings(record=True) as warned, Memory(Path({str(path)!r})) as memory:
    warnings.simplefilter("always")
    for block in range(3):
        memory.store("s", {{f"{{block}} {{n}}": Remembered("x" * 1000, 0.0) for n in range(60)}})
        print(len(memory.recall("s", [f"0 {{n}}" for n in range(60)])))
print(len(warned), warned[0].message)
"""
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False, encoding="utf-8"
        )
        assert done.stderr == ""
        *known, told = done.stdout.splitlines()
        assert known == ["60", "0", "0"]
        assert told.startswith(f"1 The translation memory {path} cannot be used")
        with Memory(path) as one:
            assert len(one.recall("s", [f"0 {n}" for n in range(60)])) == 60


def test_a_python_without_sqlite_goes_on_without_memory(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    forgets(path)
