"""Money in the engine's whole units, small and exact.

Every price of a problem is a whole number of 1/18,000 cents per second, metre or stop (5 times the
cents of an hour, 18 times those of a kilometre, 18,000 times a cent); what all of them have in common
is divided out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd

from app.domain.routing import Problem

HIGHEST = 2**50
"""All prices of leaving out together stay below this, far enough from the engine's 64 bits."""


@dataclass(frozen=True, slots=True)
class Money:
    """How many of the engine's units things cost. ``cap`` is the most for leaving one task out."""

    divisor: int
    cap: int

    def second(self, per_hour: int) -> int:
        """Per second, of cents per hour."""
        return 5 * per_hour // self.divisor

    def metre(self, per_km: int) -> int:
        """Per metre, of cents per kilometre."""
        return 18 * per_km // self.divisor

    def once(self, cents: int) -> int:
        """Of cents; capped."""
        return min(18_000 * cents // self.divisor, self.cap)


def money_of(problem: Problem, prices: Iterable[int]) -> Money:
    """The unit for this problem; ``prices`` are those of leaving tasks out."""
    prices = list(prices)
    parts = {18_000 * price for price in prices}
    for vehicle in problem.vehicles:
        costs = vehicle.costs
        parts.add(18_000 * costs.fixed)
        parts.add(18 * costs.per_km)
        parts.update(5 * rate for rate in (costs.per_hour, costs.per_driving_hour, costs.per_task_hour))
        parts.add(5 * vehicle.overtime.per_hour)
    if problem.keeping is not None:
        parts.add(18_000 * problem.keeping.per_reassignment)
    parts.update(300 * job.lateness.per_minute for job in problem.all_jobs if job.lateness is not None)
    return Money(gcd(*parts) or 1, HIGHEST // (len(prices) + 1))
