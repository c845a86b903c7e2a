"""What a batch costs: an article of many, a rerun, one huge article, and what is not decoding.

    uv run tests/benchmarks/bench_batch.py [level] [rerun] [huge] [share] [--sizes 100,1000,10000] [--cache FOLDER]

`level`: so many generated articles in English, Persian and Urdu, with tiny crafted packages: seconds, articles a second
and the most memory that all processes of a run held together. `rerun`: the same again over the largest of them, which
are all done, and whether anything was written. `huge`: one article of 50 MB. `share`: 128 English articles with
packages of the official ones' size (see `official_size.py`), and where the time goes. All by default. Each run is a
process, as it is typed, with no translation memory. Memory is the sum of what each process holds for itself and its
share of what several hold (PSS), looked at ten times a second in /proc; so it needs Linux.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
sys.path.append(str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parents[1] / "support"))

from articles import ARTICLES
from conftest import GLOSSARY, craft
from official_size import official_size_package

from summaries import Batch, find_sources, make_job, make_plan
from translate import Translator

ROOT = Path(__file__).parents[2]
HUGE = 50_000_000
SHARED_ARTICLES = 128


@dataclass(frozen=True)
class Run:
    """One run of `convert`: seconds, and the most memory that it held, in megabytes."""

    seconds: float
    megabytes: float


def children(number: int) -> Iterator[int]:
    """A process and all that it started."""
    yield number
    for task in Path(f"/proc/{number}/task").glob("*/children"):
        for child in task.read_text(encoding="ascii").split():
            yield from children(int(child))


def held(number: int) -> float:
    """Megabytes that a process holds, and its share of what it holds together with others."""
    lines = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3


def held_by_all(number: int) -> float:
    total = 0.0
    try:
        for child in children(number):
            total += held(child)
    except (OSError, StopIteration):  # one of them ended meanwhile
        pass
    return total


def run(folder: Path, packages: Path, *options: str) -> Run:
    """`convert` over a folder, as it is typed."""
    environment = os.environ | {"ARGOS_PACKAGES_DIR": str(packages)}
    arguments = ["convert", str(folder), "--no-memory", "--offline", *options]
    with (folder.parent / "log.txt").open("wb") as log:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "run.py", *arguments], cwd=ROOT, env=environment, stderr=log)
        most = 0.0
        while process.poll() is None:
            most = max(most, held_by_all(process.pid))
            time.sleep(0.1)
        seconds = time.perf_counter() - start
    assert process.returncode == 0, (folder.parent / "log.txt").read_text(encoding="utf-8")
    return Run(seconds, most)


def craft_packages(place: Path) -> Path:
    for source, target in (("en", "fa"), ("fa", "en"), ("en", "ur"), ("ur", "en")):
        craft(place / f"{source}_{target}", source, target)
    return place


def fill(folder: Path, count: int) -> Path:
    """So many articles, a hundred a folder, no two of which are equal."""
    for number in range(count):
        text = ARTICLES[("en", "fa", "ur")[number % 3]]
        path = folder / f"{number // 100:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n\n{number}. {text.splitlines()[0]} {number}.", encoding="utf-8")
    return folder


def written(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}


def level(place: Path, sizes: list[int], *, rerun: bool) -> None:
    packages = craft_packages(place / "packages")
    for size in sizes:
        folder = fill(place / f"{size}", size)
        found = run(folder, packages)
        assert sum(1 for _ in folder.rglob("*.parallel.json")) == size
        rate = f"{size / found.seconds:.1f} articles/s, {1000 * found.seconds / size:.1f} ms an article"
        print(f"  {size:7,} articles: {found.seconds:.1f} s, {rate}, {found.megabytes:.0f} MB", flush=True)
    if rerun:
        before = written(folder)
        found = run(folder, packages)
        changed = sum(before.get(path) != moment for path, moment in written(folder).items())
        print(f"  again over {size:,} done: {found.seconds:.1f} s, {found.megabytes:.0f} MB, {changed} paths changed")


def huge(place: Path) -> None:
    """One article whose sentences are all different, of words of the packages and of others."""
    packages = craft_packages(place / "huge-packages")
    chance = random.Random(0)
    words = [row[0] for row in GLOSSARY] + [f"word{number}" for number in range(20_000)]
    folder = place / "huge"
    folder.mkdir()
    with (folder / "huge.txt").open("w", encoding="utf-8", newline="\n") as file:
        while file.tell() < HUGE:
            sentences = [" ".join(chance.choices(words, k=chance.randint(6, 25))).capitalize() for _ in range(5)]
            file.write(". ".join(sentences) + ".\n\n")
    found = run(folder, packages, "--from", "en")  # made-up words are in no language
    print(f"  one article of {HUGE / 1e6:.0f} MB: {found.seconds:.1f} s, {found.megabytes:.0f} MB", flush=True)


def share(place: Path, cache: Path) -> None:
    """Where the time of a batch goes when decoding takes as long as with official packages."""
    chance = random.Random(0)
    sentences = [segment for segment in ARTICLES["en"].replace("\n", " ").split(". ") if segment]
    words = sorted({word for sentence in sentences for word in sentence.split()})
    folder = place / "share"
    folder.mkdir()
    for number in range(SHARED_ARTICLES):
        lines = [" ".join(chance.choices(words, k=chance.randint(8, 28))).capitalize() + "." for _ in range(25)]
        path = folder / f"{number:03}.txt"
        path.write_text("\n\n".join(" ".join(lines[start : start + 5]) for start in range(0, 25, 5)), encoding="utf-8")
    packages = [official_size_package(cache, words, target) for target in ("fa", "ur")]
    job = make_job()
    with Translator(packages=packages) as translator, Batch(job, translator) as batch:
        start = time.perf_counter()
        results = list(batch.run(make_plan(find_sources([folder]), job, translator)))
        seconds = time.perf_counter() - start
    assert {result.status for result in results} == {"done"}
    spent = ", ".join(f"{name} {value:.2f}" for name, value in asdict(batch.spent).items())
    outside = 1 - batch.spent.decoding / seconds
    print(f"  {SHARED_ARTICLES} articles in {seconds:.1f} s ({spent}): {outside:.1%} outside of decoding", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=["level", "rerun", "huge", "share", []])
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    parts = options.parts or ["level", "rerun", "huge", "share"]
    print(f"load {os.getloadavg()[0]:.1f} at the start", flush=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        if "level" in parts or "rerun" in parts:
            level(place, [int(size) for size in options.sizes.split(",")], rerun="rerun" in parts)
        if "huge" in parts:
            huge(place)
        if "share" in parts:
            share(place, options.cache or place / "cache")
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
