"""What tests share: real packages crafted from a small glossary, and a translator over them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from translate import Translator
from translate.demo.package_writer import craft_package

# No deadline: these machines are noisy, and a first example may load a model.
settings.register_profile("hamzaban", deadline=None, derandomize=True, max_examples=60, print_blob=False)
settings.load_profile("hamzaban")

ROOT = Path(__file__).parent.parent
# A program that runs the command line and ends it at the first attempt to reach anything but a file.
NO_NETWORK = """
import os, runpy, sys
def refuse(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        os.write(2, f"NETWORK {event} {arguments}".encode())
        os._exit(99)
sys.addaudithook(refuse)
sys.argv = ["run.py", *sys.argv[1:]]
runpy.run_path("run.py", run_name="__main__")
"""
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


def plain_record(path: Path) -> dict[str, Any]:
    """A record as a program in another language would read it."""
    record = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(record, dict)
    return record


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


@pytest.fixture
def environment(tmp_path: Path, packages: Path) -> dict[str, str]:
    """An environment with an empty home, and the crafted packages where Argos Translate would look."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ARGOS_", "XDG_", "COLUMNS"))}
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home),
        "ARGOS_PACKAGES_DIR": str(packages),
        "PYTHONWARNINGS": "default",
        # Threads that wait by spinning keep the tests beside them from working.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "passive",
    }


@pytest.fixture
def run(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command line as a real process: arguments, what comes in, changes to the environment."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", code: Sequence[str] = ("run.py",), **changes: str):
        return subprocess.run(
            [sys.executable, *code, *map(str, arguments)],
            cwd=ROOT,
            env=environment | changes,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            check=False,
        )

    return run
