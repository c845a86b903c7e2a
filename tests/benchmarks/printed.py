"""Measures how well printed articles are read, beside the PDF libraries that are installed.

    python tests/benchmarks/printed.py ARTICLES PDFS

ARTICLES has texts, PDFS the same printed, as NAME.pdf or NAME.PROGRAM.pdf for NAME.txt, in any folders. Prints, for
each printing program and language (the folder that a text is in), the share of words that come out in their order,
and of zero-width non-joiners. pypdf, pypdfium2 and pdfminer.six are measured where they can be imported.
"""

from __future__ import annotations

import difflib
import logging
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from summaries.reading.reader import UnreadableArticle, read_article

JOINER = "\u200c"


def by_hamzaban(path: Path) -> str:
    """As an article."""
    try:
        return read_article(path).text
    except UnreadableArticle as error:
        print(error)
        return ""


def by_pypdf(path: Path) -> str:
    """By pypdf, presentation forms as letters."""
    import pypdf

    return unicodedata.normalize("NFKC", "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages))


def by_pypdfium2(path: Path) -> str:
    """By pypdfium2."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_pdfminer(path: Path) -> str:
    """By pdfminer.six, presentation forms as letters."""
    from pdfminer.high_level import extract_text

    return unicodedata.normalize("NFKC", extract_text(path))


READERS: tuple[Callable[[Path], str], ...] = (by_hamzaban, by_pypdf, by_pypdfium2, by_pdfminer)


def in_order(wanted: list[str], found: list[str]) -> int:
    """How many of the words wanted are found, in their order."""
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def main() -> int:
    """Prints a row for every reader, printing program and language."""
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    logging.disable(logging.CRITICAL)
    texts = {path.stem: path for path in Path(sys.argv[1]).rglob("*.txt")}
    for reader in READERS:
        totals: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
        try:
            for path in sorted(Path(sys.argv[2]).rglob("*.pdf")):
                name, _, program = path.stem.rpartition(".")
                source = texts.get(path.stem) or texts[name]
                text, found = source.read_text("utf-8"), reader(path)
                right = in_order(text.split(), found.split())
                whole = text.split() == found.split()
                counts = right, len(text.split()), found.count(JOINER), text.count(JOINER), whole
                total = totals[program, source.parent.name]
                totals[program, source.parent.name] = [a + b for a, b in zip(total, counts, strict=True)]
        except ImportError:
            continue
        for (program, language), (right, words, joiners, all_joiners, whole) in sorted(totals.items()):
            row = f"{right / max(1, words):7.2%} of {words:,} words, {joiners} of {all_joiners} joiners, {whole} whole"
            print(f"{reader.__name__:12}  {program:20} {language:8} {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
