"""Settings that hold without being typed: environment variables, `hamzaban.toml` of a folder, the user's own.

What is typed comes first, then environment variables (`HAMZABAN_SENTENCES=3`), then the nearest `hamzaban.toml` of the
folder that is worked on and those above it, then the one in the user's configuration folder. Keys are the options'
names; those under a command's name in brackets hold for that command alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from translate import WrongUse, read_regular

NAME = "hamzaban.toml"
SETTINGS_BYTES = 64 * 1024
ENVIRONMENT = "HAMZABAN_"
# A folder of articles may be filled by others, who must not be able to run commands, fetch files or send articles away.
ONLY_FROM_THE_USER = frozenset({"on-done", "yes", "scheduler"})
# Arguments that say which folder is worked on.
PLACES = ("paths", "folder", "file")


@dataclass(frozen=True)
class SettingsFile:
    """One settings file: its path, its keys as they hold for all commands, and by command."""

    path: Path
    common: Mapping[str, Any] = field(default_factory=dict)
    commands: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """The value of an option, by the name of the command's parameter, and the file that it is from."""

    value: Any
    path: Path


class ConfigurableCommand(click.Command):
    """A command whose options may be set by a file or by environment variables."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As click's, with what is not typed taken from settings. Raises `WrongUse` where those cannot be meant."""
        for parameter in _options(self):
            if parameter.envvar is None:
                parameter.envvar = ENVIRONMENT + _key(parameter).replace("-", "_").upper()
        if not extra.get("resilient_parsing"):
            typed = super().make_context(info_name, list(args), parent, resilient_parsing=True)
            group = parent.command if parent and isinstance(parent.command, click.Group) else None
            settings = find_settings(self, _place(typed), group)
            extra["default_map"] = {name: setting.value for name, setting in settings.items()}
        return super().make_context(info_name, args, parent, **extra)


class ConfigurableGroup(click.Group):
    """A group whose own commands are configurable."""

    command_class = ConfigurableCommand


def find_settings(command: click.Command, place: Path, group: click.Group | None = None) -> dict[str, Setting]:
    """What settings files say of a command's options, by the name of its parameter.

    `place`: the folder that is worked on. `group`: of all commands, to tell keys that none of them knows. Raises
    `WrongUse` for a file that cannot be read, an unknown key or a value of the wrong kind.
    """
    files = []
    nearest = next((folder / NAME for folder in (place, *place.parents) if (folder / NAME).is_file()), None)
    own = user_file()
    if nearest is not None and nearest != own:
        file = read_settings(nearest)
        for key in {*file.common, *(key for keys in file.commands.values() for key in keys)} & ONLY_FROM_THE_USER:
            raise WrongUse(f"{nearest}: '{key}' may only be typed, or stand in your own settings file {own}.")
        files.append(file)
    if own.is_file():
        files.append(read_settings(own))
    options = {_key(parameter): parameter for parameter in _options(command)}
    found: dict[str, Setting] = {}
    for file in files:
        if group is not None:
            _check_keys(group, file)
        mine = file.commands.get(command.name or "", {})
        if unknown := mine.keys() - options:
            raise _unknown(file.path, unknown, options)
        for key, value in {**file.common, **mine}.items():
            if key in options and options[key].name not in found:
                parameter = options[key]
                found[parameter.name or ""] = Setting(_convert(parameter, value, file.path), file.path)
    return found


def read_settings(path: Path) -> SettingsFile:
    """One settings file. Raises `WrongUse` where it cannot be read."""
    try:
        plain = tomllib.loads(read_regular(path, SETTINGS_BYTES).decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise WrongUse(f"{path}: cannot be read as settings ({error}); correct it or take it away.") from error
    commands = {key: value for key, value in plain.items() if isinstance(value, dict)}
    common = {key: value for key, value in plain.items() if not isinstance(value, dict)}
    return SettingsFile(path, common, commands)


def user_file() -> Path:
    """The user's own settings file, whether it is there or not."""
    import platformdirs

    return platformdirs.user_config_path("hamzaban", appauthor=False) / NAME


def describe_settings(command: click.Command, place: Path, group: click.Group) -> Iterable[tuple[str, str, str]]:
    """Every option of a command: its name, the value that holds, and where that is from.

    `place`: the folder that would be worked on. `group`: of all commands.
    """
    settings = find_settings(command, place, group)
    defaults = {name: setting.value for name, setting in settings.items()}
    context = command.make_context(command.name, [str(place)], resilient_parsing=True, default_map=defaults)
    for parameter in _options(command):
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        if source is click.core.ParameterSource.ENVIRONMENT:
            origin = f"environment variable {parameter.envvar}"
        elif name in settings:
            origin = str(settings[name].path)
        else:
            origin = "default"
        yield _key(parameter), _shown(context.params.get(name)), origin


def _check_keys(group: click.Group, file: SettingsFile) -> None:
    """Raise `WrongUse` for what no command knows."""
    commands = {name: one for name, one in group.commands.items() if isinstance(one, ConfigurableCommand)}
    known = {_key(parameter) for command in commands.values() for parameter in _options(command)}
    if unknown := file.common.keys() - known:
        raise _unknown(file.path, unknown, known)
    if unknown := file.commands.keys() - commands.keys():
        raise _unknown(file.path, unknown, commands)


def _options(command: click.Command) -> list[click.Option]:
    return [one for one in command.params if isinstance(one, click.Option) and one.expose_value]


def _key(parameter: click.Option) -> str:
    """The option's name as it is typed, without its dashes."""
    return max(parameter.opts, key=len).lstrip("-")


def _place(context: click.Context) -> Path:
    """The folder that is worked on: that of the first path typed, else the one the command is typed in."""
    for name in PLACES:
        given = context.params.get(name)
        first = given[0] if isinstance(given, tuple) and given else given
        if isinstance(first, Path) and first.exists():
            first = first.resolve()
            return first if first.is_dir() else first.parent
    return Path.cwd()


def _convert(parameter: click.Option, value: Any, path: Path) -> Any:
    """A value as the option takes it; paths are meant from where the file lies. Raises `WrongUse`."""
    values = value if isinstance(value, list) else [value]
    if isinstance(parameter.type, click.Path):
        values = [str(path.parent / one) if isinstance(one, str) else one for one in values]
    wrong_kind = parameter.is_flag != isinstance(value, bool) or (isinstance(value, list) and not parameter.multiple)
    try:
        if wrong_kind or not all(isinstance(one, str | int | float) for one in values):
            raise click.BadParameter("true or false is meant" if parameter.is_flag else "one value is meant")
        for one in values:
            parameter.type.convert(one if parameter.is_flag else str(one), parameter, None)
    except click.BadParameter as error:
        raise WrongUse(f"{path}: {_key(parameter)} = {value!r}: {error.message}") from error
    if parameter.is_flag:
        return value
    texts = [str(one) for one in values]
    return texts if parameter.multiple else texts[0]


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return {None: "", True: "true", False: "false"}.get(value, str(value))


def _unknown(path: Path, unknown: Iterable[str], known: Iterable[str]) -> WrongUse:
    name = min(unknown)
    near = get_close_matches(name, list(known), n=1)
    hint = f" Did you mean '{near[0]}'?" if near else f" There are {', '.join(sorted(known))}."
    return WrongUse(f"{path}: '{name}' is not known.{hint}")
