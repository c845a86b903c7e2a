"""The head of a page: which line above the article is its headline, and what goes with it."""

from __future__ import annotations

from collections.abc import Collection

from .lines import ASKED, LEAST_RECURRING, MOST_SHORT_WORDS, PARTED, TITLE_CASE, Line, Page, is_dated, key

LEAST_WORDS_OF_A_HEADLINE = 4
LEAST_WORDS_OF_A_STANDFIRST = 7
RIVAL = 1.5  # how much less than another a line may look like the headline


def find_header_boilerplate(page: Page, title: str | None) -> set[int]:
    """All above the first paragraph but the headline and what stands right under it and says as much."""
    lines = page.lines
    unsure = {
        number: None
        for number in range(page.core[0])
        if not page.known[number] and (not lines[number].ended or ASKED.search(lines[number].text))
    }
    headlines = _headlines(page, unsure, title)
    if not headlines:
        return set(unsure)
    kept = {*headlines, *_in_brief(page, min(headlines), unsure)}
    for headline in headlines:
        above = headline - 1
        if above in unsure and page.recurring(above) and _is_worded(lines[above]):
            kept.add(above)
        for number in range(headline + 1, page.core[0]):
            if number in headlines or number not in unsure or not _goes_under(page, number, number - 1 == headline):
                break
            kept.add(number)
    own = {key(lines[number].text) for number in kept}
    return {number for number in unsure if number not in kept and key(lines[number].text) not in own}


def _is_worded(line: Line) -> bool:
    return len(line.words) > 1 and line.text[-1] not in ":؛;،," and "|" not in line.text and not is_dated(line)


def _goes_under(page: Page, number: int, right_under: bool) -> bool:
    """Whether a line looks like a standfirst, or like a headline that has an overline."""
    line = page.lines[number]
    words = sum(len(word) > 1 for word in line.words)
    if is_dated(line) or words < LEAST_WORDS_OF_A_HEADLINE or line.text.endswith(")"):
        return False
    if words >= LEAST_WORDS_OF_A_STANDFIRST or page.recurring(number) >= LEAST_RECURRING:
        return True
    return right_under and not TITLE_CASE.fullmatch(line.text) and not PARTED.search(line.text)


def _in_brief(page: Page, headline: int, unsure: Collection[int]) -> list[int]:
    """The lines right above the first paragraph that say in a few words each what the article says."""
    run: list[int] = []
    for number in range(page.core[0] - 1, headline, -1):
        is_long = len(page.lines[number].text.split()) >= LEAST_WORDS_OF_A_HEADLINE
        if number not in unsure or not is_long or not page.recurring(number):
            break
        run.append(number)
    return run if len(run) > 1 and sum(map(page.recurring, run)) >= LEAST_RECURRING * len(run) * 0.75 else []


def _headlines(page: Page, unsure: Collection[int], title: str | None) -> set[int]:
    """The line above the article that looks most like its headline, and those that do nearly as much.

    A line of junk that stays is better than a headline that goes.
    """
    for number in unsure:
        if key(page.lines[number].text) == title:
            return {number}
    scores = {number: _like_a_headline(page, number) for number in unsure}
    best = max(scores.values(), default=0)
    if best > 0:
        chosen = max(scores, key=lambda number: scores[number])
        rivals = {number for number in unsure if page.recurring(number) >= LEAST_RECURRING}
        return {chosen} | {number for number in rivals if scores[number] >= best - RIVAL}
    # Where junk comes under the first sentence, that sentence may be the headline.
    second = page.core[1] if len(page.core) > 1 else len(page.lines)
    words = {number: len(page.lines[number].words) for number in unsure if not is_dated(page.lines[number])}
    longest = max(words.values(), default=0)
    if longest < (LEAST_WORDS_OF_A_HEADLINE if any(page.known[page.core[0] : second]) else 1):
        return set()
    return {max(words, key=lambda number: words[number])}


def _like_a_headline(page: Page, number: int) -> float:
    """How much a line above the article looks like its headline.

    It shares words with the article, has some length, and no other short line of a menu comes under it.
    """
    line, following = page.lines[number], page.lines[number + 1]
    words = len(line.text.split())
    recurring = page.recurring(number)
    if not recurring:
        return 0
    ends_the_menu = page.known[number + 1] or following.ended or len(following.text.split()) > MOST_SHORT_WORDS
    score = min(recurring, 4) + 1.5 * ends_the_menu + min(words, 8) / 8
    return max(0.1, score - (words < LEAST_WORDS_OF_A_HEADLINE) - 3 * (is_dated(line) or line.text[-1] in ":؛;،,"))
