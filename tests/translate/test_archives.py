"""Archives unpacked, and those that must not be: each hostile one is made here, byte by byte where need be."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import stat
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import Translator, archives
from translate.archives import LIMITS, Limits, peek_metadata, unpack
from translate.errors import PackageRefused
from translate.metadata import Metadata, read_metadata

DESCRIBED = {"from_code": "en", "to_code": "fa", "package_version": "1.5"}
FILE, LINK, FOLDER = stat.S_IFREG | 0o644, stat.S_IFLNK | 0o777, stat.S_IFDIR | 0o755
KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True)
class Entry:
    """One member. What is None is what is right; anything else is written as it is, however wrong."""

    name: str
    data: bytes = b"data"
    deflated: bool = False
    mode: int = FILE
    flags: int = 0
    attributes: int = 0
    method: int | None = None
    packed: bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    system: int = 3
    version: int = 20
    comment: bytes = b""
    header: dict[str, object] = field(default_factory=dict)  # what its local header says otherwise
    place: int | None = None  # of its local header; where set, no header or data is written


def zipped(*entries: Entry) -> bytes:
    """A zip archive of these members, with no check at all."""
    body, directory = bytearray(), bytearray()
    for entry in entries:
        place = len(body) if entry.place is None else entry.place
        if entry.place is None:
            body += local(entry)
        name, numbers = described(entry)
        directory += struct.pack(
            "<4s4B4H3L5H2L",
            b"PK\x01\x02",
            entry.version,
            entry.system,
            entry.version,
            0,
            *numbers[:2],
            0,
            33,
            *numbers[2:],
            len(name),
            0,
            len(entry.comment),
            0,
            0,
            entry.mode << 16 | entry.attributes,
            place,
        )
        directory += name + entry.comment
    end = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, len(entries) & 0xFFFF, len(entries) & 0xFFFF, len(directory), len(body), 0
    )
    return bytes(body + directory + end)


def local(entry: Entry) -> bytes:
    name, numbers = described(replace(entry, **entry.header))
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, *numbers[:2], 0, 33, *numbers[2:], len(name), 0)
    return header + name + packed(entry)


def described(entry: Entry) -> tuple[bytes, tuple[int, ...]]:
    """The name and flags, method, checksum, packed size and size, as a header has them."""
    encoded = entry.name.encode("utf-8", "surrogateescape")
    flags = entry.flags | (0 if encoded.isascii() else 0x800)
    method = entry.method if entry.method is not None else 8 * entry.deflated
    crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
    packed_size = len(packed(entry)) if entry.packed_size is None else entry.packed_size
    return encoded, (flags, method, crc, packed_size, len(entry.data) if entry.size is None else entry.size)


def packed(entry: Entry) -> bytes:
    if entry.packed is not None:
        return entry.packed
    if not entry.deflated:
        return entry.data
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflater.compress(entry.data) + deflater.flush()


def metadata(**changed: object) -> bytes:
    return json.dumps(DESCRIBED | changed).encode()


def described_as(raw: bytes) -> bytes:
    """A package that is whole but for its metadata."""
    return zipped(Entry("pkg/metadata.json", raw), *GOOD[1:])


def without(name: str) -> bytes:
    return zipped(*(entry for entry in GOOD if entry.name != name))


def named(name: str) -> bytes:
    """A whole package with one more file."""
    return zipped(*GOOD, Entry(name))


def more(*entries: Entry) -> bytes:
    """A whole package with more members."""
    return zipped(*GOOD, *entries)


GOOD = (
    Entry("pkg/metadata.json", metadata()),
    Entry("pkg/sentencepiece.model", b"pieces"),
    Entry("pkg/model/model.bin", b"weights " * 400, deflated=True),
    Entry("pkg/model/config.json", b"{}"),
)
X = Entry("pkg/x")
GOOD_SIZE = len(zipped(*GOOD)) - 22  # without the record at the end


def with_a_member_inside_another() -> bytes:
    inner = Entry("pkg/inner")
    outer = Entry("pkg/outer", local(inner))
    before = b"".join(local(entry) for entry in GOOD)
    place = len(before) + len(local(outer)) - len(outer.data)
    return zipped(*GOOD, outer, replace(inner, place=place))


def with_all_files_sharing_one_kernel() -> bytes:
    """As in the best-known zip bomb: each file quotes the headers after it and ends in the same deflated data."""
    kernel = Entry("pkg/b3", b"0" * 50_000, deflated=True)
    quoted = local(kernel)
    head = struct.pack("<BHH", 0, len(quoted) - len(packed(kernel)), 0xFFFF ^ (len(quoted) - len(packed(kernel))))
    data = quoted[: len(quoted) - len(packed(kernel))] + kernel.data
    outer = Entry("pkg/b2", data, deflated=True, packed=head + quoted)
    before = len(b"".join(local(entry) for entry in GOOD))
    return zipped(*GOOD, outer, replace(kernel, place=before + len(local(outer)) - len(quoted)))


class Hostile(NamedTuple):
    """What is refused, why (searched for in the message), and under which limits."""

    make: Callable[[], bytes]
    reason: str
    limits: Limits = LIMITS


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


def _hostile_metadata() -> dict[str, Hostile]:
    raws = {
        "metadata_not_utf8": (b'{"from_code": "\xff"}', "not UTF-8"),
        "metadata_in_utf16": (metadata().decode().encode("utf-16"), "not UTF-8"),
        "metadata_not_json": (b"from_code: en", "not sound JSON"),
        "metadata_empty": (b"", "not sound JSON"),
        "metadata_cut_short": (metadata()[:-1], "not sound JSON"),
        "metadata_nested_too_deep": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "not sound JSON"),
        "metadata_with_a_number_too_long": (b'{"package_version": ' + b"9" * 10_000 + b"}", "not sound JSON"),
        "metadata_a_list": (b"[]", "not a JSON object"),
        "metadata_null": (b"null", "not a JSON object"),
        "metadata_over_1_mib": (b" " * MIB + metadata(), "too large"),
    }
    changes: dict[str, tuple[dict[str, object], str]] = {
        "no_source_language": ({"from_code": None}, "from_code"),
        "source_language_a_list": ({"from_code": ["en"]}, "from_code"),
        "target_language_a_path": ({"to_code": "../fa"}, "to_code"),
        "target_language_with_a_newline": ({"to_code": "fa\n"}, "to_code"),
        "target_language_in_capitals": ({"to_code": "FA"}, "to_code"),
        "target_language_empty": ({"to_code": ""}, "to_code"),
        "both_languages_the_same": ({"to_code": "en"}, "is the same"),
        "both_languages_the_same_in_two_spellings": ({"from_code": "zh_hant", "to_code": "zh-Hant"}, "is the same"),
        "no_version": ({"package_version": None}, "package_version"),
        "version_no_version": ({"package_version": "latest"}, "package_version"),
        "version_a_path": ({"package_version": "1/../../2"}, "package_version"),
        "version_with_a_newline": ({"package_version": "1.0\n"}, "package_version"),
        "version_true": ({"package_version": True}, "package_version"),
        "version_not_a_number": ({"package_version": float("nan")}, "package_version"),
        "version_of_a_thousand_digits": ({"package_version": "1" * 1000}, "package_version"),
        "another_type_of_package": ({"type": "sbd"}, "its type is 'sbd'"),
        "type_with_an_escape_code": ({"type": "\x1b[2J" * 50}, r"its type is '\\x1b\[2J"),
        "type_null": ({"type": None}, "its type is"),
        "prefix_a_number": ({"target_prefix": 3}, "target_prefix"),
        "prefix_too_long": ({"target_prefix": "x" * 65}, "target_prefix"),
        "prefix_with_a_control_character": ({"target_prefix": "\x1b[2J"}, "target_prefix"),
        "list_that_argos_translate_would_stumble_over": ({"source_languages": {}}, "source_languages"),
    }
    raws |= {which: (metadata(**changed), reason) for which, (changed, reason) in changes.items()}
    return {which: Hostile(lambda raw=raw: described_as(raw), reason) for which, (raw, reason) in raws.items()}


SMALL = Limits(members=6, total_bytes=64 * KIB, ratio=20, ratio_from_bytes=8 * KIB)
TWO_WAYS = "is described in two ways"
ONE_FOLDER = "not in a folder"
HOSTILE = {
    # Not a whole zip.
    "not_a_zip": Hostile(lambda: b"<html>404 Not Found</html>" * 20, "is not a zip archive"),
    "no_bytes_at_all": Hostile(lambda: b"", "is not a zip archive"),
    "zip_cut_short": Hostile(lambda: zipped(*GOOD)[:-30], "cut short"),
    "zip_cut_in_half": Hostile(lambda: zipped(*GOOD)[: GOOD_SIZE // 2], "cut short"),
    "zip_that_lost_its_beginning": Hostile(
        lambda: zipped(*GOOD)[30:], r"not a zip archive \(Bad offset|begins outside"
    ),
    "list_of_contents_damaged": Hostile(lambda: zipped(*GOOD).replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
    "zip_of_a_later_format": Hostile(lambda: more(replace(X, version=99)), "damaged or cut short"),
    "name_that_is_not_the_utf8_it_claims": Hostile(lambda: named("pkg/\udcff"), "damaged or cut short"),
    "empty_zip": Hostile(zipped, "empty"),
    "list_of_contents_of_5_mib": Hostile(
        lambda: more(*(Entry(f"pkg/{n}", comment=b" " * 65_000) for n in range(80))),
        "list of contents that is too large",
    ),
    # Not one folder.
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
    "encrypted_only_by_its_header": Hostile(lambda: more(replace(X, header={"flags": 0x1})), TWO_WAYS),
    "patched_data": Hostile(lambda: more(replace(X, flags=0x20)), "compressed in a way"),
    "compressed_with_bzip2": Hostile(lambda: more(replace(X, method=12)), "method 12"),
    "compressed_with_lzma": Hostile(lambda: more(replace(X, method=14)), "method 14"),
    "compressed_with_a_method_there_is_not": Hostile(lambda: more(replace(X, method=77)), "method 77"),
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
    # Lies.
    "data_that_goes_on_past_its_declared_size": Hostile(
        lambda: more(replace(X, data=bytes(99), deflated=True, size=50, crc=zlib.crc32(bytes(50)))), "larger than"
    ),
    "megabytes_behind_a_declared_size_of_ten": Hostile(
        lambda: more(replace(X, data=bytes(30 * MIB), deflated=True, size=10, crc=zlib.crc32(bytes(10)))), "larger than"
    ),
    "data_shorter_than_declared": Hostile(lambda: more(replace(X, deflated=True, size=50)), "smaller than"),
    "deflated_data_cut_short": Hostile(
        lambda: more(replace(X, deflated=True, packed=packed(replace(X, deflated=True))[:-2])), "cut short"
    ),
    "deflated_data_with_more_behind_it": Hostile(
        lambda: more(replace(X, deflated=True, packed=packed(replace(X, deflated=True)) + b"more")), "more packed data"
    ),
    "deflated_data_that_is_none": Hostile(
        lambda: more(replace(X, deflated=True, packed=b"\xff" * 9)), r"damaged \(Error"
    ),
    "stored_data_with_two_sizes": Hostile(lambda: more(replace(X, size=3)), "declares two sizes"),
    "stored_data_longer_than_the_archive": Hostile(
        lambda: more(replace(X, size=9999, packed_size=9999)), "overlaps with what comes after"
    ),
    "wrong_checksum": Hostile(lambda: more(replace(X, crc=1)), "checksum differs"),
    "wrong_checksum_of_the_metadata": Hostile(
        lambda: zipped(replace(GOOD[0], crc=1), *GOOD[1:]), "'metadata.json' is damaged"
    ),
    "wrong_checksum_of_a_deflated_file": Hostile(lambda: more(replace(X, crc=1, deflated=True)), "checksum differs"),
    "header_with_another_name": Hostile(lambda: more(replace(X, header={"name": "pkg/y"})), TWO_WAYS),
    "header_with_a_name_that_climbs_out": Hostile(lambda: more(replace(X, header={"name": "../x"})), TWO_WAYS),
    "header_with_another_size": Hostile(lambda: more(replace(X, deflated=True, header={"size": 5})), TWO_WAYS),
    "header_with_another_checksum": Hostile(lambda: more(replace(X, header={"crc": 1})), TWO_WAYS),
    "header_with_another_method": Hostile(lambda: more(replace(X, header={"method": 8})), TWO_WAYS),
    "header_that_is_none": Hostile(lambda: more(replace(X, place=3)), TWO_WAYS),
    "header_outside_the_archive": Hostile(lambda: more(replace(X, place=10**9)), "begins outside"),
    "two_names_for_the_same_data": Hostile(lambda: more(X, Entry("pkg/y", place=0)), TWO_WAYS),
    "a_member_inside_the_data_of_another": Hostile(with_a_member_inside_another, "overlaps"),
    "a_zip_bomb_of_overlapping_files": Hostile(with_all_files_sharing_one_kernel, "overlaps"),
    **_hostile_names(),
    **_hostile_metadata(),
}


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below `folder`, byte for byte."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def put(folder: Path, content: bytes) -> Path:
    """The archive as a file, next to a folder for packages that has one already."""
    (folder / "packages" / "ur_en").mkdir(parents=True)
    (folder / "packages" / "ur_en" / "metadata.json").write_bytes(b"{}")
    archive = folder / "en_fa.argosmodel"
    archive.write_bytes(content)
    return archive


def refused(archive: Path, limits: Limits = LIMITS) -> str:
    """The reason for which `archive` is refused, with nothing changed by the try."""
    before = tree(archive.parent)
    with pytest.raises(PackageRefused) as caught:
        unpack(archive, archive.parent / "packages" / "en_fa", limits)
    assert tree(archive.parent) == before
    message = str(caught.value)
    assert message.startswith("en_fa.argosmodel: ")
    assert message.isprintable() and message.isascii() and len(message) < 300
    assert caught.value.exit_code == 3
    return message


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_refused_and_nothing_written(hostile, tmp_path, monkeypatch):
    archive = put(tmp_path, hostile.make())
    # What is relative to the working folder would be seen, too.
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert re.search(hostile.reason, refused(archive, hostile.limits))


def test_a_hostile_name_is_shown_escaped_and_cut(tmp_path):
    message = refused(put(tmp_path, named("pkg/\x1b[31m" + "ی" * 300)))
    assert r"\x1b[31m\u06cc" in message
    assert len(message.split("'", 1)[1].split("...")[0]) <= 80


def test_a_hostile_archive_name_is_shown_escaped(tmp_path):
    with pytest.raises(PackageRefused) as caught:
        unpack(tmp_path / "en\u202e_fa.argosmodel", tmp_path / "en_fa")
    assert str(caught.value).startswith(r"en\u202e_fa.argosmodel: the system refused: 'en\u202e_fa.argosmodel': ")


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


def test_an_archive_behind_other_bytes_and_one_streamed_with_wide_sizes(tmp_path):
    archive = tmp_path / "x.argosmodel"
    with archive.open("wb") as file:
        file.write(b"#!/bin/sh\n")
        with zipfile.ZipFile(file, "w") as written:
            for entry in GOOD:
                with written.open(entry.name, "w", force_zip64=True) as member:
                    member.write(entry.data)
    unpack(archive, tmp_path / "new")
    assert (tmp_path / "new" / "model" / "model.bin").read_bytes() == GOOD[2].data


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        ({"package_version": 1.9, "target_prefix": "__fa__"}, Metadata("en", "fa", "1.9", "__fa__")),
        ({"package_version": 2, "type": "translate"}, Metadata("en", "fa", "2", "")),
        ({"from_code": "zh-Hant", "to_code": "pt_BR", "links": None}, Metadata("zh-Hant", "pt_BR", "1.5", "")),
    ],
)
def test_metadata_in_its_usual_forms(described, expected, tmp_path):
    (tmp_path / "metadata.json").write_bytes(metadata(**described))
    assert read_metadata(tmp_path) == expected


def test_a_folder_without_metadata_is_no_package(tmp_path):
    with pytest.raises(PackageRefused, match=r"^new: holds no metadata.json$"):
        read_metadata(tmp_path / "new")
    (tmp_path / "metadata.json").mkdir()
    with pytest.raises(PackageRefused, match=r"holds no metadata.json$"):
        read_metadata(tmp_path)


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


def test_an_archive_that_is_not_there_or_a_folder(tmp_path):
    (tmp_path / "folder").mkdir()
    for name in ("missing", "folder"):
        with pytest.raises(PackageRefused, match=rf"^{name}: the system refused: '{name}': "):
            unpack(tmp_path / name, tmp_path / "new")
        assert peek_metadata(tmp_path / name) is None


def test_a_refused_archive_says_nothing_of_itself_when_peeked_at(tmp_path):
    for number, content in enumerate((b"", named("../x"), described_as(b"[]"), described_as(metadata(type="sbd")))):
        assert peek_metadata(put(tmp_path / str(number), content)) is None


def test_a_disk_without_room_is_found_before_anything_is_written(tmp_path, monkeypatch):
    archive = put(tmp_path, zipped(*GOOD))
    monkeypatch.setattr(archives.shutil, "disk_usage", lambda path: SimpleNamespace(free=9))
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


def unpacked_or_refused(content: bytes, folder: Path) -> bool:
    """Whether these bytes were unpacked; anything but that or a refusal that leaves nothing is a failure."""
    archive = folder / "x.argosmodel"
    archive.write_bytes(content)
    try:
        unpack(archive, folder / "new")
    except PackageRefused as refusal:
        assert str(refusal).isprintable()
        assert list(folder.iterdir()) == [archive]
        return False
    assert sorted(folder.iterdir()) == [folder / "new", archive]
    shutil.rmtree(folder / "new")
    return True


PLAIN = zipped(*GOOD)
PLACES = st.integers(0, len(PLAIN) - 1) | st.integers(GOOD_SIZE - 200, len(PLAIN) - 1)


@settings(max_examples=400)
@given(st.lists(st.tuples(PLACES, st.integers(0, 255)), max_size=6), st.none() | st.integers(0, len(PLAIN)))
def test_a_damaged_archive_is_unpacked_or_refused(tmp_path_factory, changes, length):
    content = bytearray(PLAIN)
    for place, value in changes:
        content[place] = value
    folder = tmp_path_factory.mktemp("damaged")
    try:
        unpacked_or_refused(bytes(content[:length]), folder)
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_an_archive_with_any_one_byte_changed_is_unpacked_or_refused(flip, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    taken = 0
    for place in range(len(PLAIN)):
        taken += unpacked_or_refused(PLAIN[:place] + bytes([PLAIN[place] ^ flip]) + PLAIN[place + 1 :], tmp_path)
    # Dates, versions and permissions may change; names, sizes, places and data may not.
    assert 0 < taken < len(PLAIN) / 3


def test_an_archive_cut_anywhere_is_refused(tmp_path):
    assert not any(unpacked_or_refused(PLAIN[:length], tmp_path) for length in range(len(PLAIN)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=5,
)
KEYS = ("from_code", "to_code", "package_version", "target_prefix", "type", "languages")


@given(st.dictionaries(st.sampled_from(KEYS), JSON).map(lambda changed: DESCRIBED | changed) | JSON)
def test_any_json_is_metadata_or_refused(tmp_path_factory, described):
    folder = tmp_path_factory.mktemp("metadata")
    (folder / "metadata.json").write_bytes(json.dumps(described).encode())
    try:
        found = read_metadata(folder)
    except PackageRefused as refusal:
        assert str(refusal).isprintable()
    else:
        assert all(isinstance(value, str) and value.isprintable() for value in vars(found).values())
