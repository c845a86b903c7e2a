"""Languages that are written like Persian and Urdu, and others that are taken for English or Indonesian."""

from __future__ import annotations

import pytest

from translate.text import detect
from translate.text.detection_tables import ARABIC_SCRIPT_WORDS
from translate.text.neighbours import NEIGHBOURS, find_neighbour, is_below_floor

TEXTS = {
    "azb": "آنام منه بیر کیتاب آلدی. او کیتاب چوخ گؤزل ایدی و من اونو ایکی گونه اوخودوم. سونرا باجیم اوچون وئردیم.",
    "pnb": "میں کل شہر گیا سی تے اوتھے بہت سارے لوک سن۔ اوہناں نے مینوں دسیا کہ ایہہ راہ بند اے۔",
    "skr": "اساں کل شہر ڳئے ہاسے تے اتھاں ٻہوں لوک ہن۔ انہاں ساکوں آکھیا جو ایہ رستہ بند تھی ڳیا ہے۔",
    "mzn": "ونه برار دیروز شه سره دله دیه. وه بئوته که فردا اتا کار دارنه و بورده شهر.",
    "glk": "امی خانه مئن آب نوبو. مردوم بوگفتید کی فردا واز بید و چنتا آدم بوشوییدی.",
    "bal": "ما دیمتر ءَ شتگ اتنت ءُ آئی گشت کہ وتی لوگ ءَ بنندیت۔ مرچی ہچ کار نہ انت۔",
    "khw": "ہسے تان دوری اسور وا ہتو برار شہرا بیرائے۔ ہتیت راہو سورا کورم کورونیان۔",
    "ks": "سہ اوس گرِ منز تہٕ تمۍ وون زِ یہ چھُ سؠٹھا جان۔ لوکھ چھِ بازر گژھان تہٕ پگاہ یِن واپس۔",
    "lrc": "مه د شهر بیم و اوسه هنی نوم وه نه دونسم. بیه د هونه و یه گل د اوچه بی.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_neighbour_is_named_and_never_taken_for_persian_or_urdu(language: str) -> None:
    found = detect(TEXTS[language])
    assert found.language == language
    for sentence in TEXTS[language].replace("۔", ".").split(". "):
        part = detect(sentence)
        assert part.language not in {"fa", "ur", "ar"} or part.confidence < 0.8


@pytest.mark.parametrize(
    ("headline", "language"), [("شہر وچ ہڑ نال پل رڑھ گیا", "pnb"), ("چترالو پوشی سورا کورونو ہتیت", "khw")]
)
def test_a_headline_with_two_words_of_a_neighbour_is_named(headline: str, language: str) -> None:
    assert detect(headline).language == language


def test_persian_and_urdu_that_quote_a_neighbour_stay_so() -> None:
    persian = (
        "او در این روز به خبرنگاران گفت که بایاتی‌های آذری «بیر گون گلدی» را از مادر خود شنیده است و آن را می‌خواند."
    )
    urdu = "اس نے کہا کہ گیت ’نال نال وچ‘ کو پنجاب کے لوگ بہت پسند کرتے ہیں اور یہ 2018ء میں لکھا گیا تھا۔"
    assert (detect(persian).language, detect(urdu).language) == ("fa", "ur")
    assert min(detect(persian).confidence, detect(urdu).confidence) >= 0.8


def test_a_text_with_too_few_function_words_is_not_sure_and_says_what_to_do() -> None:
    names = "تهران مشهد اصفهان شیراز تبریز کرج اهواز قم کرمانشاه رشت زاهدان همدان کرمان یزد اردبیل زنجان سنندج قزوین"
    found = detect(names)
    assert found.confidence < 0.8
    assert "--from" in found.reason


def test_is_below_floor_by_the_length_of_the_text() -> None:
    assert is_below_floor(0.15, 40) and not is_below_floor(0.16, 40)
    assert is_below_floor(0.09, 20) and not is_below_floor(0.09, 15)
    assert is_below_floor(0.0, 3) and not is_below_floor(0.01, 3)


def test_find_neighbour_counts_no_word_that_the_language_itself_has() -> None:
    words = ["وچ", "نوں", "کے", "کی"]
    assert find_neighbour(words, " ".join(words), frozenset()).code == "pnb"
    assert find_neighbour(words, " ".join(words), frozenset(words)).share == 0


def test_no_neighbour_has_many_words_of_the_languages_that_are_read() -> None:
    read = ARABIC_SCRIPT_WORDS["fa"] | ARABIC_SCRIPT_WORDS["ur"] | ARABIC_SCRIPT_WORDS["ar"]
    for own in NEIGHBOURS.values():
        assert len(own & read) <= 2


@pytest.mark.parametrize(
    "alert",
    [
        "BREAKING: BRIDGE CLOSED NEAR SUKKUR",
        "QUAKE HITS KERMAN, 9 HURT",
        "GULF STATES URGE CALM",
        "PESHAWAR AIRPORT REOPENS AFTER FLOODS",
        "FERRY SINKS OFF GWADAR",
        "SNOW BLOCKS KARAKORAM ROAD",
    ],
)
def test_an_alert_in_capitals_is_english(alert: str) -> None:
    assert detect(alert).language == "en"


@pytest.mark.parametrize(
    ("alert", "language"),
    [
        ("EILMELDUNG: ZWEI TOTE BEI UNFALL AUF DER AUTOBAHN", "de"),
        ("ALERTE: TROIS MORTS DANS UN INCENDIE A PARIS", "fr"),
        ("GEMPA BUMI MENGGUNCANG PULAU JAWA", "id"),
    ],
)
def test_an_alert_in_capitals_of_another_language_is_not_english(alert: str, language: str) -> None:
    assert detect(alert).language == language


@pytest.mark.parametrize(
    "line",
    [
        "Bazar Tehran emrooz basteh shod",
        "Mardom Mashhad az gerani bargh khaste shodand",
        "Vazir be khabarnegaran goft ke ab nist",
        "Dolat jadeh ra bast",
    ],
)
def test_persian_in_latin_letters_is_not_guessed_to_be_another_language(line: str) -> None:
    found = detect(line)
    assert (found.language, found.supported) == ("und", False)
    assert "--from fa" in found.reason


@pytest.mark.parametrize(
    "line",
    [
        "Bugun O'zbekistonda yangi yo'l ochildi va ko'p odamlar keldi",
        "Prezident yigʻilishda maktablar uchun yangi dastur haqida gapirdi",
    ],
)
def test_uzbek_is_known_by_its_words_and_apostrophes(line: str) -> None:
    assert detect(line).language == "uz"


def test_apostrophes_of_other_languages_are_not_uzbek() -> None:
    assert detect("It was four o'clock when O'Neill and O'Brien went to the o'er-crowded hall").language == "en"
