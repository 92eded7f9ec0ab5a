"""The cheapest ways to take a task into a plan, made exact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.routing import Balance, Problem
from app.domain.solution import SolvedRoute
from solver.exact.costs import balance_cost, other_costs
from solver.exact.routes import Routes
from solver.exact.schedule import Item
from solver.fitting.screen import Candidate, Screen
from solver.reasons import Task

MOST_LOOKS = 400
"""Where bounds are loose (breaks with waits, several windows), the best of so many is the answer."""


@dataclass(frozen=True, slots=True)
class Way:
    """Vehicle number ``row`` takes a task with these items, which come to ``route``; the plan costs
    ``cost`` cents more (what leaving the task out costs is not counted)."""

    cost: int
    row: int
    items: list[Item]
    route: SolvedRoute


def cheapest_ways(
    problem: Problem,
    routes: Routes,
    screen: Screen,
    task: Task,
    numbers: Iterable[int],
    limit: int = 1,
    looks: int = MOST_LOOKS,
) -> list[Way]:
    """The ``limit`` cheapest ways on these vehicles, cheapest first; no rule is broken.

    At most so many ``looks`` are taken at orders of stops; where fewer do, no way is cheaper.
    """
    rest = _Rest(problem, screen.solved)
    found: list[Way] = []
    for look, candidate in enumerate(screen.candidates(task, numbers)):
        if look == looks:
            break
        if len(found) == limit and candidate.bound - rest.most_saved >= found[-1].cost:
            break
        route = routes.route(problem.vehicles[candidate.row], candidate.items)
        if route is not None:
            found.append(_way(screen, candidate, route, rest))
            found.sort(key=lambda way: way.cost)
            del found[limit:]
    return found


def _way(screen: Screen, candidate: Candidate, route: SolvedRoute, rest: _Rest) -> Way:
    row = screen.rows[candidate.row]
    before = row.route.cost if row is not None and row.route is not None else 0
    cost = route.cost - before + rest.added(route)
    return Way(cost, candidate.row, candidate.items, route)


class _Rest:
    """What a plan costs beside its routes: changes from a plan to be kept, and balance."""

    def __init__(self, problem: Problem, plan: list[SolvedRoute]) -> None:
        self._problem = problem
        self._plan = plan
        self._counts = problem.keeping is not None or problem.balance != Balance()
        self._before = other_costs(problem, plan, (), ()) if self._counts else 0
        self.most_saved = balance_cost(problem.balance, plan)
        """Only the balance can become better by a stop more."""

    def added(self, route: SolvedRoute) -> int:
        if not self._counts:
            return 0
        others = [other for other in self._plan if other.vehicle_id != route.vehicle_id]
        return other_costs(self._problem, [*others, route], (), ()) - self._before
