"""What of a page goes because of where it stands, and what of an article stays wherever it stands."""

from __future__ import annotations

from collections import Counter

import pytest

from summaries.cleaning.cleaner import clean

TITLE = "Village ferry runs again after the flood"
LEAD = "The ferry of the village crossed the river on Monday for the first time since the flood in March."
MIDDLE = "Its cable had been torn from the pier, and the village had no other way to the market across the river."
LAST = "The ferryman said that nobody would have to pay for the crossing until the end of the month."
JUNK = ["Share", "12 May 2024", "Advertisement", "Facebook", "Most read", "All rights reserved"]


def kept(*lines):
    return clean("\n".join(lines)).text.split("\n\n")


def page(*middle, head=(), foot=()):
    return kept("Menu", "Log in", *head, TITLE, "12 May 2024", "Share", LEAD, *middle, LAST, *foot, *JUNK)


def test_of_the_head_only_the_headline_and_its_standfirst_stay():
    head = ("Northern Echoes", "Fish and Farm", "Puzzles of the day", "Win a kettle in our summer draw")
    assert page(head=head) == [TITLE, LEAD, LAST]
    standfirst = "Villagers had gone round by the bridge, which took them half a day"
    lines = ("Menu", "Fish and Farm", TITLE, standfirst, "Ann Ferrier", "12 May 2024", "Share", LEAD, LAST)
    assert kept(*lines) == [TITLE, standfirst, LEAD, LAST]


def test_links_below_the_article_go_and_so_do_questions_that_link_to_others():
    foot = ("Puzzles of the day", "Can a goat learn to read?", "Nine kettles for small kitchens")
    assert page(foot=foot) == [TITLE, LEAD, LAST]


def test_links_and_boxes_between_paragraphs_go():
    box = (
        "Fish and Farm",
        "Good things in a weekly letter",
        "Enter your email",
        "By signing up you agree to our terms of use.",
    )
    assert page(*box, MIDDLE) == [TITLE, LEAD, MIDDLE, LAST]
    assert page("Related", "The village choir wins a goat", MIDDLE) == [TITLE, LEAD, MIDDLE, LAST]


def test_sub_headings_lists_and_verse_stay():
    assert page(MIDDLE, "Nobody was warned") == [TITLE, LEAD, MIDDLE, "Nobody was warned", LAST]
    times = ("The ferry now runs at these times:", "Monday at eight", "Friday at noon", "Sunday never")
    assert page(MIDDLE, *times) == [TITLE, LEAD, MIDDLE, *times, LAST]
    verse = ("On the pier an old song was sung:", "River wide and river low", "Carry me where swallows go")
    assert page(*verse, MIDDLE) == [TITLE, LEAD, *verse, MIDDLE, LAST]


@pytest.mark.parametrize(
    "sentence", ["Nobody was hurt.", "“We waited.”", "It rained.", "Why wait?", "“Subscribe to hope,” he said."]
)
def test_short_sentences_and_speech_stay_among_junk(sentence):
    assert sentence in page("Advertisement", sentence, "Share", MIDDLE)


@pytest.mark.parametrize(
    "notice",
    [
        "You can unsubscribe from our newsletter at any time.",
        "We value your privacy and use cookies to personalise content.",
        "Comments are moderated before they are published on this website.",
        "پیش از ارسال دیدگاه خود قوانین سایت را بخوانید.",
        "ہماری ویب سائٹ کی خبروں کے لیے چینل کو سبسکرائب کریں۔",
    ],
)
def test_sentences_about_the_page_go(notice):
    assert page("Advertisement", notice, "Share", MIDDLE) == [TITLE, LEAD, MIDDLE, LAST]


def test_words_of_pages_say_nothing_where_the_article_is_about_them():
    about = "The newsletter of the village has more subscribers than the village has houses, the editor said."
    more = "Subscribers get the newsletter by email, and three of them by goat."
    assert {about, more} <= set(page(about, "Advertisement", more, MIDDLE))


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "Northern notes", LEAD, "A view", MIDDLE, "Ann Ferrier", LAST, "Written in May"),
        ("One river", "One ferry", "No bridge", "Two goats", "And the rain"),
        (TITLE, LEAD[:-1], MIDDLE[:-1], "Ferry", "River", "Goat", LAST[:-1]),
        ("Ταξίδι", LEAD, "Ποτάμι", MIDDLE, "Κατσίκα"),
    ],
)
def test_a_text_that_is_no_page_loses_nothing(lines):
    assert kept(*lines) == list(lines)


def test_a_headline_is_found_under_any_menu_and_stays_with_a_year_in_it():
    title = "Ferry of 2024 is the village's third since 1900"
    lines = ("Menu", "Log in", "Fish", "Farm and field", title, "Ann Ferrier", "12 May 2024", LEAD, MIDDLE, "Share")
    assert kept(*lines) == [title, LEAD, MIDDLE]


def test_a_long_page_is_read_line_by_line():
    lines = [
        f"Row {number}" if number % 3 else f"The river rose in town {number} and people left." for number in range(3000)
    ]
    found = Counter(line.endswith(".") for line in kept("Share", "Menu", *lines))
    assert found[True] == 1000
