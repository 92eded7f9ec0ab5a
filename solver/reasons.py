"""Who could serve a stop if nothing else were planned, and if nobody: why, in a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.domain.matrix import UNREACHABLE
from app.domain.routing import Job, Problem, Shipment, VehicleSpec
from app.domain.solution import SolvedRoute, Unassigned, UnassignedReason
from solver.loads import Loads
from solver.routes import Routes
from solver.schedule import Item, nodes_of, timetable


@dataclass(frozen=True, slots=True)
class Task:
    """A job, or both ends of a shipment: what is served or left out as one."""

    jobs: tuple[Job, ...]

    @property
    def skills(self) -> frozenset[str]:
        """All the skills its stops need."""
        return frozenset().union(*(job.skills for job in self.jobs))

    def allows(self, vehicle_id: str) -> bool:
        """Whether none of its stops is kept from this vehicle."""
        return all(job.vehicles is None or vehicle_id in job.vehicles for job in self.jobs)


def tasks_of(problem: Problem) -> tuple[Task, ...]:
    """Jobs and shipments alike."""
    return tuple(Task((job,)) for job in problem.jobs) + tuple(
        Task((shipment.pickup, shipment.delivery)) for shipment in problem.shipments
    )


class Eligibility:
    """Which vehicles may be asked for a task, and who serves what alone."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._loads = Loads(problem)
        self._routes = Routes(problem)

    def vehicles(self, task: Task) -> list[int]:
        """Numbers of the vehicles that are allowed, skilled and large enough."""
        return [
            n
            for n, vehicle in enumerate(self._problem.vehicles)
            if task.allows(vehicle.vehicle_id)
            and task.skills <= vehicle.skills
            and self._carries(vehicle, task)
        ]

    def is_possible(self, task: Task, vehicles: Iterable[int]) -> bool:
        """Whether one of these vehicles can serve it when it does nothing else."""
        return any(self._routes.route(self._problem.vehicles[n], task.jobs) for n in vehicles)

    def why_not(self, task: Task) -> tuple[UnassignedReason, str]:
        """Why nobody can serve a task even alone, and who comes nearest: the first hurdle that
        stops everyone still in question."""
        left = list(self._problem.vehicles)
        hurdles: tuple[tuple[UnassignedReason, Callable[[VehicleSpec], bool]], ...] = (
            (UnassignedReason.NOT_ALLOWED, lambda v: task.allows(v.vehicle_id)),
            (UnassignedReason.SKILLS, lambda v: task.skills <= v.skills),
            (UnassignedReason.TOO_LARGE, lambda v: self._carries(v, task)),
            (UnassignedReason.UNREACHABLE, lambda v: self._nodes(v, task.jobs) is not None),
            (UnassignedReason.SHIFT, lambda v: self._fits_shift(v, task)),
        )
        for reason, passes in hurdles:
            through = [vehicle for vehicle in left if passes(vehicle)]
            if not through:
                nearest = "" if reason is UnassignedReason.NOT_ALLOWED else self.nearest(task, left)
                return reason, nearest
            left = through
        return UnassignedReason.WINDOW, self.nearest(task, left)

    def nearest(self, task: Task, vehicles: Iterable[VehicleSpec]) -> str:
        """The vehicle whose start is the shortest drive away, '' where no road leads."""
        place = task.jobs[0].location
        drives = [
            (self._problem.matrices[v.profile].duration(home_of(v, place), place), v.vehicle_id)
            for v in vehicles
        ]
        drive, name = min(drives, default=(UNREACHABLE, ""))
        return name if drive < UNREACHABLE else ""

    def _carries(self, vehicle: VehicleSpec, task: Task) -> bool:
        return self._loads.along(task.jobs, vehicle.capacity) is not None

    def _nodes(self, vehicle: VehicleSpec, items: tuple[Item, ...]) -> object:
        return nodes_of(vehicle, self._problem.matrices[vehicle.profile], items)

    def _fits_shift(self, vehicle: VehicleSpec, task: Task) -> bool:
        """Whether the shift is long enough, were there no windows and were the goods ready."""
        free = tuple(replace(job, windows=(), release=0) for job in task.jobs)
        nodes = nodes_of(vehicle, self._problem.matrices[vehicle.profile], free)
        return nodes is not None and timetable(vehicle, nodes) is not None


def home_of(vehicle: VehicleSpec, otherwise: int) -> int:
    """Where a vehicle starts, else where it ends."""
    return next((p for p in (vehicle.start, vehicle.end) if p is not None), otherwise)


def no_room(
    problem: Problem, task: Task, vehicles: Iterable[int], routes: Iterable[SolvedRoute]
) -> list[Unassigned]:
    """A task that somebody could serve alone: its stops, with the vehicle that passes nearest."""
    planned = {route.vehicle_id: route for route in routes}
    place = task.jobs[0].location
    drives = []
    for n in vehicles:
        vehicle = problem.vehicles[n]
        route = planned.get(vehicle.vehicle_id)
        passed = {step.location for step in route.steps} if route else {home_of(vehicle, place)}
        matrix = problem.matrices[vehicle.profile]
        drives.append((min(matrix.duration(here, place) for here in passed), vehicle.vehicle_id))
    nearest = min(drives, default=(0, ""))[1]
    return [Unassigned(job.job_id, UnassignedReason.NO_ROOM, nearest) for job in task.jobs]


def partners(shipments: Iterable[Shipment]) -> dict[str, str]:
    """For each end of a shipment, the other."""
    found = {}
    for shipment in shipments:
        found[shipment.pickup.job_id] = shipment.delivery.job_id
        found[shipment.delivery.job_id] = shipment.pickup.job_id
    return found
