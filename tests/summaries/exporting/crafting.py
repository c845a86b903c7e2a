"""Records put together by hand, for what no small article would have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summaries import AlignedSegment, ParallelSummary, Record, SourceFile
from summaries.choosing import ForeignParagraph
from translate import Translation

TO = ("en", "fa", "ur")


def make_record(
    sentences: Sequence[Mapping[str, str]],
    *,
    title: Mapping[str, str] | None = None,
    language: str = "en",
    languages: Sequence[str] = TO,
    flags: Mapping[tuple[str, int], tuple[str, ...]] | None = None,
    instead_of: Mapping[int, int] | None = None,
    foreign: tuple[str, str] | None = None,
    date: str | None = None,
    author: str | None = None,
    name: str = "news.txt",
) -> Record:
    """A record whose article is `title` and `sentences`, two of them a paragraph, and one unchosen in between each.

    `flags`: by language code and number of the sentence, from 1 (0 is the title). `instead_of`: by number of the
    sentence. `foreign`: a paragraph at the end, its language's code and its text.
    """
    text = ""
    places = []
    for number, texts in enumerate(([title] if title else []) + list(sentences)):
        is_title = title is not None and number == 0
        start = len(text)
        text += texts[language]
        places.append((start, len(text)))
        between = f" {number * 7}. "
        text += "\n\n" if is_title or number % 2 == 0 else between
    text = text.rstrip()
    others = ()
    if foreign:
        start = len(text) + 2
        text += f"\n\n{foreign[1]}"
        others = (ForeignParagraph(start, len(text), foreign[0], 0.99),)

    def segment(number: int, texts: Mapping[str, str], place: tuple[int, int]) -> AlignedSegment:
        translations = {
            code: Translation(texts[code], -0.25, (flags or {}).get((code, number), ()))
            for code in languages
            if code != language
        }
        gave_way = (instead_of or {}).get(number)
        index = -1 if number == 0 else number * 2
        return AlignedSegment(index, *place, 0.5, dict(texts), translations, gave_way)

    heading = segment(0, title, places.pop(0)) if title else None
    chosen = tuple(
        segment(number, texts, place) for number, (texts, place) in enumerate(zip(sentences, places, strict=True), 1)
    )
    summary = ParallelSummary(text, language, 0.97, tuple(languages), heading, chosen, others)
    source = SourceFile(name, "0" * 64, len(text.encode()), "utf-8", 1.0, "text", author, date)
    settings = {"to": list(TO), "sentences": 5, "ratio": None, "words": None, "method": "news", "about": None}
    return Record(source, summary, settings, {"beam": 4, "packages": {"en_fa": "1.5"}, "typography": True})
