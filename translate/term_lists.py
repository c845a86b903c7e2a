"""Terms that a reader wants translated one way: names of people, places, offices."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from .errors import WrongUse
from .languages import find_language
from .regular_files import MEGABYTE, read_regular
from .sentences import words

# A glossary of a million terms has about half of this.
GLOSSARY_BYTES = 64 * MEGABYTE


@dataclass(frozen=True)
class Term:
    """A term: `source_text` in `source` is to be `target_text` in `target` (language codes)."""

    source_text: str
    target_text: str
    source: str
    target: str


@dataclass(frozen=True)
class TermList:
    """A list of terms, and the hash of the file they came from."""

    terms: tuple[Term, ...]
    sha256: str

    def unkept(self, source_text: str, translation: str, source: str, target: str) -> tuple[Term, ...]:
        """The terms that stand in a sentence but not, as wanted, in its translation.

        `source_text`: the sentence, in `source`. `translation`: of it, in `target`. Words are compared as they are for
        ranking: letter case, vowel signs and spellings of one letter do not count.
        """
        wanted = [term for term in self.terms if (term.source, term.target) == (source, target)]
        if not wanted:
            return ()
        here, there = _joined(source_text, source), _joined(translation, target)
        return tuple(
            term
            for term in wanted
            if _joined(term.source_text, source) in here and _joined(term.target_text, target) not in there
        )


def read_term_list(path: Path) -> TermList:
    """Read a tab-separated file: term, its translation, and the languages, such as `Khyber<TAB>خیبر<TAB>en-fa`.

    Every line works in both directions. Empty lines and lines that begin with `#` are passed over. Raises `WrongUse`,
    with the line's number, where a line is something else, or the file cannot be read.
    """
    try:
        data = read_regular(path, GLOSSARY_BYTES)
        lines = data.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise WrongUse(f"{path}: the glossary cannot be read ({error.strerror}); check the path.") from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"{path}: the glossary is not UTF-8; save it as UTF-8.") from error
    terms = []
    for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
        if not row or not "".join(row).strip() or row[0].startswith("#"):
            continue
        cells = [cell.strip() for cell in row]
        codes = cells[2].replace("_", "-").split("-") if len(cells) == 3 else []
        if len(codes) != 2 or not all(cells):
            raise WrongUse(f"{path}, line {number}: not a term, its translation and languages such as en-fa.")
        source, target = (find_language(code).code for code in codes)
        terms += [Term(cells[0], cells[1], source, target), Term(cells[1], cells[0], target, source)]
    return TermList(tuple(terms), hashlib.sha256(data).hexdigest())


def _joined(text: str, language: str) -> str:
    """The words of a text with a space around each, so that whole words are found."""
    return f" {' '.join(words(text, language))} "
