"""A careful reading of one zip archive: what it lists, where the data of each member lies, and that data.

The standard library only reads the list of contents. Places are judged here, and the data is inflated here too,
because `zipfile` passes over data that goes on past its declared end. Which members are welcome is for others to say.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..packages import InvalidArchive, quote_name
from ..text import printable

BLOCK = 1024 * 1024

ENCRYPTED = 0x0001 | 0x0040 | 0x2000
PATCHED = 0x0020
SIZES_FOLLOW = 0x0008
UTF8_NAME = 0x0800
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
LOCAL_SIGNATURE = b"PK\x03\x04"
ZIP64_EXTRA, IN_ZIP64_EXTRA = 0x0001, 0xFFFFFFFF

# What zipfile and zlib raise for malformed bytes, each seen or in their source: there is no common ancestor.
# ValueError holds UnicodeDecodeError, RuntimeError holds NotImplementedError (versions above ours).
MALFORMED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class BoundedReader(io.BufferedReader):
    """An archive whose list of contents is not read where it is too large.

    `raw`: the archive, opened with no buffer. `most`: how many bytes that list may have.
    """

    def __init__(self, raw: io.FileIO, most: int) -> None:
        super().__init__(raw)
        self._most = max(most, BLOCK)

    def read(self, size: int | None = -1, /) -> bytes:
        """As for any file, but raises `InvalidArchive` where `size` is more than the list of contents may have."""
        if size is not None and size > self._most:
            raise InvalidArchive("has a list of contents that is too large")
        return super().read(size)


@dataclass(frozen=True)
class Member:
    """A file or folder in an archive in which everything is in one folder.

    `entry`: what the list of contents says of it. `start`: where in the archive its data begins.
    """

    entry: zipfile.ZipInfo
    start: int

    @property
    def parts(self) -> tuple[str, ...]:
        """Its name below the one folder, part by part; none for that folder itself."""
        return tuple(self.entry.orig_filename.rstrip("/").split("/")[1:])

    @property
    def path(self) -> str:
        """Its name below the one folder."""
        return "/".join(self.parts)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, which only its name tells."""
        return self.entry.orig_filename.endswith("/")


def read_central_directory(file: BoundedReader) -> tuple[list[zipfile.ZipInfo], int]:
    """The list of contents, with no entry judged, and where in the archive it begins.

    `file`: the archive. Raises `InvalidArchive` where it is no whole zip or the list is too large.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.infolist(), archive.start_dir
    except MALFORMED as error:
        file.seek(0)
        begun = file.read(len(LOCAL_SIGNATURE)) == LOCAL_SIGNATURE
        what = "is a zip archive that is damaged or cut short" if begun else "is not a zip archive"
        raise InvalidArchive(f"{what} ({printable(str(error))[:200]})") from error


def check_local_headers(file: BoundedReader, entries: Sequence[zipfile.ZipInfo], end: int) -> list[Member]:
    """The files and folders that `entries` list, each with the place of its data.

    `file`: the archive. `entries`, `end`: from `read_central_directory`, with everything in one folder. Raises
    `InvalidArchive` where a header says something else than the list, or lies elsewhere, and where two members share
    data.
    """
    members, ranges = [], []
    for entry in entries:
        name, begin = entry.orig_filename, entry.header_offset
        # A negative place comes of a false count of what precedes the archive.
        if not 0 <= begin <= end - LOCAL_HEADER.size:
            raise InvalidArchive(f"{quote_name(name)} begins outside the archive")
        file.seek(begin)
        header = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
        signature, _, flags, method, _, _, crc, packed, size, name_length, extra_length = header
        raw_name, extra = file.read(name_length), file.read(extra_length)
        declared = (crc, *_zip64_sizes(packed, size, extra))
        listed = (entry.CRC, entry.compress_size, entry.file_size)
        # Where sizes follow the data, the header has zeros in their place.
        agreed = all(
            own == other or (own == 0 and flags & SIZES_FOLLOW) for own, other in zip(declared, listed, strict=True)
        )
        same_name = raw_name == name.encode("utf-8" if entry.flag_bits & UTF8_NAME else "cp437")
        same_method = method == entry.compress_type and not flags & (ENCRYPTED | PATCHED)
        if not (signature == LOCAL_SIGNATURE and agreed and same_name and same_method):
            raise InvalidArchive(
                f"{quote_name(name)} is described in two ways: its header and the list of contents differ"
            )
        start = begin + LOCAL_HEADER.size + name_length + extra_length
        members.append(Member(entry, start))
        ranges.append((begin, start + entry.compress_size, name))
    ranges.sort()
    for (_, stop, name), (begin, *_) in zip(ranges, [*ranges[1:], (end, end, "")], strict=True):
        if stop > begin:
            raise InvalidArchive(f"the data of {quote_name(name)} overlaps with what comes after it")
    return members


def _zip64_sizes(packed: int, size: int, extra: bytes) -> tuple[int, int]:
    """Packed size and size of a local header, from its zip64 field where they stand there."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == ZIP64_EXTRA and length >= 16 and len(extra) >= 20 and IN_ZIP64_EXTRA in (packed, size):
            wide_size, wide_packed = struct.unpack_from("<QQ", extra, 4)
            packed = wide_packed if packed == IN_ZIP64_EXTRA else packed
            size = wide_size if size == IN_ZIP64_EXTRA else size
        extra = extra[4 + length :]
    return packed, size


def read_data(file: BoundedReader, member: Member) -> Iterator[bytes]:
    """The data of a file, in blocks; never more of it than it declares.

    `file`: the archive. `member`: from `check_local_headers`; stored or deflated. Raises `InvalidArchive` where the
    data is damaged, or is more or less than was declared; blocks may have come before that is found.
    """
    entry, name = member.entry, quote_name(member.path)
    size = crc = 0
    for block in _inflated(file, member):
        size += len(block)
        if size > entry.file_size:
            raise InvalidArchive(f"{name} is larger than it declares")
        crc = zlib.crc32(block, crc)
        yield block
    if size < entry.file_size:
        raise InvalidArchive(f"{name} is smaller than it declares")
    if crc != entry.CRC:
        raise InvalidArchive(f"{name} is damaged: its checksum differs")


def _inflated(file: BoundedReader, member: Member) -> Iterator[bytes]:
    """The data of a file, in blocks, with nothing counted."""
    name, left = quote_name(member.path), member.entry.compress_size
    inflater = zlib.decompressobj(-zlib.MAX_WBITS) if member.entry.compress_type == zipfile.ZIP_DEFLATED else None
    file.seek(member.start)
    while left:
        packed = file.read(min(left, BLOCK))
        if not packed:
            raise InvalidArchive(f"{name} is cut short")
        left -= len(packed)
        if inflater is None:
            yield packed
            continue
        block = b""
        # A full block may have more behind it, even with all input taken.
        while packed or len(block) == BLOCK:
            try:
                block = inflater.decompress(packed, BLOCK)
            except MALFORMED as error:
                raise InvalidArchive(f"{name} is damaged ({error})") from error
            yield block
            packed = inflater.unconsumed_tail
        if inflater.eof and (left or inflater.unused_data):
            raise InvalidArchive(f"{name} has more packed data than it uses")
    if inflater is not None and not inflater.eof:
        raise InvalidArchive(f"{name} is cut short")
