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
        ("BBC, CNN, رادیو", "BBC, CNN، رادیو"),
        ("نشانی a@example.org, شماره", "نشانی a@example.org، شماره"),
        ("باز آمدی?!", "باز آمدی؟!"),
        ("رفتی!? چرا??", "رفتی!؟ چرا؟؟"),
        ("یزد,قم;ری", "یزد،قم؛ری"),
        ('او گفت "یک "دو" سه" و رفت.', "او گفت «یک «دو» سه» و رفت."),
        ("او گفت “یک “دو” سه” و رفت.", "او گفت «یک «دو» سه» و رفت."),
        ("او گفت 'آب' و ‘نان’ را", "او گفت «آب» و «نان» را"),
        ("گروه Guns N' Roses و 'نان'", "گروه Guns N' Roses و «نان»"),
        ('لوله 6" و "آب"', 'لوله 6" و «آب»'),
        ('او "آب خواست.', 'او "آب خواست.'),
        ('دستور echo("آب", y) را', 'دستور echo("آب", y) را'),
        ('متن `a,b?` و <a title="آب,نان"> و name="آب"', 'متن `a,b?` و <a title="آب,نان"> و name="آب"'),
        ('سازمان WHO("بهداشت")', "سازمان WHO(«بهداشت»)"),
        ("نشان \ue000 و \ue000, آب", "نشان \ue000 و \ue000، آب"),
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
        ("اس نے کہا 'پانی' اور", "اس نے کہا ‘پانی’ اور"),
        ("فون 042; پتا x@example.org, گلی", "فون 042؛ پتا x@example.org، گلی"),
    ],
)
def test_urdu_is_typeset_as_its_press_does(plain, typographic):
    assert typeset(plain, "ur") == typographic


def test_other_languages_are_left_alone():
    assert typeset('He said, "water"; why?', "en") == 'He said, "water"; why?'
    assert typeset("ماء, سلام?", "ar") == "ماء, سلام?"


@given(st.text(alphabet='آبپانی ,;?!."۱۲34\u200c«»“”‘’abc/:()`=<>@#\ue000', max_size=60), st.sampled_from(["fa", "ur"]))
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


@pytest.mark.parametrize(
    "text",
    [
        "پایگاه akhbar20.com و @safir_1402 و #رأی_1403",
        "جنگنده SU-35 و گاز N2O و بیماری H5N1 و خودرو Q7",
        "نسخه ver. 3.1 و v 10.0.1 و Galaxy 24 Ultra",
        "تابع print(12) و <b id=3> و `x1 = 2`",
    ],
)
def test_digits_of_latin_words_names_and_code_stay(text):
    assert with_digits(text, "fa", "native") == text


def test_digits_beside_latin_words_are_changed():
    assert with_digits("MH370، 239 نفر. 12:30 GMT و 3.5% و 2024-05-01", "fa", "native") == (
        "MH370، ۲۳۹ نفر. ۱۲:۳۰ GMT و ۳.۵% و ۲۰۲۴-۰۵-۰۱"
    )


@given(st.text(alphabet="آب ۱23aB\"'«»@#./:-()`<>=", max_size=60), st.sampled_from(["fa", "ur"]))
def test_changing_digits_twice_changes_nothing_more(text, language):
    once = with_digits(text, language, "native")
    assert with_digits(once, language, "native") == once
