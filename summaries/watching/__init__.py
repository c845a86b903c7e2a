"""A folder that is being filled, converted as files arrive."""

from .events import WatchEvent, as_json
from .rules import WatchRules
from .watcher import watch, watch_folder

__all__ = ["WatchEvent", "WatchRules", "as_json", "watch", "watch_folder"]
