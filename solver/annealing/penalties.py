"""What broken rules cost while a walk is under way: as much as keeps most of its plans whole."""

from __future__ import annotations

from collections.abc import Sequence

import pyvrp

from solver.annealing.first import starting_penalties

PLANS_BETWEEN_CHANGES = 100
DEARER, CHEAPER = 1.5, 0.9
WHOLE_SHARE, TOLERANCE = 0.65, 0.05
"""So many of a walk's plans shall keep a rule."""
LEAST, MOST = 1e-3, 1e4
"""How far a penalty may move from where it began, as factors."""


class Penalties:
    """Prices of excess load, lateness and distance that follow how often each is broken, as PyVRP's own
    penalty management does (Vidal et al., Operations Research 60(3), 2012, section 4.3)."""

    def __init__(self, begun: Sequence[float], prices: Sequence[float]) -> None:
        self._begun = list(begun)
        self._prices = list(prices)
        self._whole = [0] * len(self._prices)
        self._seen = 0
        self.costs = self._evaluator()

    @classmethod
    def of(cls, data: pyvrp.ProblemData) -> Penalties:
        """Those to begin with."""
        loads, late, far = starting_penalties(data)
        return cls((*loads, late, far), (*loads, late, far))

    @classmethod
    def between(cls, several: Sequence[Penalties]) -> Penalties:
        """The mean of several walks' prices."""
        prices = zip(*(each._prices for each in several), strict=True)
        return cls(several[0]._begun, [sum(each) / len(several) for each in prices])

    def copy(self) -> Penalties:
        """The same prices, to go their own way."""
        return Penalties(self._begun, self._prices)

    def has_changed(self, plan: pyvrp.Solution) -> bool:
        """Count a plan; whether ``costs`` is another evaluator now."""
        if plan.is_feasible():
            for n in range(len(self._whole)):
                self._whole[n] += 1
        else:
            for n, excess in enumerate((*plan.excess_load(), plan.time_warp(), plan.excess_distance())):
                self._whole[n] += excess == 0
        self._seen += 1
        if self._seen < PLANS_BETWEEN_CHANGES:
            return False
        for n, whole in enumerate(self._whole):
            lacking = WHOLE_SHARE - whole / self._seen
            if abs(lacking) > TOLERANCE:
                price = self._prices[n] * (DEARER if lacking > 0 else CHEAPER)
                self._prices[n] = min(MOST * self._begun[n], max(LEAST * self._begun[n], price))
            self._whole[n] = 0
        self._seen = 0
        self.costs = self._evaluator()
        return True

    def _evaluator(self) -> pyvrp.CostEvaluator:
        *loads, late, far = self._prices
        return pyvrp.CostEvaluator(loads, late, far)
