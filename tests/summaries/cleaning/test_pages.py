"""How much of a page cleaning removes, measured on pages written for it and marked line by line."""

from __future__ import annotations

import re

import pytest

from summaries.cleaning.cleaner import clean
from tests.support.pages import FILES, read_pages
from tests.support.plain_texts import read_plain_texts

LEAST_GONE = 95  # per cent of all junk lines, and in each file and language at least:
LEAST_GONE_OF_A_PART = 87
MOST_LOST = 2  # per cent of the article's lines
LEAST_HEADLINES = 97  # per cent of the pages


def measure(which, language):
    """The junk lines, those of them that stay, the article lines, and those of them that go."""
    junk, left, article, lost = 0, 0, 0, 0
    for page in read_pages(which):
        if page.language == language:
            kept = clean(page.text).text.split("\n\n")
            own = {line for line, is_article in page.lines if is_article}
            for line, is_article in page.lines:
                article += is_article
                junk += not is_article
                left += not is_article and line in kept and line not in own
                lost += is_article and not any(line.endswith(one) for one in kept)
    return junk, left, article, lost


def test_junk_goes_and_the_article_stays():
    parts = [measure(which, language) for which in FILES for language in ("en", "fa", "ur")]
    assert all(100 * (junk - left) >= LEAST_GONE_OF_A_PART * junk for junk, left, _, _ in parts)
    junk, left, article, lost = map(sum, zip(*parts, strict=True))
    assert 100 * (junk - left) >= LEAST_GONE * junk
    assert 100 * lost <= MOST_LOST * article


def test_there_are_pages_enough_in_every_language():
    for which, least in (("rules", 50), ("held_out", 10)):
        languages = [page.language for page in read_pages(which)]
        assert all(languages.count(language) >= least for language in ("en", "fa", "ur"))


@pytest.mark.parametrize("which", FILES)
def test_the_headline_is_found_on_nearly_every_page(which):
    pages = read_pages(which)
    found = 0
    for page in pages:
        found += next(line for line, is_article in page.lines if is_article) in clean(page.text).text
    assert 100 * found >= LEAST_HEADLINES * len(pages)


@pytest.mark.parametrize("text", read_plain_texts(), ids=lambda text: f"{text.language}-{text.kind}")
def test_posts_live_blogs_interviews_lists_and_poems_lose_at_most_tags(text):
    removed = clean("\n".join(text.lines)).removed
    assert all(re.fullmatch(r"(?:[#@]\S+\s*)+", one.text) for one in removed)


def test_there_are_plain_texts_of_every_kind_in_every_language():
    found = {(text.language, text.kind) for text in read_plain_texts()}
    kinds = ("post", "live blog", "interview", "list", "poem")
    assert found == {(language, kind) for language in ("en", "fa", "ur") for kind in kinds}
    assert len(read_plain_texts()) == 60
