"""Many records as one file, or as a site."""

from .command import export_command, show_command
from .site_plan import make_site, plan_site

__all__ = ["export_command", "make_site", "plan_site", "show_command"]
