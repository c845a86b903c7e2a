"""Folders and files that may not be read: named, and the exit code says so, while all others are done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from summaries import convert, find_sources, watch
from summaries.exporting.record_finder import find_records
from tests.support.disk import without_rights
from tests.support.watchers import Watched, write

Run = Callable[..., CompletedProcess[bytes]]


@pytest.fixture(autouse=True)
def _loaded(tmp_path, translator) -> None:
    """Modules that are only loaded when they are needed; nobody may not read them everywhere."""

    write(tmp_path / "warm" / "a.txt")
    list(watch(tmp_path / "warm", ["en"], translator=translator, settle=0, once=True, workers=0))


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with an article, a file that may not be read and a folder that may not be looked into."""
    with without_rights() as folder:
        write(folder / "a.txt")
        write(folder / "b.txt").chmod(0)
        write(folder / "closed" / "c.txt")
        write(folder / "listed" / "d.txt")
        (folder / "closed").chmod(0)
        (folder / "listed").chmod(0o444)
        try:
            yield folder
        finally:
            for name in ("closed", "listed"):
                (folder / name).chmod(0o700)


def test_a_folder_that_cannot_be_read_fails_by_name(folder, translator):
    found = find_sources([folder])
    assert [one.path for one in found.unreadable] == [folder / "closed"]
    results = {result.path.name: result for result in convert([folder], ["en"], translator=translator, workers=0)}
    assert {name: result.status for name, result in results.items()} == {
        "a.txt": "done",
        "b.txt": "failed",
        "closed": "failed",
        "d.txt": "failed",
    }
    (error,) = results["closed"].errors
    assert "cannot be read (Permission denied)" in str(error) and error.exit_code == 1


def test_a_folder_that_is_given_itself_and_cannot_be_read_fails_by_name(folder, translator):
    results = list(convert([folder / "closed"], ["en"], translator=translator, workers=0))
    assert [(result.path, result.status) for result in results] == [(folder / "closed", "failed")]


def test_a_watcher_tells_once_of_a_folder_that_cannot_be_read(folder, translator):
    with Watched(folder, translator, poll=True, to=["en"]) as watched:
        event = watched.until("failed", folder / "closed")
        assert event.result is not None and event.result.exit_code == 1 and "Permission denied" in event.message
        write(folder / "late.txt")
        watched.until("done", folder / "late.txt")
        (folder / "closed").chmod(0o700)
        watched.until("changed", folder / "closed")
        watched.until("done", folder / "closed" / "c.txt")
    assert len(watched.of("failed", folder / "closed")) == 1


def test_a_watcher_that_ends_by_itself_fails_for_it(folder, translator):
    events = list(watch(folder, ["en"], translator=translator, settle=0.1, once=True))
    assert {event.path.name for event in events if event.kind == "failed"} >= {"b.txt", "closed"}


def test_records_that_cannot_be_read_are_named(folder, translator):
    list(convert([folder / "a.txt"], ["en"], translator=translator, workers=0))
    (folder / "a.txt.parallel.json").chmod(0)
    found = find_records([folder, folder / "closed" / "c.txt.parallel.json"])
    assert [one.path.name for one in found] == ["a.txt.parallel.json", "closed", "c.txt.parallel.json"]


# The command line as one whom permission bits bind: the superuser is only bound without two of its capabilities
# (PR_CAPBSET_DROP of CAP_DAC_OVERRIDE and of CAP_DAC_READ_SEARCH).
BOUND = """
import ctypes, os, sys
if os.geteuid() == 0:
    for capability in (1, 2):
        if ctypes.CDLL(None).prctl(24, capability, 0, 0, 0):
            sys.exit(77)
os.execv(sys.executable, [sys.executable, "run.py", *sys.argv[1:]])
"""


@pytest.fixture
def closed(tmp_path) -> Iterator[Path]:
    """A folder, of this process's own user, with an article and a folder that may not be looked into."""
    if os.name == "nt" or (os.geteuid() == 0 and not sys.platform.startswith("linux")):
        pytest.skip("nothing can be forbidden to this user here")
    folder = tmp_path / "news"
    write(folder / "a.txt")
    write(folder / "closed" / "c.txt")
    (folder / "closed").chmod(0)
    yield folder
    (folder / "closed").chmod(0o700)


@pytest.fixture
def run_bound(run) -> Run:
    def run_bound(*arguments: str | Path, **changes: str) -> CompletedProcess[bytes]:
        ended = run(*arguments, code=("-c", BOUND), **changes)
        if ended.returncode == 77:
            pytest.skip("this superuser cannot be bound")
        return ended

    return run_bound


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("convert", ["--to", "en", "--no-memory"]),
        ("convert", ["--to", "en", "--no-memory", "--dry-run"]),
        ("watch", ["--to", "en", "--no-memory", "--once", "--settle", "0.1"]),
        ("export", ["--format", "csv"]),
        ("export", ["--site", "SITE"]),
        ("show", []),
        ("clean", ["--dry-run"]),
        ("clean", ["--yes"]),
    ],
)
def test_commands_name_it_and_end_with_1(closed, translator, run_bound, command, more):
    list(convert([closed / "a.txt"], ["en"], translator=translator, workers=0))
    ended = run_bound(command, closed, *(str(closed.parent / "site") if one == "SITE" else one for one in more))
    assert ended.returncode == 1
    told = ended.stderr.decode()
    assert str(closed / "closed") in told and "Permission denied" in told and "Traceback" not in told


def test_a_record_that_may_not_be_read_is_no_damaged_one(closed, translator, run_bound):
    list(convert([closed / "a.txt"], ["en"], translator=translator, workers=0))
    (closed / "a.txt.parallel.json").chmod(0)
    ended = run_bound("export", closed / "a.txt.parallel.json", "--format", "csv")
    assert ended.returncode == 1 and b"you may not read this record" in ended.stderr
    for path in (closed / "closed" / "c.txt.parallel.json", closed / "closed" / "c.txt"):
        ended = run_bound("export", path, "--format", "csv")
        assert ended.returncode == 1 and b"Traceback" not in ended.stderr


def test_packages_that_may_not_be_read_are_named(closed, run_bound):
    ended = run_bound("convert", closed / "a.txt", ARGOS_PACKAGES_DIR=str(closed / "closed"))
    assert ended.returncode == 3 and b"Traceback" not in ended.stderr
    assert f"{closed / 'closed'}: the folder of packages cannot be read" in ended.stderr.decode()
