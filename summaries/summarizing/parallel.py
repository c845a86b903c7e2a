"""Chosen sentences to parallel summaries: translate what was chosen of many articles, keep it aligned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from translate import BadPackage, MissingPackage, Segment, Translation, Translator, find_language, find_languages

from ..cleaning import Removed
from ..ranking import METHODS, Length
from ..settings import DEFAULT_LANGUAGES, Settings
from .analysis import Analysis, ForeignParagraph, analyse, translate_topic
from .substitution import Translations, find_substitutes, substitute


@dataclass(frozen=True)
class AlignedSegment:
    """A title or sentence in every language.

    `index`: place among the article's sentences (-1 for a title). `start`, `end`: place in the cleaned
    text, in characters. `score`: of its rank. `text`: by language code, the source's own included.
    `translations`: by language code, how each translation came out. `instead_of`: the index of a higher
    ranked sentence whose translation was doubtful, which this one stands in for, or None. `why`: what spoke for it,
    the strongest reason first; empty where the method gives none.
    """

    index: int
    start: int
    end: int
    score: float
    text: Mapping[str, str]
    translations: Mapping[str, Translation]
    instead_of: int | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class ParallelSummary:
    """One article's summary in every language, aligned.

    `text`: the cleaned article, which all offsets count in. `language`, `confidence`: of the article.
    `languages`: the codes it is available in, as asked for; the source's too where one of those is missing.
    `title`: None where the article has none. `foreign`: paragraphs in other languages. `full`: the whole
    article by language code, where asked for. `missing`: why a language is not there. `removed`: the lines of the
    article as read that cleaning left out.
    """

    text: str
    language: str
    confidence: float
    languages: tuple[str, ...]
    title: AlignedSegment | None
    sentences: tuple[AlignedSegment, ...]
    foreign: tuple[ForeignParagraph, ...] = ()
    full: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[MissingPackage | BadPackage, ...] = ()
    removed: tuple[Removed, ...] = ()

    def lines(self, language: str) -> list[str]:
        """The summary in one language, a sentence a line; line n is line n of every other language.

        `language`: a code of `languages` or the source's, or its name. Raises `KeyError` for a language that the
        summary is not in, and `UnknownLanguage`.
        """
        if language not in {*self.languages, self.language}:
            language = find_language(language).code
        if language not in {*self.languages, self.language}:
            raise KeyError(language)
        return [sentence.text[language] for sentence in self.sentences]


def translate_analyses(
    analyses: Sequence[Analysis], settings: Settings, translator: Translator
) -> list[ParallelSummary]:
    """Translate what was chosen of many articles, all sentences of one language in one batched call.

    `analyses`: of any mix of languages. `settings`: `to` and `full` matter here. Returns one summary an
    analysis, in order. A language that cannot be had is named in the summary's `missing`.
    """
    summaries: dict[int, ParallelSummary] = {}
    languages = dict.fromkeys(analysis.detection.language for analysis in analyses)
    for language in languages:
        group = {n: one for n, one in enumerate(analyses) if one.detection.language == language}
        texts = dict.fromkeys(segment.text for one in group.values() for segment in _wanted(one, settings.full))
        targets = [target for target in settings.to if target != language]
        translations, missing = _translate_reachable(translator, list(texts), language, targets)
        substitutes = {n: find_substitutes(one, translations, settings) for n, one in group.items()}
        more = dict.fromkeys(
            group[n].sentences[choice.index].text
            for n, found in substitutes.items()
            for choices in found.values()
            for choice in choices
        )
        fresh = [text for text in more if text not in texts]
        if fresh:
            added, _ = _translate_reachable(translator, fresh, language, list(translations))
            translations = {target: known | added.get(target, {}) for target, known in translations.items()}
        for n, one in group.items():
            settled = substitute(one, translations, substitutes[n])
            summaries[n] = _align(settled, translations, settings, missing)
    return [summaries[number] for number in range(len(analyses))]


def parallel_summary(
    text: str,
    to: str | Iterable[str] = DEFAULT_LANGUAGES,
    *,
    sentences: int | None = None,
    ratio: float | None = None,
    words: int | None = None,
    source: str | None = None,
    method: str = METHODS[0],
    about: str | None = None,
    translator: Translator | None = None,
) -> ParallelSummary:
    """Summarise one text in several languages, sentence aligned with sentence.

    `text`: an article. `to`: a language code or name, or several. `sentences`: how many at most (default: a
    third of the article's, 2 to 5); `ratio` (a share of them) or `words` (at most so many) stand in its place.
    `source`: its language (default: detected). `method`: one of `ranking.METHODS`. `about`: a topic, in any language.
    `translator`: one to use again (default: a new one). Raises `NoText`, `UnsupportedLanguage`, `UnknownLanguage`,
    `WrongUse`, and `MissingPackage` or `BadPackage` where a language of `to` cannot be reached.
    """
    settings = Settings(
        to=find_languages(to),
        source=None if source is None else find_language(source).code,
        length=Length(sentences, ratio, words),
        method=method,
        about=about,
    )
    with nullcontext(translator) if translator else Translator() as ready:
        analysis = analyse(text, settings, topic=translate_topic(about, ready))
        summary = translate_analyses([analysis], settings, ready)[0]
    if summary.missing:
        raise summary.missing[0]
    return summary


def _wanted(analysis: Analysis, full: bool) -> list[Segment]:
    """What of an article is to be translated: the title, the chosen sentences, with `full` all others."""
    title = [analysis.title] if analysis.title else []
    chosen = [analysis.sentences[choice.index] for choice in analysis.choices]
    return [*title, *chosen, *(analysis.sentences if full else ())]


def _translate_reachable(
    translator: Translator, texts: Sequence[str], source: str, targets: Sequence[str]
) -> tuple[dict[str, dict[str, Translation]], tuple[MissingPackage | BadPackage, ...]]:
    """Translations, by target and text, into the targets that can be reached, and why the others cannot."""
    reachable: list[str] = []
    problems: list[MissingPackage | BadPackage] = []
    for target in targets:
        try:
            translator.route(source, target)
            reachable.append(target)
        except MissingPackage as problem:
            problems.append(problem)
    try:
        found = translator.translate_all(texts, source, reachable)
        return {code: dict(zip(texts, found[code], strict=True)) for code in reachable}, tuple(problems)
    except BadPackage as problem:
        if len(reachable) == 1:
            return {}, (*problems, problem)
    translations: dict[str, dict[str, Translation]] = {}
    for target in reachable:  # one broken package must not cost the languages that do without it
        had, more = _translate_reachable(translator, texts, source, [target])
        translations |= had
        problems += more
    return translations, tuple(problems)


def _align(
    analysis: Analysis,
    translations: Translations,
    settings: Settings,
    missing: tuple[MissingPackage | BadPackage, ...],
) -> ParallelSummary:
    """Lay the translations of one article's segments beside their sources."""
    language = analysis.detection.language

    def aligned(segment: Segment, index: int = -1, score: float = 0.0, why: tuple[str, ...] = ()) -> AlignedSegment:
        own = {code: by_text[segment.text] for code, by_text in translations.items()}
        texts = {language: segment.text} | {code: translation.text for code, translation in own.items()}
        in_order = {code: texts[code] for code in dict.fromkeys((language, *settings.to)) if code in texts}
        gave_way = analysis.instead_of.get(index)
        return AlignedSegment(index, segment.start, segment.end, score, in_order, own, gave_way, why)

    full = {}
    for code in settings.to if settings.full else ():
        if code == language:
            full[code] = analysis.text
        elif code in translations:
            segments = _wanted(analysis, full=True)
            full[code] = _lay_out(analysis.text, segments, translations[code])
    languages = [code for code in settings.to if code == language or code in translations]
    if missing and language not in languages:
        languages.append(language)  # better the source's own words than nothing
    return ParallelSummary(
        text=analysis.text,
        language=language,
        confidence=analysis.detection.confidence,
        languages=tuple(languages),
        title=aligned(analysis.title) if analysis.title else None,
        sentences=tuple(
            aligned(analysis.sentences[choice.index], choice.index, choice.score, choice.why)
            for choice in analysis.choices
        ),
        foreign=analysis.foreign,
        full=full,
        missing=missing,
        removed=analysis.removed,
    )


def _lay_out(text: str, segments: Iterable[Segment], translations: Mapping[str, Translation]) -> str:
    """The text with each segment put in its translation's words; all between them stays."""
    by_place = {segment.start: segment for segment in segments}
    parts, place = [], 0
    for start in sorted(by_place):
        segment = by_place[start]
        parts += [text[place:start], translations[segment.text].text]
        place = segment.end
    return "".join((*parts, text[place:]))
