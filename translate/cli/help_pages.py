"""Help pages: options in groups, commands with their whole summary, and `help` as a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import click

from .saying import print_text

# The options of all commands by the group they are shown in, the most used first.
OPTION_GROUPS: Mapping[str, Sequence[str]] = {
    "Languages": ("to", "from"),
    "Summary": ("sentences", "ratio", "words", "about", "method", "full"),
    "Output": ("output", "format", "site", "page-language", "digits", "no-typography"),
    "Watching": (
        *("once", "settle", "ignore", "done-folder", "failed-folder", "on-done", "tidy"),
        *("poll", "rescan", "idle-unload", "heartbeat"),
    ),
    "Selection": ("include", "exclude", "since", "dry-run", "force", "retry-failed", "follow-links"),
    "Input": ("encoding", "keep-all", "text-field", "title-field", "id-field"),
    "Models": ("yes", "offline", "models", "fast", "beam", "glossary", "no-memory", "demo-packages"),
    "Machine": ("workers", "threads", "device", "scheduler", "local-cluster", "ship"),
    "Messages": ("json", "quiet", "verbose", "help"),
}
# Fewer options than these need no groups.
FEW = 6


class GroupedCommand(click.Command):
    """A command whose options are shown in groups."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each group under its own heading."""
        records = {
            max(parameter.opts, key=len).lstrip("-"): record
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)) is not None
        }
        groups = OPTION_GROUPS if len(records) > FEW else {}
        for title, names in groups.items():
            rows = [records.pop(name) for name in names if name in records]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
        if records:
            with formatter.section("Other options" if groups else "Options"):
                formatter.write_dl(list(records.values()))


class SummaryGroup(click.Group):
    """A group whose page shows the whole summary of each command, in sections where it has any.

    `sections`: names of commands by heading, in the order to be shown in; commands in none come last.
    """

    sections: ClassVar[Mapping[str, Sequence[str]]] = {}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with the first sentence of its help."""
        commands = {name: self.commands[name] for name in self.list_commands(ctx) if not self.commands[name].hidden}
        placed = {name for names in self.sections.values() for name in names}
        sections = {**self.sections, "Commands": [name for name in commands if name not in placed]}
        widest = max(map(len, commands))
        for title, names in sections.items():
            rows = [(name.ljust(widest), summary(commands[name])) for name in names if name in commands]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def summary(command: click.Command) -> str:
    """The first paragraph of a command's help, on one line."""
    return " ".join((command.help or "").split("\n\n")[0].split())


@click.command("help")
@click.argument("names", nargs=-1, metavar="[COMMAND]...")
@click.pass_context
def help_command(context: click.Context, names: tuple[str, ...]) -> int:
    """Show the help page of COMMAND, or the list of commands.

    \b
    Example: hamzaban help convert
             hamzaban help models install
    """
    parent = context.find_root()
    for name in names:
        found = parent.command.get_command(parent, name) if isinstance(parent.command, click.Group) else None
        if found is None:
            raise click.UsageError(f"No such command '{name}'.", parent)
        parent = click.Context(found, info_name=name, parent=parent)
        parent.max_content_width = context.max_content_width
    print_text(parent.get_help())
    return 0
