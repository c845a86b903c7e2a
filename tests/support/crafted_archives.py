"""Packages as archives, written byte by byte, however wrong."""

from __future__ import annotations

import json
import stat
import struct
import zlib
from dataclasses import dataclass, field, replace

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


DESCRIBED = {"from_code": "en", "to_code": "fa", "package_version": "1.5"}


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
