"""How good chosen sentences are: ROUGE-1/2/L F1 against human summaries, and how they read by themselves.

    python tests/benchmarks/bench_summaries.py SETS_DIR [--method NAME …] [--set NAME …] [--markdown]

The folder holds files `LANGUAGE_NAME.json`: lists of objects with `id`, `text`, `summary` and `title` (which may
be empty). Each method adds sentences from its best down until it has as many words as the human summary; the
last one is cut to fit, and all stand in the order of the article. Words are Hamzaban's in every place, since
the tokenizer of rouge_score drops letters that are not Latin. After ± stands half of the 95 % bootstrap interval of
the mean over documents; `news` less a method is its paired bootstrap, over the mean of the three measures. `oracle`
knows the human summary: it adds the sentence that raises the mean of ROUGE-1 and ROUGE-2 most, which no method that
takes sentences from the best down can be expected to pass.

How they read is counted on summaries as they are made: `fill` is the share of a budget of as many words as the human
summary has that whole sentences fill (of documents that have so many words and a sentence that fits), `sentences`
their mean number at the default length, `orphans` the summaries of that length with a sentence that leans on one that
is not there, `unbalanced` those whose quotation marks do not match where the article's do.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[2]))

import numpy as np
from numpy.typing import NDArray
from rouge_score.rouge_scorer import RougeScorer

from summaries.ranking import METHODS, Length, choose, rank
from summaries.ranking.leaning import leans
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


def oracle(document: Document) -> list[int]:
    """The sentences that the human summary is best made of, found greedily."""
    listed = [words(sentence, document.language) for sentence in document.sentences]
    wanted = words(document.summary, document.language)
    taken: list[int] = []

    def gain(place: int) -> float:
        found = [word for other in (*taken, place) for word in listed[other]][: len(wanted)]
        return overlap(found, wanted) + overlap(list(pairwise(found)), list(pairwise(wanted)))

    while sum(len(listed[place]) for place in taken) < len(wanted) and len(taken) < len(listed):
        taken.append(max((place for place in range(len(listed)) if place not in taken), key=gain))
    return taken


def overlap(found: Sequence[object], wanted: Sequence[object]) -> float:
    """The F1 of two bags."""
    shared = (Counter(found) & Counter(wanted)).total()
    return 2 * shared / (len(found) + len(wanted)) if shared else 0.0


@dataclass(frozen=True)
class Reading:
    """How the summaries of a method read: see the head of this file."""

    fill: float
    sentences: float
    orphans: int
    unbalanced: int


def read_summaries(documents: list[Document], method: str) -> Reading:
    """Make the summaries of a method and count what is wrong with them."""
    fills, lengths, orphans, unbalanced = [], [], 0, 0
    for document in documents:
        title = document.title or None
        listed = [len(words(sentence, document.language)) for sentence in document.sentences]
        budget = len(words(document.summary, document.language))
        filled = choose(document.sentences, document.language, Length(words=max(budget, 1)), method, title)
        used = sum(listed[choice.index] for choice in filled)
        if used <= budget <= sum(listed):
            fills.append(used / budget)
        chosen = {c.index for c in choose(document.sentences, document.language, method=method, title=title)}
        lengths.append(len(chosen))
        orphans += any(
            place and place - 1 not in chosen and leans(document.sentences[place], document.language)
            for place in chosen
        )
        summary = " ".join(document.sentences[place] for place in sorted(chosen))
        unbalanced += not is_balanced(summary) and is_balanced(" ".join(document.sentences))
    return Reading(float(np.mean(fills)), float(np.mean(lengths)), orphans, unbalanced)


def is_balanced(text: str) -> bool:
    """Whether a text has as many marks that open as that close."""
    return (
        text.count("“") + text.count("„") == text.count("”")
        and text.count("«") == text.count("»")
        and text.count('"') % 2 == 0
    )


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
    parser.add_argument("--set", action="append", help="only the file of this name, such as en_news (repeatable)")
    parser.add_argument("--markdown", action="store_true", help="one table a set")
    arguments = parser.parse_args()
    names = arguments.method or METHODS
    methods: dict[str, Method] = {"random": at_random, "lead": lead}
    methods |= {name: partial(ranked, method=name) for name in names} | {"oracle": oracle}
    for path in sorted(arguments.folder.glob("*.json")):
        if arguments.set and path.stem not in arguments.set:
            continue
        documents = read_documents(path)
        scores = {name: score(documents, method) for name, method in methods.items()}
        news = scores.get("news", score(documents, partial(ranked, method="news")))
        print(f"\n{path.stem}, {len(documents)} documents\n")
        heads = ("method", "ROUGE-1 / 2 / L", "`news` less it", "fill", "sentences", "orphans", "unbalanced")
        if arguments.markdown:
            print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
        for name, rows in scores.items():
            cells = [name, as_cell(rows), "" if name == "news" else as_difference(news, rows)]
            if name in names:
                reading = read_summaries(documents, name)
                cells += [
                    f"{reading.fill:.1%}",
                    f"{reading.sentences:.1f}",
                    f"{reading.orphans}",
                    f"{reading.unbalanced}",
                ]
            else:
                cells += [""] * 4
            print(f"| {' | '.join(cells)} |" if arguments.markdown else "  ".join(cells), flush=True)


if __name__ == "__main__":
    main()
