"""Model folders put in place: what is taken, what is refused, and what `verify` and `remove` make of them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.support.crafted_families import CODES, craft_folder
from translate import ModelFolder, PackageRefused, Translator, WrongUse
from translate.installing import import_model, remove_model, verify
from translate.packages import installed_models


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = craft_folder(tmp_path_factory.mktemp("hub") / "nllb-200-distilled-600M", "nllb").folder
    (folder / "README.md").write_text("---\nlicense: cc-by-nc-4.0\nlanguage:\n- fa\n---\n# NLLB\n", encoding="utf-8")
    (folder / "flores.dict").write_text("not needed", encoding="utf-8")
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / published.name))


def imported(folder: Path, place: Path, **options: object) -> ModelFolder:
    model = import_model(folder, place=place, **options)  # type: ignore[arg-type]
    assert isinstance(model, ModelFolder)
    return model


def test_import_model_takes_a_folder_as_nllb_is_published(folder, tmp_path):
    model = imported(folder, tmp_path / "models")
    assert (model.name, model.family, model.languages) == ("nllb-200-distilled-600M", "nllb", CODES)
    assert model.licence == "cc-by-nc-4.0"
    assert sorted(path.name for path in model.folder.iterdir()) == [
        "README.md",
        "config.json",
        "hamzaban-checksums.json",
        "hamzaban-model.json",
        "model.bin",
        "sentencepiece.bpe.model",
        "shared_vocabulary.json",
    ]
    assert installed_models(tmp_path / "models") == (model,)
    assert [path.name for path in tmp_path.iterdir()] == ["nllb-200-distilled-600M", "models"]
    with Translator(packages=[], models=[model], threads=1) as translator:
        assert translator.translate(["آب، رود."], "fa", "ur")[0].text == "پانی، دریا۔"


@pytest.mark.parametrize(
    ("options", "languages", "pairs"),
    [
        ({"languages": ["fa,ur"]}, ("fa", "ur"), ()),
        ({"languages": ["Pashto", "en"]}, ("ps", "en"), ()),
        ({"languages": ["fa-ur"]}, ("fa", "ur"), (("fa", "ur"),)),
    ],
)
def test_import_model_of_some_languages(folder, tmp_path, options, languages, pairs):
    model = imported(folder, tmp_path / "models", name="some", **options)
    assert (model.name, model.languages, model.pairs) == ("some", languages, pairs)


def test_import_model_of_one_pair_is_told_which(tmp_path):
    folder = craft_folder(tmp_path / "opus", "marian", ("en", "fa"), told=False).folder
    with pytest.raises(WrongUse, match=r"do not say what languages.*--languages en-fa"):
        import_model(folder, place=tmp_path / "models")
    with pytest.raises(WrongUse, match="of one pair"):
        import_model(folder, place=tmp_path / "models", languages=["en,fa,ur"])
    model = imported(folder, tmp_path / "models", languages=["en-fa"])
    with Translator(packages=[], models=[model], threads=1) as translator:
        assert translator.translate(["water closed."], "en", "fa")[0].text == "آب بسته."


@pytest.mark.parametrize("name", ["m2m100", "madlad", "marian"])
def test_import_model_of_every_family(tmp_path, name):
    folder = craft_folder(tmp_path / "made", name).folder
    model = imported(folder, tmp_path / "models", languages=["en-fa", "fa-ur"])
    with Translator(packages=[], models=[model], threads=1) as translator:
        assert translator.translate(["آب بسته."], "fa", "ur")[0].text == "پانی بند۔"


@pytest.mark.parametrize(
    ("options", "error", "told"),
    [
        ({"languages": ["fa,sd"]}, PackageRefused, r"no token for Sindhi \(sd\)"),
        ({"languages": ["fa-de"]}, PackageRefused, r"no token for German \(de\)"),
        ({"languages": ["fa"]}, PackageRefused, "two languages at least"),
        ({"languages": ["klingon"]}, WrongUse, "Unknown language"),
        ({"family": "bert"}, WrongUse, "Unknown family 'bert'"),
        ({"family": "madlad"}, PackageRefused, r"holds no spiece\.model"),
        ({"name": "../up"}, WrongUse, "no name for a model"),
        ({"name": "argos"}, WrongUse, "no name for a model"),
        ({"name": "en_fa"}, WrongUse, "no name for a model"),
    ],
)
def test_import_model_refuses_what_cannot_be_meant(folder, tmp_path, options, error, told):
    with pytest.raises(error, match=told):
        import_model(folder, place=tmp_path / "models", **options)
    assert installed_models(tmp_path / "models") == ()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("config.json", None, r"holds no config\.json"),
        ("sentencepiece.bpe.model", None, r"holds no sentencepiece\.bpe\.model"),
        ("model.bin", b"\x00" * 64, "nllb-200-distilled-600M"),
        ("sentencepiece.bpe.model", b"\xff" * 64, "tokenizer"),
    ],
)
def test_import_model_refuses_a_folder_that_does_not_work(folder, tmp_path, name, content, told):
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(PackageRefused, match=told):
        import_model(folder, place=tmp_path / "models")
    assert installed_models(tmp_path / "models") == ()
    assert not (tmp_path / "models.incoming").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_import_model_refuses_links_and_pipes(folder, tmp_path):
    (folder / "model.bin").rename(tmp_path / "elsewhere.bin")
    (folder / "model.bin").symlink_to(tmp_path / "elsewhere.bin")
    with pytest.raises(PackageRefused, match=r"'model\.bin' is no regular file"):
        import_model(folder, place=tmp_path / "models")
    (folder / "model.bin").unlink()
    (tmp_path / "elsewhere.bin").rename(folder / "model.bin")
    os.mkfifo(folder / "LICENSE")
    with pytest.raises(PackageRefused, match="'LICENSE' is no regular file"):
        import_model(folder, place=tmp_path / "models")


def test_import_model_takes_an_unpacked_argos_package(packages, tmp_path, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    package = import_model(packages / "en_fa")
    assert package.folder.parent == tmp_path / "packages"
    with Translator([tmp_path / "packages"], threads=1) as translator:
        assert translator.translate(["water"], "en", "fa")[0].text == "آب"


def test_verify_names_damage_and_remove_takes_all_away(folder, tmp_path):
    model = imported(folder, tmp_path / "models")
    assert verify(model) == ()
    vocabulary = model.folder / "shared_vocabulary.json"
    tokens = json.loads(vocabulary.read_text("utf-8"))
    vocabulary.write_text(json.dumps([*tokens[:-1], "<other>"]), encoding="utf-8")
    assert verify(model) == ("shared_vocabulary.json is damaged",)
    assert remove_model(model.name, tmp_path / "models") == model.folder
    assert installed_models(tmp_path / "models") == ()
    with pytest.raises(WrongUse, match="no model nllb-200-distilled-600M"):
        remove_model(model.name, tmp_path / "models")
