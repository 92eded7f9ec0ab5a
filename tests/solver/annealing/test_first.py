"""The first plan's prices of broken rules are of this world, so its descent comes to an end."""

from __future__ import annotations

from app.domain.routing import Problem
from solver.annealing.first import starting_penalties
from tests.solver.annealing.agreement import said
from tests.solver.instances import delivery, problem, van

VANS = ("a", "b", "c")


def test_that_each_stop_is_kept_for_one_van_makes_no_broken_rule_dearer() -> None:
    """Edges that must not be used are dearer than all stops; among what a drive usually costs, they
    made a second's lateness so dear that the engine's descent went in circles without end."""
    prices = starting_penalties(said(_day({})).data)
    kept_for_one = starting_penalties(said(_day({name: frozenset({name}) for name in VANS})).data)
    assert kept_for_one[0][0] < 2 * prices[0][0]
    assert kept_for_one[1] < 2 * prices[1]


def _day(skills: dict[str, frozenset[str]]) -> Problem:
    jobs = [
        delivery(f"{name}{place}", place, skills=skills.get(name, frozenset()))
        for name in VANS
        for place in range(1, 8)
    ]
    return problem(*jobs, vehicles=tuple(van(n, skills=skills.get(n, frozenset())) for n in VANS))
