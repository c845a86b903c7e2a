"""How fast a batch is on a Dask cluster beside the same batch on one machine, and what the cluster costs.

    uv run --extra cluster tests/benchmarks/bench_cluster.py ARTICLES [--articles 96] [--plan 100000] [--cache FOLDER]

ARTICLES: a folder of English `.txt` files. Articles of 12 sentences are made of theirs, with words exchanged so that no
two sentences are equal, and summarised in English and Persian with a crafted package of the official packages' size
(see `official_size.py`), built in FOLDER or in a temporary one, with no translation memory. Prints

- articles a second of the plain run (all cores, and one), and of clusters of one and two workers of one thread each,
  shared and shipped, without the start of the cluster; every output is compared with the plain run's, byte for byte;
- the round trip of an empty bundle, one after another and many at a time, and the processor time it takes this process;
- the bytes that go to a worker and come back, an article, shared and shipped;
- how long finding and planning a folder of `--plan` small files takes, and the memory for it.

Workers and this process share the machine: two workers on two cores leave none for what this process does.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import platform
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

from distributed import Client, LocalCluster
from official_size import official_size_package

from summaries import Batch, Job, find_sources, make_job, make_plan
from summaries.cluster.bundle import BatchSpec, BundleItem, Done
from summaries.cluster.dispatch import BEYOND
from summaries.cluster.executor import DaskExecutor
from summaries.cluster.protocol import BundleFinished
from summaries.cluster.runner import BundleRunner
from translate import Package, PackageStore, Translator, blueprint_of, split_sentences

WORD = re.compile(r"[^\W\d_]{4,}")
TRIPS = 300


def make_articles(folder: Path, texts: list[str], number: int) -> None:
    """`number` articles, each sentence with two words of other sentences in the place of its own."""
    chance = random.Random(0)
    sentences = [segment.text for text in texts for segment in split_sentences(text, "en")]
    sentences = [sentence for sentence in sentences if 8 <= len(WORD.findall(sentence)) <= 30]
    words = sorted({word for sentence in sentences for word in WORD.findall(sentence)})
    folder.mkdir(parents=True)
    for n in range(number):
        taken = chance.sample(sentences, 12)
        for m, sentence in enumerate(taken):
            for match in sorted(chance.sample([*WORD.finditer(sentence)], 2), key=lambda one: -one.start()):
                sentence = sentence[: match.start()] + chance.choice(words) + sentence[match.end() :]
            taken[m] = sentence
        (folder / f"{n:06}.txt").write_text(" ".join(taken) + "\n", encoding="utf-8")


@contextmanager
def cluster_of(workers: int) -> Iterator[Client]:
    """A cluster on this machine, its workers of one thread each."""
    with (
        LocalCluster(
            n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
        ) as local,
        Client(local, set_as_default=False) as client,
    ):
        yield client


def run(news: Path, output: Path, job: Job, package: Package, client: Client | None, ship: bool, threads: int) -> float:
    """Articles a second, from the first bundle to the last output, models not loaded yet."""
    with Translator(packages=[package], threads=threads) as translator:
        plan = make_plan(find_sources([news], output), job, translator)
        executor = None if client is None else DaskExecutor(client, ship=ship)
        with Batch(job, translator, executor=executor) as batch:
            begun = time.perf_counter()
            statuses = [result.status for result in batch.run(plan)]
            seconds = time.perf_counter() - begun
    assert set(statuses) == {"done"}, statuses
    return len(statuses) / seconds


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def print_trips(job: Job, package: Package) -> None:
    """What an empty bundle costs, one after another and as many at a time as a worker is given."""
    with (
        cluster_of(1) as client,
        Translator(packages=[package]) as translator,
        Batch(job, translator, executor=(executor := DaskExecutor(client))),
    ):
        (worker,) = client.nthreads()
        messages = executor._client  # the wire alone is measured
        for name, at_once in (("one after another", 1), (f"{1 + BEYOND} at a time", 1 + BEYOND)):
            begun, processor = time.perf_counter(), time.process_time()
            sent = answered = 0
            while answered < TRIPS:
                while sent < TRIPS and sent - answered < at_once:
                    messages.send(10**6 * at_once + sent, worker, [])
                    sent += 1
                answered += sum(isinstance(event, BundleFinished) for event in messages.hear(1))
            wall = (time.perf_counter() - begun) / TRIPS * 1000
            used = (time.process_time() - processor) / TRIPS * 1000
            print(f"an empty bundle, {name}: {wall:.1f} ms, of which this process and the scheduler work {used:.1f}")


def print_bytes(news: Path, job: Job, package: Package) -> None:
    """What goes to a worker and comes back."""
    with Translator(packages=[package]) as translator, tempfile.TemporaryDirectory() as folder:
        order = BatchSpec(job, blueprint_of(translator))
        workroom = BundleRunner(order, os.cpu_count() or 1, PackageStore(Path(folder) / "store"))
        sources = find_sources([news], Path(folder) / "out").sources[:32]
        for way in ("shared", "shipped"):
            items = []
            for source in sources:
                source.destination.folder.mkdir(parents=True, exist_ok=True)
                (source.destination.folder / ".hamzaban.lock").touch()
                items.append(BundleItem.from_source(source, source.path.read_bytes() if way == "shipped" else None))
            begun = time.perf_counter()
            outcome = workroom.do(tuple(items))
            seconds = time.perf_counter() - begun
            assert isinstance(outcome, Done), outcome
            there, back = len(pickle.dumps(tuple(items))), len(pickle.dumps(outcome))
            spent = outcome.spent
            print(
                f"{way}: {there / len(items):,.0f} bytes an article there, {back / len(items):,.0f} back; "
                f"{seconds * 1000 / len(items):.1f} ms an article, of which reading and ranking "
                f"{spent.preparing * 1000 / len(items):.1f}, writing {spent.writing * 1000 / len(items):.1f}"
            )


def print_planning(folder: Path, job: Job, number: int) -> None:
    """What it takes to find and plan many files, in folders of 1,000."""
    for n in range(number):
        place = folder / f"{n // 1000:05}"
        if n % 1000 == 0:
            place.mkdir(parents=True)
        (place / f"{n % 1000:03}.txt").touch()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    found = find_sources([folder])
    walked = time.perf_counter()
    with Translator(packages=[]) as translator:
        plan = make_plan(found, job, translator)
    planned = time.perf_counter()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    print(
        f"{len(plan.planned):,} new files: found in {(walked - begun) / number * 1e6:.0f} µs each, planned in "
        f"{(planned - walked) / number * 1e6:.0f} µs each, {grown / number:,.0f} bytes of memory each"
    )


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_folder", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=96)
    parser.add_argument("--plan", type=int, default=100_000)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.articles_folder.rglob("*.txt"))]
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    job = make_job(["en", "fa"])
    with (
        tempfile.TemporaryDirectory() as temporary,
        nullcontext(options.cache) if options.cache else nullcontext(Path(temporary) / "cache") as cache,
    ):
        place = Path(temporary)
        print_planning(place / "many", job, options.plan)  # first, since memory is counted at its highest
        package = official_size_package(cache, texts)
        make_articles(place / "news", texts, options.articles)
        bytes_each = sum(path.stat().st_size for path in (place / "news").iterdir()) / options.articles
        print(f"{options.articles} articles of {bytes_each:,.0f} bytes")
        rates: dict[str, float] = {}
        for threads in (1, os.cpu_count() or 1):
            name = f"plain, {threads} decoding"
            rates[name] = run(place / "news", place / name, job, package, None, False, threads)
            print(f"{name}: {rates[name]:.2f} articles/s", flush=True)
        expected = written(place / name)
        for workers in (1, 2):
            for way in ("shared", "shipped"):
                name = f"{workers} workers, {way}"
                with cluster_of(workers) as client:
                    rates[name] = run(place / "news", place / name, job, package, client, way == "shipped", 1)
                assert written(place / name) == expected, "the outputs differ"
                print(f"{name}: {rates[name]:.2f} articles/s", flush=True)
        print_trips(job, package)
        print_bytes(place / "news", job, package)
        print(json.dumps({"articles/s": rates}))


if __name__ == "__main__":
    main()
