"""Text to the sentences of its summary: its language, its own paragraphs, their best sentences.

No model is needed for it, so a summary in the article's own language is always to be had.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from translate import (
    BadPackage,
    Detection,
    MissingPackage,
    NoText,
    Segment,
    Translator,
    UnknownLanguage,
    UnsupportedLanguage,
    detect,
    detect_paragraphs,
    dominant_script,
    find_language,
    split_sentences,
)

from ..cleaning import Removed, clean
from ..ranking import METHODS, Choice, Length, select
from ..settings import Settings

Topic = Callable[[str], str | None]


def translate_topic(about: str | None, translator: Translator) -> Topic:
    """A function from a language code to the topic's words in that language.

    `about`: a few words in any language, or None for no topic. `translator`: translates them where an article is in
    another language; the words as given stay beside the translation, for names. Where no package leads there they
    stay alone.
    """
    if about is None:
        return lambda _: None
    given = detect(about).language

    @cache
    def words_in(language: str) -> str:
        if language == given:
            return about
        try:
            (translation,) = translator.translate([about], given, language)
        except (MissingPackage, UnknownLanguage, BadPackage):
            return about
        return f"{about} {translation.text}"

    return words_in


# What cleaning may have taken from between two characters of a sentence.
BETWEEN = r"[\s\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"


@dataclass(frozen=True)
class Sentence:
    """A chosen sentence: its text, its place in the text (characters), its rank's score, and what spoke for it."""

    text: str
    start: int
    end: int
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class ForeignParagraph:
    """A paragraph in another language than the article's: its place in the cleaned text, and which."""

    start: int
    end: int
    language: str
    confidence: float


@dataclass(frozen=True)
class Analysis:
    """One article, before anything is translated.

    `text`: its cleaned text. `title`: None where it has none, or one in another language. `detection`: its
    language. `sentences`: all of them, in the article's own language. `choices`: which are in the summary,
    in order. `foreign`: paragraphs in other languages. `instead_of`: where a sentence stands in for another
    whose translation was doubtful, the other's index by its own. `about`: the topic, in the article's language.
    `ranking`: the best of its sentences, chosen or not, from the best down. `dependencies`: for those of them that
    need others, the indices of these. `words`: how many words are chosen. `removed`: what cleaning
    left out.
    """

    text: str
    title: Segment | None
    detection: Detection
    sentences: tuple[Segment, ...]
    choices: tuple[Choice, ...]
    foreign: tuple[ForeignParagraph, ...]
    instead_of: Mapping[int, int] = field(default_factory=dict)
    about: str | None = None
    ranking: tuple[Choice, ...] = ()
    dependencies: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    words: int = 0
    removed: tuple[Removed, ...] = ()


def identify(text: str, given: str | None = None) -> Detection:
    """The language to work on a text in.

    `text`: of any length. `given`: a code or name that settles it, where the reader knows better. Raises
    `NoText` where there is no letter in the text, `UnsupportedLanguage` where its language cannot be worked
    on or cannot be told, `UnknownLanguage` for a `given` that is not in the table.
    """
    if dominant_script(text) is None:
        raise NoText("no text: there is no letter in it, so there is nothing to work on.")
    if given is not None:
        return Detection(find_language(given).code, 1.0, True, "given")
    return _supported(detect(text))


def analyse(
    text: str,
    settings: Settings,
    title: str | None = None,
    topic: Callable[[str], str | None] | None = None,
    *,
    is_article: bool = False,
) -> Analysis:
    """Find the language of a text and the sentences of its summary.

    `text`: an article as read. `settings`: `source`, `length`, `method` and `keep_all` matter here. `title`: where
    the file's format marks one. `is_article`: whether its reader left out what stands around it on a page. `topic`:
    from a language code to the words of the topic in it (default: `settings.about` as it is). Raises `NoText`
    where there is no letter in it, `UnsupportedLanguage` where its language cannot be worked on or cannot be told.
    """
    cleaned = clean(text, title, is_article=is_article, keep_all=settings.keep_all)
    heading = cleaned.title
    paragraphs = (*((heading,) if heading else ()), *cleaned.body)
    detection, others = _resolve_language([paragraph.text for paragraph in paragraphs], settings.source)
    language = detection.language
    sentences: list[Segment] = []
    foreign: list[ForeignParagraph] = []
    for paragraph, other in zip(paragraphs, others, strict=True):
        if other is not None:
            place = (paragraph.start, paragraph.end)
            foreign.append(ForeignParagraph(*place, other.language, other.confidence))
            continue
        if paragraph is heading:
            continue
        for sentence in split_sentences(paragraph.text, language):
            start, end = paragraph.start + sentence.start, paragraph.start + sentence.end
            sentences.append(Segment(sentence.text, start, end))
    if heading and others[0] is not None:
        heading = None
    about = topic(language) if topic else settings.about
    selection = select(
        [sentence.text for sentence in sentences],
        language,
        settings.length,
        settings.method,
        heading.text if heading else None,
        about,
    )
    return Analysis(
        cleaned.text,
        heading,
        detection,
        tuple(sentences),
        selection.choices,
        tuple(foreign),
        about=about,
        ranking=selection.ranking,
        dependencies=selection.dependencies,
        words=selection.words,
        removed=cleaned.removed,
    )


def _resolve_language(paragraphs: Sequence[str], given: str | None) -> tuple[Detection, list[Detection | None]]:
    """The language of an article, and which of its paragraphs are in another.

    The letters of a long quotation can outvote the article around it, so where most of the text turns out
    foreign to what the whole looked like, the language of that most is the article's.
    """
    text = "\n".join(paragraphs)
    whole = identify(text, given) if given or dominant_script(text) is None else detect(text)
    others = detect_paragraphs(paragraphs, whole.language)
    lengths: Counter[str] = Counter()
    for paragraph, other in zip(paragraphs, others, strict=True):
        if other is not None:
            lengths[other.language] += len(paragraph)
    if given:
        # The reader knows better than detection: most of an article cannot be foreign to it.
        return whole, [None] * len(paragraphs) if lengths.total() > len(text) / 2 else others
    for language, length in lengths.most_common(1):
        if length > len(text) / 2:
            pairs = zip(paragraphs, others, strict=True)
            whole = detect("\n".join(own for own, other in pairs if other and other.language == language))
            others = detect_paragraphs(paragraphs, whole.language)
    return _supported(whole), others


def _supported(detection: Detection) -> Detection:
    """The same, or `UnsupportedLanguage` where nothing can be done in it."""
    if not detection.supported:
        advice = "" if "--from" in detection.reason else ". If that is wrong, give the language with --from"
        raise UnsupportedLanguage(f"{detection.reason}{advice}.")
    return detection


def summarize(
    text: str,
    language: str | None = None,
    sentences: int | None = None,
    ratio: float | None = None,
    words: int | None = None,
    method: str = METHODS[0],
    about: str | None = None,
) -> list[Sentence]:
    """The sentences that sum a text up, in its own language and order.

    `text`: an article. `language`: a code or name (default: detected). `sentences`: how many at most
    (default: a third of the article's, 2 to 5); `ratio` (a share of them) or `words` stand in its place. `method`:
    one of `ranking.METHODS`. `about`: a topic, in the text's own language. Returns sentences with their
    places in `text`: `text[start:end]` is the sentence as it stands there. Raises `NoText`,
    `UnsupportedLanguage`, `UnknownLanguage` and `WrongUse`.
    """
    source = None if language is None else find_language(language).code
    analysis = analyse(
        text, Settings(source=source, length=Length(sentences, ratio, words), method=method, about=about)
    )
    place, found = 0, []
    for choice in analysis.choices:
        sentence = analysis.sentences[choice.index].text
        start = text.find(sentence, place)
        end = start + len(sentence)
        if start < 0:
            pattern = _source_pattern(sentence)
            match = pattern.search(text, place) or pattern.search(text)
            if match is None:  # composed in a way that is not to be undone: no place in the text could be given
                continue
            start, end = match.span()
        place = end
        found.append(Sentence(text[start:end], start, end, choice.score, choice.why))
    return found


def _source_pattern(sentence: str) -> re.Pattern[str]:
    """What finds a cleaned sentence in the text it was cleaned from.

    Cleaning changes white space, takes invisible characters out and composes letters with their marks.
    """
    spellings = []
    for character in sentence:
        if not character.isspace():
            apart = unicodedata.normalize("NFD", character)
            spelling = re.escape(character)
            spellings.append(spelling if apart == character else f"(?:{spelling}|{re.escape(apart)})")
    return re.compile(BETWEEN.join(spellings))
