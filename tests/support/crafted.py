"""Records made for the tests: by hand, and drawn from all that text can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from summaries import AlignedSegment, ParallelSummary, Record, SourceFile
from summaries.reading.reader import Place
from summaries.records.codec import to_json
from summaries.summarizing.analysis import ForeignParagraph
from translate import Translation

TO = ("en", "fa", "ur")
TITLE = {"en": "Talks in Lahore", "fa": "مذاکرات در لاهور", "ur": "لاہور میں مذاکرات"}
SENTENCES = (
    {"en": "The river rose & fell.", "fa": "رود بالا آمد و پایین رفت.", "ur": "دریا چڑھا اور اترا۔"},
    {"en": "Roads <are> closed.", "fa": "جاده‌ها بسته‌اند.", "ur": "سڑکیں بند ہیں۔"},
)
# What formats choke on: controls, halves of pairs, marks of direction, line ends, formulas, quotes, ends of markup.
NASTY = (
    "\x00\x07\x0b\x0c\x1b\x1e\x7f\x85\r\n\t\ud800\udfff\u2028\u202e\u200f\u2066\u200c\ufeff\ufffe\uffff=+-@＝'\",;\\"
)
MARKUP = (
    "]]>",
    "-->",
    "&amp;",
    "<b>",
    "# ",
    "1. ",
    "- ",
    "```",
    "![a](b)",
    "|",
    "*x*",
    "__y__",
    "\ud83d",
    "\U0001f600",
)

texts = st.lists(st.one_of(st.characters(), st.sampled_from(NASTY), st.sampled_from(MARKUP)), max_size=12).map("".join)
flags = st.lists(st.sampled_from(["numbers", "loop", "echo"]), unique=True, max_size=2).map(tuple)


def segment(
    text: Mapping[str, str], index: int = -1, source: str = "en", **by_language: Sequence[str]
) -> AlignedSegment:
    """A title or sentence in the languages of `text`; flags by language. `record` gives it its place."""
    translations = {
        code: Translation(one, -0.5 - number / 8, tuple(by_language.get(code, ())))
        for number, (code, one) in enumerate(text.items())
        if code != source
    }
    return AlignedSegment(index, 0, len(text[source]), 0.875, dict(text), translations)


def set_out(
    source: str, title: AlignedSegment | None, sentences: Iterable[AlignedSegment]
) -> tuple[str, AlignedSegment | None, tuple[AlignedSegment, ...]]:
    """An article that holds these, two sentences a paragraph and an unchosen one between them, and each in its place.

    `source`: the code of its language.
    """
    text = ""
    placed = []
    for number, one in enumerate(sentences, 1):
        start = len(text)
        text += one.text[source]
        placed.append(replace(one, start=start, end=len(text)))
        text += f" {number * 7}. " if number % 2 else "\n\n"
    if title is None:
        return text, None, tuple(placed)
    before = f"{title.text[source]}\n\n"
    moved = tuple(replace(one, start=one.start + len(before), end=one.end + len(before)) for one in placed)
    return before + text, replace(title, start=0, end=len(before) - 2), moved


def record(
    title: AlignedSegment | None = None,
    sentences: Sequence[AlignedSegment] = (),
    *,
    name: str = "a.txt",
    source: str = "en",
    to: Sequence[str] = TO,
    sha256: str = "9f86d081884c7d65" * 4,
    date: str | None = None,
) -> Record:
    """A record of what is given, which its article consists of."""
    text, heading, placed = set_out(source, title, sentences)
    file = SourceFile(name, sha256, 10, "utf-8", 1.0, "text", None, date)
    summary = ParallelSummary(text, source, 0.99, tuple(to), heading, placed)
    return Record(file, summary, {"to": list(to)}, {"beam": 4})


def ordinary(name: str = "a.txt", **changes: object) -> Record:
    """A record with a title and two sentences in three languages, one doubtful in Urdu."""
    sentences = (segment(SENTENCES[0], 0), segment(SENTENCES[1], 3, ur=["numbers", "loop"]))
    return record(segment(TITLE), sentences, name=name, **changes)  # type: ignore[arg-type]


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record with any text in it."""

    def any_segment(index: int = -1) -> AlignedSegment:
        text = {code: draw(texts) for code in ("en", "fa", "zt")}
        return segment(text, index, fa=draw(flags), zt=draw(flags))

    title = any_segment() if draw(st.booleans()) else None
    sentences = [any_segment(index) for index in range(draw(st.integers(0, 3)))]
    name = draw(texts.filter(bool))
    return record(title, sentences, name=name, to=("en", "fa", "zt"), date=draw(st.sampled_from([None, "2024-05-01"])))


def put(folder: Path, made: Record, sha256: str | None = None) -> Path:
    """Write a record where it would stand, next to its source."""
    if sha256 is not None:
        made = replace(made, source=replace(made.source, sha256=sha256))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{made.source.name}.parallel.json"
    path.write_text(to_json(made), encoding="utf-8")
    return path


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
    place: Place | None = None,
) -> Record:
    """A record of these texts, with more of what a page shows than `record` has.

    `flags`: by language code and number of the sentence, from 1 (0 is the title). `instead_of`: by number of the
    sentence. `foreign`: a paragraph at the end, its language's code and its text.
    """

    def made(number: int, texts: Mapping[str, str]) -> AlignedSegment:
        wanted = {code: text for code, text in texts.items() if code in {*languages, language}}
        translations = {
            code: Translation(text, -0.25, (flags or {}).get((code, number), ()))
            for code, text in wanted.items()
            if code != language
        }
        index = number * 2 if number else -1
        return AlignedSegment(index, 0, 0, 0.5, wanted, translations, (instead_of or {}).get(number))

    text, heading, placed = set_out(
        language, made(0, title) if title else None, [made(number, one) for number, one in enumerate(sentences, 1)]
    )
    text = text.rstrip()
    others = ()
    if foreign:
        start = len(text) + 2
        text += f"\n\n{foreign[1]}"
        others = (ForeignParagraph(start, len(text), foreign[0], 0.99),)
    summary = ParallelSummary(text, language, 0.97, tuple(languages), heading, placed, others)
    source = SourceFile(name, "0" * 64, len(text.encode()), "utf-8", 1.0, "text", author, date, place)
    to = list(dict.fromkeys((*languages, *TO)))
    settings = {"to": to, "sentences": 5, "ratio": None, "words": None, "method": "news", "about": None}
    return Record(source, summary, settings, {"beam": 4, "packages": {"en_fa": "1.5"}, "typography": True})
