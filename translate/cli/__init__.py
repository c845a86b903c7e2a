"""The `models` command and the options of every command that translates."""

from .memory_commands import memory
from .model_commands import models
from .options import ENGINE_OPTIONS, open_translator
from .path_type import PathType
from .saying import ask, can_ask, complain, print_json, print_row, print_text, say, say_lines

__all__ = [
    "ENGINE_OPTIONS",
    "PathType",
    "ask",
    "can_ask",
    "complain",
    "memory",
    "models",
    "open_translator",
    "print_json",
    "print_row",
    "print_text",
    "say",
    "say_lines",
]
