"""Stops at one place that are one visit: what is brought, and what is taken back at once.

The problem has no word for such a pair but that both ride together, so a search may come twice. Here
their visits are made one, or, where the van has no room for that, both are left out: the answer keeps
the rule, at the price of a plan that may miss a better one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import Solution, SolvedRoute, StepKind, Unassigned, UnassignedReason
from solver.exact.routes import Routes
from solver.exact.visits import Item, Loading

type Pair = tuple[str, str]
"""The stop that comes first and the one that follows at once."""


def side_by_side(problem: Problem, solution: Solution, pairs: Sequence[Pair]) -> Solution:
    """The solution with every pair that it serves made in one visit."""
    apart = [pair for pair in pairs if _is_apart(solution, pair)]
    if not apart:
        return solution
    routes = Routes(problem)
    vehicles = {vehicle.vehicle_id: vehicle for vehicle in problem.vehicles}
    jobs = {job.job_id: job for job in problem.all_jobs}
    kept, left = [], list(solution.unassigned)
    for route in solution.routes:
        mine = [pair for pair in apart if pair[0] in route.job_ids]
        vehicle = vehicles[route.vehicle_id]
        items = _items(vehicle, route, jobs)
        for pair in mine:
            items, done = _joined(routes, vehicle, items, pair, jobs)
            if not done:
                reason = UnassignedReason.NO_ROOM
                left.extend(Unassigned(stop, reason, route.vehicle_id) for stop in pair)
        made = routes.route(vehicle, items) if mine else route
        if made is not None:
            kept.append(made)
        elif items:
            left.extend(
                Unassigned(item.job_id, UnassignedReason.NO_ROOM, route.vehicle_id)
                for item in items
                if isinstance(item, Job)
            )
    return routes.solution(kept, left, solution.outsourced)


def _is_apart(solution: Solution, pair: Pair) -> bool:
    """Whether both ride, with something between."""
    for route in solution.routes:
        if pair[0] in route.job_ids:
            return pair not in pairwise(
                [step.job_id for step in route.steps if step.kind is not StepKind.BREAK]
            )
    return False


def _items(vehicle: VehicleSpec, route: SolvedRoute, jobs: dict[str, Job]) -> list[Item]:
    loading = vehicle.reload.loading if vehicle.reload is not None else 0
    return [
        jobs[step.job_id] if step.kind is StepKind.JOB else Loading(step.location, loading)
        for step in route.steps
        if step.kind in (StepKind.JOB, StepKind.RELOAD)
    ]


def _joined(
    routes: Routes, vehicle: VehicleSpec, items: list[Item], pair: Pair, jobs: dict[str, Job]
) -> tuple[list[Item], bool]:
    """The cheapest order with the pair in one visit, and that there is one; else both taken out."""
    first, second = jobs[pair[0]], jobs[pair[1]]
    rest = [item for item in items if item is not first and item is not second]
    best: tuple[int, list[Item]] | None = None
    for at in range(len(rest) + 1):
        option = [*rest[:at], first, second, *rest[at:]]
        cost = routes.cost(vehicle, option)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, option
    return (best[1], True) if best is not None else (rest, False)
