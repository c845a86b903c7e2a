"""The word-for-word packages, and the crafting they are made by."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from translate import Translator
from translate.demo.copy_model import TINY, Shape
from translate.demo.package_writer import craft_package
from translate.demo.packages import PAIRS, demo_packages, read_glossary


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_packages(tmp_path_factory.mktemp("cache"))


def test_the_glossary_is_large_and_clean():
    rows = read_glossary()
    assert len(rows) >= 600
    for row in rows:
        assert list(row) == ["en", "fa", "ur"]
        for cell in row.values():
            assert cell == " ".join(cell.split()) != "", row
            assert cell == unicodedata.normalize("NFC", cell), row


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_every_entry_of_the_glossary_is_translated_exactly(demo, source, target):
    first: dict[str, str] = {}
    for row in read_glossary():
        first.setdefault(row[source], row[target])
    entries = list(first)[::7]
    with Translator([demo], beam=1) as translator:
        found = translator.translate(entries, source, target)
    assert {entry: one.text for entry, one in zip(entries, found, strict=True)} == {
        entry: first[entry] for entry in entries
    }


def test_all_three_languages_reach_each_other(demo):
    with Translator([demo]) as translator:
        for source in ("en", "fa", "ur"):
            for target in ("en", "fa", "ur"):
                assert translator.translate(["2024"], source, target)


def test_they_are_built_once(tmp_path):
    folder = demo_packages(tmp_path)
    before = (folder / "en_fa" / "model" / "model.bin").stat().st_mtime_ns
    assert demo_packages(tmp_path) == folder
    assert (folder / "en_fa" / "model" / "model.bin").stat().st_mtime_ns == before


def test_two_processes_that_want_them_build_them_once(tmp_path):
    code = f"from pathlib import Path; from translate.demo import demo_packages; demo_packages(Path({str(tmp_path)!r}))"
    running = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)]
    assert [(one.communicate()[1], one.returncode) for one in running] == [(b"", 0)] * 3
    assert [entry.is_dir() for entry in sorted(tmp_path.glob("*-*")) if entry.is_dir()] == [True]


def test_a_home_that_cannot_be_written_does_not_stop_them(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: blocked / "cache")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    packages = demo_packages()
    assert packages.is_relative_to(tmp_path) and packages.parent.name.startswith("hamzaban-")


@pytest.mark.parametrize("shape", [TINY, Shape(layers=2)], ids=["tiny", "two layers"])
def test_a_crafted_model_swaps_whole_words_only(tmp_path, shape):
    glossary = {"in": "در", "government": "دولت", "the prime minister": "نخست‌وزیر", "may": "شاید", "May": "مه"}
    craft_package(tmp_path / "en_fa", "en", "fa", glossary, characters={",": "،"}, shape=shape)
    with Translator([tmp_path]) as translator:
        found = translator.translate(
            [
                "Investors in Berlin, main government-led, “government (in) governments",
                "The prime minister may, in May, 3,500.",
                "\u0130n in",
            ],
            "en",
            "fa",
        )
    assert [one.text for one in found] == [
        "Investors در Berlin، main دولت-led، “دولت (در) governments",
        "نخست‌وزیر شاید، در مه، 3,500.",
        "\u0130n در",
    ]


def test_a_crafted_model_is_exact_over_hundreds_of_words(tmp_path):
    craft_package(tmp_path / "en_fa", "en", "fa", {"a": "آ", "b": "ب", "c": "ث"})
    text = " ".join("abc"[number * number % 3] for number in range(230))
    with Translator([tmp_path]) as translator:
        found = translator.translate([text], "en", "fa")[0].text
    assert found == text.replace("a", "آ").replace("b", "ب").replace("c", "ث")


def test_crafting_twice_gives_the_same_bytes(tmp_path):
    models = [
        craft_package(tmp_path / name, "en", "fa", {"water": "آب"}) / "model" / "model.bin" for name in ("one", "two")
    ]
    assert models[0].read_bytes() == models[1].read_bytes()
