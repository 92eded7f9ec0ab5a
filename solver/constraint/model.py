"""The search model: every rule of a problem said to the engine. See ``solver.schedule`` for the
rules about time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec
from solver.constraint.loadmodel import add_loads
from solver.constraint.nodes import CENT, Tables, number_nodes
from solver.constraint.pywrapcp import Dimension, Engine
from solver.reasons import Task
from solver.schedule import Item, Loading


class Model:
    """A problem as the engine sees it. ``candidates`` are tasks with the vehicles they may ride."""

    def __init__(
        self, problem: Problem, candidates: Sequence[tuple[Task, list[int]]], seed: int
    ) -> None:
        self.problem = problem
        self.jobs = tuple(job for task, _ in candidates for job in task.jobs)
        self._candidates = candidates
        self.nodes = number_nodes(problem.vehicles, self.jobs)
        self.engine = Engine(self.nodes.count, list(self.nodes.starts), list(self.nodes.ends), seed)
        self._node = {job.job_id: n for n, job in enumerate(self.jobs)}
        self._index = {n: self.engine.index_of(n) for n in range(self.nodes.starts[0])}
        self._horizon = max(vehicle.latest for vehicle in problem.vehicles)
        self.prices_waiting = not (self._released_later() and any(self.nodes.reloads))
        """Pricing waits together with release times on several trips makes the engine search for times
        among thousands (15 times slower, measured on six stops): then each plan is priced outside."""
        self._build()

    def items(self) -> list[list[Item]]:
        """In a solution callback: each vehicle's stops and returns in order."""
        routes = []
        for n, vehicle in enumerate(self.problem.vehicles):
            route: list[Item] = []
            index = self.engine.next_of(self.engine.start(n))
            while not self.engine.is_end(index):
                node = self.engine.node_of(index)
                if node < len(self.jobs):
                    route.append(self.jobs[node])
                else:
                    route.append(_returning(vehicle))
                index = self.engine.next_of(index)
            routes.append(route)
        return routes

    def indices(self, routes: Sequence[Sequence[Item]]) -> list[list[int]]:
        """The engine's indices of such routes; spare returns go to the end of a used vehicle's."""
        found = []
        for n, route in enumerate(routes):
            spare = list(self.nodes.reloads[n])
            indices = [
                self._index[spare.pop(0) if isinstance(item, Loading) else self._node[item.job_id]]
                for item in route
            ]
            if route:
                indices.extend(self._index[node] for node in spare)
            found.append(indices)
        return found

    def _build(self) -> None:
        tables = Tables(self.problem, self.nodes, self._horizon)
        time = self._add_time(tables)
        self._add_costs(tables, time)
        self._add_tasks(time)
        self._add_breaks(time)
        jobs = [(self._index[n], job) for n, job in enumerate(self.jobs)]
        reloads = [[self._index[node] for node in spare] for spare in self.nodes.reloads]
        for vehicle, spare in enumerate(reloads):
            for index in spare:
                self.engine.only_vehicles(index, [vehicle])
                self.engine.optional(index, 1)  # a thousandth of a cent: put one where it is free
        add_loads(self.engine, self.problem, jobs, reloads)
        self._add_releases(time, reloads)
        self._keep_shipments_on_one_trip(reloads)

    def _add_time(self, tables: Tables) -> Dimension:
        """The time at which service (loading) starts at each node."""
        vehicles = self.problem.vehicles
        profiles = sorted({vehicle.profile for vehicle in vehicles})
        transit = {p: self.engine.matrix(tables.transit(p).tolist()) for p in profiles}
        evaluators = [transit[vehicle.profile] for vehicle in vehicles]
        latest = [vehicle.latest for vehicle in vehicles]
        time = self.engine.dimension("time", evaluators, self._horizon, latest, from_zero=False)
        for n, vehicle in enumerate(vehicles):
            time.keep_between(self.engine.start(n), vehicle.earliest, vehicle.latest)
            time.keep_between(self.engine.end(n), vehicle.earliest, vehicle.latest)
        for n, job in enumerate(self.jobs):
            self._keep_windows(time, self._index[n], job)
        return time

    def _keep_windows(self, time: Dimension, index: int, job: Job) -> None:
        windows = sorted((w for w in job.windows), key=lambda w: w.start)
        if not windows:
            return
        last = max(window.latest_start for window in windows)
        time.keep_between(index, windows[0].start, min(last, self._horizon))
        covered = windows[0].latest_start
        for window in windows[1:]:
            time.keep_out(index, covered, min(window.start, self._horizon + 1))
            covered = max(covered, window.latest_start)

    def _add_costs(self, tables: Tables, time: Dimension) -> None:
        """Fixed, per kilometre, and per second: on arcs for drive and work, on slack for waits."""
        vehicles = self.problem.vehicles
        evaluators: dict[tuple[str, int, int], int] = {}
        for n, vehicle in enumerate(vehicles):
            per_second = round(vehicle.costs.per_hour * CENT / 3600)
            key = (vehicle.profile, vehicle.costs.per_km, per_second)
            if key not in evaluators:
                metres = tables.metres(vehicle.profile) * vehicle.costs.per_km * CENT // 1000
                rows = metres + tables.transit(vehicle.profile) * per_second
                evaluators[key] = self.engine.matrix(rows.tolist())
            self.engine.price_arcs(evaluators[key], n)
            self.engine.price_use(vehicle.costs.fixed * CENT, n)
            if per_second and self.prices_waiting:
                time.price_slack(per_second, n)

    def _add_tasks(self, time: Dimension) -> None:
        """Prices of leaving out, allowed vehicles, and shipments as pairs."""
        for task, vehicles in self._candidates:
            indices = [self._index[self._node[job.job_id]] for job in task.jobs]
            for index, job in zip(indices, task.jobs, strict=True):
                self.engine.optional(index, job.price * CENT)
                self.engine.only_vehicles(index, vehicles)
            if len(indices) == 2:
                pickup, delivery = indices
                self.engine.pair(pickup, delivery)
                self.engine.require(time.cumul(pickup) <= time.cumul(delivery))

    def _add_breaks(self, time: Dimension) -> None:
        """Breaks keep out of service and of the first loading.

        A return to the depot counts as no work here, since a spare one at a route's end loads
        nothing; where a break then falls into a later loading, the timetable moves it.
        """
        work = [0] * self.engine.size
        for n, job in enumerate(self.jobs):
            work[self._index[n]] = job.service
        for n, vehicle in enumerate(self.problem.vehicles):
            work[self.engine.start(n)] = vehicle.loading
        for n, vehicle in enumerate(self.problem.vehicles):
            if vehicle.breaks:
                rests = [(rest.earliest, rest.latest, rest.duration) for rest in vehicle.breaks]
                time.set_breaks(n, rests, work)

    def _add_releases(self, time: Dimension, reloads: Sequence[Sequence[int]]) -> None:
        """Carry along each trip when its loading began; deliveries must have been ready then."""
        late = self._released_later()
        if not late:
            return
        still = [self.engine.vector([0] * self.nodes.count)] * self.engine.vehicles
        latest = [self._horizon] * self.engine.vehicles
        loaded = self.engine.dimension("loaded", still, self._horizon, latest, from_zero=False)
        self._only_reloads_slack(loaded)
        for vehicle, spare in enumerate(reloads):
            start = self.engine.start(vehicle)
            self.engine.require(loaded.cumul(start) == time.cumul(start))
            for index in spare:
                self.engine.require(loaded.cumul(index) + loaded.slack(index) == time.cumul(index))
        for n, job in late:
            loaded.keep_between(self._index[n], min(job.release, self._horizon), self._horizon)

    def _released_later(self) -> list[tuple[int, Job]]:
        """Nodes of deliveries whose goods arrive at the depot during the day, with their jobs."""
        return [
            (n, job)
            for n, job in enumerate(self.jobs)
            if job.kind is TaskKind.DELIVERY and job.release > 0
        ]

    def _keep_shipments_on_one_trip(self, reloads: Sequence[Sequence[int]]) -> None:
        """Count trips along each route; both ends of a shipment have the same count."""
        if not self.problem.shipments or not any(reloads):
            return
        steps = [0] * self.nodes.count
        for node in _flat(self.nodes.reloads):
            steps[node] = 1
        most = max(len(spare) for spare in reloads)
        counting = [self.engine.vector(steps)] * self.engine.vehicles
        trip = self.engine.dimension("trip", counting, 0, [most] * self.engine.vehicles, from_zero=True)
        for task, _ in self._candidates:
            if len(task.jobs) == 2:
                pickup, delivery = (self._index[self._node[job.job_id]] for job in task.jobs)
                same = trip.cumul(pickup) == trip.cumul(delivery)
                self.engine.require(same)

    def _only_reloads_slack(self, dimension: Dimension) -> None:
        spare = set(_flat(self.nodes.reloads))
        for node, index in self._index.items():
            if node not in spare:
                dimension.no_slack(index)
        for vehicle in range(self.engine.vehicles):
            dimension.no_slack(self.engine.start(vehicle))


def _returning(vehicle: VehicleSpec) -> Loading:
    if vehicle.reload is None:
        raise AssertionError(f"{vehicle.vehicle_id} returns for more but may not")
    return Loading(vehicle.reload.locations[0], vehicle.reload.loading)


def _flat(groups: Iterable[Iterable[int]]) -> Iterable[int]:
    return (node for group in groups for node in group)
