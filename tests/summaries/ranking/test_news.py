"""The default method: the lead, the title and the topic, nothing twice, quotations whole."""

from __future__ import annotations

import pytest

from summaries.ranking.choice import Length
from summaries.ranking.document import Document
from summaries.ranking.select import choose, rank
from tests.support.stories import ARTICLES, TITLES, places
from translate.errors import WrongUse

JUNK = {
    "en": ["Share on Facebook", "Read more", "Follow us on X"],
    "fa": ["اشتراک در تلگرام", "بیشتر بخوانید", "خبرنامه ما"],
    "ur": ["فیس بک پر شیئر کریں", "مزید پڑھیں", "ہمیں فالو کریں"],
}


@pytest.mark.parametrize("language", ARTICLES)
def test_the_default_keeps_short_lines_of_the_page_out(language):
    article = ARTICLES[language]
    junk = JUNK[language]
    page = [junk[0], article[0], junk[1], *article[1:], junk[2]]
    chosen = [page[place] for place in places(choose(page, language, Length(ratio=1.0)))]
    assert not set(junk) & set(chosen)
    assert article[3] not in chosen


@pytest.mark.parametrize("language", ARTICLES)
def test_the_default_takes_the_lead_of_a_news_story(language):
    assert 0 in places(choose(ARTICLES[language], language, Length(sentences=2), title=TITLES[language]))


def test_the_default_does_not_say_the_same_thing_twice():
    again = "After four years of work, a new bridge over the Kabul river was opened in Nowshera, police said."
    chosen = places(choose([*ARTICLES["en"], again], "en", Length(ratio=1.0)))
    assert 0 in chosen
    assert 10 not in chosen


def test_the_default_prefers_what_the_title_speaks_of():
    texts = [
        "Wheat prices in Lahore rose sharply during the spring harvest.",
        "Cricket players in Karachi trained under floodlights last evening.",
        "Glaciers near Skardu shrank considerably over three summers.",
    ]
    for place, title in enumerate(["Wheat prices rose", "Karachi cricket players", "Skardu glaciers shrank"]):
        scores = {choice.index: choice.score for choice in rank(texts, "en", title=title)}
        untitled = {choice.index: choice.score for choice in rank(texts, "en")}
        assert scores[place] > untitled[place]
        assert all(scores[other] == untitled[other] for other in scores if other != place)


def test_the_default_prefers_what_the_rest_of_the_article_speaks_of():
    stray = "Penguins waddle across frozen Antarctic beaches every winter."
    texts = [*ARTICLES["en"][:9], stray]
    assert places(tuple(rank(texts, "en")))[-1] == 9


def test_a_text_of_short_sentences_only_is_summarised_all_the_same():
    texts = ["The bridge opened.", "He was there.", "Farmers cheered loudly."]
    assert places(choose(texts, "en")) == [0, 2]


# Quotations and the lead


SPEECH = [
    "The governor opened the rebuilt market in the old town on Monday morning.",
    "“The traders of this market waited four long years for the roof,” the governor of the town said.",
    "“We lost the roof, the stalls and the water of the old market in a single night.",
    "The town rebuilt the market roof with its own hands and its own money,” an old trader said.",
    "Engineers of the town checked the beams of the market roof before traders came back.",
    "Visitors from three valleys bought dried apricots and wool before noon.",
]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("«", "»"), ('"', '"')])
def test_the_parts_of_a_quotation_stand_together_or_not_at_all(opening, closing):
    texts = [text.replace("“", opening).replace("”", closing) for text in SPEECH]
    assert Document.from_sentences(texts, "en").dependencies == {2: (3,), 3: (2,)}
    ranking = [choice.index for choice in rank(texts, "en")]
    assert abs(ranking.index(2) - ranking.index(3)) == 1
    scores = [choice.score for choice in rank(texts, "en")]
    assert scores == sorted(scores, reverse=True)


def test_a_whole_sentence_is_preferred_to_a_part_of_a_quotation():
    whole = [text.translate({ord("“"): None, ord("”"): None}) for text in SPEECH]
    before = {choice.index: choice.score for choice in rank(whole, "en")}
    after = {choice.index: choice.score for choice in rank(SPEECH, "en")}
    assert after[3] < before[3]
    assert after[0] == before[0]


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_the_lead_is_kept_whatever_the_length(language, count):
    assert 0 in places(choose(ARTICLES[language], language, Length(sentences=count), title=TITLES[language]))


# A topic


@pytest.mark.parametrize(
    ("language", "about", "place"),
    [
        ("en", "vegetable prices", 8),
        ("en", "engineer", 6),
        ("fa", "سبزی‌ها قایقران", 4),
        ("fa", "گروه موسیقی", 7),
        ("ur", "سبزیوں کی قیمت", 8),
        ("ur", "انجینئر", 6),
    ],
)
def test_sentences_about_the_topic_come_first_whatever_their_endings(language, about, place):
    ranking = rank(ARTICLES[language], language, title=TITLES[language], about=about)
    assert next(ranking).index == place
    chosen = choose(ARTICLES[language], language, Length(sentences=3), title=TITLES[language], about=about)
    assert place in places(chosen)
    assert places(chosen) == sorted(places(chosen))


def test_a_topic_that_nothing_speaks_of_changes_nothing():
    assert choose(ARTICLES["en"], "en", about="penguins") == choose(ARTICLES["en"], "en")


def test_short_words_of_a_topic_are_not_taken_for_the_beginning_of_others():
    texts = ["The carpet traders counted their woollen goods.", "A car crossed the bridge towards the market."]
    assert next(rank(texts, "en", about="car")).index == 1


def test_a_topic_of_stop_words_is_searched_for_as_it_is():
    texts = ["Nobody counted the goats in the upper valley.", "Who counted the sheep in the lower valley?"]
    assert next(rank(texts, "en", about="who")).index == 1


@pytest.mark.parametrize(("method", "about"), [("news", ""), ("news", "?!"), ("lexrank", "bridge")])
def test_a_topic_that_cannot_be_meant_is_wrong_use(method, about):
    with pytest.raises(WrongUse, match="topic"):
        choose(ARTICLES["en"], "en", method=method, about=about)
