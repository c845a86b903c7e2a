"""Help pages: options in groups, whole summaries of commands, an example on every page."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

import run
from translate.cli import OPTION_GROUPS


def commands(group: click.Group = run.cli, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*names, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)


COMMANDS = dict(commands())


def page(*arguments: str) -> str:
    shown = CliRunner().invoke(run.cli, [*arguments, "-h"], prog_name="hamzaban", terminal_width=80)
    assert shown.exit_code == 0
    return shown.output


@pytest.mark.parametrize("names", [(), *COMMANDS], ids=" ".join)
def test_page_has_example(names):
    assert f"Example: {' '.join(('hamzaban', *names))}" in page(*names)


@pytest.mark.parametrize("names", [(), *COMMANDS], ids=" ".join)
def test_page_cuts_nothing(names):
    shown = page(*names)
    for name, command in COMMANDS.items():
        if name[:-1] == names:
            assert " ".join((command.help or "").split("\n\n")[0].split()) in " ".join(shown.split())


def test_option_is_in_one_group():
    grouped = [name for names in OPTION_GROUPS.values() for name in names]
    assert len(grouped) == len(set(grouped))


@pytest.mark.parametrize(
    "names", [names for names in COMMANDS if names[0] in {"convert", "watch", "translate", "summarize"}]
)
def test_page_shows_every_option_in_a_group(names):
    shown = page(*names)
    assert "Other options" not in shown
    assert [line for line in shown.splitlines() if line == "Languages:"]
    for parameter in COMMANDS[names].params:
        if isinstance(parameter, click.Option):
            assert f" {parameter.opts[-1]} " in shown or f"  {parameter.opts[0]}" in shown


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_help_shows_the_same_page(names):
    shown = CliRunner().invoke(run.cli, ["help", *names], prog_name="hamzaban", terminal_width=80)
    assert (shown.exit_code, shown.output) == (0, page(*names))


def test_help_alone_lists_commands():
    shown = CliRunner().invoke(run.cli, ["help"], prog_name="hamzaban", terminal_width=80)
    assert (shown.exit_code, shown.output) == (0, page())


@pytest.mark.parametrize("names", [("nothing",), ("models", "nothing"), ("convert", "more")])
def test_help_of_no_command_is_wrong_use(names):
    shown = CliRunner().invoke(run.cli, ["help", *names], prog_name="hamzaban")
    assert shown.exit_code == 2
    assert f"No such command '{names[-1]}'" in shown.output
