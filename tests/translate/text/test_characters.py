"""Text that others wrote, made harmless before it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import JOINERS, OF_TEXT, printable

COMMANDS = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e"]
COMMANDS += [*"\u2066\u2067\u2068\u2069", "\ud800", "\udcff", "\U000e0001"]


@pytest.mark.parametrize("sign", COMMANDS, ids=ascii)
def test_printable_spells_out_what_a_terminal_could_obey(sign):
    shown = printable(f"a{sign}b")
    assert shown.isprintable() and shown.startswith("a\\") and shown.endswith("b")
    assert printable(f"a{sign}b", JOINERS) == shown
    assert printable(f"a{sign}b", OF_TEXT) == (f"a{sign}b" if sign in "\n\t" else shown)


def test_printable_leaves_words_of_every_language_as_they_are():
    for text in ("خبر امروز\u200cما", "👩\u200d🚒", "नमस्ते", "café 50 %", "道路"):
        assert printable(text, JOINERS) == text


@given(st.text(), st.sampled_from(["", JOINERS, OF_TEXT]))
def test_printable_changes_nothing_that_it_made(text, keep):
    shown = printable(text, keep)
    assert printable(shown, keep) == shown
    assert all(sign.isprintable() or sign in keep for sign in shown)
    assert shown.encode("utf-8").decode("utf-8") == shown
