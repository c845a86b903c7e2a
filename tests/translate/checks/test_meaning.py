"""What of a sentence's meaning may not change in its translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import FLAG_DESCRIPTIONS, check, examine
from translate.checks.meaning.lexicon import mentions
from translate.checks.meaning.name_spelling import FAR, arabic_sounds, distance, latin_sounds
from translate.checks.meaning.names import names
from translate.checks.meaning.negation import negations

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
CODES = st.sampled_from(["en", "fa", "ur", "ar", "de", "hi", "ja", "th", "zh", "xx", ""])
PIECES = (
    "Monday دوشنبه پیر ہفتے کو May مه ۱۲ مرداد Iran ایران کره جنوبی South Korea $ € دلار not never نیست نمی‌رود نہیں "
    "killed کشته Imports صادرات UN Jane Kowalska's کووالسکا ? ؟ U.S. Dienstag 星期四 मंगलवार north-east # * ' ’ \u200c"
).split(" ")
ANY_TEXT = st.lists(st.sampled_from([*PIECES, " "]), max_size=30).map(" ".join) | st.text(max_size=80)


def found(source: str, translation: str, pair: str) -> list[str]:
    return [f"{one.severity} {one.flag}" for one in examine(source, translation, *pair.split("-"))]


def messages(source: str, translation: str, pair: str) -> list[str]:
    return [one.message for one in examine(source, translation, *pair.split("-"))]


@pytest.mark.parametrize(("expected", "source_language", "target_language", "source", "translation"), ROWS)
def test_examine_finds_what_is_wrong_with_a_pair_and_nothing_else(
    expected, source_language, target_language, source, translation
):
    assert found(source, translation, f"{source_language}-{target_language}") == ([expected] if expected else [])


def test_pairs_are_sound_and_unsound_in_equal_parts():
    assert len(ROWS) >= 60
    assert sum(not row[0] for row in ROWS) * 2 == len(ROWS)


@pytest.mark.parametrize(
    ("source", "translation", "pair", "message"),
    [
        ("Talks resume on Thursday.", "مذاکرات منگل کو دوبارہ شروع ہوں گے۔", "en-ur", "Thursday became Tuesday"),
        ("Mr Farouk Rahmani spoke today.", "او امروز صحبت کرد.", "en-fa", "the name Farouk Rahmani is not there"),
        ("They did not accept the plan.", "آن‌ها این طرح را پذیرفتند.", "en-fa", "a 'not' is missing"),
        ("Iraq and Iran met in Oman.", "نشستی در عمان برگزار شد.", "en-fa", "Iraq and Iran are not there"),
        ("Es gab 20 Tote.", "There were 12 deaths.", "de-en", "20 became 12"),
        ("The quake killed two people.", "زلزله سه نفر را کشت.", "en-fa", "3 is new"),
    ],
)
def test_examine_says_what_it_found(source, translation, pair, message):
    assert message in messages(source, translation, pair)


@pytest.mark.parametrize(
    ("source", "translation", "pair", "flag"),
    [
        ("Das Treffen ist am Donnerstag.", "The meeting is on Tuesday.", "de-en", "weekday"),
        ("La réunion aura lieu en juillet.", "Das Treffen findet im Januar statt.", "fr-de", "month"),
        ("会议在星期四举行。", "The meeting takes place on Monday.", "zh-en", "weekday"),
        ("बैठक मंगलवार को होगी।", "The meeting is on Friday.", "hi-en", "weekday"),
        ("Встреча прошла в Норвегии.", "The meeting took place in Japan.", "ru-en", "country"),
        ("Es kostet 40 Euro.", "It costs 40 dollars.", "de-en", "currency"),
    ],
)
def test_swapped_words_are_found_in_languages_of_which_only_names_are_known(source, translation, pair, flag):
    assert flag in check(source, translation, *pair.split("-"))


@pytest.mark.parametrize(
    ("source", "translation", "pair"),
    [
        ("Das Treffen ist am Donnerstag.", "The meeting is on Thursday.", "de-en"),
        ("Встреча прошла в Норвегии в пятницу.", "The meeting took place in Norway on Friday.", "ru-en"),
        ("Toplantı salı günü Türkiye'de yapıldı.", "The meeting was held in Turkey on Tuesday.", "tr-en"),
        ("La riunione è a maggio.", "The meeting is in May.", "it-en"),
    ],
)
def test_the_same_words_in_other_languages_are_no_fault(source, translation, pair):
    assert check(source, translation, *pair.split("-")) == ()


def test_what_is_no_translation_at_all_is_not_compared_further():
    assert found("Iraq closed its border on Monday.", "Iraq closed its border on Monday.", "en-fa") == [
        "wrong echo",
        "wrong script",
    ]


def test_an_unrelated_sentence_is_not_looked_at_word_by_word():
    source = "The president of Egypt met the foreign minister of Sudan in Cairo on Tuesday."
    assert found(source, "این تیم در نیمه دوم دو گل زد و هواداران در ورزشگاه جشن گرفتند و شاد بودند.", "en-fa") == [
        "wrong unrelated"
    ]


@given(ANY_TEXT, ANY_TEXT, CODES, CODES)
def test_check_names_the_wrong_findings_of_examine_in_order(source, translation, source_language, target_language):
    every = examine(source, translation, source_language, target_language)
    flags = [one.flag for one in every]
    assert sorted(flags, key=list(FLAG_DESCRIPTIONS).index) == flags
    assert all(one.severity in {"wrong", "look"} and one.message for one in every)
    wrong = dict.fromkeys(one.flag for one in every if one.severity == "wrong")
    assert check(source, translation, source_language, target_language) == tuple(wrong)


@given(ANY_TEXT, CODES)
def test_a_text_mentions_for_sure_only_what_it_perhaps_mentions(text, language):
    assert all(one.sure.keys() <= one.perhaps for one in mentions(text, language).values())


@pytest.mark.parametrize(
    ("text", "language", "kind", "sure"),
    [
        ("سه‌شنبه و شنبه", "fa", "weekday", ["Tuesday", "Saturday"]),
        ("The Sunday Times said on Friday", "en", "weekday", ["Friday"]),
        ("کره‌جنوبی و کرهٔ شمالی", "fa", "country", ["KR", "KP"]),
        ("SYRIA AND IRAQ", "en", "country", ["SY", "IQ"]),
        ("the U.S. and Afghans", "en", "country", ["US", "AF"]),
        ("turkey and china on a plate", "en", "country", []),
        ("ریال مادرید", "fa", "currency", []),
    ],
)
def test_mentions_knows_longer_names_first(text, language, kind, sure):
    found_there = mentions(text, language).get(kind)
    assert list(found_there.sure if found_there else []) == sure


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Araghchi", "عراقچی"),
        ("Schwarzenegger", "شوارتزنگر"),
        ("Khamenei", "خامنه‌ای"),
        ("Johnson", "جانسن"),
    ],
)
def test_distance_is_small_between_spellings_of_one_name(name, word):
    assert distance(latin_sounds(name), arabic_sounds(word), 1.0) < 0.33


@pytest.mark.parametrize(("name", "word"), [("Johnson", "کریمی"), ("Araghchi", "لاوروف"), ("Merkel", "پوتین")])
def test_distance_is_large_between_two_names(name, word):
    assert distance(latin_sounds(name), arabic_sounds(word), 1.0) > 0.5


@given(
    st.text("abcdefghijklmnoprstuvz", min_size=1, max_size=12),
    st.text("ابپتجچخدرزسشفقکگلمنوهی", min_size=1, max_size=12),
)
def test_distance_gives_up_only_on_what_is_farther_than_asked(name, word):
    sounds = (latin_sounds(name), arabic_sounds(word))
    near, full = distance(*sounds, 0.3), distance(*sounds, 50.0)
    assert near == full or (near == FAR and full > 0.3)


def test_names_are_runs_of_capitals_that_mean_nothing_else():
    text = "Yesterday Marianne Kowalczyk and Lindqvist, of the Ministry of Health, met Zorka's brother."
    assert names(text) == (("Marianne", "Kowalczyk"), ("Lindqvist",), ("Zorka",))


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("It is not only cold, isn't it?", "en", 0),
        ("Nobody came.", "en", 1),
        ("نبرد در نزدیکی شهر بود.", "fa", 0),
        ("او نیامد و نمی‌آید.", "fa", 2),
        ("نہ صرف یہ بلکہ وہ بھی", "ur", 0),
    ],
)
def test_negations_counts_what_denies(text, language, denied):
    assert negations(text, language)[0] == denied
