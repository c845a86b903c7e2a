"""Which of a sentence's hypotheses to take: the best sound one, and what to say where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..checks import FLAG_DESCRIPTIONS, Finding, examine
from ..packages import Package
from .effort import Step
from .model import Decoding, Hypothesis

if TYPE_CHECKING:
    from .glossary import TermList

# A hypothesis this much worse than the best, in mean log-probability a token, is no alternative: it may pass every
# check and be invented all the same.
MARGIN = 0.5


@dataclass(frozen=True)
class Translation:
    """One translated sentence.

    `text`: in the target. `score`: mean log-probability a token, summed over the route's hops (0 is certainty, and what
    was only copied). `flags`: reasons to doubt it, those of `checks.check` at each hop, `cut` where the decoder did not
    come to an end, `glossary` where a term was not translated as asked for; empty when there is none. `findings`: the
    same with what was found, and what people should look at, as of `checks.examine`.
    """

    text: str
    score: float
    flags: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is most likely wrong with it, in words, one for each flag."""
        found = {one.flag: one.message for one in self.findings if one.severity == "wrong"}
        return tuple(found.get(flag) or FLAG_DESCRIPTIONS.get(flag, flag) for flag in self.flags)

    @property
    def looks(self) -> tuple[str, ...]:
        """What people should look at, in words."""
        return tuple(one.message for one in self.findings if one.severity == "look")

    def with_finding(self, flag: str) -> Translation:
        """This translation with one more flag, once."""
        if flag in self.flags:
            return self
        finding = Finding(flag, "wrong", FLAG_DESCRIPTIONS[flag])
        return replace(self, flags=(*self.flags, flag), findings=(*self.findings, finding))


def select_hypothesis(
    text: str, hypotheses: Iterable[Hypothesis], package: Package, terms: TermList | None
) -> Translation:
    """The best-scoring sound hypothesis of one sentence; where none is sound the best one, with its flags.

    `text`: the sentence. `hypotheses`: from the best down. `package`: what translated it. `terms`: to be kept.
    """
    best: Translation | None = None
    for hypothesis in hypotheses:
        if best is not None and hypothesis.score < best.score - MARGIN:
            break
        findings = examine(text, hypothesis.text, package.source, package.target)
        flags = tuple(dict.fromkeys(one.flag for one in findings if one.severity == "wrong"))
        translation = Translation(hypothesis.text, hypothesis.score, flags, findings)
        if hypothesis.cut:
            translation = translation.with_finding("cut")
        if terms is not None and terms.missing_terms(text, hypothesis.text, package.source, package.target):
            translation = translation.with_finding("glossary")
        if not translation.flags:
            return translation
        best = best or translation
    return best or Translation("", 0.0).with_finding("empty")


def prefer_retry(first: Translation, second: Translation) -> Translation:
    """The second try of a sentence where it is sound and about as likely as the first, else the first."""
    return second if not second.flags and second.score >= first.score - MARGIN else first


def carry_on(before: Translation, after: Translation) -> Translation:
    """A translation that went through one more hop: scores added up, flags and findings of both."""
    flags = tuple(dict.fromkeys((*before.flags, *after.flags)))
    findings = tuple(dict.fromkeys((*before.findings, *after.findings)))
    return Translation(after.text, before.score + after.score, flags, findings)


def settle_finished(steps: Sequence[Step], decoding: Decoding, terms: TermList | None) -> list[dict[str, Translation]]:
    """Return the best sound hypothesis of each text of steps, begun together, that is decoded."""
    hypotheses = iter(decoding.hypotheses_so_far())
    return [
        {
            text: select_hypothesis(text, found, step.package, terms)
            for text, found in zip(step.texts, hypotheses, strict=False)
            if found is not None
        }
        for step in steps
    ]
