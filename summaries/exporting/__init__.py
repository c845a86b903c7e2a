"""Many records as one file, or as a site."""

from .batch_site import make_site, plan_site
from .command import export_command, show_command
from .export import render_one
from .page import page

__all__ = ["export_command", "make_site", "page", "plan_site", "render_one", "show_command"]
