"""Which family a folder is of, by its files; and what is said of one that is of none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.crafted_families import craft_folder
from translate import PackageRefused, WrongUse
from translate.engine.families import FAMILIES, adds_end, find_family, find_tokenizers, language_tokens, recognise


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that conversions of NLLB-200 distilled 600M have, in the form that they have them."""
    folder = craft_folder(tmp_path_factory.mktemp("hub") / "nllb-200-distilled-600M", "nllb").folder
    assert sorted(path.name for path in folder.iterdir()) == [
        "config.json",
        "model.bin",
        "sentencepiece.bpe.model",
        "shared_vocabulary.json",
    ]
    assert json.loads((folder / "config.json").read_text("utf-8"))["add_source_bos"] is False
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published, tmp_path / published.name)
    return tmp_path / published.name


@pytest.mark.parametrize("name", ["nllb", "m2m100", "marian", "madlad"])
def test_recognise_tells_a_family_by_its_files(tmp_path, name):
    assert recognise(craft_folder(tmp_path / "any", name).folder).name == name


def test_recognise_tells_an_unpacked_argos_package(packages):
    assert recognise(packages / "en_fa").name == "argos"


def test_recognise_reads_a_vocabulary_of_lines_too(folder):
    tokens = json.loads((folder / "shared_vocabulary.json").read_text("utf-8"))
    (folder / "shared_vocabulary.json").unlink()
    (folder / "shared_vocabulary.txt").write_text("\n".join(tokens) + "\n", encoding="utf-8")
    assert recognise(folder).name == "nllb"
    assert language_tokens(folder, FAMILIES["nllb"]) == {
        "en": "eng_Latn",
        "fa": "pes_Arab",
        "ur": "urd_Arab",
        "ps": "pbt_Arab",
    }


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("model.bin", "holds no model.bin"),
        ("shared_vocabulary.json", "holds no vocabulary"),
    ],
)
def test_recognise_names_a_missing_file(folder, missing, told):
    (folder / missing).unlink()
    with pytest.raises(PackageRefused, match=told):
        recognise(folder)


def test_recognise_says_how_to_convert_what_is_not_converted(folder):
    (folder / "model.bin").rename(folder / "pytorch_model.bin")
    with pytest.raises(PackageRefused, match="models convert FOLDER"):
        recognise(folder)


def test_recognise_refuses_a_family_that_it_does_not_know(folder):
    (folder / "shared_vocabulary.json").write_text('["<s>", "</s>", "<unk>", "a"]', encoding="utf-8")
    with pytest.raises(PackageRefused, match=r"no known family.*--family"):
        recognise(folder)


@pytest.mark.parametrize("text", ["{", '{"a": 1}', "[1, 2]", "\udcff"])
def test_language_tokens_refuses_a_vocabulary_that_is_none(folder, text):
    (folder / "shared_vocabulary.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PackageRefused, match=r"shared_vocabulary\.json"):
        language_tokens(folder, FAMILIES["nllb"])


def test_find_tokenizers_names_the_missing_one(folder):
    assert [path.name for path in find_tokenizers(folder, FAMILIES["nllb"])] == ["sentencepiece.bpe.model"]
    (folder / "sentencepiece.bpe.model").unlink()
    with pytest.raises(PackageRefused, match=r"holds no sentencepiece\.bpe\.model or .*NLLB-200"):
        find_tokenizers(folder, FAMILIES["nllb"])


def test_adds_end_needs_the_configuration(folder):
    assert adds_end(folder) is False
    (folder / "config.json").write_text("[]", encoding="utf-8")
    assert adds_end(folder) is False
    (folder / "config.json").unlink()
    with pytest.raises(PackageRefused, match=r"holds no config\.json"):
        adds_end(folder)


def test_find_family_names_those_that_there_are():
    assert find_family("NLLB").name == "nllb"
    with pytest.raises(WrongUse, match="argos, marian, nllb, m2m100, madlad"):
        find_family("bert")
