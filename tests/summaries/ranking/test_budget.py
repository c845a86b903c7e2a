"""Budgets of words are filled by whole sentences, and never broken but by one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.ranking import Choice, Length, choose
from summaries.ranking.budget import fill_budget, select_within_budget
from tests.support.stories import places
from translate import words

BORDER = [
    "The border market at Taftan reopened on Sunday.",
    "Traders from both countries had waited eleven weeks at the gates of the border market while customs officers of "
    "the two governments argued about fees, permits, weights, insurance, the language of the forms and the hours in "
    "which lorries may cross.",
    "Fruit sellers unloaded the first lorries before noon.",
    "The market will open three days a week until the end of the month.",
    "Officials of both countries promised a single form by spring.",
]


@pytest.mark.parametrize("budget", [40, 60, 80])
def test_choose_fills_a_budget_of_words(budget):
    chosen = choose(BORDER, "en", Length(words=budget), title="Border market reopens")
    used = sum(len(words(BORDER[place], "en")) for place in places(chosen))
    assert 0.9 * budget <= used <= budget


def test_choose_budget_below_every_sentence_gives_one():
    assert places(choose(BORDER, "en", Length(words=5))) == [0]


RANKINGS = st.lists(st.tuples(st.integers(1, 40), st.floats(-5, 5, allow_nan=False)), min_size=1, max_size=12).map(
    lambda listed: sorted(listed, key=lambda pair: -pair[1])
)


@given(RANKINGS, st.integers(1, 100), st.dictionaries(st.integers(0, 11), st.integers(0, 11), max_size=5))
def test_fill_budget_holds_and_is_fuller_than_the_best_alone(listed, budget, needs):
    ranking = [Choice(place, score) for place, (_, score) in enumerate(listed)]
    needs = {one: (other,) for one, other in needs.items() if one != other and max(one, other) < len(listed)}
    needs = {one: other for one, other in needs.items() if other[0] not in needs}

    def cost(place):
        return listed[place][0]

    chosen = [choice.index for choice in fill_budget(ranking, needs, cost, budget)]
    assert len(chosen) == len(set(chosen)) >= 1
    assert sum(map(cost, chosen)) <= budget or len(chosen) == 1
    if len(chosen) > 1:
        assert all(set(needs.get(place, ())) <= set(chosen) for place in chosen)

    def worth(places):
        lowest = min(0.0, ranking[-1].score)
        return sum(cost(place) * (ranking[place].score - lowest) ** 0.5 for place in places)

    simple = [choice.index for choice in select_within_budget(ranking, needs, cost, budget)]
    if sum(map(cost, simple)) <= budget:
        assert worth(chosen) >= worth(simple) - 1e-9
