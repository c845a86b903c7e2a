"""`hamzaban config` and `hamzaban completion`: what holds without being typed, and what the shell may type for one."""

from __future__ import annotations

from pathlib import Path

import click

from translate import WrongUse
from translate.path_type import PathType
from translate.saying import print_row, print_text, say

from .configurable import describe_settings
from .settings_file import NAME, user_file


@click.command("config")
@click.argument("folder", default=".", type=PathType(exists=True))
@click.option("--for", "command", default="convert", show_default=True, metavar="COMMAND", help="Whose options.")
@click.pass_context
def config_command(context: click.Context, folder: Path, command: str) -> int:
    """Show which settings hold in FOLDER (default: here) and where each is from: option, value, origin, with tabs.

    \b
    Example: hamzaban config articles/
    """
    group = context.find_root().command
    assert isinstance(group, click.Group)
    if command not in group.commands:
        raise WrongUse(f"There is no command '{command}'. There are {', '.join(group.commands)}.")
    for key, value, origin in describe_settings(group.commands[command], folder.resolve(), group):
        print_row(key, value, origin)
    say(f"Looked for {NAME} in {folder.resolve()} and the folders above it, and for {user_file()}.")
    return 0


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> int:
    """Print what makes SHELL complete commands and options.

    \b
    Example: hamzaban completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    print_text(kind(context.find_root().command, {}, "hamzaban", "_HAMZABAN_COMPLETE").source())
    return 0
