"""How often sound translations are flagged, and how many injected faults are found.

    python tests/benchmarks/bench_checks.py PAIRS.tsv [--half even|odd] [--show FLAG_OR_FAULT]

PAIRS.tsv has one column a language (its code in the first line) and one sentence with its human translations a
line. For every direction: the lines, those flagged in all and per flag, the time a sentence, and for each injected
fault the lines that can have it (a digit in the translation, eight words in the source), the share found, the share
found under the fault's own name, and the share found of the lines that were not flagged before.

"Mended" are the lines, printed and not counted, where the fault undid what the translator did: the sound
translation has a number that the source lacks, and dropping it leaves nothing wrong.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

from translate.checks.soundness import FLAGS, check

SEED = 4
LEAST_WORDS = 8
URL = "https://news.example.org/2018/09/30/story-4711.html"
NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
# A source and its translation with a fault in it, or None where it cannot be made.
Faulty = tuple[str, str] | None
Fault = Callable[[str, str, random.Random], Faulty]


def digit_changed(source: str, translation: str, chance: random.Random) -> Faulty:
    places = [place for place, character in enumerate(translation) if character.isdecimal()]
    if not places:
        return None
    place = chance.choice(places)
    digit = int(translation[place])
    zero = chr(ord(translation[place]) - digit)
    other = chr(ord(zero) + chance.choice([value for value in range(10) if value != digit]))
    return source, translation[:place] + other + translation[place + 1 :]


def number_dropped(source: str, translation: str, chance: random.Random) -> Faulty:
    numbers = list(NUMBER.finditer(translation))
    if not numbers:
        return None
    number = chance.choice(numbers)
    return source, translation[: number.start()] + translation[number.end() :]


def url_dropped(source: str, translation: str, chance: random.Random) -> Faulty:
    words = source.split(" ")
    words.insert(chance.randrange(len(words) + 1), URL)
    return " ".join(words), translation


def clause_looped(source: str, translation: str, chance: random.Random) -> Faulty:
    words = translation.split(" ")
    length = min(len(words), chance.randint(2, 8))
    start = chance.randrange(len(words) - length + 1)
    clause = words[start : start + length]
    return source, " ".join([*words[:start], *clause * 3, *words[start + length :]])


def echoed(source: str, translation: str, chance: random.Random) -> Faulty:
    return source, source


def half_gone(source: str, translation: str, chance: random.Random) -> Faulty:
    if len(source.split()) < LEAST_WORDS:
        return None
    words = translation.split()
    return source, " ".join(words[: (len(words) + 1) // 2])


FAULTS: tuple[tuple[Fault, str], ...] = (
    (digit_changed, "numbers"),
    (number_dropped, "numbers"),
    (url_dropped, "address"),
    (clause_looped, "loop"),
    (echoed, "echo"),
    (half_gone, "short"),
)


def read_pairs(path: Path, half: str | None) -> dict[str, list[str]]:
    """The lines of every language, by its code; of one half only the even or the odd ones, counted from 0."""
    header, *rows = [line.split("\t") for line in path.read_text("utf-8").rstrip("\n").split("\n")]
    first, step = {None: (0, 1), "even": (0, 2), "odd": (1, 2)}[half]
    return {code: [row[column] for row in rows[first::step]] for column, code in enumerate(header)}


def measure(lines: dict[str, list[str]], source: str, target: str, show: str | None) -> None:
    pairs = list(zip(lines[source], lines[target], strict=True))
    began = time.perf_counter()
    sound = [check(*pair, source, target) for pair in pairs]
    spent = (time.perf_counter() - began) / len(pairs)
    counts = Counter(flag for flags in sound for flag in flags)
    share = 100 * sum(map(bool, sound)) / len(pairs)
    each = ", ".join(f"{flag} {counts[flag]}" for flag in FLAGS if counts[flag])
    print(f"{source}→{target}: {len(pairs)} lines, {sum(map(bool, sound))} flagged ({share:.2f} %: {each}), "
          f"{spent * 1e6:.0f} µs a sentence")  # fmt: skip
    if show in FLAGS:
        print(*(f"    {a}\n    {b}\n" for (a, b), flags in zip(pairs, sound, strict=True) if show in flags), sep="")
    for fault, flag in FAULTS:
        chance = random.Random(SEED)
        made = [(fault(*pair, chance), flags) for pair, flags in zip(pairs, sound, strict=True)]
        results = [(check(*bad, source, target), flags, bad) for bad, flags in made if bad is not None]
        mended = [flag == "numbers" in flags and not after for after, flags, _ in results]
        results = [result for result, is_mended in zip(results, mended, strict=True) if not is_mended]
        if not results:
            continue
        found = sum(bool(flags) for flags, _, _ in results)
        named = sum(flag in flags for flags, _, _ in results)
        new = [bool(flags) for flags, before, _ in results if not before]
        print(f"    {fault.__name__:15} {len(results):5} lines  found {100 * found / len(results):6.2f} %"
              f"  as {flag:8} {100 * named / len(results):6.2f} %"
              f"  found of the {len(new)} not flagged before {100 * sum(new) / max(1, len(new)):6.2f} %"
              f"{f'  mended {sum(mended)}' if any(mended) else ''}")  # fmt: skip
        if show == fault.__name__:
            print(*(f"        {a}\n        {b}\n" for flags, _, (a, b) in results if not flags), sep="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--half", choices=("even", "odd"), help="every second line only")
    parser.add_argument("--show", help="a flag or a fault: print the lines flagged with it, or where it was not found")
    chosen = parser.parse_args()
    lines = read_pairs(chosen.pairs, chosen.half)
    for source, target in permutations(lines, 2):
        measure(lines, source, target, chosen.show)


if __name__ == "__main__":
    main()
