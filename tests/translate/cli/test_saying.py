"""Messages and rows on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.cli.saying import wrap

WORDS = st.lists(st.text("abcdef", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


@given(WORDS, st.integers(20, 100))
def test_wrap_keeps_words_and_width(line, width):
    wrapped = wrap(line, width)
    assert wrapped.split() == line.split()
    assert all(len(one) <= width for one in wrapped.splitlines())
    assert all(one.startswith("  ") for one in wrapped.splitlines()[1:])


def test_wrap_breaks_no_command():
    line = "Two packages are missing here; `hamzaban models install en-fa en-ur` installs both of them."
    assert "`hamzaban models install en-fa en-ur`" in wrap(line, 45)
    assert len(wrap(line, 45).splitlines()) > 1


@pytest.mark.parametrize("line", ["short", "a-word-that-is-longer-than-the-terminal-is-wide"])
def test_wrap_leaves_what_has_no_place_to_break(line):
    assert wrap(line, 20) == line
