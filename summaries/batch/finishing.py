"""Prepared articles to the files of their summaries: translated together, composed one by one, not yet written.

What is done here is the same wherever it is done: in the process that was started, or on another machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translate import BadPackage, MissingPackage, Translator, describe_engine

from ..jobs import Job
from ..outputs import compose_outputs
from ..records import make_record
from ..summarizing import ParallelSummary, translate_analyses
from .preparation import BrokenArticle, Prepared


@dataclass(frozen=True)
class ArticleOutputs:
    """What one article came to.

    `language`: its code. `files`: content of everything that is to stand next to it, by name, the record last.
    `missing`: why a language is not there. `sentences`: how many are in the summary, `flagged` how many of those are
    doubtful in some language.
    """

    language: str
    files: Mapping[str, str]
    missing: tuple[MissingPackage | BadPackage, ...]
    sentences: int
    flagged: int


def translate_prepared(
    group: Sequence[tuple[str, Prepared]], job: Job, translator: Translator
) -> list[ParallelSummary | BrokenArticle]:
    """The summaries of some articles, in order; where the decoder breaks down over them, each is tried alone.

    `group`: articles, each with the name that a message has for it.
    """
    try:
        return [*translate_analyses([prepared.analysis for _, prepared in group], job.settings, translator)]
    except (RuntimeError, MemoryError) as error:
        if len(group) > 1:
            return [summary for one in group for summary in translate_prepared([one], job, translator)]
        name = group[0][0]
        broken = BrokenArticle(f"{name}: it could not be translated ({error}); try it with fewer --sentences.")
        broken.__cause__ = error
        return [broken]


def failed_content(prepared: Prepared, error: BrokenArticle) -> str | None:
    """The SHA-256 of an article that failed because of its content; None where memory was short, which may pass."""
    return None if isinstance(error.__cause__, MemoryError) else prepared.file.sha256


def build_outputs(
    prepared: Prepared, summary: ParallelSummary, stem: str, job: Job, translator: Translator
) -> ArticleOutputs:
    """What is to be written of one article. `stem`: what the names of its outputs begin with."""
    engine = describe_engine(translator, summary.language, job.settings.to)
    record = make_record(prepared.file, summary, job.settings, engine)
    files = compose_outputs(stem, record, job.formats)
    shown = (*((summary.title,) if summary.title else ()), *summary.sentences)
    flagged = sum(any(one.flags for one in segment.translations.values()) for segment in shown)
    return ArticleOutputs(summary.language, files, summary.missing, len(summary.sentences), flagged)
