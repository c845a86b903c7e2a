"""Where a batch runs: on this machine, on a Dask cluster that somebody has, or on one that is started here."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from threading import Event
from typing import TYPE_CHECKING

from translate import SAFE_PATH, Translator, WrongUse, safe_path

from ..batch import Batch, LocalExecutor
from ..jobs import Job

if TYPE_CHECKING:
    from distributed import Client

# Seconds for a scheduler to answer.
CONNECT = 10.0


@dataclass(frozen=True)
class ClusterChoice:
    """Which cluster: the address of a `scheduler`, or `local`, a number of worker processes to start here.

    `ship`: whether what files hold is sent to the workers and what is to be written is sent back, for want of folders
    that all machines share.
    """

    scheduler: str | None = None
    local: int | None = None
    ship: bool = False


def choose_cluster(scheduler: str | None, local: int | None, ship: bool) -> ClusterChoice | None:
    """What the options for a cluster mean; None where there are none.

    Raises `WrongUse`, also where Dask is not installed.
    """
    if scheduler is None and local is None:
        if ship:
            raise WrongUse("--ship is for a cluster; give --scheduler ADDRESS or --local-cluster N too.")
        return None
    if scheduler is not None and local is not None:
        raise WrongUse("--scheduler and --local-cluster are two clusters; give one of them.")
    if find_spec("distributed") is None:
        raise WrongUse(
            "A cluster needs Dask, which is not installed; run `pip install 'hamzaban[cluster]'`, "
            "or `uv sync --extra cluster` in a checkout."
        )
    return ClusterChoice(scheduler, local, ship)


@contextmanager
def open_batch(
    job: Job,
    translator: Translator,
    *,
    workers: int | None,
    cluster: ClusterChoice | None,
    stop: Event | None,
    on_progress: Callable[[float, int], None] | None = None,
) -> Iterator[Batch]:
    """Open the batch that does a job, on a cluster or on this machine.

    Args:
        job: What to do with each article.
        translator: Kept by the caller.
        workers: Processes that read, on this machine alone.
        cluster: Which cluster; None for this machine.
        stop: Once it is set, articles in progress are finished and no more are begun.
        on_progress: As for `LocalExecutor`, on this machine alone.

    Yields:
        The batch.

    Raises:
        ClusterTrouble: If the cluster cannot be reached or is not fit.
    """
    if cluster is None:
        with Batch(
            job, translator, executor=LocalExecutor(workers=workers, on_progress=on_progress), stop=stop
        ) as batch:
            yield batch
        return
    from .executor import DaskExecutor

    with _connect(cluster) as client:
        executor = DaskExecutor(client, ship=cluster.ship, ignore_interrupts=cluster.local is not None)
        with Batch(job, translator, executor=executor, stop=stop) as batch:
            yield batch


@contextmanager
def _connect(choice: ClusterChoice) -> Iterator[Client]:
    """A client of the cluster, which is started where that is what is asked for, and ended then."""
    import dask
    from distributed import Client, LocalCluster
    from distributed.comm.addressing import resolve_address

    from .protocol import ClusterTrouble

    # What goes wrong is said by the batch, in one line; Dask says it in many.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if choice.local is not None:
        threads = max(1, (os.cpu_count() or 1) // choice.local)
        with (
            # Workers, and those that take the place of dead ones, start with it.
            safe_path(),
            dask.config.set(
                {f"distributed.nanny.pre-spawn-environ.{name}": value for name, value in SAFE_PATH.items()}
            ),
            LocalCluster(
                n_workers=choice.local,
                threads_per_worker=threads,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
            ) as local,
            Client(local, set_as_default=False) as client,
        ):
            yield client
        return
    address = choice.scheduler or ""
    try:
        resolve_address(address)  # a client of an address that is none would take long to end
        client = Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterTrouble(
            f"No scheduler answers at {address} ({str(error) or type(error).__name__}); "
            "check the address, and whether it runs."
        ) from error
    with client:
        yield client
