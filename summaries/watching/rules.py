"""What may be asked of a watcher, and which files it leaves alone unasked."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, Unpack

from translate import WrongUse, given_path, one_or_many

from ..rendering import DEFAULT_INTERFACE, check_interface

# What programs call files that they have not finished, or that are none: browsers, FTP clients, Office, Syncthing,
# Windows. Hidden files are passed over anyway, and with them .syncthing.*, .stfolder, .stversions, ._* and .DS_Store.
UNFINISHED = (
    *("*.part", "*.partial", "*.tmp", "*.temp", "*.crdownload", "*.download", "*.filepart"),
    *("~$*", "~syncthing~*", "Thumbs.db", "desktop.ini"),
)


@dataclass(frozen=True)
class WatchRules:
    """How a folder is watched.

    Attributes:
        settle: Seconds that a file must have been unchanged before it is processed.
        rescan: Minutes between two looks through the whole folder, for changes that the operating system did not
            report.
        poll: Whether the operating system reports nothing, as on a network share: look through the folder about every
            second.
        idle_unload: Minutes without work after which the models are unloaded.
        ignore: Patterns, as `exclude` of `Selection`, of what is skipped besides the unfinished files of well-known
            programs.
        once: Whether to end when all files that are there are processed and nothing is waited for.
        tidy: Whether to remove the outputs of sources that are deleted.
        on_done: A command, split as a shell would, that is run with the path of each new record.
        done_folder: Where finished sources are moved, with all that belongs to them.
        failed_folder: Where sources are moved whose content cannot be processed.
        heartbeat: A file that is written every 15 seconds.
        follow_links: Whether to look into folders that are links as well; nothing is moved or deleted there.
        site: A folder for all summaries as pages, kept current.
        page_language: The language of the site's own words: `en`, `fa` or `ur`.
    """

    settle: float = 2.0
    rescan: float = 5.0
    poll: bool = False
    idle_unload: float = 10.0
    ignore: tuple[str, ...] = ()
    once: bool = False
    tidy: bool = False
    on_done: str | None = None
    done_folder: Path | None = None
    failed_folder: Path | None = None
    heartbeat: Path | None = None
    follow_links: bool = False
    site: Path | None = None
    page_language: str = DEFAULT_INTERFACE

    def __post_init__(self) -> None:
        """Raise `WrongUse` if a time is negative, or pages cannot be read in that language."""
        object.__setattr__(self, "page_language", check_interface(self.page_language))
        for name in ("settle", "rescan", "idle_unload"):
            value: float = getattr(self, name)
            if not value >= 0:
                raise WrongUse(f"--{name.replace('_', '-')} {value:g}: must not be less than 0.")

    def kept_out(self, folder: Path) -> Iterator[str]:
        """Patterns for what lies in the watched folder and is no article: the heartbeat, and what was moved there."""
        whole = folder.resolve()
        for path, below in ((self.heartbeat, ""), (self.done_folder, "/*"), (self.failed_folder, "/*")):
            if path is not None and path.resolve().is_relative_to(whole):
                yield glob.escape(path.resolve().relative_to(whole).as_posix()) + below


class WatchOptions(TypedDict, total=False):
    """The options of `watch`: the fields of `WatchRules`, with paths as they may be given."""

    settle: float
    rescan: float
    poll: bool
    idle_unload: float
    ignore: str | Iterable[str]
    once: bool
    tidy: bool
    on_done: str | None
    done_folder: str | Path | None
    failed_folder: str | Path | None
    heartbeat: str | Path | None
    follow_links: bool
    site: str | Path | None
    page_language: str


# What the paths among the options are, for messages.
PATHS = {
    "done_folder": "The done folder",
    "failed_folder": "The failed folder",
    "heartbeat": "The heartbeat file",
    "site": "The site",
}


def make_rules(**options: Unpack[WatchOptions]) -> WatchRules:
    """Return the rules that options mean; those that are left out have the defaults of `WatchRules`.

    Raises:
        WrongUse: If an option is invalid.
    """
    given: dict[str, Any] = dict(options)
    for name in PATHS.keys() & given.keys():
        if given[name] is not None:
            given[name] = given_path(given[name], PATHS[name])
    if "ignore" in given:
        given["ignore"] = one_or_many(given["ignore"])
    return WatchRules(**given)
