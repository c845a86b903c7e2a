"""Many records as one file, or as a site."""

from .exporter import export
from .record_finder import UnreadableRecord, find_records, load
from .site_plan import make_site, plan_site, plan_site_of_records

__all__ = ["UnreadableRecord", "export", "find_records", "load", "make_site", "plan_site", "plan_site_of_records"]
