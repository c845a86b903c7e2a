"""Child processes of Python: started without the code of the working folder, and forked without what cannot be shared.

`python -m` and `python -c` put the working folder first on the path that modules are imported from. With a safe path
(Python 3.11 and later) a process takes its modules from this program and from where Python is installed alone.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakMethod

# For the environment of processes that libraries start by a command line of their own.
SAFE_PATH = {"PYTHONSAFEPATH": "1"}


def python_command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of this program; start it with `python_environment`.

    Args:
        module: Its name, such as `translate.probing`.
        arguments: For it.
    """
    return [sys.executable, "-P", "-m", module, *arguments]


def python_environment(**changes: str) -> dict[str, str]:
    """Return the environment of a process that runs a module of this program.

    The folder that this program lies in comes first on its path, so that it is found where it was never installed.
    Of the user's own `PYTHONPATH` whole paths are kept; an empty one would mean the working folder.

    Args:
        changes: Other variables to set.
    """
    folder = str(Path(__file__).resolve().parent.parent)
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    path = os.pathsep.join([folder, *filter(os.path.isabs, given)])
    return os.environ | SAFE_PATH | {"PYTHONPATH": path} | changes


@contextmanager
def safe_path() -> Iterator[None]:
    """Have processes that a library starts in this block, and gives no environment, start with a safe path."""
    before = {name: os.environ.get(name) for name in SAFE_PATH}
    os.environ.update(SAFE_PATH)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def call_in_forked_children(method: Callable[[], None]) -> None:
    """Have a method called in every child that this process is forked into, as long as its object exists.

    Args:
        method: Bound; it must not wait, since none of the parent's threads is there.
    """
    if hasattr(os, "register_at_fork"):  # Windows has no fork
        reference = WeakMethod(method)

        def call() -> None:
            if (found := reference()) is not None:
                found()

        os.register_at_fork(after_in_child=call)


def never_destroy(thing: object) -> None:
    """Keep an object until the process ends, and at its end too: taking it down would wait for threads for ever."""
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))
