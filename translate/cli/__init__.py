"""The `models` command, help pages, and the options of every command that translates."""

from .help_pages import OPTION_GROUPS, GroupedCommand, SummaryGroup, help_command
from .memory_commands import memory
from .model_commands import models
from .options import ENGINE_OPTIONS, open_translator, together
from .path_type import PathType
from .saying import ask, can_ask, complain, print_json, print_row, print_rows, print_text, say, say_lines

__all__ = [
    "ENGINE_OPTIONS",
    "OPTION_GROUPS",
    "GroupedCommand",
    "PathType",
    "SummaryGroup",
    "ask",
    "can_ask",
    "complain",
    "help_command",
    "memory",
    "models",
    "open_translator",
    "print_json",
    "print_row",
    "print_rows",
    "print_text",
    "say",
    "say_lines",
    "together",
]
