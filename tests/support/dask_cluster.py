"""A real Dask cluster of processes on the loopback, for the tests."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What makes a worker behave badly over files of certain names, or seem to be another machine.
PRELOAD = """
import os, time
from pathlib import Path
from summaries.cluster import runner, worker as cluster_worker
from translate.engine import remote

folder = Path(os.environ["SIGNS"])

def badly(prepare):
    def prepare_badly(source, *others):
        if source.path.name == "deadly.txt":
            os._exit(1)
        if source.path.name == "odd.txt":
            prepare_badly(source, *others)
        if source.path.name.startswith("long"):
            with (folder / "begun").open("a") as file:
                file.write(f"{os.getpid()}\\n")
            while not (folder / "go").exists():
                time.sleep(0.02)
        return prepare(source, *others)
    return prepare_badly

def with_numpy(number, versions):
    return lambda: versions() | {"numpy": number}

def blind(unseen, read_package):
    return lambda path: None if unseen in str(path) else read_package(path)

def dask_setup(worker):
    runner.SHARED_WITHIN_SECONDS = 1.0
    runner.prepare = badly(runner.prepare)
    if "OTHER_NUMPY" in os.environ:
        cluster_worker.versions = with_numpy(os.environ["OTHER_NUMPY"], cluster_worker.versions)
    if "UNSEEN" in os.environ:
        remote.read_package = blind(os.environ["UNSEEN"], remote.read_package)
"""


@dataclass
class Cluster:
    """Processes of one cluster. `folder`: for their files; `signs`: where workers say and are told things."""

    folder: Path
    environment: Mapping[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def signs(self) -> Path:
        return self.folder / "signs"

    @property
    def scheduler(self) -> subprocess.Popen[bytes]:
        return self.processes[0]

    def start(self, program: str, *arguments: str, **changes: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", f"distributed.cli.dask_{program}"),
                    *("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"),
                    *("--scheduler-file", self.folder / "scheduler.json", *arguments),
                ],
                cwd=self.folder,
                env={**self.environment, "SIGNS": str(self.signs), "PYTHONPATH": str(ROOT), **changes},
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process

    def start_workers(self, number: int, **changes: str) -> subprocess.Popen[bytes]:
        arguments = ("--nworkers", str(number), "--nthreads", "1", "--local-directory", str(self.folder))
        return self.start("worker", *arguments, "--preload", str(self.folder / "preload.py"), **changes)

    def told(self) -> str:
        """What the processes have logged."""
        return "\n".join(path.read_text("utf-8", "replace") for path in sorted(self.folder.glob("*.log")))

    def wait_for(self, path: Path) -> None:
        end = time.monotonic() + 60
        while not path.exists():
            assert time.monotonic() < end, self.told()
            time.sleep(0.02)

    @property
    def address(self) -> str:
        self.wait_for(self.folder / "scheduler.json")
        address = json.loads((self.folder / "scheduler.json").read_text(encoding="utf-8"))["address"]
        assert isinstance(address, str)
        return address


@contextmanager
def dask_cluster(folder: Path, environment: Mapping[str, str], workers: int, **changes: str) -> Iterator[Cluster]:
    """A scheduler and workers of one thread each, with nannies that start them anew when they die."""
    cluster = Cluster(folder, environment)
    cluster.signs.mkdir(parents=True)
    (folder / "preload.py").write_text(PRELOAD, encoding="utf-8")
    try:
        cluster.start("scheduler", "--port", "0")
        cluster.wait_for(folder / "scheduler.json")
        cluster.start_workers(workers, **changes)
        yield cluster
    finally:
        for process in reversed(cluster.processes):
            process.kill()  # workers end when their nanny does
            process.wait()
