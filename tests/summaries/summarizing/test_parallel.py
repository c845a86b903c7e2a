"""Summaries aligned over languages, with real packages."""

from __future__ import annotations

import pytest

from summaries import Settings, parallel_summary
from summaries.summarizing.analysis import analyse
from summaries.summarizing.parallel import translate_analyses
from tests.conftest import craft
from tests.support.articles import ARTICLES, ENGLISH, PERSIAN
from translate import BadPackage, MissingPackage, NoText, Translator, UnknownLanguage


@pytest.mark.parametrize("code", ["en", "fa", "ur"])
def test_line_n_of_every_language_is_line_n_of_the_source(translator, code):
    summary = parallel_summary(ARTICLES[code], ["en", "fa", "ur"], sentences=4, translator=translator)
    assert summary.language == code
    assert summary.languages == ("en", "fa", "ur")
    assert summary.lines(code) == [summary.text[one.start : one.end] for one in summary.sentences]
    for target in {"en", "fa", "ur"} - {code}:
        assert len(summary.lines(target)) == 4
        # The engine on each sentence alone says the same: nothing moved from line to line.
        assert summary.lines(target) == [
            translator.translate([line], code, target)[0].text for line in summary.lines(code)
        ]


def test_many_articles_in_a_mix_of_languages_keep_their_own_sentences(translator):
    settings = Settings(to=("en", "ur"))
    texts = [ARTICLES[code] for code in ("ur", "en", "fa", "en", "fa")]
    together = translate_analyses([analyse(text, settings) for text in texts], settings, translator)
    alone = [translate_analyses([analyse(text, settings)], settings, translator)[0] for text in texts]
    assert [one.lines("ur") for one in together] == [one.lines("ur") for one in alone]
    assert [one.title for one in together] != [None] * 5


def test_the_title_is_translated_with_it(translator):
    summary = parallel_summary(ENGLISH, ["fa"], translator=translator)
    assert summary.title is not None
    assert summary.title.text == {"en": "Talks resumed in Tehran", "fa": "مذاکرات ازسرگرفته‌شد در تهران"}


def test_an_address_in_a_sentence_stays_as_it_is(translator):
    text = ENGLISH + " The map is at https://example.org/water/talks-in-tehran today."
    settings = Settings(to=("fa",), full=True)
    summary = translate_analyses([analyse(text, settings)], settings, translator)[0]
    assert summary.full["fa"].endswith("https://example.org/water/talks-in-tehran امروز.")


def test_the_whole_article_keeps_its_paragraphs(translator):
    settings = Settings(to=("en", "fa", "ur"), full=True)
    summary = translate_analyses([analyse(PERSIAN, settings)], settings, translator)[0]
    assert summary.full["fa"] == summary.text
    for code in ("en", "ur"):
        assert [len(part) > 0 for part in summary.full[code].split("\n\n")] == [True] * 3
        assert all(line in summary.full[code] for line in summary.lines(code))


def test_a_paragraph_in_another_language_is_left_as_it_is(translator):
    paragraph = "Schools are open in Lahore today, the minister said after the talks on water."
    head, first, last = PERSIAN.split("\n\n")
    settings = Settings(to=("ur",), full=True)
    summary = translate_analyses(
        [analyse("\n\n".join((head, first, paragraph, last)), settings)], settings, translator
    )[0]
    assert paragraph in summary.full["ur"]
    assert all(paragraph not in one.text["fa"] for one in summary.sentences)


def test_one_sentence_is_aligned_too(translator):
    summary = parallel_summary("Schools are open in Lahore today.", ["ur"], translator=translator)
    assert summary.title is None
    assert summary.lines("ur") == ["اسکول ہیں کھلے میں لاہور آج۔"]


def test_an_empty_text_is_refused(translator):
    with pytest.raises(NoText):
        parallel_summary("", ["fa"], translator=translator)


def test_an_unknown_language_is_refused_before_anything_else(translator):
    with pytest.raises(UnknownLanguage, match="Klingon"):
        parallel_summary("", ["Klingon"], translator=translator)


def test_a_language_out_of_reach_is_an_error_to_a_caller_and_a_gap_in_a_batch(translator):
    with pytest.raises(MissingPackage):
        parallel_summary(ENGLISH, ["fa", "de"], translator=translator)
    settings = Settings(to=("de", "fa", "en"))
    summary = translate_analyses([analyse(ENGLISH, settings)], settings, translator)[0]
    assert summary.languages == ("fa", "en")
    assert [problem.target for problem in summary.missing if isinstance(problem, MissingPackage)] == ["de"]


def test_a_broken_package_costs_only_the_languages_that_need_it(packages, tmp_path):
    for pair in ("en_ur", "en_de"):
        craft(tmp_path / pair, "en", "ur", metadata={"to_code": pair[-2:]})
    (tmp_path / "en_de" / "model" / "model.bin").write_bytes(b"broken")
    settings = Settings(to=("de", "ur"))
    with Translator([tmp_path]) as translator:
        summary = translate_analyses([analyse(ENGLISH, settings)], settings, translator)[0]
    assert summary.languages == ("ur", "en")
    assert [type(problem) for problem in summary.missing] == [BadPackage]


def test_a_language_it_is_not_in_cannot_be_read_from_it(translator):
    with pytest.raises(KeyError):
        parallel_summary(ENGLISH, ["fa"], translator=translator).lines("ur")


def test_a_translator_that_was_lent_stays_open(translator):
    parallel_summary(ENGLISH, ["fa"], translator=translator)
    assert translator._models
