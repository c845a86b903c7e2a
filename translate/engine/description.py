"""What a translator consists of and what it lacks: for records, for plans and for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import permutations, product

from ..arguments import one_or_many
from ..errors import MissingPackage
from .translator import Translator


def describe_engine(translator: Translator, source: str, targets: str | Iterable[str]) -> Mapping[str, object]:
    """What decides a translation besides its source, as a record keeps it.

    Returns the beam size, the version of every package on the way from `source` to each of `targets` that can be
    reached, and the name of its model (`argos` for packages), by pair, and how the text is finished.
    """
    packages = translator.packages_between(source, targets)
    return {
        "beam": translator.beam,
        "packages": dict(sorted((package.pair, package.version) for package in packages)),
        "models": dict(sorted((package.pair, package.name) for package in packages)),
        "typography": translator.typography,
        "digits": translator.digits,
        "glossary": translator.terms.sha256 if translator.terms else None,
    }


def needed_packages(
    translator: Translator, sources: str | Iterable[str], targets: str | Iterable[str]
) -> tuple[str, ...]:
    """The packages, as pairs such as `en_fa`, that are lacking on the ways from `sources` to `targets` (languages)."""
    needed: dict[str, None] = {}
    for source, target in product(one_or_many(sources), one_or_many(targets)):
        try:
            translator.route(source, target)
        except MissingPackage as missing:
            needed |= dict.fromkeys(missing.needed)
    return tuple(needed)


def reaches_all(translator: Translator, codes: str | Iterable[str]) -> bool:
    """Whether every language of `codes` can be translated into every other."""
    try:
        for source, target in permutations(one_or_many(codes), 2):
            translator.route(source, target)
    except MissingPackage:
        return False
    return True


def count_hops(translator: Translator, source: str, targets: str | Iterable[str]) -> int:
    """Return how many times a sentence in `source` is decoded for all of `targets` that can be reached."""
    ways: set[tuple[str, ...]] = set()
    for target in one_or_many(targets):
        try:
            pairs = [hop.pair for hop in translator.route(source, target).hops]
        except MissingPackage:
            continue
        ways |= {tuple(pairs[: depth + 1]) for depth in range(len(pairs))}
    return len(ways)
