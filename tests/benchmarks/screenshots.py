"""Screenshots of the page and of the index, for the README: the bundled articles, translated by the demo packages.

    python tests/benchmarks/screenshots.py OUT_FOLDER

Needs Chromium, and the fonts that the page asks for (`fonts-noto-core`). Writes PNG files into OUT_FOLDER.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "support"))

from browsing import chromium
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
ENGLISH, URDU, PERSIAN = "border-market.en.txt", "schools.ur.txt", "water.fa.txt"


@dataclass(frozen=True)
class Shot:
    """One picture. `path`: of the page in the site, with what follows `#`. `width`, `height`: in CSS pixels."""

    name: str
    path: str
    width: int
    height: int
    dark: bool = False
    media: str = "screen"


def article(name: str) -> str:
    """Where the page of an article of the demo lies in its site."""
    return f"articles/demo/{name}.parallel.html"


SHOTS = (
    Shot("page", article(ENGLISH), 1280, 940),
    Shot("page-dark", article(PERSIAN), 1280, 940, dark=True),
    Shot("page-phone", article(URDU), 390, 844),
    Shot("page-phone-dark", f"{article(ENGLISH)}#article-1", 390, 844, dark=True),
    Shot("page-article", f"{article(PERSIAN)}#article-2", 1280, 940),
    Shot("page-print", article(URDU), 794, 1123, media="print"),
    Shot("index", "index.html#words=water", 1280, 760),
    Shot("index-phone-dark", "index.html", 390, 844, dark=True),
)


def make_site(folder: Path) -> Path:
    """The site of the bundled articles, made by the commands that anybody would use, without installed packages."""
    environment = os.environ | {"ARGOS_PACKAGES_DIR": str(folder / "none")}
    for command in (["demo", folder / "demo"], ["export", folder / "demo", "--site", folder / "site"]):
        subprocess.run([sys.executable, ROOT / "run.py", *command], env=environment, check=True, capture_output=True)
    return folder / "site"


def take(browser: Browser, site: Path, shot: Shot, path: Path) -> None:
    """Write one picture."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, color_scheme="dark" if shot.dark else "light"
    )
    page = context.new_page()
    page.emulate_media(media=shot.media)
    page.goto(f"{site.as_uri()}/{shot.path}")
    page.wait_for_timeout(500)
    page.screenshot(path=path)
    context.close()


def main() -> None:
    output = Path(sys.argv[1])
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        site = make_site(Path(name).resolve())
        for shot in SHOTS:
            path = output / f"{shot.name}.png"
            take(browser, site, shot, path)
            print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
