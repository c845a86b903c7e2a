"""Which worker is given which load, and what becomes of the loads of workers that die: bookkeeping, and nothing else.

A worker has a few loads at a time, so that it never waits for one. Whoever dies takes down all that it was given, and
one load of those may be the cause: each is given once more to a worker that has nothing else; one that ends this one
too is given out article by article, in the same way; an article that ends a third worker is given up. No article is
blamed for what stood beside it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Generic, Literal, TypeVar

Article = TypeVar("Article")

# Workers that a load has ended when it is done alone, article by article, not at all any more.
ALONE, SINGLY, GIVEN_UP = 1, 2, 3
# Loads that a worker is given beyond one a thread.
BEYOND = 1
# A load is slow after so many times the usual time, and at least so many seconds.
SLOW_TIMES, SLOW_SECONDS = 4.0, 180.0

# `asked`: whether it is fit, which it has not said yet. `fit`: it is given loads. `supplied`: none until it has the
# packages that it lacks. `unfit`: none at all.
Standing = Literal["asked", "fit", "supplied", "unfit"]


@dataclass(frozen=True)
class Load(Generic[Article]):
    """Articles that are done together. `deaths`: workers that ended while they had it."""

    number: int
    articles: tuple[Article, ...]
    deaths: int = 0


@dataclass(frozen=True)
class Attempt(Generic[Article]):
    """A load that was given to a worker. `begun`: when, in seconds of any clock."""

    key: int
    load: Load[Article]
    worker: str
    begun: float


@dataclass
class _Worker:
    """What is known of one worker; `under_way` are keys of attempts."""

    threads: int
    standing: Standing = "asked"
    under_way: set[int] = field(default_factory=set)
    alone: bool = False


class Dispatch(Generic[Article]):
    """Who has what; owns the loads from when they are added until their articles are done or given up."""

    def __init__(self) -> None:
        self._workers: dict[str, _Worker] = {}
        self._waiting: deque[Load[Article]] = deque()
        self._alone: deque[Load[Article]] = deque()
        self._attempts: dict[int, Attempt[Article]] = {}
        self._open: dict[int, Load[Article]] = {}
        self._seconds: deque[float] = deque(maxlen=101)
        self._loads = self._keys = 0

    def update_workers(self, threads: Mapping[str, int]) -> tuple[list[str], list[str]]:
        """Take note of which workers there are, and how many threads each has.

        Returns the addresses of those that are new, and of those that are gone; `remove_worker` says what became
        of the loads of the latter.
        """
        new = [address for address in threads if address not in self._workers]
        gone = [address for address in self._workers if address not in threads]
        for address in new:
            self._workers[address] = _Worker(max(1, threads[address]))
        return new, gone

    def set_status(self, address: str, standing: Standing) -> None:
        """Settle what a worker may be given; one that is gone already is none's business."""
        if address in self._workers:
            self._workers[address].standing = standing

    def with_standing(self, standing: Standing) -> list[str]:
        """The addresses of all workers of a standing."""
        return [address for address, worker in self._workers.items() if worker.standing == standing]

    @property
    def workers(self) -> Mapping[Standing, int]:
        """How many workers there are of each standing."""
        counts: dict[Standing, int] = dict.fromkeys(("asked", "fit", "supplied", "unfit"), 0)
        for worker in self._workers.values():
            counts[worker.standing] += 1
        return counts

    @property
    def left(self) -> int:
        """How many loads are not settled yet."""
        return len(self._open)

    def has_capacity(self) -> bool:
        """Whether another load could be given out at once."""
        free = sum(self._capacity(worker) - len(worker.under_way) for worker in self._fit.values())
        return free > len(self._waiting) + len(self._alone)

    def add(self, articles: Iterable[Article]) -> None:
        """Take a load that is to be given out."""
        load = Load(self._loads, tuple(articles))
        self._loads += 1
        self._open[load.number] = load
        self._waiting.append(load)

    def drop_waiting(self) -> None:
        """Give up on all loads that no worker has."""
        for load in (*self._waiting, *self._alone):
            self._open.pop(load.number, None)
        self._waiting.clear()
        self._alone.clear()

    def assign(self, now: float) -> list[Attempt[Article]]:
        """Give out what can be given out, the least busy worker first; returns what is to be sent."""
        begun: list[Attempt[Article]] = []
        fit = self._fit
        while self._alone and (idle := [address for address, worker in fit.items() if not worker.under_way]):
            begun.append(self._give(self._alone.popleft(), idle[0], now))
            fit[idle[0]].alone = True
        # While something is to be done alone, one worker is let run out of other loads.
        kept = min(fit, key=lambda address: len(fit[address].under_way), default=None) if self._alone else None
        while self._waiting:
            free = [
                address
                for address, worker in fit.items()
                if address != kept and len(worker.under_way) < self._capacity(worker)
            ]
            if not free:
                break
            least = min(free, key=lambda address: len(fit[address].under_way) - fit[address].threads)
            begun.append(self._give(self._waiting.popleft(), least, now))
        return begun

    def copies(self, now: float) -> list[Attempt[Article]]:
        """Give what has been under way for too long to a second worker that has nothing to do, where nothing waits."""
        if self._waiting or self._alone or not self._seconds:
            return []
        limit = max(SLOW_SECONDS, SLOW_TIMES * median(self._seconds))
        begun: list[Attempt[Article]] = []
        holders: dict[int, list[Attempt[Article]]] = {}
        for attempt in self._attempts.values():
            holders.setdefault(attempt.load.number, []).append(attempt)
        for number, attempts in holders.items():
            idle = [address for address, worker in self._fit.items() if not worker.under_way]
            if idle and number in self._open and len(attempts) == 1 and now - attempts[0].begun > limit:
                begun.append(self._give(attempts[0].load, idle[0], now))
        return begun

    def end(self, key: int) -> Attempt[Article] | None:
        """A worker is through with an attempt, whatever came of it; None where that does not matter any more.

        To be followed by `settle`, `drop`, `requeue` or `record_death` where it does.
        """
        attempt = self._attempts.pop(key, None)
        if attempt is None:
            return None
        worker = self._workers.get(attempt.worker)
        if worker:
            worker.under_way.discard(key)
            worker.alone = False
        return attempt if attempt.load.number in self._open else None

    def settle(self, attempt: Attempt[Article], now: float) -> None:
        """The articles of an attempt are done; what others still make of them does not matter."""
        self._open.pop(attempt.load.number, None)
        self._seconds.append(now - attempt.begun)

    def drop(self, attempt: Attempt[Article]) -> None:
        """The articles of an attempt are not to be done, or have been added anew."""
        self._open.pop(attempt.load.number, None)

    def requeue(self, attempt: Attempt[Article]) -> None:
        """An attempt came to nothing through no fault of its articles."""
        if not self._held(attempt.load.number):
            (self._alone if attempt.load.deaths else self._waiting).appendleft(attempt.load)

    def record_death(self, attempt: Attempt[Article]) -> Sequence[Article]:
        """An attempt came to nothing, perhaps because of its articles; returns those that are given up."""
        if self._held(attempt.load.number):
            return ()  # another worker has it, and may yet do it
        load = replace(attempt.load, deaths=attempt.load.deaths + 1)
        del self._open[load.number]
        if load.deaths >= GIVEN_UP:
            return load.articles
        parts = [load.articles] if load.deaths == ALONE else [(article,) for article in load.articles]
        for part in parts:
            fresh = Load(self._loads, part, load.deaths)
            self._loads += 1
            self._open[fresh.number] = fresh
            self._alone.append(fresh)
        return ()

    def remove_worker(self, address: str) -> tuple[list[int], list[Article]]:
        """A worker is gone: the keys of what it had, and the articles that are given up over it."""
        worker = self._workers.pop(address)
        given_up: list[Article] = []
        for key in sorted(worker.under_way):
            attempt = self.end(key)
            if attempt is not None:
                given_up += self.record_death(attempt)
        return sorted(worker.under_way), given_up

    @property
    def _fit(self) -> dict[str, _Worker]:
        return {address: worker for address, worker in self._workers.items() if worker.standing == "fit"}

    @staticmethod
    def _capacity(worker: _Worker) -> int:
        return 1 if worker.alone else worker.threads + BEYOND

    def _give(self, load: Load[Article], address: str, now: float) -> Attempt[Article]:
        attempt = Attempt(self._keys, load, address, now)
        self._keys += 1
        self._attempts[attempt.key] = attempt
        self._workers[address].under_way.add(attempt.key)
        return attempt

    def _held(self, number: int) -> bool:
        return any(attempt.load.number == number for attempt in self._attempts.values())
