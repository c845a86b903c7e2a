"""Which sentences a sentence cannot go without, so that every sentence of a summary can be understood."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from .dialogue import find_turns, is_question
from .leaning import leans
from .quotations import find_quotations

# How far back a chain of sentences that lean on each other is followed.
LONGEST_CHAIN = 8
_COLON = re.compile(r"[:：][\s\"'”’»]*$")
_ALL_QUOTED = re.compile(r"^\s*[“„«”\"‘’']{1,2}[^“”„«»\"]+[”“»\"’']{1,2}[.۔]?\s*$")
MOST_WORDS_OF_A_SPEAKER = 7
_SPEAKS = re.compile(
    r"^[a-z]|\b(?:said|says|told|asked|wrote|added)\b|(?:گفت|پرسید|افزود|نوشت)(?:ند)?\b|(?:کہا|پوچھا|بتایا|لکھا)\b"
)


def find_dependencies(
    texts: Sequence[str], language: str, unsuitable: Set[int] = frozenset()
) -> dict[int, tuple[int, ...]]:
    """Find for each sentence the others that must be in a summary that holds it.

    A sentence that leans on the one before needs it, and what that one needs; a part of a quotation needs all of it,
    words without a speaker the sentence that names one; a line that ends in a colon and what follows it need each
    other; a question needs what follows it; in a dialogue each sentence needs the first of its turn, which names the
    speaker, and an answer its question.

    Args:
        texts: The sentences of an article, in order.
        language: Their code.
        unsuitable: Places of what no summary should hold (`unsuitable.py`), which nothing needs.

    Returns:
        The places that a sentence needs, in order and without its own, for each sentence that needs any.
    """
    direct: dict[int, set[int]] = {}

    def need(place: int, *others: int) -> None:
        needed = {other for other in others if 0 <= other < len(texts) and other not in unsuitable}
        direct.setdefault(place, set()).update(needed - {place})

    turns = find_turns(texts)
    turn_of = {place: turn for turn in turns for place in turn}
    before = -1
    for place, text in enumerate(texts):
        if place in unsuitable:
            continue
        turn = turn_of.get(place)
        if leans(text, language) and place > 0 and not (turn and place == turn[0]):
            need(place, before)
        if _COLON.search(text):
            need(place, place + 1)
            need(place + 1, place)
        elif is_question(text) and not turn:
            need(place, place + 1)
        if _ALL_QUOTED.match(text):
            after = texts[place + 1] if place + 1 < len(texts) else ""
            if len(after.split()) <= MOST_WORDS_OF_A_SPEAKER and _SPEAKS.search(after):
                need(place, place + 1)
                need(place + 1, place)
            elif not turn:
                need(place, before)
        before = place
    for number, turn in enumerate(turns):
        asked = [place for place in turn if is_question(texts[place])]
        for place in turn[1:]:
            need(place, turn[0])
        if asked and number + 1 < len(turns):
            answer = turns[number + 1][0]
            for place in turn:
                need(place, answer)
            need(answer, turn[0], asked[-1])
    for place, whole in find_quotations(texts).items():
        need(place, *whole)
    closures = {place: _closure(place, direct) for place in direct}
    return {place: found for place, found in closures.items() if found and place not in unsuitable}


def _closure(place: int, direct: dict[int, set[int]]) -> tuple[int, ...]:
    """All that a sentence needs, also through others, as far back as chains are followed."""
    found, waiting = {place}, [place]
    while waiting:
        for other in direct.get(waiting.pop(), ()):
            if other not in found and other >= place - LONGEST_CHAIN:
                found.add(other)
                waiting.append(other)
    found.discard(place)
    return tuple(sorted(found))
