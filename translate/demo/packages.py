"""Four tiny word-for-word packages built locally, so that all of Hamzaban runs with no download.

They swap words and phrases of a hand-written glossary and leave the rest as it is. They are for trying
things out and for tests, never for reading.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib import resources
from pathlib import Path

from ..own_files import is_own_folder, make_own_folder
from ..versions import hash_code
from .copy_model import Shape
from .package_writer import craft_package

NOTICE = (
    "These translations were made word by word from a small glossary: they are for trying out, not for reading. "
    "With Argos packages installed, the same command uses those."
)
VERSION = "0.1+word.for.word"
# Wide enough that not one glossary entry is mistaken for another.
SHAPE = Shape(head_width=48, position_code=32, positions=512)
PAIRS = (("en", "fa"), ("fa", "en"), ("en", "ur"), ("ur", "en"))
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
CHARACTERS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("en", "fa"): {",": "،", "?": "؟", ";": "؛", "%": "٪", **dict(zip("0123456789", PERSIAN_DIGITS, strict=True))},
    ("en", "ur"): {".": "۔", ",": "،", "?": "؟", ";": "؛"},
    ("fa", "en"): {
        "،": ",", "؟": "?", "؛": ";", "٪": "%", "«": "“", "»": "”", "٫": ".", "٬": ",",
        **dict(zip(PERSIAN_DIGITS, "0123456789", strict=True)),
    },
    ("ur", "en"): {
        "۔": ".", "،": ",", "؟": "?", "؛": ";", "٪": "%", "٫": ".", "٬": ",",
        **dict(zip(PERSIAN_DIGITS, "0123456789", strict=True)),
    },
}  # fmt: skip


def read_glossary() -> list[dict[str, str]]:
    """The rows of the hand-written glossary, each a word or phrase by language code."""
    text = resources.files(__package__).joinpath("glossary.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def demo_packages(cache: Path | None = None) -> Path:
    """The folder of the four packages (en↔fa, en↔ur), built there if it is not there yet.

    `cache`: the folder to keep it in (default: the user's cache folder, or a temporary one where that
    cannot be written). It takes a second or two, once for each glossary. Two processes build it once.
    """
    if cache is None:
        cache = _writable_cache()
    folder = cache / f"word-for-word-{_fingerprint()}"
    if folder.is_dir():
        return folder
    from filelock import FileLock

    with FileLock(cache / "word-for-word.lock"):
        if not folder.is_dir():
            _build(folder)
    return folder


def _build(folder: Path) -> None:
    """Build beside `folder` and rename, so that a killed run leaves nothing that looks whole."""
    rows = read_glossary()
    building = Path(tempfile.mkdtemp(prefix="building-", dir=folder.parent))
    try:
        for source, target in PAIRS:
            glossary: dict[str, str] = {}
            for row in rows:
                glossary.setdefault(row[source], row[target])
            craft_package(
                building / f"{source}_{target}",
                source,
                target,
                glossary,
                characters=CHARACTERS[source, target],
                version=VERSION,
                shape=SHAPE,
            )
        building.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _fingerprint() -> str:
    """Changes when the glossary or what is made of it changes."""
    return hash_code(Path(__file__).parent, "glossary.tsv", "*.py")[:12]


def _writable_cache() -> Path:
    """The user's cache folder for Hamzaban, or a temporary one where the home cannot be written."""
    import platformdirs

    cache = platformdirs.user_cache_path("hamzaban", appauthor=False)
    try:
        make_own_folder(cache)
        with tempfile.TemporaryFile(dir=cache):
            pass
    except OSError:
        cache = Path(tempfile.gettempdir()) / f"hamzaban-{getattr(os, 'geteuid', int)()}"
        with suppress(OSError):
            make_own_folder(cache)
        if not is_own_folder(cache):  # somebody else's, who might put models of their own in it
            cache = Path(tempfile.mkdtemp(prefix="hamzaban-"))
    return cache
