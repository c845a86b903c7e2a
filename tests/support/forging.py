"""Records, error files and settings as somebody would forge them, and a guard over what is touched because of them."""

from __future__ import annotations

import copy
import hashlib
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Protocol, Self, TypeVar
from unittest import mock

from summaries.cli.terminal import table_of
from summaries.exporting import make_site
from summaries.exporting.exporter import export
from summaries.exporting.record_finder import UnreadableRecord, find_records, load
from summaries.exporting.site_plan import plan_site_of_records
from summaries.filesystem import file_state
from summaries.rendering.table import WRITERS
from summaries.settings import hash_settings
from summaries.sources import source_at
from summaries.watching.move import move
from summaries.watching.tidy import find_orphans, tidy
from translate import HamzabanError

# What files hold that are nobody's business.
KEPT = "not yours\n"
T = TypeVar("T")

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Audit events, and which of their arguments are paths that are changed.
CHANGING = {
    **dict.fromkeys(("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown", "os.utime"), (0,)),
    **dict.fromkeys(("os.rename", "shutil.move", "shutil.copyfile"), (0, 1)),
    **dict.fromkeys(("os.link", "os.symlink"), (1,)),
    **dict.fromkeys(("shutil.rmtree", "sqlite3.connect"), (0,)),
}

NAMES = [
    *("../victim.txt", "../../victim.txt", "b.txt", "b.txt.summary.en.txt", "kept.txt.summary.en.txt", "kept.txt"),
    *("a.txt", "a.txt.summary.en.txt", "a.txt.summary.x/../../victim.txt", "a.txt.parallel.json", "C:\\x", "a\0b"),
    *("/tmp/victim.txt", "", ".", "..", "~/.bashrc", "a.txt.kept.txt.summary.en.txt", "\ud800", "\udcff", "é" * 300),
]
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 10**30, -0.5, 1e400, "", "en", "fa", "xx", "2026-11-01", [], {}, [[]], {"en": {}}),
    *(["en"], ["en", "../x"], {"../victim.txt": "0"}, {"kept.txt.summary.en.txt": "0"}, [{"start": 1}], "\x1b[2J"),
    *NAMES,
]
SETTINGS = [
    *('to = ["en", "fa"]', 'to = "../x"', "sentences = 2", 'output = "../.."', 'site = ".."', 'heartbeat = "../b"'),
    *('done-folder = "../.."', 'on-done = "touch ../victim.txt"', 'glossary = "../victim.txt"', "workers = 40"),
    *('format = ["html", "csv"]', 'method = "../x"', "ratio = nan", 'from = "en"', "[convert]", "[watch]", "= 1"),
    *('output = ""', 'failed-folder = "/"', "tidy = true", "yes = true", "force = true", "[convert.to]", "\0"),
]


class Choices(Protocol):
    """What decides how something is forged: a library of property tests, or a fuzzer."""

    def pick(self, several: Sequence[T]) -> T:
        """One of several."""
        ...

    def goes_on(self) -> bool:
        """Whether there is more to change."""
        ...


def forge_record(plain: Mapping[str, Any], choices: Choices) -> dict[str, Any]:
    """A record, or an error file, with some of its keys and values put out; often with the hash that it should have."""
    forged: dict[str, Any] = copy.deepcopy(dict(plain))
    if isinstance(forged.get("outputs"), dict):
        while choices.pick([False, True]):
            forged["outputs"][choices.pick(NAMES)] = hashlib.sha256(KEPT.encode()).hexdigest()
    while choices.goes_on():
        node: Any = forged
        while isinstance(node, dict | list) and node:
            where = choices.pick([*(node if isinstance(node, dict) else range(len(node)))])
            if not isinstance(node[where], dict | list) or not choices.pick([True, True, False]):
                if isinstance(node, dict) and choices.pick([False, True]):
                    node[choices.pick(NAMES)] = node.pop(where)
                else:
                    node[where] = copy.deepcopy(choices.pick(VALUES))
                break
            node = node[where]
    if choices.pick([True, True, False]) and all(isinstance(forged.get(key), dict) for key in ("settings", "engine")):
        forged["settings_sha256"] = hash_settings(forged["settings"], forged["engine"])
    return forged


def forge_settings(choices: Choices) -> str:
    """A settings file of some lines that mean something and some that had better not."""
    lines = []
    while choices.goes_on():
        lines.append(choices.pick(SETTINGS))
    return "\n".join(lines)


class Guard:
    """Notes every path outside of some folders that is opened for writing, moved or removed while the context lasts.

    An audit hook stays for as long as the process does, so there is one, and it looks at the guard that is active.

    Attributes:
        touched: What was noted: the event and the path.
    """

    _active: ClassVar[Guard | None] = None
    _is_hooked: ClassVar[bool] = False

    def __init__(self, *inside: Path) -> None:
        self.touched: list[tuple[str, str]] = []
        self._inside = [os.path.realpath(folder) for folder in inside]

    def __enter__(self) -> Self:
        if not Guard._is_hooked:
            Guard._is_hooked = True
            sys.addaudithook(Guard._hear)
        Guard._active = self
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        Guard._active = None

    @staticmethod
    def _hear(event: str, arguments: tuple[Any, ...]) -> None:
        guard = Guard._active
        if guard is None:
            return
        if event == "open":
            changed = arguments[:1] if isinstance(arguments[2], int) and arguments[2] & WRITING else ()
        else:
            changed = tuple(arguments[place] for place in CHANGING.get(event, ()))
        for path in changed:
            if isinstance(path, str | bytes | os.PathLike):
                guard._judge(event, os.fsdecode(path))

    def _judge(self, event: str, path: str) -> None:
        # A link itself is what is moved or removed; the folders above it are followed.
        given = Path(path)
        real = given.resolve() if event == "open" else given.parent.resolve() / given.name
        if path not in (os.devnull, ":memory:") and not any(map(real.is_relative_to, self._inside)):
            self.touched.append((event, str(real)))


def use_all(news: Path, made: Path, convert: Callable[[Path], Iterable[Any]]) -> None:
    """Do all that reads records, error files and settings of a folder, and then all that takes them away.

    Args:
        news: The folder, with an article `a.txt`.
        made: An empty folder for what is made of it elsewhere.
        convert: The command, on a folder.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step in (
            lambda: [export([news], name, made / f"all.{name}") for name in WRITERS],
            lambda: make_site(plan_site_of_records(made / "site", [news])),
            lambda: [_show(found) for found in find_records([news])],
            lambda: list(convert(news)),
            lambda: make_site(plan_site_of_records(made / "site", [news])),
        ):
            _harmlessly(step)


def take_all(news: Path, made: Path) -> None:
    """Move and tidy what a forged folder holds; arguments as for `use_all`."""
    source = source_at(news / "b.txt")
    if stamp := file_state(source.path):
        _harmlessly(lambda: move(source, news, made / "done", stamp))
    (news / "a.txt").unlink(missing_ok=True)
    for orphan, _ in list(find_orphans(news)):
        _harmlessly(partial(tidy, orphan))


def _show(found: Any) -> None:
    from io import StringIO

    from rich.console import Console

    try:
        Console(file=StringIO()).print(table_of(load(found)))
    except UnreadableRecord:
        return


def _harmlessly(step: Callable[[], object]) -> None:
    """An error of ours, or of the system, is an answer like any other."""
    try:
        step()
    except (HamzabanError, OSError):
        return


def temporary_files_in(folder: Path) -> Any:
    """A context in which temporary files are made in a folder."""
    folder.mkdir(exist_ok=True)
    return mock.patch("tempfile.tempdir", str(folder))


def renew(folder: Path, pristine: Path) -> None:
    """Put a folder back to what it was."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pristine, folder)
