"""The models that are loaded: each when it is first needed or a little before, and as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from ..child_processes import call_in_forked_children, never_destroy
from ..errors import BadPackage
from ..packages import Package
from ..regular_files import MEGABYTE
from .model import Device, Model, find_device, model_size

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


@dataclass(frozen=True)
class Loading:
    """A model that is loaded, or is being loaded, and its size in bytes."""

    model: Future[Model]
    size: int


class LoadedModels:
    """Models by folder, kept for their next use.

    `threads`: batches that each decodes side by side. `device`: where. `limit`: bytes of models, over which the one not
    used for longest is given up.
    """

    def __init__(self, *, threads: int, device: Device, limit: int) -> None:
        self._threads = threads
        self._device: Device = device
        self._limit = limit
        self._models: dict[Path, Loading] = {}
        self._loader: ThreadPoolExecutor | None = None
        call_in_forked_children(self._begin_anew)

    def __len__(self) -> int:
        return len(self._models)

    def clear(self) -> None:
        """Give their memory back; they are loaded again when needed."""
        if self._loader is not None:
            self._loader.shutdown(cancel_futures=True)
            self._loader = None
        self._models.clear()

    def abandon(self) -> None:
        """Give up models that may be at work; they are destroyed once they are done, and nobody waits for that."""
        working = [*self._models.values()]
        self._models.clear()
        Thread(target=working.clear, daemon=True).start()

    def _begin_anew(self) -> None:
        """In a forked child: load models again when they are needed, since none of their threads was forked."""
        for loading in self._models.values():
            never_destroy(loading)
        self._models = {}
        self._loader = None

    def load_ahead(self, packages: Iterable[Package]) -> None:
        """Begin to load models that will be needed, where there is room for all of them; returns at once."""
        wanted = {package.folder: package for package in packages if package.folder not in self._models}
        if self._size() + sum(map(model_size, wanted.values())) <= self._limit:
            self._models |= {folder: self._begin(package) for folder, package in wanted.items()}

    def get(self, package: Package) -> Model:
        """The model of `package`, loaded if it is not, while others make room. Raises `BadPackage`."""
        loading = self._models.pop(package.folder, None)
        if loading is None:
            while self._models and self._size() + model_size(package) > self._limit:
                del self._models[next(iter(self._models))]
            loading = self._begin(package)
        model = loading.model.result()
        self._models[package.folder] = loading  # at the end: the first one is the one not used for longest
        return model

    def _begin(self, package: Package) -> Loading:
        from concurrent.futures import ThreadPoolExecutor

        self._loader = self._loader or ThreadPoolExecutor(1)
        model = self._loader.submit(self._load, package)
        return Loading(model, model_size(package))

    def _load(self, package: Package) -> Model:
        """Load a model, or raise `BadPackage` where it does not fit into the memory that is free."""
        size, free = model_size(package), free_memory()
        if free is not None and size > free and find_device(self._device) == "cpu":
            raise BadPackage(
                f"The model {package.key} in {package.folder} needs {size / MEGABYTE:,.0f} MiB of memory, and "
                f"{free / MEGABYTE:,.0f} MiB are free. End other programs, or choose a smaller model with --model."
            )
        return Model(package, threads=self._threads, device=self._device)

    def _size(self) -> int:
        return sum(loading.size for loading in self._models.values())


def free_memory(system: Path = Path("/")) -> int | None:
    """Return the bytes of memory that a process can still get, on Linux; None where nobody says.

    `system`: the root of the file system. The limit of a container (control groups, version 2) counts
    where it is lower.
    """
    try:
        told = (system / "proc/meminfo").read_text(encoding="ascii")
        free = next(int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("MemAvailable:"))
    except (OSError, ValueError, StopIteration):
        return None
    group = system / "sys/fs/cgroup"
    try:
        limit, used = (int((group / name).read_text(encoding="ascii")) for name in ("memory.max", "memory.current"))
    except (OSError, ValueError):  # there is no limit
        return free
    return min(free, max(limit - used, 0))
