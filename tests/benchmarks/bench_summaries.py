"""How good chosen sentences are: ROUGE-1/2/L F1 against human summaries, every method within one word budget.

    python tests/benchmarks/bench_summaries.py SETS_DIR [--method NAME …] [--markdown]

The folder holds files `LANGUAGE_NAME.json`: lists of objects with `id`, `text`, `summary` and `title` (which may
be empty). Each method adds sentences from its best down until it has as many words as the human summary; the
last one is cut to fit, and all stand in the order of the article. Words are Hamzaban's in every place, since
the tokenizer of rouge_score drops letters that are not Latin. After ± stands half of the 95 % bootstrap interval of
the mean over documents; the last column of `--markdown` is the paired bootstrap of `news` less the method.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[2]))

import numpy as np
from numpy.typing import NDArray
from rouge_score.rouge_scorer import RougeScorer

from summaries.ranking.select import METHODS, rank
from translate.text.sentences import split_sentences
from translate.text.spelling import words

MEASURES = ("rouge1", "rouge2", "rougeL")
RESAMPLES = 10_000
SEED = 20_240_205


@dataclass(frozen=True)
class Document:
    """An article cut into sentences, with the summary that a person wrote of it."""

    language: str
    sentences: list[str]
    title: str
    summary: str


# Places of sentences, from the one to take first.
Method = Callable[[Document], list[int]]


@dataclass(frozen=True)
class Words:
    """A tokenizer as rouge_score wants one."""

    language: str

    def tokenize(self, text: str) -> list[str]:
        return words(text, self.language)


def read_documents(path: Path) -> list[Document]:
    """The documents of one file, their language taken from its name."""
    language = path.name.partition("_")[0]
    return [
        Document(
            language,
            [sentence.text for sentence in split_sentences(item["text"], language)],
            item["title"],
            item["summary"],
        )
        for item in json.loads(path.read_text("utf-8"))
    ]


def at_random(document: Document) -> list[int]:
    """Sentences in a random order, the same one in every run."""
    places = list(range(len(document.sentences)))
    random.Random(document.sentences[0]).shuffle(places)
    return places


def lead(document: Document) -> list[int]:
    """The first sentences first."""
    return list(range(len(document.sentences)))


def ranked(document: Document, method: str) -> list[int]:
    """The sentences as a method of Hamzaban's ranks them."""
    return [c.index for c in rank(document.sentences, document.language, method, document.title or None)]


def cut_to_budget(document: Document, places: list[int]) -> str:
    """The words of the sentences at `places`, as many as the human summary has, in the article's order."""
    budget = len(words(document.summary, document.language))
    taken: dict[int, list[str]] = {}
    for place in places:
        taken[place] = words(document.sentences[place], document.language)[: max(budget, 0)]
        budget -= len(taken[place])
    return " ".join(word for place in sorted(taken) for word in taken[place])


def score(documents: list[Document], method: Method) -> NDArray[Any]:
    """The F1 of each of `MEASURES` in per cent, a row a document."""
    rows = []
    for document in documents:
        scorer = RougeScorer(MEASURES, tokenizer=Words(document.language))
        found = scorer.score(document.summary, cut_to_budget(document, method(document)))
        rows.append([100 * found[measure].fmeasure for measure in MEASURES])
    return np.array(rows)


def interval(rows: NDArray[Any]) -> NDArray[Any]:
    """The 95 % bootstrap interval of the mean of each column: its lower ends, its upper ends."""
    picks = np.random.default_rng(SEED).integers(0, len(rows), (RESAMPLES, len(rows)))
    return np.asarray(np.percentile(rows[picks].mean(axis=1), [2.5, 97.5], axis=0))


def as_cell(rows: NDArray[Any]) -> str:
    """Means, each with half of its interval."""
    low, high = interval(rows)
    return " / ".join(f"{mean:.1f} ±{half:.1f}" for mean, half in zip(rows.mean(axis=0), (high - low) / 2, strict=True))


def as_difference(ours: NDArray[Any], theirs: NDArray[Any]) -> str:
    """The mean of the three measures, ours less theirs, with its interval."""
    rows = (ours - theirs).mean(axis=1, keepdims=True)
    (low,), (high,) = interval(rows)
    return f"{rows.mean():+.1f} [{low:+.1f}, {high:+.1f}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--method", action="append", choices=METHODS, help="one of Hamzaban's only (repeatable)")
    parser.add_argument("--markdown", action="store_true", help="one table a set, with news less each method")
    arguments = parser.parse_args()
    methods: dict[str, Method] = {"random": at_random, "lead": lead}
    methods |= {name: partial(ranked, method=name) for name in arguments.method or METHODS}
    for path in sorted(arguments.folder.glob("*.json")):
        documents = read_documents(path)
        scores = {name: score(documents, method) for name, method in methods.items()}
        print(f"\n{path.stem}, {len(documents)} documents: ROUGE-1 / 2 / L\n")
        if arguments.markdown:
            news = scores.get("news", score(documents, partial(ranked, method="news")))
            print("| method | ROUGE-1 / 2 / L | `news` less this one |\n|---|---|---|")
            for name, rows in scores.items():
                print(f"| {name} | {as_cell(rows)} | {'' if name == 'news' else as_difference(news, rows)} |")
        else:
            for name, rows in scores.items():
                print(f"{name:10} {as_cell(rows)}")


if __name__ == "__main__":
    main()
