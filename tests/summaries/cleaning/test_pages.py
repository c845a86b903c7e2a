"""How much of a page cleaning takes away, measured on pages written for it and marked line by line."""

from __future__ import annotations

import pytest

from summaries.cleaning.cleaner import clean
from tests.support.pages import FILES, read_pages

# What has to go, per cent: the rules know the pages that they were made by, and cannot know the others.
LEAST_GONE = {"rules": 97, "held_out": 95}


@pytest.mark.parametrize("which", FILES)
@pytest.mark.parametrize("language", ["en", "fa", "ur"])
def test_junk_goes_and_the_article_stays(which, language):
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
    assert 100 * (junk - left) >= LEAST_GONE[which] * junk
    assert 1000 * lost <= 5 * article


def test_there_are_pages_enough_in_every_language():
    for which, least in (("rules", 50), ("held_out", 10)):
        languages = [page.language for page in read_pages(which)]
        assert all(languages.count(language) >= least for language in ("en", "fa", "ur"))


@pytest.mark.parametrize("which", FILES)
def test_the_headline_is_found_on_every_page(which):
    for page in read_pages(which):
        cleaned = clean(page.text)
        headline = next(line for line, is_article in page.lines if is_article)
        assert headline in cleaned.text
