"""The models that are loaded: each when it is first needed, and as many as there is room for."""

from __future__ import annotations

from .decoding import Device, Model, model_size
from .packages import Package


class LoadedModels:
    """Models by package, kept for their next use.

    `threads`: batches that each decodes side by side. `device`: where. `limit`: bytes of models, over which the one not
    used for longest is given up.
    """

    def __init__(self, *, threads: int, device: Device, limit: int) -> None:
        self._threads = threads
        self._device: Device = device
        self._limit = limit
        self._models: dict[str, Model] = {}

    def __len__(self) -> int:
        return len(self._models)

    def clear(self) -> None:
        """Give their memory back; they are loaded again when needed."""
        self._models.clear()

    def get(self, package: Package) -> Model:
        """The model of `package`, loaded if it is not, while others make room. Raises `BadPackage`."""
        model = self._models.pop(package.pair, None) or self._load(package)
        self._models[package.pair] = model  # at the end: the first one is the one not used for longest
        return model

    def _load(self, package: Package) -> Model:
        while self._models and sum(one.size for one in self._models.values()) + model_size(package) > self._limit:
            del self._models[next(iter(self._models))]
        return Model(package, threads=self._threads, device=self._device)
