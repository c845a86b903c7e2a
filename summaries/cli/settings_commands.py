"""`hamzaban config` and `hamzaban completion`: the settings in force, and completion in the shell."""

from __future__ import annotations

from pathlib import Path

import click

from translate import MissingPath, WrongUse
from translate.cli import PathType, print_rows, print_text, say

from .configurable import describe_settings
from .settings_file import NAME, user_file


@click.command("config")
@click.argument("folder", default=".", type=PathType())
@click.option(
    "--for", "command", default="convert", show_default=True, metavar="COMMAND", help="Command whose options are shown."
)
@click.pass_context
def config_command(context: click.Context, folder: Path, command: str) -> int:
    """Show the settings in force, and where each comes from.

    For each option of `convert` it prints the value and its origin. FOLDER is the folder to be worked on; the default
    is the current one.

    \b
    Example: hamzaban config articles/
    """
    group = context.find_root().command
    assert isinstance(group, click.Group)
    if not folder.exists():
        raise MissingPath(f"{folder}: there is no such file or folder; check the path.")
    if command not in group.commands:
        raise WrongUse(f"There is no command '{command}'. There are {', '.join(group.commands)}.")
    print_rows(describe_settings(group.commands[command], folder.resolve(), group))
    say(f"Looked for {NAME} in {folder.resolve()} and the folders above it, and for {user_file()}.")
    return 0


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> int:
    """Print the completion script of a shell.

    \b
    Example: hamzaban completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    print_text(kind(context.find_root().command, {}, "hamzaban", "_HAMZABAN_COMPLETE").source())
    return 0
