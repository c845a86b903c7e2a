"""Batches: large enough to be cheap, small enough that no thread is idle while another is at work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.model import ADDED_STOP, BATCH_TOKENS, MAX_SOURCE_TOKENS, batch_tokens


@given(st.lists(st.integers(1, MAX_SOURCE_TOKENS), min_size=1, max_size=200), st.integers(1, 8))
def test_batches_are_never_larger_than_was_measured_best(lengths, threads):
    assert 0 < batch_tokens(lengths, threads) <= BATCH_TOKENS


def test_one_thread_has_batches_as_large_as_they_may_be():
    assert batch_tokens([16] * 480, 1) == BATCH_TOKENS


def test_few_sentences_are_shared_out_between_all_threads():
    assert batch_tokens([20] * 30, 2) // 20 in (15, 16)
    assert batch_tokens([20] * 30, 4) // 20 in (7, 8)


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        ("پانی پر مذاکرات۔", "پانی پر مذاکرات"),
        ("پانی پر مذاکرات.", "پانی پر مذاکرات"),
        ("”پانی پر مذاکرات۔“", "”پانی پر مذاکرات“"),
        ("Talks on water .", "Talks on water"),
        ("Talks on water...", "Talks on water..."),
        ("Talks on water?", "Talks on water?"),
    ],
)
def test_added_stop_is_taken_from_headline(written, headline):
    assert ADDED_STOP.sub(r"\1", written) == headline
