"""Where in a plan a task could go, most promising first, before anything is made exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.orders import TaskKind
from app.domain.routing import GroupKind, Job, Problem, VehicleSpec, Window
from app.domain.solution import SolvedRoute, StepKind
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.fitting.row import ALWAYS, Row, Visit, visit_of
from solver.fitting.segments import NEVER, Ints, Network
from solver.reasons import Task

type Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to take a task: vehicle number ``row`` with these ``items``, at no less than ``bound``
    cents more."""

    bound: int
    row: int
    items: list[Item]


@dataclass(frozen=True, slots=True)
class _Option:
    """The same items put into many gaps of one row: ``seconds`` is for the second of two."""

    row: int
    bounds: Ints
    new: tuple[Item, ...]
    firsts: Ints
    seconds: Ints | None = None


class Screen:
    """A plan, and where each of its routes has room."""

    def __init__(self, problem: Problem, routes: Routes, plan: Sequence[Sequence[Item]]) -> None:
        """``plan``: per vehicle of the problem its items. A vehicle whose items break a rule takes
        nothing more."""
        self._problem = problem
        self._routes = routes
        self._network = Network(problem)
        self._shipped = {job.job_id for s in problem.shipments for job in (s.pickup, s.delivery)}
        self._pins = {pin.job_id: pin for pin in problem.pins}
        self._groups: dict[str, list[tuple[GroupKind, frozenset[str]]]] = {}
        for group in problem.groups:
            for name in group.job_ids:
                fellows = frozenset(group.job_ids) - {name}
                self._groups.setdefault(name, []).append((group.kind, fellows))
        self.rows: list[Row | None] = [None] * len(problem.vehicles)
        self._riding: dict[str, int] = {}
        for number, items in enumerate(plan):
            self.put(number, items)

    def put(self, number: int, items: Sequence[Item]) -> None:
        """Vehicle ``number`` makes these items now."""
        vehicle = self._problem.vehicles[number]
        for job_id in [job_id for job_id, rides_on in self._riding.items() if rides_on == number]:
            del self._riding[job_id]
        jobs = {item.job_id: item for item in items if isinstance(item, Job)}
        self._riding.update(dict.fromkeys(jobs, number))
        route = self._routes.route(vehicle, items) if jobs else None
        if jobs and route is None:
            self.rows[number] = None
            return
        made = _made(route, vehicle, jobs) if route is not None else []
        self.rows[number] = Row(self._problem, self._network, vehicle, made, route)

    def restate(self, problem: Problem, routes: Routes) -> None:
        """The same plan in a problem with more stops and places."""
        self._problem, self._routes = problem, routes
        self._network.restate(problem)

    @property
    def solved(self) -> list[SolvedRoute]:
        """The routes of the plan that break no rule."""
        return [row.route for row in self.rows if row is not None and row.route is not None]

    def candidates(self, task: Task, numbers: Iterable[int]) -> Iterator[Candidate]:
        """Ways to put a task on these vehicles, by their bounds (equal ones in a fixed order)."""
        options: list[_Option] = []
        for number in numbers:
            row = self.rows[number]
            if row is not None and self._may_join(task, number):
                options.extend(self._options(task, number, row))
        if not options:
            return
        bounds = np.concatenate([option.bounds for option in options])
        owners = np.repeat(np.arange(len(options)), [len(option.bounds) for option in options])
        starts = np.cumsum([0, *(len(option.bounds) for option in options)])
        possible = np.flatnonzero(bounds < NEVER)
        for at in possible[np.argsort(bounds[possible], kind="stable")]:
            option = options[owners[at]]
            items = self._with(option, int(at - starts[owners[at]]))
            yield Candidate(int(bounds[at]), option.row, items)

    def _with(self, option: _Option, at: int) -> list[Item]:
        row = self.rows[option.row]
        if row is None:
            raise AssertionError("a broken row has no options")
        first = int(option.firsts[at])
        if option.seconds is None:
            return [*row.items[:first], *option.new, *row.items[first:]]
        second = int(option.seconds[at])
        one, two = option.new
        return [*row.items[:first], one, *row.items[first:second], two, *row.items[second:]]

    def _may_join(self, task: Task, number: int) -> bool:
        """Whether its groups let a task ride with what is on this vehicle."""
        own = {job.job_id for job in task.jobs}
        for job in task.jobs:
            for kind, fellows in self._groups.get(job.job_id, ()):
                where = [self._riding.get(fellow) for fellow in fellows - own]
                if kind is GroupKind.APART and number in where:
                    return False
                if kind is GroupKind.TOGETHER and any(other not in (None, number) for other in where):
                    return False
        return True

    def rides(self, job_id: str) -> bool:
        """Whether a vehicle has this stop."""
        return job_id in self._riding

    def lacks_company(self, task: Task) -> bool:
        """Whether a stop that it must ride with is on no vehicle."""
        own = {job.job_id for job in task.jobs}
        return any(
            kind is GroupKind.TOGETHER and not fellows - own <= self._riding.keys()
            for job in task.jobs
            for kind, fellows in self._groups.get(job.job_id, ())
        )

    # --- the options of one row --------------------------------------------------------------------

    def _options(self, task: Task, number: int, row: Row) -> Iterator[_Option]:
        visits = [self._visit(job, row.vehicle) for job in task.jobs]
        gaps = np.arange(row.gaps)
        opened = self._open_gaps(row)
        if len(task.jobs) == 1:
            job = task.jobs[0]
            possible = opened & self._room_for(job, row) & self._at_position(job, row)
            if possible.any():
                bounds = np.where(possible, row.with_one(visits[0]), NEVER)
                yield _Option(number, bounds, (job,), gaps)
            yield from self._with_reload(job, visits[0], number, row, opened)
        else:
            firsts, seconds = row.pairs
            amounts = np.array(task.jobs[0].amounts, np.int64)
            room = row.room
            possible = (room.in_between >= amounts).all(axis=1) & opened[firsts]
            possible &= room.trip[firsts] == room.trip[seconds]
            if possible.any():
                bounds = np.where(possible, row.with_two(*visits), NEVER)
                yield _Option(number, bounds, task.jobs, firsts, seconds)

    def _visit(self, job: Job, vehicle: VehicleSpec) -> Visit:
        visit = visit_of(job, vehicle)
        pin = self._pins.get(job.job_id)
        windows = visit.windows
        if job.job_id in self._problem.frozen.get(vehicle.vehicle_id, ()):
            windows = ALWAYS
        if pin is not None and pin.begin is not None:
            windows = (Window(pin.begin, pin.begin),)
        return Visit(visit.place, visit.work, visit.setup, windows, visit.due, visit.per_minute, True)

    def _open_gaps(self, row: Row) -> Flags:
        """Not among the stops that were made first, nor before one that keeps its position."""
        frozen = set(self._problem.frozen.get(row.vehicle.vehicle_id, ()))
        first = 0
        for place, item in enumerate(row.items, 1):
            if isinstance(item, Job):
                pin = self._pins.get(item.job_id)
                if item.job_id in frozen or (pin is not None and pin.position is not None):
                    first = place
        return np.arange(row.gaps) >= first

    def _at_position(self, job: Job, row: Row) -> Flags:
        pin = self._pins.get(job.job_id)
        if pin is None or pin.position is None:
            return np.ones(row.gaps, np.bool_)
        stops = np.cumsum([0, *(isinstance(item, Job) for item in row.items)])
        here: Flags = stops == pin.position
        return here

    def _room_for(self, job: Job, row: Row) -> Flags:
        """Gaps where a job's goods would be on board within the capacity, from a depot allowed."""
        room = row.room
        amounts = np.array(job.amounts, np.int64)
        if job.kind is TaskKind.PICKUP:
            return (room.until_unloading >= amounts).all(axis=1)
        if job.on_board:
            return (room.since_start >= amounts).all(axis=1)
        fits = (room.since_loading >= amounts).all(axis=1)
        if not row.vehicle.loads_at_start:
            fits &= room.trip > 0
        if job.depots is not None:
            fits &= np.isin(room.loaded_at, list(job.depots))
        return fits

    # --- with a return for more --------------------------------------------------------------------

    def _with_reload(
        self, job: Job, visit: Visit, number: int, row: Row, opened: Flags
    ) -> Iterator[_Option]:
        """The job and a loading more, the one or the other first."""
        reload = row.vehicle.reload
        done = int(row.vehicle.loads_at_start) + int(row.room.trip[-1])
        if reload is None or done >= reload.max_trips or job.on_board:
            return
        firsts, seconds = row.pairs
        opened = opened[firsts]
        before, after = self._room_with_reload(job, row)
        for place in reload.locations:
            again = Loading(place, reload.loading)
            is_delivery = job.kind is TaskKind.DELIVERY
            ready = (Window(job.release, NEVER),) if is_delivery else ALWAYS
            loading = Visit(place, reload.loading, windows=ready)
            right = not is_delivery or job.depots is None or place in job.depots
            if right and (possible := opened & before).any():
                bounds = np.where(possible, row.with_two(loading, visit), NEVER)
                yield _Option(number, bounds, (again, job), firsts, seconds)
            loading = Visit(place, reload.loading)
            if (possible := opened & after & (seconds < row.gaps - 1)).any():
                bounds = np.where(possible, row.with_two(visit, loading), NEVER)
                yield _Option(number, bounds, (job, again), firsts, seconds)

    def _room_with_reload(self, job: Job, row: Row) -> tuple[Flags, Flags]:
        """Per pair of gaps, whether the goods would be within the capacity with the loading before the
        job, and after it: what is handed over later comes on board at the loading, what was picked up
        before leaves there."""
        room = row.room
        firsts, seconds = row.pairs
        amounts = np.array(job.amounts, np.int64)
        kept = room.load - room.rest
        same = (room.trip[firsts] == room.trip[seconds])[:, None]
        if job.kind is TaskKind.PICKUP:
            before = np.where(same, room.until_unloading[seconds] + kept[firsts], NEVER)
            after = np.where(same, room.in_between + room.rest[seconds], NEVER)
        else:
            before = np.where(same, room.in_between + kept[firsts], NEVER)
            after = np.where(same, room.since_loading[firsts] + room.rest[seconds], NEVER)
        return (before >= amounts).all(axis=1), (after >= amounts).all(axis=1)


def _made(route: SolvedRoute, vehicle: VehicleSpec, jobs: Mapping[str, Job]) -> list[Item]:
    """The items of a route as it was made: returns for nothing are not in it."""
    loading = vehicle.reload.loading if vehicle.reload is not None else 0
    items: list[Item] = []
    for step in route.steps:
        if step.kind is StepKind.JOB:
            items.append(jobs[step.job_id])
        elif step.kind is StepKind.RELOAD:
            items.append(Loading(step.location, loading))
    return items
