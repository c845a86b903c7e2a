"""How well sentence boundaries are found: F1 against the lines of a corpus, joined by single spaces.

    python tests/benchmarks/splitting.py ALIGNED_TSV ARTICLES_FOLDER

ALIGNED_TSV has one column a language (its code in the first line) and one news sentence a line; the folder
holds the same sentences as documents, `LANGUAGE/NAME.txt`, in the order of the names. The inner boundaries of
each document count; its end does not. A headline has no full stop, so "with headlines" cannot reach 100.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

from translate.text.sentences import split_sentences

Splitter = Callable[[str], list[tuple[int, int]]]


def read_documents(aligned: Path, articles: Path) -> dict[str, list[list[str]]]:
    """The lines of every document, by language: the aligned lines dealt out to the files that hold them."""
    header, *rows = [line.split("\t") for line in aligned.read_text("utf-8").rstrip("\n").split("\n")]
    documents: dict[str, list[list[str]]] = {}
    for column, language in enumerate(header):
        lines = [row[column] for row in rows]
        position = 0
        documents[language] = []
        for path in sorted((articles / language).iterdir()):
            missing = len("".join(path.read_text("utf-8").split()))
            first = position
            while missing > 0:
                missing -= len("".join(lines[position].split()))
                position += 1
            if missing:
                raise SystemExit(f"{path} does not hold the lines of {aligned}")
            documents[language].append(lines[first:position])
    return documents


def score(documents: list[list[str]], split: Splitter) -> tuple[float, float, float, list[str]]:
    """Precision, recall and F1 in per cent of the inner boundaries, and where each false cut was made."""
    hits = found = wanted = 0
    errors = []
    for lines in documents:
        text = " ".join(lines)
        gold, end = set(), 0
        for line in lines[:-1]:
            end += len(line) + 1
            gold.add(end - 1)
        ends = {stop for _, stop in split(text)} - {len(text)}
        hits += len(gold & ends)
        found += len(ends)
        wanted += len(gold)
        errors += [f"false {text[max(0, e - 40) : e]} | {text[e : e + 30]}" for e in sorted(ends - gold)]
        errors += [f"missed {text[max(0, e - 40) : e]} | {text[e : e + 30]}" for e in sorted(gold - ends)]
    return 100 * hits / found, 100 * hits / wanted, 200 * hits / (found + wanted), errors


def ours(language: str) -> Splitter:
    return lambda text: [(sentence.start, sentence.end) for sentence in split_sentences(text, language)]


def punkt(documents: list[list[str]]) -> Splitter | None:
    """NLTK Punkt, if installed, trained on these very documents: its own models would be a download."""
    try:
        from nltk.tokenize.punkt import PunktSentenceTokenizer
    except ImportError:
        return None
    tokenizer = PunktSentenceTokenizer("\n".join(" ".join(lines) for lines in documents))
    return lambda text: list(tokenizer.span_tokenize(text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every wrong and every missed boundary")
    chosen = parser.parse_args()
    print(f"{'splitter':10} {'text':18} lang  precision  recall     F1  lines/s")
    for language, whole in read_documents(chosen.aligned, chosen.articles).items():
        for name, split in (("Hamzaban", ours(language)), ("Punkt", punkt(whole))):
            if split is None:
                continue
            for label, documents in (
                ("with headlines", whole),
                ("without headlines", [d[1:] for d in whole]),
            ):
                began = time.perf_counter()
                precision, recall, f1, errors = score(documents, split)
                rate = sum(map(len, documents)) / (time.perf_counter() - began)
                print(f"{name:10} {label:18} {language:4} {precision:10.1f} {recall:7.1f} {f1:6.1f} {rate:8.0f}")
                if chosen.errors and name == "Hamzaban" and label.startswith("without"):
                    print(*("    " + error for error in errors), sep="\n")


if __name__ == "__main__":
    main()
