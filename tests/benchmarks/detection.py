"""Measures detection on articles laid out as FOLDER/LANG/*.txt, a headline or paragraph a line.

    python tests/benchmarks/detection.py FOLDER
    python tests/benchmarks/detection.py --mediawiki FOLDER --udhr FOLDER    (see detection_languages.py)

Prints, per language, how many documents, lines of 40 letters or more, and runs of five words are named right; then,
per pair of languages, how many lines of one that stand in an article of the other are found, and how many of the
articles' own lines are taken for foreign ones.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from translate.text.detection import detect, detect_paragraphs

LINE_LETTERS = 40
WORDS = 5


def read_articles(folder: Path) -> dict[str, list[list[str]]]:
    """The articles of each language, each as its lines that are not blank."""
    return {
        language.name: [
            [line for line in path.read_text("utf-8").splitlines() if line.strip()]
            for path in sorted(language.glob("*.txt"))
        ]
        for language in sorted(folder.iterdir())
        if language.is_dir()
    }


def is_long(line: str) -> bool:
    """Whether `line` has the letters that a paragraph is expected to be recognised from."""
    return sum(map(str.isalpha, line)) >= LINE_LETTERS


def runs_of_words(line: str) -> list[str]:
    """The runs of five words of `line`, one after another, the rest left out."""
    words = line.split()
    return [" ".join(words[i : i + WORDS]) for i in range(0, len(words) - WORDS + 1, WORDS)]


def print_accuracy(language: str, unit: str, texts: Iterable[str]) -> None:
    """One row: how many of `texts` are named `language`, the wrong answers, and the time each took."""
    answers: Counter[str] = Counter()
    start = time.perf_counter()
    for text in texts:
        answers[detect(text).language] += 1
    each = (time.perf_counter() - start) / max(1, answers.total()) * 1000
    right = answers.pop(language, 0)
    total = right + answers.total()
    wrong = ", ".join(f"{code} {count}" for code, count in answers.most_common(6))
    print(f"{language}  {unit:10}  {right:5} of {total:5}  {right / max(1, total):7.2%}  {each:6.2f} ms  {wrong}")


def print_foreign(language: str, articles: list[list[str]], other: str, strangers: list[str]) -> None:
    """One row: every long line of `other`, put into the articles of `language` in turn: how many are found."""
    caught = total = alarms = 0
    for index, stranger in enumerate(strangers):
        own = articles[index % len(articles)]
        found = detect_paragraphs([*own[:1], stranger, *own[1:3]], language)
        total += 1
        caught += found[1] is not None
        alarms += sum(entry is not None for place, entry in enumerate(found) if place != 1)
    rate = caught / max(1, total)
    print(f"{other} lines in {language} articles: {caught} of {total} found ({rate:.2%}), {alarms} false")


def main() -> int:
    """Runs all measures over the folder named on the command line."""
    if "--mediawiki" in sys.argv:
        import detection_languages

        detection_languages.main()
        return 0
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    articles = read_articles(Path(sys.argv[1]))
    detect("warm up: langdetect loads its profiles")
    for language, texts in articles.items():
        lines = [line for text in texts for line in text]
        print_accuracy(language, "documents", ("\n".join(text) for text in texts))
        print_accuracy(language, "lines", filter(is_long, lines))
        print_accuracy(language, "five words", (run for line in lines for run in runs_of_words(line)))
    for language, texts in articles.items():
        flagged = [
            (line, entry)
            for text in texts
            for line, entry in zip(text, detect_paragraphs(text, language), strict=True)
            if entry
        ]
        lines = sum(map(len, texts))
        print(f"{language}: {len(flagged)} of {lines} own lines in {len(texts)} articles taken for foreign")
        for line, entry in flagged:
            print(f"    {entry.language}: {line[:80]}")
        for other in articles:
            if other != language:
                strangers = [line for text in articles[other] for line in text if is_long(line)]
                print_foreign(language, texts, other, strangers)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
