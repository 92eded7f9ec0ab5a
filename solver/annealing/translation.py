"""A problem as PyVRP's engine sees it, and the engine's answers as orders of stops.

What the engine can say is said as tightly as it can (``solver.annealing.statement``); ``dropped`` names
the rules that this problem uses and the engine does not know, or knows only roughly. Nothing here
decides whether a plan keeps the rules: that is ``solver.exact.routes``'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import pyvrp
from pyvrp import Activity, ActivityType

from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import SolvedRoute, Step, StepKind
from solver.annealing.statement import Visit, statement_of
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.reasons import Task


class Translation:
    """One problem for the engine (``data``), and the way there and back for its plans.

    ``candidates`` are the tasks with the numbers of the vehicles that may serve them; ``routes`` makes
    the frozen beginnings of routes, which the engine does not see: it begins after them.
    """

    def __init__(
        self, problem: Problem, candidates: Sequence[tuple[Task, list[int]]], routes: Routes
    ) -> None:
        self._problem = problem
        self._known = {job.job_id: job for task, _ in candidates for job in task.jobs}
        self._prefixes = self._frozen(routes)
        begun = {name for route in self._prefixes.values() for name in route.job_ids}
        free = [(task, able) for task, able in candidates if task.jobs[0].job_id not in begun]
        said = statement_of(problem, free, self._prefixes)
        self.data = said.data
        self._demanding = list(said.data.clients()), list(said.data.shipments())
        self._open = list(said.open_clients), list(said.open_shipments)
        self.dropped = said.dropped
        self._kinds = said.kinds
        self._depots = said.depots
        self._visits = said.visits
        self._shipments = said.shipments
        self._of_job: dict[str, list[tuple[int, Visit]]] = {}
        for n, visit in enumerate(said.visits):
            self._of_job.setdefault(visit.job.job_id, []).append((n, visit))
        self._ends = {
            job.job_id: Activity(end, n)
            for n, task in enumerate(said.shipments)
            for job, end in zip(task.jobs, (ActivityType.PICKUP, ActivityType.DELIVERY), strict=True)
        }

    def demand(self, whatever_it_costs: bool) -> None:
        """Have ``data`` demand the stops that are surely worth a vehicle (so it begins), or none. The
        engine's solutions from before are then to be said ``again``."""
        clients, shipments = self._demanding if whatever_it_costs else self._open
        self.data = self.data.replace(clients=clients, shipments=shipments)

    def again(self, solution: pyvrp.Solution) -> pyvrp.Solution:
        """The same routes, of ``data`` as it is now."""
        made = [
            pyvrp.Route(
                self.data, [Activity(a.type, a.idx) for a in list(route)[1:-1]], route.vehicle_type()
            )
            for route in solution.routes()
        ]
        return pyvrp.Solution(self.data, made)

    def plan(self, solution: pyvrp.Solution) -> list[list[Item]]:
        """Per vehicle of the problem its stops and returns for more, in order."""
        plan: list[list[Item]] = [[] for _ in self._problem.vehicles]
        for n, prefix in self._prefixes.items():
            plan[n] = [self._known[name] for name in prefix.job_ids]
        orders: dict[int, list[list[Item]]] = {}
        for route in solution.routes():
            kind = self._kinds[route.vehicle_type()]
            orders.setdefault(route.vehicle_type(), []).append(self._items(route, kind.example))
        for number, made in orders.items():
            for vehicle, items in self._named(self._kinds[number].vehicles, made):
                plan[vehicle].extend(items)
        return plan

    def solution(self, routes: Iterable[SolvedRoute]) -> pyvrp.Solution:
        """The engine's picture of solved routes, whose stops are all candidates."""
        number_of = {v.vehicle_id: n for n, v in enumerate(self._problem.vehicles)}
        kind_of = {n: k for k, kind in enumerate(self._kinds) for n in kind.vehicles}
        made = []
        for route in routes:
            kind = kind_of[number_of[route.vehicle_id]]
            activities = self._activities(route, self._kinds[kind].example)
            if any(not activity.is_depot() for activity in activities):
                made.append(pyvrp.Route(self.data, activities, kind))
        return pyvrp.Solution(self.data, made)

    def _frozen(self, routes: Routes) -> dict[int, SolvedRoute]:
        """Per number of a vehicle, the route of its frozen stops, where it can be timed alone."""
        found = {}
        for n, vehicle in enumerate(self._problem.vehicles):
            names = self._problem.frozen.get(vehicle.vehicle_id, ())
            if names and all(name in self._known for name in names):
                route = routes.route(vehicle, [self._known[name] for name in names])
                if route is not None:
                    found[n] = _without_end(route)
        return found

    # --- back -----------------------------------------------------------------------------------

    def _items(self, route: pyvrp.Route, vehicle: VehicleSpec) -> list[Item]:
        items: list[Item] = []
        for activity in list(route)[1:-1]:
            if activity.is_client():
                items.append(self._visits[activity.idx].job)
            elif activity.is_depot():
                items.append(Loading(*self._depots[activity.idx]))
            else:
                task = self._shipments[activity.idx]
                items.append(task.jobs[0] if activity.is_pickup() else task.jobs[1])
        return items if vehicle.loads_at_start else self._loaded_first(vehicle, items)

    def _loaded_first(self, vehicle: VehicleSpec, items: list[Item]) -> list[Item]:
        """A vehicle on the road has nothing from a depot yet: it first goes there, where the way is
        shortest, as soon as its order asks for such goods."""
        for at, item in enumerate(items):
            if isinstance(item, Loading):
                break
            if self._is_loaded(item) and vehicle.reload is not None:
                before = items[at - 1].location if at else vehicle.start
                places = vehicle.reload.locations
                if before is not None:
                    drive = partial(self._problem.matrices[vehicle.profile].duration, before)
                    places = tuple(sorted(places, key=drive))
                return [*items[:at], Loading(places[0], vehicle.reload.loading), *items[at:]]
        return items

    def _is_loaded(self, job: Job) -> bool:
        return job.kind is TaskKind.DELIVERY and not job.on_board and job.job_id not in self._ends

    def _named(
        self, vehicles: Sequence[int], orders: Sequence[list[Item]]
    ) -> list[tuple[int, list[Item]]]:
        """Which of some equal vehicles drives which order: as much as can be as it was given."""
        given = self._problem.keeping.plan if self._problem.keeping else self._problem.warm_start
        was = {name: vehicle for vehicle, names in given.items() for name in names}
        shared: dict[tuple[int, int], int] = {}
        number = {self._problem.vehicles[n].vehicle_id: n for n in vehicles}
        for at, items in enumerate(orders):
            for item in items:
                n = number.get(was.get(item.job_id, "")) if not isinstance(item, Loading) else None
                if n is not None:
                    shared[n, at] = shared.get((n, at), 0) + 1
        found: dict[int, int] = {}
        for n, at in sorted(shared, key=lambda pair: (-shared[pair], pair)):
            if at not in found and n not in found.values():
                found[at] = n
        spare = (n for n in vehicles if n not in set(found.values()))
        return [(found[at] if at in found else next(spare), items) for at, items in enumerate(orders)]

    # --- there ----------------------------------------------------------------------------------

    def _activities(self, route: SolvedRoute, vehicle: VehicleSpec) -> list[Activity]:
        activities: list[Activity] = []
        for step in route.steps:
            if step.kind is StepKind.RELOAD and vehicle.reload is not None:
                depot = self._depots.index((step.location, vehicle.reload.loading))
                if activities or vehicle.loads_at_start:
                    activities.append(Activity(ActivityType.DEPOT, depot))
            elif step.kind is StepKind.JOB:
                activities.extend(self._activity(step))
        return activities

    def _activity(self, step: Step) -> list[Activity]:
        """The visit in the window that service begins in; nothing for a frozen stop."""
        if step.job_id in self._ends:
            return [self._ends[step.job_id]]
        visits = self._of_job.get(step.job_id, [])
        fitting = [n for n, v in visits if v.window.start <= step.begin <= v.window.latest_start]
        return [Activity(ActivityType.CLIENT, n) for n in (fitting or [n for n, _ in visits])[:1]]


def _without_end(route: SolvedRoute) -> SolvedRoute:
    """The route up to its last stop."""
    last = max(n for n, step in enumerate(route.steps) if step.kind is StepKind.JOB)
    return SolvedRoute(route.vehicle_id, route.steps[: last + 1], route.cost)
