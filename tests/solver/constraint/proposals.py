"""What the engine alone proposes, and whether it keeps the rules about whole plans."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain.routing import GroupKind, Job, Problem
from solver.constraint.engine import improve
from solver.exact.routes import Routes
from solver.exact.schedule import Item
from solver.reasons import tasks_of

type Plan = list[list[Item]]


@dataclass(frozen=True)
class Proposals:
    """Plans that the engine proposed for a problem, with what it thinks they cost."""

    problem: Problem
    priced: tuple[tuple[int, Plan], ...]

    @property
    def best(self) -> dict[str, list[str]]:
        """Of the cheapest plan the stops per used vehicle, ``@place`` for a return to the depot; spare
        returns at the end are left out."""
        _, cheapest = min(self.priced, key=lambda priced: priced[0])
        routes = {}
        for vehicle, items in zip(self.problem.vehicles, cheapest, strict=True):
            route = [item.job_id if isinstance(item, Job) else f"@{item.location}" for item in items]
            while route and route[-1].startswith("@"):
                route.pop()
            if route:
                routes[vehicle.vehicle_id] = route
        return routes

    @property
    def served(self) -> set[str]:
        """The stops of the cheapest plan."""
        return {name for names in self.best.values() for name in names if not name.startswith("@")}

    @property
    def refused(self) -> list[str]:
        """What is wrong with any of the plans."""
        routes = Routes(self.problem)
        return [fault for _, plan in self.priced for fault in faults_of(self.problem, routes, plan)]


def proposals(
    problem: Problem,
    steps: int = 40,
    seed: int = 1,
    begun: Plan | None = None,
    impossible: Collection[str] = (),
) -> Proposals:
    """Let the engine search, with every stop allowed wherever its skills and ``vehicles`` are, but for
    those that are ``impossible``."""
    candidates = [
        (
            task,
            [
                n
                for n, vehicle in enumerate(problem.vehicles)
                if task.skills <= vehicle.skills
                and all(job.vehicles is None or vehicle.vehicle_id in job.vehicles for job in task.jobs)
            ],
        )
        for task in tasks_of(problem)
        if not any(job.job_id in impossible for job in task.jobs)
    ]
    priced: list[tuple[int, Plan]] = []
    used = improve(
        problem,
        candidates,
        begun,
        seed,
        None,
        steps,
        lambda plan, cents: priced.append((cents, plan)),
        lambda: False,
    )
    assert used
    return Proposals(problem, tuple(priced))


def faults_of(problem: Problem, routes: Routes, plan: Sequence[Sequence[Item]]) -> list[str]:
    """Routes that cannot be, and the rules about whole plans that are broken."""
    faults = []
    names: dict[str, list[str]] = {}
    for vehicle, items in zip(problem.vehicles, plan, strict=True):
        names[vehicle.vehicle_id] = [item.job_id for item in items if isinstance(item, Job)]
        if names[vehicle.vehicle_id] and routes.route(vehicle, items) is None:
            faults.append(f"{vehicle.vehicle_id} cannot go {names[vehicle.vehicle_id]}")
    rider = {name: vehicle_id for vehicle_id, route in names.items() for name in route}
    for group in problem.groups:
        riders = [rider.get(name) for name in group.job_ids]
        if group.kind is GroupKind.TOGETHER and len(set(riders)) > 1:
            faults.append(f"{group.job_ids} ride apart")
        known = [vehicle_id for vehicle_id in riders if vehicle_id is not None]
        if group.kind is GroupKind.APART and len(set(known)) < len(known):
            faults.append(f"{group.job_ids} ride together")
    for pin in problem.pins:
        on = rider.get(pin.job_id)
        if on is not None and on != pin.vehicle_id:
            faults.append(f"{pin.job_id} is not on {pin.vehicle_id}")
        if on is not None and pin.position not in (None, names[on].index(pin.job_id)):
            faults.append(f"{pin.job_id} is not at {pin.position}")
    for vehicle_id, frozen in problem.frozen.items():
        kept = [name for name in frozen if name in rider]
        if names.get(vehicle_id, [])[: len(kept)] != kept:
            faults.append(f"{vehicle_id} does not begin with {kept}")
    for job in problem.jobs:
        if job.on_board and rider.get(job.job_id, job.on_board) != job.on_board:
            faults.append(f"{job.job_id} is on board {job.on_board}")
    return faults
