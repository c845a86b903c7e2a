"""What tests share: real packages crafted from a small glossary, and a translator over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from translate import Translator
from translate.crafting import craft_package

# No deadline: these machines are noisy, and a first example may load a model.
settings.register_profile("hamzaban", deadline=None, derandomize=True, max_examples=60, print_blob=False)
settings.load_profile("hamzaban")

GLOSSARY = [
    ("the minister", "وزیر", "وزیر"),
    ("said", "گفت", "کہا"),
    ("talks", "مذاکرات", "مذاکرات"),
    ("resumed", "ازسرگرفته‌شد", "شروع ہوئے"),
    ("in", "در", "میں"),
    ("Tehran", "تهران", "تہران"),
    ("Lahore", "لاهور", "لاہور"),
    ("water", "آب", "پانی"),
    ("river", "رود", "دریا"),
    ("schools", "مدارس", "اسکول"),
    ("are", "هستند", "ہیں"),
    ("open", "باز", "کھلے"),
    ("and", "و", "اور"),
    ("rain", "باران", "بارش"),
    ("floods", "سیل‌ها", "سیلاب"),
    ("closed", "بسته‌بودند", "بند تھے"),
    ("roads", "جاده‌ها", "سڑکیں"),
    ("today", "امروز", "آج"),
    ("peace", "صلح", "امن"),
    ("market", "بازار", "بازار"),
]
COLUMNS = {"en": 0, "fa": 1, "ur": 2}


def craft(folder: Path, source: str, target: str, **options: object) -> Path:
    """A tiny real package for one pair, from the glossary above."""
    glossary: dict[str, str] = {}
    for row in GLOSSARY:
        glossary.setdefault(row[COLUMNS[source]], row[COLUMNS[target]])
    characters = {"fa": {"،": ","}, "ur": {"۔": ".", "،": ","}}.get(source, {})
    if target == "ur":
        characters = {".": "۔", ",": "،"}
    return craft_package(folder, source, target, glossary, characters=characters, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with en→fa, fa→en, en→ur and ur→en."""
    folder = tmp_path_factory.mktemp("packages")
    for source, target in (("en", "fa"), ("fa", "en"), ("en", "ur"), ("ur", "en")):
        craft(folder / f"{source}_{target}", source, target)
    return folder


@pytest.fixture(scope="session")
def translator(packages: Path) -> Iterator[Translator]:
    with Translator([packages], threads=1) as ready:
        yield ready
