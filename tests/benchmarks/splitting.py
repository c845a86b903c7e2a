"""How well sentence boundaries are found, beside BlingFire, sentencex, pysbd and ICU where these are installed.

    python tests/benchmarks/splitting.py ALIGNED_TSV ARTICLES_FOLDER
    python tests/benchmarks/splitting.py --treebanks FOLDER

ALIGNED_TSV has one column a language (its code in the first line) and one news sentence a line; the folder
holds the same sentences as documents, `LANGUAGE/NAME.txt`, in the order of the names. The inner boundaries of
each document count; its end does not. A headline has no full stop, so "with headlines" cannot reach 100.

FOLDER holds `LANGUAGE-NAME.txt`, a sentence a line, paragraphs parted by blank lines, and
`suites.jsonl`, the cases of other splitters' own tests: `suite`, `language`, `text`, `sentences`. The sentences of a
paragraph are joined by spaces, and F1 of its inner boundaries is printed; of a suite, the share of cases in which all
sentences are right, but for white space. Each splitter is asked for the treebank's language, or English where it
does not know that.

The others are no requirements of the project: `pip install blingfire sentencex pysbd pyicu`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

from translate.text.sentences import split_sentences

Splitter = Callable[[str], list[tuple[int, int]]]
Pieces = Callable[[str], Iterable[str]]


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


def hamzaban(language: str) -> Pieces:
    return lambda text: [sentence.text for sentence in split_sentences(text, language)]


def blingfire(_: str) -> Pieces:
    import blingfire

    return lambda text: blingfire.text_to_sentences(text).split("\n")


def sentencex(language: str) -> Pieces:
    import sentencex

    return lambda text: sentencex.segment(language, text)


def pysbd(language: str) -> Pieces:
    import pysbd
    from pysbd.languages import LANGUAGE_CODES

    return pysbd.Segmenter(language=language if language in LANGUAGE_CODES else "en", clean=False).segment


def icu(language: str) -> Pieces:
    import icu

    iterator = icu.BreakIterator.createSentenceInstance(icu.Locale(language))

    def split(text: str) -> Iterable[str]:
        encoded = icu.UnicodeString(text)
        iterator.setText(encoded)
        start = 0
        for end in iterator:
            yield str(encoded[start:end])
            start = end

    return split


def installed() -> dict[str, Callable[[str], Pieces]]:
    """The splitters that can be measured here, ours first; says which are left out."""
    found: dict[str, Callable[[str], Pieces]] = {"Hamzaban": hamzaban}
    for name, make in {"BlingFire": blingfire, "sentencex": sentencex, "pysbd": pysbd, "ICU": icu}.items():
        try:
            make("en")
        except ImportError as error:
            print(f"{name} is left out: {error}")
        else:
            found[name] = make
    return found


def boundaries(pieces: Iterable[str]) -> set[int]:
    """Where pieces of a text end, in characters that are not white space; the end of the text is none of them."""
    ends, place = set(), 0
    for piece in pieces:
        place += len("".join(piece.split()))
        ends.add(place)
    return ends - {place}


def score_paragraphs(paragraphs: list[list[str]], split: Pieces) -> float:
    """F1 in per cent of the inner boundaries of paragraphs."""
    hits = found = wanted = 0
    for sentences in paragraphs:
        gold, ends = boundaries(sentences), boundaries(split(" ".join(sentences)))
        hits, found, wanted = hits + len(gold & ends), found + len(ends), wanted + len(gold)
    return 200 * hits / (found + wanted)


def score_cases(cases: list[dict[str, str]], make: Callable[[str], Pieces]) -> float:
    """The share in per cent of cases in which all sentences are right."""

    def plain(pieces: Iterable[str]) -> list[str]:
        return [" ".join(piece.split()) for piece in pieces if piece.strip()]

    return (
        100
        * sum(plain(make(case["language"])(case["text"])) == plain(case["sentences"]) for case in cases)
        / len(cases)
    )


def measure_treebanks(folder: Path) -> None:
    splitters = installed()
    print(f"{'set':12} {'boundaries':>10}", *(f"{name:>10}" for name in splitters))
    for path in sorted(folder.glob("*.txt")):
        language = path.stem.partition("-")[0]
        paragraphs = [block.split("\n") for block in path.read_text("utf-8").strip("\n").split("\n\n")]
        scores = [score_paragraphs(paragraphs, make(language)) for make in splitters.values()]
        wanted = sum(len(sentences) - 1 for sentences in paragraphs)
        print(f"{path.stem:12} {wanted:10}", *(f"{score:10.1f}" for score in scores))
    suites = defaultdict(list)
    for line in (folder / "suites.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        suites[case["suite"]].append(case)
    for name, cases in suites.items():
        scores = [score_cases(cases, make) for make in splitters.values()]
        print(f"{name:12} {len(cases):10}", *(f"{score:10.1f}" for score in scores))


def measure_articles(aligned: Path, articles: Path, show_errors: bool) -> None:
    print(f"{'splitter':10} {'text':18} lang  precision  recall     F1  lines/s")
    for language, whole in read_documents(aligned, articles).items():
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
                if show_errors and name == "Hamzaban" and label.startswith("without"):
                    print(*("    " + error for error in errors), sep="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("aligned", type=Path, nargs="?")
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--treebanks", type=Path, metavar="FOLDER", help="treebanks and suites, beside other splitters")
    parser.add_argument("--errors", action="store_true", help="print every wrong and every missed boundary of articles")
    chosen = parser.parse_args()
    if not chosen.treebanks and not chosen.articles:
        parser.error("give ALIGNED_TSV and ARTICLES_FOLDER, or --treebanks FOLDER")
    if chosen.articles:
        measure_articles(chosen.aligned, chosen.articles, chosen.errors)
    if chosen.treebanks:
        measure_treebanks(chosen.treebanks)


if __name__ == "__main__":
    main()
