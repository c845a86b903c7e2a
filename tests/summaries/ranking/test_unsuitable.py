"""What no summary should hold: rows of tables, captions, notes about the author, the title again."""

from __future__ import annotations

import pytest

from summaries.ranking import METHODS, Length, choose
from summaries.ranking.document import Document
from tests.support.stories import ARTICLES, places


def unsuitable(texts, language="en", title=None):
    return set(Document.from_sentences(texts, language, title).unsuitable)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "| Torkham | Open | Closed |"),
        ("en", "Photo: Gul Bibi stands at the new bridge over the Kabul river in Nowshera."),
        ("en", "A boy crosses the new bridge over the Kabul river (AP Photo/Mohammad Khan)."),
        ("en", "Gul Bibi opens the new bridge over the Kabul river in Nowshera, Pakistan September 30, 2018."),
        ("fa", "عکس: کودکان بر پل تازه رودخانه کابل در نوشهره"),
        ("ur", "فائل فوٹو: نوشہرہ میں دریائے کابل پر نیا پل"),
    ],
)
@pytest.mark.parametrize("method", METHODS)
def test_choose_rows_and_captions_never(language, line, method):
    texts = [*ARTICLES[language][:4], line, *ARTICLES[language][4:]]
    assert 4 not in places(choose(texts, language, Length(ratio=1.0), method))


def test_unsuitable_rows_without_bars_and_their_head():
    rows = ["Province Seats Turnout Winner", "Punjab 141 52.1% League", "Sindh 61 47.9% Movement"]
    assert unsuitable([ARTICLES["en"][0], *rows, ARTICLES["en"][1]]) == {1, 2, 3}
    assert unsuitable([ARTICLES["en"][0], *rows[:2], ARTICLES["en"][1]]) == set()


def test_unsuitable_line_that_announces_a_table():
    assert unsuitable(["The count is out.", "This is how they voted:", "| Punjab | 141 |"]) == {1, 2}


@pytest.mark.parametrize(
    "note",
    [
        "Jane Example is the director of the Council of Northern Schools",
        "John A. Sample is a freelance journalist in Quetta.",
        "The author teaches history.",
    ],
)
def test_unsuitable_authors_note_at_the_end(note):
    assert unsuitable([*ARTICLES["en"], note]) == {10}
    assert unsuitable([note, *ARTICLES["en"]]) == set()


def test_unsuitable_never_whom_the_article_speaks_of():
    texts = ["The minister met Jane Example on Monday.", "Rain fell.", "Jane Example is the director of a school."]
    assert unsuitable(texts) == set()


def test_unsuitable_no_sentence_that_ends_in_when_it_happened():
    assert unsuitable(["The bridge fell on September 30, 2018.", "Rain fell."]) == set()


def test_unsuitable_title_again():
    title = "New bridge over the Kabul river opens"
    assert unsuitable([f"{title}.", *ARTICLES["en"]], title=title) == {0}
    assert unsuitable(ARTICLES["en"], title=title) == set()


def test_choose_where_nothing_is_suitable_takes_something():
    assert places(choose(["| Torkham | Open |", "| Chaman | Closed |"], "en")) == [0, 1]
