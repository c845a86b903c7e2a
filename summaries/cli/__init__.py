"""Options, settings files, and what a person sees."""

from .clean_commands import clean_command
from .configurable import ConfigurableGroup
from .consent import agree_to_whole_disks
from .event_log import EventLog
from .export_commands import export_command, show_command
from .options import (
    PAGE_LANGUAGE_OPTION,
    SITE_OPTION,
    cluster_options,
    display_options,
    job_options,
    length_options,
    selection_options,
    source_option,
    watch_options,
)
from .progress import Display, Reporter, describe_missing, describe_plan
from .settings_commands import completion_command, config_command
from .signals import INTERRUPTED, interruptible
from .streams import Streams
from .terminal import side_by_side, warn_over_budget

__all__ = [
    "INTERRUPTED",
    "PAGE_LANGUAGE_OPTION",
    "SITE_OPTION",
    "ConfigurableGroup",
    "Display",
    "EventLog",
    "Reporter",
    "Streams",
    "agree_to_whole_disks",
    "clean_command",
    "cluster_options",
    "completion_command",
    "config_command",
    "describe_missing",
    "describe_plan",
    "display_options",
    "export_command",
    "interruptible",
    "job_options",
    "length_options",
    "selection_options",
    "show_command",
    "side_by_side",
    "source_option",
    "warn_over_budget",
    "watch_options",
]
