"""What an `.argosmodel` archive may hold, and unpacking it where it can do no harm.

An archive comes from anywhere: a mirror, a memory stick, a colleague. The standard library only reads its
list of contents; names, sizes, links and places in the file are judged here before the first byte is
written, and the data is inflated here too, because `zipfile` passes over data that goes on past its
declared end. Whether the model in it loads is for others to find out.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from .errors import PackageRefused

MIB = 1024 * 1024
METADATA = "metadata.json"
METADATA_BYTES = MIB
MODEL = "model/model.bin"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
BLOCK = 1 * MIB
# In UTF-8 bytes, which is what Linux counts; a part may have 255 there, but Windows wants the whole short.
PART_BYTES, NAME_BYTES, DEPTH = 200, 1000, 8
SHOWN = 80

CODE = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,8})?")
VERSION = re.compile(r"[0-9A-Za-z.+!_-]{1,32}")
PREFIX_LENGTH = 64
# Argos Translate appends to these at start: one that is no list would keep it from seeing any package.
METADATA_LISTS = ("languages", "source_languages", "target_languages")

# Control and format characters (among them those that turn the direction of text), line ends, surrogates.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
NAME_FAULTS = (
    (re.compile(r"[/\\]|[A-Za-z]:"), "is an absolute path"),
    (re.compile(r".*\\"), "has a backslash in it"),
    (re.compile(r"(?:.*/)?\.\.?(?:/|\Z)"), "has . or .. in it"),
    (re.compile(r".*//"), "has a part without a name"),
    (re.compile(r'.*[<>:"|?*]'), "has a character that Windows cannot hold"),
    (re.compile(r".*[. ](?:/|\Z)"), "has a part that ends in a dot or space"),
    (
        re.compile(r"(?:.*/)?(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.[^/]*)?(?:/|\Z)", re.I),
        "is the name of a device on Windows",
    ),
)

ENCRYPTED = 0x0001 | 0x0040 | 0x2000
PATCHED = 0x0020
SIZES_FOLLOW = 0x0008
UTF8_NAME = 0x0800
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DOS_FOLDER = 0x10
# Volume label, device, reparse point: what Windows has in the place of links and devices.
DOS_ODDITIES = 0x08 | 0x40 | 0x400
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
FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


@dataclass(frozen=True)
class Limits:
    """How large an archive may be.

    `members`: files and folders in it. `total_bytes`: all files unpacked. `ratio`: how many times its packed
    size a file, or all of them, may have, once that is more than `ratio_from_bytes`. `directory_bytes`: the
    zip's own list of contents.
    """

    members: int = 10_000
    total_bytes: int = 2048 * MIB
    ratio: int = 100
    ratio_from_bytes: int = 100 * MIB
    directory_bytes: int = 4 * MIB


LIMITS = Limits()


@dataclass(frozen=True)
class Metadata:
    """What the package says of itself: language codes, version, and the piece wanted first, or ""."""

    source: str
    target: str
    version: str
    target_prefix: str


class _Unfit(Exception):
    """The reason for which an archive is refused, before it is known which one it is."""


def unpack(archive: Path, folder: Path, limits: Limits = LIMITS) -> Metadata:
    """Unpack the package in `archive` into `folder`.

    `archive`: an `.argosmodel` file, a zip with one folder in it. `folder`: gets what that folder holds, not
    the folder itself; it must not exist yet, its parent must. `limits`: how large all of it may be. Returns
    what the package says of itself. Raises `PackageRefused` where the archive is no sound package or there is
    no room for it. Whenever it raises, `folder` is gone again, and nothing was written beside it.
    """
    with _opened(archive, limits) as (file, members):
        metadata = _metadata_in(file, members)
        _check_room(members, folder.parent)
        folder.mkdir()
        try:
            for member in members:
                _write(file, member, folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return metadata


def peek_metadata(archive: Path) -> Metadata | None:
    """What the package in `archive` says of itself, with nothing unpacked; None where it would be refused by then."""
    try:
        with _opened(archive, LIMITS) as (file, members):
            return _metadata_in(file, members)
    except PackageRefused:
        return None


def read_metadata(folder: Path) -> Metadata:
    """What the package in `folder` says of itself, checked.

    `folder`: an unpacked package. Raises `PackageRefused` where its `metadata.json` is missing or not sane.
    """
    path = folder / METADATA
    with _refusing(folder):
        if not path.is_file():
            raise _Unfit(f"holds no {METADATA}")
        with path.open("rb") as file:
            return _parse_metadata(file.read(METADATA_BYTES + 1))


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turns what is found inside into one line that begins with the name of `path`."""
    try:
        yield
    except _Unfit as unfit:
        raise PackageRefused(f"{_printable(path.name)}: {unfit}") from unfit
    except OSError as error:
        reason = "the disk is full" if error.errno in FULL else f"the system refused: {_told(error)}"
        raise PackageRefused(f"{_printable(path.name)}: {reason}") from error


def _told(error: OSError) -> str:
    where = f"{_shown(Path(error.filename).name)}: " if isinstance(error.filename, str | Path) else ""
    return where + _printable(error.strerror or type(error).__name__)


def _printable(text: str) -> str:
    """`text` with what a terminal might obey, or could not show, as escapes."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def _shown(name: str) -> str:
    """The name of a member as it may stand in a message."""
    shown = ascii(name)
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 3] + "..."


class _Cautious(io.BufferedReader):
    """An archive whose list of contents is not read where it is too large."""

    def __init__(self, raw: io.FileIO, most: int) -> None:
        super().__init__(raw)
        self._most = max(most, BLOCK)

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > self._most:
            raise _Unfit("has a list of contents that is too large")
        return super().read(size)


@dataclass(frozen=True)
class _Member:
    """A file or folder in the archive: its entry, its name below the one folder, where its data begins."""

    entry: zipfile.ZipInfo
    parts: tuple[str, ...]
    start: int

    @property
    def path(self) -> str:
        return "/".join(self.parts)

    @property
    def is_folder(self) -> bool:
        return self.entry.orig_filename.endswith("/")


@contextmanager
def _opened(archive: Path, limits: Limits) -> Iterator[tuple[_Cautious, list[_Member]]]:
    """The archive and all that it holds, once everything is checked that can be without unpacking it."""
    with _refusing(archive), archive.open("rb", buffering=0) as raw:
        file = _Cautious(raw, limits.directory_bytes)
        entries, end = _listed(file)
        if not entries:
            raise _Unfit("is an empty zip archive")
        if len(entries) > limits.members:
            raise _Unfit(f"holds {len(entries):,} files and folders, more than {limits.members:,}")
        # zipfile cuts `filename` at a NUL and turns backslashes round; only `orig_filename` is what is there.
        for entry in entries:
            _check_name(entry.orig_filename)
            _check_kind(entry)
        _check_sizes(entries, limits)
        _check_layout(entries)
        _check_same_names(entries)
        starts = _check_places(file, entries, end)
        members = [
            _Member(entry, tuple(entry.orig_filename.rstrip("/").split("/")[1:]), start)
            for entry, start in zip(entries, starts, strict=True)
        ]
        _check_contents(members)
        yield file, members


def _listed(file: _Cautious) -> tuple[list[zipfile.ZipInfo], int]:
    """The list of contents, and where in the archive it begins."""
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.infolist(), archive.start_dir
    except MALFORMED as error:
        file.seek(0)
        begun = file.read(len(LOCAL_SIGNATURE)) == LOCAL_SIGNATURE
        what = "is a zip archive that is damaged or cut short" if begun else "is not a zip archive"
        raise _Unfit(f"{what} ({_printable(str(error))[:200]})") from error


def _check_name(name: str) -> None:
    """Refuses a name that leads elsewhere, or that some system cannot hold."""
    if not name or any(unicodedata.category(letter) in HIDDEN for letter in name):
        raise _Unfit(f"the name {_shown(name)} is empty or has control characters in it")
    for pattern, fault in NAME_FAULTS:
        if pattern.match(name):
            raise _Unfit(f"the name {_shown(name)} {fault}")
    parts = name.rstrip("/").split("/")
    if len(parts) > DEPTH:
        raise _Unfit(f"the name {_shown(name)} is more than {DEPTH} folders deep")
    if len(name.encode()) > NAME_BYTES or any(len(part.encode()) > PART_BYTES for part in parts):
        raise _Unfit(f"the name {_shown(name)} is too long")


def _check_kind(entry: zipfile.ZipInfo) -> None:
    """Refuses what is neither a plain file nor a plain folder, or cannot be read."""
    name, is_folder = _shown(entry.orig_filename), entry.orig_filename.endswith("/")
    # Whatever system wrote it: a link is one on all systems that know links, and we write none.
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if stat.S_ISLNK(kind):
        raise _Unfit(f"{name} is a symbolic link")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or entry.external_attr & DOS_ODDITIES:
        raise _Unfit(f"{name} is a device, pipe, socket or the like")
    if (kind == (stat.S_IFREG if is_folder else stat.S_IFDIR)) or (entry.external_attr & DOS_FOLDER and not is_folder):
        raise _Unfit(f"{name} is marked both as a file and as a folder")
    if entry.flag_bits & ENCRYPTED:
        raise _Unfit(f"{name} is encrypted")
    if entry.compress_type not in METHODS or entry.flag_bits & PATCHED:
        raise _Unfit(f"{name} is compressed in a way that is not in use (method {entry.compress_type})")
    # Some programs deflate the nothing of a folder to two bytes.
    if is_folder and (entry.file_size or entry.compress_size > 2):
        raise _Unfit(f"the folder {name} has data of its own")
    if entry.compress_type == zipfile.ZIP_STORED and entry.compress_size != entry.file_size:
        raise _Unfit(f"{name} declares two sizes, though it is not compressed")


def _check_sizes(entries: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuses what would fill the disk."""
    total = sum(entry.file_size for entry in entries)
    if total > limits.total_bytes:
        raise _Unfit(f"unpacks to {total / MIB:,.1f} MiB, more than {limits.total_bytes / MIB:,.1f} MiB")
    sizes = [(_shown(entry.orig_filename), entry.file_size, entry.compress_size) for entry in entries]
    for what, size, packed in (*sizes, ("all of it", total, sum(packed for *_, packed in sizes))):
        if size > limits.ratio_from_bytes and size > limits.ratio * packed:
            raise _Unfit(f"{what} unpacks to more than {limits.ratio} times its packed size")


def _check_layout(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuses all but one folder with everything in it."""
    tops: dict[str, None] = {}
    for entry in entries:
        top, inside, _ = entry.orig_filename.partition("/")
        if not inside:
            raise _Unfit(f"{_shown(top)} is not in a folder; a package is one folder with everything in it")
        tops[top] = None
    if len(tops) > 1:
        first, second, *_ = map(_shown, tops)
        raise _Unfit(f"holds more than one folder: {first}, {second}")


def _check_same_names(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuses names that are one on some system: by letter case or by how their letters are encoded."""
    spellings: dict[str, str] = {}
    are_folders: dict[str, bool] = {}
    listed: set[str] = set()
    for entry in entries:
        name = entry.orig_filename.rstrip("/")
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            spelling = "/".join(parts[:depth])
            folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", spelling).casefold())
            if spellings.setdefault(folded, spelling) != spelling:
                raise _Unfit(f"{_shown(spelling)} is in it twice, with other letter case or encoding")
            is_folder = depth < len(parts) or entry.orig_filename.endswith("/")
            if are_folders.setdefault(spelling, is_folder) != is_folder:
                raise _Unfit(f"{_shown(spelling)} is both a file and a folder")
        if name in listed:
            raise _Unfit(f"{_shown(name)} is in it twice")
        listed.add(name)


def _check_places(file: _Cautious, entries: Sequence[zipfile.ZipInfo], end: int) -> list[int]:
    """Where the data of each entry begins; refuses headers that say otherwise and data that is shared."""
    starts, ranges = [], []
    for entry in entries:
        name, begin = entry.orig_filename, entry.header_offset
        # A negative place comes of a false count of what precedes the archive.
        if not 0 <= begin <= end - LOCAL_HEADER.size:
            raise _Unfit(f"{_shown(name)} begins outside the archive")
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
            raise _Unfit(f"{_shown(name)} is described in two ways: its header and the list of contents differ")
        starts.append(begin + LOCAL_HEADER.size + name_length + extra_length)
        ranges.append((begin, starts[-1] + entry.compress_size, name))
    ranges.sort()
    for (_, stop, name), (begin, *_) in zip(ranges, [*ranges[1:], (end, end, "")], strict=True):
        if stop > begin:
            raise _Unfit(f"the data of {_shown(name)} overlaps with what comes after it")
    return starts


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


def _check_contents(members: Iterable[_Member]) -> None:
    """Refuses an archive that lacks what makes a package."""
    files = {member.path: member.entry.file_size for member in members if not member.is_folder}
    if METADATA not in files:
        raise _Unfit(f"holds no {METADATA}")
    if files[METADATA] > METADATA_BYTES:
        raise _Unfit(f"{METADATA} is too large")
    if not any(name in files for name in TOKENIZERS):
        raise _Unfit(f"holds no tokenizer: neither {' nor '.join(TOKENIZERS)}")
    if MODEL not in files:
        raise _Unfit(f"holds no {MODEL}")


def _check_room(members: Iterable[_Member], parent: Path) -> None:
    """Refuses what the disk that `parent` is on has no room for."""
    total, free = sum(member.entry.file_size for member in members), shutil.disk_usage(parent).free
    if total > free:
        raise _Unfit(f"the disk is full: {total / MIB:,.1f} MiB are needed, {free / MIB:,.1f} MiB free")


def _write(file: _Cautious, member: _Member, folder: Path) -> None:
    """Write one file or folder below `folder`, which exists; never onto anything that is there."""
    path = folder.joinpath(*member.parts)
    try:
        (path if member.is_folder else path.parent).mkdir(parents=True, exist_ok=True)
        if member.is_folder:
            return
        with path.open("xb") as written:
            for block in _checked(file, member):
                written.write(block)
            written.flush()
            os.fsync(written.fileno())
    except UnicodeEncodeError as error:
        raise _Unfit(f"the name {_shown(member.path)} cannot be written on this system") from error


def _checked(file: _Cautious, member: _Member) -> Iterator[bytes]:
    """The data of a file, in blocks; never more of it than it declares, hence than the limits allow."""
    entry, name = member.entry, _shown(member.path)
    size = crc = 0
    for block in _inflated(file, member):
        size += len(block)
        if size > entry.file_size:
            raise _Unfit(f"{name} is larger than it declares")
        crc = zlib.crc32(block, crc)
        yield block
    if size < entry.file_size:
        raise _Unfit(f"{name} is smaller than it declares")
    if crc != entry.CRC:
        raise _Unfit(f"{name} is damaged: its checksum differs")


def _inflated(file: _Cautious, member: _Member) -> Iterator[bytes]:
    """The data of a file, in blocks."""
    name, left = _shown(member.path), member.entry.compress_size
    inflater = zlib.decompressobj(-zlib.MAX_WBITS) if member.entry.compress_type == zipfile.ZIP_DEFLATED else None
    file.seek(member.start)
    while left:
        packed = file.read(min(left, BLOCK))
        if not packed:
            raise _Unfit(f"{name} is cut short")
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
                raise _Unfit(f"{name} is damaged ({error})") from error
            yield block
            packed = inflater.unconsumed_tail
        if inflater.eof and (left or inflater.unused_data):
            raise _Unfit(f"{name} has more packed data than it uses")
    if inflater is not None and not inflater.eof:
        raise _Unfit(f"{name} is cut short")


def _metadata_in(file: _Cautious, members: Iterable[_Member]) -> Metadata:
    """What the package says of itself, before anything is written."""
    (member,) = (member for member in members if member.path == METADATA)
    return _parse_metadata(b"".join(_checked(file, member)))


def _parse_metadata(raw: bytes) -> Metadata:
    if len(raw) > METADATA_BYTES:
        raise _Unfit(f"{METADATA} is too large")
    try:
        described = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _Unfit(f"{METADATA} is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _Unfit(f"{METADATA} is not sound JSON") from error
    if not isinstance(described, dict):
        raise _Unfit(f"{METADATA} is not a JSON object")
    return _check_metadata(described)


def _check_metadata(described: dict[str, Any]) -> Metadata:
    """Refuses metadata that a program would stumble over."""
    if described.get("type", "translate") != "translate":
        raise _Unfit(f"is no translation package: its type is {_shown(str(described['type']))}")
    codes = []
    for key in ("from_code", "to_code"):
        code = described.get(key)
        if not (isinstance(code, str) and CODE.fullmatch(code)):
            raise _Unfit(f"{METADATA} has no language code as its {key}")
        codes.append(code)
    source, target = codes
    if source.casefold().replace("_", "-") == target.casefold().replace("_", "-"):
        raise _Unfit(f"translates from {source} to {target}, which is the same")
    version = described.get("package_version")
    if isinstance(version, int | float) and not isinstance(version, bool):
        version = str(version)
    if not (isinstance(version, str) and VERSION.fullmatch(version) and _is_version(version)):
        raise _Unfit(f"{METADATA} has no version as its package_version")
    prefix = described.get("target_prefix", "")
    if not (isinstance(prefix, str) and len(prefix) <= PREFIX_LENGTH and prefix.isprintable()):
        raise _Unfit(f"{METADATA} has a target_prefix that is no short text")
    for key in METADATA_LISTS:
        if not isinstance(described.get(key, []), list):
            raise _Unfit(f"{METADATA} has a {key} that is no list")
    return Metadata(source, target, version, prefix)


def _is_version(text: str) -> bool:
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True
