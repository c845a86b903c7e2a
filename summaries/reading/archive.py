"""Zip archives of files: which files are in one, and their bytes. Nothing is written to the disk, all is bounded."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import ExitStack, suppress
from pathlib import Path, PurePosixPath

from translate import open_regular

from . import limits
from .article import UnreadableArticle

# What the standard library raises for archives that are broken, or packed in ways that it does not know.
MALFORMED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)
# Bits of a member's flags: it is encrypted; its name is UTF-8.
ENCRYPTED, NAMED_IN_UNICODE = 0x1, 0x800
# Where macOS keeps what it knows of files in an archive.
OF_THE_SYSTEM = "__MACOSX"


class FileArchive:
    """The files in one zip archive, which stays open.

    `path`: of the archive. Raises `UnreadableArticle`, and what opening a file raises.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open = ExitStack()
        try:
            self._archive = zipfile.ZipFile(self._open.enter_context(open_regular(path)))
        except MALFORMED as error:
            raise UnreadableArticle(f"{path}: this is not a whole zip archive; fetch or pack it again.") from error
        members = self._archive.infolist()
        if len(members) > limits.ARCHIVE_MEMBERS:
            raise UnreadableArticle(f"{path}: more than {limits.ARCHIVE_MEMBERS:,} files in it; unpack it.")
        if sum(member.file_size for member in members) > limits.ARCHIVE_UNPACKED:
            most = limits.ARCHIVE_UNPACKED // limits.MEGABYTE
            raise UnreadableArticle(f"{path}: more than {most:,} MB of files in it; unpack it.")
        self._members = {member_name(member): member for member in members if not member.is_dir()}

    def __del__(self) -> None:
        self._open.close()

    def names(self) -> list[str]:
        """The names of the files, in their order, without those that are hidden."""
        return [
            name
            for name in self._members
            if not any((part.startswith(".") and part != "..") or part == OF_THE_SYSTEM for part in name.split("/"))
        ]

    def size(self, name: str) -> int:
        """How many bytes a file has, unpacked, by what the archive says."""
        return self._members[name].file_size

    def is_locked(self, name: str) -> bool:
        """Whether a file is encrypted."""
        return bool(self._members[name].flag_bits & ENCRYPTED)

    def read(self, name: str) -> bytes:
        """The bytes of one file. Raises `UnreadableArticle`."""
        where = f"{self._path} ({name})"
        member = self._members.get(name)
        if member is None:
            raise UnreadableArticle(f"{where}: it is no longer in the archive; run the command again.")
        if not is_harmless(name):
            raise UnreadableArticle(f"{where}: its name leads out of the archive, so it is not read.")
        if member.flag_bits & ENCRYPTED:
            raise UnreadableArticle(f"{where}: it is locked with a password; pack it without one.")
        if member.file_size > max(limits.RATIO * member.compress_size, limits.RATIO_COUNTS_FROM):
            raise UnreadableArticle(f"{where}: it unpacks to more than any text would, so it is not opened.")
        try:
            with self._archive.open(member) as file:
                data = file.read(limits.MEMBER + 1)
        except MALFORMED as error:
            raise UnreadableArticle(f"{where}: it is damaged; fetch or pack the archive again.") from error
        if len(data) > limits.MEMBER:
            most = limits.MEMBER // limits.MEGABYTE
            raise UnreadableArticle(f"{where}: more than {most} MB; take it out of the archive.")
        return data


def member_name(member: zipfile.ZipInfo) -> str:
    """What a member is called, also where its name is in UTF-8 and does not say so, and is read as code page 437."""
    name = member.filename
    if not member.flag_bits & NAMED_IN_UNICODE:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def is_harmless(name: str) -> bool:
    """Whether the name of a member is a place below the archive."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and ":" not in name and name.isprintable()
