"""Whether the wheel works where only `requirements.lock` is installed, with an empty home.

    python tests/benchmarks/wheel.py

Builds the wheel with uv, makes a clean environment with pip alone (needs the package registry), runs `hamzaban demo`
there with an empty HOME, and prints what came of it. Ends with 1 where something is missing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        subprocess.run(["uv", "build", "--quiet", "--wheel", "-o", str(place)], cwd=ROOT, check=True)
        (wheel,) = place.glob("*.whl")
        tops = {entry.split("/")[0] for entry in zipfile.ZipFile(wheel).namelist()}
        print(f"{wheel.name}: {wheel.stat().st_size} bytes, holds {', '.join(sorted(tops))}")
        subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
        programs = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
        pip = [str(programs / "pip"), "install", "--quiet", "--no-deps"]
        subprocess.run([*pip, "-r", str(ROOT / "requirements.lock")], check=True)
        subprocess.run([*pip, str(wheel)], check=True)
        home = place / "home"
        home.mkdir()
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("ARGOS_", "XDG_"))}
        environment |= {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home)}
        demo = [str(programs / "hamzaban"), "demo", "articles"]
        shown = subprocess.run(demo, cwd=place, env=environment, check=True, capture_output=True).stdout.decode("utf-8")
        print("\n".join(shown.splitlines()[-4:]))
        records = len(list((place / "articles").glob("*.parallel.json")))
        print(f"{records} records")
        sys.exit(0 if records == 3 and "tests" not in tops else 1)


if __name__ == "__main__":
    main()
