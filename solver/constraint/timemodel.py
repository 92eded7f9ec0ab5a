"""Time, money and limits of a route said to the engine. See ``solver.exact.schedule`` for the
rules about time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise

import numpy as np

from app.domain.routing import Job, Problem, VehicleSpec, Window
from solver.constraint.nodes import CENT, Nodes, Table, Tables, loading_of
from solver.constraint.pywrapcp import Dimension, Engine, Rest

type Indexed = Sequence[tuple[int, Job]]
"""Jobs with their engine indices."""


class TimeModel:
    """The dimension of time, and those that grow with the drive alone."""

    def __init__(
        self, engine: Engine, problem: Problem, nodes: Nodes, jobs: Indexed, prices_waiting: bool
    ) -> None:
        self._engine = engine
        self._problem = problem
        self._vehicles = problem.vehicles
        self._nodes = nodes
        self._jobs = jobs
        self._registered: dict[Hashable, int] = {}
        self.horizon = max(v.latest + v.overtime.seconds for v in problem.vehicles)
        self._tables = Tables(problem, nodes, self.horizon)
        self.time = self._add_time()
        self._price_routes(prices_waiting)
        self._add_breaks()
        self._limit_driving()
        self._limit_distance()

    def _add_time(self) -> Dimension:
        """The time at which service (loading) starts at each node."""
        transits = [
            self._matrix(("transit", *_pace(v), v.vehicle_type), self._tables.transit, v)
            for v in self._vehicles
        ]
        ends = [vehicle.latest + vehicle.overtime.seconds for vehicle in self._vehicles]
        time = self._engine.dimension("time", transits, self.horizon, ends, from_zero=False)
        for n, vehicle in enumerate(self._vehicles):
            time.keep_between(self._engine.start(n), vehicle.earliest, ends[n])
            time.keep_between(self._engine.end(n), vehicle.earliest, ends[n])
            if vehicle.limits.duration_s is not None:
                time.limit_span(vehicle.limits.duration_s, n)
            if vehicle.overtime.per_hour:
                price = round(vehicle.overtime.per_hour * CENT / 3600)
                time.price_above(self._engine.end(n), vehicle.latest, price)
        frozen = frozenset(name for names in self._problem.frozen.values() for name in names)
        begins = {pin.job_id: pin.begin for pin in self._problem.pins if pin.begin is not None}
        for index, job in self._jobs:
            spans = [] if job.job_id in frozen else merged(job.windows)
            self._keep_to(time, index, spans or [(0, self.horizon)], begins.get(job.job_id))
            if job.lateness is not None:
                time.price_above(index, job.lateness.due, round(job.lateness.per_minute * CENT / 60))
        return time

    def _keep_to(
        self, time: Dimension, index: int, spans: Sequence[tuple[int, int]], begin: int | None
    ) -> None:
        """Service starts within these spans of time, and at a pinned second; never where that is no
        time of the day at all."""
        first, last = (0, self.horizon) if begin is None else (begin, begin)
        inside = [(max(low, first), min(high, last)) for low, high in spans]
        inside = [(low, high) for low, high in inside if low <= high]
        if not inside:
            self._engine.never(index)
            return
        time.keep_between(index, inside[0][0], inside[-1][1])
        for (_, before), (after, _) in pairwise(inside):
            time.keep_out(index, before, after)

    def _price_routes(self, prices_waiting: bool) -> None:
        """Fixed, per kilometre, and per second: on arcs for drive and work, on slack for waits."""
        out_of_order = self._out_of_order()
        for n, vehicle in enumerate(self._vehicles):
            key = ("cost", *_pace(vehicle), vehicle.vehicle_type, vehicle.costs)
            evaluator = self._matrix(key, lambda v: self._arc_costs(v) + out_of_order, vehicle)
            self._engine.price_arcs(evaluator, n)
            self._engine.price_use(vehicle.costs.fixed * CENT, n)
            per_second = round(vehicle.costs.per_hour * CENT / 3600)
            if per_second and prices_waiting:
                self.time.price_slack(per_second, n)

    def _arc_costs(self, vehicle: VehicleSpec) -> Table:
        costs = vehicle.costs
        metres = self._tables.metres(vehicle.profile) * costs.per_km * CENT // 1000
        per_second = round(costs.per_hour * CENT / 3600)
        driving = round(costs.per_driving_hour * CENT / 3600)
        working = round(costs.per_task_hour * CENT / 3600)
        moving = self._tables.drive(vehicle) * driving + self._tables.task_work(vehicle) * working
        arcs: Table = metres + self._tables.transit(vehicle) * per_second + moving
        return arcs

    def _out_of_order(self) -> Table:
        """The price of a stop right after one that it used to precede on the plan to be kept: never
        more than the exact price, since of two such stops one at least is out of order."""
        count = self._nodes.count
        none = np.zeros((count, count), dtype=np.int64)
        keeping = self._problem.keeping
        if keeping is None or not keeping.per_resequence:
            return none
        place = {
            name: (n, rank)
            for n, names in enumerate(keeping.plan.values())
            for rank, name in enumerate(names)
        }
        kept = [(-1, 0)] * count
        for n, job in enumerate(self._nodes.jobs):
            kept[n] = place.get(job.job_id, (-1, 0))
        route, rank = np.array(kept, dtype=np.int64).T
        same = (route[:, None] == route[None, :]) & (route[:, None] >= 0)
        back: Table = (same & (rank[:, None] > rank[None, :])) * (keeping.per_resequence * CENT)
        return back

    def _add_breaks(self) -> None:
        """Breaks keep out of service and of the first loading.

        A return to the depot counts as no work here, since a spare one at a route's end loads
        nothing; where a break then falls into a later loading, the timetable moves it.
        """
        for n, vehicle in enumerate(self._vehicles):
            if not vehicle.breaks:
                continue
            work = [0] * self._engine.size
            for index, job in self._jobs:
                work[index] = job.service_by(vehicle)
            for m, each in enumerate(self._vehicles):
                work[self._engine.start(m)] = loading_of(each)
            rests = [Rest(merged(rest.windows), rest.duration) for rest in vehicle.breaks]
            self.time.set_breaks(n, rests, work)

    def _limit_driving(self) -> None:
        """Seconds driven; without a rest in between at most so many, with rests a multiple of it."""
        most = [_most_driving(vehicle, self.horizon) for vehicle in self._vehicles]
        if any(limit < self.horizon for limit in most):
            drives = [self._matrix(("drive", *_pace(v)), self._tables.drive, v) for v in self._vehicles]
            self._engine.dimension("driving", drives, 0, most, from_zero=True)

    def _limit_distance(self) -> None:
        limits = [vehicle.limits.distance_m for vehicle in self._vehicles]
        if all(limit is None for limit in limits):
            return
        metres = [
            self._matrix(("metres", v.profile), lambda v: self._tables.metres(v.profile), v)
            for v in self._vehicles
        ]
        free = 2**40
        most = [free if limit is None else limit for limit in limits]
        self._engine.dimension("distance", metres, 0, most, from_zero=True)

    def _matrix(self, key: Hashable, make: Callable[[VehicleSpec], Table], vehicle: VehicleSpec) -> int:
        """The engine's number of a table that many vehicles share."""
        if key not in self._registered:
            self._registered[key] = self._engine.matrix(make(vehicle).tolist())
        return self._registered[key]


def merged(windows: Iterable[Window]) -> list[tuple[int, int]]:
    """Windows in order, those that overlap or touch as one."""
    spans: list[tuple[int, int]] = []
    for window in sorted(windows, key=lambda w: w.start):
        if spans and window.start <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], window.latest_start))
        else:
            spans.append((window.start, window.latest_start))
    return spans


def _pace(vehicle: VehicleSpec) -> tuple[str, float]:
    return vehicle.profile, vehicle.speed_factor


def _most_driving(vehicle: VehicleSpec, horizon: int) -> int:
    limits = vehicle.limits
    most = horizon if limits.driving_s is None else min(limits.driving_s, horizon)
    if limits.driving_without_rest_s is not None:
        most = min(most, limits.driving_without_rest_s * (len(vehicle.breaks) + 1))
    return most
