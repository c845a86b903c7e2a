"""Paths on the command line: the type of every argument and option that is one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click


class PathType(click.Path):
    """A path that is not empty: an unset variable of a shell must not mean the current folder."""

    def __init__(self, **options: Any) -> None:
        # What may not be read is named by what reads it.
        super().__init__(path_type=Path, **{"readable": False, **options})

    def convert(
        self, value: str | os.PathLike[str], parameter: click.Parameter | None, context: click.Context | None
    ) -> Any:
        """As click's. Fails where the value is empty."""
        if not os.fspath(value):
            self.fail("the path is empty; give one, or . for the current folder.", parameter, context)
        return super().convert(value, parameter, context)
