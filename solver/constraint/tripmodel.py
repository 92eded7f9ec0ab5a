"""Trips said to the engine: when and where each was loaded, and what must share one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem
from solver.constraint.nodes import Nodes
from solver.constraint.pywrapcp import Dimension, Engine
from solver.constraint.timemodel import Indexed

NOTHING, NOWHERE_KNOWN, DEPOTS = 0, 1, 2
"""Where a trip was loaded: not at all; at no place known; and from 2 on, at a depot."""


class TripModel:
    """What changes only where a vehicle loads."""

    def __init__(
        self,
        engine: Engine,
        problem: Problem,
        nodes: Nodes,
        jobs: Indexed,
        reloads: Sequence[Sequence[int]],
        time: Dimension,
        horizon: int,
    ) -> None:
        self._engine = engine
        self._problem = problem
        self._nodes = nodes
        self._jobs = jobs
        self._reloads = reloads
        self._keep_releases(time, horizon)
        self._keep_origins()
        self._count_trips()

    def _keep_releases(self, time: Dimension, horizon: int) -> None:
        """Carry along each trip when its loading began; deliveries must have been ready then."""
        late = [(index, job) for index, job in self._loaded_jobs() if job.release > 0]
        if not late:
            return
        loaded = self._constant("loaded", horizon, horizon)
        for vehicle, spare in enumerate(self._reloads):
            start = self._engine.start(vehicle)
            self._engine.require(loaded.cumul(start) == time.cumul(start))
            for index in spare:
                self._engine.require(loaded.cumul(index) + loaded.slack(index) == time.cumul(index))
        for index, job in late:
            loaded.keep_between(index, min(job.release, horizon), horizon)

    def _keep_origins(self) -> None:
        """Carry along each trip where it was loaded, if that matters to any stop."""
        goods = self._loaded_jobs()
        all_load = all(vehicle.loads_at_start for vehicle in self._problem.vehicles)
        if all_load and all(job.depots is None for _, job in goods):
            return
        places = sorted({place for depots in self._depots() for place in depots})
        code = {place: DEPOTS + n for n, place in enumerate(places)}
        last = DEPOTS + len(places)
        origin = self._constant("origin", 2 * last, last, falls_by=last)
        for n, (vehicle, spare) in enumerate(zip(self._problem.vehicles, self._reloads, strict=True)):
            at_start = NOTHING
            if vehicle.loads_at_start:
                at_start = NOWHERE_KNOWN if vehicle.start is None else code[vehicle.start]
            origin.keep_between(self._engine.start(n), at_start, at_start)
            for index in spare:
                here = code[self._nodes.place[self._engine.node_of(index)]]
                self._engine.require(origin.cumul(index) + origin.slack(index) == last + here)
        anywhere = range(NOWHERE_KNOWN, last)
        for index, job in goods:
            known = anywhere if job.depots is None else sorted(code[p] for p in job.depots if p in code)
            origin.keep_to(index, list(known) or [last])

    def _depots(self) -> Iterable[Sequence[int]]:
        """Per vehicle the places where it may load."""
        for vehicle in self._problem.vehicles:
            if vehicle.start is not None and vehicle.loads_at_start:
                yield (vehicle.start,)
            if vehicle.reload is not None:
                yield vehicle.reload.locations

    def _count_trips(self) -> None:
        """Count trips along each route; both ends of a shipment have the same count, and there are no
        more than the vehicle may make."""
        most = self._nodes.most_reloads
        to_many_places = any(
            len(spare) > limit for spare, limit in zip(self._reloads, most, strict=True)
        )
        has_shipments = bool(self._problem.shipments) and any(self._reloads)
        if not to_many_places and not has_shipments:
            return
        steps = [0] * self._nodes.count
        for spare in self._nodes.reloads:
            for node in spare:
                steps[node] = 1
        counting = [self._engine.vector(steps)] * self._engine.vehicles
        trip = self._engine.dimension("trip", counting, 0, list(most), from_zero=True)
        index_of = {job.job_id: index for index, job in self._jobs}
        for shipment in self._problem.shipments:
            if shipment.pickup.job_id in index_of:
                before = trip.cumul(index_of[shipment.pickup.job_id])
                self._engine.require(before == trip.cumul(index_of[shipment.delivery.job_id]))

    def _loaded_jobs(self) -> list[tuple[int, Job]]:
        """Deliveries of goods that a depot has, with their indices."""
        shipped = {shipment.delivery.job_id for shipment in self._problem.shipments}
        return [
            (index, job)
            for index, job in self._jobs
            if job.kind is TaskKind.DELIVERY and not job.on_board and job.job_id not in shipped
        ]

    def _constant(self, name: str, slack: int, most: int, falls_by: int = 0) -> Dimension:
        """A quantity that changes only at returns for more: there it falls, and slack lifts it."""
        steps = [0] * self._nodes.count
        spare = {node for nodes in self._nodes.reloads for node in nodes}
        for node in spare:
            steps[node] = -falls_by
        still = [self._engine.vector(steps)] * self._engine.vehicles
        dimension = self._engine.dimension(
            name, still, slack, [most] * self._engine.vehicles, from_zero=False
        )
        for index, _ in self._jobs:
            dimension.no_slack(index)
        for vehicle in range(self._engine.vehicles):
            dimension.no_slack(self._engine.start(vehicle))
        return dimension
