"""The one way in which files are opened for reading: only regular ones, and never more of them than was bounded.

Folders are filled by others. A pipe, a socket or a device under a name that is read would keep the process waiting
for ever, and a file of nothing but holes can be larger than any memory.
"""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

MEGABYTE = 1024 * 1024
# Waits for nobody to write into a pipe, and makes no terminal this process's own.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def open_regular(path: Path) -> BufferedReader:
    """Open a regular file for reading its bytes; the caller closes it.

    Args:
        path: The file, or a link to one.

    Returns:
        The file, open.

    Raises:
        OSError: Where it cannot be opened, or is a folder, a pipe, a socket or a device.
    """
    # Asked before as well: to open a device may already do something.
    _refuse_others(path, path.stat().st_mode)

    def opener(name: str, _flags: int) -> int:
        descriptor = os.open(name, _FLAGS)
        try:
            _refuse_others(path, os.fstat(descriptor).st_mode)
            if hasattr(os, "set_blocking") and os.name == "posix":
                os.set_blocking(descriptor, True)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    return open(path, "rb", opener=opener)


def read_regular(path: Path, most: int) -> bytes:
    """Read all of a regular file.

    Args:
        path: The file, or a link to one.
        most: How many bytes it may have.

    Returns:
        Its bytes.

    Raises:
        OSError: As for `open_regular`, and where there are more bytes than `most`.
    """
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > most else file.read(size + 1)
        if len(data) > size:  # it has grown meanwhile
            data += file.read(most + 1 - len(data))
        if max(size, len(data)) > most:
            raise OSError(errno.EOVERFLOW, f"more than {_shown(most)}", str(path))
        return data


def _refuse_others(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "a pipe, a socket or a device, not a file", str(path))


def _shown(size: int) -> str:
    return f"{size // MEGABYTE} MB" if size >= MEGABYTE else f"{size // 1024} kB"
