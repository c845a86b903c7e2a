"""Glyphs as they stand on a page to the text that is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.reading.pdf.glyphs import Glyph
from summaries.reading.pdf.layout import page_lines

PERSIAN = "آبپتثجچحخدذرزسشصضطظعغفقکگلمنوهی"


STEPS = (0, 4, 8, 0, 0, 4, 8)


def drawn(pieces: list[str], y: float = 700.0, start: float = 50.0) -> list[Glyph]:
    """Pieces of text from left to right as a page has them, each 6 points wide."""
    return [Glyph(piece, start + 6 * place, 6.0, y, 12.0) for place, piece in enumerate(pieces)]


def text(glyphs):
    return "\n".join(line.text for line in page_lines(glyphs))


@given(st.lists(st.text(PERSIAN, min_size=1, max_size=8), min_size=1, max_size=12))
def test_persian_words_are_read_from_the_right_however_they_are_drawn(words):
    line = " ".join(words)
    glyphs = drawn(list(reversed(line)))
    assert text(glyphs) == text(glyphs[::-1]) == line


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=12))
def test_latin_words_are_read_from_the_left(words):
    assert text(drawn(list(" ".join(words)))) == " ".join(words)


@pytest.mark.parametrize(
    ("stands", "reads"),
    [
        ("دش ۲۰۲۴ لاس", "سال ۲۰۲۴ شد"),
        ("دوب 1,200.5 خرن", "نرخ 1,200.5 بود"),
        ("نارهت تفگ COVID-19 زا", "از COVID-19 گفت تهران"),
        ("نارهت تفگ Apple Inc زا", "از Apple Inc گفت تهران"),
        ("he said سلام لک to him", "he said کل مالس to him"),
        ("12 سلام and more words", "12 مالس and more words"),
    ],
)
def test_numbers_and_words_of_the_other_direction_keep_theirs(stands, reads):
    assert text(drawn(list(stands))) == reads


@pytest.mark.parametrize("stands", ["«اب» هتفگ", "»اب« هتفگ"])
def test_brackets_open_and_close_whether_a_page_gives_their_meaning_or_their_shape(stands):
    assert text(drawn(list(stands))).replace(" ", "") == "گفته«با»"


def test_shapes_of_letters_are_letters():
    assert text(drawn(["ﻡ", "ﻼ", "ﺳ"])) == "سلام"
    assert text(drawn(["o", "ﬃ", "ce"])) == "oﬃce".replace("ﬃ", "ffi")


def test_a_gap_is_a_space_and_a_space_without_room_a_joiner():
    left, right = drawn(["ا", "ه"]), drawn(["ر", "ا", "ک"], start=68)
    assert text([*left, *right]) == "کار ها"
    joined = [*left, Glyph(" ", 62.0, 3.0, 700.0, 12.0), *drawn(["ر", "ا", "ک"], start=62)]
    assert text(joined) == "کار\u200cها"


def test_letters_that_climb_in_nastaliq_stay_on_their_line():
    climbing = [replace(glyph, y=700.0 + step) for glyph, step in zip(drawn(list("ںیم رہش")), STEPS, strict=True)]
    below = drawn(list("لک"), y=675.0)
    assert text([*climbing, *below]) == "شہر میں\nکل"


def test_vowel_signs_stand_with_their_letters():
    left, middle, right = drawn(["د", "ح", "م"])
    sign = Glyph("\u064f", 61.0, 0.0, 706.0, 12.0)
    assert text([left, middle, sign, right]) == "مُحد"
    assert text([right, replace(sign, x=63.0), middle, left]) == "مُحد"
