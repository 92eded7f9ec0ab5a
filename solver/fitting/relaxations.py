"""What would make a left-out order fit: the smallest give in a single rule, each proved by the exact
routes.

One vehicle at a time, in a problem of that vehicle and its stops alone: a rule is eased as far as it
can be; where that lets the order ride, the smallest give that still does is found by bisection (more
give never makes less possible). What an answer tells is therefore true as it stands: with its amount
the order fits somewhere on the vehicle named, with one unit less nowhere on any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.domain.errors import PlanningError
from app.domain.orders import TaskKind
from app.domain.routing import (
    Balance,
    BreakSpec,
    GroupKind,
    Job,
    Limits,
    Pin,
    Problem,
    VehicleSpec,
    Window,
)
from app.domain.solution import Itinerary, Relaxation, RelaxationKind, Solution
from solver.exact.routes import Routes
from solver.exact.schedule import Item
from solver.fitting.insertion import insert, with_job
from solver.fitting.itineraries import items_of, itinerary_from
from solver.fitting.screen import Screen
from solver.fitting.ways import cheapest_ways
from solver.reasons import Eligibility, Task, tasks_of

DAY_S = 86_400
"""The most that a shift gives at either end."""
FURTHEST = 2**31
"""The most that a limit on driving or distance gives."""

type Ease = Callable[[Problem, int], Problem]
"""A one-vehicle problem with a rule eased by so much."""


@dataclass(frozen=True, slots=True)
class Give:
    """A rule that could give way by up to ``most`` (0: all or nothing)."""

    kind: RelaxationKind
    most: int
    ease: Ease
    subject: str = ""


def relax(problem: Problem, solution: Solution, job_id: str) -> tuple[Relaxation, ...]:
    """See ``relax_in``; for a solved plan."""
    return relax_in(problem, [itinerary_from(route) for route in solution.routes], job_id)


def relax_in(problem: Problem, plan: Sequence[Itinerary], job_id: str) -> tuple[Relaxation, ...]:
    """Per kind of rule (and dimension of load) the smallest single give that lets a left-out stop ride,
    both ends of a shipment at once; of equal ones the cheapest. In the order of ``RelaxationKind``.

    Groups are not eased, nor is the vehicle that has an order's goods in it. Nothing is told of an
    order that fits as things are, or needs two rules to give way.

    Raises:
        PlanningError: there is no such stop, or it is planned already.
    """
    task = next((t for t in tasks_of(problem) if job_id in [job.job_id for job in t.jobs]), None)
    if task is None:
        raise PlanningError(f"There is no stop '{job_id}'.")
    items = items_of(problem, plan)
    if any(item in task.jobs for row in items for item in row):
        raise PlanningError(f"The stop '{job_id}' is on a route already.")
    best: dict[tuple[RelaxationKind, str], Relaxation] = {}
    if insert(problem, plan, [job.job_id for job in task.jobs], limit=1):
        return ()
    for number, row in enumerate(items):
        if _company_is_here(problem, items, number, task):
            bench = _Bench(problem, number, row, task)
            for give in gives(bench.problem, task):
                bench.improve(give, best)
    order = list(RelaxationKind)
    return tuple(sorted(best.values(), key=lambda found: (order.index(found.kind), found.subject)))


def gives(problem: Problem, task: Task) -> Iterator[Give]:
    """The rules of a one-vehicle problem that could give way for a task."""
    vehicle = problem.vehicles[0]
    for job in task.jobs:
        yield from _gives_of_stop(vehicle, job)
    lacking = sorted(task.skills - vehicle.skills)
    if len(lacking) == 1:
        yield Give(RelaxationKind.SKILL, 0, _waive(task, lacking[0]), lacking[0])
    if not task.allows(vehicle.vehicle_id):
        yield Give(RelaxationKind.VEHICLE, 0, _allow(task))
    yield from _gives_of_vehicle(vehicle, task)
    for pin in problem.pins:
        others = tuple(other for other in problem.pins if other != pin)
        yield Give(RelaxationKind.UNPIN, 0, _unpin(others), pin.job_id)


def _gives_of_stop(vehicle: VehicleSpec, job: Job) -> Iterator[Give]:
    """Its own times."""
    shift_end = vehicle.latest + vehicle.overtime.seconds
    if job.windows:
        first = min(job.windows, key=lambda w: w.start)
        last = max(job.windows, key=lambda w: w.latest_start)

        def later(amount: int) -> Job:
            longer = Window(last.start, last.latest_start + amount)
            return replace(job, windows=_swapped(job.windows, last, longer))

        def earlier(amount: int) -> Job:
            longer = Window(first.start - amount, first.latest_start)
            return replace(job, windows=_swapped(job.windows, first, longer))

        most = shift_end - last.latest_start
        yield from _stop_give(RelaxationKind.WINDOW_LATER, most, later)
        most = first.start - vehicle.earliest
        yield from _stop_give(RelaxationKind.WINDOW_EARLIER, most, earlier)
    if job.kind is TaskKind.DELIVERY:

        def ready(amount: int) -> Job:
            return replace(job, release=job.release - amount)

        yield from _stop_give(RelaxationKind.RELEASE, job.release - vehicle.earliest, ready)


def _stop_give(kind: RelaxationKind, most: int, changed: Callable[[int], Job]) -> Iterator[Give]:
    if most > 0:
        subject = changed(0).job_id
        yield Give(kind, most, lambda p, amount: with_job(p, changed(amount)), subject)


def _swapped(windows: tuple[Window, ...], old: Window, new: Window) -> tuple[Window, ...]:
    return tuple(new if window is old else window for window in windows)


def _waive(task: Task, skill: str) -> Ease:
    def ease(problem: Problem, _: int) -> Problem:
        for job in task.jobs:
            problem = with_job(problem, replace(job, skills=job.skills - {skill}))
        return problem

    return ease


def _allow(task: Task) -> Ease:
    def ease(problem: Problem, _: int) -> Problem:
        for job in task.jobs:
            problem = with_job(problem, replace(job, vehicles=None))
        return problem

    return ease


def _unpin(others: tuple[Pin, ...]) -> Ease:
    return lambda problem, _: replace(problem, pins=others)


def _gives_of_vehicle(vehicle: VehicleSpec, task: Task) -> Iterator[Give]:
    """Its room, hours and limits."""
    for number, amount in enumerate(task.jobs[0].amounts):
        if amount:
            roomier = partial(_roomier, vehicle, number)
            yield _vehicle_give(RelaxationKind.CAPACITY, amount, roomier, str(number))
    overtime, limits = vehicle.overtime, vehicle.limits
    yield _vehicle_give(
        RelaxationKind.OVERTIME,
        DAY_S,
        lambda more: replace(vehicle, overtime=replace(overtime, seconds=overtime.seconds + more)),
    )
    yield _vehicle_give(
        RelaxationKind.EARLY_START,
        DAY_S,
        lambda more: replace(vehicle, earliest=vehicle.earliest - more),
    )
    for kind, limit, most, with_limit in (
        (RelaxationKind.TASKS, limits.tasks, len(task.jobs), _tasks),
        (RelaxationKind.DRIVING, limits.driving_s, FURTHEST, _driving),
        (RelaxationKind.DISTANCE, limits.distance_m, FURTHEST, _distance),
        (RelaxationKind.DURATION, limits.duration_s, DAY_S, _duration),
    ):
        if limit is not None:
            yield _vehicle_give(kind, most, partial(_with_limit, vehicle, with_limit, limit))
    for number, rest in enumerate(vehicle.breaks):
        yield _vehicle_give(RelaxationKind.BREAK, 0, partial(_restless, vehicle, rest), str(number))


def _roomier(vehicle: VehicleSpec, dimension: int, amount: int) -> VehicleSpec:
    capacity = tuple(room + amount * (n == dimension) for n, room in enumerate(vehicle.capacity))
    return replace(vehicle, capacity=capacity)


def _restless(vehicle: VehicleSpec, rest: BreakSpec, _: int) -> VehicleSpec:
    return replace(vehicle, breaks=tuple(other for other in vehicle.breaks if other is not rest))


def _with_limit(
    vehicle: VehicleSpec, with_limit: Callable[[Limits, int], Limits], limit: int, more: int
) -> VehicleSpec:
    return replace(vehicle, limits=with_limit(vehicle.limits, limit + more))


def _tasks(limits: Limits, most: int) -> Limits:
    return replace(limits, tasks=most)


def _driving(limits: Limits, most: int) -> Limits:
    return replace(limits, driving_s=most)


def _distance(limits: Limits, most: int) -> Limits:
    return replace(limits, distance_m=most)


def _duration(limits: Limits, most: int) -> Limits:
    return replace(limits, duration_s=most)


def _vehicle_give(
    kind: RelaxationKind, most: int, changed: Callable[[int], VehicleSpec], subject: str = ""
) -> Give:
    return Give(kind, most, lambda p, amount: replace(p, vehicles=(changed(amount),)), subject)


class _Bench:
    """One vehicle with its stops, on which rules are eased."""

    def __init__(self, problem: Problem, number: int, items: list[Item], task: Task) -> None:
        vehicle = problem.vehicles[number]
        self.problem = alone(problem, vehicle, items, task)
        self._items = items
        self._names = [job.job_id for job in task.jobs]
        base = Routes(self.problem).route(vehicle, items) if items else None
        self._is_sound = not items or base is not None
        self._cost = base.cost if base is not None else 0

    def improve(self, give: Give, best: dict[tuple[RelaxationKind, str], Relaxation]) -> None:
        """Keep what this give comes to on this vehicle, if it is less than what is known."""
        key = give.kind, give.subject
        known = best.get(key)
        high = give.most if known is None else min(give.most, known.amount)
        cost = self._cost_with(give, high)
        if cost is None:
            return
        low = 0
        while high - low > 1:
            middle = (low + high) // 2
            lower = self._cost_with(give, middle)
            if lower is None:
                low = middle
            else:
                high, cost = middle, lower
        vehicle_id = self.problem.vehicles[0].vehicle_id
        found = Relaxation(give.kind, high, vehicle_id, cost, give.subject)
        if known is None or (found.amount, found.cost) < (known.amount, known.cost):
            best[key] = found

    def _cost_with(self, give: Give, amount: int) -> int | None:
        """What the plan costs more with the order on this vehicle; None where it does not fit."""
        if not self._is_sound:
            return None
        eased = give.ease(self.problem, amount)
        task = next(
            task for task in tasks_of(eased) if [job.job_id for job in task.jobs] == self._names
        )
        if not Eligibility(eased).vehicles(task):
            return None
        routes = Routes(eased)
        screen = Screen(eased, routes, [self._items])
        ways = cheapest_ways(eased, routes, screen, task, [0])
        if not ways:
            return None
        return ways[0].cost + sum(route.cost for route in screen.solved) - self._cost


def alone(problem: Problem, vehicle: VehicleSpec, items: Sequence[Item], task: Task) -> Problem:
    """The problem of one vehicle with its own stops and a task; what binds routes to one another is
    gone."""
    names = {item.job_id for item in (*items, *task.jobs) if isinstance(item, Job)}
    frozen = problem.frozen.get(vehicle.vehicle_id, ())
    return replace(
        problem,
        vehicles=(vehicle,),
        jobs=tuple(job for job in problem.jobs if job.job_id in names),
        shipments=tuple(s for s in problem.shipments if s.pickup.job_id in names),
        warm_start={},
        groups=(),
        pins=tuple(pin for pin in problem.pins if pin.job_id in names),
        frozen={vehicle.vehicle_id: tuple(name for name in frozen if name in names)},
        carriers=(),
        balance=Balance(),
    )


def _company_is_here(problem: Problem, plan: Sequence[Sequence[Item]], number: int, task: Task) -> bool:
    """Whether a task's groups let it ride on this vehicle, and no other has it frozen."""
    own = {job.job_id for job in task.jobs}
    here = {item.job_id for item in plan[number] if isinstance(item, Job)}
    for group in problem.groups:
        fellows = set(group.job_ids) - own
        if own.isdisjoint(group.job_ids) or not fellows:
            continue
        if group.kind is GroupKind.APART and fellows & here:
            return False
        if group.kind is GroupKind.TOGETHER and not fellows <= here:
            return False
    name = problem.vehicles[number].vehicle_id
    return not any(own & set(stops) for owner, stops in problem.frozen.items() if owner != name)
