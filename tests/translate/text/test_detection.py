"""Which language and which script a text is in."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.passages import (
    ENGLISH,
    FINNISH,
    GERMAN,
    INDONESIAN,
    NEIGHBOURS,
    PASHTO,
    PERSIAN,
    PUNJABI,
    ROMAN_PERSIAN,
    ROMAN_URDU,
    ROMANIAN,
    SORANI,
    SUPPORTED,
    SWAHILI,
    URDU,
    WITHOUT_PACKAGES,
)
from translate.text.detection import Detection, detect, dominant_script
from translate.text.scripts import read_sample

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("language", SUPPORTED)
def test_a_sentence_or_two_is_named_rightly(language: str) -> None:
    found = detect(SUPPORTED[language])
    assert (found.language, found.supported) == (language, True)
    assert 0.8 <= found.confidence <= 1.0


@pytest.mark.parametrize(
    "text", ["", " \n\t", "2024 ۱۲۳ ٤٥٦", "https://example.org/a?b=c", "a.b@example.org", "🎉🔥", "— … ۔ !"]
)
def test_a_text_without_letters_has_no_language_and_is_no_error(text: str) -> None:
    found = detect(text)
    assert (found.language, found.confidence, found.supported) == ("und", 0.0, False)
    assert found.reason.startswith("no text:")


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_neighbours_of_persian_and_urdu_are_named_and_never_called_persian(language: str) -> None:
    text, name = NEIGHBOURS[language]
    for passage in (text, *text.split(". ")):
        found = detect(passage)
        assert (found.language, found.supported) == (language, language != "pnb")
        assert found.reason.removeprefix("unsupported: ").startswith(name)


def test_the_reason_for_pashto_shows_its_letters() -> None:
    assert "letters" in detect(PASHTO).reason
    assert set(detect(PASHTO).reason) & set("ټډړږښځڅ")


@pytest.mark.parametrize("language", WITHOUT_PACKAGES)
def test_a_language_without_argos_packages_is_named(language: str) -> None:
    text, name = WITHOUT_PACKAGES[language]
    found = detect(text)
    assert (found.language, found.supported) == (language, True)
    assert name in found.reason


def test_a_language_that_is_not_in_the_table_is_refused_by_code_and_name() -> None:
    found = detect(PUNJABI)
    assert (found.language, found.supported) == ("pnb", False)
    assert found.reason.startswith("unsupported: Western Punjabi (pnb)")


def test_a_script_of_one_language_settles_it() -> None:
    found = detect("Նախարարները երկուշաբթի օրը հանդիպեցին մայրաքաղաքում")
    assert (found.language, found.supported, found.confidence) == ("hy", True, 0.95)
    assert "Armenian" in found.reason


def test_a_script_that_nothing_reads_is_refused_by_its_name() -> None:
    found = detect("བློན་པོ་རྣམས་གཟའ་ཟླ་བར་རྒྱལ་ས་ར་འཛོམས།")
    assert (found.language, found.supported) == ("und", False)
    assert "Tibetan" in found.reason


def test_persian_typed_with_arabic_letters_stays_persian() -> None:
    assert detect(PERSIAN.replace("ی", "ي").replace("ک", "ك")).language == "fa"
    assert detect("وزير كشور گفت كه مرز بسته مي ماند").language == "fa"


def test_persian_with_an_arabic_quotation_stays_persian() -> None:
    assert (
        detect(f"{PERSIAN} امام جمعه خواند: «إن الله مع الصابرين والحمد لله رب العالمين» و سپس رفت.").language == "fa"
    )


def test_urdu_with_persian_loan_phrases_stays_urdu() -> None:
    assert detect("وزیرِ اعظم نے عوامِ پاکستان کی جان و مال کے تحفظ کو اولین ترجیح قرار دیا").language == "ur"
    assert detect("کم از کم دس افراد شدید زخمی ہو گئے").language == "ur"


def test_diacritics_and_presentation_forms_do_not_matter() -> None:
    assert detect("ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ ﻓﻲ ﻫﺬﻩ ﺍﻟﻤﺪﻳﻨﺔ ﺍﻟﻜﺒﻴﺮﺓ").language == "ar"
    assert detect("قَالَ الوَزِيرُ إِنَّ المَعْبَرَ مُغْلَقٌ مُنْذُ شَهْرٍ").language == "ar"


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Ministers meet over closed border", "en"),
        ("FLOODS CUT THE MAIN ROAD NORTH", "en"),
        ("How the river changed its bed", "en"),
        ("گفت‌وگو درباره گشایش دوباره مرز", "fa"),
        ("سیل راه اصلی شمال را بست", "fa"),
        ("سرحد کھولنے پر وزیروں کی ملاقات", "ur"),
        ("سیلاب سے شمالی شاہراہ بند", "ur"),
        ("وزراء يبحثون إعادة فتح المعبر", "ar"),
        ("السيول تقطع الطريق الرئيسي شمالا", "ar"),
        ("سېلابونو د شمال لویه لار وتړله", "ps"),
        ("لافاو ڕێگای سەرەکی باکووری گرت", "ckb"),
        ("ٻوڏ سبب اتر جو رستو بند", "sd"),
    ],
)
def test_a_headline_of_five_words_is_enough(headline: str, language: str) -> None:
    assert detect(headline).language == language


def test_latin_names_do_not_make_a_persian_line_a_latin_one() -> None:
    assert detect("به گزارش New York Times و Washington Post در تهران").language == "fa"
    assert dominant_script("روزنامه Der Spiegel نوشت") == "Arabic"


def test_a_text_of_two_scripts_is_only_half_sure() -> None:
    found = detect("این خبر را دیروز نوشتند and we read all of it today")
    assert found.confidence <= 0.6
    assert "of the letters" in found.reason


def test_one_word_is_not_enough_to_be_sure_and_the_reason_says_what_to_do() -> None:
    for word in ("Tehran", "Reuters", "ایران", "a"):
        found = detect(word)
        assert found.confidence < 0.8
        assert "--from" in found.reason


def test_roman_urdu_and_roman_persian_are_undetermined_and_the_reason_names_them() -> None:
    urdu, persian = detect(ROMAN_URDU), detect(ROMAN_PERSIAN)
    assert (urdu.language, urdu.supported, persian.language, persian.supported) == ("und", False, "und", False)
    assert "Urdu" in urdu.reason and "--from ur" in urdu.reason
    assert "Persian" in persian.reason and "--from fa" in persian.reason


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Mein Freund hat mir gesagt, dass er ne Wohnung sucht und ihr Angebot kein Problem ist, se mein Haus.",
        "Hai visto che cosa ha fatto? Se tu hai tempo, ne parliamo tra me e te, par condicio.",
        "Ki ne derse desin, kar yağışı var ya da yok, ne fark eder ki, se ve ka da aynı.",
        "Dia pergi ke pasar dan ke kantor, lalu kembali ke rumah; ia tak mau ke mana pun lagi.",
        INDONESIAN,
        FINNISH,
        ROMANIAN,
    ],
)
def test_languages_that_share_words_with_roman_urdu_are_never_taken_for_it(text: str) -> None:
    assert "Latin letters" not in detect(text).reason


@pytest.mark.parametrize("text", [PERSIAN, ENGLISH, "x", "12 ", "https://example.org/a ", "字"])
def test_of_a_long_text_a_page_is_read(text: str) -> None:
    assert len(read_sample(text * (5_000_000 // len(text)))) <= 10_000 + len("  ")  # between its three parts


def test_letters_after_a_long_table_of_figures_are_found() -> None:
    assert detect("12.5 | " * 10_000 + PERSIAN + " | 7" * 10_000).language == "fa"


def test_the_beginning_alone_does_not_decide_on_a_long_text() -> None:
    assert detect("\n".join([ENGLISH, *[PERSIAN] * 200])).language == "fa"


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    texts = [*SUPPORTED.values(), PASHTO, SORANI, SWAHILI, "Tehran", "", "عاجل"]
    first = [detect(text) for text in texts]
    order = list(range(len(texts)))
    random.Random(7).shuffle(order)
    again = {index: detect(texts[index]) for index in order}
    assert [again[index] for index in range(len(texts))] == first


def test_the_answer_is_the_same_in_every_process_whatever_the_hash_seed_and_the_order_of_the_profiles() -> None:
    program = (
        "import os, sys\n"
        "listdir = os.listdir\n"
        "os.listdir = lambda path: sorted(listdir(path), reverse=sys.argv[1] == '1')\n"
        "from translate.text.detection import detect\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "for line in sys.argv[2:]: print(detect(line))\n"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program, seed, "Erdogan get mixed", "visiting dignitaries press", "Tehran", PERSIAN],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(answers) == 1


def test_langdetects_own_seed_is_left_alone() -> None:
    from langdetect import DetectorFactory

    before = DetectorFactory.seed
    detect(GERMAN)
    assert DetectorFactory.seed == before


def test_langdetect_is_not_loaded_before_it_is_needed() -> None:
    program = (
        "import sys\nfrom translate.text.detection import detect\n"
        f"assert detect({URDU!r}).language == 'ur'\nassert 'langdetect' not in sys.modules\n"
    )
    subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=True,
    )


@settings(deadline=None, max_examples=150)
@example("\ud800 \udfff")
@example("\x00\u200f\u200c")
@example("ﷺ" * 20_000)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer_and_the_same_one_twice(text: str) -> None:
    found = detect(text)
    assert isinstance(found, Detection)
    assert 0.0 <= found.confidence <= 1.0 and found.confidence == round(found.confidence, 2)
    assert found.reason
    assert found == detect(text)
    assert (found.reason.startswith("no text")) == (dominant_script(text) is None)


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet=" 0123456789.,:;!?-()\n%$", max_size=40), st.sampled_from(sorted(SUPPORTED)))
def test_signs_and_digits_around_a_text_do_not_change_its_language(noise: str, language: str) -> None:
    assert detect(f"{noise} {SUPPORTED[language]} {noise}").language == language


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (ENGLISH, "Latin"),
        (PERSIAN, "Arabic"),
        ("Москва", "Cyrillic"),
        ("東京", "Han"),
        ("東京タワー", "Japanese"),
        ("서울", "Hangul"),
        ("हिन्दी", "Devanagari"),
        ("বাংলা", "Bengali"),
        ("ไทย", "Thai"),
        ("עברית", "Hebrew"),
        ("Ελλάδα", "Greek"),
        ("հայ", "Armenian"),
        ("12 €", None),
        ("https://example.org", None),
    ],
)
def test_the_dominant_script_bears_the_name_it_has_in_the_table(text: str, script: str | None) -> None:
    assert dominant_script(text) == script
