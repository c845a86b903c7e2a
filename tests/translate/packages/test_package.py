"""Installed packages and the routes over them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from translate import MissingPackage, Package, installed_packages
from translate.packages.package import package_folders, read_package
from translate.packages.routes import find_route, routes_by_pivot


def package(pair: str, version: str = "1.0") -> Package:
    source, target = pair.split("_")
    return Package(source, target, version, Path(pair))


def put(folder: Path, **metadata: object) -> Path:
    (folder / "model").mkdir(parents=True)
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return folder


def test_of_several_versions_the_newest_counts(tmp_path):
    for version in ("1.9", "1.10", "1.2"):
        put(tmp_path / f"translate-en_fa-{version}", from_code="en", to_code="fa", package_version=version)
    assert [(one.pair, one.version) for one in installed_packages([tmp_path])] == [("en_fa", "1.10")]


def test_what_is_no_translation_package_is_passed_over(tmp_path):
    put(tmp_path / "sbd", from_code="en", to_code="fa", type="sbd")
    put(tmp_path / "nameless", package_version="1.0")
    put(tmp_path / "odd", from_code=["en"], to_code="fa")
    (tmp_path / "empty").mkdir()
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "metadata.json").write_text('{"from_code": "en", "to_', encoding="utf-8")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert installed_packages([tmp_path, tmp_path / "missing"]) == ()


def test_a_version_that_is_none_still_counts_as_a_package(tmp_path):
    assert read_package(put(tmp_path / "x", from_code="en", to_code="fa", package_version="latest")) is not None
    put(tmp_path / "y", from_code="en", to_code="fa", package_version="0.1")
    assert installed_packages([tmp_path])[0].version == "0.1"


def test_the_direct_way_is_taken_where_there_is_one():
    packages = [package(pair) for pair in ("fa_en", "en_ur", "fa_ur")]
    assert [hop.pair for hop in find_route(packages, "fa", "ur").hops] == ["fa_ur"]


def test_english_is_preferred_among_ways_of_equal_length():
    packages = [package(pair) for pair in ("fa_ar", "ar_ur", "fa_en", "en_ur")]
    assert [hop.pair for hop in find_route(packages, "fa", "ur").hops] == ["fa_en", "en_ur"]


def test_three_hops_are_the_most():
    chain = [package(pair) for pair in ("fa_ar", "ar_fr", "fr_de", "de_ur")]
    assert len(find_route(chain, "fa", "de").hops) == 3
    with pytest.raises(MissingPackage):
        find_route(chain, "fa", "ur")


def test_a_circle_of_packages_ends():
    with pytest.raises(MissingPackage):
        find_route([package("fa_en"), package("en_fa")], "fa", "ur")


def test_only_what_is_lacking_is_asked_for():
    with pytest.raises(MissingPackage, match="en_ur") as caught:
        find_route([package("fa_en")], "fa", "ur")
    assert caught.value.needed == ("en_ur",)


def test_ways_through_another_language_are_listed():
    packages = [package(pair) for pair in ("fa_en", "en_fa", "en_ur", "ur_en")]
    assert [str(route) for route in routes_by_pivot(packages)] == ["fa → en → ur", "ur → en → fa"]


def test_the_folder_of_argos_translate_is_the_one_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    assert package_folders() == (tmp_path,)


def test_without_being_told_it_is_the_one_argos_translate_uses(tmp_path):
    code = "from translate.packages import package_folders; print(*package_folders())"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("ARGOS_", "XDG_"))}
    environment |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout.strip()
    assert Path(printed) == tmp_path / ".local" / "share" / "argos-translate" / "packages"
