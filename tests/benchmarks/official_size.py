"""A crafted package, en→fa or en→ur, as large as Argos's own: 6 + 6 layers, 512 wide, 32,000 pieces a side, int8.

It translates word for word, by the demo's glossary and by words made up of Persian letters for all others that it is
given, so that translations look sound; and it takes the time and the memory of an official package.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

from translate.demo import copy_model, package_writer, packages
from translate.demo.copy_model import SPACE, TINY, Shape
from translate.demo.package_writer import craft_package
from translate.packages.package import Package, read_package

SOURCE, TARGET = "en", "fa"
# The noise is too small to be seen in any output.
SHAPE = Shape(layers=6, heads=8, head_width=64, feed_forward=2048, noise=1e-7)
VOCABULARY = 32_000
LETTERS = "بپتجچدرزسشفقکگلمنوهی"


def official_size_package(cache: Path, texts: Iterable[str], target: str = TARGET) -> Package:
    """The package that knows every word of `texts`, built in the folder `cache` if it is not there yet, in seconds.

    `target`: the language it translates into, `fa` or `ur`.
    """
    words = sorted({word for text in texts for word in re.findall(r"[^\W\d_]+", text)})
    made_of = [Path(module.__file__).read_bytes() for module in (copy_model, package_writer, packages)]
    made_of += [Path(__file__).read_bytes(), json.dumps([packages.read_glossary(), words, target]).encode()]
    folder = cache / f"official-size-{hashlib.sha256(b''.join(made_of)).hexdigest()[:12]}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix="building-", dir=cache))
        try:
            _build(building, words, target).rename(folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    package = read_package(folder)
    assert package is not None
    assert _vocabulary_sizes(folder) == (VOCABULARY, VOCABULARY)
    assert layers(package) == (SHAPE.layers, SHAPE.layers)
    return package


def layers(package: Package) -> tuple[int, int]:
    """How many encoder and decoder layers the model holds; CTranslate2 runs every one that it finds."""
    model = (package.folder / "model" / "model.bin").read_bytes()
    encoder, decoder = (len(set(re.findall(half + rb"/layer_(\d+)/", model))) for half in (b"encoder", b"decoder"))
    return encoder, decoder


def _build(place: Path, words: Iterable[str], target: str) -> Path:
    """The package in `place`, its vocabularies filled up with pieces that no text holds."""
    glossary: dict[str, str] = {}
    for row in packages.read_glossary():
        glossary.setdefault(row[SOURCE], row[target])
    # Pieces of their own, in every place; what is in the glossary too is translated by that.
    characters = dict(packages.CHARACTERS[SOURCE, target])
    for word in words:
        characters |= {word: _made_up(word), SPACE + word: SPACE + _made_up(word)}
    small = craft_package(place / "small", SOURCE, target, glossary, characters=characters, shape=TINY)
    lacking_sources, lacking_targets = (VOCABULARY - size for size in _vocabulary_sizes(small))
    # Every filler that stays itself is one more source and target; what another becomes is one more source.
    for number in range(lacking_targets):
        characters[f"\ue000{number}"] = f"\ue000{number}"
    for number in range(lacking_sources - lacking_targets):
        characters[f"\ue001{number}"] = f"\ue000{number}"

    return craft_package(place / "whole", SOURCE, target, glossary, characters=characters, shape=SHAPE)


def _made_up(word: str) -> str:
    return "".join(random.Random(word).choices(LETTERS, k=len(word)))


def _vocabulary_sizes(folder: Path) -> tuple[int, int]:
    """How many pieces the model in `folder` reads, and how many it writes."""
    files = (folder / "model" / f"{side}_vocabulary.json" for side in ("source", "target"))
    source, target = (len(json.loads(file.read_text("utf-8"))) for file in files)
    return source, target
