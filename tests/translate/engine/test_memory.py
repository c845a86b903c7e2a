"""The translation memory: what it remembers and forgets, also with many processes at work on it."""

from __future__ import annotations

import math
import random
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.support.memories import KIB, filled, numbered, size_on_disk
from translate import Stopped, Translator
from translate.engine import memory
from translate.engine.memory import Memory, Remembered

# One process at work on a memory: stores sentences of its own and looks for everybody's. Prints what was wrong.
WORKER = """
import sys
from pathlib import Path
from translate.engine.memory import Memory, Remembered
path, name, limit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
def text(worker, block, number):
    return f"{worker} {block} {number}"
def translation(source):
    return Remembered(f"[{source}] " + "آب " * 30, -float(len(source)), ("cut",) if "7" in source else ())
print("ready", flush=True)
sys.stdin.readline()
with Memory(path, limit=limit) as memory:
    for block in range(15):
        if name.startswith("writer"):
            memory.store("en-fa", {s: translation(s) for s in (text(name, block, n) for n in range(40))})
            print("stored", block, flush=True)
        asked = [text(f"writer{w}", block, n) for w in range(4) for n in range(40)]
        for source, found in memory.recall("en-fa", asked).items():
            assert found == translation(source), (source, found)
"""


def start(path: Path, name: str, limit: int = memory.LIMIT) -> subprocess.Popen[str]:
    worker = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", WORKER, str(path), name, str(limit)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert worker.stdout and worker.stdout.readline() == "ready\n"
    return worker


def let_go(worker: subprocess.Popen[str]) -> None:
    assert worker.stdin
    worker.stdin.write("\n")
    worker.stdin.flush()


class TestRemembering:
    @settings(max_examples=25)
    @given(
        st.text(),
        st.text(),
        st.dictionaries(st.text(), st.builds(Remembered, st.text(), st.floats(), st.lists(st.text()).map(tuple))),
    )
    def test_what_was_stored_is_recalled_in_its_scope_only(self, tmp_path_factory, scope, other, translations):
        path = tmp_path_factory.mktemp("memory") / "memory.sqlite3"
        with Memory(path) as one:
            assert one.recall(scope, translations) == {}
            one.store(scope, translations)
            before = one.recall(scope, translations)
        with Memory(path) as one:
            assert list(one.recall(scope, [*translations, "never stored" * 9]).items()) == list(before.items())
            if other != scope:
                assert one.recall(other, translations) == {}
        # NaN is not equal to itself.
        assert repr(before) == repr(translations)

    def test_a_scope_and_a_text_do_not_run_together(self, path):
        with Memory(path) as one:
            one.store("a\0b", {"c": Remembered("1", 0)})
            assert one.recall("a", ["b\0c"]) == {}

    def test_a_later_translation_takes_the_place_of_an_earlier(self, path):
        with Memory(path) as one:
            one.store("s", {"a": Remembered("1", 0.0), "b": Remembered("2", 0.0)})
            one.store("s", {"a": Remembered("3", -1.0, ("cut",))})
            assert one.recall("s", ["b", "a"]) == {"b": Remembered("2", 0.0), "a": Remembered("3", -1.0, ("cut",))}

    def test_what_is_no_valid_text_is_left_out_and_the_rest_kept(self, path):
        lone = "\ud800"
        with Memory(path) as one:
            one.store(lone, {lone: Remembered("x", 0), "x": Remembered(lone, 0), "y": Remembered("y", 0, (lone,))})
            one.store(lone, {"good": Remembered("fine", 0.0)})
            assert one.recall(lone, [lone, "x", "y", "good"]) == {"good": Remembered("fine", 0.0)}

    def test_long_sentences_and_many(self, path):
        long = {"long " * 20_000 + str(n): Remembered("دراز " * 20_000 + str(n), -0.5) for n in range(20)}
        many = numbered(10_000)
        with Memory(path) as one:
            one.store("s", long | many)
            statements: list[str] = []
            one.recall("s", [])
            assert one._connection
            one._connection.set_trace_callback(statements.append)
            assert one.recall("s", [*long, *many, *many]) == long | many
        assert len(statements) < 20

    def test_a_translation_from_memory_is_the_one_decoded(self, path, translator: Translator):
        texts = ["Talks resumed in Tehran.", "Schools are open.", "the roads are closed and the river", "Talks 3"]
        cold = {
            text: Remembered(one.text, one.score, one.flags)
            for text, one in zip(texts, translator.translate(texts, "en", "ur"), strict=True)
        }
        with Memory(path) as one:
            one.store("en-ur", cold)
        with Memory(path) as one:
            assert one.recall("en-ur", texts) == cold

    def test_only_its_owner_can_read_it(self, path):
        filled(path)
        assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o600

    def test_it_lies_in_the_cache_folder(self, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        if sys.platform == "linux":
            assert Memory().path == tmp_path / "hamzaban" / "memory.sqlite3"
        assert list(tmp_path.iterdir()) == []

    def test_closed_it_opens_again_when_needed(self, path):
        one = Memory(path)
        one.close()
        assert not path.exists()
        one.store("s", numbered(1))
        one.close()
        one.close()
        assert one.recall("s", numbered(1)) == numbered(1)
        one.close()

    def test_a_second_thread_is_told_at_once(self, path):
        with Memory(path) as one:
            one.store("s", numbered(1))
            raised: list[BaseException] = []

            def use() -> None:
                try:
                    one.recall("s", numbered(1))
                except sqlite3.ProgrammingError as error:
                    raised.append(error)

            thread = threading.Thread(target=use)
            thread.start()
            thread.join()
            assert raised
            assert one.recall("s", numbered(1)) == numbered(1)


class TestForgetting:
    @pytest.mark.parametrize("seed", range(3))
    def test_what_was_not_used_for_longest_goes_first(self, path, seed):
        chance = random.Random(seed)
        limit, size = 128 * KIB, 400
        step = limit // memory.SHARE
        favourite = numbered(1)
        clock, used, translations = 0, {}, {}
        with Memory(path, limit=limit) as one:
            one.store("s", favourite)
            for number in range(500):
                new = numbered(1, size, number + 1)
                one.store("s", new)
                clock += size
                translations |= new
                again = chance.sample(sorted(translations), min(3, number + 1)) if chance.random() < 0.3 else []
                recalled = one.recall("s", [*favourite, *again])
                assert recalled.keys() >= favourite.keys()
                used |= dict.fromkeys([*new, *(text for text in again if text in recalled)], clock)
            kept = one.recall("s", translations)
        assert kept == {text: translations[text] for text in kept}
        # Much of what fits is kept, and nothing that was used clearly earlier than something forgotten.
        assert len(kept) * size > 0.4 * limit
        assert max(used[text] for text in translations.keys() - kept) <= min(used[text] for text in kept) + 2 * step

    def test_the_file_stays_within_its_limit_but_for_a_little(self, path):
        limit = 512 * KIB
        largest = 0
        with Memory(path, limit=limit) as one:
            for block in range(40):
                one.store("s", numbered(100, 400, block * 100))
                largest = max(largest, path.stat().st_size)
            latest = numbered(300, 400, 37 * 100)
            assert one.recall("s", latest) == latest
        assert largest <= limit * 1.1
        assert limit * 0.8 <= size_on_disk(path) <= limit * 1.1

    def test_one_store_larger_than_the_limit_leaves_its_end(self, path):
        limit = 256 * KIB
        many = numbered(5000, 200)
        with Memory(path, limit=limit) as one:
            one.store("s", many)
            kept = one.recall("s", many)
        assert list(kept) == list(many)[-len(kept) :]
        assert len(kept) * 200 > limit * 0.4
        assert size_on_disk(path) <= limit * 1.1

    def test_a_lower_limit_shrinks_the_file(self, path):
        filled(path, 5000, 400)
        before = size_on_disk(path)
        with Memory(path, limit=256 * KIB) as one:
            one.store("s", numbered(1))
            assert one.recall("s", numbered(1)) == numbered(1)
        assert before > 2000 * KIB
        assert size_on_disk(path) <= 256 * KIB

    def test_what_is_as_large_as_a_memory_does_not_drive_the_rest_out(self, path):
        with Memory(path, limit=256 * KIB) as one:
            one.store("s", numbered(50))
            one.store("s", {"large": Remembered("x" * 200 * KIB, 0.0)})
            assert one.recall("s", ["large", *numbered(50)]) == numbered(50)

    @pytest.mark.parametrize("limit", [0, 1, 5 * KIB, 40 * KIB])
    def test_a_limit_too_small_for_anything_is_no_error(self, path, limit):
        with Memory(path, limit=limit) as one:
            one.store("s", numbered(200))
            assert numbered(200).items() >= one.recall("s", numbered(200)).items()

    def test_reading_writes_only_when_much_was_stored_since(self, path):
        translations = filled(path, 50)
        watcher = sqlite3.connect(path)

        def version() -> int:
            """Changes when another connection has written."""
            return watcher.execute("PRAGMA data_version").fetchone()[0]

        with Memory(path, limit=1024 * KIB) as one:
            for stored in (0, 1, 100):
                one.store("s", numbered(stored, 1000))
                before = version()
                assert one.recall("en-fa", translations) == translations
                assert (version() != before) == (stored == 100)
                before = version()
                assert one.recall("en-fa", translations) == translations
                assert version() == before
        watcher.close()


class TestManyProcesses:
    def test_four_writers_and_two_readers_lose_nothing(self, path):
        workers = [start(path, name) for name in ("writer0", "writer1", "writer2", "writer3", "reader0", "reader1")]
        for worker in workers:
            let_go(worker)
        assert [(worker.communicate()[1], worker.returncode) for worker in workers] == [("", 0)] * 6
        everything = [f"writer{w} {block} {n}" for w in range(4) for block in range(15) for n in range(40)]
        with Memory(path) as one:
            assert list(one.recall("en-fa", everything)) == everything

    def test_they_forget_together(self, path):
        workers = [start(path, f"writer{number}", 128 * KIB) for number in range(3)]
        for worker in workers:
            let_go(worker)
        assert [(worker.communicate()[1], worker.returncode) for worker in workers] == [("", 0)] * 3
        assert size_on_disk(path) < 160 * KIB

    def test_a_damaged_file_is_set_aside_by_one_of_them_only(self, path):
        path.parent.mkdir()
        path.write_bytes(b"garbage" * 1000)
        workers = [start(path, f"writer{number}") for number in range(4)]
        for worker in workers:
            let_go(worker)
        # Warnings are errors there: whoever sets the file aside ends with one.
        endings = [worker.communicate()[1] for worker in workers]
        assert sorted("was damaged" in ending for ending in endings) == [False, False, False, True]
        assert [worker.returncode for worker in workers].count(0) == 3
        everything = [f"writer{w} 3 {n}" for w in range(4) if not endings[w] for n in range(40)]
        with Memory(path) as one:
            assert list(one.recall("en-fa", everything)) == everything

    @pytest.mark.parametrize("blocks", [1, 4])
    def test_killed_while_writing_it_opens_and_has_what_was_stored(self, path, blocks):
        worker = start(path, "writer0")
        let_go(worker)
        assert worker.stdout
        for block in range(blocks):
            assert worker.stdout.readline() == f"stored {block}\n"
        worker.kill()
        worker.communicate()
        stored = [f"writer0 {block} {n}" for block in range(blocks) for n in range(40)]
        with Memory(path) as one:
            assert list(one.recall("en-fa", stored)) == stored
            one.store("en-fa", numbered(10))
            assert one.recall("en-fa", numbered(10)) == numbered(10)


def test_importing_the_library_does_not_load_sqlite():
    program = "import sys, translate; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_scores_that_are_no_number_come_back_as_they_were(path):
    with Memory(path) as one:
        one.store("s", {"a": Remembered("b", math.nan), "c": Remembered("d", -math.inf), "e": Remembered("f", -0.0)})
        assert [str(each.score) for each in one.recall("s", "ace").values()] == ["nan", "-inf", "-0.0"]


def test_stopped_translation_remembers_what_was_decoded(packages, tmp_path):
    with Memory(tmp_path / "memory.db") as memory, Translator([packages], memory=memory) as translator:

        def watch() -> None:
            if translator.effort.decoded >= 2:
                raise Stopped("enough")

        with translator.watched(watch), pytest.raises(Stopped):
            translator.translate(["آب", "صلح"], "fa", "ur")
        assert translator.effort.decoded == 2  # the second hop was not begun
        assert [one.text for one in translator.translate(["آب", "صلح"], "fa", "ur")] == ["پانی", "امن"]
        assert (translator.effort.decoded, translator.effort.remembered) == (4, 2)
