"""Files written atomically, locked, and told apart."""

from .atomic import LEFTOVER, UnwritableOutput, holds, leftovers, write_whole
from .folders import FolderWalk, UnreadableFolder, is_file, is_folder, is_link, link_between
from .locks import LOCK_NAME, AlreadyWatched, Claims, FolderLock, WatchLock, clear_up, locked_now
from .rights import ANYBODY, OWNER_ONLY, Rights, is_wider, make_folder, narrow, rights_of
from .stat import Stamp, identity, stamp_of
from .whole_disks import agree_to_whole_disks, refuse_whole_disk

__all__ = [
    "ANYBODY",
    "LEFTOVER",
    "LOCK_NAME",
    "OWNER_ONLY",
    "AlreadyWatched",
    "Claims",
    "FolderLock",
    "FolderWalk",
    "Rights",
    "Stamp",
    "UnreadableFolder",
    "UnwritableOutput",
    "WatchLock",
    "agree_to_whole_disks",
    "clear_up",
    "holds",
    "identity",
    "is_file",
    "is_folder",
    "is_link",
    "is_wider",
    "leftovers",
    "link_between",
    "locked_now",
    "make_folder",
    "narrow",
    "refuse_whole_disk",
    "rights_of",
    "stamp_of",
    "write_whole",
]
