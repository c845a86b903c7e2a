"""How fast the engine is beside Argos Translate and beside bare CTranslate2, and whether its memory stays flat.

    uv run tests/benchmarks/bench_engine.py [ARTICLES] [--sentences 240] [--rounds 5] [--cache FOLDER]
    uv run tests/benchmarks/bench_engine.py --memory [--cache FOLDER]

ARTICLES: a folder of English `.txt` files; without it, the bundled example over and over. No sentence is taken
twice, since ours decodes equal sentences once, and ours has no translation memory. The package is crafted, of the
official packages' size (see `official_size.py`), built in FOLDER or in a temporary one. Every model is loaded and
warmed up before it is timed.

Prints a line for each of

- Argos Translate's own loop as it is shipped: article by article, each paragraph apart (`PackageTranslation`,
  `apply_packaged_translation`), its settings at their defaults, the sentences split as ours are;
- the same with its threads tuned (ARGOS_INTER_THREADS one a core, ARGOS_INTRA_THREADS=1);
- ours, all sentences in one call, at beam 4 and at beam 1, with its checks and without its typography, which is not
  the model's;
- one bare `ctranslate2.Translator.translate_batch` of the same sentences' tokens with the parameters of ours, but for
  the one hypothesis that it is asked for;

with source tokens (pieces) a second, the ratio to Argos as shipped, and how many sentences differ from ours at beam 4
(white space aside), the first of which is shown; then what ours costs over the bare call. All take turns for
`--rounds` rounds, so that what else the machine does meets all: Argos with a part of the articles in each round, which
add up, the others with all of them, of which the median counts. Processor time is given too: it stands still while
other programs have the cores.

`--memory` instead puts 20,000 generated sentences, 2,000 a call, through one Translator and the demo's package, and
prints the resident memory (of `/proc/self/statm`; where there is none, the highest so far from `resource`) after the
first call and after each further one. Ends with 1 where 50 MB or more of it stay.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.append(str(Path(__file__).parents[2]))

import ctranslate2
from official_size import SHAPE, SOURCE, TARGET, VOCABULARY, layers, official_size_package

from summaries.examples import copy_examples
from translate import Package, Translator, installed_packages, split_sentences
from translate.demo.packages import demo_packages, read_glossary
from translate.engine import model
from translate.engine.families import FAMILIES
from translate.engine.tokenizer import open_tokenizer
from translate.engine.translator import DEFAULT_BEAM

SHIPPED, TUNED = "Argos as shipped", "Argos, threads tuned"
OURS, BARE, FAST = "ours", "bare translate_batch", "ours, beam 1"
CORES = os.cpu_count() or 1
WARM_UP = [f"{word} comes first, and nothing of it counts." for word in ("This", "That", "Neither", "Another")]
MEMORY_SENTENCES, MEMORY_CALL, MEMORY_LIMIT = 20_000, 2_000, 50

# An article is its paragraphs, and a paragraph its sentences.
Article = list[list[str]]


@dataclass(frozen=True)
class Run:
    """One timed run: seconds on the clock, seconds of processor time, and the translations in order."""

    seconds: float
    processor: float
    texts: list[str]
    flagged: int = 0


def one_line(texts: Iterable[str]) -> list[str]:
    """White space made single, by which Argos and ours may differ."""
    return [" ".join(text.split()) for text in texts]


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What `work` returns, its seconds on the clock and its seconds of processor time."""
    gc.collect()
    start, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - start, time.process_time() - processor


# What is translated


def read_articles(folder: Path | None, limit: int) -> list[Article]:
    """Articles of `folder` (None: the bundled one, over and over) with `limit` different sentences, or all."""
    seen: set[str] = set()
    articles = []
    for text in example_texts() if folder is None else folder_texts(folder):
        article: Article = []
        for paragraph in text.splitlines():
            sentences = [segment.text for segment in split_sentences(paragraph, SOURCE)]
            fresh = [s for s in dict.fromkeys(sentences) if s not in seen and any(map(str.isalpha, s))]
            fresh = fresh[: limit - len(seen)]
            seen.update(fresh)
            if fresh:
                article.append(fresh)
        if article:
            articles.append(article)
        if len(seen) >= limit:
            break
    return articles


def folder_texts(folder: Path) -> Iterator[str]:
    return (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))


def example_texts() -> Iterator[str]:
    """The bundled English article for ever, its sentences numbered, so that no two are equal."""
    with tempfile.TemporaryDirectory() as place:
        copy_examples(Path(place))
        (path,) = Path(place).glob("*.en.txt")
        lines = path.read_text("utf-8").splitlines()
    for number in itertools.count(1):
        yield "\n".join(
            " ".join(f"({number}) {segment.text}" for segment in split_sentences(line, SOURCE)) for line in lines
        )


# Argos Translate


def import_argos(home: Path) -> ModuleType:
    """`argostranslate.translate`, with its default settings and with stubs for what it splits sentences with."""
    for name in [name for name in os.environ if name.startswith("ARGOS_")]:
        del os.environ[name]
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home)
    minisbd = ModuleType("minisbd")
    minisbd.SBDetect = None
    minisbd.models = ModuleType("minisbd.models")
    minisbd.models.list_models = lambda: [SOURCE]
    sys.modules |= {"minisbd": minisbd, "stanza": ModuleType("stanza"), "spacy": ModuleType("spacy")}
    import argostranslate.translate

    return argostranslate.translate


class KnownSentences:
    """A sentence splitter for Argos that knows the sentences of every paragraph beforehand."""

    def __init__(self, paragraphs: Iterable[list[str]]) -> None:
        self.known = {" ".join(sentences): sentences for sentences in paragraphs}

    def split_sentences(self, paragraph: str) -> list[str]:
        return self.known[paragraph]


class Listener:
    """Hands calls on to a CTranslate2 translator and keeps what it answered, sentence by sentence."""

    def __init__(self, translator: ctranslate2.Translator) -> None:
        self.translator = translator
        self.hypotheses: list[list[str]] = []

    def translate_batch(self, *arguments: Any, **options: Any) -> list[ctranslate2.TranslationResult]:
        results = self.translator.translate_batch(*arguments, **options)
        self.hypotheses += [result.hypotheses[0] for result in results]
        return results


def run_argos(argos: ModuleType, package: Package, articles: list[Article]) -> Run:
    """Argos's own loop over `articles`, with its settings as they stand."""
    translation = argos.PackageTranslation(None, None, argos.Package(package.folder))
    paragraphs = [sentences for article in articles for sentences in article]
    translation.sentencizer = KnownSentences([WARM_UP, *paragraphs])
    # Argos makes its translator at the first call.
    translation.translate(" ".join(WARM_UP))
    translation.translator = listener = Listener(translation.translator)
    texts = ["\n".join(map(" ".join, article)) for article in articles]
    _, seconds, processor = timed(lambda: [translation.translate(text) for text in texts])
    # What it returns has no sentences any more, so they are taken from what that was made of.
    return Run(seconds, processor, one_line(map(translation.pkg.tokenizer.decode, listener.hypotheses)))


# Ours, and what is below it


def run_ours(package: Package, texts: list[str], beam: int) -> Run:
    """A new Translator each time, so that nothing is remembered from the run before."""
    with Translator(packages=[package], beam=beam, typography=False) as translator:
        translator.translate(WARM_UP, SOURCE, TARGET)
        found, seconds, processor = timed(lambda: translator.translate(texts, SOURCE, TARGET))
    return Run(seconds, processor, one_line(one.text for one in found), sum(bool(one.flags) for one in found))


def run_bare(package: Package, texts: list[str]) -> Run:
    """Nothing but CTranslate2: pieces in, pieces out."""
    tokenizer = open_tokenizer(package)
    pieces = [tokenizer.encode(text) for text in texts]
    decoder = ctranslate2.Translator(
        str(package.folder / "model"), compute_type="default", inter_threads=CORES, intra_threads=1
    )

    def decode(batch: list[list[str]]) -> list[ctranslate2.TranslationResult]:
        return decoder.translate_batch(
            batch,
            max_batch_size=model.BATCH_TOKENS,
            batch_type="tokens",
            beam_size=DEFAULT_BEAM,
            length_penalty=FAMILIES[package.family].length_penalty,
            max_decoding_length=model.MAX_TARGET_TOKENS,
            replace_unknowns=True,
            return_scores=True,
        )

    decode([tokenizer.encode(text) for text in WARM_UP])
    results, seconds, processor = timed(lambda: decode(pieces))
    outputs = (tokenizer.decode(one.hypotheses[0], text) for one, text in zip(results, texts, strict=True))
    return Run(seconds, processor, one_line(outputs))


# What is printed


def describe_machine() -> str:
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text("utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{model}, {CORES} cores, {platform.system()}, CTranslate2 {ctranslate2.__version__}{load}"


def difference(run: Run, ours: Run) -> tuple[int, str]:
    """How many sentences differ, and the first that does."""
    pairs = [pair for pair in zip(run.texts, ours.texts, strict=True) if pair[0] != pair[1]]
    return len(pairs), f"    {pairs[0][0]}\n    ours: {pairs[0][1]}" if pairs else ""


def compare(articles: list[Article], package: Package, rounds: int, home: Path) -> None:
    texts = [sentence for article in articles for sentences in article for sentence in sentences]
    tokenizer = open_tokenizer(package)
    tokens = sum(len(tokenizer.encode(text)) for text in texts)
    encoder_layers, decoder_layers = layers(package)
    print(describe_machine())
    print(f"{encoder_layers} + {decoder_layers} layers of {SHAPE.width}, {VOCABULARY:,} pieces, int8")
    print(f"{len(texts)} different sentences of {len(articles)} articles, {tokens:,} source tokens\n", flush=True)

    argos = import_argos(home)
    as_shipped = argos.settings.inter_threads, argos.settings.intra_threads
    parts: dict[str, list[Run]] = {SHIPPED: [], TUNED: []}
    whole: dict[str, list[Run]] = {OURS: [], BARE: [], FAST: []}
    for number in range(rounds):
        part = articles[number * len(articles) // rounds : (number + 1) * len(articles) // rounds]
        for name, threads in ((SHIPPED, as_shipped), (TUNED, (CORES, 1))):
            argos.settings.inter_threads, argos.settings.intra_threads = threads
            parts[name].append(run_argos(argos, package, part))
        whole[OURS].append(run_ours(package, texts, DEFAULT_BEAM))
        whole[BARE].append(run_bare(package, texts))
        whole[FAST].append(run_ours(package, texts, beam=1))
    report({name: added_up(runs) for name, runs in parts.items()} | {n: typical(r) for n, r in whole.items()}, tokens)


def added_up(runs: list[Run]) -> Run:
    texts = [text for run in runs for text in run.texts]
    return Run(sum(run.seconds for run in runs), sum(run.processor for run in runs), texts)


def typical(runs: list[Run]) -> Run:
    seconds, processor = (statistics.median(getattr(run, name) for run in runs) for name in ("seconds", "processor"))
    return Run(seconds, processor, runs[-1].texts, runs[-1].flagged)


def report(runs: dict[str, Run], tokens: int) -> None:
    print(f"{'':22}{'seconds':>9}{'processor':>11}{'tokens/s':>10}{'ratio':>8}  differing from ours")
    ours, bare = runs[OURS], runs[BARE]
    for name, run in runs.items():
        differing, first = difference(run, ours)
        rates = f"{tokens / run.seconds:10.0f}{runs[SHIPPED].seconds / run.seconds:8.1f}"
        print(f"{name:22}{run.seconds:9.2f}{run.processor:11.2f}{rates}  {differing} of {len(ours.texts)}")
        if first:
            print(first)
    over, over_processor = 100 * (ours.seconds / bare.seconds - 1), 100 * (ours.processor / bare.processor - 1)
    print(f"\n{OURS} over {BARE}: {over:+.1f} % ({over_processor:+.1f} % of processor time)")
    print(f"{OURS} beside {TUNED}: {runs[TUNED].seconds / ours.seconds:.1f} times as fast")
    print(f"flagged by its checks: {ours.flagged} of {len(ours.texts)}")


# Memory


def resident_megabytes() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        import resource

        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return highest / (2**20 if sys.platform == "darwin" else 2**10)


def generated_sentences(words: Sequence[str]) -> Iterator[str]:
    """Sentences of 4 to 30 words and a number, so that no two are equal."""
    choice = random.Random(0)
    for number in itertools.count(1):
        yield f"{' '.join(choice.choices(words, k=choice.randint(4, 30)))} {number}.".capitalize()


def measure_memory(cache: Path) -> bool:
    """Whether memory stays flat: what it keeps is the least that it held in the later half of the calls."""
    sentences = generated_sentences([row[SOURCE] for row in read_glossary()])
    held = []
    print(describe_machine())
    with Translator(packages=installed_packages([demo_packages(cache)])) as translator:
        for done in range(MEMORY_CALL, MEMORY_SENTENCES + 1, MEMORY_CALL):
            translator.translate(list(itertools.islice(sentences, MEMORY_CALL)), SOURCE, TARGET)
            gc.collect()
            held.append(resident_megabytes())
            print(f"after {done:6,} sentences {held[-1]:6.0f} MB, grown by {held[-1] - held[0]:+.1f} MB", flush=True)
    grown = min(held[len(held) // 2 :]) - held[0]
    print(f"kept {grown:+.1f} MB; the rest comes and goes")
    return grown < MEMORY_LIMIT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--sentences", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--memory", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        cache = options.cache or Path(place)
        if options.memory:
            sys.exit(0 if measure_memory(cache) else 1)
        articles = read_articles(options.articles, options.sentences)
        texts = [*WARM_UP, *(sentence for article in articles for sentences in article for sentence in sentences)]
        compare(articles, official_size_package(cache, texts), options.rounds, Path(place) / "home")


if __name__ == "__main__":
    main()
