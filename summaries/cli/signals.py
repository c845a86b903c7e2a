"""Ctrl-C and SIGTERM: once, and what is in flight is finished; twice, and the process ends at once.

A handler written in Python runs only between two steps of Python, and the decoder may take seconds for one. So the
signals are read, as they arrive, by a thread of their own.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

INTERRUPTED = 130
# SIGBREAK is Ctrl-Break, which is what a service manager has on Windows in the place of SIGTERM.
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]
SHOW_CURSOR = "\x1b[?25h"


@contextmanager
def interruptible(quiet: bool = False) -> Iterator[threading.Event]:
    """An event that is set at the first signal; at the second the process ends with 130.

    `quiet`: say nothing. To be used in the main thread; at its end signals mean what they meant before.
    """
    stop = threading.Event()
    listening, speaking = socket.socketpair()
    speaking.setblocking(False)

    def listen() -> None:
        while received := listening.recv(1):
            if received[0] not in SIGNALS:
                continue
            if stop.is_set():
                if sys.stderr.isatty():
                    _write(SHOW_CURSOR)
                os._exit(INTERRUPTED)
            stop.set()
            if not quiet:
                _write("\nStopping: finishing articles that are nearly done. Press Ctrl-C again to stop at once.\n")

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    before = {number: signal.signal(number, _leave_it_to_the_thread) for number in SIGNALS}
    wakeup = signal.set_wakeup_fd(speaking.fileno(), warn_on_full_buffer=False)
    try:
        yield stop
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        speaking.close()
        thread.join()
        listening.close()


def _write(message: str) -> None:
    """Write on standard error without Python's streams, whose locks the main thread may hold."""
    with suppress(OSError):  # it may be closed, or on a full disk
        os.write(2, message.encode())


def _leave_it_to_the_thread(number: int, frame: FrameType | None) -> None:
    """There has to be a handler for the thread to hear of the signal."""
