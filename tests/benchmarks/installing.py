"""Install with an empty home in both of the README's ways, and run the demo with what was installed.

    python tests/benchmarks/installing.py

First `uv tool install . --overrides requirements.lock`; then the wheel in an environment made with pip alone, from
`requirements.lock`. Needs uv and the package registry. Prints how much disk each takes, and ends with 1 where the demo
does not work or more than 400 MB are installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LIMIT_MEGABYTES = 400
# Where uv and Hamzaban would keep files outside of the empty home.
PLACES = ("ARGOS_", "XDG_", "UV_TOOL_", "UV_PROJECT_")


def empty_home(home: Path) -> dict[str, str]:
    """The environment of somebody who has nothing yet, but for what uv has downloaded before."""
    cache = subprocess.run(["uv", "cache", "dir"], check=True, capture_output=True, text=True).stdout.strip()
    home.mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith(PLACES) and key != "VIRTUAL_ENV"}
    return kept | {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home), "UV_CACHE_DIR": cache}


def with_uv(home: Path, environment: dict[str, str]) -> Path:
    """Install as a tool of uv; return the command."""
    tool = ["uv", "tool", "install", "--quiet", ".", "--overrides", "requirements.lock"]
    subprocess.run(tool, cwd=ROOT, env=environment, check=True)
    return home / ".local" / "bin" / "hamzaban"


def with_pip(home: Path, environment: dict[str, str]) -> Path:
    """Build the wheel, and install it with pip alone; return the command."""
    subprocess.run(["uv", "build", "--quiet", "--wheel", "-o", str(home.parent)], cwd=ROOT, check=True)
    (wheel,) = home.parent.glob("*.whl")
    tops = {entry.split("/")[0] for entry in zipfile.ZipFile(wheel).namelist()}
    print(f"{wheel.name}: {wheel.stat().st_size} bytes, holds {', '.join(sorted(tops))}")
    assert "tests" not in tops
    subprocess.run([sys.executable, "-m", "venv", str(home / "venv")], check=True)
    programs = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "pip"), "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "-r", str(ROOT / "requirements.lock")], env=environment, check=True)
    subprocess.run([*pip, str(wheel)], env=environment, check=True)
    return programs / "hamzaban"


def main() -> None:
    fine = True
    for name, install in (("uv tool", with_uv), ("pip", with_pip)):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            home = Path(place) / "home"
            environment = empty_home(home)
            command = install(home, environment)
            megabytes = sum(path.lstat().st_size for path in home.rglob("*") if path.is_file()) / 1e6
            subprocess.run(
                [str(command), "demo", "articles"], cwd=home, env=environment, check=True, capture_output=True
            )
            records = len(list((home / "articles").glob("*.parallel.json")))
            print(f"{name}: {megabytes:.0f} MB, {records} records in the demo", flush=True)
            fine = fine and records == 3 and megabytes < LIMIT_MEGABYTES
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
