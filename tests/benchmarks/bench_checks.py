"""How often sound translations are flagged, and how many injected faults are found.

    python tests/benchmarks/bench_checks.py PAIRS.tsv [--half even|odd] [--show FLAG_OR_FAULT] [--pair en-fa]

PAIRS.tsv has one column a language (its code in the first line) and one sentence with its human translations a
line. One table of directions: lines flagged in per cent, for each flag and severity and in all; the processor time a
sentence (each sentence for the first time); and for each injected fault the share that is found as `wrong`, the share
found in any severity, and how many lines can have the fault. "as itself" is the share found by the check named so.

A fault that mends what the translator did is not counted: the sound translation has a number that the source lacks,
and dropping it leaves nothing wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

from faults import FAULTS, Line

from translate import FLAG_DESCRIPTIONS, Finding, examine

SEED = 4
COLUMN, FIRST_COLUMN = 19, 24


@dataclass(frozen=True)
class Measured:
    """What was found in one direction: shares of lines by flag and severity, and cells of the table by fault."""

    shares: dict[str, float]
    cells: dict[str, str]
    microseconds: float


def read_pairs(path: Path, half: str | None) -> dict[str, list[str]]:
    """The lines of every language, by its code; of one half only the even or the odd ones, counted from 0."""
    header, *rows = [line.split("\t") for line in path.read_text("utf-8").rstrip("\n").split("\n")]
    first, step = {None: (0, 1), "even": (0, 2), "odd": (1, 2)}[half]
    rows = [row for row in rows[first::step] if len(row) == len(header)]
    return {code: [row[column] for row in rows] for column, code in enumerate(header)}


def flags_of(findings: Sequence[Finding], *severities: str) -> set[str]:
    """The flags among `findings` of these severities."""
    return {finding.flag for finding in findings if finding.severity in severities}


def measure(lines: dict[str, list[str]], source: str, target: str, show: str | None) -> Measured:
    """Examine all pairs of one direction, sound and with faults."""
    pairs = list(zip(lines[source], lines[target], strict=True))
    began = time.process_time()
    sound = [examine(*pair, source, target) for pair in pairs]
    spent = (time.process_time() - began) / len(pairs)
    counts: Counter[str] = Counter()
    for pair, found in zip(pairs, sound, strict=True):
        wrong, look = flags_of(found, "wrong"), flags_of(found, "look")
        counts.update([f"wrong {flag}" for flag in wrong], in_all_wrong=bool(wrong), in_all=bool(wrong or look))
        counts.update(f"look {flag}" for flag in look)
        if show and show in {f"{finding.severity} {finding.flag}" for finding in found}:
            print(f"{source}→{target}", *(finding.message for finding in found), *pair, sep="\n    ")
    shares = {name: 100 * count / len(pairs) for name, count in counts.items()}
    cells = {}
    for name, fault, flag in FAULTS:
        chance, results = random.Random(SEED), []
        for place, (pair, before) in enumerate(zip(pairs, sound, strict=True)):
            line = Line(source, target, *pair, place, lines[target], lines.get("en", []))
            bad = fault(line, chance)
            if bad is None or (bad[1] == pair[1] and bad[0] == pair[0]):
                continue
            found = examine(*bad, source, target)
            if flag == "numbers" and "numbers" in flags_of(before, "wrong") and not flags_of(found, "wrong"):
                continue
            results.append((flags_of(found, "wrong"), flags_of(found, "wrong", "look")))
            if show == name and flag not in results[-1][1]:
                print(f"{source}→{target}", *bad, sep="\n    ")
        if results:
            wrong, itself, any_ = (
                100 * sum(some) / len(results)
                for some in (
                    [bool(found) for found, _ in results],
                    [flag in found for _, found in results],
                    [bool(found) for _, found in results],
                )
            )
            cells[name] = f"{wrong:.0f}/{itself:.0f}/{any_:.0f} ({len(results)})"
    return Measured(shares, cells, spent * 1e6)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--half", choices=("even", "odd"), help="every second line only")
    parser.add_argument("--pair", help="one direction only, such as en-fa")
    parser.add_argument("--show", help='print the lines flagged so ("look name"), or where a fault was not found')
    chosen = parser.parse_args()
    lines = read_pairs(chosen.pairs, chosen.half)
    directions = [pair for pair in permutations(lines, 2) if chosen.pair in (None, "-".join(pair))]
    measured = {pair: measure(lines, *pair, chosen.show) for pair in directions}
    print(f"{'sound lines flagged, %':{FIRST_COLUMN}}", *(f"{a + '→' + b:>{COLUMN}}" for a, b in measured), sep="")
    names = [f"{severity} {flag}" for severity in ("wrong", "look") for flag in FLAG_DESCRIPTIONS]
    for name in (*names, "in_all_wrong", "in_all"):
        if any(name in one.shares for one in measured.values()):
            cells = (f"{one.shares.get(name, 0):{COLUMN}.2f}" for one in measured.values())
            print(f"{name:{FIRST_COLUMN}}", *cells, sep="")
    times = (f"{one.microseconds:{COLUMN}.0f}" for one in measured.values())
    print(f"{'µs a sentence':{FIRST_COLUMN}}", *times, sep="")
    print("\nfaults found, %: wrong/as itself/any severity (lines)")
    for name, _, _ in FAULTS:
        cells = (f"{one.cells.get(name, '-'):>{COLUMN}}" for one in measured.values())
        print(f"{name:{FIRST_COLUMN}}", *cells, sep="")


if __name__ == "__main__":
    main()
