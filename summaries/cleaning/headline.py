"""Which line is the headline: its words come again in the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .lines import Line, key, stems

MOST_TITLE_WORDS = 30
# Languages without spaces have few "words"; no headline is longer than this.
LONGEST_TITLE = 250  # characters
LONGEST_LEAD = 1000  # characters that are compared with a headline
# A headline that ends as a sentence has so many words at most, so many of which come again in the next sentences.
MOST_WORDS_WITH_AN_END = 20
LEAST_SHARE_WITH_AN_END = 0.5
SENTENCES_UNDER_A_HEADLINE = 2
# Where the headline is looked for, and how much less than another a line above it may look like one.
LINES_ABOVE = 40
WORDS_OF_A_HEADLINE = range(3, 26)
RIVAL = 0.4
LOSS_A_LINE = 0.03
LOSS_WITH_AN_END = 0.4
LEAST_WORDS_OF_A_STANDFIRST = 7
LEAST_RECURRING = 1
# One stop after a capital letter is an abbreviation's. A run of stops is read once, as for `SENTENCE_END`.
_NOT_A_TITLE_END = re.compile(
    r"(?<![.۔।。…:،,;؛])(?:(?<!\b[A-Z])|[.۔।。…:،,;؛](?=[.۔।。…:،,;؛]))[.۔।。…:،,;؛]++[\"'»”’“‘)\]]*+$"
)
_FULL_STOP = re.compile(r"[.۔।。]$")
_WITHIN = re.compile(r"(?<![.!?؟۔।。！？])[.!?؟۔।。！？]++[\"'»”’)\]]*+\s+")
_ASKED = re.compile(r"[?؟!]$")


def is_headline(line: str, others: Sequence[str]) -> bool:
    """Tell whether the first line of a text is its headline.

    Args:
        line: The first line.
        others: The lines under it.

    Returns:
        Whether it is short, and either does not end as a sentence, or is one sentence whose words come again in the
        next two.
    """
    if len(line.split()) > MOST_TITLE_WORDS or len(line) > LONGEST_TITLE or sum(map(len, others)) <= len(line):
        return False
    if not _NOT_A_TITLE_END.search(line):
        return True
    own = stems(line)
    if not own or not _FULL_STOP.search(line) or _WITHIN.search(line) or len(line.split()) > MOST_WORDS_WITH_AN_END:
        return False
    following = " ".join(
        _WITHIN.split(" ".join(others[:SENTENCES_UNDER_A_HEADLINE])[:LONGEST_LEAD])[:SENTENCES_UNDER_A_HEADLINE]
    )
    return len(own & stems(following)) >= LEAST_SHARE_WITH_AN_END * len(own)


def find_headlines(
    lines: Sequence[Line], rules: Sequence[str | None], start: int, end: int, title: str | None
) -> set[int]:
    """Find the headline above the article of a page, and what stands under it and says as much.

    Args:
        lines: Of the page.
        rules: For each line, what shows that it is furniture, or None.
        start: Where the article begins in `lines`.
        end: Where it ends.
        title: The `key` of the headline where it is known.

    Returns:
        Indexes of lines above `start`; none where there is no headline.
    """
    known = [index for index in range(start) if title and key(lines[index].text) == title]
    often = Counter(stem for line in lines[start:end] for stem in stems(line.text))
    if not known:
        found = _like_headlines(lines, rules, start, often)
        best = max(found.values(), default=0.0)
        known = [index for index, score in found.items() if best > 0 and score >= RIVAL * best]
    if not known:
        known = [
            index
            for index in range(start - 1, -1, -1)
            if rules[index] is None and not lines[index].ends and lines[index].size in WORDS_OF_A_HEADLINE
        ][:1]
    kept = set(known)
    for headline in known:
        for index in range(headline + 1, start):
            recurring = sum(stem in often for stem in stems(lines[index].text))
            if rules[index] or lines[index].size < LEAST_WORDS_OF_A_STANDFIRST or recurring < LEAST_RECURRING:
                break
            kept.add(index)
    return kept


def _like_headlines(
    lines: Sequence[Line], rules: Sequence[str | None], start: int, often: Counter[str]
) -> dict[int, float]:
    """How much each line above an article looks like its headline, by index."""
    found: dict[int, float] = {}
    for index in range(max(0, start - LINES_ABOVE), start):
        line, own = lines[index], stems(lines[index].text)
        if rules[index] or not own or len(key(line.text).split()) not in WORDS_OF_A_HEADLINE:
            continue
        recurring = sum(stem in often for stem in own) ** 1.5 / len(own) ** 0.5
        ends = line.ends and not _ASKED.search(line.text)
        found[index] = recurring * (LOSS_WITH_AN_END if ends else 1) - LOSS_A_LINE * (start - index)
    return found
