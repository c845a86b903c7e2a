"""Records made for the tests: by hand, and drawn from all that text can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from summaries import AlignedSegment, ParallelSummary, Record, SourceFile
from summaries.records import to_json
from translate import Translation

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
    """A title or sentence in the languages of `text`; flags by language."""
    translations = {
        code: Translation(one, -0.5 - number / 8, tuple(by_language.get(code, ())))
        for number, (code, one) in enumerate(text.items())
        if code != source
    }
    start = 40 * (index + 1)
    return AlignedSegment(index, start, start + len(text[source]), 0.875, dict(text), translations)


def record(
    title: AlignedSegment | None = None,
    sentences: Sequence[AlignedSegment] = (),
    *,
    name: str = "a.txt",
    source: str = "en",
    to: Sequence[str] = ("en", "fa", "ur"),
    sha256: str = "9f86d081884c7d65" * 4,
    date: str | None = None,
) -> Record:
    """A record of what is given."""
    file = SourceFile(name, sha256, 10, "utf-8", 1.0, "text", None, date)
    summary = ParallelSummary("", source, 0.99, tuple(to), title, tuple(sentences))
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
