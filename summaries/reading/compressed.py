"""Bytes of a file, whole or in part, unpacked where its name ends in `.gz`; never more of them than is bounded."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from translate import open_regular

from .article import Place, UnreadableArticle

PACKED = ".gz"


def without_packing(name: str) -> str:
    """A file's name without a final `.gz`."""
    return name[: -len(PACKED)] if name.casefold().endswith(PACKED) else name


def suffix_of(name: str) -> str:
    """The suffix that says a file's format, in small letters, a final `.gz` aside."""
    return PurePath(without_packing(name)).suffix.casefold()


def is_packed(name: str) -> bool:
    """Whether a file of this name is unpacked when it is read."""
    return name.casefold().endswith(PACKED)


def read_whole(path: Path, most: int) -> tuple[bytes, str, int]:
    """All of a file: its bytes, unpacked, and the SHA-256 (hexadecimal) and size of what lies on the disk.

    `most`: how many bytes there may be, once unpacked. Raises `UnreadableArticle`.
    """
    with opened(path) as file:
        too_large = not is_packed(path.name) and os.fstat(file.fileno()).st_size > most
        data = b"" if too_large else file.read(most + 1)
    if too_large or len(data) > most:
        raise UnreadableArticle(
            f"{path}: more than {most // 2**20} MB{' unpacked' if is_packed(path.name) else ''} for one article;"
            " split it, or save what is one article as a file of its own."
        )
    if not is_packed(path.name):
        return data, hashlib.sha256(data).hexdigest(), len(data)
    with _readable(path), open_regular(path) as raw:
        return data, hashlib.file_digest(raw, "sha256").hexdigest(), raw.seek(0, 2)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file open for reading its bytes, unpacked where its name says so. Raises `UnreadableArticle`."""
    with _readable(path), open_regular(path) as file:
        if not is_packed(path.name):
            yield file
            return
        with gzip.open(file) as unpacked:
            yield cast("BinaryIO", unpacked)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
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

    def __init__(self, path: Path) -> None:
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
