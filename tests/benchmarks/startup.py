"""How long until something answers: `--help`, and importing the two packages.

    python tests/benchmarks/startup.py [RUNS]

Prints the median and the worst of RUNS (default 15) processes each, in seconds, and as ratios to a Python that does
nothing, since machines differ.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COMMANDS = {
    "nothing": ["-c", "pass"],
    "--help": ["run.py", "--help"],
    "convert --help": ["run.py", "convert", "--help"],
    "import translate, summaries": ["-c", "import translate, summaries"],
}


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    # Side by side, one of each in turn, so that noise meets all of them.
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    nothing = statistics.median(times["nothing"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:30} median {median:.3f} s  worst {max(taken):.3f} s  {median / nothing:.1f} times nothing")


if __name__ == "__main__":
    main()
