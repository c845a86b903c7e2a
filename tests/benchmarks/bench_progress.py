"""What a person sees of a batch with packages of the official size, and how soon Ctrl-C is answered.

    uv run tests/benchmarks/bench_progress.py [--articles 40] [--cache FOLDER] [--film FILE]

Runs `hamzaban convert --site` on so many English articles in a pseudo-terminal, with crafted packages as large and as
slow as Argos's own (see `official_size.py`) and an empty translation memory. Prints when the first article was done,
the longest time for which the line of progress stayed the same but for its clock, and the last lines. Then the same
with Ctrl-C after a third of that time: how long until the process ended, and how many records and pages there are.
`--film` writes every line of progress with its second. Needs a system with pseudo-terminals.
"""

from __future__ import annotations

import argparse
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
sys.path.append(str(Path(__file__).parents[1] / "support"))

from articles import ARTICLES
from official_size import official_size_package

ROOT = Path(__file__).parents[2]
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
STATE = re.compile(r"(\d+)/\d+ articles?, [\d,]+ sentences?")


@dataclass(frozen=True)
class Shown:
    """A piece of what was shown, and its second."""

    second: float
    text: str


def fill(folder: Path, count: int) -> list[str]:
    """Write articles of 25 sentences; return their words."""
    chance = random.Random(0)
    words = sorted({word for sentence in ARTICLES["en"].replace("\n", " ").split(". ") for word in sentence.split()})
    folder.mkdir()
    for number in range(count):
        lines = [" ".join(chance.choices(words, k=chance.randint(8, 28))).capitalize() + "." for _ in range(25)]
        text = "\n\n".join(" ".join(lines[start : start + 5]) for start in range(0, 25, 5))
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return words


def convert(
    folder: Path, environment: dict[str, str], interrupt_after: float | None = None
) -> tuple[list[Shown], float]:
    """Run it as a person would; return what was shown, and the seconds from Ctrl-C, or from the start, to the end."""
    master, slave = pty.openpty()
    command = [sys.executable, "run.py", "convert", str(folder), "--site", str(folder.parent / "site"), "--offline"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    os.set_blocking(master, False)
    start = since = time.perf_counter()
    shown: list[Shown] = []
    interrupted = False
    while True:
        now = time.perf_counter()
        try:
            text = os.read(master, 65536).decode("utf-8", "replace")
        except BlockingIOError:
            text = ""
        except OSError:
            break
        if text:
            shown.append(Shown(now - start, ESCAPES.sub("", text)))
        if interrupt_after is not None and not interrupted and now - start > interrupt_after:
            process.send_signal(signal.SIGINT)
            interrupted, since = True, now
        time.sleep(0.01)
    process.wait()
    os.close(master)
    return shown, time.perf_counter() - since


def last_lines(shown: list[Shown]) -> str:
    """What stays in the terminal at the end, without the line that moved."""
    lines = re.split("[\r\n]+", "".join(one.text for one in shown))
    return "\n    ".join(["", *(line for line in lines[-6:] if line.strip() and " passed " not in line)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--film", type=Path)
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} at the start", flush=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        place = Path(name)
        words = fill(place / "articles", options.articles)
        for target in ("fa", "ur"):
            package = official_size_package(options.cache or place / "cache", words, target)
            shutil.copytree(package.folder, place / "packages" / f"en_{target}")
        environment = os.environ | {"ARGOS_PACKAGES_DIR": str(place / "packages"), "HOME": str(place / "home")}
        environment |= {"XDG_CACHE_HOME": str(place / "home"), "TERM": "xterm", "COLUMNS": "100"}
        shown, whole = convert(place / "articles", environment)
        seen = [(one.second, state) for one in shown for state in STATE.finditer(one.text)]
        changes = [0.0] + [
            now for (now, state), (_, before) in zip(seen[1:], seen, strict=False) if state[0] != before[0]
        ]
        gap = max(later - earlier for earlier, later in zip(changes, [*changes[1:], whole], strict=True))
        first = next(second for second, state in seen if int(state[1]) > 0)
        print(f"{options.articles} articles in {whole:.1f} s; first one done after {first:.1f} s;")
        print(f"progress changed {len(changes) - 1} times, the longest time without a change {gap:.1f} s")
        print("last lines:" + last_lines(shown))
        if options.film:
            frames = [
                f"{one.second:6.1f}  {line.strip()}"
                for one in shown
                for line in re.split("[\r\n]+", one.text)
                if line.strip()
            ]
            options.film.write_text("\n".join(frames) + "\n", encoding="utf-8")
        shutil.rmtree(place / "site")
        shutil.rmtree(place / "home")
        for output in (place / "articles").glob("*.parallel.*"):
            output.unlink()
        shown, answered = convert(place / "articles", environment, interrupt_after=whole / 3)
        records, pages = (len(list(place.glob(f"*/{kind}"))) for kind in ("*.parallel.json", "**/*.html"))
        print(f"Ctrl-C after {whole / 3:.1f} s: ended {answered:.1f} s later, {records} records, {pages} pages")
        print("last lines:" + last_lines(shown))
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
