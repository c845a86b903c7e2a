"""Stop words: the words of grammar, spelt as they are found in a text."""

from __future__ import annotations

import pytest

from translate.text.spelling import words
from translate.text.stopwords import stop_words


@pytest.mark.parametrize(
    ("language", "inside", "outside"),
    [
        ("en", ["the", "of", "because"], ["bridge", "river"]),
        ("fa", ["از", "که", "می‌شود", "می‌کند", "این"], ["پل", "رودخانه"]),
        ("ur", ["کا", "ہے", "میں", "اور", "گیا"], ["پل", "دریا"]),
        ("nb", ["ikke"], ["bro"]),
        ("pb", ["não"], ["ponte"]),
    ],
)
def test_stop_words_are_the_words_of_grammar(language, inside, outside):
    assert stop_words(language).issuperset(inside)
    assert not stop_words(language).intersection(outside)


@pytest.mark.parametrize("language", ["en", "fa", "ur", "ar", "de", "tr"])
def test_stop_words_are_spelt_as_words_are_found_in_a_text(language):
    for word in stop_words(language):
        assert words(word, language) == [word]


def test_a_language_nobody_lists_has_no_stop_words():
    assert stop_words("xx") == stop_words("ps") == frozenset()
