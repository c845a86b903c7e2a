"""How an archive or package is refused: one line that names it, in which nothing of it can deceive a terminal."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import PackageRefused
from ..text import printable

SHOWN = 80
FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


class InvalidArchive(Exception):
    """The reason for which an archive is refused, before it is known which one it is."""


@contextmanager
def rejecting(path: Path) -> Iterator[None]:
    """Turns what is found inside into one line that begins with the name of `path`.

    `path`: the archive or folder that is judged inside. Raises `PackageRefused` for an `InvalidArchive` or
    `OSError` there.
    """
    try:
        yield
    except InvalidArchive as unfit:
        raise PackageRefused(f"{printable(path.name)}: {unfit}") from unfit
    except OSError as error:
        reason = "the disk is full" if error.errno in FULL else f"the system refused: {_told(error)}"
        raise PackageRefused(f"{printable(path.name)}: {reason}") from error


def _told(error: OSError) -> str:
    where = f"{quote_name(Path(error.filename).name)}: " if isinstance(error.filename, str | Path) else ""
    return where + printable(error.strerror or type(error).__name__)


def quote_name(name: str) -> str:
    """How a message quotes `name`, any text out of an archive; returns it in ASCII, cut where it is long."""
    quoted = ascii(name)
    return quoted if len(quoted) <= SHOWN else quoted[: SHOWN - 3] + "..."
