"""Who rides with whom, and in which place, said to the engine: groups, pins, stops frozen at a route's
beginning, how many stops a route may have, and the plan to be kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from app.domain.routing import GroupKind, Problem
from solver.constraint.nodes import CENT
from solver.constraint.pywrapcp import Engine
from solver.constraint.timemodel import Indexed
from solver.reasons import Task


class RideModel:
    """The rules about vehicles and positions."""

    def __init__(
        self,
        engine: Engine,
        problem: Problem,
        candidates: Sequence[tuple[Task, list[int]]],
        jobs: Indexed,
    ) -> None:
        self._engine = engine
        self._problem = problem
        self._candidates = candidates
        self._jobs = jobs
        self._index = {job.job_id: index for index, job in jobs}
        self._keep_vehicles()
        self._keep_groups()
        self._count_stops()
        self._keep_frozen()
        self._price_reassignments()

    def _keep_vehicles(self) -> None:
        """The vehicles that may serve each task, or none."""
        owners = _owners(self._problem)
        for task, vehicles in self._candidates:
            owned = {owner for job in task.jobs for owner in owners.get(job.job_id, ())}
            allowed = [n for n in vehicles if owned <= {self._problem.vehicles[n].vehicle_id}]
            for job in task.jobs:
                self._engine.only_vehicles(self._index[job.job_id], allowed)

    def _keep_groups(self) -> None:
        apart = []
        for group in self._problem.groups:
            known = [self._index[name] for name in group.job_ids if name in self._index]
            if group.kind is GroupKind.APART:
                apart.append(known)
            elif len(known) == len(group.job_ids):
                self._engine.together(known)
            else:
                for index in known:
                    self._engine.never(index)
        self._engine.apart(apart)

    def _count_stops(self) -> None:
        """How many stops come before each: bounded by the vehicle, fixed for a pinned position."""
        limits = [vehicle.limits.tasks for vehicle in self._problem.vehicles]
        places = {pin.job_id: pin.position for pin in self._problem.pins if pin.position is not None}
        if all(limit is None for limit in limits) and not places:
            return
        steps = [0] * self._engine.nodes
        for index, _ in self._jobs:
            steps[self._engine.node_of(index)] = 1
        counting = [self._engine.vector(steps)] * self._engine.vehicles
        most = [len(self._jobs) if limit is None else limit for limit in limits]
        stops = self._engine.dimension("stops", counting, 0, most, from_zero=True)
        for name, position in places.items():
            if name in self._index:
                stops.keep_to(self._index[name], [position])

    def _keep_frozen(self) -> None:
        """A stage that never falls: the number of each frozen stop, and the last one for all others."""
        number = {
            self._index[name]: n
            for names in self._problem.frozen.values()
            for n, name in enumerate(names)
            if name in self._index
        }
        if not number:
            return
        last = max(number.values()) + 1
        still = [self._engine.vector([0] * self._engine.nodes)] * self._engine.vehicles
        most = [last] * self._engine.vehicles
        stage = self._engine.dimension("stage", still, last, most, from_zero=False)
        for index, _ in self._jobs:
            at = number.get(index, last)
            stage.keep_between(index, at, at)

    def _price_reassignments(self) -> None:
        keeping = self._problem.keeping
        if keeping is None or not keeping.per_reassignment:
            return
        kept = {name: vehicle for vehicle, names in keeping.plan.items() for name in names}
        evaluators = []
        for vehicle in self._problem.vehicles:
            moved = [0] * self._engine.nodes
            for index, job in self._jobs:
                owner = kept.get(job.job_id, vehicle.vehicle_id)
                moved[self._engine.node_of(index)] = int(owner != vehicle.vehicle_id)
            evaluators.append(self._engine.vector(moved))
        most = [len(self._jobs)] * self._engine.vehicles
        moves = self._engine.dimension("moved", evaluators, 0, most, from_zero=True)
        for n in range(self._engine.vehicles):
            moves.price_above(self._engine.end(n), 0, keeping.per_reassignment * CENT)


def _owners(problem: Problem) -> Mapping[str, Collection[str]]:
    """The vehicles that stops are pinned to, frozen on or on board of: with two, none can serve it."""
    owners: dict[str, set[str]] = {}
    for pin in problem.pins:
        owners.setdefault(pin.job_id, set()).add(pin.vehicle_id)
    for vehicle_id, names in problem.frozen.items():
        for name in names:
            owners.setdefault(name, set()).add(vehicle_id)
    for job in problem.jobs:
        if job.on_board:
            owners.setdefault(job.job_id, set()).add(job.on_board)
    return owners
