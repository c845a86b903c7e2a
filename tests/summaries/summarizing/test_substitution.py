"""Sentences whose translations are doubtful give way to sound ones that rank nearly as high."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from summaries import Length, Settings, convert, parallel_summary
from summaries.summarizing.analysis import analyse
from summaries.summarizing.substitution import MIN_SCORE_RATIO
from tests.conftest import plain_record
from tests.summaries.records.test_codec import SCHEMA
from tests.support.articles import ENGLISH
from translate import Translator, words
from translate.demo.package_writer import craft_package
from translate.demo.packages import read_glossary

# Every word of the article has a translation, or is spelt in Persian letters, so that only what is made doubtful is.
PERSIAN_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابپتثجچحخدذرزژسشصضطظعغفقکگ", strict=True))
NUMBERED = ENGLISH.replace("next month", "in 35 days").replace("a third of", "35 percent of")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A package that turns every 5 into a 6."""
    return package(tmp_path / "faulty", {"5": "6"})


@pytest.fixture
def faultless(tmp_path: Path) -> Path:
    return package(tmp_path / "faultless", {})


def package(folder: Path, characters: dict[str, str]) -> Path:
    table, demo = str.maketrans(PERSIAN_LETTERS), {row["en"]: row["fa"] for row in reversed(read_glossary())}
    glossary = {word: word.translate(table) for word in words(f"{NUMBERED} dams", "en") if word.isalpha()}
    glossary |= {word: demo[word] for word in glossary if word in demo}
    craft_package(folder / "en_fa", "en", "fa", glossary, characters=characters)
    return folder


def summarised(folder: Path, text: str = NUMBERED, sentences: int | None = 4):
    with Translator([folder], threads=1) as translator:
        return parallel_summary(text, ["fa"], sentences=sentences, translator=translator)


def test_a_doubtful_sentence_gives_way_to_the_next_sound_one(faulty, faultless):
    before, after = summarised(faultless, sentences=3), summarised(faulty, sentences=3)
    doubtful = {one.index for one in before.sentences if "35" in one.text["en"]}
    assert doubtful and all(one.instead_of is None for one in before.sentences)
    swapped = {one.index: one.instead_of for one in after.sentences if one.instead_of is not None}
    assert swapped and set(swapped.values()) <= doubtful
    assert not any(one.translations["fa"].flags for one in after.sentences if one.index in swapped)
    scores = {one.index: one.score for one in before.sentences}
    for one in after.sentences:
        if one.instead_of is not None:
            assert one.index not in scores and one.score >= MIN_SCORE_RATIO * scores[one.instead_of]
    assert [one.index for one in after.sentences] == sorted(one.index for one in after.sentences)
    assert len(after.sentences) == len(before.sentences)


def test_it_does_not_depend_on_which_articles_are_translated_together(faulty, tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, text in enumerate((NUMBERED, ENGLISH, NUMBERED)):
        (articles / f"{number}.txt").write_text(text, encoding="utf-8")
    with Translator([faulty], threads=1) as translator:
        together = [plain_record(one.outputs[-1]) for one in convert([articles], ["fa"], translator=translator)]
    alone = summarised(faulty, sentences=None)
    for record in (together[0], together[2]):
        jsonschema.validate(record, SCHEMA)
        assert [(one["index"], one["instead_of"]) for one in record["sentences"]] == [
            (one.index, one.instead_of) for one in alone.sentences
        ]


def test_where_everything_is_doubtful_nothing_gives_way(tmp_path):
    craft_package(tmp_path / "en_fa", "en", "fa", {"nothing": "هیچ"})
    summary = summarised(tmp_path)
    assert all(one.translations["fa"].flags and one.instead_of is None for one in summary.sentences)


def test_where_no_other_ranks_nearly_as_high_it_stays(faulty):
    text = (
        "The minister said peace talks on 35 roads resumed in Tehran. Schools are open. The market in Lahore was open."
    )
    summary = summarised(faulty, text, sentences=2)
    assert [one.instead_of for one in summary.sentences] == [None] * len(summary.sentences)
    assert summary.sentences[0].translations["fa"].flags == ("numbers",)


def test_a_summary_of_so_many_words_does_not_grow(faulty):
    settings = Settings(to=("fa",), length=Length(words=60))
    within = analyse(NUMBERED, settings)
    with Translator([faulty], threads=1) as translator:
        summary = parallel_summary(NUMBERED, ["fa"], words=60, translator=translator)
    assert len(summary.sentences) == len(within.choices)
    assert sum(len(words(line, "en")) for line in summary.lines("en")) <= 60 + 5
