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
from ..packages import Package, read_package

SECONDS = 120.0
WORD = {"en": "Water.", "fa": "آب.", "ur": "پانی۔"}
OTHER_WORD = "Iran 1"
REFUSED = 3


def probe(package: Package) -> None:
    """Load `package` in another process and translate one word with it.

    Raises `PackageRefused` with the reason where it cannot be loaded, answers nothing, or brings its process down.
    """
    try:
        ended = subprocess.run(
            python_command("translate.installing.smoke_test", str(package.folder)),
            env=python_environment(PYTHONIOENCODING="utf-8"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PackageRefused(f"{package.pair}: translating one word took more than {SECONDS:.0f} s.") from error
    if ended.returncode == REFUSED:
        raise PackageRefused(f"{package.pair}: {ended.stderr.decode('utf-8', 'replace').strip().splitlines()[-1]}")
    if ended.returncode != 0:
        raise PackageRefused(f"{package.pair}: loading its model ended the process ({ended.returncode}).")


def main() -> None:
    """Translate one word with the package named on the command line; says why not on stderr."""
    from ..engine import Translator

    package = read_package(Path(sys.argv[1]))
    try:
        if package is None:
            raise PackageRefused("it holds no metadata.json of a translation package, or no model")
        with Translator(packages=[package], beam=1, threads=1) as translator:
            word = WORD.get(package.source, OTHER_WORD)
            (translation,) = translator.translate([word], package.source, package.target)
    except (HamzabanError, RuntimeError, ValueError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    else:
        if translation.text:
            return
        reason = "its model answers nothing"
    sys.stderr.buffer.write(f"{reason}\n".encode())
    sys.exit(REFUSED)


if __name__ == "__main__":
    main()
