"""Sound first: a chosen sentence whose translation is doubtful gives way to one that ranks nearly as high."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from translate import Translation

from ..ranking import Choice
from ..settings import Settings
from .analysis import Analysis

# Of the doubtful sentence's score, what another must have to stand in its place.
MIN_SCORE_RATIO = 0.8
# Others that are looked at for each doubtful sentence.
CANDIDATES = 2

Translations = Mapping[str, Mapping[str, Translation]]


def find_substitutes(analysis: Analysis, translations: Translations, settings: Settings) -> dict[int, list[Choice]]:
    """What might stand in the place of each chosen sentence that is doubtful.

    `translations`: of the article's chosen sentences, by target and source text. Returns, by the doubtful sentence's
    index, others from the best down. Nothing where all that was chosen is doubtful: then it is the packages that are
    not up to the article, and no other sentence would fare better.
    """
    doubtful = [choice for choice in analysis.choices if not _is_sound(analysis, choice.index, translations)]
    if not doubtful or len(doubtful) == len(analysis.choices):
        return {}
    chosen = {choice.index for choice in analysis.choices}
    # What another chosen sentence needs does not go, and what needs another does not come without it.
    needed = {other for index in chosen for other in analysis.dependencies.get(index, ())}
    doubtful = [choice for choice in doubtful if choice.index not in needed]
    staying = chosen - {choice.index for choice in doubtful}
    others = [
        choice
        for choice in analysis.ranking
        if choice.index not in chosen and staying.issuperset(analysis.dependencies.get(choice.index, ()))
    ]
    found = {}
    for choice in doubtful:
        enough = [other for other in others if other.score >= MIN_SCORE_RATIO * choice.score > 0]
        if settings.length.words is not None:  # a longer sentence could break the budget
            longest = len(analysis.sentences[choice.index].text)
            enough = [other for other in enough if len(analysis.sentences[other.index].text) <= longest]
        if enough:
            found[choice.index] = enough[: CANDIDATES + len(doubtful) - 1]
    return found


def substitute(analysis: Analysis, translations: Translations, substitutes: Mapping[int, list[Choice]]) -> Analysis:
    """The same article with sound sentences in the place of doubtful ones, in order again.

    `translations`: as for `find_substitutes`, those of the substitutes too. `substitutes`: from there. The higher a
    doubtful sentence ranks, the earlier it may choose; one for which no substitute is sound stays.
    """
    choices = {choice.index: choice for choice in analysis.choices}
    instead_of: dict[int, int] = {}
    for doubtful in sorted(substitutes, key=lambda index: -choices[index].score):
        for other in substitutes[doubtful]:
            if other.index not in choices and _is_sound(analysis, other.index, translations):
                del choices[doubtful]
                choices[other.index] = other
                instead_of[other.index] = doubtful
                break
    ordered = tuple(choices[index] for index in sorted(choices))
    return replace(analysis, choices=ordered, instead_of=instead_of)


def _is_sound(analysis: Analysis, index: int, translations: Translations) -> bool:
    """Whether a sentence has no flag in any language."""
    text = analysis.sentences[index].text
    return not any(by_text[text].flags for by_text in translations.values())
