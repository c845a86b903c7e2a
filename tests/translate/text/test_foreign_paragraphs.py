"""Which paragraphs of an article are in another language than the article's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.passages import ARABIC, ENGLISH, PASHTO, PERSIAN, SINDHI, SORANI, SUPPORTED, URDU, UYGHUR
from translate.text.detection import Detection, detect_paragraphs


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=80), max_size=6), st.sampled_from(["en", "fa", "ur", "ja", "pb", "xx", ""]))
def test_paragraphs_get_one_answer_each_and_none_of_them_is_an_error(paragraphs: list[str], language: str) -> None:
    found = detect_paragraphs(paragraphs, language)
    assert len(found) == len(paragraphs)
    assert all(entry is None or isinstance(entry, Detection) for entry in found)


def test_an_article_has_no_foreign_paragraphs_of_its_own() -> None:
    for language, text in SUPPORTED.items():
        assert detect_paragraphs([text, *text.split(". ")], language) == [None] * (1 + len(text.split(". ")))


def languages_of(paragraphs: list[str], language: str) -> list[str | None]:
    return [entry.language if entry else None for entry in detect_paragraphs(paragraphs, language)]


def test_a_paragraph_in_another_script_is_foreign() -> None:
    assert languages_of([PERSIAN, ENGLISH, PERSIAN], "fa") == [None, "en", None]
    assert languages_of([URDU, "Read the full report on our site", URDU], "ur") == [None, "en", None]
    assert languages_of([ENGLISH, PERSIAN, URDU], "en") == [None, "fa", "ur"]


def test_a_short_line_in_another_script_is_foreign_and_one_without_letters_is_not() -> None:
    found = detect_paragraphs(["Photo: Reuters", "***", "2024/05/01", "https://example.org/fa"], "fa")
    assert found[0] is not None
    assert found[1:] == [None, None, None]


@pytest.mark.parametrize("article", ["fa", "ur", "ar"])
def test_a_paragraph_in_another_language_of_the_same_script_is_foreign(article: str) -> None:
    others = {"fa": PERSIAN, "ur": URDU, "ar": ARABIC, "ps": PASHTO, "ckb": SORANI, "sd": SINDHI, "ug": UYGHUR}
    expected = [None if language == article else language for language in others]
    assert languages_of(list(others.values()), article) == expected


def test_forty_letters_of_arabic_in_a_persian_article_are_foreign() -> None:
    assert languages_of(["أعلنت الحكومة إغلاق المعبر الحدودي بين البلدين أمس"], "fa") == ["ar"]


@pytest.mark.parametrize("language", ["de", "fr", "es", "tr", "it", "id"])
def test_a_european_or_asian_paragraph_in_an_english_article_is_foreign_and_the_reverse(language: str) -> None:
    assert languages_of([SUPPORTED[language], ENGLISH], "en") == [language, None]
    assert languages_of([SUPPORTED[language], ENGLISH], language) == [None, "en"]


def test_short_lines_names_headings_and_quotations_belong_to_the_article() -> None:
    english = [
        "Schadenfreude",
        "Jürgen Klopp, Toni Kroos, Manuel Neuer, Thomas Müller, Joshua Kimmich and Leroy Sané",
        "By Ayesha Siddiqui in Peshawar",
        '"Inshallah," he said.',
        "Related stories",
        "He called it a fait accompli, a coup de grâce and the end of the ancien régime in Port-au-Prince.",
    ]
    persian = [
        "بسم الله الرحمن الرحیم",
        "سپاه پاسداران انقلاب اسلامی",
        "ایران",
        "«آزادی، عدالت، صلح»",
        "شبکه BBC فارسی",
    ]
    urdu = [
        "اسلام آباد",
        "ریاض الحق",
        "انا للہ و انا الیہ راجعون",
        "جمعیت علمائے اسلام (ف)",
        "ایران، پاکستان، افغانستان",
    ]
    assert detect_paragraphs(english, "en") == [None] * len(english)
    assert detect_paragraphs(persian, "fa") == [None] * len(persian)
    assert detect_paragraphs(urdu, "ur") == [None] * len(urdu)


def test_near_languages_are_never_foreign_to_each_other() -> None:
    portuguese = (
        "Os ministros reuniram-se na segunda-feira na capital para falar do posto de fronteira, fechado desde abril."
    )
    assert detect_paragraphs([portuguese], "pb") == [None]
    assert detect_paragraphs([SUPPORTED["zh"]], "ja") == [None]
    assert detect_paragraphs([SUPPORTED["id"]], "ms") == [None]


def test_nothing_is_foreign_to_a_language_that_is_not_in_the_table() -> None:
    assert detect_paragraphs([ENGLISH, PERSIAN], "xx") == [None, None]
