"""How good chosen sentences are: ROUGE-1/2/L F1 against human summaries, every method within one word budget.

    python tests/benchmarks/ranking.py SUMMARIES_DEV_FOLDER

The folder holds files `LANGUAGE_NAME.json`: lists of objects with `text`, `summary` and `title` (which may
be empty). Each method adds sentences from its best down until it has as many words as the human summary; the
last one is cut to fit, and all stand in the order of the article. Words are Hamzaban's in every place, since
the tokenizer of rouge_score drops letters that are not Latin.
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

sys.path.append(str(Path(__file__).parents[2]))

from rouge_score.rouge_scorer import RougeScorer

from summaries.ranking import METHODS, rank
from translate.sentences import split_sentences, words

MEASURES = ("rouge1", "rouge2", "rougeL")


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


def score(documents: list[Document], method: Method) -> list[float]:
    """The mean F1 of each of `MEASURES`, in per cent."""
    totals = dict.fromkeys(MEASURES, 0.0)
    for document in documents:
        scorer = RougeScorer(MEASURES, tokenizer=Words(document.language))
        found = scorer.score(document.summary, cut_to_budget(document, method(document)))
        for measure in MEASURES:
            totals[measure] += 100 * found[measure].fmeasure
    return [total / len(documents) for total in totals.values()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    corpora = [read_documents(path) for path in sorted(parser.parse_args().folder.glob("*.json"))]
    methods: dict[str, Method] = {"random": at_random, "lead": lead}
    methods |= {name: partial(ranked, method=name) for name in METHODS}
    print(f"{'method':10}", *(f"{f'{c[0].language} ({len(c)} documents)':>18}" for c in corpora))
    for name, method in methods.items():
        scores = ("/".join(f"{value:.1f}" for value in score(documents, method)) for documents in corpora)
        print(f"{name:10}", *(f"{cell:>18}" for cell in scores))


if __name__ == "__main__":
    main()
