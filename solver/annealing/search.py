"""PyVRP's own iterated local search behind the face that the annealing will have."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import pyvrp
from pyvrp import PenaltyManager, PenaltyParams
from pyvrp.exceptions import PenaltyBoundWarning
from pyvrp.IteratedLocalSearch import (
    IteratedLocalSearch,
    IteratedLocalSearchCallbacks,
    IteratedLocalSearchParams,
)
from pyvrp.search import (
    OPERATORS,
    LocalSearch,
    NeighbourhoodParams,
    PerturbationManager,
    PerturbationParams,
    compute_neighbours,
)

from solver.annealing.first import first_plan, starting_penalties


@dataclass(frozen=True)
class Stop:
    """When to stop: after so many seconds or steps (None: no such limit), or when ``cancelled``."""

    seconds: float | None
    steps: int | None
    cancelled: Callable[[], bool]


class _Told(IteratedLocalSearchCallbacks):
    """Passes on what keeps the rules."""

    def __init__(self, on_better: Callable[[pyvrp.Solution], None]) -> None:
        self._on_better = on_better

    def on_best(self, best: pyvrp.Solution) -> None:
        """Pass on what keeps the rules."""
        if best.is_feasible():
            self._on_better(best)


def anneal(
    data: pyvrp.ProblemData,
    seed: int,
    threads: int,  # noqa: ARG001 - one is all that this search can use
    stop: Stop,
    initial: pyvrp.Solution | None = None,
    on_better: Callable[[pyvrp.Solution], None] = lambda _: None,
) -> pyvrp.Solution:
    """The best plan found, one that keeps the rules if any did."""
    until = None if stop.seconds is None else monotonic() + stop.seconds
    steps = 0

    def is_over(best_cost: int) -> bool:  # noqa: ARG001
        nonlocal steps
        steps += 1
        too_late = until is not None and monotonic() > until
        return too_late or (stop.steps is not None and steps > stop.steps) or stop.cancelled()

    neighbours = compute_neighbours(data, NeighbourhoodParams(num_neighbours=30))
    rng = pyvrp.RandomNumberGenerator(seed)
    search = LocalSearch(data, rng, neighbours, PerturbationManager(PerturbationParams(1, 15)))
    for operator in OPERATORS:
        if operator.supports(data):
            search.add_operator(operator(data))
    params = PenaltyParams(max_penalty=1e7)
    penalties = PenaltyManager(starting_penalties(data), params)
    begun = initial if initial is not None else first_plan(data)
    told = IteratedLocalSearchParams(callbacks=_Told(on_better))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        run = IteratedLocalSearch(data, penalties, search, begun, told)
        return run.run(is_over, collect_stats=False).best
