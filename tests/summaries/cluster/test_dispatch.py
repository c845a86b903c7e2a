"""Which worker has what: whatever dies, every article is done once or given up for its own fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.cluster.dispatch import BEYOND, SLOW_SECONDS, Dispatch


def ready(**threads: int) -> Dispatch[str]:
    dispatch: Dispatch[str] = Dispatch()
    new, gone = dispatch.update_workers(threads)
    assert (new, gone) == (list(threads), [])
    for address in new:
        dispatch.set_status(address, "fit")
    return dispatch


@given(
    loads=st.lists(st.lists(st.booleans(), min_size=1, max_size=5), max_size=12),
    threads=st.lists(st.integers(1, 3), min_size=1, max_size=4),
    chance=st.data(),
)
def test_articles_that_end_workers_are_given_up_and_all_others_are_done_once(loads, threads, chance):
    """`loads`: whether each article of each load ends every worker that works on it."""
    dispatch: Dispatch[tuple[int, int, bool]] = Dispatch()
    here = {f"worker {number}": threads_here for number, threads_here in enumerate(threads)}
    named = [[(n, m, deadly) for m, deadly in enumerate(load)] for n, load in enumerate(loads)]
    for load in named:
        dispatch.add(load)
    done: list[tuple[int, int, bool]] = []
    given_up: list[tuple[int, int, bool]] = []
    under_way = []
    steps = 0
    while dispatch.left:
        steps += 1
        assert steps < 2000, "it does not come to an end"
        new, gone = dispatch.update_workers(here)
        for address in gone:
            keys, articles = dispatch.remove_worker(address)
            given_up += articles
            under_way = [attempt for attempt in under_way if attempt.key not in keys]
        for address in new:
            dispatch.set_status(address, "fit")
        under_way += dispatch.assign(float(steps))
        for address, threads_here in here.items():
            assert sum(one.worker == address for one in under_way) <= threads_here + BEYOND
        if not under_way:
            continue
        attempt = under_way.pop(chance.draw(st.integers(0, len(under_way) - 1)))
        if any(deadly for _, _, deadly in attempt.load.articles):
            here = {(f"{name}'" if name == attempt.worker else name): here[name] for name in here}
            under_way.append(attempt)
        else:
            assert dispatch.end(attempt.key) == attempt
            dispatch.settle(attempt, float(steps))
            done += attempt.load.articles
    every = [article for load in named for article in load]
    assert sorted(done) == sorted(article for article in every if not article[2])
    assert sorted(given_up) == sorted(article for article in every if article[2])


def test_no_more_is_given_out_than_keeps_workers_busy():
    dispatch = ready(small=1, large=4)
    given_out = 0
    while dispatch.has_capacity():
        dispatch.add([f"article {given_out}"])
        given_out += 1
    assert given_out == 1 + 4 + 2 * BEYOND
    assert len(dispatch.assign(0.0)) == given_out
    assert not dispatch.has_capacity()


@pytest.mark.parametrize("standing", ["asked", "supplied", "unfit"])
def test_a_worker_that_is_not_fit_is_given_nothing(standing):
    dispatch = ready(one=1)
    dispatch.set_status("one", standing)
    dispatch.add(["article"])
    assert not dispatch.has_capacity() and not dispatch.assign(0.0)
    dispatch.set_status("one", "fit")
    assert [attempt.worker for attempt in dispatch.assign(0.0)] == ["one"]


def test_what_is_slow_is_given_to_a_second_worker_and_the_first_to_finish_counts():
    dispatch = ready(slow=1, quick=1)
    dispatch.add(["a"])
    dispatch.add(["b"])
    first, other = dispatch.assign(0.0)
    assert (first.worker, other.worker) == ("slow", "quick")
    assert dispatch.end(other.key) == other
    dispatch.settle(other, 1.0)
    assert dispatch.copies(SLOW_SECONDS) == []
    (copy,) = dispatch.copies(SLOW_SECONDS + 1)
    assert (copy.worker, copy.load) == ("quick", first.load)
    assert dispatch.copies(SLOW_SECONDS + 2) == []
    assert dispatch.end(copy.key) == copy
    dispatch.settle(copy, SLOW_SECONDS + 3)
    assert not dispatch.left
    assert dispatch.end(first.key) is None


def test_a_worker_that_dies_over_a_load_that_another_one_has_too_costs_nothing():
    dispatch = ready(slow=1, quick=1)
    dispatch.add(["a"])
    dispatch.add(["b"])
    first, other = dispatch.assign(0.0)
    dispatch.end(other.key)
    dispatch.settle(other, 1.0)
    (copy,) = dispatch.copies(SLOW_SECONDS + 1)
    assert dispatch.remove_worker("slow") == ([first.key], [])
    assert dispatch.assign(0.0) == []
    assert dispatch.end(copy.key) == copy
    dispatch.settle(copy, 2.0)
    assert not dispatch.left


def test_what_no_worker_has_is_dropped_and_the_rest_is_not():
    dispatch = ready(one=1)
    for name in "abcd":
        dispatch.add([name])
    begun = dispatch.assign(0.0)
    dispatch.drop_waiting()
    assert dispatch.left == len(begun) == 1 + BEYOND
