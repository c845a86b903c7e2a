"""A translator on another machine: made of plain data, with packages that are found there or brought there."""

from __future__ import annotations

import pickle
import shutil

import pytest

from tests.conftest import craft
from translate import (
    BadPackage,
    MissingPackage,
    PackageStore,
    Translator,
    blueprint_of,
    build_translator,
    describe_engine,
    installed_packages,
    pack_package,
    read_term_list,
)

TEXTS = ["Talks resumed in Tehran.", "The minister said schools are open."]


@pytest.fixture
def elsewhere(tmp_path, packages, monkeypatch):
    """Packages at a path that is gone when they are looked for, as on another machine; and nothing installed."""
    folder = tmp_path / "there" / "packages"
    shutil.copytree(packages, folder)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))
    return folder


def test_what_is_built_elsewhere_translates_and_describes_itself_the_same(packages, tmp_path):
    terms = tmp_path / "terms.tsv"
    terms.write_text("Tehran\tطهران\ten-fa\n", encoding="utf-8")
    with Translator(
        [packages], beam=2, threads=1, terms=read_term_list(terms), typography=False, digits="latin"
    ) as one:
        blueprint = pickle.loads(pickle.dumps(blueprint_of(one)))
        with build_translator(blueprint, PackageStore(tmp_path / "store"), threads=1) as other:
            assert describe_engine(other, "fa", ["en", "ur"]) == describe_engine(one, "fa", ["en", "ur"])
            assert other.translate(TEXTS, "en", "fa") == one.translate(TEXTS, "en", "fa")


def test_a_package_is_found_where_it_was_or_among_those_installed(elsewhere, packages, tmp_path, monkeypatch):
    blueprint = blueprint_of(Translator([elsewhere]))
    carried = blueprint.packages[0]
    found = PackageStore(tmp_path / "store").find(carried)
    assert found is not None and found.folder == elsewhere / carried.pair
    shutil.rmtree(elsewhere)
    assert PackageStore(tmp_path / "store").find(carried) is None
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))
    found = PackageStore(tmp_path / "store").find(carried)
    assert found is not None and found.folder == packages / carried.pair


def test_another_version_or_model_is_not_taken_for_it(elsewhere, tmp_path):
    (carried, *_) = blueprint_of(Translator([elsewhere])).packages
    folder = elsewhere / carried.pair
    shutil.rmtree(folder)
    craft(folder, carried.source, carried.target, version="9.9")
    assert PackageStore(tmp_path / "store").find(carried) is None


def test_a_package_that_is_brought_is_whole_and_serves_all_stores_of_a_machine(elsewhere, tmp_path):
    blueprint = blueprint_of(Translator([elsewhere]))
    package = installed_packages([elsewhere])[0]
    (package.folder / "stanza").mkdir()
    (package.folder / "stanza" / "unread.bin").write_bytes(b"0" * 1000)
    data = pack_package(package)
    shutil.rmtree(elsewhere)
    first, second = PackageStore(tmp_path / "store"), PackageStore(tmp_path / "store")
    carried = blueprint.packages[0]
    assert second.find(carried) is None
    placed = first.receive(carried, data)
    assert second.find(carried) == placed
    assert first.receive(carried, b"not looked at again") == placed
    assert not (placed.folder / "stanza").exists()
    assert [path.name for path in (tmp_path / "store").iterdir() if path.is_dir()] == [carried.name]
    with build_translator(blueprint, second, threads=1) as translator:
        assert translator.translate(TEXTS, "en", "fa")[0].text


def test_what_is_something_else_is_not_taken_for_a_package(elsewhere, tmp_path):
    one, other, *_ = blueprint_of(Translator([elsewhere])).packages
    data = pack_package(installed_packages([elsewhere])[1])
    shutil.rmtree(elsewhere)
    with pytest.raises(BadPackage):
        PackageStore(tmp_path / "store").receive(one, data)
    assert PackageStore(tmp_path / "store").receive(other, data).pair == other.pair


def test_a_missing_package_is_told_the_same_after_a_journey(tmp_path):
    with pytest.raises(MissingPackage) as caught:
        Translator([tmp_path]).route("fa", "ur")
    arrived = pickle.loads(pickle.dumps(caught.value))
    assert str(arrived) == str(caught.value)
    assert (arrived.source, arrived.target, arrived.needed) == ("fa", "ur", ("fa_en", "en_ur"))
