"""Turns of interviews and transcripts: who speaks, and which sentences are a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

FEWEST_TURNS = 3
# Labels of questions and answers; with them, or labels in capitals, no question mark is needed to tell a dialogue.
_KNOWN = "q|a|question|answer|س|ج|سوال|سؤال|جواب|پرسش|پاسخ"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z\d][A-Z\d.'’-]*){0,3}|[A-Z]"
_NAME = r"\w[\w\u200c.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}"
_LABEL = re.compile(
    r"\W*(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s*)?"
    rf"(?P<label>(?P<sure>(?i:{_KNOWN})|{_CAPITALS})|{_NAME})\s*:\s"
)
_QUESTION = re.compile(r"[?؟？][\s\"'”’»)\]]*$")


def is_question(text: str) -> bool:
    """Tell whether a sentence ends in a question mark, whatever closes after it."""
    return _QUESTION.search(text) is not None


def find_turns(texts: Sequence[str]) -> list[range]:
    """Find the turns of a dialogue.

    Args:
        texts: The sentences of an article, in order.

    Returns:
        The places of the sentences of each turn; its first sentence has the speaker's label. Empty where the article
        is no dialogue: it has fewer than three labels, only one speaker without a question, or labels that could be
        anything ("He said:") and fewer than two questions.
    """
    labels = {place: match for place, text in enumerate(texts) if (match := _LABEL.match(text))}
    starts = list(labels)
    questions = sum(is_question(texts[place]) for place in starts)
    speakers = {match["label"].casefold() for match in labels.values()}
    sure = sum(match["sure"] is not None for match in labels.values())
    if len(starts) < FEWEST_TURNS or len(speakers) < 2 or (questions < 2 and 2 * sure < len(starts)):
        return []
    if len(speakers) > len(starts) / 2 + 1:  # labels that do not come again are headings or lists
        return []
    ends = [*starts[1:], len(texts)]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]
