"""What a batch and the workers of its Dask cluster say to each other: sent at once, and heard of as events in a queue.

Nothing here waits: a scheduler or a worker that does not answer keeps nobody from hearing Ctrl-C.
"""

from __future__ import annotations

import asyncio
import pickle
import queue
import secrets
import warnings
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate import HamzabanError, ModelFolder, Package, pack_package

from .bundle import BatchSpec, BundleItem, Outcome, TaskFailed, WorkerRestarted, in_one_line

if TYPE_CHECKING:
    from distributed import Client, Future

# Seconds between two looks at which workers there are, and for a word to them at the end.
LOOK, GOODBYE = 1.0, 5.0
# Times that a package is sent: what it comes from may be gone before it is there.
TRIES = 3


class ClusterTrouble(HamzabanError):
    """A cluster that cannot be reached, was lost, or has no worker that could do the work."""


@dataclass(frozen=True)
class WorkersChanged:
    """Which workers there are: threads by address."""

    threads: Mapping[str, int]


@dataclass(frozen=True)
class WorkerChecked:
    """What a worker said when it was asked whether it is fit: why not, or nothing."""

    worker: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class PackagesSent:
    """The packages that a worker lacked are there; or not, and why."""

    worker: str
    problem: str = ""


@dataclass(frozen=True)
class WorkerDied:
    """The worker ended over a bundle, or beside it."""


@dataclass(frozen=True)
class BundleFinished:
    """What came of a bundle."""

    key: int
    outcome: Outcome | WorkerDied


Event = WorkersChanged | WorkerChecked | PackagesSent | BundleFinished


class ClusterClient:
    """The conversation of one batch with its cluster, under a name of its own; owns what is under way there.

    `client`: kept by the caller. `order`: of the batch. `packages`: to be sent to workers that lack them.
    `ignore_interrupts`: as for `WorkroomPlugin`.
    """

    def __init__(
        self, client: Client, order: BatchSpec, packages: Iterable[Package | ModelFolder], ignore_interrupts: bool
    ) -> None:
        from .worker import versions

        self._client = client
        self._name = f"hamzaban-{secrets.token_hex(8)}"
        self._fitting = (self._name, pickle.dumps(order), versions(), ignore_interrupts)
        self._carried = {one.key: one.name for one in order.blueprint.carried}
        self._packages = {self._carried[package.key]: package for package in packages}
        self._packed: dict[str, Future[Any]] = {}
        self._packing = asyncio.Lock()
        self._futures: dict[int, Future[Any]] = {}
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._met: set[str] = set()
        self._over = False

    @property
    def connected(self) -> bool:
        """Whether the scheduler is there."""
        return bool(self._client.status == "running")

    def begin(self) -> None:
        """Look out for workers from now on."""
        self._soon(self._look_out)

    def hear(self, wait: float) -> Iterator[Event]:
        """What happened since it was last asked, after up to `wait` seconds until something does."""
        with suppress(queue.Empty):
            yield self._events.get(timeout=wait)
            while True:
                yield self._events.get_nowait()

    def examine(self, worker: str) -> None:
        """Ask a worker whether it is fit, and have it make itself ready; `WorkerChecked` comes of it."""
        self._met.add(worker)
        self._soon(self._examine, worker)

    def send(self, key: int, worker: str, bundle: Iterable[BundleItem]) -> None:
        """Give a bundle to a worker; `BundleFinished` comes of it, unless the worker is gone."""
        from .worker import do_bundle

        with warnings.catch_warnings():
            # One large article makes a large message, which Dask takes for a mistake.
            warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
            future = self._submit(f"bundle-{key}", worker, do_bundle, pickle.dumps(tuple(bundle)))
        self._futures[key] = future
        self._soon(self._await_answer, key, future)

    def supply(self, worker: str, packages: Iterable[str]) -> None:
        """Send packages (names as of `CarriedPackage`) to a worker; `PackagesSent` comes of it, unless it is gone."""
        self._soon(self._supply, worker, tuple(packages))

    def forget(self, keys: Iterable[int]) -> None:
        """Nothing is to come of some bundles any more; those that are being done are done in vain."""
        futures = [self._futures.pop(key) for key in keys if key in self._futures]
        if futures:
            self._soon(self._cancel, futures)

    def tell_to_stop(self) -> None:
        """Have all bundles that are not being decoded come back undone."""
        self._soon(self._tell_to_stop)

    def close(self) -> None:
        """Tell the workers that it is over, if they hear of it soon."""
        if not self._over:
            self._over = True
            with suppress(TimeoutError, OSError):
                self._client.sync(self._say_goodbye, callback_timeout=GOODBYE)

    def _soon(self, coroutine: Callable[..., Awaitable[None]], *arguments: Any) -> None:
        """Run a coroutine in the client's own thread, as long as the scheduler is there."""

        async def run() -> None:
            with suppress(OSError, TimeoutError, asyncio.CancelledError):  # a lost scheduler is known by `connected`
                await coroutine(*arguments)

        loop = self._client.loop
        assert loop is not None, "a client that was connected has its loop"
        loop.add_callback(run)

    def _submit(self, what: str, worker: str, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """A task for one worker and no other."""
        return self._client.submit(
            task,
            self._name,
            *arguments,
            key=f"{self._name}-{what}",
            workers=[worker],
            allow_other_workers=False,
            pure=False,
        )

    async def _look_out(self) -> None:
        while not self._over and self.connected:
            with suppress(OSError, TimeoutError):  # it may come back
                self._events.put(WorkersChanged(dict(await self._client.nthreads())))
            await asyncio.sleep(LOOK)

    async def _examine(self, worker: str) -> None:
        from .worker import prepare_worker

        answers = await self._client.run(prepare_worker, *self._fitting, workers=[worker], on_error="return")
        answer = answers.get(worker, OSError("it went away"))
        if isinstance(answer, OSError):
            return  # gone, which is noticed elsewhere
        if isinstance(answer, ImportError | AttributeError):
            answer = [f"no such hamzaban ({answer})"]
        elif isinstance(answer, Exception):
            answer = [f"trouble making itself ready ({in_one_line(answer)})"]
        self._events.put(WorkerChecked(worker, tuple(answer)))

    async def _await_answer(self, key: int, future: Future[Any]) -> None:
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        answer: Outcome | WorkerDied
        try:
            answer = pickle.loads(await future)
        except KilledWorker:
            answer = WorkerDied()
        except (CancelledError, asyncio.CancelledError):
            answer = WorkerRestarted()
        except Exception as error:  # whatever Dask may raise: it is no reason to wait for ever
            answer = TaskFailed(in_one_line(error))
        if self._futures.pop(key, None) is not None:
            self._events.put(BundleFinished(key, answer))

    async def _supply(self, worker: str, packages: Iterable[str]) -> None:
        from .worker import receive_package

        problem = ""
        for name in packages:
            for _ in range(TRIES):
                try:
                    packed = await self._pack(name)
                    sent = f"package-{name}-{secrets.token_hex(4)}"
                    problem = await self._submit(sent, worker, receive_package, name, packed)
                    break
                except Exception as error:  # as above; what held the data may be gone
                    self._packed.pop(name, None)
                    problem = in_one_line(error)
            if problem:
                break
        self._events.put(PackagesSent(worker, problem))

    async def _pack(self, name: str) -> Future[Any]:
        """A package as data that some worker holds: this process sends it once, workers get it from each other."""
        async with self._packing:
            if name not in self._packed:
                data = await asyncio.to_thread(pack_package, self._packages[name])
                self._packed[name] = await self._client.scatter(data, hash=False)
        return self._packed[name]

    async def _cancel(self, futures: list[Future[Any]]) -> None:
        await self._client.cancel(futures)

    async def _tell_to_stop(self) -> None:
        from .worker import tell_to_stop

        await self._client.run(tell_to_stop, self._name, workers=list(self._met), on_error="ignore")

    async def _say_goodbye(self) -> None:
        from .worker import release_worker

        if self.connected:
            await self._cancel([*self._futures.values()])
            here = await self._client.nthreads()
            await self._client.run(release_worker, self._name, workers=[*self._met & here.keys()], on_error="ignore")
