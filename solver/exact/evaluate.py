"""What a plan that somebody made comes to: times, loads, cost, and every rule that it breaks.

Nothing is refused: a rule that cannot be kept is broken as little as may be, and told. A route that
breaks nothing is the one that ``solver.exact.routes`` makes of the same stops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from app.domain.routing import GroupKind, Problem, VehicleSpec
from app.domain.solution import (
    Evaluation,
    Itinerary,
    SolvedRoute,
    Unassigned,
    UnassignedReason,
    Violation,
)
from solver.exact.costs import outsourced, plan_cost
from solver.exact.lenient import Lenient
from solver.exact.routes import Routes, without_empty_trips
from solver.exact.visits import Item, Loading


def evaluate(problem: Problem, plan: Sequence[Itinerary]) -> Evaluation:
    """See ``Evaluator.plan``; for a problem that is asked once."""
    return Evaluator(problem).plan(plan)


def evaluate_route(problem: Problem, itinerary: Itinerary) -> Evaluation:
    """See ``Evaluator.route``; for a problem that is asked once."""
    return Evaluator(problem).route(itinerary)


class Evaluator:
    """Evaluates plans of one problem (one that ``solver.gate.validate`` accepts); remembers routes."""

    def __init__(self, problem: Problem, routes: Routes | None = None) -> None:
        """``routes`` of the same problem, where there are some."""
        self._problem = problem
        self._vehicles = {vehicle.vehicle_id: vehicle for vehicle in problem.vehicles}
        self._jobs = {job.job_id: job for job in problem.all_jobs}
        self._lenient = Lenient(problem, routes or Routes(problem))

    def plan(self, plan: Sequence[Itinerary]) -> Evaluation:
        """A whole plan: what one route breaks, and what binds routes to one another.

        Stops on no route count as left out, or with a carrier where that is cheaper; so do those of a
        vehicle that is not there. Of a stop that stands twice the first counts.
        """
        routes: list[SolvedRoute] = []
        found: list[Violation] = []
        placed: set[str] = set()
        for itinerary in plan:
            evaluation = self.route(itinerary, placed)
            routes.extend(evaluation.routes)
            found.extend(evaluation.violations)
            placed.update(job_id for route in evaluation.routes for job_id in route.job_ids)
        found.extend(_vehicles_twice(plan))
        found.extend(self._split(routes))
        left = [
            Unassigned(job_id, UnassignedReason.NO_ROOM)
            for job_id in self._jobs
            if job_id not in placed
        ]
        still, away = outsourced(self._problem, left)
        cost = plan_cost(self._problem, routes, [item.job_id for item in still], away)
        return Evaluation(tuple(routes), tuple(found), cost)

    def route(self, itinerary: Itinerary, placed: Iterable[str] = ()) -> Evaluation:
        """One route; its cost alone. ``placed`` are the stops that stand on other routes already."""
        vehicle = self._vehicles.get(itinerary.vehicle_id)
        if vehicle is None:
            words = f"There is no vehicle '{itinerary.vehicle_id}'."
            return Evaluation((), (Violation("vehicle", itinerary.vehicle_id, "", words, 1),), 0)
        found: list[Violation] = []
        items = without_empty_trips(vehicle, self._items(vehicle, itinerary, set(placed), found))
        if not items:
            return Evaluation((), tuple(found), 0)
        route, broken = self._lenient.route(vehicle, items, itinerary.breaks)
        return Evaluation((route,), (*found, *broken), route.cost)

    def _items(
        self, vehicle: VehicleSpec, itinerary: Itinerary, placed: set[str], found: list[Violation]
    ) -> list[Item]:
        """The stops and returns that can be there; tells of those that cannot."""
        items: list[Item] = []
        for number, trip in enumerate(itinerary.trips):
            if number:
                items.append(_return(vehicle, itinerary.reloads[number - 1 : number]))
            for job_id in trip:
                job = self._jobs.get(job_id)
                if job is None:
                    words = f"Stop '{job_id}' is not part of the problem."
                    found.append(Violation("unknown", vehicle.vehicle_id, job_id, words, 1))
                elif job_id in placed:
                    words = f"Stop '{job_id}' stands more than once in the plan."
                    found.append(Violation("repeated", vehicle.vehicle_id, job_id, words, 1))
                else:
                    placed.add(job_id)
                    items.append(job)
        return items

    def _split(self, routes: Sequence[SolvedRoute]) -> Iterator[Violation]:
        """Stops that must ride together and do not. (Carriers take all of them or none.)"""
        on = {job_id: route.vehicle_id for route in routes for job_id in route.job_ids}
        for group in self._problem.groups:
            if group.kind is GroupKind.TOGETHER:
                hands = Counter(on.get(job_id, "") for job_id in group.job_ids)
                if len(hands) > 1:
                    names = ", ".join(f"'{job_id}'" for job_id in group.job_ids)
                    words = f"{names} must ride together, but are in {len(hands)} hands."
                    yield Violation("group", "", group.job_ids[0], words, len(hands) - 1)


def _return(vehicle: VehicleSpec, place: Sequence[int]) -> Loading:
    """A return for more there (else where the vehicle may, else at its start or end)."""
    if vehicle.reload is not None:
        return Loading((*place, *vehicle.reload.locations)[0], vehicle.reload.loading)
    ends = (at for at in (*place, vehicle.start, vehicle.end) if at is not None)
    return Loading(next(ends), vehicle.loading)


def _vehicles_twice(plan: Sequence[Itinerary]) -> Iterator[Violation]:
    for vehicle_id, count in Counter(itinerary.vehicle_id for itinerary in plan).items():
        if count > 1:
            words = f"Vehicle '{vehicle_id}' has {count} routes."
            yield Violation("vehicle", vehicle_id, "", words, count - 1)
