"""Whether an unpacked package works: its tokenizer and model load and translate one word.

Run as a process of its own, `python -m translate.installing.smoke_test FOLDER`, since a damaged model can end the
process that loads it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ..child_processes import python_command, python_environment
from ..errors import HamzabanError, PackageRefused
from ..packages import ModelFolder, Package, read_model, read_package

SECONDS = 120.0
# On top for large models, which may come from a slow disk.
LEAST_BYTES_A_SECOND = 20_000_000
WORD = {"en": "Water.", "fa": "آب.", "ur": "پانی۔"}
OTHER_WORD = "Iran 1"
REFUSED = 3


def probe(package: Package | ModelFolder) -> None:
    """Load `package` in another process and translate one word with it, of a model one in each of its directions.

    Raises `PackageRefused` with the reason where it cannot be loaded, answers nothing, or brings its process down.
    """
    name = package.name if isinstance(package, ModelFolder) else package.pair
    size = sum(path.stat().st_size for path in package.folder.rglob("*") if path.is_file())
    seconds = SECONDS + size / LEAST_BYTES_A_SECOND
    try:
        ended = subprocess.run(
            python_command("translate.installing.smoke_test", str(package.folder)),
            env=python_environment(PYTHONIOENCODING="utf-8"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PackageRefused(f"{name}: translating one word took more than {seconds:.0f} s.") from error
    if ended.returncode == REFUSED:
        raise PackageRefused(f"{name}: {ended.stderr.decode('utf-8', 'replace').strip().splitlines()[-1]}")
    if ended.returncode != 0:
        raise PackageRefused(f"{name}: loading its model ended the process ({ended.returncode}).")


def main() -> None:
    """Translate one word with the package named on the command line; says why not on stderr."""
    from ..engine import Model

    folder = Path(sys.argv[1])
    package, model = read_package(folder), read_model(folder)
    directions = model.directions() if model else (package,) if package else ()
    try:
        if not directions:
            raise PackageRefused("it holds no metadata.json of a translation package, or no model")
        loaded = Model(directions[0], threads=1)
        words = [WORD.get(direction.source, OTHER_WORD) for direction in directions]
        answers = loaded.begin(words, beam=1, packages=directions).hypotheses()
    except (HamzabanError, RuntimeError, ValueError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    else:
        silent = [one.pair for one, answer in zip(directions, answers, strict=True) if not answer[0].text]
        if not silent:
            return
        reason = f"its model answers nothing ({', '.join(silent)})"
    sys.stderr.buffer.write(f"{reason}\n".encode())
    sys.exit(REFUSED)


if __name__ == "__main__":
    main()
