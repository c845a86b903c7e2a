"""What tests of failing disks share: what a folder holds, and systems that say no."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from summaries.filesystem.locks import LOCK_NAME
from tests.conftest import ROOT

LIMITED = os.name == "posix"
NOBODY = 65534


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by its path, and what it holds.

    But for locks: a process that is ended leaves its own, an empty file, to the next one that writes there.
    """
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != LOCK_NAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def limited_file_size(size: int) -> str:
    """A program: the command line, in a process whose files get no longer than `size` bytes.

    Modules are loaded first, and none compiled: their files are longer.
    """
    return f"""
import resource, runpy, signal, sys
sys.dont_write_bytecode = True
sys.path.insert(0, {str(ROOT)!r})
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.RLIM_INFINITY))
sys.argv = ["run.py", *sys.argv[1:], "--no-memory"]
runpy.run_path("run.py", run_name="__main__")
"""


@contextmanager
def without_rights() -> Iterator[Path]:
    """A folder of one's own, and where this is the superuser, for whom nothing is forbidden, the rights of nobody."""
    if os.name == "nt":
        pytest.skip("rights are another matter on Windows")
    superuser = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as place:
        if superuser:
            os.chown(place, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(place)
        finally:
            if superuser:
                os.seteuid(0)
