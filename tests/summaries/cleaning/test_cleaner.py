"""What of a raw text is kept as the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.cleaning.cleaner import CleanText, Removed, clean

TITLE = "Floods cut off three towns in the south"
BODY = (
    "Three towns in the south were cut off on Monday after a night of heavy rain, officials said.",
    "Rescue teams in boats brought food to the villages along the river.",
    "More rain was expected, and the governor asked people to stay at home until Thursday.",
)
ARTICLE = "\n\n".join((TITLE, *BODY))

BUTTONS = [
    "0",
    "* * *",
    "— 12 —",
    "Comment",
    "Comments (3)",
    "14 Comments",
    "Share",
    "Share on Facebook",
    "Tweet",
    "Print",
    "5 min read",
    "Advertisement",
    "Related",
    "Read more: Rain in the north",
    "Tags: rain, floods",
    "نظر شما",
    "اشتراک‌گذاری",
    "اشتراک گذاري",
    "بیشتر بخوانید: باران در شمال",
    "برچسب‌ها: باران، سیل",
    "انتهای پیام/",
    "تبصرہ",
    "شیئر کریں",
    "یہ بھی پڑھیں: شمال میں بارش",
]
CODES = ["Story Code : 1234567", "News ID 1234567", "کد خبر: ۱۲۳۴۵۶۷", "شناسه خبر : 123456", "خبر کا کوڈ: 1234567"]
DATES = [
    "Monday 5 February 2024 - 09:15",
    "Published: Feb 5, 2024 at 9:15 p.m. EST",
    "Updated 3 hours ago",
    "2024-02-05",
    "2024-02-05T09:15:00Z",
    "دوشنبه ۱۶ بهمن ۱۴۰۲ - ۰۹:۱۵",
    "سه‌شنبه، ۱۷ بهمن ۱۴۰۲ ساعت ۹:۱۵",
    "تاریخ انتشار: ۱۶ بهمن ۱۴۰۲",
    "۳ ساعت پیش",
    "پیر 5 فروری 2024",
    "شائع 5 فروری 2024 10:30am",
    "3 گھنٹے پہلے",
]
CREDITS = [
    "Photo: AFP",
    "عکس: ایرنا",
    "تصویر: اے ایف پی",
    "© 2024 The Example Times. All rights reserved.",
    "Copyright 2024 Example Press",
    "کلیه حقوق این سایت محفوظ است",
    "جملہ حقوق بحق ادارہ محفوظ ہیں",
    "(Reporting by A. Writer; Editing by B. Reader)",
]
ADDRESSES = ["https://example.org/a/b?c=1", "news@example.org", "#rain #floods", "www.example.org | @example"]
JUNK = [*BUTTONS, *CODES, *DATES, *CREDITS, *ADDRESSES]
NOT_JUNK = [
    "In May 2024.",
    "Monday was quiet",
    "21 people died",
    "He shared it.",
    "Share prices fell",
    "Print media is dying",
    "Comment is free",
    "Read more books",
    "Copyright law is changing in 2024",
    "(c) The third point",
    "Code red: hospitals are full",
    "Source: the ministry, which said so in a letter today.",
    "تمام حقوق شهروندان محفوظ است",
    "نظر شما چیست؟",
    "مزید بارش ہوگی",
    "پیر کو بارش ہوئی",
    "The author said the book was her last.",
    "Correction officers went on strike on Monday.",
    "Allow access to the valley, doctors say",
    "Views are divided on the dam.",
    "For members of the council, it was too late.",
    "Join talks or lose the news of peace, he said.",
    "From Kabul To Karachi By Train",
    "This report was published by the council on Monday.",
    "This story originated in the twelfth century.",
    "She reported from Kabul for nine years.",
    "Courtesy Call Paid To The Governor",
    "این گزارش توسط شورای شهر تهیه شده است.",
    "They showed us a picture: a dead river.",
    "We post videos of the river.",
    "Our website was down and our emails were lost, the clinic said on Monday in a letter to patients of the valley.",
    "گروه هفت بیانیه مشترک داد",
    "به گزارش رسیده کسی آسیب ندیده است.",
    "این خبر نخستین بار در تهران منتشر شده است.",
    "او به نقل از یک منبع آگاه گفت راه باز است.",
    "نظر رئیس جمهور درباره سد منتشر شد",
    "نویسنده کتاب گفت این آخرین اثر اوست.",
    "کاپی رائٹ قانون میں ترمیم منظور",
    "مصنف نے کہا کہ یہ ان کی آخری کتاب ہے۔",
    "مزید مذاکرات کے لیے تیاری کریں، وزیر کی ہدایت",
]


def body(cleaned: CleanText) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in cleaned.body)


def test_an_article_without_junk_comes_through_whole() -> None:
    cleaned = clean(ARTICLE)
    assert cleaned.text == ARTICLE
    assert cleaned.title is not None and cleaned.title.text == TITLE
    assert body(cleaned) == BODY


@pytest.mark.parametrize("junk", JUNK)
def test_a_line_that_is_all_junk_is_not_part_of_the_article_wherever_it_stands(junk: str) -> None:
    lines = [junk, TITLE, junk, BODY[0], BODY[1], BODY[2], junk]
    assert clean("\n".join(lines)) == clean(ARTICLE)


@pytest.mark.parametrize("line", NOT_JUNK)
def test_a_line_that_says_something_stays(line: str) -> None:
    assert line in body(clean("\n\n".join((TITLE, *BODY, line))))


def test_a_scraped_page_gives_title_and_paragraphs_only() -> None:
    page = f"""0
Monday 5 February 2024 - 09:15

{TITLE}

Story Code : 1234567
{TITLE}
{BODY[0]}

{BODY[1]}

{BODY[2]}
Comment"""
    assert clean(page) == clean(ARTICLE)


def test_offsets_of_title_and_paragraphs_point_into_the_text() -> None:
    cleaned = clean("\ufeff12345\r\n" + ARTICLE.replace("\n", "\r\n"))
    assert cleaned.title is not None
    for segment in (cleaned.title, *cleaned.body):
        assert cleaned.text[segment.start : segment.end] == segment.text


@pytest.mark.parametrize("title", ["Is it over?", "“It is over,” he says", "باران در تهران", "بارش کب ہوگی؟"])
def test_a_short_first_line_without_a_full_stop_is_the_title(title: str) -> None:
    cleaned = clean("\n".join((title, *BODY)))
    assert cleaned.title is not None and cleaned.title.text == title


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    cleaned = clean("\n".join(BODY))
    assert cleaned.title is None
    assert body(cleaned) == BODY


def test_a_known_title_that_the_text_lacks_is_put_in_front() -> None:
    cleaned = clean("\n".join(BODY), " " + TITLE + "\n")
    assert cleaned == clean(ARTICLE)


def test_a_known_title_is_found_under_other_lines_and_need_not_look_like_one() -> None:
    cleaned = clean("\n".join(("World", BODY[0], *BODY[1:])), BODY[0])
    assert cleaned.title is not None and cleaned.title.text == BODY[0]
    assert body(cleaned) == ("World", *BODY[1:])


def test_repeats_of_the_title_are_dropped_whatever_their_case_and_punctuation() -> None:
    lines = (TITLE, TITLE.upper() + "!", BODY[0], f"“{TITLE}”", *BODY[1:])
    assert clean("\n".join(lines), TITLE) == clean(ARTICLE)
    assert clean("\n".join(lines), is_article=True) == clean(ARTICLE)
    # Further down in a plain text it may be the refrain of a poem.
    assert body(clean("\n".join(lines))) == lines[2:]


def test_a_text_with_only_a_title_line_keeps_it_as_its_body() -> None:
    assert clean(TITLE) == clean(TITLE, TITLE)
    assert clean(TITLE).title is None
    assert body(clean(TITLE)) == (TITLE,)


@pytest.mark.parametrize("text", ["", " \n\t\u00a0\n", "\ufeff", "0\n***\nComment\nMonday 5 February 2024"])
def test_text_with_nothing_to_read_is_empty(text: str) -> None:
    assert clean(text) == clean(text, TITLE) == CleanText("", None, ())


def test_a_sentence_is_kept_when_nothing_else_is_left() -> None:
    sentence = "Copyright 2024 was the name of the law that they passed."
    assert body(clean("Comment\n" + sentence)) == (sentence,)


def test_of_equal_paragraphs_in_a_row_the_first_is_kept() -> None:
    assert clean("\n".join((TITLE, BODY[0], BODY[0], *BODY[1:]))) == clean(ARTICLE)


def test_a_short_line_that_comes_again_and_again_is_junk_on_a_page_and_a_refrain_in_a_plain_text() -> None:
    lines = [TITLE, BODY[0], "Watch live", BODY[1], "Watch live", BODY[2], "Watch live"]
    assert body(clean("\n".join(lines))) == tuple(lines[1:])
    page = ["Menu", "Log in", *lines, "Share", "Print", "Subscribe"]
    assert clean("\n".join(page)) == clean(ARTICLE)
    lines = [TITLE, BODY[0], "He paused.", BODY[1], "He paused.", BODY[2], "He paused."]
    assert body(clean("\n".join(lines))) == tuple(lines[1:])


def test_furniture_between_the_paragraphs_of_a_plain_text_is_how_it_is_made() -> None:
    chronicle = ["Monday 3 March 2025", BODY[0], "Tuesday 4 March 2025", BODY[1], "Wednesday 5 March 2025", BODY[2]]
    assert body(clean("\n".join(chronicle))) == tuple(chronicle[1:])


def test_what_was_removed_is_told_with_its_line_and_its_rule() -> None:
    cleaned = clean("\n".join(("Share", TITLE, "", "12 May 2024", "KARACHI: " + BODY[0], *BODY[1:], "#rain")))
    assert cleaned.removed == (
        Removed(1, "button", "Share"),
        Removed(4, "date", "12 May 2024"),
        Removed(5, "dateline", "KARACHI:"),
        Removed(8, "sign", "#rain"),
    )


def test_all_lines_stay_where_that_is_asked_for() -> None:
    lines = ("Share", TITLE, "12 May 2024", "KARACHI: " + BODY[0], *BODY[1:], TITLE, "#rain")
    cleaned = clean("\n".join(lines), keep_all=True)
    assert cleaned.text.split("\n\n") == list(lines)
    assert cleaned.removed == ()


def test_what_a_reader_found_to_be_the_article_keeps_its_structure() -> None:
    lines = ("Menu", BODY[0], "Watch live", BODY[1], "Watch live", BODY[2], "Watch live", "Share", "Log in", "Print")
    cleaned = clean("\n".join((*lines, "By Ann Ferrier", "Photo: AFP")), TITLE, is_article=True)
    assert body(cleaned) == lines
    assert [one.rule for one in cleaned.removed] == ["byline", "credit"]


@pytest.mark.parametrize("mark", ["[00:00:19] ", "(1:02) ", "00:01:31 ", "[00:00:19.250] "])
def test_time_marks_of_transcripts_go(mark: str) -> None:
    assert body(clean("\n".join(mark + line for line in BODY))) == BODY


def test_clocks_of_a_live_blog_are_no_time_marks() -> None:
    lines = [f"{hour}:15 {line}" for hour, line in zip((16, 15, 14), BODY, strict=True)]
    assert body(clean("\n".join(lines))) == tuple(lines)


@pytest.mark.parametrize(
    "headline",
    [
        "وزیر نیرو از آغاز ساخت سه سد تازه در استان خبر داد.",
        "وزیر نیرو از آغاز ساخت سه سد تازه در استان خبر داد",
    ],
)
def test_a_headline_that_ends_in_a_full_stop_is_a_title_where_its_words_come_again(headline: str) -> None:
    lead = (
        "وزیر نیرو روز شنبه در سفر به استان از آغاز ساخت سه سد تازه خبر داد و گفت کار آنها تا دو سال دیگر تمام می‌شود."
    )
    cleaned = clean(f"{headline}\n\n{lead}\n\nکشاورزان منطقه سال‌هاست از کمبود آب گلایه دارند.")
    assert cleaned.title is not None and cleaned.title.text == headline


@pytest.mark.parametrize(
    ("dump", "parts"),
    [
        (
            "آب رودخانه به کمترین اندازه رسید شناسه خبر: 48215 ۱۲ آبان ۱۴۰۵ - ۱۸:۲۰ "
            "اداره آب گفت سه سد خالی است و باران نمی‌بارد.",
            ("آب رودخانه به کمترین اندازه رسید", "اداره آب گفت سه سد خالی است و باران نمی‌بارد."),
        ),
        (
            "River at its lowest News ID: 48215 12 November 2026 - 18:20 Three dams are empty, the board said.",
            ("River at its lowest", "Three dams are empty, the board said."),
        ),
        (
            "دریا کی سطح کم ترین خبر کا کوڈ: 48215 منگل 12 نومبر 2026 - 18:20 محکمۂ آب نے کہا کہ تین ڈیم خالی ہیں۔",
            ("دریا کی سطح کم ترین", "محکمۂ آب نے کہا کہ تین ڈیم خالی ہیں۔"),
        ),
    ],
)
def test_the_code_and_date_of_a_dump_without_lines_part_its_headline_from_its_text(dump: str, parts: tuple) -> None:
    assert tuple(clean(dump).text.split("\n\n")) == parts


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("TEHRAN, Iran (AP) — The minister left.", "The minister left."),
        ("TEHRAN, Feb. 5 (Xinhua) -- The minister left.", "The minister left."),
        ("(Reuters) - The minister left.", "The minister left."),
        ("ISLAMABAD: The minister left.", "The minister left."),
        ("تهران (ایرنا) - وزیر امروز رفت.", "وزیر امروز رفت."),
        ("تهران- ایرنا- وزیر امروز رفت.", "وزیر امروز رفت."),
        ("اسلام آباد: وزیر آج چلے گئے۔", "وزیر آج چلے گئے۔"),
        ("لاہور (نیوز ڈیسک) وزیر آج چلے گئے۔", "وزیر آج چلے گئے۔"),
    ],
)
def test_the_place_and_agency_at_the_head_of_the_first_sentence_are_removed(line: str, rest: str) -> None:
    assert body(clean("\n".join((TITLE, line, *BODY)))) == (rest, *BODY)


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Press (AP) — founded in 1846 — is an agency.",
        "The lender (IMF) - an agency - said so.",
        "Tehran: a city of contrasts and of traffic.",
        "WARNING: Do not open the door.",
        "Tehran (AP) said it was over.",
        "تهران: شهری که نمی‌خوابد و نمی‌ایستد.",
        "تهران (پایتخت ایران) - شهری بزرگ است.",
    ],
)
def test_what_only_resembles_a_dateline_stays(line: str) -> None:
    assert body(clean("\n".join((TITLE, line, *BODY))))[0] == line


def test_invisible_characters_and_odd_blanks_go_and_joiners_stay() -> None:
    dirty = (
        "\ufeffسیل\u00a0 در\tجنوب\n\u200fمردم \u202bمی\u200cروند\u202c و باز\u00adمی\u200bگردند و کسی نمی\u200cماند."
    )
    cleaned = clean(dirty)
    assert cleaned.text == "سیل در جنوب\n\nمردم می\u200cروند و بازمیگردند و کسی نمی\u200cماند."


def test_text_is_composed() -> None:
    assert clean("Cafe\u0301 owners met today.").text == "Café owners met today."


def test_hard_wrapped_paragraphs_are_joined_again() -> None:
    wrapped = """Floods cut off three towns in the south

Three towns in the south were cut off on Monday after a night
of heavy rain, officials said. Rescue teams in boats brought
food to the villages along the river.

More rain was expected, and the governor asked people to stay
at home until Thursday. Nobody was hurt, and the well-
known bridge stands.

Share
Print
Tweet"""
    cleaned = clean(wrapped)
    assert cleaned.title is not None and cleaned.title.text == TITLE
    assert body(cleaned) == (
        "Three towns in the south were cut off on Monday after a night of heavy rain, officials said. "
        "Rescue teams in boats brought food to the villages along the river.",
        "More rain was expected, and the governor asked people to stay at home until Thursday. "
        "Nobody was hurt, and the well-known bridge stands.",
    )


def test_lines_of_their_own_are_not_joined() -> None:
    lines = (
        "Rain in the north and in the east of the country",
        "Snow in the west",
        "Wind on the coast and in the hills",
    )
    cleaned = clean("\n".join((*lines, *BODY)))
    assert body(cleaned) == (*lines[1:], *BODY)
    assert body(clean("\n".join(BODY))) == BODY


def test_two_lines_of_one_length_are_not_yet_a_wrapped_text() -> None:
    lines = ("Rain fell in the north and in the east of the land", "Snow fell in the west and on the hills of the land")
    assert body(clean("\n".join(lines) + "\n\n" + BODY[0])) == (lines[1], BODY[0])


LINES = st.sampled_from(
    [
        *JUNK,
        *NOT_JUNK,
        TITLE,
        TITLE.upper(),
        *BODY,
        "TEHRAN (AP) — KABUL (AFP) - Comment is free",
        "TEHRAN (AP) — " + TITLE,
        "ISLAMABAD: " + BODY[0],
        "Yes",
        "a b c d e",
        "word " * 12,
        "word " * 13 + "-",
        "",
        "",
        "\u200f",
        "e\u0301\ufeff ي",
    ]
)
TEXT = st.lists(LINES | st.text(max_size=30), max_size=14).map("\n".join) | st.text(max_size=200)
TITLES = st.none() | st.sampled_from([TITLE, BODY[0], "Comment", "***", " a\nb ", "Yes"]) | st.text(max_size=20)


@settings(max_examples=400, deadline=None)
@given(TEXT, TITLES)
def test_cleaning_twice_is_cleaning_once(text: str, title: str | None) -> None:
    once = clean(text, title)
    assert clean(once.text, title) == once


@settings(max_examples=400, deadline=None)
@given(TEXT, TITLES)
def test_text_is_title_and_body_one_blank_line_apart(text: str, title: str | None) -> None:
    cleaned = clean(text, title)
    segments = [*([cleaned.title] if cleaned.title else []), *cleaned.body]
    assert cleaned.text == "\n\n".join(segment.text for segment in segments)
    for segment in segments:
        assert cleaned.text[segment.start : segment.end] == segment.text == segment.text.strip() != ""
    assert cleaned.body or not cleaned.text
