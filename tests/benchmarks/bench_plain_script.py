"""`convert` beside the script that one would write in its place, from the same libraries.

    uv run tests/benchmarks/bench_plain_script.py ARTICLES [--articles 20] [--rounds 3] [--cache FOLDER]

ARTICLES: a folder of English `.txt` files, of which the longest few are taken; the longer they are, the less of them is
in a summary, and the more there is to gain. The script: for each article langdetect,
then Argos Translate's own loop over the whole article into Persian and into Urdu, then sumy's LexRank on each
translation, five sentences. The packages, en→fa and en→ur, are crafted and of the official ones' size (see
`official_size.py`); both sides have them, and beam 4. Nothing is remembered from an earlier run. The script's models
are loaded and warmed up before it is timed, and its sentences are split beforehand.

Prints for `convert` the median of the rounds: as a process, as it is typed, with all that starting and loading takes;
and in a process that is ready, as the script is. Both with summaries only and with `--full`, which translates the
whole article, as the script has to.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path += [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "support")]

from bench_engine import KnownSentences, describe_machine, import_argos
from official_size import SHAPE, official_size_package

from summaries import convert
from translate import Package, Translator, split_sentences
from translate.engine.tokenizer import open_tokenizer

ROOT = Path(__file__).parents[2]
SOURCE, TARGETS = "en", ("fa", "ur")
SENTENCES = 5
WARM_UP = "This comes first, and nothing of it counts."


def paragraphs(text: str) -> list[list[str]]:
    """The sentences of every line of a text."""
    split = ([segment.text for segment in split_sentences(line, SOURCE)] for line in text.splitlines())
    return [sentences for sentences in split if sentences]


def plain_script(argos: ModuleType, packages: dict[str, Package], texts: list[str]) -> float:
    """Seconds that the script takes for all of the texts."""
    import langdetect
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy_tokenizer import Tokenizer

    split = [paragraphs(text) for text in texts]
    translations = {}
    for target, package in packages.items():
        translation = argos.PackageTranslation(None, None, argos.Package(package.folder))
        translation.sentencizer = KnownSentences([[WARM_UP], *(one for article in split for one in article)])
        translation.translate(WARM_UP)
        translations[target] = translation
    langdetect.detect(WARM_UP)
    joined = ["\n".join(map(" ".join, article)) for article in split]
    start = time.perf_counter()
    for text in joined:
        assert langdetect.detect(text) == SOURCE
        for target, translation in translations.items():
            translated = translation.translate(text)
            document = PlaintextParser.from_string(translated, Tokenizer(target)).document
            assert LexRankSummarizer()(document, SENTENCES)
    return time.perf_counter() - start


def fresh(texts: Iterable[str], place: Path) -> Path:
    """A folder with the texts, and nothing beside them."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for number, text in enumerate(texts):
        (place / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return place


def as_typed(folder: Path, packages: Path, full: bool) -> float:
    """Seconds of `convert` as a process."""
    arguments = ["convert", str(folder), "--to", ",".join((SOURCE, *TARGETS)), "--no-memory", "--offline", "-q"]
    environment = os.environ | {"ARGOS_PACKAGES_DIR": str(packages)}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "run.py", *arguments, *(["--full"] if full else [])], cwd=ROOT, env=environment, check=True
    )
    return time.perf_counter() - start


def ready(folder: Path, translator: Translator, full: bool) -> float:
    """Seconds of `convert` in this process."""
    start = time.perf_counter()
    results = list(convert([folder], (SOURCE, *TARGETS), translator=translator, full=full))
    seconds = time.perf_counter() - start
    assert {result.status for result in results} == {"done"}
    return seconds


def median(rounds: int, work: Callable[..., float], texts: list[str], place: Path, *arguments: Any) -> float:
    return statistics.median(work(fresh(texts, place), *arguments) for _ in range(rounds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", dest="count", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    found = sorted(path.read_text("utf-8") for path in options.articles.glob("*.txt"))
    texts = sorted(found, key=len, reverse=True)[: options.count]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        cache = options.cache or place / "cache"
        packages = {target: official_size_package(cache, [WARM_UP, *texts], target) for target in TARGETS}
        (place / "packages").mkdir()
        for target, package in packages.items():
            shutil.copytree(package.folder, place / "packages" / f"{SOURCE}_{target}")
        tokenizer = open_tokenizer(packages["fa"])
        sentences = [sentence for text in texts for one in paragraphs(text) for sentence in one]
        tokens = sum(len(tokenizer.encode(sentence)) for sentence in sentences)
        print(describe_machine())
        print(f"{SHAPE.layers} + {SHAPE.layers} layers of {SHAPE.width}, int8; into {' and '.join(TARGETS)}")
        words = sum(len(text.split()) for text in texts) / len(texts)
        print(
            f"{len(texts)} articles of {words:.0f} words, {len(sentences)} sentences, {tokens:,} source tokens\n",
            flush=True,
        )
        typed: dict[bool, float] = {}
        warm: dict[bool, float] = {}
        for full in (False, True):
            typed[full] = median(options.rounds, as_typed, texts, place / "news", place / "packages", full)
            with Translator(packages=list(packages.values())) as translator:
                ready(fresh([WARM_UP], place / "news"), translator, full)
                warm[full] = median(options.rounds, ready, texts, place / "news", translator, full)
            print(f"convert{' --full' if full else ''}: {typed[full]:.2f} s, ready {warm[full]:.2f} s", flush=True)
        plain = plain_script(import_argos(place / "home"), packages, texts)
    print(f"\n{'':34}{'seconds':>9}{'times as fast':>15}")
    print(f"{'the script, ready':34}{plain:9.1f}{1:15.1f}")
    for full in (False, True):
        name = f"convert{' --full' if full else ''}"
        for kind, seconds in (("as typed, a process", typed[full]), ("ready", warm[full])):
            print(f"{f'{name}, {kind}':34}{seconds:9.2f}{plain / seconds:15.1f}")
    print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
