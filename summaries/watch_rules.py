"""What may be asked of a watcher, and which files it leaves alone unasked."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# What programs call files that they have not finished, or that are none: browsers, FTP clients, Office, Syncthing,
# Windows. Hidden files are passed over anyway, and with them .syncthing.*, .stfolder, .stversions, ._* and .DS_Store.
UNFINISHED = (
    *("*.part", "*.partial", "*.tmp", "*.temp", "*.crdownload", "*.download", "*.filepart"),
    *("~$*", "~syncthing~*", "Thumbs.db", "desktop.ini"),
)


@dataclass(frozen=True)
class WatchRules:
    """How a folder is watched; each as `watch` has it."""

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

    def kept_out(self, folder: Path) -> Iterator[str]:
        """Patterns for what lies in the watched folder and is no article: the heartbeat, and what was moved there."""
        whole = folder.resolve()
        for path, below in ((self.heartbeat, ""), (self.done_folder, "/*"), (self.failed_folder, "/*")):
            if path is not None and path.resolve().is_relative_to(whole):
                yield glob.escape(path.resolve().relative_to(whole).as_posix()) + below
