"""A watched folder under load: what is right in the end, how soon, with how much memory, and at what cost when idle.

    python tests/benchmarks/bench_watch.py [killed] [latency] [memory] [idle]

`killed`: 1,000 files from four writers at once, some in slow pieces, renamed, moved in, overwritten or deleted, while
the watcher is killed and started again five times; prints what is wrong in the end. `latency`: 200 files, four a
second, with the word-for-word packages; prints the time from when each had stood still until its record stood.
`memory`: 5,000 files with tiny crafted packages; prints the resident memory after each thousand, and after resting.
`idle`: the processor time of a minute in which nothing happens. All by default. Reads /proc, so it needs Linux.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
sys.path.append(str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parents[1] / "support"))

from articles import ARTICLES
from conftest import craft
from writers import Writers

ROOT = Path(__file__).parents[2]
SETTLE = 2.0
PAGE = os.sysconf("SC_PAGE_SIZE")


@contextmanager
def watching(folder: Path, *options: str, packages: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A watcher as a process of its own, ended in order."""
    environment = os.environ | ({"ARGOS_PACKAGES_DIR": str(packages)} if packages else {})
    engine = [] if packages else ["--demo-packages"]
    arguments = ["watch", str(folder), "--no-memory", "--tidy", *engine, *options]
    with (folder.parent / "log.txt").open("ab") as log:
        process = subprocess.Popen([sys.executable, "run.py", *arguments], cwd=ROOT, env=environment, stderr=log)
    try:
        yield process
        if process.poll() is None:
            start = time.monotonic()
            process.send_signal(signal.SIGTERM)
            code = process.wait(60)
            print(f"  SIGTERM: ended with {code} after {time.monotonic() - start:.1f} s")
    finally:
        process.kill()
        process.wait()


def records(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*.parallel.json"))


def wait_for(folder: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    while records(folder) < count and process.poll() is None:
        time.sleep(0.5)


def resident(process: subprocess.Popen[bytes]) -> float:
    """Megabytes of memory that the process holds."""
    return int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6


def processor(process: subprocess.Popen[bytes]) -> float:
    """Seconds of processor time so far."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def article(number: int) -> str:
    text = ARTICLES[("en", "fa", "ur")[number % 3]]
    return f"{text}\n\n{number}. {text.splitlines()[0]} {number}."


def killed(place: Path) -> None:
    folder, elsewhere = place / "news", place / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    writers = Writers(folder, elsewhere, ARTICLES, 1_000, threads=4, seconds=90, late=15)
    start = time.monotonic()
    writers.start()
    for _ in range(5):
        with watching(folder) as process:
            time.sleep(15)
            process.kill()
            process.wait()
            print(f"  killed after {time.monotonic() - start:.0f} s, with {records(folder)} records")
    with watching(folder) as process:
        writers.join()
        print(f"  the last file was written after {time.monotonic() - start:.0f} s")
        end = time.monotonic() + 300
        while (wrong := writers.wrong()) and time.monotonic() < end and process.poll() is None:
            time.sleep(1)
        print(f"  {len(writers.expected)} files stay, {records(folder)} records after {time.monotonic() - start:.0f} s")
    print(f"  wrong: {len(wrong)}", *wrong[:20], sep="\n  ")


def latency(place: Path) -> None:
    folder = place / "news"
    folder.mkdir()
    with watching(folder) as process:
        time.sleep(5)
        for number in range(200):
            (folder / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
            time.sleep(0.25)
        wait_for(folder, 200, process)
    waits = sorted(
        (folder / f"{number:03}.txt.parallel.json").stat().st_mtime
        - (folder / f"{number:03}.txt").stat().st_mtime
        - SETTLE
        for number in range(200)
    )
    print(f"  from stood still to record: median {statistics.median(waits):.2f} s, 95 % {waits[189]:.2f} s, ", end="")
    print(f"worst {waits[-1]:.2f} s")


def memory(place: Path) -> None:
    folder, packages = place / "news", place / "packages"
    folder.mkdir()
    for source, target in (("en", "fa"), ("fa", "en"), ("en", "ur"), ("ur", "en")):
        craft(packages / f"{source}_{target}", source, target)
    with watching(folder, "--idle-unload", "0.2", packages=packages) as process:
        start = time.monotonic()
        for thousand in range(1, 6):
            for number in range(thousand * 1000 - 1000, thousand * 1000):
                path = folder / f"{number // 100:02}" / f"{number:04}.txt"
                path.parent.mkdir(exist_ok=True)
                path.write_text(article(number), encoding="utf-8")
            wait_for(folder, thousand * 1000, process)
            print(f"  {thousand * 1000:,} files: {resident(process):.0f} MB after {time.monotonic() - start:.0f} s")
        time.sleep(20)
        print(f"  resting: {resident(process):.0f} MB")


def idle(place: Path) -> None:
    folder, packages = place / "news", place / "packages"
    folder.mkdir()
    for source, target in (("en", "fa"), ("fa", "en"), ("en", "ur"), ("ur", "en")):
        craft(packages / f"{source}_{target}", source, target)
    for number in range(100):
        (folder / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
    for options in ([], ["--poll"]):
        with watching(folder, *options, packages=packages) as process:
            wait_for(folder, 100, process)
            time.sleep(5)
            before, start = processor(process), time.monotonic()
            time.sleep(60)
            share = (processor(process) - before) / (time.monotonic() - start)
            print(f"  idle for a minute{''.join(f', {option}' for option in options)}: {share:.2%} of a core")


def main() -> None:
    parts = {part.__name__: part for part in (killed, latency, memory, idle)}
    for name in sys.argv[1:] or parts:
        print(f"{name}:")
        with tempfile.TemporaryDirectory() as place:
            parts[name](Path(place))


if __name__ == "__main__":
    main()
