"""All comparisons of meaning, of one sentence with its translation."""

from __future__ import annotations

from ..findings import Finding
from .closed_classes import compare_classes
from .names import compare_names
from .negation import compare_negation
from .unrelated import compare_subjects

# Classes of which one word became another, and the sentences that have little else that is known.
SWAPPED_CLASSES = frozenset({"weekday", "month", "country", "currency", "compass", "opposite"})
SHORT_SENTENCE_WORDS = 8
QUESTION_MARKS = frozenset("?؟？")
# Languages that ask with another mark, or with none.
_NO_QUESTION_MARK = frozenset({"el", "ja", "th", "zh", "zt", "ko"})


def compare_meaning(source: str, translation: str, source_language: str, target_language: str) -> list[Finding]:
    """What of the meaning of a sentence is changed or missing in its translation, as far as can be told.

    `source`, `translation`: sentences, without addresses. `source_language`, `target_language`: codes, known or not.
    Returns findings, a flag and severity once or more. Raises nothing.
    """
    pair = (source, translation, source_language, target_language)
    found = [compare_subjects(*pair), compare_negation(*pair), *compare_classes(*pair), *compare_names(*pair)]
    is_lost = not QUESTION_MARKS.isdisjoint(source) and QUESTION_MARKS.isdisjoint(translation)
    if is_lost and _NO_QUESTION_MARK.isdisjoint({source_language, target_language}):
        found.append(Finding("question", "look", "the question mark is not there"))
    findings = [finding for finding in found if finding is not None]
    if any(finding.flag == "unrelated" for finding in findings):
        # One swapped word explains what a short sentence lacks; of another sentence all is missing.
        swapped = [one for one in findings if one.severity == "wrong" and one.flag in SWAPPED_CLASSES]
        dropped = "unrelated" if swapped and len(source.split()) <= SHORT_SENTENCE_WORDS else ""
        findings = [one for one in findings if one.flag != dropped and (dropped or one.severity == "wrong")]
    return findings
