"""The registry of methods: one row is all that a method needs."""

from __future__ import annotations

import pytest

from summaries.ranking import RANKING_METHODS, Choice, TooManySentences, choose, select
from summaries.ranking.methods import METHODS, Method
from tests.support.stories import ARTICLES, TITLES, places
from translate import WrongUse


def test_methods_are_the_rows_of_the_table():
    assert tuple(RANKING_METHODS) == METHODS
    assert METHODS[0] == "news"
    assert all(row.summary and not row.summary.endswith(".") for row in RANKING_METHODS.values())


def test_one_row_adds_a_method(monkeypatch):
    def last_first(document):
        return (Choice(place, float(place)) for place in reversed(document.candidates(1)))

    row = Method(last_first, "the end first", max_sentences=20)
    monkeypatch.setitem(RANKING_METHODS, "backwards", row)
    assert places(choose(ARTICLES["en"], "en", method="backwards")) == [7, 8, 9]
    with pytest.raises(TooManySentences, match=r"'backwards'.*up to 20.*Take news, lexrank"):
        choose(ARTICLES["en"] * 3, "en", method="backwards")
    with pytest.raises(WrongUse, match="'backwards' knows no topic"):
        choose(ARTICLES["en"], "en", method="backwards", about="bridge")


@pytest.mark.parametrize("language", ARTICLES)
def test_select_says_why(language):
    selection = select(ARTICLES[language], language, title=TITLES[language], about=None)
    assert all(1 <= len(choice.why) <= 2 for choice in selection.choices)
    assert set(selection.choices) <= set(selection.ranking)
    assert selection.choices[0].why[0] == "title"


def test_select_says_topic_and_neighbour():
    texts = [*ARTICLES["en"][:5], "It takes children to the orchard, a teacher of music said.", *ARTICLES["en"][6:]]
    by_place = {choice.index: choice.why for choice in select(texts, "en", about="orchard music").choices}
    assert by_place[5][0] == "topic"
    assert by_place[4][0] == "neighbour"
