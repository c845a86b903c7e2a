"""How well the article is found in web pages that people marked, as HTML and as text copied from the page.

    python tests/benchmarks/bench_pages.py GOLD_FOLDER [--lost]

GOLD_FOLDER has `pages/` and `gold.jsonl`, a line a page: `page` (its file's name), `body` (what people marked as the
article), and where known `corpus` and `language`. Prints the mean precision, recall and F1 of words, by corpus and
language, of trafilatura alone, of the article as read, of the same cleaned, of the whole page as plain text, and of
that cleaned; how many pages were refused; and how many lines of the article each rule of cleaning took. `--lost` prints
those lines too.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import trafilatura
from lxml import html

from summaries.cleaning import CleanText, clean
from summaries.reading.article import Reading, UnreadableArticle
from summaries.reading.formats.html import BLOCKS, read_page
from translate import detect

WORD = re.compile(r"\w+")
# Of a page, what a browser does not copy.
NOT_COPIED = "//script | //style | //noscript | //head"
LEAST_WORDS_OF_A_LINE = 4
MOST_LETTERS_FOR_DETECTION = 2000
KINDS = ("trafilatura alone", "ours, read", "ours, cleaned", "as plain text", "plain text, cleaned")


def words(text: str) -> list[str]:
    """The words of a text, in one case."""
    return WORD.findall(text.casefold())


def compare(gold: str, found: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words found, each as often as it stands there."""
    wanted, got = Counter(words(gold)), Counter(words(found))
    both = (wanted & got).total()
    precision, recall = both / max(got.total(), 1), both / max(wanted.total(), 1)
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def copied(data: bytes) -> str:
    """The text of a page, a line a block, as one copies it from a browser."""
    root = html.document_fromstring(data.decode("utf-8", "replace").encode(), parser=html.HTMLParser(encoding="utf-8"))
    for element in root.xpath(NOT_COPIED):
        element.drop_tree()
    for element in root.iter(*BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def body(cleaned: CleanText) -> str:
    """The paragraphs without the title, which people did not mark."""
    return "\n".join(paragraph.text for paragraph in cleaned.body)


def lost_lines(cleaned: CleanText, gold: str) -> list[tuple[str, str]]:
    """The lines of the article that cleaning removed, each under its rule."""
    text = " ".join(words(gold))
    return [
        (one.rule, one.text)
        for one in cleaned.removed
        if len(words(one.text)) >= LEAST_WORDS_OF_A_LINE and " ".join(words(one.text)) in text
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lost", action="store_true", help="print the lines of articles that were lost")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    scores: dict[str, dict[str, list[tuple[float, float, float]]]] = defaultdict(lambda: defaultdict(list))
    lost: dict[str, list[tuple[str, str]]] = {"HTML": [], "plain text": []}
    refused = []
    for row in map(json.loads, (arguments.folder / "gold.jsonl").read_text("utf-8").splitlines()):
        gold = row.get("body")
        if not gold:
            continue
        data = (arguments.folder / "pages" / row["page"]).read_bytes()
        found = dict.fromkeys(KINDS, "")
        found["trafilatura alone"] = trafilatura.extract(data) or ""
        try:
            content = read_page(data, row["page"], Reading())
            cleaned = clean(content.text, content.title, is_article=content.is_article)
            found["ours, read"], found["ours, cleaned"] = content.text, body(cleaned)
            lost["HTML"] += lost_lines(cleaned, gold)
        except UnreadableArticle as error:
            refused.append(str(error))
        found["as plain text"] = copied(data)
        cleaned = clean(found["as plain text"])
        found["plain text, cleaned"] = body(cleaned)
        lost["plain text"] += lost_lines(cleaned, gold)
        language = row.get("language") or detect(gold[:MOST_LETTERS_FOR_DETECTION]).language
        for group in (row.get("corpus", "all"), f"in {language[:2]}"):
            for kind, text in found.items():
                scores[group][kind].append(compare(gold, text))
    print("| pages | | P | R | F1 |\n|---|---|---|---|---|")
    for group in sorted(scores, key=lambda group: (group.startswith("in "), group)):
        for kind, found_scores in scores[group].items():
            count = len(found_scores)
            means = " | ".join(f"{sum(score) / count:.3f}" for score in zip(*found_scores, strict=True))
            print(f"| {group} ({count}) | {kind} | {means} |")
    print(f"\nrefused: {len(refused)}", *refused, sep="\n")
    for kind, lines in lost.items():
        counts = ", ".join(f"{rule} {count}" for rule, count in Counter(rule for rule, _ in lines).most_common())
        print(f"lines of the article that cleaning removed from {kind}: {counts or 'none'}")
        if arguments.lost:
            print(*(f"  {rule}: {line}" for rule, line in lines), sep="\n")


if __name__ == "__main__":
    main()
