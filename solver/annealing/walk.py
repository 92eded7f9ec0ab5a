"""One annealed walk through plans: PyVRP's local search makes the moves, a temperature accepts them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import pyvrp
from pyvrp.search import (
    OPERATORS,
    LocalSearch,
    NeighbourhoodParams,
    PerturbationManager,
    PerturbationParams,
    compute_neighbours,
)

from solver.annealing.penalties import Penalties

NEIGHBOURS = 30
MOST_DISTURBED = 15
"""Stops taken out or moved before each descent, at most (one at least): more are slower, and fewer
mostly fall back to where they came from (measured)."""

type Temperature = Callable[[], float | None]
"""How much worse a plan may be now, in cost units; None when the walk is over."""


class Walk:
    """Walks from plan to plan of ``data``: disturb, descend, accept (Kirkpatrick, Gelatt and Vecchi,
    Science 220, 1983). ``plan`` is where it stands, rules broken or not; ``best`` the cheapest plan
    that keeps them, None before the first."""

    def __init__(
        self, data: pyvrp.ProblemData, seed: int, plan: pyvrp.Solution, penalties: Penalties
    ) -> None:
        self.data = data
        self.plan = plan
        self.penalties = penalties
        self.best: pyvrp.Solution | None = None
        self.best_cost = math.inf
        self._random = random.Random(seed)
        self._rng = pyvrp.RandomNumberGenerator(seed)
        self._search = LocalSearch(
            data,
            self._rng,
            compute_neighbours(data, NeighbourhoodParams(num_neighbours=NEIGHBOURS)),
            PerturbationManager(PerturbationParams(1, MOST_DISTURBED)),
        )
        for operator in OPERATORS:
            if operator.supports(data):
                self._search.add_operator(operator(data))
        self._remember(plan)

    def go(
        self, temperature: Temperature, on_better: Callable[[pyvrp.Solution], None] = lambda _: None
    ) -> None:
        """Walk until the temperature says that it is over."""
        penalties, search, draw = self.penalties, self._search, self._random.random
        here = penalties.costs.penalised_cost(self.plan)
        while (warmth := temperature()) is not None:
            found = search(self.plan, penalties.costs)
            if penalties.has_changed(found):
                here = penalties.costs.penalised_cost(self.plan)
            if self._remember(found):
                found = self._polished(found)
                on_better(found)
            cost = penalties.costs.penalised_cost(found)
            if cost < here - warmth * math.log(1 - draw()):
                self.plan, here = found, cost

    def _remember(self, plan: pyvrp.Solution) -> bool:
        """Whether a plan is the best so far."""
        if not plan.is_feasible() or (cost := self.penalties.costs.cost(plan)) >= self.best_cost:
            return False
        self.best, self.best_cost = plan, cost
        return True

    def _polished(self, plan: pyvrp.Solution) -> pyvrp.Solution:
        """The best plan after a descent over all its stops."""
        finer = self._search(plan, self.penalties.costs, exhaustive=True)
        return finer if self._remember(finer) else plan
