"""Packages put in place, shared with Argos Translate, verified and removed; whole or not at all."""

from __future__ import annotations

import codecs
import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import craft
from tests.support.packing import pack
from tests.support.server import Page, Server, serving
from translate import DownloadFailed, PackageRefused, Translator, WrongUse, installed_packages
from translate.installing.index import AvailablePackage
from translate.installing.install import (
    CHECKSUMS,
    fetch_and_install,
    find_archives,
    has_checksums,
    install_archive,
    remove,
    verify,
)

ROOT = Path(__file__).parents[3]
PATH = "/translate-en_fa-1_5.argosmodel"
# A program that fetches and installs the package at an address, into a folder.
OBTAIN = """
import sys; from pathlib import Path; from translate.installing.index import AvailablePackage
from translate.installing import fetch_and_install
fetch_and_install(AvailablePackage('en', 'fa', '1.5', (sys.argv[1],)), Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    craft(folder / "en_fa", "en", "fa", version="1.5")
    return pack(folder / "en_fa", folder / PATH[1:])


@pytest.fixture
def server(archive) -> Iterator[Server]:
    with serving() as running:
        running.pages[PATH] = Page(archive.read_bytes())
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "argos" / "packages"


def available(server: Server) -> AvailablePackage:
    return AvailablePackage("en", "fa", "1.5", (server.address + PATH,))


def everything_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def works(folder: Path) -> bool:
    with Translator([folder]) as translator:
        return translator.translate(["water"], "en", "fa")[0].text == "آب"


def test_what_was_fetched_works_and_is_verified(server, folder):
    package, fetched = fetch_and_install(available(server), folder)
    assert fetched and package.folder == folder / "translate-en_fa-1_5"
    assert works(folder)
    assert verify(package) == ()
    assert everything_in(folder.parent) == ["packages"]
    assert everything_in(folder) == ["translate-en_fa-1_5"]


def test_what_is_there_is_not_fetched_again(server, folder):
    fetch_and_install(available(server), folder)
    assert fetch_and_install(available(server), folder)[1] is False
    assert len(server.requests) == 1


def test_two_processes_that_want_it_fetch_it_once(server, folder):
    server.pages[PATH].pause = 0.02
    arguments = [sys.executable, "-c", OBTAIN, server.address + PATH, str(folder)]
    running = [subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 3
    assert len(server.requests) == 1
    assert everything_in(folder.parent) == ["packages"]
    assert works(folder)


def test_another_pair_than_was_asked_for_is_refused(server, folder):
    wrong = AvailablePackage("en", "ur", "1.5", (server.address + PATH,))
    with pytest.raises(PackageRefused, match="it holds en_fa, where en_ur was asked for"):
        fetch_and_install(wrong, folder)
    assert everything_in(folder) == [] and everything_in(folder.parent) == ["packages"]


def test_what_is_refused_is_not_kept(server, folder):
    server.pages[PATH] = Page(b"PK no zip at all")
    for _ in range(2):
        with pytest.raises(PackageRefused):
            fetch_and_install(available(server), folder)
    assert len(server.requests) == 2
    assert everything_in(folder) == [] and everything_in(folder.parent) == ["packages"]


def test_a_download_that_failed_goes_on_later(server, folder, monkeypatch):
    monkeypatch.setattr("translate.installing.download.FIRST_PAUSE", 0.01)
    server.pages[PATH].cuts = [2 * 16384] + [0] * 9
    with pytest.raises(DownloadFailed):
        fetch_and_install(available(server), folder)
    assert everything_in(folder) == []
    server.pages[PATH].cuts = []
    fetch_and_install(available(server), folder)
    assert server.bytes_sent(PATH) == len(server.pages[PATH].content)
    assert everything_in(folder.parent) == ["packages"] and works(folder)


def test_an_archive_carried_by_hand_is_installed_and_stays(archive, folder):
    package = install_archive(archive, folder)
    assert archive.is_file() and works(folder) and verify(package) == ()
    assert install_archive(archive, folder) == package
    assert everything_in(folder.parent) == ["packages"]


def test_archives_are_found_in_folders(archive, tmp_path):
    assert find_archives(archive) == [archive]
    assert find_archives(archive.parent) == [archive]
    with pytest.raises(WrongUse, match=r"no \.argosmodel file"):
        find_archives(tmp_path)


def test_a_model_that_does_not_load_is_refused_with_the_reason(tmp_path, folder):
    craft(tmp_path / "en_fa", "en", "fa")
    (tmp_path / "en_fa" / "model" / "model.bin").write_bytes(b"\x06\0\0\0" + b"junk" * 100)
    with pytest.raises(PackageRefused, match=r"bad\.argosmodel: en_fa: .*cannot be loaded"):
        install_archive(pack(tmp_path / "en_fa", tmp_path / "bad.argosmodel"), folder)
    assert everything_in(folder) == [] and everything_in(folder.parent) == ["packages"]


def test_a_tokenizer_that_does_not_load_is_refused(tmp_path, folder):
    craft(tmp_path / "en_fa", "en", "fa")
    (tmp_path / "en_fa" / "sentencepiece.model").write_bytes(b"\xff" * 100)
    with pytest.raises(PackageRefused, match="tokenizer"):
        install_archive(pack(tmp_path / "en_fa", tmp_path / "bad.argosmodel"), folder)


def test_a_folder_in_the_place_of_checksums_is_refused(packages, tmp_path, folder):
    source = shutil.copytree(packages / "en_fa", tmp_path / "en_fa")
    (source / CHECKSUMS).mkdir()
    (source / CHECKSUMS / "a").write_text("a", encoding="utf-8")
    with pytest.raises(PackageRefused, match="folder where checksums belong"):
        install_archive(pack(source, tmp_path / "a.argosmodel"), folder)
    assert everything_in(folder) == [] and everything_in(folder.parent) == ["packages"]


def test_damage_is_found_and_the_file_named(archive, folder):
    package = install_archive(archive, folder)
    model = package.folder / "model" / "model.bin"
    content = bytearray(model.read_bytes())
    content[len(content) // 2] ^= 1
    model.write_bytes(content)
    (package.folder / "README.md").write_text("new", encoding="utf-8")
    (package.folder / "sentencepiece.model").unlink()
    assert verify(package) == (
        "README.md was not there when it was installed",
        "model/model.bin is damaged",
        "sentencepiece.model is missing",
    )


def test_only_the_list_of_checksums_itself_goes_unchecked(packages, tmp_path, folder):
    source = shutil.copytree(packages / "en_fa", tmp_path / "en_fa")
    (source / CHECKSUMS).write_text("from another installation", encoding="utf-8")
    (source / "model" / CHECKSUMS).write_text("nested", encoding="utf-8")
    package = install_archive(pack(source, tmp_path / "a.argosmodel"), folder)
    assert verify(package) == ()
    (package.folder / "model" / CHECKSUMS).write_text("changed", encoding="utf-8")
    (package.folder / "stanza").mkdir()
    (package.folder / "stanza" / CHECKSUMS).write_text("new", encoding="utf-8")
    assert verify(package) == (
        f"model/{CHECKSUMS} is damaged",
        f"stanza/{CHECKSUMS} was not there when it was installed",
    )


def test_a_package_of_another_program_is_tried_where_there_are_no_checksums(packages, tmp_path):
    folder = shutil.copytree(packages / "en_fa", tmp_path / "en_fa")
    (package,) = installed_packages([tmp_path])
    assert not has_checksums(package) and verify(package) == ()
    (folder / "model" / "model.bin").write_bytes(b"damaged")
    assert "cannot be loaded" in verify(package)[0]


def test_a_newer_version_goes_beside_an_older_and_is_used(tmp_path, folder):
    for version in ("1.5", "1.10"):
        craft(tmp_path / version / "en_fa", "en", "fa", version=version)
        install_archive(pack(tmp_path / version / "en_fa", tmp_path / f"{version}.argosmodel"), folder)
    assert [package.version for package in installed_packages([folder])] == ["1.10"]
    assert everything_in(folder) == ["translate-en_fa-1_10", "translate-en_fa-1_5"]
    assert len(remove("en_fa", folder)) == 2
    assert everything_in(folder) == [] and everything_in(folder.parent) == ["packages"]


def test_what_is_not_installed_cannot_be_removed(folder):
    with pytest.raises(WrongUse, match="en_fa is not installed"):
        remove("en_fa", folder)


@pytest.mark.parametrize("name", ["en_fa", "translate-en_fa-1_5", "translate-en_fa"])
def test_archives_of_either_naming_are_read(packages, tmp_path, folder, name):
    archive = pack(packages / "en_fa", tmp_path / "a.argosmodel", name=name)
    assert install_archive(archive, folder).folder.name == "translate-en_fa-1_0"


def test_vocabularies_as_text_and_a_bundled_stanza_are_read(packages, tmp_path, folder):
    source = shutil.copytree(packages / "en_fa", tmp_path / "en_fa")
    (source / "stanza" / "en").mkdir(parents=True)
    (source / "stanza" / "resources.json").write_text("{}", encoding="utf-8")
    for side in ("source", "target"):
        vocabulary = source / "model" / f"{side}_vocabulary.json"
        words = json.loads(vocabulary.read_text(encoding="utf-8"))
        vocabulary.with_suffix(".txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        vocabulary.unlink()
    install_archive(pack(source, tmp_path / "a.argosmodel"), folder)
    assert works(folder)


def seen_by_argos_translate(folder: Path, *installed_too: Path) -> subprocess.CompletedProcess[str]:
    """What Argos Translate finds in `folder`, a line before and one after it installs more archives there.

    In a process of its own, because Argos Translate reads its settings once.
    """
    code = (
        "import sys, types\n"
        "installer = types.ModuleType('argostranslate.translate')\n"
        "installer.get_installed_languages = types.SimpleNamespace(cache_clear=lambda: None)\n"
        "sys.modules['argostranslate.translate'] = installer  # it would import gigabytes, to clear one cache\n"
        "from argostranslate import package\n"
        "print([str(one.package_path) for one in package.get_installed_packages()])\n"
        "for archive in sys.argv[1:]:\n"
        "    package.install_from_path(archive)\n"
        "print(len(package.get_installed_packages()))\n"
    )
    environment = os.environ | {"ARGOS_PACKAGES_DIR": str(folder)}
    arguments = [sys.executable, "-c", code, *map(str, installed_too)]
    return subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)


def test_argos_translate_sees_what_was_installed_and_the_other_way_round(archive, folder):
    install_archive(archive, folder)
    ended = seen_by_argos_translate(folder, archive)
    assert ended.stdout.splitlines() == [str([str(folder / "translate-en_fa-1_5")]), "2"], ended.stderr
    remove_ours = folder / "translate-en_fa-1_5"
    shutil.rmtree(remove_ours)
    (package,) = installed_packages([folder])
    assert package.folder == folder / "en_fa" and works(folder) and verify(package) == ()


def test_argos_translate_sees_a_package_whose_metadata_began_with_a_byte_order_mark(packages, tmp_path, folder):
    source = shutil.copytree(packages / "en_fa", tmp_path / "as_it_is" / "en_fa")
    # Line ends, spacing and escapes of its own: all of it is to stay.
    described = (source / "metadata.json").read_bytes().replace(b"{", b'{\r\n\t"x" :  "\\u0622\xd8\xa2",', 1) + b"\r\n"
    (source / "metadata.json").write_bytes(codecs.BOM_UTF8 + described)
    assert "JSONDecodeError" in seen_by_argos_translate(source.parent).stderr
    package = install_archive(pack(source, tmp_path / "a.argosmodel"), folder)
    assert (package.folder / "metadata.json").read_bytes() == described
    ended = seen_by_argos_translate(folder)
    assert ended.stdout.splitlines() == [str([str(package.folder)]), "1"], ended.stderr
    assert verify(package) == () and works(folder)


def test_on_another_file_system_argos_translate_still_sees_only_packages(archive, folder, monkeypatch):
    monkeypatch.setattr("translate.installing.staging._same_file_system", lambda *_: False)
    install_archive(archive, folder)
    assert all((path / "metadata.json").is_file() for path in folder.iterdir())
    assert [package.pair for package in installed_packages([folder])] == ["en_fa"]


def test_a_folder_that_cannot_be_written_is_named(archive, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(PackageRefused, match=r"cannot be written .*ARGOS_PACKAGES_DIR"):
        install_archive(archive, tmp_path / "file" / "packages")


def test_a_run_killed_at_any_moment_leaves_a_whole_package_or_none(server, folder):
    server.pages[PATH].pause = 0.01
    arguments = [sys.executable, "-c", OBTAIN, server.address + PATH, str(folder)]
    start = time.monotonic()
    subprocess.run(arguments, cwd=ROOT, check=True)
    whole = time.monotonic() - start
    remove("en_fa", folder)
    moments = random.Random(7)
    for _ in range(10):
        process = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.DEVNULL)
        killer = threading.Timer(moments.uniform(0.05, whole), process.kill)
        killer.start()
        process.wait()
        killer.cancel()
        for package in installed_packages([folder]):
            assert verify(package) == ()
            remove("en_fa", folder)
        assert everything_in(folder) == []
    subprocess.run(arguments, cwd=ROOT, check=True)
    assert works(folder) and everything_in(folder.parent) == ["packages"]
    assert (folder / "translate-en_fa-1_5" / CHECKSUMS).is_file()
