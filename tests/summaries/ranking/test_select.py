"""What is chosen from an article, whatever the method: how much, in which order, and what never is."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tracemalloc
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.ranking.choice import Length
from summaries.ranking.methods import METHODS
from summaries.ranking.select import choose, rank
from tests.support.stories import ARTICLES, TEXT, TITLES, places
from translate.errors import WrongUse
from translate.text.spelling import words
from translate.text.stopwords import stop_words

PROJECT = Path(__file__).parents[3]


# What every method does in every language


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize("method", METHODS)
def test_every_method_chooses_so_many_sentences_in_the_order_of_the_article(method, language):
    chosen = choose(ARTICLES[language], language, Length(sentences=3), method, TITLES[language])
    assert len(chosen) == 3
    assert places(chosen) == sorted(set(places(chosen)))
    assert all(0 <= place < len(ARTICLES[language]) for place in places(chosen))
    assert all(math.isfinite(choice.score) for choice in chosen)


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize("method", METHODS)
def test_what_is_chosen_scores_at_least_as_high_as_what_is_not(method, language):
    ranking = list(rank(ARTICLES[language], language, method, TITLES[language]))
    scores = [choice.score for choice in ranking]
    assert scores == sorted(scores, reverse=True)
    chosen = choose(ARTICLES[language], language, Length(sentences=4), method, TITLES[language])
    assert set(chosen) == set(ranking[:4])


@pytest.mark.parametrize("method", METHODS)
def test_a_title_may_be_missing_or_hold_stop_words_only(method):
    for title in (None, "", "Who is he?", "!"):
        assert len(choose(ARTICLES["en"], "en", Length(sentences=3), method, title)) == 3


@pytest.mark.parametrize("method", METHODS)
def test_languages_without_stop_words_and_unknown_ones_are_ranked_too(method):
    for language in ("az", "xx"):
        assert stop_words(language) == frozenset()
        assert len(choose(ARTICLES["en"], language, Length(sentences=3), method)) == 3


@pytest.mark.parametrize("method", METHODS)
def test_languages_written_without_spaces_are_ranked(method):
    article = [
        "喀布尔河上的新桥星期一正式通车。",
        "旧桥在洪水中被冲走，十一个村庄与市场隔绝。",
        "工程师把新桥的桥面提高了三米，让洪水从桥下通过。",
    ]
    assert len(choose(article, "zh", Length(sentences=2), method)) == 2


@pytest.mark.parametrize("method", METHODS)
def test_no_text_gives_no_choice_and_one_text_is_chosen_whatever_it_is(method):
    assert choose([], "en", method=method) == ()
    for text in ("A bridge opened.", "It is.", "12:45", "…", ""):
        assert places(choose([text], "en", method=method)) == [0]


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize("method", METHODS)
def test_a_repeated_sentence_is_chosen_once_and_first(method, language):
    article = ARTICLES[language]
    repeated = [article[0], *article, article[0] + "!", article[6].upper(), article[0]]
    chosen = places(choose(repeated, language, Length(ratio=1.0), method, TITLES[language]))
    assert 0 in chosen
    assert not {1, 11, 12, 13} & set(chosen)


def test_sentences_that_differ_in_the_codes_of_letters_only_are_one_sentence():
    persian = ARTICLES["fa"][1]
    arabic_codes = persian.replace("ی", "ي").replace("ک", "ك")
    assert persian != arabic_codes
    for method in METHODS:
        assert places(choose([persian, arabic_codes], "fa", method=method)) == [0]


@pytest.mark.parametrize("method", METHODS)
def test_sentences_without_a_content_word_are_chosen_only_where_there_is_nothing_else(method):
    empty = ["What is it that they are?", "***", "12 345", "He has been there."]
    mixed = [*empty, "Engineers raised the bridge deck by three metres."]
    assert places(choose(mixed, "en", method=method)) == [4]
    assert places(choose(empty, "en", Length(sentences=2), method)) == [0, 1]


@pytest.mark.parametrize("method", METHODS)
def test_no_warning_escapes(method):
    texts = ["bridge", "river", "flood flood", "river flood bridge"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        choose(texts, "en", method=method)


@pytest.mark.parametrize("method", ["news", "lexrank", "textrank", "reduction"])
def test_ten_thousand_sentences_are_ranked_and_never_all_their_pairs_kept(method):
    texts = [f"Village{i % 977} sent lorry{i % 389} over bridge{i % 53} with crop{i}." for i in range(10_000)]
    tracemalloc.start()
    try:
        assert len(choose(texts, "en", Length(sentences=20), method)) == 20
        assert tracemalloc.get_traced_memory()[1] < 500_000_000
    finally:
        tracemalloc.stop()


# How long a summary is


@pytest.mark.parametrize(("sentences", "most"), [(1, 2), (5, 2), (7, 2), (8, 3), (10, 3), (11, 4), (14, 5), (99, 5)])
def test_length_default_is_a_third_between_two_and_five(sentences, most):
    assert Length().most_sentences(sentences) == most
    assert Length(sentences=5).most_sentences(sentences) == 5


def test_choose_default_length_leaves_rows_of_tables_out_of_the_count():
    rows = ["Punjab 141 League", "Sindh 61 Movement", "Balochistan 16 League"]
    assert len(choose(ARTICLES["en"], "en")) == len(choose([*ARTICLES["en"], *rows], "en")) == 3


@pytest.mark.parametrize(("ratio", "count"), [(0.01, 1), (0.1, 1), (0.3, 3), (0.31, 4), (1.0, 10)])
def test_a_ratio_is_a_share_of_the_sentences_rounded_up(ratio, count):
    assert len(choose(ARTICLES["en"], "en", Length(ratio=ratio), "luhn")) == count


def test_a_ratio_is_not_rounded_up_by_an_error_of_arithmetic():
    texts = [f"Village{i} sent lorries over bridge{i}." for i in range(100)]
    assert 0.07 * 100 > 7
    assert len(choose(texts, "en", Length(ratio=0.07), "luhn")) == 7


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("budget", [20, 40, 80])
def test_a_budget_of_words_holds(method, budget):
    chosen = choose(ARTICLES["en"], "en", Length(words=budget), method)
    assert 0 < sum(len(words(ARTICLES["en"][place], "en")) for place in places(chosen)) <= budget


@pytest.mark.parametrize("method", METHODS)
def test_a_budget_too_small_for_any_sentence_gives_the_best_one(method):
    chosen = choose(ARTICLES["en"], "en", Length(words=1), method)
    assert chosen == choose(ARTICLES["en"], "en", Length(sentences=1), method)


def test_a_ratio_or_a_budget_stands_in_place_of_the_sentences():
    assert Length(ratio=0.2) == Length(sentences=None, ratio=0.2)
    assert Length(words=50).sentences is None
    assert Length() != Length(sentences=5)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ({"sentences": 0}, "at least 1 sentence"),
        ({"sentences": -2}, "-2"),
        ({"ratio": 0.0}, "above 0"),
        ({"ratio": 1.5}, "at most 1"),
        ({"ratio": math.nan}, "ratio"),
        ({"words": 0}, "at least 1 word"),
        ({"ratio": 0.5, "words": 10}, "not both"),
    ],
)
def test_a_length_that_cannot_be_meant_is_wrong_use(rules, message):
    with pytest.raises(WrongUse, match=message):
        Length(**rules)


def test_an_unknown_method_is_wrong_use_and_the_message_lists_the_known_ones():
    with pytest.raises(WrongUse) as caught:
        choose(ARTICLES["en"], "en", method="best")
    assert all(method in str(caught.value) for method in METHODS)


# Laws


@settings(deadline=None)
@given(
    texts=st.lists(TEXT, max_size=12),
    method=st.sampled_from(METHODS),
    asked=st.integers(1, 14),
    title=st.none() | TEXT,
)
def test_choices_are_places_in_order_no_more_than_asked_and_grow_with_what_is_asked(texts, method, asked, title):
    chosen = choose(texts, "en", Length(sentences=asked), method, title)
    assert places(chosen) == sorted(set(places(chosen)))
    assert all(0 <= choice.index < len(texts) and math.isfinite(choice.score) for choice in chosen)
    assert bool(chosen) == bool(texts)
    assert len(chosen) <= asked
    assert set(chosen) <= set(choose(texts, "en", Length(sentences=asked + 1), method, title))
    distinct = {tuple(words(texts[place], "en")) for place in places(chosen)}
    assert len(distinct) == len(chosen)


PRINT_ALL = """
import json, sys
from summaries.ranking import METHODS, choose
articles, titles = json.load(sys.stdin)
print([choose(articles[code], code, method=m, title=titles[code]) for code in articles for m in METHODS])
"""


def test_choices_and_scores_do_not_change_with_the_hash_seed_or_the_number_of_threads():
    outputs = set()
    for seed, threads in (("0", "1"), ("1", "2"), ("4242", "4")):
        done = subprocess.run(
            [sys.executable, "-c", PRINT_ALL],
            input=json.dumps([ARTICLES, TITLES]),
            env=os.environ
            | {
                "PYTHONHASHSEED": seed,
                "OMP_NUM_THREADS": threads,
                "OPENBLAS_NUM_THREADS": threads,
                "PYTHONPATH": str(PROJECT),
            },
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stderr == ""
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_numpy_and_sumy_are_not_loaded_before_they_are_needed():
    code = "import sys, summaries.ranking; print(sorted({'numpy', 'sumy', 'nltk'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "[]"
