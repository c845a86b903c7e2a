"""A browser for the tests of pages, and what they ask of every page that is opened in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import chromium, find_axe, find_chromium


def lacking(what: str) -> NoReturn:
    """Skip a test for what this machine has not, or fail where it was promised."""
    if os.environ.get("HAMZABAN_REQUIRE_BROWSER"):
        pytest.fail(what)
    pytest.skip(what)


# One a module: while it runs, no other event loop can.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if find_chromium() is None:
        lacking("There is no Chromium; install it, or say where it is with HAMZABAN_CHROMIUM.")
    with chromium() as ready:
        yield ready


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a page of its own; afterwards, none may have complained or asked for anything elsewhere."""
    contexts, complaints, requests, allowed = [], [], [], []

    def visit(address: str, *, width: int = 1280, dark: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        # The folder of what is visited; a site stays within it.
        allowed.append(address.split("#")[0].rpartition("/")[0] + "/")
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []
    assert bool(requests) == bool(contexts)
    assert [one for one in requests if not one.startswith(tuple(allowed))] == []


@pytest.fixture
def faults() -> Callable[[Page], list[str]]:
    """The serious and critical faults that axe finds in a page."""
    axe = find_axe()
    if axe is None:
        lacking("There is no axe-core; `npm install axe-core` and say where its axe.min.js is with HAMZABAN_AXE.")
    program = Path(axe).read_text(encoding="utf-8")

    def faults(page: Page) -> list[str]:
        page.evaluate(program)
        found = page.evaluate("axe.run(document, {rules: {'target-size': {enabled: true}}})")
        assert found["passes"]
        return [
            f"{one['id']}: {node['html']}"
            for one in found["violations"]
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]

    return faults


@pytest.fixture
def folder(tmp_path):
    """An empty folder, to be watched."""
    folder = tmp_path / "news"
    folder.mkdir()
    return folder
