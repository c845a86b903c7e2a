"""The workers of a cluster: which are fit, which are being sent packages, and whether any is left."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterable, Sequence

from ..sources import Source
from .dispatch import Dispatch
from .protocol import ClusterClient, ClusterTrouble, WorkersChanged

# How long to go on without a worker before the cluster is given up.
WORKERLESS_SECONDS = 120.0
# Workers that one message names.
NAMED = 3
AGAIN = "a rerun goes on from the records"


class WorkerSupervisor:
    """Decides which workers take part, and sees to it that they have the packages they need."""

    def __init__(self, client: ClusterClient, dispatch: Dispatch[Source]) -> None:
        """Supervise the workers of one batch.

        Args:
            client: Speaks with the workers.
            dispatch: Knows which worker has what; told of the standing of each.
        """
        self._client = client
        self._dispatch = dispatch
        self._problems: dict[str, str] = {}
        self._supplied: dict[str, str] = {}
        self._workerless_since: float | None = None
        self._any_gone = False

    @property
    def problems(self) -> str:
        """Which workers are not fit, and why, in one line; empty where all are."""
        named = [f"{worker} {problem}" for worker, problem in sorted(self._problems.items())]
        if not named:
            return ""
        more = f"; and {len(named) - NAMED} more" if len(named) > NAMED else ""
        return "The worker " + "; the worker ".join(named[:NAMED]) + more

    def update(self, changed: WorkersChanged) -> Sequence[Source]:
        """Take note of workers that came and went; returns articles that are given up over those that went."""
        new, gone = self._dispatch.update_workers(changed.threads)
        for worker in new:
            self._client.examine(worker)
        self._any_gone = self._any_gone or bool(gone)
        given_up: list[Source] = []
        for worker in gone:
            keys, articles = self._dispatch.remove_worker(worker)
            self._client.forget(keys)
            self._problems.pop(worker, None)
            self.end_supply(worker)
            given_up += articles
        return given_up

    def refuse(self, worker: str, problem: str) -> None:
        """Give a worker nothing to do."""
        self._dispatch.set_status(worker, "unfit")
        self._problems[worker] = problem
        if self._dispatch.left:
            warnings.warn(f"{worker} does nothing here: it {problem}.", stacklevel=2)

    def supply(self, worker: str, packages: Iterable[str]) -> None:
        """Send packages to a worker, unless another one of its machine is being sent some: they share them."""
        self._dispatch.set_status(worker, "supplied")
        if self._supplied.setdefault(_machine(worker), worker) == worker:
            self._client.supply(worker, packages)

    def end_supply(self, worker: str) -> None:
        """The worker has what it was sent, or will never have it; all others of its machine may look again."""
        machine = _machine(worker)
        if self._supplied.get(machine) == worker:
            del self._supplied[machine]
            for other in self._dispatch.with_standing("supplied"):
                if _machine(other) == machine:
                    self._dispatch.set_status(other, "fit")

    def check(self) -> None:
        """Raise `ClusterTrouble` if the scheduler was lost, or no worker is left that could do anything."""
        if not self._client.connected:
            raise ClusterTrouble(f"The scheduler was lost; {AGAIN}, once it is there.")
        workers = self._dispatch.workers
        if workers["fit"] or workers["asked"] or workers["supplied"]:
            self._workerless_since = None
            return
        if workers["unfit"] and self._dispatch.left and not self._any_gone:
            raise ClusterTrouble(f"{self.problems}. No other worker is there; {AGAIN}.")
        if self._workerless_since is None:
            self._workerless_since = time.monotonic()
        # Those that ended may be on their way back.
        if time.monotonic() - self._workerless_since > WORKERLESS_SECONDS:
            raise ClusterTrouble(
                f"No worker for {WORKERLESS_SECONDS:.0f} s that could do anything; start some: {AGAIN}."
            )


def _machine(worker: str) -> str:
    """The machine of a worker, by its address such as `tcp://10.0.0.3:45123`."""
    return worker.rpartition(":")[0]
