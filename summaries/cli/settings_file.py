"""Settings files: `hamzaban.toml` of the folder that is worked on or one above it, and the user's own.

Keys are the options' names; those under a command's name in brackets hold for that command alone, and before the
others of the same file. A folder of articles may be filled by others, so a file there may only set what is harmless,
and one that is not the user's is not obeyed.
"""

from __future__ import annotations

import os
import tomllib
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from translate import WrongUse, open_regular

NAME = "hamzaban.toml"
# What a file in a folder may set: nothing that reads, writes, sends or runs anything else than without it.
HARMLESS = frozenset(
    {
        *("to", "from", "sentences", "ratio", "words", "method", "format", "digits", "no-typography"),
        *("encoding", "text-field", "title-field", "id-field", "page-language"),
    }
)
# Of options that rule each other out only those of the strongest origin hold.
RIVALS = (
    frozenset({"sentences", "ratio", "words"}),
    frozenset({"quiet", "verbose"}),
    frozenset({"scheduler", "local-cluster"}),
)
LARGEST_BYTES = 16 * 1024
# Characters: `tomllib` takes time that grows with the square of a key's parts.
LONGEST_LINE = 2000
DEEPEST = 4


@dataclass(frozen=True)
class SettingsFile:
    """One settings file: its path, its keys as they hold for all commands, and by command."""

    path: Path
    common: Mapping[str, Any] = field(default_factory=dict)
    commands: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """The value of an option and the file that it is from; the lower its `rank`, the stronger its origin."""

    value: Any
    path: Path
    rank: int = 0


def find_settings(command: click.Command, place: Path, group: click.Group | None = None) -> dict[str, Setting]:
    """Find what settings files say of a command's options.

    Args:
        command: Whose options.
        place: The folder that is worked on.
        group: Of all commands, to tell keys that none of them knows, and which of them take several values.

    Returns:
        Settings by the name of the command's parameter.

    Raises:
        WrongUse: A file cannot be read, has a key that is not known or that it may not set, or a value that is wrong.
    """
    files = []
    own = user_file()
    nearest = _folder_file(place, own)
    if nearest is not None:
        files.append(read_settings(nearest))
    if own.is_file():
        files.append(read_settings(own))
    options = {option_key(parameter): parameter for parameter in options_of(command)}
    lists = list_keys(group or command)
    found: dict[str, Setting] = {}
    for number, file in enumerate(files):
        if group is not None:
            _check_keys(group, file)
        mine = file.commands.get(command.name or "", {})
        if unknown := mine.keys() - options:
            raise _unknown(file.path, unknown, options)
        if file.path != own:
            _check_harmless(file, own)
        for rank, keys in ((2 * number, mine), (2 * number + 1, file.common)):
            for key, value in keys.items():
                if key not in options or key in found:
                    continue
                is_elsewhere = keys is file.common and key in lists
                if is_elsewhere and not options[key].multiple and _is_several(value):
                    continue  # it is for the commands that take several
                found[key] = Setting(_convert(options[key], value, file.path), file.path, rank)
    return {options[key].name or "": setting for key, setting in without_weaker(found).items()}


def without_weaker(found: Mapping[str, Setting]) -> dict[str, Setting]:
    """Leave out, of settings by key that rule each other out, those of weaker origins."""
    kept = dict(found)
    for rivals in RIVALS:
        strongest = min((found[key].rank for key in rivals & found.keys()), default=0)
        for key in rivals & found.keys():
            if found[key].rank > strongest:
                del kept[key]
    return kept


def read_settings(path: Path) -> SettingsFile:
    """Read one settings file. Raises `WrongUse` where that cannot be done, or it is too large or too deeply nested."""
    try:
        plain = tomllib.loads(_bounded_text(path))
        if _is_deeper(plain, DEEPEST):
            raise ValueError("nested too deeply")
    except (OSError, ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise WrongUse(f"{path}: cannot be read as settings ({reason}); correct or remove it.") from error
    commands = {key: value for key, value in plain.items() if isinstance(value, dict)}
    common = {key: value for key, value in plain.items() if not isinstance(value, dict)}
    return SettingsFile(path, common, commands)


def user_file() -> Path:
    """The user's own settings file, whether it is there or not."""
    import platformdirs

    return platformdirs.user_config_path("hamzaban", appauthor=False) / NAME


def options_of(command: click.Command) -> list[click.Option]:
    """The options of a command that have a value."""
    return [one for one in command.params if isinstance(one, click.Option) and one.expose_value]


def option_key(parameter: click.Option) -> str:
    """The option's name as it is given on the command line, without its dashes."""
    return max(parameter.opts, key=len).lstrip("-")


def list_keys(command: click.Command) -> frozenset[str]:
    """The keys that take several values in some command of a group."""
    commands = command.commands.values() if isinstance(command, click.Group) else [command]
    return frozenset(option_key(one) for each in commands for one in options_of(each) if one.multiple)


def _folder_file(place: Path, own: Path) -> Path | None:
    """The nearest file of a folder or those above it that may be obeyed; of others it is said that they are not."""
    for folder in (place, *place.parents):
        path = folder / NAME
        if path == own:
            return None
        if os.path.lexists(path):
            reason = _distrust(path, is_above=folder != place)
            if reason is None:
                return path
            warnings.warn(f"{path} is not obeyed: {reason}.", stacklevel=2)
    return None


def _distrust(path: Path, *, is_above: bool) -> str | None:
    """Why a file in a folder is not obeyed, or None."""
    try:
        if not path.is_file():
            return "it is not a regular file"
        if os.name == "nt":  # which has no such owners
            return None
        user = os.geteuid()
        if not path.lstat().st_uid == path.stat().st_uid == user:
            return "another user owns it"
        if is_above and path.parent.stat().st_uid != user:
            return "another user owns its folder"
    except OSError as error:
        return f"it cannot be examined ({error.strerror})"
    return None


def _bounded_text(path: Path) -> str:
    """What a file says. Raises `OSError`, or `ValueError` for what is no text of sane size."""
    with open_regular(path) as file:
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise ValueError(f"larger than {LARGEST_BYTES:,} bytes")
    text = data.decode("utf-8")
    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        raise ValueError(f"a line of more than {LONGEST_LINE:,} characters")
    return text


def _is_deeper(value: object, depth: int) -> bool:
    """Whether tables and lists lie in each other to more than so many levels."""
    level = [value]
    for _ in range(depth):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return any(isinstance(one, dict | list) for one in level)


def _check_keys(group: click.Group, file: SettingsFile) -> None:
    """Raise `WrongUse` for what no command knows."""
    kind = group.command_class or click.Command
    commands = {name: one for name, one in group.commands.items() if isinstance(one, kind)}
    known = {option_key(parameter) for command in commands.values() for parameter in options_of(command)}
    if unknown := file.common.keys() - known:
        raise _unknown(file.path, unknown, known)
    if unknown := file.commands.keys() - commands.keys():
        raise _unknown(file.path, unknown, commands)


def _check_harmless(file: SettingsFile, own: Path) -> None:
    """Raise `WrongUse` for what a file in a folder may not set."""
    for key in sorted({*file.common, *(key for keys in file.commands.values() for key in keys)} - HARMLESS):
        raise WrongUse(
            f"{file.path}: '{key}' may only be given on the command line, in the environment or in your own settings "
            f"file {own}; remove it from this one."
        )


def _values(value: Any) -> Iterator[Any]:
    """The values that a value of a file means for an option that takes several."""
    for one in value if isinstance(value, list) else [value]:
        yield from (part for part in one.split(",") if part.strip()) if isinstance(one, str) else (one,)


def _is_several(value: Any) -> bool:
    return len(list(_values(value))) != 1


def _convert(parameter: click.Option, value: Any, path: Path) -> Any:
    """A value as the option takes it; paths are meant from where the file lies. Raises `WrongUse`."""
    values = value if isinstance(value, list) else [value]
    try:
        if parameter.is_flag != isinstance(value, bool) or (len(values) != 1 and not parameter.multiple):
            raise click.BadParameter("true or false is meant" if parameter.is_flag else "one value is meant")
        if any(isinstance(one, bool) and not parameter.is_flag for one in values):
            raise click.BadParameter("one value is meant")
        if not all(isinstance(one, str | int | float) for one in values):
            raise click.BadParameter("one value is meant")
        if isinstance(parameter.type, click.Path):
            values = [str(path.parent / one) if isinstance(one, str) and one else one for one in values]
        for one in values:
            parameter.type.convert(one if parameter.is_flag else str(one), parameter, None)
    except click.BadParameter as error:
        raise WrongUse(f"{path}: {option_key(parameter)} = {value!r}: {error.message}") from error
    if parameter.is_flag:
        return value
    texts = [str(one) for one in values]
    return texts if parameter.multiple else texts[0]


def _unknown(path: Path, unknown: Iterable[str], known: Iterable[str]) -> WrongUse:
    name = min(unknown)
    near = get_close_matches(name, list(known), n=1)
    hint = f" Did you mean '{near[0]}'?" if near else f" There are {', '.join(sorted(known))}."
    return WrongUse(f"{path}: '{name}' is not known.{hint}")
