"""`hamzaban models …` and asking for what is missing, as real processes against a real server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import NO_NETWORK, ROOT
from tests.support.articles import ENGLISH
from tests.support.packing import pack
from tests.support.server import Page, Server, serving
from translate import installed_packages


@pytest.fixture
def server(packages, tmp_path) -> Iterator[Server]:
    """An index with all four pairs, and their archives."""
    with serving() as running:
        entries = []
        for pair in ("en_fa", "fa_en", "en_ur", "ur_en"):
            source, target = pair.split("_")
            archive = pack(packages / pair, tmp_path / f"{pair}.argosmodel")
            running.pages[f"/{pair}.argosmodel"] = Page(archive.read_bytes())
            links = [f"{running.address}/{pair}.argosmodel"]
            entries.append({"from_code": source, "to_code": target, "package_version": "1.0", "links": links})
            archive.unlink()
        running.pages["/index.json"] = Page(json.dumps(entries).encode())
        yield running


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "argos" / "packages"


@pytest.fixture
def models(run, server, folder):
    def models(*arguments: str | Path, **changes: str):
        places = {"ARGOS_PACKAGES_DIR": str(folder), "ARGOS_PACKAGE_INDEX": server.address}
        return run("models", *arguments, **places | changes)

    return models


def pairs(folder: Path) -> list[str]:
    return [package.pair for package in installed_packages([folder])]


def test_what_can_be_had_is_listed_with_what_is_installed(models):
    assert models("install", "en-fa").returncode == 0
    rows = [line.split("\t") for line in models("available", "fa").stdout.decode().splitlines()]
    assert rows == [["en_fa", "1.0", "installed: 1.0"], ["fa_en", "1.0"]]
    assert len(models("available").stdout.splitlines()) == 4


def test_a_language_means_both_ways_with_english(models, folder):
    ended = models("install", "en-fa", "ur")
    assert ended.returncode == 0, ended.stderr.decode()
    assert pairs(folder) == ["en_fa", "en_ur", "ur_en"]
    assert b"already there" in models("install", "ur").stdout


def test_one_pair_that_cannot_be_had_costs_no_other(models, server, folder):
    server.pages["/en_fa.argosmodel"].status = 404
    ended = models("install", "fa", "en-de")
    assert ended.returncode == 3
    errors = ended.stderr.decode()
    assert "HTTP 404" in errors and "no package en_de" in errors and "Traceback" not in errors
    assert pairs(folder) == ["fa_en"]


def test_without_a_network_the_index_is_the_last_one_and_is_dated(models, server):
    models("available")
    server.pages["/index.json"].status = 500
    ended = models("available")
    assert len(ended.stdout.splitlines()) == 4
    assert "out of reach; this is what it was on 20" in ended.stderr.decode()


def test_an_index_out_of_reach_is_said_in_one_line(models):
    ended = models("install", "fa", ARGOS_PACKAGE_INDEX="http://127.0.0.1:9")
    assert ended.returncode == 3
    assert len(ended.stderr.splitlines()) == 1 and b"out of reach" in ended.stderr


def test_archives_carried_by_hand_need_no_network(models, packages, tmp_path, folder, run):
    stick = tmp_path / "stick"
    stick.mkdir()
    for pair in ("en_fa", "fa_en"):
        pack(packages / pair, stick / f"{pair}.argosmodel")
    (stick / "bad.argosmodel").write_bytes(b"not a zip")
    ended = models("import", stick)
    assert ended.returncode == 3
    assert ended.stderr.decode().startswith("Error: bad.argosmodel: ")
    assert pairs(folder) == ["en_fa", "fa_en"]
    again = run("models", "import", stick / "en_fa.argosmodel", ARGOS_PACKAGES_DIR=str(folder))
    assert again.returncode == 0
    assert models("import", tmp_path / "missing.argosmodel").returncode == 1


def test_damage_is_found(models, folder):
    models("install", "fa")
    assert models("verify").returncode == 0
    (folder / "translate-en_fa-1_0" / "model" / "model.bin").write_bytes(b"damaged")
    ended = models("verify")
    assert ended.returncode == 1
    assert ended.stdout.decode().splitlines() == ["en_fa\t1.0\tdamaged", "fa_en\t1.0\tsound"]
    assert "model/model.bin is damaged" in ended.stderr.decode()
    assert models("verify", "fa-en").returncode == 0
    assert models("verify", "en-ur").returncode == 1


def test_what_is_removed_is_gone(models, folder):
    models("install", "fa")
    assert models("remove", "en-fa").returncode == 0
    assert pairs(folder) == ["fa_en"]
    ended = models("remove", "en-fa")
    assert ended.returncode == 2 and "not installed" in ended.stderr.decode()


def test_several_versions_are_told(models, folder, packages):
    models("install", "en-fa")
    older = shutil.copytree(packages / "en_fa", folder / "en_fa")
    (older / "metadata.json").write_text('{"from_code": "en", "to_code": "fa", "package_version": "0.9"}', "utf-8")
    ended = models("list")
    assert f"en_fa: 0.9 lies in {older} too; 1.0 is used" in ended.stderr.decode()


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "news" / "a.txt"
    path.parent.mkdir()
    path.write_text(ENGLISH, encoding="utf-8")
    return path


def test_convert_fetches_what_it_misses_where_it_may(run, server, folder, article):
    places = {"ARGOS_PACKAGES_DIR": str(folder), "ARGOS_PACKAGE_INDEX": server.address}
    ended = run("convert", article, "--yes", **places)
    assert ended.returncode == 0, ended.stderr.decode()
    assert pairs(folder) == ["en_fa", "en_ur"]
    assert len(list(article.parent.glob("*.summary.*"))) == 3


def test_convert_that_may_not_ask_says_what_to_do(run, server, folder, article):
    places = {"ARGOS_PACKAGES_DIR": str(folder), "ARGOS_PACKAGE_INDEX": server.address}
    ended = run("convert", article, "-q", **places)
    assert ended.returncode == 3 and server.requests == []
    for line, pair in zip(ended.stderr.decode().splitlines(), ("en-fa", "en-ur"), strict=True):
        assert f"hamzaban models install {pair}" in line and "hamzaban models import FILE" in line


def test_offline_means_offline_even_with_yes(run, server, folder, article):
    places = {"ARGOS_PACKAGES_DIR": str(folder), "ARGOS_PACKAGE_INDEX": server.address}
    ended = run("convert", article, "--offline", "--yes", code=("-c", NO_NETWORK), **places)
    assert ended.returncode == 3 and b"NETWORK" not in ended.stderr and server.requests == []


def test_translate_fetches_what_it_misses_too(run, server, folder):
    places = {"ARGOS_PACKAGES_DIR": str(folder), "ARGOS_PACKAGE_INDEX": server.address}
    ended = run("translate", "--to", "ur", "--from", "fa", "--yes", stdin="آب", **places)
    assert ended.stdout.decode().splitlines()[-1] == "پانی"
    assert pairs(folder) == ["en_ur", "fa_en"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 3)])
def test_in_a_terminal_it_asks_first_and_says_how_much(environment, server, folder, article, answer, code):
    import pty

    places = {"ARGOS_PACKAGES_DIR": str(folder), "ARGOS_PACKAGE_INDEX": server.address, "TERM": "dumb"}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "run.py", "convert", str(article)],
        cwd=ROOT,
        env=environment | places,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while b"[Y/n]" not in shown:
        shown += os.read(ours, 1024)
    os.write(ours, f"{answer}\n".encode())
    while True:
        try:
            shown += os.read(ours, 1024)
        except OSError:  # the terminal is closed at its other end
            break
    os.close(ours)
    assert process.wait() == code
    asked = " ".join(shown.decode().split())
    assert "These packages are needed: en_fa (1.5 MB), en_ur (1.5 MB). Fetch and install them? [Y/n]" in asked
    assert pairs(folder) == (["en_fa", "en_ur"] if answer == "y" else [])


def test_update_installs_only_newer_versions(models, server, folder, packages, tmp_path):
    assert models("install", "en-fa", "fa-en").returncode == 0
    newer = shutil.copytree(packages / "en_fa", tmp_path / "en_fa")
    metadata = json.loads((newer / "metadata.json").read_text(encoding="utf-8")) | {"package_version": "1.10"}
    (newer / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    server.pages["/en_fa.argosmodel"] = Page(pack(newer, tmp_path / "newer.argosmodel").read_bytes())
    entries = json.loads(server.pages["/index.json"].content)
    entries[0]["package_version"] = "1.10"
    server.pages["/index.json"] = Page(json.dumps(entries).encode())
    ended = models("update")
    rows = ended.stdout.decode().splitlines()
    assert ended.returncode == 0, ended.stderr.decode()
    assert rows[0] == "fa_en\t1.0\tis up to date" and rows[1].startswith("en_fa 1.10 installed in ")
    assert len(rows) == 2
    listed = models("list")
    assert "en_fa\t1.10\t" in listed.stdout.decode() and "2 packages, " in listed.stderr.decode()
    missing = models("update", "en-ur")
    assert missing.returncode == 1 and "en_ur is not installed" in missing.stderr.decode()
