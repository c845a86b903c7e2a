"""A sign of life for whoever looks after the process: a small file that is written again and again."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections import Counter
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from ..filesystem import OWNER_ONLY, UnwritableOutput, write_atomically

# Seconds between two beats; at most 30 are promised.
EVERY = 15.0


class Heartbeat:
    """A file that says that the process lives and what it is at; a context manager that owns the thread that writes.

    `path`: of the file, in a folder that is there; None for none. `state`, `counts`: what it is to say next, to be set
    by the owner. A thread writes it, because one article may take the decoder longer than the time between two beats.
    Only its owner may read it. It stays behind at the end, with the state `stopped`. Raises `UnwritableOutput` where it
    cannot begin.
    """

    def __init__(self, path: Path | None) -> None:
        self.state = "watching"
        self.counts: Counter[str] = Counter()
        self._path = path
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> Self:
        if self._path is not None:
            try:
                if self._path.exists() and not self._path.is_file():
                    raise FileExistsError(errno.EEXIST, "it is there and is no file")
                self._beat(self._path)
            except OSError as error:
                raise UnwritableOutput(
                    f"{self._path}: the heartbeat cannot be written ({error.strerror}); give another --heartbeat."
                ) from error
            self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._ended.set()
        if self._path is not None:
            self._thread.join()
            self.state = "stopped"
            with suppress(OSError):
                self._beat(self._path)

    def _go_on(self) -> None:
        while self._path is not None and not self._ended.wait(EVERY):
            # A full disk must not end the watching; that the file grows old is what it is for.
            with suppress(OSError):
                self._beat(self._path)

    def _beat(self, path: Path) -> None:
        plain = {
            "pid": os.getpid(),
            "time": datetime.now().astimezone().isoformat(timespec="seconds"),
            "state": self.state,
            "counts": dict(sorted(self.counts.copy().items())),
        }
        write_atomically(path, json.dumps(plain) + "\n", OWNER_ONLY)
