"""Packages unpacked as they were, and what no archive may hold: wrong names, kinds, sizes and layouts."""

from __future__ import annotations

import errno
import os
import stat
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.crafted_archives import (
    FOLDER,
    GOOD,
    KIB,
    LINK,
    MIB,
    Entry,
    X,
    described_as,
    metadata,
    more,
    named,
    without,
    zipped,
)
from tests.support.refused_archives import Hostile, put, refused, refused_and_nothing_written, tree
from translate import Translator
from translate.errors import PackageRefused
from translate.installing.archive import Limits, peek_metadata, unpack
from translate.packages.metadata import Metadata, read_metadata


def _hostile_names() -> dict[str, Hostile]:
    absolute, windows, hidden = "is an absolute path", "Windows", "control characters"
    names = {
        "absolute_name": ("/pkg/x", absolute),
        "absolute_name_of_the_network": ("//server/share/x", absolute),
        "absolute_name_with_backslash": ("\\pkg\\x", absolute),
        "absolute_name_of_the_network_with_backslashes": ("\\\\server\\share\\x", absolute),
        "name_on_another_drive": ("C:\\x", absolute),
        "name_on_another_drive_with_slash": ("C:/x", absolute),
        "name_relative_to_another_drive": ("C:x", absolute),
        "name_that_climbs_out": ("pkg/../../x", r"has \. or \.\. in it"),
        "name_that_climbs_out_from_the_first": ("../x", r"has \. or \.\. in it"),
        "name_that_climbs_and_comes_back": ("pkg/model/../x", r"has \. or \.\. in it"),
        "name_that_ends_by_climbing": ("pkg/..", r"has \. or \.\. in it"),
        "name_that_stays": ("pkg/./x", r"has \. or \.\. in it"),
        "name_that_climbs_with_backslashes": ("pkg\\..\\..\\x", "backslash"),
        "name_with_a_backslash_further_on": ("pkg/a\\b", "backslash"),
        "name_with_an_empty_part": ("pkg//x", "a part without a name"),
        "name_that_ends_in_two_slashes": ("pkg/x//", "a part without a name"),
        "name_cut_by_nul": ("pkg/x\0.txt", hidden),
        "name_with_a_newline": ("pkg/x\ny", hidden),
        "name_with_an_escape_code": ("pkg/\x1b[2J\x1b]0;owned\x07", hidden),
        "name_with_a_c1_control": ("pkg/\x9b2J", hidden),
        "name_that_turns_direction": ("pkg/\u202egnp.exe", hidden),
        "name_with_a_line_separator": ("pkg/x\u2028y", hidden),
        "empty_name": ("", hidden),
        "name_of_201_letters": ("pkg/" + "x" * 201, "too long"),
        "name_too_long_in_bytes": ("pkg/" + "ی" * 150, "too long"),
        "name_of_more_than_1000_letters": ("pkg/" + "/".join(["x" * 199] * 6), "too long"),
        "name_nine_folders_deep": ("pkg/" + "d/" * 8 + "x", "folders deep"),
        "stream_of_another_file": ("pkg/model/model.bin:stream", windows),
        "name_with_a_star": ("pkg/*", windows),
        "name_with_a_question_mark": ("pkg/x?", windows),
        "name_with_an_angle_bracket": ("pkg/<x>", windows),
        "name_with_a_pipe": ("pkg/x|y", windows),
        "name_with_a_quote": ('pkg/"x"', windows),
        "name_that_ends_in_a_dot": ("pkg/x.", "dot or space"),
        "folder_that_ends_in_a_space": ("pkg/x /y", "dot or space"),
        "name_of_three_dots": ("pkg/.../x", "dot or space"),
        "name_of_the_console": ("pkg/CON", windows),
        "name_of_the_null_device_with_an_ending": ("pkg/nul.txt", windows),
        "folder_named_as_a_port": ("pkg/Com1/x", windows),
        "name_of_a_port_with_a_superscript": ("pkg/LPT².bin", windows),
    }
    return {which: Hostile(lambda name=name: named(name), reason) for which, (name, reason) in names.items()}


SMALL = Limits(members=6, total_bytes=64 * KIB, ratio=20, ratio_from_bytes=8 * KIB)
ONE_FOLDER = "not in a folder"
HOSTILE = {
    # Not one folder.
    "empty_zip": Hostile(zipped, "empty"),
    "files_without_a_folder": Hostile(lambda: zipped(*(replace(e, name=e.name[4:]) for e in GOOD)), ONE_FOLDER),
    "a_file_beside_the_folder": Hostile(lambda: named("x"), ONE_FOLDER),
    "two_folders": Hostile(lambda: named("other/x"), "more than one folder: 'pkg', 'other'"),
    "two_folders_that_differ_in_case": Hostile(lambda: named("PKG/x"), "more than one folder"),
    # Not a package.
    "no_metadata": Hostile(lambda: without("pkg/metadata.json"), "holds no metadata.json"),
    "no_tokenizer": Hostile(lambda: without("pkg/sentencepiece.model"), "holds no tokenizer"),
    "no_model": Hostile(lambda: without("pkg/model/model.bin"), "holds no model/model.bin"),
    "metadata_a_folder": Hostile(
        lambda: zipped(Entry("pkg/metadata.json/", b"", mode=FOLDER), *GOOD[1:]), "holds no metadata.json"
    ),
    "only_an_empty_folder": Hostile(lambda: zipped(Entry("pkg/", b"", mode=FOLDER)), "holds no metadata.json"),
    "a_package_one_folder_too_deep": Hostile(
        lambda: zipped(*(replace(e, name=f"outer/{e.name}") for e in GOOD)), "holds no metadata.json"
    ),
    # Not plain files and folders.
    "symbolic_link": Hostile(lambda: more(replace(X, data=b"/etc/passwd", mode=LINK)), "symbolic link"),
    "symbolic_link_from_another_system": Hostile(lambda: more(replace(X, mode=LINK, system=0)), "symbolic link"),
    "symbolic_link_to_a_folder_and_a_file_through_it": Hostile(
        lambda: more(Entry("pkg/out", b"../..", mode=LINK), Entry("pkg/out/x")), "symbolic link"
    ),
    "device": Hostile(lambda: more(replace(X, mode=stat.S_IFBLK | 0o666)), "device"),
    "character_device": Hostile(lambda: more(replace(X, mode=stat.S_IFCHR | 0o666)), "device"),
    "named_pipe": Hostile(lambda: more(replace(X, mode=stat.S_IFIFO | 0o666)), "pipe"),
    "socket": Hostile(lambda: more(replace(X, mode=stat.S_IFSOCK | 0o666)), "socket"),
    "kind_of_file_there_is_not": Hostile(lambda: more(replace(X, mode=0o170644)), "or the like"),
    "reparse_point_of_windows": Hostile(lambda: more(replace(X, mode=0, attributes=0x400, system=0)), "or the like"),
    "file_marked_as_folder": Hostile(lambda: more(replace(X, mode=FOLDER)), "both as a file and as a folder"),
    "file_marked_as_folder_for_dos": Hostile(lambda: more(replace(X, attributes=0x10)), "both as a file"),
    "folder_marked_as_file": Hostile(lambda: more(Entry("pkg/d/", b"")), "both as a file and as a folder"),
    "folder_with_data": Hostile(lambda: more(Entry("pkg/d/", b"data", mode=FOLDER)), "data of its own"),
    "encrypted": Hostile(lambda: more(replace(X, flags=0x1)), "is encrypted"),
    "strongly_encrypted": Hostile(lambda: more(replace(X, flags=0x40)), "is encrypted"),
    "patched_data": Hostile(lambda: more(replace(X, flags=0x20)), "compressed in a way"),
    "compressed_with_bzip2": Hostile(lambda: more(replace(X, method=12)), "method 12"),
    "compressed_with_lzma": Hostile(lambda: more(replace(X, method=14)), "method 14"),
    "compressed_with_a_method_there_is_not": Hostile(lambda: more(replace(X, method=77)), "method 77"),
    "stored_data_with_two_sizes": Hostile(lambda: more(replace(X, size=3)), "declares two sizes"),
    # One name for two things.
    "a_name_twice": Hostile(lambda: more(X, X), "in it twice"),
    "metadata_twice": Hostile(lambda: more(GOOD[0]), "in it twice"),
    "a_name_twice_but_for_letter_case": Hostile(lambda: more(X, replace(X, name="pkg/X")), "in it twice, with other"),
    "a_folder_twice_but_for_letter_case": Hostile(lambda: named("pkg/MODEL/x"), "in it twice, with other"),
    "a_name_twice_but_for_normalisation": Hostile(
        lambda: more(Entry("pkg/caf\u00e9"), Entry("pkg/cafe\u0301")), "in it twice, with other"
    ),
    "a_file_that_is_a_folder_too": Hostile(lambda: more(X, Entry("pkg/x/y")), "both a file and a folder"),
    "a_folder_that_is_a_file_too": Hostile(lambda: more(Entry("pkg/x/y"), X), "both a file and a folder"),
    "an_empty_folder_that_is_a_file_too": Hostile(
        lambda: more(X, Entry("pkg/x/", b"", mode=FOLDER)), "both a file and a folder"
    ),
    # Too much.
    "too_many_members": Hostile(lambda: more(*(Entry(f"pkg/{n}") for n in range(3))), "more than 6", SMALL),
    "too_many_members_for_anyone": Hostile(
        lambda: more(*(Entry(f"pkg/{n}", b"") for n in range(10_001))), "more than 10,000"
    ),
    "too_large_in_all": Hostile(
        lambda: more(Entry("pkg/a", bytes(40 * KIB)), Entry("pkg/b", bytes(40 * KIB))), "unpacks to 0.1 MiB", SMALL
    ),
    "too_large_by_what_it_declares": Hostile(
        lambda: more(replace(X, deflated=True, size=0xFFFFFFF0)), "more than 2,048.0 MiB"
    ),
    "bomb_of_one_file": Hostile(
        lambda: more(replace(X, data=bytes(32 * KIB), deflated=True)), "'pkg/x' unpacks to more than 20 times", SMALL
    ),
    "bomb_of_many_files": Hostile(
        lambda: more(*(Entry(f"pkg/{n}", bytes(300 * KIB), deflated=True) for n in range(40))),
        "all of it unpacks to more than 100 times",
        Limits(ratio_from_bytes=10 * MIB),
    ),
    "bomb_by_what_it_declares": Hostile(
        lambda: more(replace(X, data=bytes(64 * KIB), deflated=True, size=200 * MIB)), "100 times its packed size"
    ),
    **_hostile_names(),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_refused_and_nothing_written(hostile, tmp_path, monkeypatch):
    refused_and_nothing_written(hostile, tmp_path, monkeypatch)


def written_by_zipfile(path: Path, package: Path, top: str, method: int, *, folders: bool = False) -> Path:
    """An archive as packages are made: by Python's zipfile, from a folder."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for file in sorted(package.rglob("*")):
            if file.is_file() or folders:
                archive.write(file, f"{top}/{file.relative_to(package).as_posix()}")
    return path


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
@pytest.mark.parametrize("folders", [False, True], ids=["files_alone", "with_entries_for_folders"])
@pytest.mark.parametrize("top", ["en_fa", "translate-en_fa-1_5", "بسته"])
def test_a_real_package_is_unpacked_as_it_was(top, folders, method, packages, tmp_path):
    archive = written_by_zipfile(tmp_path / "x.argosmodel", packages / "en_fa", top, method, folders=folders)
    assert unpack(archive, tmp_path / "new") == Metadata("en", "fa", "1.0", "")
    assert tree(tmp_path / "new") == tree(packages / "en_fa")
    assert read_metadata(tmp_path / "new") == peek_metadata(archive) == Metadata("en", "fa", "1.0", "")


def test_an_unpacked_package_translates(packages, tmp_path):
    archive = written_by_zipfile(tmp_path / "x.argosmodel", packages / "en_fa", "any", zipfile.ZIP_DEFLATED)
    (tmp_path / "packages").mkdir()
    unpack(archive, tmp_path / "packages" / "en_fa")
    with Translator([tmp_path / "packages"], threads=1) as translator:
        assert translator.translate(["water"], "en", "fa")[0].text == "آب"


BOM = "\ufeff".encode()
WHOLE = {
    "stored_and_deflated": GOOD,
    "with_bpe": (GOOD[0], Entry("pkg/bpe.model", b"#version: 0.2"), *GOOD[2:]),
    "with_stanza": (*GOOD, Entry("pkg/stanza/en/tokenize/ewt.pt", b"torch"), Entry("pkg/stanza/resources.json", b"{}")),
    "with_entries_for_folders_in_any_order": (
        *GOOD,
        Entry("pkg/model/", b"", mode=FOLDER),
        Entry("pkg/", b"", mode=FOLDER),
        Entry("pkg/empty/", b"", mode=0, attributes=0x10, deflated=True),
    ),
    "with_a_byte_order_mark": (Entry("pkg/metadata.json", BOM + metadata()), *GOOD[1:]),
    "written_on_windows": tuple(replace(entry, system=0, mode=0, attributes=0x20) for entry in GOOD),
    "with_sizes_behind_the_data": tuple(
        replace(entry, flags=0x8, header={"crc": 0, "size": 0, "packed_size": 0}) for entry in GOOD
    ),
    "with_empty_files": (*GOOD, Entry("pkg/a", b""), Entry("pkg/b", b"", deflated=True)),
    "with_names_in_persian": (*GOOD, Entry("pkg/بخوان.txt"), Entry("pkg/خوان.txt", deflated=True)),
    "with_blocks_filled_to_the_brim": (
        *GOOD,
        *(Entry(f"pkg/{n}", bytes(range(256)) * 4 * KIB * 2 + b"x" * n, deflated=True) for n in (0, 1)),
        Entry("pkg/zeros", bytes(3 * MIB), deflated=True),
        Entry("pkg/stored", bytes(2 * MIB + 1)),
    ),
}


@pytest.mark.parametrize("entries", WHOLE.values(), ids=WHOLE.keys())
def test_a_whole_package_is_unpacked_as_it_was(entries, tmp_path):
    assert unpack(put(tmp_path, zipped(*entries)), tmp_path / "packages" / "en_fa") == Metadata("en", "fa", "1.5", "")
    unpacked = tree(tmp_path / "packages" / "en_fa")
    wanted = {entry.name.removeprefix("pkg/"): entry.data for entry in entries if not entry.name.endswith("/")}
    assert {name: data for name, data in unpacked.items() if data is not None} == wanted
    folders = {entry.name.removeprefix("pkg/").rstrip("/") for entry in entries if entry.name.endswith("/")} - {""}
    assert {name for name, data in unpacked.items() if data is None} >= folders


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_permissions_of_the_archive_are_ignored(tmp_path):
    entries = (replace(entry, mode=stat.S_IFREG | 0o6777) for entry in GOOD)
    unpack(put(tmp_path, zipped(*entries, Entry("pkg/d/", b"", mode=stat.S_IFDIR))), tmp_path / "new")
    assert not (tmp_path / "new" / "model" / "model.bin").stat().st_mode & 0o6111
    assert (tmp_path / "new" / "d").stat().st_mode & 0o700 == 0o700


def test_a_folder_that_exists_is_left_as_it_is(tmp_path):
    archive = put(tmp_path, zipped(*GOOD))
    before = tree(tmp_path)
    with pytest.raises(PackageRefused, match=r"^en_fa.argosmodel: the system refused: 'ur_en': "):
        unpack(archive, tmp_path / "packages" / "ur_en")
    assert tree(tmp_path) == before


def test_a_refused_archive_says_nothing_of_itself_when_peeked_at(tmp_path):
    for number, content in enumerate((b"", named("../x"), described_as(b"[]"), described_as(metadata(type="sbd")))):
        assert peek_metadata(put(tmp_path / str(number), content)) is None


def test_a_disk_without_room_is_found_before_anything_is_written(tmp_path, monkeypatch):
    archive = put(tmp_path, zipped(*GOOD))
    monkeypatch.setattr("translate.installing.archive.shutil.disk_usage", lambda path: SimpleNamespace(free=9))
    monkeypatch.setattr(Path, "mkdir", lambda *args, **options: pytest.fail("something was written"))
    assert "the disk is full" in refused(archive)


@pytest.mark.parametrize("after", range(len(GOOD)))
def test_a_disk_that_fills_up_leaves_nothing(after, tmp_path, monkeypatch):
    fail_at_file(after, OSError(errno.ENOSPC, "No space left on device"), monkeypatch)
    assert refused(put(tmp_path, zipped(*GOOD))) == "en_fa.argosmodel: the disk is full"


@pytest.mark.parametrize("after", range(len(GOOD)))
def test_an_interruption_leaves_nothing(after, tmp_path, monkeypatch):
    archive = put(tmp_path, zipped(*GOOD))
    before = tree(tmp_path)
    fail_at_file(after, KeyboardInterrupt(), monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        unpack(archive, tmp_path / "packages" / "en_fa")
    assert tree(tmp_path) == before


def fail_at_file(number: int, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk take so many files and then fail."""
    written = iter(range(number))

    def sync(descriptor: int) -> None:
        if next(written, None) is None:
            raise error

    monkeypatch.setattr(os, "fsync", sync)


def test_every_file_is_on_the_disk_before_it_is_over(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_size))
    unpack(put(tmp_path, zipped(*GOOD)), tmp_path / "new")
    assert sorted(synced) == sorted(len(entry.data) for entry in GOOD)
