"""Zips that are damaged, cut short or lie about what is in them, and sound ones of unusual make."""

from __future__ import annotations

import os
import shutil
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.crafted_archives import GOOD, GOOD_SIZE, MIB, Entry, X, local, more, named, packed, zipped
from tests.support.refused_archives import Hostile, refused_and_nothing_written
from translate.errors import PackageRefused
from translate.installing.archive import unpack


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


TWO_WAYS = "is described in two ways"
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
    "list_of_contents_of_5_mib": Hostile(
        lambda: more(*(Entry(f"pkg/{n}", comment=b" " * 65_000) for n in range(80))),
        "list of contents that is too large",
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
    "encrypted_only_by_its_header": Hostile(lambda: more(replace(X, header={"flags": 0x1})), TWO_WAYS),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_refused_and_nothing_written(hostile, tmp_path, monkeypatch):
    refused_and_nothing_written(hostile, tmp_path, monkeypatch)


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
