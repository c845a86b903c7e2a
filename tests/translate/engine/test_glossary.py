"""Terms that a reader wants translated one way."""

from __future__ import annotations

import pytest

from translate import Translator, UnknownLanguage, WrongUse
from translate.engine.glossary import read_term_list


@pytest.fixture
def terms(tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text("# names\n\nKhyber Pass\tگذرگاه خیبر\ten-fa\nwater\tآب\ten_fa\nLahore\tلاہور\ten-ur\n", "utf-8")
    return read_term_list(path)


def test_a_term_that_is_not_kept_is_found(terms):
    assert terms.missing_terms("The Khyber Pass is closed.", "گذرگاه خیبر بسته است.", "en", "fa") == ()
    (missing_terms,) = terms.missing_terms("The Khyber Pass is closed.", "تنگه بسته است.", "en", "fa")
    assert missing_terms.target_text == "گذرگاه خیبر"


def test_only_whole_words_and_the_right_languages_count(terms):
    assert terms.missing_terms("Underwater cables.", "کابل‌ها.", "en", "fa") == ()
    assert terms.missing_terms("Lahore", "لاهور", "en", "fa") == ()


def test_a_term_works_in_both_directions(terms):
    assert terms.missing_terms("آب نیست.", "There is none.", "fa", "en")
    assert terms.missing_terms("آب نیست.", "There is no WATER.", "fa", "en") == ()


def test_spelling_and_vowel_signs_do_not_count(tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text("Ali\tعلی\ten-fa\n", encoding="utf-8")
    assert read_term_list(path).missing_terms("ALI came.", "عَلي آمد.", "en", "fa") == ()


@pytest.mark.parametrize("line", ["water", "water\tآب", "water\tآب\ten", "\tآب\ten-fa", "a\tb\ten-fa\tc"])
def test_a_line_that_is_no_term_is_named(tmp_path, line):
    path = tmp_path / "names.tsv"
    path.write_text(f"Ali\tعلی\ten-fa\n{line}\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="line 2"):
        read_term_list(path)


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(WrongUse, match="cannot be read"):
        read_term_list(tmp_path / "missing.tsv")
    (tmp_path / "a.tsv").write_bytes("علي".encode("cp1256"))
    with pytest.raises(WrongUse, match="not UTF-8"):
        read_term_list(tmp_path / "a.tsv")
    (tmp_path / "b.tsv").write_text("a\tb\ten-xx", encoding="utf-8")
    with pytest.raises(UnknownLanguage):
        read_term_list(tmp_path / "b.tsv")


def test_a_sentence_whose_term_was_not_kept_is_flagged(packages, terms, tmp_path):
    path = tmp_path / "other.tsv"
    path.write_text("river\tرودخانه\ten-fa\n", encoding="utf-8")
    with Translator([packages], terms=read_term_list(path)) as translator:
        kept, missing_terms = translator.translate(["peace and water", "water in the river and rain"], "en", "fa")
    assert "glossary" not in kept.flags and "glossary" in missing_terms.flags
