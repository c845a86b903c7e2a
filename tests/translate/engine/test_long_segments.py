"""Cutting what is too long for a model."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.engine.model import cut_long


def by_letters(text: str) -> list[str]:
    return [letter for letter in text if letter != " "]


def test_what_is_short_stays_whole():
    assert [part.text for part in cut_long("abc def", by_letters, 6)] == ["abc def"]


def test_a_clause_is_the_first_choice():
    parts = cut_long("aaaa aaaa aaaa, bbbb bbbb bbbb", by_letters, 14)
    assert [part.text for part in parts] == ["aaaa aaaa aaaa,", "bbbb bbbb bbbb"]


def test_persian_and_urdu_clauses_count():
    assert len(cut_long("آب آب آب آب، رود رود رود", by_letters, 10)) == 2
    assert cut_long("آب آب آب آب، رود رود رود", by_letters, 10)[0].text == "آب آب آب آب،"


def test_without_white_space_it_is_cut_between_letters_and_joined_without_a_gap():
    parts = cut_long("abcdefgh", by_letters, 3)
    assert "".join(part.text + part.gap for part in parts) == "abcdefgh"


@given(st.text(alphabet="ab, ;", max_size=200), st.integers(1, 20))
def test_every_part_fits_and_nothing_is_lost(text, limit):
    parts = cut_long(text, by_letters, limit)
    assert all(len(part.pieces) <= limit for part in parts)
    assert "".join(part.text + part.gap for part in parts).split() == text.split()
