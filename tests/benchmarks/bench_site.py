"""How long the index of a large site takes to make, to load and to search in, in headless Chromium from the disk.

    python tests/benchmarks/bench_site.py [ARTICLES]

Makes ARTICLES (default 10,000) articles of six sentences in three languages, out of the sentences of the bundled ones.
Needs Chromium; what it cannot find is looked for where HAMZABAN_CHROMIUM says.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
sys.path.append(str(Path(__file__).parents[1] / "support" / "exporting"))

from browsing import chromium
from crafted import make_record
from playwright.sync_api import Page

from summaries import Record
from summaries.exporting.site import write_site
from translate import split_sentences

EXAMPLES = Path(__file__).parents[2] / "summaries" / "examples"
SENTENCES = 6
QUERIES = ("percent", "خشکسالی", "کشاورزان تهران", "سیلاب", "karachi border", "xyzzy")


def records(count: int) -> Iterator[tuple[str, Record]]:
    """So many articles, each of other sentences."""
    chance = random.Random(7)
    known = {}
    for path in sorted(EXAMPLES.glob("*.txt")):
        code = path.name.split(".")[1]
        words = " ".join(one.text for one in split_sentences(path.read_text(encoding="utf-8"), code)).split()
        known[code] = words
    for number in range(count):
        lines = [
            {code: " ".join(chance.sample(words, 18)) + "." for code, words in known.items()}
            for _ in range(SENTENCES + 1)
        ]
        day = f"20{chance.randrange(10, 27)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        language = chance.choice(sorted(known))
        flags = {("fa", 2): ("numbers",)} if number % 9 == 0 else {}
        yield (
            f"{number % 40}/{number:05}.txt",
            make_record(lines[1:], title=lines[0], language=language, date=day, flags=flags, name=f"{number:05}.txt"),
        )


def search(page: Page, query: str) -> tuple[float, str]:
    """How long the index needs for one query once it is typed, in milliseconds, and what it says."""
    took = page.evaluate(
        """async (query) => {
          const field = document.getElementById("words");
          field.value = query;
          const start = performance.now();
          field.form.requestSubmit();
          document.body.getBoundingClientRect();
          return performance.now() - start;
        }""",
        query,
    )
    return took, page.inner_text("#status")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what in ("made", "made again, nothing changed"):
            start = time.perf_counter()
            index = write_site(records(count), folder)
            print(f"{count:,} articles {what}: {time.perf_counter() - start:.1f} s")
        print(f"memory of it: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        sizes = {part: sum(path.stat().st_size for path in folder.rglob(part)) for part in ("index.html", "*.js")}
        print(", ".join(f"{part} {size / 1e6:.2f} MB" for part, size in sizes.items()))
        with chromium() as browser:
            page = browser.new_page()
            start = time.perf_counter()
            page.goto(index.as_uri(), wait_until="commit")
            page.locator("#more").wait_for()
            print(f"all of it searchable: {time.perf_counter() - start:.2f} s")
            painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            print(f"first articles on the screen: {painted / 1000:.2f} s")
            for query in QUERIES:
                best = min(search(page, query) for _ in range(3))
                print(f"{query}: {best[0]:.0f} ms, {best[1]}")
            heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
            print(f"memory of the index's script: {heap:.0f} MB")


if __name__ == "__main__":
    main()
