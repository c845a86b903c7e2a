"""What a translator is given to do and has done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..packages import Package


@dataclass(frozen=True)
class Effort:
    """What a translator has done so far: `decoded` sentences, by hop; `remembered` ones; `seconds` in its models."""

    decoded: int = 0
    remembered: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Step:
    """Texts that are to go through one package."""

    package: Package
    texts: Sequence[str]


def by_model(packages: Sequence[Package]) -> list[list[int]]:
    """Return the places of packages in their sequence, those of one model together."""
    groups: dict[Path, list[int]] = {}
    for number, package in enumerate(packages):
        groups.setdefault(package.folder, []).append(number)
    return list(groups.values())
