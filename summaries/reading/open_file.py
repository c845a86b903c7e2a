"""Bytes of a file, whole or in part; never more of them than is bounded.

What is packed is unpacked: files whose names end in `.gz`, and files in zip archives. A workbook is opened as its rows.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BufferedReader, BytesIO
from pathlib import Path, PurePath, PurePosixPath
from typing import BinaryIO, cast

from translate import open_regular

from . import limits
from .archive import FileArchive
from .article import Place, UnreadableArticle
from .workbook import is_workbook, rows_as_lines

PACKED = ".gz"


@dataclass(frozen=True)
class Member:
    """A file in a zip archive. `path`: of the archive. `inside`: what it is called there."""

    path: Path
    inside: str

    @property
    def name(self) -> str:
        """Its own name, without folders."""
        return PurePosixPath(self.inside).name

    def __str__(self) -> str:
        return f"{self.path} ({self.inside})"


def without_packing(name: str) -> str:
    """A file's name without a final `.gz`."""
    return name[: -len(PACKED)] if name.casefold().endswith(PACKED) else name


def suffix_of(name: str) -> str:
    """The suffix that says a file's format, in small letters, a final `.gz` aside."""
    return PurePath(without_packing(name)).suffix.casefold()


def is_packed(name: str) -> bool:
    """Whether a file of this name is unpacked when it is read."""
    return name.casefold().endswith(PACKED)


def read_whole(path: Path | Member, most: int) -> tuple[bytes, str, int]:
    """All of a file: its bytes, unpacked, and the SHA-256 (hexadecimal) and size of what lies on the disk.

    `most`: how many bytes there may be, once unpacked. Raises `UnreadableArticle`.
    """
    with opened(path) as file:
        too_large = isinstance(path, Path) and not is_packed(path.name) and os.fstat(file.fileno()).st_size > most
        data = b"" if too_large else file.read(most + 1)
    if too_large or len(data) > most:
        raise UnreadableArticle(
            f"{path}: more than {most // 2**20} MB{' unpacked' if is_packed(path.name) else ''} for one article;"
            " split it, or save what is one article as a file of its own."
        )
    if not is_packed(path.name):
        return data, hashlib.sha256(data).hexdigest(), len(data)
    with _readable(path), _raw(path) as raw:
        return data, hashlib.file_digest(raw, "sha256").hexdigest(), raw.seek(0, 2)


@contextmanager
def opened(path: Path | Member) -> Iterator[BinaryIO]:
    """A file open for reading its bytes, unpacked where its name says so. Raises `UnreadableArticle`."""
    if is_workbook(suffix_of(path.name)):
        yield BytesIO(_rows(path, *_version(path)))
        return
    with _readable(path), _raw(path) as file:
        if not is_packed(path.name):
            yield file
            return
        with gzip.open(file) as unpacked:
            yield cast("BinaryIO", unpacked)


@contextmanager
def _raw(path: Path | Member) -> Iterator[BufferedReader | BytesIO]:
    """A file open for reading its bytes as they lie, on the disk or in an archive."""
    if isinstance(path, Member):
        yield BytesIO(_member(path, *_version(path)))
    else:
        with open_regular(path) as file:
            yield file


def _version(path: Path | Member) -> tuple[int, int]:
    """What changes when a file does: when it was written to (nanoseconds) and its size. Raises `UnreadableArticle`."""
    place = path.path if isinstance(path, Member) else path
    with _readable(place):
        status = place.stat()
    return status.st_mtime_ns, status.st_size


def archive_of(path: Path) -> FileArchive:
    """An archive, open; the last one stays so, because to open one is to read the list of all that is in it.

    Raises `UnreadableArticle`.
    """
    with _readable(path):
        return _archive(path, *_version(path))


@lru_cache(maxsize=1)
def _archive(path: Path, _changed: int, _size: int) -> FileArchive:
    return FileArchive(path)


@lru_cache(maxsize=1)
def _member(member: Member, _changed: int, _size: int) -> bytes:
    """The bytes of a file in an archive; those of the last one are kept, of which there may be many articles."""
    return archive_of(member.path).read(member.inside)


@lru_cache(maxsize=1)
def _rows(path: Path | Member, _changed: int, _size: int) -> bytes:
    """The rows of a workbook, as lines; those of the last one are kept."""
    with _readable(path), _raw(path) as file:
        data = file.read(limits.WORKBOOK + 1)
        if is_packed(path.name):
            with gzip.open(BytesIO(data)) as unpacked:
                data = unpacked.read(limits.WORKBOOK + 1)
    return rows_as_lines(data, str(path), suffix_of(path.name))


@contextmanager
def _readable(path: Path | Member) -> Iterator[None]:
    """What reading may raise, said as `UnreadableArticle`."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableArticle(f"{path}: there is no such file or folder; check the path.") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnreadableArticle(f"{path}: no whole gzip file ({error}); fetch it again, or unpack it.") from error
    except OSError as error:
        reason = error.strerror or error
        advice = "give what it says as standard input" if error.errno == errno.EINVAL else "check its permissions"
        raise UnreadableArticle(f"{path}: cannot be read ({reason}); {advice}.") from error


class Records:
    """The records of a file of many articles, which stays open between them.

    Of a packed file each is reached by unpacking what lies between it and the last: read places in their order.
    Use it as a context manager. Raises `UnreadableArticle`.
    """

    def __init__(self, path: Path | Member) -> None:
        self._path = path
        self._open = ExitStack()
        self._file = self._open.enter_context(opened(path))

    def __enter__(self) -> Records:
        return self

    def __exit__(self, *exception: object) -> None:
        self._open.close()

    def __del__(self) -> None:
        self._open.close()

    def read(self, place: Place) -> bytes:
        """The bytes of one record. Raises `UnreadableArticle`."""
        with _readable(self._path):
            self._file.seek(place.start)
            data = self._file.read(place.end - place.start)
        if len(data) < place.end - place.start:
            raise UnreadableArticle(f"{self._path}: record {place.number} is no longer there; run the command again.")
        return data
