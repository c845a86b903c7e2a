"""Commands whose options hold without being given each time: from environment variables and settings files.

The command line comes first, then environment variables (`HAMZABAN_SENTENCES=3`), then settings files. Of options that
rule each other out (`--ratio` and `--words`) only those of the strongest origin hold.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import click
from click.core import ParameterSource

from translate.cli import GroupedCommand, SummaryGroup

from .settings_file import RIVALS, Setting, find_settings, list_keys, option_key, options_of

ENVIRONMENT = "HAMZABAN_"
# Arguments that say which folder is worked on.
PLACES = ("paths", "folder", "file")


class ConfigurableCommand(GroupedCommand):
    """A command whose options may be set by a file or by environment variables."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As click's, with what is not given taken from settings. Raises `WrongUse` where those cannot be meant."""
        group = parent.command if parent and isinstance(parent.command, click.Group) else None
        _name_variables(self, group)
        if not extra.get("resilient_parsing"):
            given = super().make_context(info_name, list(args), parent, resilient_parsing=True)
            settings = _settle(self, given, find_settings(self, _place(given), group))
            extra["default_map"] = {name: setting.value for name, setting in settings.items()}
        return super().make_context(info_name, args, parent, **extra)


class ConfigurableGroup(SummaryGroup):
    """A group whose own commands are configurable."""

    sections: ClassVar[Mapping[str, Sequence[str]]] = {
        "Articles": ("convert", "watch", "show", "export", "clean", "demo"),
        "One text": ("summarize", "translate", "detect"),
        "Models and settings": ("models", "memory", "config", "completion", "help"),
    }

    command_class = ConfigurableCommand


def describe_settings(command: click.Command, place: Path, group: click.Group) -> Iterable[tuple[str, str, str]]:
    """Describe every option of a command: its name, the value that holds, and where that is from.

    Args:
        command: Whose options.
        place: The folder that would be worked on.
        group: Of all commands.
    """
    _name_variables(command, group)
    given = click.Command.make_context(command, command.name, [str(place)], resilient_parsing=True)
    settings = _settle(command, given, find_settings(command, place, group))
    defaults = {name: setting.value for name, setting in settings.items()}
    context = click.Command.make_context(
        command, command.name, [str(place)], resilient_parsing=True, default_map=defaults
    )
    for parameter in options_of(command):
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        if source is ParameterSource.ENVIRONMENT:
            origin = f"environment variable {parameter.envvar}"
        elif name in settings:
            origin = str(settings[name].path)
        else:
            origin = "default"
        yield option_key(parameter), _shown(context.params.get(name)), origin


def _name_variables(command: click.Command, group: click.Group | None) -> None:
    """Give every option its environment variable, but where that has several values and this command takes one."""
    lists = list_keys(group or command)
    for parameter in options_of(command):
        key = option_key(parameter)
        variable = ENVIRONMENT + key.replace("-", "_").upper()
        is_for_others = key in lists and not parameter.multiple and "," in os.environ.get(variable, "")
        parameter.envvar = None if is_for_others else variable


def _settle(command: click.Command, given: click.Context, settings: dict[str, Setting]) -> dict[str, Setting]:
    """The settings that no stronger origin rules out; environment variables that one does are no longer read."""
    kept = dict(settings)
    options = {option_key(parameter): parameter for parameter in options_of(command)}
    for rivals in RIVALS:
        sources = {key: given.get_parameter_source(options[key].name or "") for key in rivals & options.keys()}
        from_line = [key for key, source in sources.items() if source is ParameterSource.COMMANDLINE]
        from_environment = [key for key, source in sources.items() if source is ParameterSource.ENVIRONMENT]
        if from_line:
            for key in from_environment:
                options[key].envvar = None
        if from_line or from_environment:
            for key in sources:
                kept.pop(options[key].name or "", None)
    return kept


def _place(context: click.Context) -> Path:
    """The folder that is worked on: that of the first path given, else the current one."""
    for name in PLACES:
        given = context.params.get(name)
        first = given[0] if isinstance(given, tuple) and given else given
        if isinstance(first, Path) and first.exists():
            first = first.resolve()
            return first if first.is_dir() else first.parent
    return Path.cwd()


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return {None: "", True: "true", False: "false"}.get(value, str(value))
