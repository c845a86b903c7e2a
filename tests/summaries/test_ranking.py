"""What is chosen from an article: how much, in which order, by which method, and what never is."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tracemalloc
import warnings
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.ranking import METHODS, Choice, Length, choose, rank
from summaries.stopwords import stop_words
from summaries.story import Story
from summaries.sumy_methods import MOST_SENTENCES, TooManySentences
from translate.errors import WrongUse
from translate.sentences import words

SUMY_METHODS = METHODS[1:]
PROJECT = Path(__file__).parents[2]

# One invented story in three languages, sentence by sentence.
TITLES = {
    "en": "New bridge over the Kabul river opens in Nowshera",
    "fa": "پل تازه رودخانه کابل در نوشهره گشوده شد",
    "ur": "نوشہرہ میں دریائے کابل پر نیا پل کھول دیا گیا",
}
ARTICLES = {
    "en": [
        "A new bridge over the Kabul river was opened in Nowshera on Monday after four years of work.",
        "The old bridge was washed away by the floods of 2022, cutting off eleven villages from the market.",
        "The minister of roads said the bridge had cost 2.4 billion rupees and would carry lorries.",
        "He was late.",
        "Farmers told reporters that they had been paying boatmen to bring vegetables across the river.",
        "“My children crossed by boat to reach their school every morning,” said Gul Bibi, a teacher.",
        "Engineers raised the deck of the bridge by three metres so that floods would pass beneath it.",
        "The ceremony was attended by local officials, two schools and a brass band.",
        "Traders expect the price of vegetables in the market to fall once lorries use the bridge.",
        "A second bridge, further down the river, is planned for next year if the province finds the money.",
    ],
    "fa": [
        "پل تازه‌ای بر رودخانه کابل روز دوشنبه پس از چهار سال کار در شهر نوشهره به روی خودروها گشوده شد.",
        "پل پیشین را سیلاب سال ۱۴۰۱ با خود برده بود و یازده روستا از بازار جدا مانده بودند.",
        "وزیر راه ایالت گفت این پل دو میلیارد و چهارصد میلیون روپیه هزینه داشته و برای کامیون‌ها است.",
        "او دیر آمد.",
        "کشاورزان به خبرنگاران گفتند برای بردن سبزیجات به آن سوی رودخانه به قایقران‌ها پول می‌دادند.",
        "گل‌بی‌بی که آموزگار است گفت: «فرزندانم هر صبح با قایق به مدرسه می‌رفتند.»",
        "مهندسان عرشه پل را سه متر بالاتر بردند تا سیلاب از زیر آن بگذرد.",
        "مقام‌های محلی، دو مدرسه و یک گروه موسیقی در مراسم حضور داشتند.",
        "بازرگانان انتظار دارند با عبور کامیون‌ها از پل، بهای سبزیجات در بازار پایین بیاید.",
        "اگر بودجه ایالت فراهم شود، پل دومی در پایین‌دست رودخانه سال آینده ساخته خواهد شد.",
    ],
    "ur": [
        "نوشہرہ میں دریائے کابل پر بنایا گیا نیا پل چار سال کے کام کے بعد پیر کو ٹریفک کے لیے کھول دیا گیا۔",
        "پرانا پل 2022 کے سیلاب میں بہہ گیا تھا جس سے گیارہ دیہات منڈی سے کٹ گئے تھے۔",
        "صوبائی وزیر نے کہا کہ پل پر دو ارب چالیس کروڑ روپے لاگت آئی اور یہ ٹرکوں کے لیے ہے۔",
        "وہ دیر سے آئے۔",
        "کسانوں نے صحافیوں کو بتایا کہ وہ سبزیاں دریا پار پہنچانے کے لیے کشتی والوں کو پیسے دیتے تھے۔",
        "استانی گل بی بی نے کہا کہ میرے بچے ہر صبح کشتی میں اسکول جاتے تھے۔",
        "انجینئروں نے پل کی سطح تین میٹر بلند کی تاکہ سیلاب کا پانی نیچے سے گزر جائے۔",
        "تقریب میں مقامی افسران، دو اسکول اور ایک بینڈ شریک ہوئے۔",
        "تاجروں کو امید ہے کہ پل پر ٹرک چلنے سے منڈی میں سبزیوں کی قیمت کم ہو گی۔",
        "صوبے کے پاس رقم ہوئی تو دریا پر نیچے کی طرف دوسرا پل اگلے سال تعمیر کیا جائے گا۔",
    ],
}
JUNK = {
    "en": ["Share on Facebook", "Read more", "Follow us on X"],
    "fa": ["اشتراک در تلگرام", "بیشتر بخوانید", "خبرنامه ما"],
    "ur": ["فیس بک پر شیئر کریں", "مزید پڑھیں", "ہمیں فالو کریں"],
}


def places(choices: tuple[Choice, ...]) -> list[int]:
    return [choice.index for choice in choices]


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


# The default method


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


@pytest.mark.parametrize("method", ["news", "lexrank", "textrank", "reduction"])
def test_ten_thousand_sentences_are_ranked_and_never_all_their_pairs_kept(method):
    texts = [f"Village{i % 977} sent lorry{i % 389} over bridge{i % 53} with crop{i}." for i in range(10_000)]
    tracemalloc.start()
    try:
        assert len(choose(texts, "en", Length(sentences=20), method)) == 20
        assert tracemalloc.get_traced_memory()[1] < 500_000_000
    finally:
        tracemalloc.stop()


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
    assert Story.read(texts, "en").quotations() == {2: range(2, 4), 3: range(2, 4)}
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


def test_a_mark_that_is_never_closed_ties_nothing_together():
    texts = ["“We begin.", *(f"Speaker {number} spoke." for number in range(12)), 'A 6" pipe broke.', "“All spoke.”"]
    assert Story.read(texts, "en").quotations() == {}


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


# Sumy's methods


@pytest.mark.parametrize("method", SUMY_METHODS)
def test_sumy_methods_choose_as_many_as_were_asked_for(method):
    assert len(choose(ARTICLES["en"], "en", Length(sentences=9), method)) == 9
    assert len(choose(ARTICLES["en"], "en", Length(sentences=99), method)) == 10


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize(
    ("method", "module", "name"),
    [
        ("lexrank", "lex_rank", "LexRankSummarizer"),
        ("textrank", "text_rank", "TextRankSummarizer"),
        ("luhn", "luhn", "LuhnSummarizer"),
        ("reduction", "reduction", "ReductionSummarizer"),
        ("sumbasic", "sum_basic", "SumBasicSummarizer"),
        ("kl", "kl", "KLSummarizer"),
        ("lsa", "lsa", "LsaSummarizer"),
    ],
)
def test_sumy_itself_given_the_same_words_chooses_the_same_but_for_ties(method, module, name, language):
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    class Tokenizer:
        def to_words(self, sentence):
            return tuple(words(sentence, language))

    article = [text for text in ARTICLES[language] if set(words(text, language)) - stop_words(language)]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    summarizer.stop_words = stop_words(language)
    document = ObjectDocumentModel([Paragraph([Sentence(text, Tokenizer()) for text in article])])
    scores = {choice.index: choice.score for choice in rank(article, language, method)}
    expected = [scores[article.index(str(sentence))] for sentence in summarizer(document, 4)]
    chosen = [choice.score for choice in choose(article, language, Length(sentences=4), method)]
    assert sorted(chosen) == sorted(expected)


def test_lexrank_falls_back_to_the_lead_where_it_has_no_number():
    # In two sentences every idf is log(2 / 2), so all similarities are 0 and their norm divides by 0.
    texts = ["Bridge opens today.", "River floods villages."]
    assert [choice.index for choice in rank(texts, "en", "lexrank")] == [0, 1]
    assert all(math.isfinite(choice.score) for choice in choose(texts, "en", method="lexrank"))


def test_edmundson_prefers_the_words_of_the_title():
    filler = [f"Remark{i} followed speech{i} quietly." for i in range(6)]
    texts = [*filler[:3], "Vegetable lorries crossed.", *filler[3:]]
    best = next(rank(texts, "en", "edmundson", title="Vegetable lorries crossed"))
    assert best.index == 3


@pytest.mark.parametrize("method", SUMY_METHODS)
def test_a_long_article_is_ranked_to_its_last_sentence_or_refused_with_what_to_do(method):
    texts = [f"Village{i % 97} sent lorry{i % 39} over bridge{i % 13} with crop{i}." for i in range(2_500)]
    if method in MOST_SENTENCES:
        with pytest.raises(TooManySentences, match=f"'{method}' takes too long for 2,500 sentences.* Take news"):
            choose(texts, "en", method=method)
    else:
        assert len(choose(texts, "en", Length(ratio=1.0), method)) == 2_500


@pytest.mark.parametrize("method", MOST_SENTENCES)
def test_a_slow_method_ranks_as_many_sentences_as_it_says(method):
    most = MOST_SENTENCES[method]
    texts = [f"Village{i} sent lorry{i % 39} over." for i in range(most + 1)]
    assert len(choose(texts[:most], "en", Length(sentences=3), method)) == 3
    with pytest.raises(TooManySentences):
        choose(texts, "en", method=method)


# How long a summary is


def test_the_default_length_is_five_sentences():
    assert len(choose(ARTICLES["en"], "en")) == 5
    assert choose(ARTICLES["en"], "en") == choose(ARTICLES["en"], "en", Length(sentences=5))


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


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ({"sentences": 0}, "at least 1 sentence"),
        ({"sentences": -2}, "-2"),
        ({"sentences": None}, "sentences, a ratio or words"),
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

WORD = st.sampled_from(
    [
        "bridge",
        "river",
        "flood",
        "market",
        "school",
        "boat",
        "road",
        "the",
        "it",
        "was",
        "2022",
        "—",
        "Bridge",
    ]
)
TEXT = st.lists(WORD, max_size=7).map(" ".join)


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


@settings(deadline=None)
@given(texts=st.lists(TEXT, max_size=12), method=st.sampled_from(SUMY_METHODS), asked=st.integers(1, 14))
def test_sumy_methods_choose_all_candidates_there_are_up_to_what_is_asked(texts, method, asked):
    stop = stop_words("en")
    distinct = {tuple(words(text, "en")) for text in texts}
    telling = {row for row in distinct if any(w not in stop and w.isalpha() for w in row)}
    assert len(choose(texts, "en", Length(sentences=asked), method)) == min(asked, len(telling or distinct))


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


# Stop words


@pytest.mark.parametrize(
    ("language", "inside", "outside"),
    [
        ("en", ["the", "of", "because"], ["bridge", "river"]),
        ("fa", ["از", "که", "می‌شود", "می‌کند", "این"], ["پل", "رودخانه"]),
        ("ur", ["کا", "ہے", "میں", "اور", "گیا"], ["پل", "دریا"]),
        ("nb", ["ikke"], ["bro"]),
        ("pb", ["não"], ["ponte"]),
    ],
)
def test_stop_words_are_the_words_of_grammar(language, inside, outside):
    assert stop_words(language).issuperset(inside)
    assert not stop_words(language).intersection(outside)


@pytest.mark.parametrize("language", ["en", "fa", "ur", "ar", "de", "tr"])
def test_stop_words_are_spelt_as_words_are_found_in_a_text(language):
    for word in stop_words(language):
        assert words(word, language) == [word]


def test_a_language_nobody_lists_has_no_stop_words():
    assert stop_words("xx") == stop_words("ps") == frozenset()
