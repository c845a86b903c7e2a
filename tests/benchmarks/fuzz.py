"""Throw damaged input at what reads input, guided by coverage, until something breaks.

    uv pip install atheris
    uv run --no-sync tests/benchmarks/fuzz.py TARGET [CORPUS] [-max_total_time=600 and other options of libFuzzer]

Atheris is not among the dependencies: it is installed by hand, on Linux or macOS. TARGET: `reader` (files of every
format, whole), `cleaner`, `splitter`, `analysis` (from text to a summary's sentences), `record` (what stands next to
a source) or `forged` (records, error files and settings, and all commands on them: an audit hook sees that nothing
outside of the folder is opened for writing, moved or removed). CORPUS: a folder to begin with and to keep finds in. An
input ends the run, and is written to a file, where anything but a `HamzabanError` is raised, where an offset does not
hold, or where one input takes over ten seconds.
"""

from __future__ import annotations

import copy
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[2]))
sys.path.append(str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parents[1] / "summaries"))

import atheris

with atheris.instrument_imports(include=["summaries", "translate", "markdown_it"]):
    from articles import ENGLISH
    from conftest import craft
    from forging import (
        Guard,
        forge_record,
        forge_settings,
        renew,
        take_all,
        temporary_files_in,
        use_all,
    )

    from run import cli
    from summaries import convert
    from summaries.cleaning.cleaner import clean
    from summaries.cli.settings_file import find_settings
    from summaries.outputs import missing_formats
    from summaries.reading.reader import FORMATS, read_article
    from summaries.records.codec import read_record, to_json
    from summaries.records.paths import Destination
    from summaries.settings import Settings
    from summaries.summarizing.analysis import analyse
    from translate import HamzabanError, Translator, detect, split_sentences

SECONDS = 10
LONGEST = 20_000  # bytes
LANGUAGES = ("en", "fa", "ur", "ar", "de", "zh", "ja", "th")
SUFFIXES = sorted(FORMATS)
VALUES = [
    None,
    True,
    0,
    -1,
    10**30,
    1e400,
    "",
    "fa",
    "../x",
    "\ud800",
    "a" * 300,
    [],
    [[]],
    {},
    {"en": {}},
    [{"start": 1}],
]
RECORD = """
{"schema": 1, "source": {"name": "a.txt", "sha256": "0", "bytes": 5, "encoding": "utf-8", "encoding_confidence": 1.0,
"format": "text", "author": null, "date": null}, "language": {"code": "en", "confidence": 1.0},
"title": {"start": 0, "end": 2, "text": {"en": "ab", "fa": "cd"}, "translations": {"fa": {"score": -1.0, "flags": []}}},
"sentences": [{"index": 0, "start": 3, "end": 5, "text": {"en": "ef", "fa": "gh"},
"translations": {"fa": {"score": -0.5, "flags": ["loop"]}}, "score": 1.0, "instead_of": null}],
"other_languages": [{"start": 1, "end": 2, "language": "de", "confidence": 0.9}], "text": "ab ef",
"settings": {"to": ["en", "fa"]}, "engine": {"beam": 4}, "outputs": {"a.txt.summary.en.txt": "0"},
"settings_sha256": "cd4f4eda0a4229218ad37fb53ab0182c4fca81f291fd15af70a9a8ab5e92b17f"}
""".strip()


def read(data: bytes, place: Path) -> None:
    """The first byte decides the format."""
    path = place / f"fuzzed{SUFFIXES[data[0] % len(SUFFIXES)] if data else '.txt'}"
    path.write_bytes(data[1:])
    assert read_article(path).text is not None


def clean_text(data: bytes, place: Path) -> None:
    """Cleaning keeps its own offsets, and cleaning again changes nothing."""
    cleaned = clean(data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace"))
    for segment in (*((cleaned.title,) if cleaned.title else ()), *cleaned.body):
        assert cleaned.text[segment.start : segment.end] == segment.text
    assert clean(cleaned.text).text == cleaned.text


def split(data: bytes, place: Path) -> None:
    """The first byte decides the language."""
    text = data[1:].decode("utf-8", "replace")
    end = 0
    for segment in split_sentences(text, LANGUAGES[data[0] % len(LANGUAGES)] if data else "en"):
        assert end <= segment.start <= segment.end and text[segment.start : segment.end] == segment.text
        end = segment.end


def analyse_text(data: bytes, place: Path) -> None:
    """All that is done to an article before it is translated."""
    text = data.decode("utf-8", "replace")
    detect(text)
    analysis = analyse(text, Settings())
    for segment in analysis.sentences:
        assert analysis.text[segment.start : segment.end] == segment.text


def read_damaged_record(data: bytes, place: Path) -> None:
    """A record with some of its values put out is read as one that can be written and worked with, or as none."""
    plain = json.loads(RECORD)
    chance = atheris.FuzzedDataProvider(data)
    while chance.remaining_bytes():
        node: Any = plain
        while isinstance(node, dict | list) and node:
            place_in = chance.PickValueInList([*(node if isinstance(node, dict) else range(len(node)))])
            if not isinstance(node[place_in], dict | list) or chance.ConsumeProbability() < 0.3:
                node[place_in] = copy.deepcopy(chance.PickValueInList(VALUES))
                break
            node = node[place_in]
    path = place / "fuzzed.txt.parallel.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    record = read_record(path)
    if record is not None:
        to_json(record)
        missing_formats(Destination(place, "fuzzed.txt"), record, ("json", "txt"))


class Fuzzed:
    """Choices that a fuzzer makes."""

    def __init__(self, data: bytes) -> None:
        self._chance = atheris.FuzzedDataProvider(data)

    def pick(self, several: Sequence[Any]) -> Any:
        return self._chance.PickValueInList([*several])

    def goes_on(self) -> bool:
        return self._chance.remaining_bytes() > 0 and self._chance.ConsumeProbability() < 0.8


@cache
def _pristine() -> tuple[Path, Translator]:
    """A folder as converted, and what translates it; once for all inputs."""
    place = Path(tempfile.mkdtemp())
    for source, target in (("en", "fa"), ("fa", "en")):
        craft(place / "packages" / f"{source}_{target}", source, target)
    translator = Translator([place / "packages"], threads=1)
    news = place / "news"
    news.mkdir()
    (news / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (news / "b.txt").write_text("\n", encoding="utf-8")
    list(convert([news], ["en", "fa"], translator=translator, workers=0))
    return news, translator


def use_forged(data: bytes, place: Path) -> None:
    """Nothing that a record, an error file or a settings file says leads out of its folder."""
    pristine, translator = _pristine()
    news, made = place / "box" / "news", place / "box" / "made"
    renew(news, pristine)
    made.mkdir(parents=True, exist_ok=True)
    choices = Fuzzed(data)

    def forge() -> None:
        for name in ("a.txt.parallel.json", "b.txt.parallel.error.json"):
            plain = forge_record(json.loads((pristine / name).read_text(encoding="utf-8")), choices)
            (news / name).write_text(json.dumps(plain), encoding="utf-8")
        (news / "hamzaban.toml").write_text(forge_settings(choices), encoding="utf-8")

    def commands(folder: Path) -> Iterator[object]:
        yield from convert([folder], ["en", "fa"], translator=translator, workers=0)
        with suppress(HamzabanError):
            yield find_settings(cli.commands["convert"], folder, cli)

    forge()
    with temporary_files_in(made / "tmp"), Guard(news, made) as guard:
        use_all(news, made, commands)
        forge()
        take_all(news, made)
    assert guard.touched == [], guard.touched


TARGETS: dict[str, Callable[[bytes, Path], None]] = {
    "reader": read,
    "cleaner": clean_text,
    "splitter": split,
    "analysis": analyse_text,
    "record": read_damaged_record,
    "forged": use_forged,
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(__doc__)
    target = TARGETS[sys.argv.pop(1)]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)

        def one_input(data: bytes) -> None:
            try:
                target(data, place)
            except HamzabanError as error:
                assert "\n" not in str(error)

        atheris.Setup([*sys.argv, f"-timeout={SECONDS}", f"-max_len={LONGEST}"], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
