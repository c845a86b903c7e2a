"""Standard output and error that may be closed, or on a full disk: the work goes on, and the exit code tells of it."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from translate import HamzabanError
from translate.cli import complain


class LostOutput(HamzabanError):
    """What was to be printed could not be; all else was done."""

    exit_code = 4


class KeptRaw(io.RawIOBase):
    """What lies below a standard stream; a write that fails is remembered in place of ending the work.

    `inner`: what it lies on, None where it is closed. `strict`: let a write that fails raise `OSError` all the same.
    """

    def __init__(self, inner: io.RawIOBase | None, *, strict: bool = False) -> None:
        super().__init__()
        self.inner = inner
        self.lost: OSError | None = None
        self._strict = strict

    def writable(self) -> bool:
        """As every stream that is written to."""
        return True

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.inner is not None and self.inner.isatty()

    def fileno(self) -> int:
        """The number of its file. Raises `OSError` where it is closed."""
        return self._open().fileno()

    def write(self, data: Any, /) -> int | None:
        """Write bytes; where that fails they are lost, and `lost` says why."""
        try:
            return self._open().write(data)
        except OSError as error:
            if self._strict:
                raise
            self.lost = error
            return len(data)

    def _open(self) -> io.RawIOBase:
        if self.inner is None:
            raise OSError(errno.EBADF, "closed")
        return self.inner


class Streams:
    """The standard streams of a process, put in place of Python's: UTF-8, and never an error.

    Names that are not UTF-8 are spelt. To be made once, before anything is printed.
    """

    def __init__(self) -> None:
        _fill_standard_numbers()
        if sys.stdin is None:
            sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
        self._output, sys.stdout = _kept(sys.stdout)
        self._error, sys.stderr = _kept(sys.stderr)

    def exit_code(self, code: int) -> int:
        """What to end with where the work came to `code`; says on one stream what was lost on the other."""
        sys.stdout.flush()
        lost = self._output.lost
        if lost is not None and lost.errno != errno.EPIPE:  # whoever closed a pipe has read enough, as `head` does
            reason = lost.strerror or type(lost).__name__
            complain(LostOutput(f"Standard output could not be written ({reason}); what was to be printed is lost."))
        sys.stderr.flush()
        return code or (LostOutput.exit_code if self._output.lost or self._error.lost else 0)


def strict_output() -> BinaryIO:
    """Standard output as a stream of bytes whose errors are raised, for what is nothing without its output."""
    below = getattr(sys.stdout.buffer, "raw", None)
    if isinstance(below, KeptRaw):
        sys.stdout.flush()
        return cast(BinaryIO, io.BufferedWriter(KeptRaw(below.inner, strict=True)))
    return cast(BinaryIO, sys.stdout.buffer)


def _kept(stream: TextIO | None) -> tuple[KeptRaw, TextIO]:
    """A stream that takes the place of one of Python's."""
    if stream is not None and not isinstance(stream, io.TextIOWrapper):  # a test's, or another program's
        return KeptRaw(None), stream
    inner = None
    if stream is not None:
        stream.flush()
        inner = getattr(stream.buffer, "raw", stream.buffer)
    kept = KeptRaw(inner)
    text = io.TextIOWrapper(
        io.BufferedWriter(kept), encoding="utf-8", errors="backslashreplace", line_buffering=True, write_through=True
    )
    return kept, text


def _fill_standard_numbers() -> None:
    """Open nothing in place of what is closed, or the next file that is opened would be written into."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            os.set_inheritable(number, True)
