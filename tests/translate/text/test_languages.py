"""The names and codes by which a language is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import UnknownLanguage
from translate.text import LANGUAGES, find_language, find_languages, table_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((name, "fa") for name in ("farsi", "Farsi", "FAS", "per", "pes", "fa-IR", "fa_IR", "fa_AF.UTF-8", "fa-af")),
        *((name, "fa") for name in ("فارسی", "فارسي", "PERSIAN ", "fa-Arab-IR")),
        *((name, "ur") for name in ("urd", "ur-PK", "اردو", "اُردو", "Urdu", "UR_pk")),
        *((name, "en") for name in ("eng", "en_GB.utf8", "en-001", "انگلیسی", "انگریزی")),
        ("zh-TW", "zt"),
        ("zh_CN", "zh"),
        ("zh-Hant-HK", "zt"),
        ("pt_BR", "pb"),
        ("pt-PT", "pt"),
        ("no", "nb"),
        ("Deutsch", "de"),
        ("TÜRKÇE", "tr"),
        ("de-DE", "de"),
        ("de_de", "de"),
        ("en-CA", "en"),
    ],
)
def test_find_language_by_any_name_or_code(name: str, code: str) -> None:
    assert find_language(name).code == code
    assert table_code(name) == code


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("pesian", "Persian (fa)"),
        ("frasi", "Persian (fa)"),
        ("urdo", "Urdu (ur)"),
        ("ir", "Persian (fa)"),
        ("PK", "Urdu (ur)"),
    ],
)
def test_find_language_says_what_may_have_been_meant(name: str, meant: str) -> None:
    with pytest.raises(UnknownLanguage, match=re.escape(f"Unknown language '{name}'. Did you mean {meant}?")):
        find_language(name)


@pytest.mark.parametrize("name", ["klingon", "fa-Latn", "", "xx", "en-fa", "en_de", "fa-IR-en", "x" * 500])
def test_find_language_refuses_what_means_none(name: str) -> None:
    with pytest.raises(UnknownLanguage, match=r"Known codes: en, fa, ur") as caught:
        find_language(name)
    assert "Did you mean" not in str(caught.value) or name == "fa-Latn"
    assert table_code(name) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("pashto", "ps"),
        ("پښتو", "ps"),
        ("sorani", "ckb"),
        ("Dari", "prs"),
        ("دری", "prs"),
        ("uzn", "uz"),
        ("Tajik", "tg"),
    ],
)
def test_find_language_without_argos_packages(name: str, code: str) -> None:
    assert find_language(name).code == code and not LANGUAGES[code].packaged


def test_each_language_has_a_code_of_flores() -> None:
    codes = [row.flores for row in LANGUAGES.values()]
    assert all(re.fullmatch("[a-z]{3}_[A-Z][a-z]{3}", code) for code in codes)
    assert {code for code in codes if codes.count(code) > 1} == {"por_Latn"}


def test_find_languages_gives_each_once() -> None:
    assert find_languages(["farsi", "فارسی", "ur-PK", "fa"]) == ("fa", "ur")


def test_every_name_means_one_language() -> None:
    for code, row in LANGUAGES.items():
        assert table_code(code) == table_code(row.name) == table_code(row.name.upper()) == code


@given(st.text(max_size=20) | st.sampled_from(["fa", "Farsi", "ur-PK", "zh_TW", "-", "_", ".", "fa-"]))
def test_any_name_is_found_or_refused(name: str) -> None:
    try:
        assert find_language(name) is LANGUAGES[table_code(name)]
    except UnknownLanguage as error:
        assert str(error)
