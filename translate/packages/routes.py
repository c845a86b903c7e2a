"""Routes between languages over the installed packages: direct, or through a pivot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ..errors import MissingPackage
from ..text import LANGUAGES
from .package import Package, package_folders

PIVOT = "en"
# No news is better for a fourth language in between.
LONGEST_ROUTE = 3


@dataclass(frozen=True)
class Route:
    """The packages that lead from a source to a target, one a hop; none where both are the same."""

    source: str
    target: str
    hops: tuple[Package, ...]

    def __str__(self) -> str:
        return " → ".join((self.source, *(hop.target for hop in self.hops)))


def find_route(packages: Sequence[Package], source: str, target: str) -> Route:
    """The shortest way from `source` to `target` (codes) over `packages`.

    Ways of equal length that go through English come first, then in the order of codes. Raises
    `MissingPackage` where there is none; its message names the packages that are lacking.
    """
    waiting: list[tuple[Package, ...]] = [()]
    reached = {source}
    if source == target:
        return Route(source, target, ())
    while waiting:
        found: dict[str, tuple[Package, ...]] = {}
        for hops in waiting:
            here = hops[-1].target if hops else source
            onward = [package for package in packages if package.source == here]
            for package in sorted(onward, key=lambda package: (package.target != PIVOT, package.target)):
                if package.target == target:
                    return Route(source, target, (*hops, package))
                if package.target not in reached and len(hops) + 1 < LONGEST_ROUTE:
                    reached.add(package.target)
                    found[package.target] = (*hops, package)
        waiting = list(found.values())
    raise _missing(packages, source, target)


def routes_by_pivot(packages: Sequence[Package]) -> list[Route]:
    """Every way over `packages` of more than one hop, sorted by source and target."""
    sources = sorted({package.source for package in packages})
    targets = sorted({package.target for package in packages})
    routes = []
    for source, target in product(sources, targets):
        try:
            route = find_route(packages, source, target)
        except MissingPackage:
            continue
        if len(route.hops) > 1:
            routes.append(route)
    return routes


def _missing(packages: Sequence[Package], source: str, target: str) -> MissingPackage:
    """The error that says which packages would lead from `source` to `target`."""
    pairs = {package.pair for package in packages}
    direct = PIVOT in (source, target)
    usual = (f"{source}_{target}",) if direct else (f"{source}_{PIVOT}", f"{PIVOT}_{target}")
    needed = tuple(pair for pair in usual if pair not in pairs)
    names = [str(LANGUAGES.get(code, code)) for code in (source, target)]
    folders = package_folders()
    place = f" in {folders[0]}" if folders else ""
    return MissingPackage(
        f"No way from {names[0]} to {names[1]}: {' and '.join(needed)} is not installed{place}. "
        f"Run `hamzaban models install {' '.join(pair.replace('_', '-') for pair in needed)}`; for a machine with no "
        "line, carry the .argosmodel file there and run `hamzaban models import FILE`.",
        source,
        target,
        needed,
    )
