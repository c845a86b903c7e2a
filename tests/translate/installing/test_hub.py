"""Models fetched over a real loopback server with the addresses of the hub: several files, cuts, resumption."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.crafted_families import craft_folder
from tests.support.server import Page, Server, serving
from translate import DownloadFailed, PackageRefused, WrongUse
from translate.installing import fetch_model, parse_reference
from translate.packages import installed_models

COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "/someone/nllb-ct2"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = craft_folder(tmp_path_factory.mktemp("hub") / "nllb", "nllb").folder
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def hub(files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as server:
        monkeypatch.setenv("HAMZABAN_MODEL_HUB", f"{server.address}/")
        names = [".gitattributes", "README.md", "onnx/model.bin", *files]
        listing = {"sha": COMMIT, "siblings": [{"rfilename": name} for name in names]}
        server.pages[f"/api/models{REPOSITORY}/revision/main"] = Page(json.dumps(listing).encode())
        for name, content in {**files, "README.md": b"---\nlicense: cc-by-nc-4.0\n---\n"}.items():
            server.pages[f"{REPOSITORY}/resolve/{COMMIT}/{name}"] = Page(content)
        yield server


def test_parse_reference_reads_owner_name_and_revision():
    parsed = parse_reference("hf:someone/nllb-ct2@v1.0")
    assert (parsed.owner, parsed.name, parsed.revision) == ("someone", "nllb-ct2", "v1.0")
    assert parse_reference("hf:a/b").revision == "main"
    for wrong in ("hf:a", "hf:a/b/c", "hf:../b", "hf:a/b@", "a/b", "hf:a/b@../../x"):
        with pytest.raises(WrongUse, match="names no model on a hub"):
            parse_reference(wrong)


def test_fetch_model_takes_what_a_model_needs_of_one_commit(hub, tmp_path):
    model = fetch_model(parse_reference("hf:someone/nllb-ct2"), place=tmp_path / "models")
    assert (model.name, model.family, model.licence) == ("nllb-ct2", "nllb", "cc-by-nc-4.0")
    asked = {path for _, path, _ in hub.requests}
    assert asked == {
        f"/api/models{REPOSITORY}/revision/main",
        *(
            f"{REPOSITORY}/resolve/{COMMIT}/{name}"
            for name in ("README.md", "config.json", "model.bin", "sentencepiece.bpe.model", "shared_vocabulary.json")
        ),
    }
    assert [path.name for path in tmp_path.iterdir()] == ["models"]


def test_fetch_model_goes_on_where_a_cut_connection_and_a_stopped_run_left_off(hub, files, tmp_path):
    weights = f"{REPOSITORY}/resolve/{COMMIT}/model.bin"
    pieces = f"{REPOSITORY}/resolve/{COMMIT}/sentencepiece.bpe.model"
    hub.pages[weights].cuts = [20_000, 30_000]
    hub.pages[pieces].status = 404
    with pytest.raises(DownloadFailed, match=r"sentencepiece\.bpe\.model could not be fetched.*HTTP 404"):
        fetch_model(parse_reference("hf:someone/nllb-ct2"), place=tmp_path / "models")
    assert installed_models(tmp_path / "models") == ()
    sent = hub.bytes_sent(weights)
    # What was on its way when the connection broke comes twice, and nothing else.
    assert sent < len(files["model.bin"]) + 2 * 16_384
    first, *resumed = [wanted for _, path, wanted in hub.requests if path == weights]
    assert first is None and len(resumed) == 2 and all(wanted and wanted > "bytes=1" for wanted in resumed)
    hub.pages[pieces].status = 200
    model = fetch_model(parse_reference("hf:someone/nllb-ct2"), place=tmp_path / "models")
    assert hub.bytes_sent(weights) == sent
    assert (model.folder / "model.bin").read_bytes() == files["model.bin"]


def test_fetch_model_refuses_what_is_not_converted(hub, tmp_path):
    listing = {"sha": COMMIT, "siblings": [{"rfilename": name} for name in ("config.json", "model.safetensors")]}
    hub.pages[f"/api/models{REPOSITORY}/revision/main"] = Page(json.dumps(listing).encode())
    with pytest.raises(PackageRefused, match=r"holds no model\.bin of CTranslate2.*models convert"):
        fetch_model(parse_reference("hf:someone/nllb-ct2"), place=tmp_path / "models")


@pytest.mark.parametrize("page", [Page(b"<html>"), Page(b"[]"), Page(b'{"siblings": [1]}'), Page(status=404)])
def test_fetch_model_refuses_a_listing_that_is_none(hub, page, tmp_path):
    hub.pages[f"/api/models{REPOSITORY}/revision/main"] = page
    with pytest.raises(DownloadFailed, match=r"api/models/someone/nllb-ct2/revision/main|listing"):
        fetch_model(parse_reference("hf:someone/nllb-ct2"), place=tmp_path / "models")


def test_fetch_model_refuses_a_damaged_model_and_leaves_nothing(hub, files, tmp_path):
    hub.pages[f"{REPOSITORY}/resolve/{COMMIT}/model.bin"] = Page(files["model.bin"][: len(files["model.bin"]) // 2])
    with pytest.raises(PackageRefused, match="nllb-ct2"):
        fetch_model(parse_reference("hf:someone/nllb-ct2"), place=tmp_path / "models")
    assert list(Path(tmp_path).rglob("model.bin")) == []
