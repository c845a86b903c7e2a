"""How the time of reading a text grows with its length, on texts of one character: everything that reads one.

    python tests/benchmarks/bench_growth.py [OPERATION...] [--all] [--megabyte]

Each operation (those whose names hold an OPERATION; default: all) is done on 10 and 100 kB, and with --megabyte on
1,000 kB, of each character in each shape of `tests/growing.py`, in a process that is ended after so many seconds of
work. Printed are the seconds and by how much each is longer than the one before: those over 15 times and a third of a
second, or all with --all. Ends with 1 where there are any, or one was ended.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from itertools import pairwise
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from growing import CHARACTERS, OPERATIONS, SHAPES, text_of

KILOBYTES = (10, 100, 1_000)
CPU_SECONDS, MEMORY_BYTES = 20, 4 * 1024**3
MOST_GROWTH, LEAST_SECONDS = 15, 0.3
ORDINARY = "The water is back in Tehran today, and it is good. " * 20


def measure(operation: str, character: str, shape: str, sizes: tuple[int, ...]) -> list[float]:
    """The seconds for each size (kB), in a forked process; fewer where it was ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        for size in sizes:
            used = int(time.process_time()) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, resource.RLIM_INFINITY))
            text = text_of(character, shape, size * 1_000)
            start = time.process_time()
            OPERATIONS[operation](text)
            os.write(writing, f"{time.process_time() - start}\n".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as lines:
        seconds = [float(line) for line in lines]
    os.waitpid(child, 0)
    return seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("operations", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--megabyte", action="store_true")
    arguments = parser.parse_args()
    sizes = KILOBYTES if arguments.megabyte else KILOBYTES[:2]
    cases = [(character, shape) for character in CHARACTERS for shape in SHAPES] + [("random", "run")]
    measured = wrong = 0
    for operation in OPERATIONS:
        if arguments.operations and not any(name in operation for name in arguments.operations):
            continue
        OPERATIONS[operation](ORDINARY)  # what is loaded once is not measured
        for character, shape in cases:
            seconds = measure(operation, character, shape, sizes)
            growth = [after / max(before, 0.001) for before, after in pairwise(seconds)]
            steep = any(
                by > MOST_GROWTH and after > LEAST_SECONDS for by, after in zip(growth, seconds[1:], strict=True)
            )
            measured, ended = measured + 1, len(seconds) < len(sizes)
            wrong += steep or ended
            if arguments.all or steep or ended:
                told = "  ".join(f"{one:.3f} s" for one in seconds) + ("  ended" if ended else "")
                print(
                    f"{operation}\t{character!r} {shape}\t{told}\t{' '.join(f'x{by:.0f}' for by in growth)}", flush=True
                )
    print(f"{measured} measured, {wrong} that grow by more than {MOST_GROWTH} times for 10, or were ended")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
