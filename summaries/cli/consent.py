"""Questions before something large is done."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from translate.cli import ask, can_ask

from ..filesystem import refusal, whole_disk


def agree_to_whole_disks(paths: Iterable[Path], *, yes: bool) -> None:
    """Ask, where there is a person to be asked, before whole file systems or the home folder are converted.

    Args:
        paths: That were given.
        yes: Whether all of it was agreed to before.

    Raises:
        WholeDisk: Nobody could be asked, or the answer was no.
    """
    for path in () if yes else paths:
        kind = whole_disk(path)
        if kind and not (
            can_ask() and ask(f"{path} is {kind}. Put summaries beside every article in it?", default=False)
        ):
            raise refusal(path, kind)
