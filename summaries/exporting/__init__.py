"""Many records as one file, or as a site."""

from .batch_site import make_site, plan_site
from .command import export_command, show_command
from .finding import Found, UnreadableRecord, find_records, load, narrow

__all__ = [
    "Found",
    "UnreadableRecord",
    "export_command",
    "find_records",
    "load",
    "make_site",
    "narrow",
    "plan_site",
    "show_command",
]
