"""Who could serve a stop if nothing else were planned, and if nobody: why, in a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from app.domain.matrix import UNREACHABLE
from app.domain.routing import GroupKind, Job, Problem, Shipment, VehicleSpec
from app.domain.solution import SolvedRoute, Unassigned, UnassignedReason
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading

ALL_THE_TIME = 10**7
"""Seconds; a shift so much longer is as good as endless."""
FEW = 4
"""So many stops are tried in every order."""


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
        # Alone nothing stands at a position after others.
        pins = tuple(replace(pin, position=None) for pin in problem.pins)
        self._alone = replace(problem, pins=pins, groups=())
        self._routes = Routes(self._alone)
        self._loads = self._routes.loads
        self._rides_on = {pin.job_id: pin.vehicle_id for pin in problem.pins}
        self._rides_on |= {job: v for v, stops in problem.frozen.items() for job in stops}
        self._fellows = self._in_company()
        self._taken: dict[tuple[object, ...], bool] = {}

    def _in_company(self) -> dict[str, tuple[Task, ...]]:
        """Per stop the tasks that must ride on its vehicle, its own included."""
        if not self._problem.groups:
            return {}
        tasks = {job.job_id: task for task in tasks_of(self._problem) for job in task.jobs}
        company: dict[str, tuple[Task, ...]] = {}
        for group in self._problem.groups:
            if group.kind is GroupKind.TOGETHER:
                names = {tasks[name].jobs[0].job_id for name in group.job_ids if name in tasks}
                members = tuple(tasks[name] for name in sorted(names))
                company.update((job.job_id, members) for task in members for job in task.jobs)
        return company

    def vehicles(self, task: Task) -> list[int]:
        """Numbers of the vehicles that are allowed, skilled and large enough, and have its goods; for
        every stop that it must ride with as well."""
        tasks = self._company(task) or (task,)
        return [
            n
            for n, vehicle in enumerate(self._problem.vehicles)
            if all(self._may_serve(vehicle, other) for other in tasks)
        ]

    def is_possible(self, task: Task, vehicles: Iterable[int]) -> bool:
        """Whether one of these vehicles can serve it when it does nothing else; and, one by one, each
        stop that it must ride with (all of them at once where they are few)."""
        tasks = self._company(task) or (task,)
        return any(self._serves_all(self._problem.vehicles[n], tasks) for n in vehicles)

    def why_not(self, task: Task) -> tuple[UnassignedReason, str]:
        """Why nobody can serve a task even alone, and who comes nearest: the first hurdle that
        stops everyone still in question."""
        left = list(self._problem.vehicles)
        hurdles: tuple[tuple[UnassignedReason, Callable[[VehicleSpec, Task], bool]], ...] = (
            (UnassignedReason.NOT_ALLOWED, self._is_allowed),
            (UnassignedReason.SKILLS, lambda v, t: t.skills <= v.skills),
            (UnassignedReason.TOO_LARGE, self._carries),
            (UnassignedReason.NOT_ALLOWED, self._has_goods),
            (UnassignedReason.UNREACHABLE, self._reaches),
            (UnassignedReason.LIMIT, self._keeps_limits),
            (UnassignedReason.SHIFT, self._fits_shift),
            (UnassignedReason.WINDOW, self._serves),
        )
        for reason, passes in hurdles:
            through = [vehicle for vehicle in left if passes(vehicle, task)]
            if not through:
                nobody = reason is UnassignedReason.NOT_ALLOWED and len(left) == len(
                    self._problem.vehicles
                )
                return reason, "" if nobody else self.nearest(task, left)
            left = through
        return UnassignedReason.GROUP, self.nearest(task, left)

    def nearest(self, task: Task, vehicles: Iterable[VehicleSpec]) -> str:
        """The vehicle whose start is the shortest drive away, '' where no road leads."""
        place = task.jobs[0].location
        drives = [
            (self._problem.matrices[v.profile].duration(home_of(v, place), place), v.vehicle_id)
            for v in vehicles
        ]
        drive, name = min(drives, default=(UNREACHABLE, ""))
        return name if drive < UNREACHABLE else ""

    # --- hurdles, one by one -----------------------------------------------------------------------

    def _company(self, task: Task) -> tuple[Task, ...]:
        return self._fellows.get(task.jobs[0].job_id, ()) or self._fellows.get(task.jobs[-1].job_id, ())

    def _may_serve(self, vehicle: VehicleSpec, task: Task) -> bool:
        return (
            self._is_allowed(vehicle, task)
            and task.skills <= vehicle.skills
            and self._takes_goods(vehicle, task)
        )

    def _takes_goods(self, vehicle: VehicleSpec, task: Task) -> bool:
        """Whether its goods can be had and fit in; asked once for all tasks with the same goods."""
        goods = ((job.kind, job.amounts, job.on_board, job.depots) for job in task.jobs)
        key = (vehicle.vehicle_id, *goods)
        if key not in self._taken:
            self._taken[key] = self._carries(vehicle, task) and self._has_goods(vehicle, task)
        return self._taken[key]

    def _is_allowed(self, vehicle: VehicleSpec, task: Task) -> bool:
        """Not kept from this vehicle, nor on board, pinned to or frozen on another."""
        name = vehicle.vehicle_id
        return task.allows(name) and all(
            job.on_board in ("", name) and self._rides_on.get(job.job_id, name) == name
            for job in task.jobs
        )

    def _ways(self, vehicle: VehicleSpec, task: Task) -> Iterator[tuple[Item, ...]]:
        """The task alone: at once, and after loading at each depot."""
        yield task.jobs
        if vehicle.reload is not None:
            for place in vehicle.reload.locations:
                yield (Loading(place, vehicle.reload.loading), *task.jobs)

    def _carries(self, vehicle: VehicleSpec, task: Task) -> bool:
        return any(self._loads.fitting(vehicle, way) for way in self._ways(vehicle, task))

    def _has_goods(self, vehicle: VehicleSpec, task: Task) -> bool:
        """Whether the vehicle loads where the goods are."""
        if vehicle.loads_at_start and all(job.depots is None for job in task.jobs):
            return True
        broken = self._routes.rules.broken
        return any(
            not any(violation.rule in ("depot", "trips") for violation in broken(vehicle, way))
            for way in self._ways(vehicle, task)
        )

    def _reaches(self, vehicle: VehicleSpec, task: Task) -> bool:
        return any(self._routes.nodes(vehicle, way) for way in self._ways(vehicle, task))

    def _keeps_limits(self, vehicle: VehicleSpec, task: Task) -> bool:
        """Whether a limit on stops, driving or distance is kept, had the vehicle all the time."""
        limits = replace(vehicle.limits, duration_s=None)
        breaks = vehicle.breaks if limits.driving_without_rest_s is not None else ()
        latest = vehicle.latest + ALL_THE_TIME
        endless = replace(vehicle, limits=limits, latest=latest, breaks=breaks)
        return self._any_route(self._without_windows(task), endless, task)

    def _fits_shift(self, vehicle: VehicleSpec, task: Task) -> bool:
        """Whether the shift is long enough, were there no windows and were the goods ready."""
        return self._any_route(self._without_windows(task), vehicle, task)

    def _serves(self, vehicle: VehicleSpec, task: Task) -> bool:
        return any(self._routes.route(vehicle, way) for way in self._ways(vehicle, task))

    def _serves_all(self, vehicle: VehicleSpec, tasks: Sequence[Task]) -> bool:
        """Each alone; and where they are few and there is one trip only, all in some order."""
        if not all(self._serves(vehicle, task) for task in tasks):
            return False
        jobs = [job for task in tasks for job in task.jobs]
        if len(tasks) == 1 or len(jobs) > FEW or vehicle.reload is not None:
            return True
        return any(self._routes.route(vehicle, order) for order in permutations(jobs))

    def _without_windows(self, task: Task) -> Routes:
        """For the task alone: no windows, no pinned times, and the goods are ready."""
        free = tuple(replace(job, windows=(), release=0) for job in task.jobs)
        one = replace(self._alone, jobs=free, shipments=(), pins=())
        if len(free) == 2:
            one = replace(one, jobs=(), shipments=(Shipment(*free),))
        return Routes(one)

    def _any_route(self, routes: Routes, vehicle: VehicleSpec, task: Task) -> bool:
        free = Task(tuple(replace(job, windows=(), release=0) for job in task.jobs))
        return any(routes.route(vehicle, way) for way in self._ways(vehicle, free))


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
