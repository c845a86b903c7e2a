"""A summary holds all sentences of a quotation or none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.ranking.budget import select_within_budget
from summaries.ranking.choice import Choice, Length
from summaries.ranking.quotations import LONGEST_QUOTATION, find_quotations
from summaries.ranking.select import choose
from translate import words

NOUNS = ("river", "bridge", "market", "harvest", "school", "ferry", "council", "storm", "valley", "orchard")
PAIRS = ["“”", "«»", '""', "”“", "„“", "»«"]


def said(number):
    return f"The {NOUNS[number % 10]} of town {number} was closed for {number + 2} days by the {NOUNS[number * 7 % 10]}"


@st.composite
def stories(draw):
    """Sentences of a story, some of them in quotations of one to six."""
    texts = []
    for _ in range(draw(st.integers(1, 5))):
        count = draw(st.integers(1, 6))
        lines = [f"{said(len(texts) + place)}." for place in range(count)]
        if draw(st.booleans()):
            opening, closing = draw(st.sampled_from(PAIRS))
            lines[0], lines[-1] = opening + lines[0], lines[-1] + closing
            if len(lines) == 1:
                lines[0] = f"{opening}{said(len(texts))}.{closing}"
        texts += lines
    return texts


LENGTHS = (
    st.builds(Length, st.integers(1, 8))
    | st.builds(lambda count: Length(words=count), st.integers(1, 120))
    | st.builds(lambda share: Length(ratio=share), st.floats(0.05, 1))
)


@settings(max_examples=150, deadline=None)
@given(stories(), LENGTHS)
def test_a_summary_holds_all_of_a_quotation_or_none_where_more_than_a_part_fits(texts, length):
    chosen = {choice.index for choice in choose(texts, "en", length)}
    parts = [whole for whole in find_quotations(texts).values() if 0 < len(chosen.intersection(whole)) < len(whole)]
    assert not parts or len(chosen) == 1
    assert length.sentences is None or len(chosen) <= length.sentences
    if length.words is not None and len(chosen) > 1:
        assert sum(len(words(texts[place], "en")) for place in chosen) <= length.words


@pytest.mark.parametrize("pair", PAIRS)
def test_a_quotation_is_followed_over_many_sentences_and_over_another_within_it(pair):
    opening, closing = pair
    texts = [
        "It rained.",
        f"{opening}We left.",
        "We ran.",
        f"I said, {opening}Go.",
        "All went.",
        "Many fell.",
        "None stayed.",
    ]
    assert find_quotations([*texts, f"I wept.{closing}", "She sat."]) == dict.fromkeys(range(1, 8), range(1, 8))


def test_an_outer_quotation_goes_on_where_an_inner_one_was_closed():
    texts = ['"They ask me: "How could you?"', 'Well, I could," he said.', "He left."]
    assert find_quotations(texts) == {0: range(2), 1: range(2)}


@pytest.mark.parametrize("pair", ["”“", "“”", "’’ ‘‘", "’‘"])
def test_urdu_marks_either_way_round_close_each_other(pair):
    half = len(pair) // 2
    opening, closing = pair[:half].strip(), pair[half:].strip()
    texts = [f"وزیر نے کہا، {opening}ہم تیار ہیں۔{closing}", "اجلاس ہوا۔", f"صدر نے {opening}راہ{closing} کہا۔"]
    assert find_quotations(texts) == {}
    texts = ["بارش ہوئی۔", f"{opening}ہم آئے۔", f"ہم گئے۔{closing}", "سب گئے۔"]
    assert find_quotations(texts) == {1: range(1, 3), 2: range(1, 3)}


def test_find_quotations_marks_between_spaces():
    texts = ["آپ نے ’’ گرین ہاؤس ‘‘ کا نام سنا ہوگا ۔", "زمین گرم ہے ۔", "یہ ‘‘ گیس ’’ ہے ۔", "بارش ہوئی ۔"]
    assert find_quotations(texts) == {}
    assert find_quotations(["وہ بولا : ’’ ہم گئے ۔", "پھر آئے ۔ ‘‘ سب ہنسے ۔", "بارش ہوئی ۔"]) == {
        0: range(2),
        1: range(2),
    }


def test_a_quotation_within_another_is_left_to_the_outer_one():
    texts = ["جج نے کہا: ”یہ درست ہے کہ ’جھوٹ نہیں۔", "ثبوت ہے۔‘", "مقدمہ نہیں بنتا۔“", "”اپیل؟“", "سب گئے۔"]
    assert find_quotations(texts) == dict.fromkeys(range(3), range(3))
    texts = ["“He said, ‘I left.", "I ran.’", "We wept.”", "It rained."]
    assert find_quotations(texts) == dict.fromkeys(range(3), range(3))


def test_single_marks_quote_and_apostrophes_do_not():
    assert find_quotations(["‘We left.", "We ran,’ he said.", "It rained."]) == {0: range(2), 1: range(2)}
    assert find_quotations(["The students’ books.", "’Tis so.", "It was ’90.", "They went.’"]) == {}
    assert find_quotations(["The ‘slow’ road.", "It rained.", "‘Go.’"]) == {}
    assert find_quotations(["‘Twas so.", "“We left.", "We ran.”"]) == {1: range(1, 3), 2: range(1, 3)}


def test_quotations_that_share_a_sentence_are_one():
    texts = ["“We came.", "We saw.” He paused. “We lost", "and left.”"]
    assert find_quotations(texts) == dict.fromkeys(range(3), range(3))


@pytest.mark.parametrize(
    "texts",
    [
        ["“We begin.", *["He spoke."] * LONGEST_QUOTATION, "“All” spoke."],
        ["“We begin.", "He spoke.", "She spoke.", "They spoke.", "“All spoke.”"],
        ["He spoke.”", "“All spoke.”", 'A 6" pipe broke.', 'Waters" office closed.', "It broke."],
        ["“One.” “Two.”", "«Three.»", '"Four."'],
    ],
)
def test_marks_that_have_no_partner_or_have_it_in_their_sentence_tie_nothing_together(texts):
    assert find_quotations(texts) == {}


def test_a_quotation_that_does_not_fit_gives_way_to_what_comes_after_it():
    ranking = [Choice(place, -place) for place in (1, 2, 3, 0, 5)]
    whole = {1: (2, 3), 2: (1, 3), 3: (1, 2)}
    assert [choice.index for choice in select_within_budget(ranking, whole, lambda _: 1, 2)] == [0, 5]
    assert [choice.index for choice in select_within_budget(ranking, whole, lambda _: 1, 4)] == [1, 2, 3, 0]
    assert [choice.index for choice in select_within_budget(ranking[:3], whole, lambda _: 1, 2)] == [1]
    assert select_within_budget([], whole, lambda _: 1, 2) == []
