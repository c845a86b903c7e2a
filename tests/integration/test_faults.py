"""A disk that fails, or a process that ends, at every step of a batch: nothing half-written is taken for done."""

from __future__ import annotations

import builtins
import errno
import gc
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from summaries import DiskFull, Result, convert
from tests.support.articles import ENGLISH, PERSIAN, URDU
from tests.support.disk import LIMITED, limited_file_size, tree, without_rights
from translate import HamzabanError, Translator

TO = ["en", "fa"]
ARTICLES = {"a.txt": ENGLISH, "b.txt": PERSIAN, "sub/c.txt": URDU, "empty.txt": "\n"}


class Killed(BaseException):
    """What stands for `kill -9`: from then on the process does nothing any more."""


@dataclass
class Faults:
    """Counts what is done to the files below a folder, and lets the n-th of it fail.

    `folder`: whose files. `fail_at`: which step, from 1; None to count only. `error`: what it fails with, and where it
    is `Killed` every later step too.
    """

    folder: Path
    fail_at: int | None = None
    error: Callable[[str], BaseException] = lambda path: OSError(errno.EIO, "Input/output error", path)
    steps: list[str] = field(default_factory=list)
    dead: bool = False

    def step(self, name: str, path: object) -> None:
        """One step is about to be done."""
        if not str(path).startswith(str(self.folder)):
            return
        if self.dead:
            raise Killed
        self.steps.append(name)
        if len(self.steps) == self.fail_at:
            error = self.error(str(path))
            self.dead = isinstance(error, Killed)
            raise error


class FailingFile:
    """A file that is written to, and that a step may fail of; half of what was to be written is there then."""

    def __init__(self, file: io.TextIOWrapper, faults: Faults) -> None:
        self.file, self.faults = file, faults

    def __enter__(self) -> FailingFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, text: str) -> int:
        try:
            self.faults.step("write", self.file.name)
        except BaseException:
            self.file.write(text[: len(text) // 2])
            raise
        return self.file.write(text)

    def writelines(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.write(text)

    def flush(self) -> None:
        self.file.flush()

    def fileno(self) -> int:
        return self.file.fileno()


@contextmanager
def injected(faults: Faults) -> Iterator[Faults]:
    """`os` and `open` as `faults` has them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("mkdir", "replace", "unlink", "open", "scandir"):
            real = getattr(os, name)

            def replaced(path, *arguments, name=name, real=real, **options):
                faults.step(name, path)
                return real(path, *arguments, **options)

            patch.setattr(os, name, replaced)
        real_fsync, real_open = os.fsync, io.open

        def fsync(number: int) -> None:
            faults.step("fsync", faults.folder)
            real_fsync(number)

        def opened(path, mode="r", *arguments, **options):
            if "w" not in mode:
                return real_open(path, mode, *arguments, **options)
            faults.step("create", path)
            return FailingFile(real_open(path, mode, *arguments, **options), faults)

        patch.setattr(os, "fsync", fsync)
        patch.setattr(io, "open", opened)
        patch.setattr(builtins, "open", opened)
        yield faults


def kill_at(number: int, folder: Path, work: Callable[[], object]) -> None:
    """`work`, dead from its n-th step on; its locks are given back, as the system does for a process that ended."""
    with injected(Faults(folder, number, lambda _: Killed())), pytest.raises(Killed):
        work()
    gc.collect()


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch) -> None:
    """No test ends the machine itself, which is all that it is waited for."""
    monkeypatch.setattr(os, "fsync", lambda number: None)


@pytest.fixture
def make(tmp_path, translator) -> Callable[..., Path]:
    def make(name: str, files: Iterable[str] = ARTICLES) -> Path:
        return fill(tmp_path / name, files)

    return make


def fill(folder: Path, files: Iterable[str] = ARTICLES) -> Path:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLES[file], encoding="utf-8")
    return folder


def run(folder: Path, translator: Translator, **options: object) -> list[Result]:
    return list(convert([folder], TO, translator=translator, sentences=2, workers=0, **options))  # type: ignore[arg-type]


@pytest.fixture
def undisturbed(make, translator) -> dict[str, bytes]:
    folder = make("undisturbed")
    run(folder, translator)
    return tree(folder)


def steps_of_a_run(folder: Path, translator: Translator) -> list[str]:
    with injected(Faults(folder)) as faults:
        run(folder, translator)
    return faults.steps


def test_every_kind_of_step_is_among_those_that_are_made_to_fail(make, translator):
    steps = steps_of_a_run(make("news"), translator)
    assert {"create", "write", "fsync", "replace", "mkdir", "unlink", "open", "scandir"} == set(steps)
    # Three articles of three files each, and what is remembered of the one that is empty.
    assert [steps.count(name) for name in ("create", "write", "fsync", "replace")] == [10] * 4


def test_killed_at_any_step_a_run_goes_on_to_what_an_undisturbed_one_writes(make, translator, undisturbed):
    steps = steps_of_a_run(make("counted"), translator)
    for number in range(1, len(steps) + 1):
        folder = make(f"killed-{number}")
        kill_at(number, folder, lambda folder=folder: run(folder, translator))
        whole = {name: content for name, content in tree(folder).items() if name.endswith(".parallel.json")}
        for name, content in whole.items():
            assert content == undisturbed[name]
            beside = [other for other in undisturbed if other.startswith(name.removesuffix(".parallel.json"))]
            assert all(tree(folder)[other] == undisturbed[other] for other in beside)
        before = {name: (folder / name).stat() for name in whole}
        statuses = {result.path.relative_to(folder).as_posix(): result.status for result in run(folder, translator)}
        assert {f"{name}.parallel.json" for name, status in statuses.items() if status == "skipped"} == set(whole)
        for name, status in before.items():
            now = (folder / name).stat()
            assert (now.st_ino, now.st_mtime_ns) == (status.st_ino, status.st_mtime_ns)
        assert tree(folder) == undisturbed, steps[number - 1]


def test_killed_at_any_step_of_a_run_with_other_settings_nothing_of_the_older_one_stays(make, translator):
    fresh = make("fresh", ["b.txt"])
    list(convert([fresh], ["ur"], translator=translator, workers=0))
    folder = make("counted", ["b.txt"])
    run(folder, translator, full=True)
    with injected(Faults(folder)) as faults:
        list(convert([folder], ["ur"], translator=translator, workers=0))
    for number in range(1, len(faults.steps) + 1):
        folder = make(f"killed-{number}", ["b.txt"])
        run(folder, translator, full=True)
        kill_at(number, folder, lambda folder=folder: list(convert([folder], ["ur"], translator=translator, workers=0)))
        list(convert([folder], ["ur"], translator=translator, workers=0))
        assert tree(folder) == tree(fresh), faults.steps[number - 1]


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ENOSPC])
def test_a_step_that_fails_costs_at_most_its_own_articles_and_a_rerun_does_them(make, translator, undisturbed, number):
    steps = steps_of_a_run(make("counted"), translator)
    for step in range(1, len(steps) + 1):
        folder = make(f"failing-{step}")
        results: list[Result] = []
        full: list[HamzabanError] = []
        with injected(Faults(folder, step, lambda path: OSError(number, os.strerror(number), path))):
            try:
                results += convert([folder], TO, translator=translator, sentences=2, workers=0)
            except DiskFull as error:
                full.append(error)
        failed = {result.path.relative_to(folder).as_posix(): result for result in results if result.status == "failed"}
        written = tree(folder)
        for result in results:
            name = f"{result.path.relative_to(folder).as_posix()}.parallel.json"
            if result.status == "done":
                assert written[name] == undisturbed[name]
            else:
                assert name not in written
            # A folder that cannot be looked into is named itself.
        assert set(failed) - {"empty.txt"} <= {"a.txt", "b.txt", "sub/c.txt", ".", "sub"}
        # A step of one article costs that one; a lock costs all that lie in its folder.
        assert len(failed) <= (2 if steps[step - 1] not in {"mkdir", "open", "scandir"} else 4), steps[step - 1]
        for result in failed.values():
            (error,) = result.errors
            assert error.exit_code == 1 and "\n" not in str(error)
            assert result.path.name in str(error) or str(result.path.parent) in str(error)
        assert not full or number == errno.ENOSPC
        assert not [name for name in written if name.endswith(".part")] or steps[step - 1] == "unlink"
        run(folder, translator)
        assert tree(folder) == undisturbed, steps[step - 1]


def test_a_full_disk_ends_the_batch_once_what_is_in_flight_was_tried(make, translator):
    folder = make("news")

    def full(path: str) -> OSError:
        return OSError(errno.ENOSPC, "No space left on device", path)

    # The first one is of what is remembered of the article that is empty.
    steps = steps_of_a_run(make("counted"), translator)
    write = [number for number, name in enumerate(steps, 1) if name == "write"][1]
    results: list[Result] = []
    with injected(Faults(folder, write, full)), pytest.raises(DiskFull, match="run the same command again") as raised:
        results += convert([folder], TO, translator=translator, sentences=2, workers=0)
    assert raised.value.exit_code == 1


@pytest.mark.skipif(not LIMITED, reason="this system limits no process's files")
def test_files_that_the_system_cuts_are_not_taken_for_done(make, run_limited, undisturbed, translator):
    folder = make("limited")
    ended = run_limited("convert", folder, "--to", "en,fa", "--sentences", "2", "--json", size=1000)
    assert ended.returncode == 1 and b"Traceback" not in ended.stderr
    assert not list(folder.rglob("*.parallel.json")) and not list(folder.rglob("*.part"))
    errors = [line for line in ended.stderr.decode().splitlines() if line.startswith("Error: ")]
    assert len(errors) == 4 and all("cannot be written" in line or "empty" in line for line in errors)
    run(folder, translator)
    assert tree(folder) == undisturbed


@pytest.fixture
def run_limited(run):
    def run_limited(*arguments, size: int):
        return run(*arguments, code=("-c", limited_file_size(size)))

    return run_limited


def test_a_folder_that_may_not_be_written_to_costs_only_its_own_articles(make, translator, undisturbed):
    with without_rights() as folder:
        fill(folder)
        (folder / "sub").chmod(0o555)
        results = {result.path.name: result for result in run(folder, translator)}
        assert {name: result.status for name, result in results.items()} == {
            "a.txt": "done",
            "b.txt": "done",
            "c.txt": "failed",
            "empty.txt": "failed",
        }
        (error,) = results["c.txt"].errors
        assert "nothing can be written there" in str(error) and "--output" in str(error)
        (folder / "sub").chmod(0o755)
        run(folder, translator)
        assert tree(folder) == undisturbed


def test_what_may_not_be_read_fails_by_name_and_is_tried_again(make, translator, undisturbed):
    with without_rights() as folder:
        fill(folder)
        (folder / "a.txt").chmod(0o000)
        (folder / "sub").chmod(0o000)
        results = {result.path.name: result for result in run(folder, translator)}
        assert results["b.txt"].status == "done"
        assert "cannot be read" in str(results["a.txt"].errors[0])
        named = list(convert([folder / "sub" / "c.txt"], TO, translator=translator, sentences=2))
        assert [result.status for result in named] == ["failed"] and "cannot be read" in str(named[0].errors[0])
        assert not list(folder.glob("a.txt.parallel*"))
        (folder / "a.txt").chmod(0o644)
        (folder / "sub").chmod(0o755)
        run(folder, translator)
        assert tree(folder) == undisturbed


def test_an_output_folder_that_is_a_file_is_said_of_each_article(make, translator, tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    results = list(convert([make("news")], TO, translator=translator, output=tmp_path / "taken"))
    assert [result.status for result in results] == ["failed"] * 4
    assert all("nothing can be written there" in str(result.errors[0]) for result in results)
