"""What is flagged in a translation and what is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks.soundness import FLAGS, check
from translate.text.languages import LANGUAGES

SOURCE = "The minister said that 12 schools near the river will stay closed until Monday because of the floods."
PERSIAN = "وزیر گفت ۱۲ مدرسه نزدیک رودخانه به دلیل سیل تا روز دوشنبه بسته خواهند ماند و دانش‌آموزان در خانه می‌مانند."
URDU = "وزیر نے کہا کہ دریا کے قریب 12 اسکول سیلاب کی وجہ سے پیر کے دن تک بند رہیں گے اور بچے گھر پر رہیں گے۔"
DIGITS = ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९")
CODES = st.sampled_from(["en", "fa", "ur", "de", "zh", "zt", "th", "ja", "xx", "", "EN", "\ud800"])
PIECES = (
    "12 1,234.5 ۱۲ ٣ million هزار لاکھ and و half zero صد twenty-five ساڑھے 3rd 04:00 5-0 2/3 0 007 . , ، ؟ ۔ : - / @ "
    "# @name #tag http://a.b/c www.x.org a@b.cd word کتاب 他 ▁ <unk> ⁇ @@ <0xE2> ( « \u200c \u200f "
    "\ufeff \n May مه ii $5m 10k"
).split(" ")
MIXED = st.lists(st.sampled_from([*PIECES, " ", " ", " "]), max_size=40).map("".join)
ANY_TEXT = MIXED | st.text(max_size=200) | st.text(st.characters(), max_size=60)


def flags(source: str, translation: str, pair: str = "en-fa") -> tuple[str, ...]:
    return check(source, translation, *pair.split("-"))


def has_wrong_numbers(source: str, translation: str, pair: str = "en-fa") -> bool:
    return "numbers" in flags(source, translation, pair)


@pytest.mark.parametrize(
    ("source", "translation", "pair"),
    [
        (SOURCE, PERSIAN, "en-fa"),
        (SOURCE, URDU, "en-ur"),
        (PERSIAN, SOURCE, "fa-en"),
        (URDU, SOURCE, "ur-en"),
        (PERSIAN, URDU, "fa-ur"),
        ("", "", "en-fa"),
    ],
)
def test_a_sound_translation_has_no_flags(source, translation, pair):
    assert flags(source, translation, pair) == ()


@pytest.mark.parametrize("nothing", ["", "  \n", "\u200c\u200f\ufeff"])
def test_a_translation_in_which_nothing_is_seen_is_empty(nothing):
    assert flags(SOURCE, nothing) == ("empty",)
    assert flags(nothing, "") == ()


@pytest.mark.parametrize(
    ("source", "translation", "pair"),
    [
        ("It cost 12 million rupees.", "۱۲ میلیون روپیه هزینه داشت.", "en-fa"),
        ("It cost 12 million rupees.", "اس پر 1.2 کروڑ روپے خرچ ہوئے۔", "en-ur"),
        ("It cost 12 million rupees.", "اس پر 12,000,000 روپے خرچ ہوئے۔", "en-ur"),
        ("It cost 12 million rupees.", "اس پر ایک کروڑ 20 لاکھ روپے خرچ ہوئے۔", "en-ur"),
        ("It cost $2.5bn.", "هزینه آن ۲ میلیارد و ۵۰۰ میلیون دلار بود.", "en-fa"),
        ("About 1,234.5 tonnes came.", "حدود ۱٬۲۳۴٫۵ تن رسید.", "en-fa"),
        ("About 1,234.5 tonnes came.", "Etwa 1.234,5 Tonnen kamen.", "en-de"),
        ("Some 25,000 people left.", "حدود ۲۵ هزار نفر رفتند.", "en-fa"),
        ("Some 25,000 people left.", "حدود ۲۵.۰۰۰ نفر رفتند.", "en-fa"),
        ("Some 150,000 people left.", "تقریباً 1,50,000 لوگ چلے گئے۔", "en-ur"),
        ("Some 150,000 people left.", "تقریباً ڈیڑھ لاکھ لوگ چلے گئے۔", "en-ur"),
        ("Rates rose by 3.5 per cent.", "نرخ‌ها ۳/۵ درصد بالا رفت.", "en-fa"),
        ("They won 3-1 on 5/6/2018.", "آنها در ۶/۵/۲۰۱۸ با نتیجه ۱ بر ۳ بردند.", "en-fa"),
        ("The 3rd of May at 04:00 it began.", "در ۳ ماه مه ساعت ۴ آغاز شد.", "en-fa"),
        ("It began at 7 p.m. yesterday.", "دیروز ساعت ۱۹ آغاز شد.", "en-fa"),
        ("It began at 7:45 that day.", "اس دن پونے 8 بجے شروع ہوا۔", "en-ur"),
        ("It began at 7:30 that day.", "اس دن ساڑھے 7 بجے شروع ہوا۔", "en-ur"),
        ("The 20-year-old met seven friends.", "جوان ۲۰ ساله ۷ دوست را دید.", "en-fa"),
        ("Fifty-eight people met in the nineteenth century.", "58 افراد 19ویں صدی میں ملے۔", "en-ur"),
        ("Half of them stayed, both brothers left.", "نیمی از آنها ماندند و برادران رفتند.", "en-fa"),
        ("In the 1990s it grew.", "در دهه ۹۰ رشد کرد.", "en-fa"),
        ("It opened in 2018.", "در سال ۱۳۹۷ گشایش یافت.", "en-fa"),
        ("It lies 85 miles away.", "در ۱۳۷ کیلومتری است.", "en-fa"),
        ("It reached 80 degrees.", "دما به ۲۷ درجه سانتیگراد رسید.", "en-fa"),
        ("12 million came in seven days.", "12 Millionen kamen in 7 Tagen.", "en-de"),
    ],
)
def test_the_same_numbers_written_otherwise_are_no_fault(source, translation, pair):
    assert not has_wrong_numbers(source, translation, pair)
    there, here = pair.split("-")
    assert not has_wrong_numbers(translation, source, f"{here}-{there}")


@pytest.mark.parametrize(
    ("source", "translation", "pair"),
    [
        ("It cost 12 million rupees.", "۱۲ روپیه هزینه داشت.", "en-fa"),
        ("It cost 12 million rupees.", "۱۲ میلیارد روپیه هزینه داشت.", "en-fa"),
        ("It cost 12 million rupees.", "اس پر 12 کروڑ روپے خرچ ہوئے۔", "en-ur"),
        ("It cost 12 million rupees.", "میلیون‌ها روپیه هزینه داشت.", "en-fa"),
        ("Some 5,000 people left.", "حدود ۵ نفر رفتند.", "en-fa"),
        ("He is 37 years old.", "او جوان است.", "en-fa"),
        ("He is young.", "او ۳۷ سال دارد.", "en-fa"),
        ("The quake killed nine people.", "زلزله تعدادی را کشت.", "en-fa"),
        ("They won 5-0 in 1979.", "آنها در سال ۱۹۷۹ با ۵ گل بردند.", "en-fa"),
        ("They won 2-1 there.", "آنها در یک بازی ۲- بردند.", "en-fa"),
        ("It began at 04:00 that day.", "آن روز ساعت ۴: آغاز شد.", "en-fa"),
        ("It rose from 7 to 12 and to 12.", "از ۷ به ۱۲ رسید.", "en-fa"),
        ("It may be 6 metres, they march on.", "شاید ۵ متر باشد و پیش می‌روند.", "en-fa"),
        ("It lies 85 miles away.", "در ۱۳۷ جایی است.", "en-fa"),
        ("It opened in 2020.", "در سال ۰۰۲۰ گشایش یافت.", "en-fa"),
        ("It began at 12:00 that day.", "آن روز ساعت :00 آغاز شد.", "en-fa"),
        ("It killed 1,000, and tens of thousands fled.", "کشته شدند و ده‌ها هزار نفر گریختند.", "en-fa"),
        ("It weighs 1234 tonnes.", "Es wiegt 1235 Tonnen.", "en-de"),
    ],
)
def test_numbers_missing_changed_or_invented_are_found(source, translation, pair):
    assert has_wrong_numbers(source, translation, pair)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/2018?b=1",
        "www.example.org",
        "desk@example.org",
        "@desk",
        "#floods",
        "#سیلاب_2018",
        "example.org/news",
    ],
)
def test_addresses_stay_as_they_are(address):
    source = f"{SOURCE[:-1]}, see {address}."
    assert flags(source, f"{PERSIAN[:-1]} ({address}).") == ()
    assert flags(source, f"{PERSIAN[:-1]} {address}، و بیشتر.") == ()
    assert flags(source, PERSIAN) == ("address",)
    assert "address" in flags(source, f"{PERSIAN[:-1]} {address}x")
    assert "address" in flags(source, f"{PERSIAN[:-1]} {address[:-1]}")


def test_letters_of_another_script_stuck_to_an_address_do_not_change_it():
    assert flags(f"{SOURCE} https://example.org/a", f"{URDU} https://example.org/aپر", "en-ur") == ()


@pytest.mark.parametrize(
    "loop",
    [
        "بسته بسته بسته",
        "در خانه در خانه در خانه",
        "رود و رود و رود و رود و",
        "هاهاهاهاهاهاهاهاهاها",
        "تا روز دوشنبه بسته - تا روز دوشنبه بسته - تا روز دوشنبه بسته",
    ],
)
def test_words_and_clauses_again_and_again_are_a_loop(loop):
    assert "loop" in flags(SOURCE, f"{PERSIAN[:-1]} {loop}.")


def test_what_the_source_repeats_may_be_repeated():
    assert "loop" not in flags('"No, no, no, no," he said.', "او گفت: «نه، نه، نه، نه.»")
    assert "loop" in flags('"No, no, no," he said.', "او گفت: «نه، نه، نه، نه، نه، نه، نه، نه، نه، نه، نه.»")
    assert "loop" not in flags("It ended 1-1-1 and 2-2-2.", "۱-۱-۱ و ۲-۲-۲ تمام شد.")


@pytest.mark.parametrize(
    ("source", "pair"),
    [
        (SOURCE, "en-fa"),
        (SOURCE, "en-de"),
        (PERSIAN, "fa-ur"),
        (URDU, "ur-en"),
        ("Ministers Meet In Tehran On Friday", "en-fa"),
        ("باران آمد.", "fa-ur"),
    ],
)
def test_the_source_given_back_is_an_echo(source, pair):
    assert "echo" in flags(source, source, pair)
    assert "echo" not in flags(source, source, "en-en")


@pytest.mark.parametrize("source", ["Angela Merkel", "Reuters", "12", "https://example.org/some/words", "Remember?"])
def test_names_numbers_addresses_and_single_words_are_no_echo(source):
    assert "echo" not in flags(source, source, "en-de")


def test_near_languages_may_say_the_same():
    assert flags("Vi skal spise nu.", "Vi skal spise nu.", "nb-da") == ()


def test_letters_of_another_script_are_flagged_unless_names_explain_them():
    assert "script" in flags(SOURCE, "Il ministro ha detto che 12 scuole vicino al fiume restano chiuse fino a lunedì.")
    assert "script" in flags(PERSIAN, URDU, "fa-en")
    names = "Rory McIlroy, Dustin Johnson and Brooks Koepka won."
    assert "script" not in flags(names, "Rory McIlroy، Dustin Johnson و Brooks Koepka بردند.")
    assert "script" not in flags(SOURCE, PERSIAN, "en-xx")


@pytest.mark.parametrize(("translation", "pair"), [(PERSIAN, "en-fa"), (URDU, "en-ur")])
def test_half_a_translation_is_short_and_three_are_long(translation, pair):
    words = translation.split()
    assert "short" in flags(SOURCE, " ".join(words[: len(words) // 2]), pair)
    longer = " ".join(f"{word}{letter}" for letter in "ابپ" for word in words)
    assert "long" in flags(SOURCE, longer, pair)
    assert "long" in flags("\u200c", translation, pair)


@pytest.mark.parametrize("junk", ["⁇", "\ufffd", "<0xE2>", "▁", "@@", "<unk>", "</s>"])
def test_unknown_signs_and_pieces_of_bytes_are_junk(junk):
    assert flags(SOURCE, f"{PERSIAN} {junk}") == ("junk",)
    assert flags(f"{SOURCE} {junk}", f"{PERSIAN} {junk}") == ()


@given(st.integers(0, 10**12), st.sampled_from(DIGITS), st.sampled_from(DIGITS))
def test_digits_of_every_script_are_the_same_numbers(number, script, other):
    there, here = (str(number).translate(str.maketrans("0123456789", digits)) for digits in (script, other))
    assert not has_wrong_numbers(f"About {there} came.", f"حدود {here} آمد.")


@given(st.integers(1000, 10**9))
def test_thousands_marks_do_not_change_a_number(number):
    assert not has_wrong_numbers(f"About {number:,} came.", "حدود {} آمد.".format(f"{number:,}".replace(",", "٬")))


@given(st.integers(10, 10**9), st.data())
def test_another_digit_is_another_number(number, data):
    digits = str(number)
    place = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[place]]))
    assert has_wrong_numbers(f"Code {digits} came.", f"کد {digits[:place]}{digit}{digits[place + 1 :]} آمد.")


@given(ANY_TEXT, ANY_TEXT, CODES, CODES)
def test_nothing_raises_and_flags_stay_in_order(source, translation, source_language, target_language):
    found = check(source, translation, source_language, target_language)
    assert found == tuple(flag for flag in FLAGS if flag in found)


@given(ANY_TEXT, st.sampled_from(sorted(LANGUAGES)))
def test_a_text_is_a_sound_translation_of_itself(text, language):
    assert check(text, text, language, language) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1.",
        "0-",
        "a.",
        "a@",
        "@",
        "#",
        "http://",
        "ا",
        "ha",
        "five ",
        "half ",
        "million ",
        "5m",
        "(",
        "word ",
        "one two three ",
        ". ",
        "\u200c",
        "他",
        "12:00 ",
        "hundred thousand million ",
    ],
)
def test_long_texts_take_linear_time(piece):
    text = (piece * 100_000)[:100_000]
    began = time.process_time()
    check(text, SOURCE, "en", "fa")
    check(SOURCE, text, "en", "fa")
    check(text, text + "7", "fa", "ur")
    assert time.process_time() - began < 10
