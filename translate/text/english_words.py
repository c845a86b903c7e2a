"""How much the words of a line speak for English, beside langdetect."""

from __future__ import annotations

from collections.abc import Sequence

from .detection_tables import ENGLISH_NEWS_WORDS, ENGLISH_WORDS, SHARED_ENGLISH_WORDS

# How much likelier one English word makes English, and how likely it still is where langdetect does not name it.
WORD_ODDS, SHARED_WORD_ODDS, LEAST_PROBABILITY = 12.0, 3.0, 0.002
# The same for a word of the news, in a headline of so many words; and where the headline is an alert in capitals, which
# is taken for English without one as well where langdetect is less sure than this of another language.
NEWS_ODDS, HEADLINE_WORDS, CAPITALS_ODDS, CAPITAL_SHARE, CAPITALS_BELOW = 6.0, 12, 20.0, 0.8, 0.99
# One strange word in so many is a quotation; more voices than these add nothing.
LEAST_WORD_SHARE, MOST_WORDS = 0.06, 6
# This share of English words makes a paragraph English without asking langdetect; or so much of them, where so much are
# either those or words that English has in common with others.
ENGLISH_SHARE = 0.2
SOME_ENGLISH_SHARE, SHARED_ENGLISH_SHARE = 0.1, 0.3


def likeliest(scores: dict[str, float]) -> str:
    """Return the code with the highest score, by name where two have as much."""
    return min(scores, key=lambda code: (-scores[code], code))


def count_words(words: Sequence[str], wanted: frozenset[str]) -> int:
    """Count the words of a text that are among those wanted."""
    return sum(word in wanted for word in words)


def is_english(words: Sequence[str]) -> bool:
    """Whether function words alone make a paragraph English."""
    own, shared = count_words(words, ENGLISH_WORDS), count_words(words, SHARED_ENGLISH_WORDS)
    if own >= ENGLISH_SHARE * len(words):
        return True
    return own >= SOME_ENGLISH_SHARE * len(words) and own + shared >= SHARED_ENGLISH_SHARE * len(words)


def is_alert(sample: str, words: Sequence[str]) -> bool:
    """Whether a headline is all in capitals, without an accent, as the alerts of agencies are."""
    capitals, letters = sum(map(str.isupper, sample)), sum(map(str.isalpha, sample))
    return sample.isascii() and len(words) <= HEADLINE_WORDS and capitals > CAPITAL_SHARE * letters


def weigh_words(guesses: dict[str, float], words: Sequence[str], in_capitals: bool) -> tuple[dict[str, float], str]:
    """Weigh langdetect's probabilities by the English words of a line.

    Args:
        guesses: The probabilities by code.
        words: The words of the line, in small letters; at least one.
        in_capitals: Whether the line is an alert.

    Returns:
        The probabilities, English likelier by each of its words, and what to call their source.
    """
    # In a long text a few English words are a quotation.
    most = int(count_words(words, ENGLISH_WORDS) / len(words) / LEAST_WORD_SHARE)
    hits = min(len(ENGLISH_WORDS.intersection(words)), most, MOST_WORDS)
    shared = min(len(SHARED_ENGLISH_WORDS.intersection(words)), MOST_WORDS)
    news = len(ENGLISH_NEWS_WORDS.intersection(words)) if len(words) <= HEADLINE_WORDS else 0
    if not hits and "en" not in guesses and not (news and in_capitals):
        return guesses, "langdetect"
    likely = max(guesses.get("en", 0.0), LEAST_PROBABILITY)
    odds = WORD_ODDS**hits * SHARED_WORD_ODDS**shared * NEWS_ODDS ** min(news, MOST_WORDS)
    weighed = {**guesses, "en": likely * odds * (CAPITALS_ODDS if news and in_capitals else 1)}
    total = sum(weighed.values())
    weighed = {code: value / total for code, value in weighed.items()}
    return weighed, "function words and langdetect" if hits and likeliest(weighed) == "en" else "langdetect"
