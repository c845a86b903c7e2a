"""How fast sentences are ranked, and in how much memory: Hamzaban's own methods next to sumy's.

    python tests/benchmarks/bench_ranking.py [--sizes 20,40,100,…] [--limit SECONDS] [--methods news,lexrank,textrank]

Texts are invented, their words about as unevenly common as those of news. Each measurement has a process of its own,
whose imports and first use are not counted; the best of up to five rounds counts, and peak memory is the process's,
less what it had after loading. Ours starts from text, words being found on the way; sumy's starts from words found
before. `news` stands next to sumy's LexRank, which is what it is nearest to.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path += [str(ROOT), str(ROOT / "tests" / "support")]

SUMY = {
    "news": ("lex_rank", "LexRankSummarizer"),
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}
SIZES = (20, 40, 100, 500, 2_000, 10_000)
ROUNDS = 5
SECONDS_OF_ROUNDS = 2.0
COUNT = 5


def invented(sentences: int) -> list[str]:
    """So many sentences of 8 to 30 words, the same in every run."""
    dice = random.Random(sentences)
    vocabulary = [f"word{number}" for number in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(20_000)]
    return [" ".join(dice.choices(vocabulary, weights, k=dice.randint(8, 30))) + "." for _ in range(sentences)]


def ours(method: str, texts: list[str]) -> Callable[[], object]:
    """What ranks the texts by a method of Hamzaban's."""
    from summaries.ranking import Length, choose

    choose(invented(8), "en", Length(sentences=COUNT), method)
    return lambda: choose(texts, "en", Length(sentences=COUNT), method)


def sumys(method: str, texts: list[str]) -> Callable[[], object]:
    """What ranks the texts by sumy's method of that name."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy_tokenizer import Tokenizer

    from translate.text.stopwords import stop_words

    module, name = SUMY[method]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    summarizer.stop_words = stop_words("en")
    tokenizer = Tokenizer("en")

    def document_of(sentences: list[str]) -> Any:
        document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in sentences])])
        assert document.words  # found now, and kept
        return document

    summarizer(document_of(invented(8)), COUNT)
    document = document_of(texts)
    return lambda: summarizer(document, COUNT)


def peak_memory() -> int:
    """The most memory that this process had, in bytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def measure(whose: str, method: str, sentences: int) -> None:
    """Prints seconds and bytes, as JSON."""
    texts = invented(sentences)
    work = {"ours": ours, "sumy": sumys}[whose](method, texts)
    before = peak_memory()
    times: list[float] = []
    while len(times) < ROUNDS and sum(times) < SECONDS_OF_ROUNDS:
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    print(json.dumps([min(times), peak_memory() - before]))


def measured(whose: str, method: str, sentences: int, limit: float) -> tuple[float, float] | None:
    """Seconds and megabytes, from a process of its own; None where it took longer than the limit."""
    command = [sys.executable, __file__, "--measure", whose, method, str(sentences)]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    seconds, size = json.loads(done.stdout)
    return seconds, size / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--methods", default="news,lexrank,textrank")
    parser.add_argument("--limit", type=float, default=120, help="seconds that one measurement of sumy's may take")
    parser.add_argument("--measure", nargs=3, metavar=("WHOSE", "METHOD", "SENTENCES"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        whose, method, sentences = arguments.measure
        measure(whose, method, int(sentences))
        return
    print("| method | sentences | ours | memory | sumy's | memory | times as fast |\n|---|---|---|---|---|---|---|")
    for method in arguments.methods.split(","):
        for size in map(int, arguments.sizes.split(",")):
            mine, theirs = (measured(whose, method, size, arguments.limit) for whose in ("ours", "sumy"))
            cells = [
                f"{one[0]:.4f} s | {one[1]:.0f} MB" if one else f"over {arguments.limit:.0f} s | "
                for one in (mine, theirs)
            ]
            ratio = f"{theirs[0] / mine[0]:.0f}" if mine and theirs else ""
            print(f"| {method} | {size:,} | {' | '.join(cells)} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
