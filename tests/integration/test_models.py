"""A Pashto article from the command line: imported model, detection, summary, translation, record and page."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from tests.conftest import plain_record
from tests.support.articles import PASHTO
from tests.support.crafted_families import craft_folder


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    return {"ARGOS_PACKAGES_DIR": str(tmp_path / "packages"), "HAMZABAN_MODELS_DIR": str(tmp_path / "models")}


def test_a_pashto_article_is_detected_summarised_and_translated_with_an_imported_model(run, tmp_path, folders):
    made = craft_folder(tmp_path / "nllb-600m", "nllb").folder
    imported = run("models", "import", made, **folders)
    assert imported.returncode == 0, imported.stderr.decode()
    assert b"nllb-600m (NLLB-200)" in imported.stdout
    assert b"Languages: en fa ur ps. Licence: CC BY-NC 4.0." in imported.stderr
    listed = run("models", "list", **folders)
    assert listed.stdout.decode().split("\t")[:2] == ["nllb-600m", "NLLB-200"]
    assert b"nllb-600m" in run("models", "verify", **folders).stdout
    article = tmp_path / "news" / "pashto.txt"
    article.parent.mkdir()
    article.write_text(PASHTO, encoding="utf-8")
    ended = run("convert", article, "--to", "ps,fa,en", "--sentences", "2", "--format", "json,html", **folders)
    assert ended.returncode == 0, ended.stderr.decode()
    record = plain_record(article.with_name("pashto.txt.parallel.json"))
    assert record["language"]["code"] == "ps" and len(record["sentences"]) == 2
    assert record["engine"]["models"] == {"ps_en": "nllb-600m", "ps_fa": "nllb-600m"}
    for sentence in record["sentences"]:
        assert sentence["text"].keys() >= {"ps", "fa", "en"} and all(sentence["text"].values())
    page = lxml.html.document_fromstring(article.with_name("pashto.txt.parallel.html").read_bytes().decode("utf-8"))
    assert {cell.get("dir") for cell in page.xpath("//td[p[@lang='ps']]")} == {"rtl"}
    assert [article.get("dir") for article in page.xpath("//article[@lang='ps']")] == ["rtl"]
    assert "ps → fa nllb-600m" in page.text_content()
    gone = run("models", "remove", "nllb-600m", **folders)
    assert gone.returncode == 0 and b"nllb-600m" not in run("models", "list", **folders).stdout


def test_a_model_that_is_not_there_is_named_and_a_pair_without_any_says_what_to_do(run, tmp_path, folders):
    article = tmp_path / "pashto.txt"
    article.write_text(PASHTO, encoding="utf-8")
    assert b"no such model" in run("convert", article, "--model", "nllb", **folders).stderr
    ended = run("convert", article, "--to", "ps,en", "--offline", **folders)
    assert ended.returncode == 3 and b"models import FOLDER" in ended.stderr
    assert article.with_name("pashto.txt.summary.ps.txt").is_file()


def test_convert_says_what_a_conversion_needs(run, tmp_path, folders):
    original = tmp_path / "opus"
    original.mkdir()
    assert b"neither a model of Transformers" in run("models", "convert", original, **folders).stderr
    (original / "config.json").write_text("{}", encoding="utf-8")
    (original / "sentencepiece.bpe.model").write_bytes(b"")
    told = run("models", "convert", original, **folders)
    assert told.returncode == 3
    assert b"ct2-transformers-converter --model" in told.stderr
    assert b"--copy_files sentencepiece.bpe.model" in told.stderr
