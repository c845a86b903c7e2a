"""Libraries that read formats: how one is imported, what is said where it is not there, and what it stumbles over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from .article import MissingExtra, UnreadableArticle


def import_optional(module: str, package: str, name: str) -> Any:
    """A module of a library that only one format needs.

    `module`: its name. `package`: what brings it. `name`: the file that it is wanted for. Raises `MissingExtra` where
    it is not installed, which is where somebody took it away, or installed Hamzaban without what it needs.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"{name}: the library that reads this format, {package}, is not there; pip install {package}, or uv sync."
        ) from error


@contextmanager
def wrap_errors(name: str) -> Iterator[None]:
    """Say as `UnreadableArticle` what a library raises that stumbles over a broken file.

    Readers of formats promise no family of errors of their own; these are the ones that wrong assumptions about data
    come out as. `name`: the file, for the message.
    """
    try:
        yield
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        said = " ".join(str(error).split())[:100] or type(error).__name__
        raise UnreadableArticle(f"{name}: this document is broken ({said}); open it and save it again.") from error
