"""What an `.argosmodel` archive may hold, and unpacking it where it can do no harm.

An archive comes from anywhere: a mirror, a memory stick, a colleague. Names, kinds, sizes and layout are judged here
before the first byte is written. Whether the model in it loads is for others to find out.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import cast

from .errors import PackageRefused
from .metadata import METADATA, METADATA_BYTES, Metadata, parse_metadata
from .refusals import Unfit, refusing, shown
from .regular_files import open_regular
from .zip_reading import (
    ENCRYPTED,
    PATCHED,
    CautiousFile,
    Member,
    find_members,
    list_contents,
    read_data,
)

MIB = 1024 * 1024
MODEL = "model/model.bin"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
# In UTF-8 bytes, which is what Linux counts; a part may have 255 there, but Windows wants the whole short.
PART_BYTES, NAME_BYTES, DEPTH = 200, 1000, 8

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

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DOS_FOLDER = 0x10
# Volume label, device, reparse point: what Windows has in the place of links and devices.
DOS_ODDITIES = 0x08 | 0x40 | 0x400


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
    """What the package in `archive` says of itself, with nothing unpacked.

    `archive`: an `.argosmodel` file. Returns None where it would be refused by then.
    """
    try:
        with _opened(archive, LIMITS) as (file, members):
            return _metadata_in(file, members)
    except PackageRefused:
        return None


@contextmanager
def _opened(archive: Path, limits: Limits) -> Iterator[tuple[CautiousFile, list[Member]]]:
    """The archive and all that it holds, once everything is checked that can be without unpacking it."""
    with refusing(archive), open_regular(archive) as opened:
        # Unbuffered: what is looked at is a few bytes here and there.
        file = CautiousFile(cast("FileIO", opened.raw), limits.directory_bytes)
        entries, end = list_contents(file)
        if not entries:
            raise Unfit("is an empty zip archive")
        if len(entries) > limits.members:
            raise Unfit(f"holds {len(entries):,} files and folders, more than {limits.members:,}")
        # zipfile cuts `filename` at a NUL and turns backslashes round; only `orig_filename` is what is there.
        for entry in entries:
            _check_name(entry.orig_filename)
            _check_kind(entry)
        _check_sizes(entries, limits)
        _check_layout(entries)
        _check_same_names(entries)
        members = find_members(file, entries, end)
        _check_contents(members)
        yield file, members


def _metadata_in(file: CautiousFile, members: Iterable[Member]) -> Metadata:
    """What the package says of itself, before anything is written."""
    (member,) = (member for member in members if member.path == METADATA)
    return parse_metadata(b"".join(read_data(file, member)))


def _check_name(name: str) -> None:
    """Refuses a name that leads elsewhere, or that some system cannot hold."""
    if not name or any(unicodedata.category(letter) in HIDDEN for letter in name):
        raise Unfit(f"the name {shown(name)} is empty or has control characters in it")
    for pattern, fault in NAME_FAULTS:
        if pattern.match(name):
            raise Unfit(f"the name {shown(name)} {fault}")
    parts = name.rstrip("/").split("/")
    if len(parts) > DEPTH:
        raise Unfit(f"the name {shown(name)} is more than {DEPTH} folders deep")
    if len(name.encode()) > NAME_BYTES or any(len(part.encode()) > PART_BYTES for part in parts):
        raise Unfit(f"the name {shown(name)} is too long")


def _check_kind(entry: zipfile.ZipInfo) -> None:
    """Refuses what is neither a plain file nor a plain folder, or cannot be read."""
    name, is_folder = shown(entry.orig_filename), entry.orig_filename.endswith("/")
    # Whatever system wrote it: a link is one on all systems that know links, and we write none.
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if stat.S_ISLNK(kind):
        raise Unfit(f"{name} is a symbolic link")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or entry.external_attr & DOS_ODDITIES:
        raise Unfit(f"{name} is a device, pipe, socket or the like")
    if (kind == (stat.S_IFREG if is_folder else stat.S_IFDIR)) or (entry.external_attr & DOS_FOLDER and not is_folder):
        raise Unfit(f"{name} is marked both as a file and as a folder")
    if entry.flag_bits & ENCRYPTED:
        raise Unfit(f"{name} is encrypted")
    if entry.compress_type not in METHODS or entry.flag_bits & PATCHED:
        raise Unfit(f"{name} is compressed in a way that is not in use (method {entry.compress_type})")
    # Some programs deflate the nothing of a folder to two bytes.
    if is_folder and (entry.file_size or entry.compress_size > 2):
        raise Unfit(f"the folder {name} has data of its own")
    if entry.compress_type == zipfile.ZIP_STORED and entry.compress_size != entry.file_size:
        raise Unfit(f"{name} declares two sizes, though it is not compressed")


def _check_sizes(entries: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuses what would fill the disk."""
    total = sum(entry.file_size for entry in entries)
    if total > limits.total_bytes:
        raise Unfit(f"unpacks to {total / MIB:,.1f} MiB, more than {limits.total_bytes / MIB:,.1f} MiB")
    sizes = [(shown(entry.orig_filename), entry.file_size, entry.compress_size) for entry in entries]
    for what, size, packed in (*sizes, ("all of it", total, sum(packed for *_, packed in sizes))):
        if size > limits.ratio_from_bytes and size > limits.ratio * packed:
            raise Unfit(f"{what} unpacks to more than {limits.ratio} times its packed size")


def _check_layout(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuses all but one folder with everything in it."""
    tops: dict[str, None] = {}
    for entry in entries:
        top, inside, _ = entry.orig_filename.partition("/")
        if not inside:
            raise Unfit(f"{shown(top)} is not in a folder; a package is one folder with everything in it")
        tops[top] = None
    if len(tops) > 1:
        first, second, *_ = map(shown, tops)
        raise Unfit(f"holds more than one folder: {first}, {second}")


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
                raise Unfit(f"{shown(spelling)} is in it twice, with other letter case or encoding")
            is_folder = depth < len(parts) or entry.orig_filename.endswith("/")
            if are_folders.setdefault(spelling, is_folder) != is_folder:
                raise Unfit(f"{shown(spelling)} is both a file and a folder")
        if name in listed:
            raise Unfit(f"{shown(name)} is in it twice")
        listed.add(name)


def _check_contents(members: Iterable[Member]) -> None:
    """Refuses an archive that lacks what makes a package."""
    files = {member.path: member.entry.file_size for member in members if not member.is_folder}
    if METADATA not in files:
        raise Unfit(f"holds no {METADATA}")
    if files[METADATA] > METADATA_BYTES:
        raise Unfit(f"{METADATA} is too large")
    if not any(name in files for name in TOKENIZERS):
        raise Unfit(f"holds no tokenizer: neither {' nor '.join(TOKENIZERS)}")
    if MODEL not in files:
        raise Unfit(f"holds no {MODEL}")


def _check_room(members: Iterable[Member], parent: Path) -> None:
    """Refuses what the disk that `parent` is on has no room for."""
    total, free = sum(member.entry.file_size for member in members), shutil.disk_usage(parent).free
    if total > free:
        raise Unfit(f"the disk is full: {total / MIB:,.1f} MiB are needed, {free / MIB:,.1f} MiB free")


def _write(file: CautiousFile, member: Member, folder: Path) -> None:
    """Write one file or folder below `folder`, which exists; never onto anything that is there."""
    path = folder.joinpath(*member.parts)
    try:
        (path if member.is_folder else path.parent).mkdir(parents=True, exist_ok=True)
        if member.is_folder:
            return
        with path.open("xb") as written:
            for block in read_data(file, member):
                written.write(block)
            written.flush()
            os.fsync(written.fileno())
    except UnicodeEncodeError as error:
        raise Unfit(f"the name {shown(member.path)} cannot be written on this system") from error
