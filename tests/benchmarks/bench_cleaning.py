"""How much of a page's boilerplate cleaning takes away, and how much of the article with it.

    python tests/benchmarks/bench_cleaning.py [--show]

The pages are those of `tests/support/pages_*.txt`, written for this and marked line by line: most made the rules, the
others (`held_out`) were written later; their misses were looked at too when the rules were rebuilt. `--show`
prints the junk lines that stay and the article lines lost. A line of the article that only
lost its dateline is not lost.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
sys.path.append(str(Path(__file__).parents[1] / "support"))

from pages import FILES, Page, read_pages

from summaries.cleaning.cleaner import clean


def left_and_lost(page: Page) -> tuple[list[str], list[str]]:
    """The junk lines that cleaning leaves, and the lines of the article that it takes."""
    kept = clean(page.text).text.split("\n\n")
    own = {line for line, is_article in page.lines if is_article}
    left = [line for line, is_article in page.lines if not is_article and line in kept and line not in own]
    lost = [line for line, is_article in page.lines if is_article and not any(line.endswith(one) for one in kept)]
    return left, lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    print("| pages | language | pages | junk lines | gone | article lines | lost |\n|---|---|---|---|---|---|---|")
    shown: list[str] = []
    for which in FILES:
        pages = read_pages(which)
        for language in (*sorted({page.language for page in pages}), "all"):
            own = [page for page in pages if language in {page.language, "all"}]
            found = [left_and_lost(page) for page in own]
            junk = sum(not is_article for page in own for _, is_article in page.lines)
            article = sum(is_article for page in own for _, is_article in page.lines)
            left, lost = (sum(len(pair[side]) for pair in found) for side in (0, 1))
            gone = f"{junk - left} ({(junk - left) / junk:.1%})"
            taken = f"{lost} ({lost / article:.1%})"
            print(f"| {which} | {language} | {len(own)} | {junk} | {gone} | {article} | {taken} |")
            if language != "all":
                shown += [f"left {which} {line}" for pair in found for line in pair[0]]
                shown += [f"LOST {which} {line}" for pair in found for line in pair[1]]
    if arguments.show:
        print(*shown, sep="\n")


if __name__ == "__main__":
    main()
