"""One annealed walk through plans: PyVRP's local search makes the moves, a temperature accepts them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import pyvrp
from pyvrp import Activity
from pyvrp.search import (
    OPERATORS,
    LocalSearch,
    NeighbourhoodParams,
    PerturbationManager,
    PerturbationParams,
    compute_neighbours,
)

from solver.annealing.penalties import Penalties
from solver.annealing.strings import Strings

NEIGHBOURS = 40
MOST_DISTURBED = 15
"""Stops taken out or moved before each descent, at most (one at least): more are slower, and fewer
mostly fall back to where they came from (measured)."""
STRINGS = 0.5
"""Share of the moves that begin with strings taken out, and not with what is nearest to some stop."""

type Neighbours = dict[Activity, list[Activity]]
"""What may come before or after each stop."""

type Temperature = Callable[[], float | None]
"""How much worse a plan may be now, in cost units; None when the walk is over."""


def neighbours_of(data: pyvrp.ProblemData) -> Neighbours:
    """The stops that are near one another; what it costs to use a vehicle makes no difference."""
    near: Neighbours = compute_neighbours(data, NeighbourhoodParams(num_neighbours=NEIGHBOURS))
    return near


class Walk:
    """Walks from plan to plan of ``data``: disturb, descend, accept (Kirkpatrick, Gelatt and Vecchi,
    Science 220, 1983). ``plan`` is where it stands, rules broken or not; ``best`` the cheapest plan
    that keeps them, None before the first."""

    def __init__(
        self,
        data: pyvrp.ProblemData,
        seed: int,
        plan: pyvrp.Solution,
        penalties: Penalties,
        neighbours: Neighbours,
    ) -> None:
        self.data = data
        self.plan = plan
        self.penalties = penalties
        self.best: pyvrp.Solution | None = None
        self.best_cost = math.inf
        self._random = random.Random(seed)
        self._rng = pyvrp.RandomNumberGenerator(seed)
        self._search = self._searching(neighbours, MOST_DISTURBED)
        self._putting_back = self._searching(neighbours, 1)
        self._strings = Strings(data, neighbours, self._random)
        self._remember(plan)

    def go(
        self, temperature: Temperature, on_better: Callable[[pyvrp.Solution], None] = lambda _: None
    ) -> None:
        """Walk until the temperature says that it is over."""
        penalties, draw = self.penalties, self._random.random
        here = penalties.costs.penalised_cost(self.plan)
        while (warmth := temperature()) is not None:
            found = self._moved()
            if penalties.has_changed(found):
                here = penalties.costs.penalised_cost(self.plan)
            if self._remember(found):
                found = self._polished(found)
                on_better(found)
            cost = penalties.costs.penalised_cost(found)
            if cost < here - warmth * math.log(1 - draw()):
                self.plan, here = found, cost

    def _moved(self) -> pyvrp.Solution:
        """The plan after a disturbance and a descent where it was disturbed."""
        if self._strings and self._random.random() < STRINGS:
            return self._putting_back(self._strings.without_some(self.plan), self.penalties.costs)
        return self._search(self.plan, self.penalties.costs)

    def _searching(self, neighbours: Neighbours, most_disturbed: int) -> LocalSearch:
        """A local search that disturbs so many stops first, at least one: with none PyVRP goes on with
        the stops that earlier descents changed, in the end with all."""
        search = LocalSearch(
            self.data,
            self._rng,
            neighbours,
            PerturbationManager(PerturbationParams(1, most_disturbed)),
        )
        for operator in OPERATORS:
            if operator.supports(self.data):
                search.add_operator(operator(self.data))
        return search

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
