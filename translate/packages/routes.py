"""Routes between languages over the installed packages and models: direct, or through a pivot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from ..errors import MissingPackage
from ..text import LANGUAGES
from .model_folders import ModelFolder
from .package import ARGOS_NAME, Package, package_folders

PIVOT = "en"
# No news is better for a fourth language in between.
LONGEST_ROUTE = 3


@dataclass(frozen=True)
class Route:
    """The packages that lead from a source to a target, one a hop; none where both are the same."""

    source: str
    target: str
    hops: tuple[Package, ...]

    def pairs(self, depth: int | None = None) -> tuple[str, ...]:
        """Return its first hops, `depth` of them or all, as pairs."""
        return tuple(hop.pair for hop in self.hops[:depth])

    def __str__(self) -> str:
        return " → ".join((self.source, *(hop.target for hop in self.hops)))


def find_route(
    packages: Sequence[Package],
    source: str,
    target: str,
    models: Sequence[ModelFolder] = (),
    order: Sequence[str] = (),
) -> Route:
    """The shortest way from `source` to `target` (codes) over `packages` and `models`.

    Ways of equal length that go through English come first, then in the order of codes. Each hop is made by the first
    model that can: of those named in `order` (`argos` for all packages), then Argos packages, then models by name.
    Raises `MissingPackage` where there is no way; its message names the packages that are lacking.
    """
    waiting: list[tuple[Package, ...]] = [()]
    reached = {source}
    if source == target:
        return Route(source, target, ())
    while waiting:
        found: dict[str, tuple[Package, ...]] = {}
        for hops in waiting:
            here = hops[-1].target if hops else source
            direct = _best_hop(packages, models, order, here, target)
            if direct is not None:
                return Route(source, target, (*hops, direct))
            onward = {package.target for package in packages if package.source == here}
            onward.update(code for model in models for code in model.targets(here))
            for code in sorted(onward - reached, key=lambda code: (code != PIVOT, code)):
                package = _best_hop(packages, models, order, here, code)
                if package is not None and len(hops) + 1 < LONGEST_ROUTE:
                    reached.add(code)
                    found[code] = (*hops, package)
        waiting = list(found.values())
    raise _missing(packages, source, target)


def _best_hop(
    packages: Iterable[Package], models: Iterable[ModelFolder], order: Sequence[str], source: str, target: str
) -> Package | None:
    """What translates a pair with nothing in between: of several, the first in the reader's order."""
    found = [package for package in packages if (package.source, package.target) == (source, target)]
    found += [model.direction(source, target) for model in models if model.serves(source, target)]

    def rank(package: Package) -> tuple[int, bool, str]:
        named = order.index(package.name) if package.name in order else len(order)
        return named, package.name != ARGOS_NAME, package.name

    return min(found, key=rank, default=None)


def routes_by_pivot(packages: Sequence[Package], models: Sequence[ModelFolder] = ()) -> list[Route]:
    """Every way over `packages` and `models` of more than one hop, sorted by source and target."""
    sources = sorted({package.source for package in packages})
    targets = sorted({package.target for package in packages})
    routes = []
    for source, target in product(sources, targets):
        try:
            route = find_route(packages, source, target, models)
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
    unpackaged = [code for code in (source, target) if code in LANGUAGES and not LANGUAGES[code].packaged]
    if unpackaged:
        return MissingPackage(
            f"No way from {names[0]} to {names[1]}: Argos has no package for {LANGUAGES[unpackaged[0]]}. A model of "
            "another family may read it, such as NLLB-200: run `hamzaban models import FOLDER` or "
            "`hamzaban models install hf:OWNER/NAME`.",
            source,
            target,
        )
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
