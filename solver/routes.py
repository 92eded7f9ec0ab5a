"""From an order of stops to a solved route with exact times, loads and cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import Solution, SolvedRoute, Step, StepKind, Unassigned
from solver.loads import Loads
from solver.schedule import Item, Loading, Timed, nodes_of, timetable


class Routes:
    """Makes routes of one problem; remembers those made, since most do not change between answers."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._loads = Loads(problem)
        self._made: dict[tuple[str, tuple[str, ...]], SolvedRoute | None] = {}
        self._prices = {job.job_id: job.price for job in problem.all_jobs}

    def route(self, vehicle: VehicleSpec, items: Sequence[Item]) -> SolvedRoute | None:
        """The route, or None where time, load or roads do not allow this order of stops."""
        items = without_empty_trips(items)
        key = (vehicle.vehicle_id, tuple("" if isinstance(i, Loading) else i.job_id for i in items))
        if key not in self._made:
            self._made[key] = self._make(vehicle, items)
        return self._made[key]

    def _make(self, vehicle: VehicleSpec, items: Sequence[Item]) -> SolvedRoute | None:
        loads = self._loads.along(items, vehicle.capacity)
        if loads is None:
            return None
        nodes = nodes_of(vehicle, self._problem.matrices[vehicle.profile], items)
        timed = timetable(vehicle, nodes) if nodes is not None else None
        if timed is None:
            return None
        return SolvedRoute(vehicle.vehicle_id, _with_loads(timed, loads), route_cost(vehicle, timed))

    def solution(self, routes: Iterable[SolvedRoute], left_out: Iterable[Unassigned]) -> Solution:
        """Routes and what they leave out, with the whole cost."""
        kept = tuple(sorted(routes, key=lambda route: route.vehicle_id))
        unassigned = tuple(sorted(left_out, key=lambda left: left.job_id))
        price = sum(self._prices[left.job_id] for left in unassigned)
        return Solution(kept, unassigned, sum(route.cost for route in kept) + price)


def route_cost(vehicle: VehicleSpec, timed: Sequence[Timed]) -> int:
    """Cents: fixed, plus hours from start to end, plus kilometres; rounded half up once."""
    seconds = timed[-1].end - timed[0].begin
    metres = sum(step.leg_m for step in timed)
    moving = vehicle.costs.per_hour * seconds * 1000 + vehicle.costs.per_km * metres * 3600
    return vehicle.costs.fixed + (moving + 1_800_000) // 3_600_000


def without_empty_trips(items: Sequence[Item]) -> list[Item]:
    """Leave out every return to the depot with nothing before or after it."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Loading) and (not kept or isinstance(kept[-1], Loading)):
            continue
        kept.append(item)
    if kept and isinstance(kept[-1], Loading):
        kept.pop()
    return kept


def _with_loads(timed: Sequence[Timed], loads: Sequence[tuple[int, ...]]) -> tuple[Step, ...]:
    """Steps with what is on board after each; a break and the end change nothing."""
    steps = []
    at = -1
    for t in timed:
        if t.kind not in (StepKind.BREAK, StepKind.END):
            at += 1
        steps.append(
            Step(t.kind, t.job_id, t.place, t.arrival, t.begin, t.end, t.leg_s, t.leg_m, loads[at])
        )
    return tuple(steps)


def repaired(
    routes: Routes, vehicle: VehicleSpec, items: Sequence[Item], partner: Mapping[str, str]
) -> tuple[SolvedRoute | None, list[str]]:
    """The longest beginning of an order of stops that can be kept, and the ids it gives up.

    The search model and the timetable agree except where dropping an empty return to the depot makes
    a leg longer; then the last stops give way.
    """
    kept = list(items)
    dropped: list[str] = []
    while any(not isinstance(item, Loading) for item in kept):
        route = routes.route(vehicle, kept)
        if route is not None:
            return route, dropped
        last = next(item for item in reversed(kept) if isinstance(item, Job))
        gone = {last.job_id, partner.get(last.job_id, last.job_id)}
        dropped.extend(sorted(gone))
        kept = [item for item in kept if isinstance(item, Loading) or item.job_id not in gone]
    return None, dropped
