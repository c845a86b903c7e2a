"""The options of every command that translates, and the translator that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import WrongUse
from .model_commands import obtain_missing
from .path_type import PathType

if TYPE_CHECKING:
    from ..engine import Device, Translator
    from ..text import Digits

# More than these only cost memory.
MOST_BEAM, MOST_THREADS = 32, 256
Command = TypeVar("Command", bound=Callable[..., Any])


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several click options as one decorator, shown in the order given."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


ENGINE_OPTIONS = together(
    click.option("--fast", is_flag=True, help="Decode with beam 1: faster, slightly worse."),
    click.option(
        "--beam", type=click.IntRange(1, MOST_BEAM), metavar="N", help="Hypotheses kept at each step.  [default: 4]"
    ),
    click.option(
        "--model",
        "--models",
        "models",
        multiple=True,
        metavar="NAME",
        help="Model to prefer, may be given more than once; 'argos' is all packages.  [default: argos first]",
    ),
    click.option(
        "--threads",
        type=click.IntRange(1, MOST_THREADS),
        metavar="N",
        help="Batches decoded side by side.  [default: one a core]",
    ),
    click.option("--offline", is_flag=True, help="Never use the network."),
    click.option("--yes", is_flag=True, help="Answer yes: install missing packages, convert a whole disk."),
    click.option(
        "--demo-packages", is_flag=True, help="Use word-for-word packages: to try the program, not for reading."
    ),
    click.option("--no-memory", is_flag=True, help="Do not use or fill the translation memory."),
    click.option(
        "--glossary",
        type=PathType(dir_okay=False),
        metavar="FILE",
        help="Fixed translations, tab-separated: term, translation, en-fa. A sentence that lacks one is flagged.",
    ),
    click.option(
        "--digits", type=click.Choice(["native", "latin"]), help="Digits in translations.  [default: as translated]"
    ),
    click.option("--no-typography", is_flag=True, help="Keep punctuation and quotation marks as the model wrote them."),
    click.option(
        "--device",
        type=click.Choice(["auto", "cpu", "cuda"]),
        default="auto",
        show_default=True,
        help="Processor that decodes.",
    ),
)


@contextmanager
def open_translator(
    missing: Callable[[Translator], Sequence[str]],
    *,
    fast: bool = False,
    offline: bool = False,
    yes: bool = False,
    demo_packages: bool = False,
    no_memory: bool = False,
    glossary: Path | None = None,
    digits: Digits | None = None,
    no_typography: bool = False,
    device: Device = "auto",
    beam: int | None = None,
    models: Sequence[str] = (),
    threads: int | None = None,
) -> Iterator[Translator]:
    """Open the translator that the options describe, once missing packages have been offered; close it at the end.

    `missing`: from a translator to the packages, such as `en_fa`, that the command will need and that it lacks. The
    others: as the options say. Raises `WrongUse` for a glossary that cannot be read or a device that is not there.
    """
    from ..demo import demo_packages as build_demo_packages
    from ..engine import DEFAULT_BEAM, Memory, Translator, find_device, read_term_list

    if fast and beam not in {None, 1}:
        raise WrongUse(f"--fast and --beam {beam}: --fast means --beam 1; give one of them.")
    chosen_beam = 1 if fast else beam or DEFAULT_BEAM
    terms = read_term_list(glossary) if glossary else None
    folders = [build_demo_packages()] if demo_packages else None
    if device == "cuda":
        find_device(device)  # before anything is done in vain
    if needed := () if demo_packages else missing(Translator(order=models)):
        obtain_missing(needed, yes=yes, offline=offline)
    with (
        nullcontext() if no_memory else Memory() as memory,
        Translator(
            folders,
            order=models,
            beam=chosen_beam,
            threads=threads,
            device=device,
            memory=memory,
            terms=terms,
            typography=not no_typography,
            digits=digits,
        ) as translator,
    ):
        yield translator
