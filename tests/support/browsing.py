"""Headless Chromium and axe for the tests of pages: where they are found, and how they are started."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# As root, without a screen, and without Chromium's own errands.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def find_chromium() -> str | None:
    """The program of the browser: what HAMZABAN_CHROMIUM says, or the first of the usual names."""
    return os.environ.get("HAMZABAN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def find_axe() -> Path | None:
    """The file `axe.min.js` of npm's axe-core, where HAMZABAN_AXE says."""
    path = Path(os.environ.get("HAMZABAN_AXE", ""))
    return path if path.is_file() else None


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with an empty profile, ended with the block."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
