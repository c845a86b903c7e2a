"""Which sentences a sentence cannot go without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.ranking import Length, choose
from summaries.ranking.dependencies import find_dependencies
from summaries.ranking.leaning import leans
from tests.support.stories import places

INTERVIEW = [
    "Samina Baloch farms apricots near Ziarat.",
    "Q: When did you know the apricot crop was gone?",
    "A: On the morning of 2 April the blossom came off black.",
    "There are 400 apricot trees near the house and not one was spared.",
    "Q: What does the lost apricot crop mean in money?",
    "A: Last year the farm sold 9 tonnes for 1.8 million rupees.",
    "Q: Thank you.",
    "A: Thank you for coming so far.",
]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The minister came.", "He spoke.", "However, nobody listened."], {1: (0,), 2: (0, 1)}),
        (["He came.", "The road is open."], {}),
        (["The minister said:", "Roads will open soon.", "Rain fell."], {0: (1,), 1: (0,)}),
        (["Who will pay?", "The province will pay.", "Rain fell."], {0: (1,)}),
        (["The mayor spoke.", "“Nobody asked the town.”", "Rain fell."], {1: (0,)}),
        (["Rain fell.", "“Will the road open?”", "a reporter asked.", "Snow fell."], {1: (2,), 2: (1,)}),
        (["The mayor spoke.", "“We lost it.", "We rebuilt it.”", "Rain fell."], {1: (2,), 2: (1,)}),
    ],
)
def test_find_dependencies_sentences_that_belong_together(texts, expected):
    assert find_dependencies(texts, "en") == expected


def test_find_dependencies_urdu_question_and_who_asks():
    texts = ["بارش ہوئی۔", "”کیا حکومت اپیل کرے گی؟“", "ایک رپورٹر نے پوچھا۔"]
    assert find_dependencies(texts, "ur") == {1: (2,), 2: (1,)}


def test_find_dependencies_answer_needs_question_and_speaker():
    needs = find_dependencies(INTERVIEW, "en")
    assert needs[1] == (2,)
    assert needs[2] == (1,)
    assert needs[3] == (1, 2)
    assert needs[4] == (5,) and needs[5] == (4,)
    assert 0 not in needs and 6 not in needs


@pytest.mark.parametrize("method", ["news", "lexrank"])
@pytest.mark.parametrize("most", range(1, 6))
def test_choose_dialogue_keeps_answers_with_questions_and_leaves_thanks_out(most, method):
    chosen = set(places(choose(INTERVIEW, "en", Length(sentences=most), method)))
    assert not {6, 7} & chosen
    if method == "news":
        assert all(chosen.issuperset(find_dependencies(INTERVIEW, "en").get(place, ())) for place in chosen)


def test_find_dependencies_nothing_needs_what_is_unsuitable():
    assert find_dependencies(["The mayor spoke.", "Photo: AP", "He left."], "en", {1}) == {2: (0,)}


OPENINGS = st.sampled_from(
    ["The {} closed the bridge of town {}.", "He saw the {} of town {}.", "This hit {} {} hard."]
)


@given(
    st.lists(st.tuples(OPENINGS, st.sampled_from(["council", "river", "market", "school"])), min_size=1, max_size=14),
    st.builds(Length, st.integers(1, 8)) | st.builds(lambda count: Length(words=count), st.integers(1, 80)),
)
def test_choose_no_sentence_without_those_it_needs_unless_it_is_alone(parts, length):
    texts = [opening.format(noun, number) for number, (opening, noun) in enumerate(parts)]
    chosen = set(places(choose(texts, "en", length)))
    orphans = [place for place in chosen if place and leans(texts[place], "en") and place - 1 not in chosen]
    assert not orphans or len(chosen) == 1
