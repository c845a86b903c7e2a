"""What runs on the workers of a Dask cluster: whether one is fit, the owner of its translator, and the tasks.

This is the only room that a worker imports of its own accord; it needs the extra `cluster`.
"""

from __future__ import annotations

import asyncio
import ctypes
import os
import pickle
import platform
import signal
import time
from contextlib import suppress
from pathlib import Path

from distributed import Worker, WorkerPlugin, get_worker

from translate import PackageStore, WrongUse, hash_code, installed_version

from .bundle import BatchSpec, Outcome, TaskFailed, WorkerRestarted, in_one_line
from .runner import BundleRunner

# What decides a summary, or has to be the same at both ends for them to understand each other.
LIBRARIES = ("ctranslate2", "sentencepiece", "numpy", "sumy", "distributed")
# Seconds without a bundle after which the models are given up: a client that was killed cannot say that it is done.
IDLE = 600.0
STORE = "hamzaban-packages"
# What glibc comes to where nobody sets a limit, by the numbers of `mallopt`: M_MMAP_THRESHOLD and M_TRIM_THRESHOLD.
MALLOC_OPTIONS = {-3: 32 * 1024**2, -1: 64 * 1024**2}


class NotFitted(Exception):
    """A worker that knows nothing of the batch: another process than the one that was fitted out."""


class WorkroomPlugin(WorkerPlugin):
    """Owns the workroom of one worker, for one batch.

    `order`: of the batch. `ignore_interrupts`: whether Ctrl-C is the client's alone, as it is where the worker was
    started by it, in one terminal with it.
    """

    def __init__(self, order: BatchSpec, ignore_interrupts: bool) -> None:
        self._order = order
        self._ignore_interrupts = ignore_interrupts
        self._workroom: BundleRunner | None = None
        self._used = 0.0
        self._watch: asyncio.Task[None] | None = None

    @property
    def workroom(self) -> BundleRunner:
        """The workroom, in use from now on."""
        if self._workroom is None:
            raise NotFitted
        self._used = time.monotonic()
        return self._workroom

    def setup(self, worker: Worker) -> None:
        """Called by the worker. Nothing is loaded yet."""
        if self._ignore_interrupts:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        _keep_memory_at_hand()
        # The folders of all workers of one machine lie in one: what is brought to one of them serves all.
        store = PackageStore(Path(worker.local_directory).parent / STORE)
        self._workroom = BundleRunner(self._order, worker.state.nthreads, store)
        self._watch = asyncio.create_task(self._rest_when_idle())

    async def teardown(self, worker: Worker) -> None:
        """Called by the worker."""
        if self._watch is not None:
            self._watch.cancel()
        if self._workroom is not None:
            await asyncio.to_thread(self._workroom.close)

    async def _rest_when_idle(self) -> None:
        while True:
            await asyncio.sleep(IDLE / 10)
            if self._workroom is not None and time.monotonic() - self._used > IDLE:
                await asyncio.to_thread(self._workroom.rest)


def versions() -> dict[str, str]:
    """What has to be the same on the client and on all workers, each by its name."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {"hamzaban": _own_version(), "python": python} | {name: installed_version(name) for name in LIBRARIES}


async def prepare_worker(
    name: str, order: bytes, wanted: dict[str, str], ignore_interrupts: bool, dask_worker: Worker
) -> list[str]:
    """Make a worker ready for the bundles of the batch `name`; returns why it is not fit for them, if it is not.

    `order`: pickled. `wanted`: `versions` of the client.
    """
    here = versions()
    differences = [
        f"{library} {here.get(library, '–')} instead of {there}"
        for library, there in wanted.items()
        if here.get(library) != there
    ]
    if differences:
        return differences
    try:
        plugin = WorkroomPlugin(pickle.loads(order), ignore_interrupts)
        # Straight to the worker: by way of the scheduler it would be on all workers, fit or not, and stay for ever.
        await dask_worker.plugin_add(plugin, name=name, catch_errors=False)
    except WrongUse as error:  # no such device here
        return [f"other devices ({error})"]
    except Exception as error:
        return [f"trouble making itself ready ({in_one_line(error)})"]
    return []


async def tell_to_stop(name: str, dask_worker: Worker) -> None:
    """Have bundles of the batch `name` that are not being decoded yet come back undone."""
    with suppress(NotFitted):
        _plugin(dask_worker, name).workroom.stopping.set()


async def release_worker(name: str, dask_worker: Worker) -> None:
    """Forget the batch `name`."""
    if name in dask_worker.plugins:
        await dask_worker.plugin_remove(name)


def do_bundle(name: str, bundle: bytes) -> bytes:
    """The task: do a bundle (pickled) of the batch `name`; returns the outcome, pickled.

    No task raises anything: an error with a traceback that cannot be pickled would never come to the client.
    """
    outcome: Outcome
    try:
        outcome = _plugin(get_worker(), name).workroom.do(pickle.loads(bundle))
        return pickle.dumps(outcome)
    except NotFitted:
        outcome = WorkerRestarted()
    except Exception as error:
        outcome = TaskFailed(in_one_line(error))
    return pickle.dumps(outcome)


def receive_package(name: str, package: str, data: bytes) -> str:
    """The task that puts a package in place that was sent; returns why it could not, or nothing."""
    try:
        _plugin(get_worker(), name).workroom.receive(package, data)
    except Exception as error:
        return in_one_line(error)
    return ""


def _plugin(worker: Worker, name: str) -> WorkroomPlugin:
    plugin = worker.plugins.get(name)
    if not isinstance(plugin, WorkroomPlugin):
        raise NotFitted
    return plugin


def _keep_memory_at_hand() -> None:
    """Take back a setting that Dask starts its workers with (`MALLOC_TRIM_THRESHOLD_`).

    It has memory given back at every step of the decoder, which takes three times as long by it.
    """
    if "MALLOC_TRIM_THRESHOLD_" in os.environ and platform.libc_ver()[0] == "glibc":
        library = ctypes.CDLL(None)
        for option, size in MALLOC_OPTIONS.items():
            library.mallopt(option, size)


def _own_version() -> str:
    """The version of this program, with a hash of its code: its number tells nothing between two releases."""
    code = hash_code(Path(__file__).parents[2], "summaries/**/*.py", "translate/**/*.py")
    return f"{installed_version()} ({code[:8]})"
