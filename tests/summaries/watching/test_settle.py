"""Files that have to stand still: the law of when one is taken, and of when one is tried again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from summaries.filesystem.stat import FileState, file_state
from summaries.watching.settle import LONGEST_WAIT, Retries, SettlingQueue

SECONDS = 3.0
PATHS = [Path("a"), Path("b"), Path("c")]


def stamp(number: int) -> FileState | None:
    return None if number == 0 else FileState(number, number, number, 1, 1)


# A moment later a file is in some state, which is heard of, seen in passing, or not noticed at all.
steps = st.lists(
    st.tuples(
        st.floats(0, 2 * SECONDS),
        st.sampled_from(PATHS),
        st.integers(0, 3),
        st.sampled_from(["heard of", "looked at", "not noticed"]),
    ),
    max_size=30,
)


@given(steps)
def test_what_is_taken_has_stood_still_and_all_is_taken_in_the_end(steps):
    settling, now = SettlingQueue(SECONDS), 0.0
    states: dict[Path, FileState | None] = {}
    heard: dict[Path, float] = {}
    waiting: set[Path] = set()
    for passed, path, number, how in steps:
        now += passed
        for taken, state in settling.pop_ready(now, 10, states.get):
            assert states.get(taken) == state
            assert now - heard[taken] >= SECONDS
            waiting.remove(taken)
        changed = states.get(path) != stamp(number) or path not in states
        states[path] = stamp(number)
        if how == "heard of":
            settling.touch(path, stamp(number), now)
        elif how == "looked at":
            settling.observe(path, stamp(number), now)
        if how == "heard of" or (how == "looked at" and (changed or path not in waiting)):
            heard[path] = now
        if how != "not noticed":
            waiting.add(path)
    for _ in range(3):
        now += SECONDS
        waiting -= {path for path, _ in settling.pop_ready(now, 10, states.get)}
    assert waiting == set() and len(settling) == 0


def test_what_cannot_be_looked_at_goes_on_waiting():
    def refused(path: Path) -> FileState | None:
        raise PermissionError(path)

    settling = SettlingQueue(SECONDS)
    settling.touch(PATHS[0], stamp(1), 0)
    assert settling.is_due(SECONDS)
    assert settling.pop_ready(SECONDS, 10, refused) == []
    assert settling.pop_ready(2 * SECONDS, 10, lambda _: stamp(1)) == [(PATHS[0], stamp(1))]


def test_waits_grow_to_a_longest_one_and_only_a_new_reason_is_new():
    retries, now = Retries(), 0.0
    waits = []
    for number in range(12):
        seconds, new = retries.again(PATHS[0], "full", now)
        assert new == (number == 0)
        assert retries.due(now) == []
        now += seconds
        assert retries.due(now) == [PATHS[0]] and retries.due(now) == []
        waits.append(seconds)
    assert waits == sorted(waits) and waits[0] < waits[1] and waits[-1] == LONGEST_WAIT
    assert retries.again(PATHS[0], "locked", now)[1]
    retries.forget(PATHS[0])
    assert not len(retries)


def test_a_stamp_is_of_a_file_that_is_there(tmp_path):
    path = tmp_path / "a.txt"
    assert file_state(path) is None and file_state(tmp_path) is None and file_state(path / "b") is None
    path.write_text("a", encoding="utf-8")
    before = file_state(path)
    path.write_text("bb", encoding="utf-8")
    assert before is not None and file_state(path) not in {None, before}
