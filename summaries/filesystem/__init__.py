"""Files written atomically, locked, and told apart."""

from .atomic import LEFTOVER, UnwritableOutput, holds, partial_files, write_atomically
from .folders import FolderWalk, UnreadableFolder, is_file, is_folder, is_link, link_between
from .locks import LOCK_NAME, AlreadyWatched, Claims, FolderLock, WatchLock, lock_or_raise, remove_leftovers
from .rights import ANYBODY, OWNER_ONLY, Rights, is_wider, make_folder, narrow, rights_of
from .stat import FileState, file_state, folder_identity
from .whole_disks import refusal, refuse_whole_disk, whole_disk

__all__ = [
    "ANYBODY",
    "LEFTOVER",
    "LOCK_NAME",
    "OWNER_ONLY",
    "AlreadyWatched",
    "Claims",
    "FileState",
    "FolderLock",
    "FolderWalk",
    "Rights",
    "UnreadableFolder",
    "UnwritableOutput",
    "WatchLock",
    "file_state",
    "folder_identity",
    "holds",
    "is_file",
    "is_folder",
    "is_link",
    "is_wider",
    "link_between",
    "lock_or_raise",
    "make_folder",
    "narrow",
    "partial_files",
    "refusal",
    "refuse_whole_disk",
    "remove_leftovers",
    "rights_of",
    "whole_disk",
    "write_atomically",
]
