"""The punctuation, quotation marks and digits of each language's press."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks.soundness import check
from translate.text.typography import typeset, with_digits


@pytest.mark.parametrize(
    ("plain", "typographic"),
    [
        ("وزیر گفت, آب هست; صلح هم?", "وزیر گفت، آب هست؛ صلح هم؟"),
        ('او گفت: "آب هست".', "او گفت: «آب هست»."),
        ("او گفت: “آب هست”.", "او گفت: «آب هست»."),
        ("در سال ۲۰۲۴, باران", "در سال ۲۰۲۴، باران"),
        ("۱,۲۰۰ نفر و 3.5 درصد", "۱,۲۰۰ نفر و 3.5 درصد"),
        ("می\u200cرود \u200c و\u200c", "می\u200cرود  و"),
        ("كتاب علي", "کتاب علی"),
        ("آب ، صلح .", "آب، صلح."),
        ("نگاه کنید به https://example.org/a,b?c=1;d و بعد", "نگاه کنید به https://example.org/a,b?c=1;d و بعد"),
        ("BBC, CNN", "BBC, CNN"),
    ],
)
def test_persian_is_typeset_as_its_press_does(plain, typographic):
    assert typeset(plain, "fa") == typographic


@pytest.mark.parametrize(
    ("plain", "typographic"),
    [
        ("وزیر نے کہا, پانی ہے.", "وزیر نے کہا، پانی ہے۔"),
        ('اس نے کہا "پانی ہے." اور', "اس نے کہا “پانی ہے۔” اور"),
        ("3.5 فیصد", "3.5 فیصد"),
        ("کیا پانی ہے?", "کیا پانی ہے؟"),
    ],
)
def test_urdu_is_typeset_as_its_press_does(plain, typographic):
    assert typeset(plain, "ur") == typographic


def test_other_languages_are_left_alone():
    assert typeset('He said, "water"; why?', "en") == 'He said, "water"; why?'
    assert typeset("ماء, سلام?", "ar") == "ماء, سلام?"


@given(st.text(alphabet='آبپانی ,;?."۱۲34\u200c«»“”abc/:', max_size=60), st.sampled_from(["fa", "ur"]))
def test_typesetting_twice_changes_nothing_more(text, language):
    once = typeset(text, language)
    assert typeset(once, language) == once


@given(st.text(max_size=80), st.sampled_from(["fa", "ur", "en"]))
def test_typesetting_changes_no_number(text, language):
    assert "numbers" not in check(text, typeset(text, language), language, language)


def test_digits_are_those_asked_for():
    assert with_digits("۱۲ و 34 و ٥", "fa", "native") == "۱۲ و ۳۴ و ۵"
    assert with_digits("۱۲ و 34 و ٥", "fa", "latin") == "12 و 34 و 5"
    assert with_digits("12 ۳۴", "ur", "native") == "12 34"
    assert with_digits("https://example.org/12 و 12", "fa", "native") == "https://example.org/12 و ۱۲"
