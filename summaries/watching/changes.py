"""What happens in a folder, as the operating system tells it; or nothing but the passing of time, where it cannot.

What is noticed is a hint to look, never the whole truth: systems drop events when there are many, tell nothing of what
is put into a new folder before they watch it, and nothing of what happens at the other end of a network.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Self

from ..filesystem import folder_identity

if TYPE_CHECKING:
    from collections.abc import Generator

    from watchfiles.main import FileChange

# Seconds that a call waits at most, and milliseconds between two looks at what was heard and at whether to stop.
TICK, STEP = 0.1, 50
# Milliseconds that what happens is gathered for.
GATHER = 200


class ChangeNotifier:
    """What happens in a folder, to any depth; a context manager that owns what the operating system watches with.

    `folder`: has to be there. `stop`: once it is set, no call waits. `poll`: do not ask the operating system; then
    nothing is noticed, and the folder is to be looked through again and again. `polls` says so, also where the system
    cannot watch the folder, or not all of it any more; `problem` then says why.
    """

    def __init__(self, folder: Path, stop: Event, poll: bool = False) -> None:
        self.polls = poll
        self.problem = ""
        self._folder = folder
        # Systems name what happens by the folder's own path, whatever links lead there.
        self._resolved = folder.resolve()
        self._stop = stop
        self._identity = folder_identity(folder)
        self._changes: Generator[set[FileChange]] | None = None

    def __enter__(self) -> Self:
        if not self.polls:
            from watchfiles import watch

            # No filter of theirs: with one, a flood of what it holds back would keep a call from ever returning.
            self._changes = watch(
                self._resolved,
                watch_filter=None,
                debounce=GATHER,
                step=STEP,
                stop_event=self._stop,
                rust_timeout=round(TICK * 1000),
                yield_on_timeout=True,
                ignore_permission_denied=True,
            )
            # It begins to watch at its first step; what is there already is to be looked at after that.
            self._next()
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._changes is not None:
            self._changes.close()

    @property
    def folder_unchanged(self) -> bool:
        """Whether the folder is there and still the same: not taken away, unmounted or replaced."""
        return self._identity is not None and folder_identity(self._folder) == self._identity

    def changes(self) -> Iterator[Path]:
        """Wait a moment; then everything, below the folder as it was given, that something has happened to."""
        if self._changes is None:
            self._stop.wait(TICK)
            return
        for name in self._next():
            with suppress(ValueError):  # of nothing in the folder
                yield self._folder / Path(name).relative_to(self._resolved)

    def _next(self) -> set[str]:
        """What happened next, by name; where the system has no room for more watches, or none at all, it polls."""
        try:
            return {name for _, name in next(self._changes or iter(()), ())}
        except (OSError, RuntimeError) as error:  # the latter is what watchfiles makes of all that it does not know
            self._changes = None
            self.polls = True
            self.problem = str(error)
            return set()
