"""The best of a ranking that fits within a length, each sentence with those that it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from .choice import Choice

Dependencies = Mapping[int, tuple[int, ...]]
# How far down a ranking a better fit is looked for, in how many pairs, and how often.
DEEPEST = 30
MOST_PAIRED = 15
MOST_EXCHANGES = 6
# What a word is worth by the score of its sentence: below 1, full budgets count for more; at 0, nothing else does.
SCORE_POWER = 0.5


def select_within_budget(
    ranking: Iterable[Choice], dependencies: Dependencies, cost: Callable[[int], int], budget: int
) -> list[Choice]:
    """Take the best of a ranking within a budget, each sentence with those that it needs.

    Args:
        ranking: From the best down.
        dependencies: What each sentence needs, as `find_dependencies` gives it.
        cost: What the sentence at a place costs.
        budget: What all may cost together.

    Returns:
        From the best down. What does not fit gives way to what comes after it. At least one is taken: where nothing
        fits, the best that needs no other, or the best.
    """
    by_place = {choice.index: choice for choice in ranking}
    taken: dict[int, Choice] = {}
    for place, choice in by_place.items():
        if budget <= 0:
            break
        missing = [place, *dependencies.get(place, ())]
        missing = [one for one in missing if one not in taken]
        total = sum(map(cost, missing))
        if place not in taken and total <= budget:
            budget -= total
            for one in missing:
                taken[one] = by_place.get(one, choice)
    if not taken and by_place:
        alone = (choice for place, choice in by_place.items() if place not in dependencies)
        return [next(alone, next(iter(by_place.values())))]
    return list(taken.values())


def fill_budget(
    ranking: Sequence[Choice], dependencies: Dependencies, cost: Callable[[int], int], budget: int
) -> list[Choice]:
    """Take what fills a budget best: the greatest sum of costs, each times the root of its sentence's score.

    The best of the ranking that fits is improved by exchanges of one chosen sentence for one or two others, while any
    raises the sum. Arguments and the rest as for `select_within_budget`.
    """
    chosen = {choice.index for choice in select_within_budget(ranking, dependencies, cost, budget)}
    by_place = {choice.index: choice for choice in ranking}
    costs = {place: cost(place) for place in by_place}
    lowest = min((choice.score for choice in ranking), default=0.0)
    floor = min(lowest, 0.0)

    def spent(places: Iterable[int]) -> int:
        return sum(costs[place] for place in places)

    def value(places: Iterable[int]) -> float:
        return sum(costs[place] * float((by_place[place].score - floor) ** SCORE_POWER) for place in places)

    def whole(places: frozenset[int]) -> bool:
        return all(places.issuperset(dependencies.get(place, ())) for place in places)

    best = frozenset(chosen)
    if spent(best) > budget:
        return [by_place[place] for place in chosen]
    candidates = [choice.index for choice in ranking[:DEEPEST]]
    for _ in range(MOST_EXCHANGES):
        found = [best]
        for rest in (best, *(best - {place} for place in best)):
            added = [rest | {place, *dependencies.get(place, ())} for place in candidates if place not in best]
            added = [places for places in added if spent(places) <= budget]
            pairs = (one | other for one, other in combinations(added[:MOST_PAIRED], 2))
            found += added
            found += [places for places in pairs if spent(places) <= budget]
        better = max((places for places in found if whole(places)), key=value, default=best)
        if value(better) <= value(best):
            break
        best = better
    return [choice for place, choice in by_place.items() if place in best]
