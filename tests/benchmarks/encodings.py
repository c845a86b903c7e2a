"""Measures how often the encoding of a text is found, on articles laid out as FOLDER/LANG/*.txt in UTF-8.

    python tests/benchmarks/encodings.py FOLDER

Each article is written as people wrote it then: letters that an encoding lacks become the ones that stood in for
them (ی as ي, in ISO 8859-6 also پ as ب), digits become ASCII, the Urdu full stop a dot; what is still lacking goes.
Prints, for the first 50, 200 and 1,000 bytes and the whole, how many are read as the very text, how many wrongly, and
how many are refused.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from summaries.reading.reader import UnreadableArticle, decode

STOOD_IN = str.maketrans("یۂۓۀ۔٪", "يہےه.%")
ARABIC_ONLY = str.maketrans("پچژگکٹڈڑںےہھ«»“”‘’–—…", 'بجزككتدرنيهه""""' + "''--.")
ENCODINGS = {
    "fa": ("cp1256", "iso8859-6", "utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-8", "utf-8-sig"),
    "ur": ("cp1256", "iso8859-6", "utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-8", "utf-8-sig"),
    "ar": ("cp1256", "iso8859-6", "utf-16-le", "utf-8"),
    "en": ("cp1252", "utf-16-le", "utf-16-be", "utf-8"),
}
SIZES = (50, 200, 1_000, None)


def as_written_then(text: str, encoding: str) -> str:
    """The text in the letters that `encoding` has."""
    if encoding.startswith("utf"):
        return text
    text = text.translate(STOOD_IN)
    if encoding == "iso8859-6":
        text = text.translate(ARABIC_ONLY)
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return digits.encode(encoding, "ignore").decode(encoding)


def cut(text: str, encoding: str, size: int | None) -> str:
    """As much of the text as has `size` bytes or fewer."""
    if size is None:
        return text
    kept = text[:size]
    while len(kept.encode(encoding)) > size:
        kept = kept[:-1]
    return kept


def measure(texts: list[str], encoding: str, size: int | None) -> str:
    """One cell of the table: read right, wrongly, refused."""
    right = wrong = refused = 0
    for text in texts:
        written = cut(as_written_then(text, encoding), encoding, size)
        data = written.encode(encoding)
        try:
            read, _ = decode(data, "article")
        except UnreadableArticle:
            refused += 1
            continue
        if read == written:
            right += 1
        else:
            wrong += 1
    return f"{right / len(texts):7.1%} {wrong:3} wrong {refused:3} refused"


def main() -> int:
    """Prints a row for every language and encoding."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    print("                 " + "".join(f"{f'{size} bytes' if size else 'whole':32}" for size in SIZES))
    for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
        texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
        for encoding in ENCODINGS.get(folder.name, ()):
            cells = "".join(f"{measure(texts, encoding, size):32}" for size in SIZES)
            print(f"{folder.name}  {encoding:12} {cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
