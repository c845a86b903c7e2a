"""Splitting texts into paragraphs, sentences and words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.text.sentences import Segment, paragraphs, split_sentences
from translate.text.spelling import words


def texts(text: str, language: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text, language)]


def assert_one_sentence(text: str, language: str) -> None:
    assert texts(text, language) == [text]


# Pieces that decide something, strung together: far likelier to find a fault than letters drawn at random.
PIECES = (
    "Mr. Dr U.S. J a.m. No. 5 3.5 The he Khan iPhone said.The . ... … ? ! ۔ ؟ 。 ！ । ( ) [12] [ ] \" ' « » “ ” ’ "
    "، , ; : - – دکتر او رفت بی سی ۳٫۵ کہا اس پی ٹی آئی ڈاکٹر 2018ء و 他 说 है http://a.b/c.D x@y.Zz می‌رود é İ ß 1. A."
).split()
BLANKS = [" ", "  ", "\t", "\u00a0", "\n", "\r\n", "\x85", "\u2028", "\f", "\u200c", "\u200f", "\ufeff", "\x1f", ""]
MIXED = st.lists(st.sampled_from([*PIECES, *BLANKS * 3]), max_size=40).map("".join)
ANY_TEXT = MIXED | st.text(max_size=200)
LANGUAGE = st.sampled_from(["en", "fa", "ur", "ar", "zh", "th", "de", "hi", "el", "tr", "xx"])


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["It rained.", "Did it?", "It did!"]),
        ("en", ["What?!", "Yes.", '"No," he said.', "(He left.)", "“He came back.”", "The end."]),
        ("en", ["Nobody knew.[12]", "Now all do."]),
        ("en", ["He waited . . .", "Then he left ...", "Nobody saw him ! [1]", "So it is said."]),
        ("fa", ["باران آمد.", "«آمد؟»", "بله!", "(رفت.)", "نرخ ۳٫۵ درصد شد."]),
        ("fa", ["او رفت.\u200f", "سپس برگشت.\u200e"]),
        ("ur", ["بارش ہوئی۔", "“کیا ہوئی؟”", "ہاں!", "وہ گیا ۔", "پھر آیا."]),
        ("ar", ["ذهب إلى البيت.", "هل عاد؟", "نعم."]),
        ("es", ["¿Qué?", "¡No!", "El Dr. García llegó."]),
        ("fr", ["M. Dupont est là.", "« Bien. »", "Il part."]),
        ("de", ["Am 3. Oktober kam z. B. Dr. Meyer.", "Das war 1999.", "Gut."]),
        ("hi", ["वह आया।", "वह गया।"]),
        ("el", ["Γιατί;", "Επειδή."]),
        ("xx", ["One.", "کیا؟", "دو۔", "Three."]),
    ],
)
def test_sentences_joined_by_spaces_come_apart_again(language: str, sentences: list[str]) -> None:
    assert texts(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("zh", ["他走了。", "“真的吗？”", "他说！", "价格是3.5元。"]),
        ("ja", ["はい。", "「いいえ。」", "そう！？"]),
        ("ur", ["اس نے کہا۔", "وہ گیا۔", "یہ 2018۔", "پھر"]),
        ("fa", ["او گفت.", "این درست است.", "بله"]),
        ("hi", ["वह है।", "उसने कहा।"]),
    ],
)
def test_where_no_space_stands_between_sentences_they_come_apart_too(language: str, sentences: list[str]) -> None:
    assert texts("".join(sentences), language) == sentences


def test_an_english_full_stop_stuck_to_the_next_sentence_still_ends_one() -> None:
    assert texts("So he said.The next day it rained.", "en") == ["So he said.", "The next day it rained."]


@pytest.mark.parametrize(
    "text",
    [
        "J. K. Rowling met U.S. President George W. Bush and Mr. Khan.",
        "The Ph.D. student saw Lt. Gen. Smith of Acme Inc. Holdings.",
        "No. 5 came on Sept. 11 at 5 a.m. Eastern time, see p. 7 and fig. 3.",
        "It rose by 3.5 to 1,200.50 in version 2.0.1 of the index.",
        "The case was Grace v. Sessions, not Iran vs. Iraq.",
        "He … went ... and came.",
        '"Why?" asked the minister.',
        "He left (she stayed. She cried.) and ran.",
        "3. The third point stands.",
        "Look at http://example.org/a.The?b=C.D or www.example.org/X.Y for more.",
        "Write to Some.One@Example.Com.Or today.",
        "Amazon.Com and Node.Js are names, and so is report.Pdf here.",
    ],
)
def test_english_stops_that_end_nothing_are_passed_over(text: str) -> None:
    assert_one_sentence(text, "en")


def test_an_abbreviation_ends_a_sentence_before_a_word_that_starts_one() -> None:
    assert texts("He lives in the U.S. The law is new.", "en") == ["He lives in the U.S.", "The law is new."]
    assert texts("He runs Acme Inc. It pays.", "en") == ["He runs Acme Inc.", "It pays."]
    assert texts("It was 5 p.m. Police came.", "en") == ["It was 5 p.m.", "Police came."]
    assert texts("No. He refused.", "en") == ["No.", "He refused."]


@pytest.mark.parametrize(
    "text",
    [
        "دکتر. احمدی و ج. ک. رولینگ آمدند.",
        "بی.بی.سی و سی.ان.ان گزارش دادند.",
        "جورج دابلیو. بوش در سال ۵۹ ق.م. نبود.",
        "کتاب، دفتر و ... را خرید.",
        "او آمد ... رفت ... برگشت.",
        "«چرا؟» و رفت.",
        "۱. متن نخست.",
    ],
)
def test_persian_stops_that_end_nothing_are_passed_over(text: str) -> None:
    assert_one_sentence(text, "fa")


@pytest.mark.parametrize(
    "text", ["پی۔ٹی۔آئی اور ایم۔کیو۔ایم نے کہا۔", "ڈاکٹر۔ خان آئے۔", "یہ F.B.I. کی رپورٹ ہے۔", "شرح 3.5 فیصد ہے۔"]
)
def test_urdu_stops_that_end_nothing_are_passed_over(text: str) -> None:
    assert_one_sentence(text, "ur")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["The court fined him Rs. 2 million.", "It was Tk. 300 in 2019."]),
        ("en", ["Ch. Nisar and Engr. Khan met Maj. (Retd.) Ali.", "Sh. Anwar left."]),
        ("en", ["He is 5 ft. 6 in. tall.", "See Para. 5 and sub-sec. 2.", "Pay max. 50."]),
        ("en", ["At 5 a.m. Mr. Ali went out.", "He came back at 6 p.m.", "Mr. Khan then left."]),
        (
            "en",
            ["She earned her Ph.D.", "Tom was glad.", "It fell in 50 A.D.", "Rome stood.", "In 44 B.C. Caesar died."],
        ),
        ("en", ["What did he see?", "they left.", "it rained."]),
        ("en", ["He works at Yahoo! in the north.", "Fine."]),
        ("en", ["I mean... I know.", "They left ....", "Nobody came."]),
        ("en", ["He took it.", "(see below) It was said. [3]", "All agreed."]),
        ("en", ["I don't.", "They couldn't.", "No."]),
        ("en", ["P.S. It rained.", "The plan B. Tom left."]),
        ("fa", ["نامه حسن) ره (رسید.", "علی آمد.", "وزیر) راه (رفت."]),
        ("fa", ["خسته بود...", "به خانه برگشت.", "سیب و انار... را خرید.", "می\u200cرود…", "کسی نیست."]),
        ("fa", ["ماده ۱. آب کم است.", "الف. برق نیست.", "• ۲. نان هست."]),
        ("fa", ["در سال ۱۳۲۰ ه\u200d. ش. آمد.", "رفت."]),
        ("ur", ["ایم۔ اے۔ جناح روڈ بند ہے۔", "وہ بی۔ اے۔ پاس ہے۔", "پی ایچ۔ ڈی۔ ہوئی۔"]),
        ("ur", ["دفعہ ۱۴۴۔ جلسہ منع ہے۔", "الف۔ پانی کم ہے۔", "ب۔ بجلی نہیں۔"]),
        ("ur", ["پانی نہیں ہے-", "سڑک بند ہے-", "سب ختم ہے-"]),
        ("ur", ["پانی نہیں ہے -", "سڑک بند ہے -", "سب ختم ہے -"]),
        ("ur", ["وہ یہاں نہیں ہے - جو سچ ہے - اور وہاں بھی نہیں۔", "پھر آیا۔"]),
        ("de", ["Rund 42 Mio. Menschen leben dort.", "»Bald.«", "»Gut!«", "Alle gingen."]),
        ("de", ["„Er kommt.“", "Alle gingen."]),
        ("it", ["Ecco l'Ing. Bianchi.", "Parla ora."]),
        ("ru", ["Кв. 12 и г. Омск стоят.", "«Когда? – спросил он. – Завтра рано»."]),
        ("es", ["Llegó a 90°C.", "Iba a 100 km/h.", "Los EE. UU. ganan."]),
        ("nl", ["Hij viel.", "...en toen stond hij op."]),
        ("ja", ["「行くか？」と聞いた。"]),
        ("en", ["M/s. Khan Bros. paid u/s. 5 at last.", "He ran 5 km/h.", "Fine."]),
        ("fa", ["نمی\u200cدانم چه بگویم...", "شما نرفتید…", "سیب و انار... در بازار هست."]),
        ("ur", ["میں نے دیکھا...", "سب ختم ہے ...", "لوگ اور... سب گئے۔"]),
        ("ur", ["پی۔ آئی۔ اے۔ کا جہاز آیا۔", "بس آئی۔", "وہ گئے۔"]),
        ("it", ["L'avv. Verdi e il dott. Neri vanno.", "Parlano."]),
        ("fr", ["M. Petit et Mme. Durand sont là.", "Ils partent."]),
        ("hi", ["डॉ. शर्मा आए।", "वे गए।"]),
    ],
)
def test_kinds_of_stops_are_told_apart(language: str, sentences: list[str]) -> None:
    assert texts(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["The water rose all night.", "A boat came at 4 p.m.", "The army came.", "3:40 p.m.", "Schools shut."]),
        ("en", ["He left the town.", "“We go.”", "“We stay.”"]),
        ("fa", ["آب بالا می\u200cرود.", "۱۵:۴۰ ارتش آمد.", "او گفت.", "۱۲ نفر رفتند.", "«ما هستیم.»"]),
        ("ur", ["وہ گیا۔", "12 افراد آئے۔", "”ہم تیار ہیں۔“"]),
    ],
)
def test_a_clock_a_number_or_a_quotation_right_after_a_stop_begins_a_sentence(
    language: str, sentences: list[str]
) -> None:
    assert texts("".join(sentences), language) == sentences


@pytest.mark.parametrize(
    "items",
    [
        ["1.) First it rained", "2.) Then it snowed", "3.) Now it thaws"],
        ["1. First it rained", "2. Then it snowed"],
        ["a) First it rained", "b) Then it snowed"],
        ["• 9. First it rained", "• 10. Then it snowed"],
        ["• First it rained", "• Then it snowed"],
    ],
)
def test_the_items_of_a_list_in_one_line_come_apart(items: list[str]) -> None:
    assert texts(" ".join(items), "en") == items


def test_initials_and_lone_numbers_are_no_list() -> None:
    assert_one_sentence("A. B. Vajpayee met C. D. Deshmukh", "en")
    assert_one_sentence("1. The village has 3. class roads", "en")


def test_a_line_in_lower_case_is_split_at_its_stops() -> None:
    text = "the board has its figures. karachi gets 550 gallons. tankers, dept. vehicles etc. fill the gap."
    assert texts(text, "en") == [
        "the board has its figures.",
        "karachi gets 550 gallons.",
        "tankers, dept. vehicles etc. fill the gap.",
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f", "\v", "\n\n \n"])
def test_a_headline_does_not_melt_into_the_sentence_on_the_next_line(line_end: str) -> None:
    text = f"Rain in Tehran{line_end}it rained all day"
    assert texts(text, "en") == ["Rain in Tehran", "it rained all day"]
    assert [line.text for line in paragraphs(text)] == ["Rain in Tehran", "it rained all day"]


def test_lines_with_nothing_to_be_seen_are_no_paragraphs() -> None:
    assert paragraphs(" \n\ufeff\n\u200f \n\n") == []
    assert paragraphs("") == []


def test_offsets_count_characters_of_the_whole_text() -> None:
    text = "\ufeff \r\n یک. دو.\r\n"
    assert split_sentences(text, "fa") == [Segment("یک.", 5, 8), Segment("دو.", 9, 12)]


def test_invisible_marks_do_not_move_the_offsets() -> None:
    text = "\u200fمی‌رود.\u200f \u202bمی‌آید.\u202c"
    for sentence in split_sentences(text, "fa"):
        assert text[sentence.start : sentence.end] == sentence.text
    assert len(split_sentences(text, "fa")) == 2


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT, LANGUAGE)
def test_sentences_are_in_order_apart_and_leave_out_only_what_cannot_be_seen(text: str, language: str) -> None:
    end = 0
    for sentence in split_sentences(text, language):
        assert sentence.start >= end
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
        assert len(sentence.text.splitlines()) == 1
        assert not any(line.strip("\u200f\ufeff \u200b") for line in paragraphs(text[end : sentence.start]))
        end = sentence.end
    assert paragraphs(text[end:]) == []


@settings(max_examples=500, deadline=None)
@given(ANY_TEXT, LANGUAGE)
def test_a_sentence_is_one_sentence_when_split_again(text: str, language: str) -> None:
    for sentence in split_sentences(text, language):
        assert texts(sentence.text, language) == [sentence.text]


@pytest.mark.parametrize("piece", [".", '"', "a", ". ", "a. ", '."', "(", "(a. ", "。", ".\u200f", " ", "[1]", "U."])
@pytest.mark.parametrize("language", ["en", "ur", "zh"])
def test_a_line_of_200_kilobytes_of_anything_takes_no_time(piece: str, language: str) -> None:
    line = piece * (200_000 // len(piece))
    began = time.process_time()
    split_sentences(line, language)
    words(line, language)
    # Ten times what it takes; a pattern that goes back over the line takes minutes.
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The CEO’s co-op can't pay 1,200.50!", ["the", "ceo's", "co-op", "can't", "pay", "1,200.50"]),
        ("en", "'Café' -COVID-19- ﬁne", ["café", "covid-19", "fine"]),
        ("fa", "مي‌رود كِتابـــ، ۱۲٫۵ خانۀ", ["می‌رود", "کتاب", "12.5", "خانه"]),
        ("fa", "\u200cها\u200c «رفت؟» \u200fبود.", ["ها", "رفت", "بود"]),
        ("ur", "يه كتاب ہے۔ 2018ء ۵", ["یہ", "کتاب", "ہے", "2018ء", "5"]),
        ("ar", "کتاب فی المكتبة", ["كتاب", "في", "المكتبة"]),
        ("hi", "वह हिन्दी है।", ["वह", "हिन्दी", "है"]),
        ("tr", "İstanbul IRAK", ["istanbul", "ırak"]),
        ("zh", "他说iPhone很3.5好。", ["他说", "iphone", "很", "3.5", "好"]),
        ("th", "ที่นี่", ["ที่นี่"]),
        ("en", "e\u064b\u0301 E\u0301", ["é", "é"]),
        ("xx", "… — ؟ 🙂", []),
    ],
)
def test_words_come_in_one_spelling_without_punctuation(language: str, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected


def test_one_word_typed_on_two_keyboards_is_one_word() -> None:
    assert words("علي كريمي", "fa") == words("علی کریمی", "fa")
    assert words("علي", "ur") == words("علی", "ur")
    assert words("على", "fa") == words("علی", "fa")
    assert words("علی", "ar") == words("علي", "ar")


@settings(max_examples=500, deadline=None)
@given(ANY_TEXT, LANGUAGE)
def test_the_words_of_words_are_the_same_words(text: str, language: str) -> None:
    once = words(text, language)
    assert words(" ".join(once), language) == once
