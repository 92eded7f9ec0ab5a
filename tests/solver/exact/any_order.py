"""Random orders of stops of random problems, and all the ways to time one of them, tick by tick."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from hypothesis import strategies as st

from app.domain.matrix import UNREACHABLE
from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import (
    SolvedRoute,
    Step,
    StepKind,
    Unassigned,
    UnassignedReason,
    Violation,
)
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.judge.checker import check
from tests.solver.any_problem import EVERYTHING, TICK, Mixture, problems


@st.composite
def orders(
    draw: st.DrawFn, mix: Mixture = EVERYTHING, most: int = 5
) -> tuple[Problem, VehicleSpec, list[Item]]:
    """A problem, one of its vehicles, and stops of it in any order with returns for more."""
    problem = draw(problems(mix))
    vehicle = draw(st.sampled_from(problem.vehicles))
    stops = draw(st.permutations(problem.all_jobs))[: draw(st.integers(1, most))]
    items: list[Item] = list(stops)
    if vehicle.reload is not None:
        for place in draw(st.lists(st.sampled_from(vehicle.reload.locations), max_size=2)):
            at = draw(st.integers(0, len(items)))
            items.insert(at, Loading(place, vehicle.reload.loading))
    return problem, vehicle, items


def complaints(problem: Problem, route: SolvedRoute) -> list[Violation]:
    """What the judge says of this route alone, the rest left out."""
    served = set(route.job_ids)
    left = [
        Unassigned(job.job_id, UnassignedReason.NO_ROOM)
        for job in problem.all_jobs
        if job.job_id not in served
    ]
    found = check(problem, Routes(problem).solution([route], left))
    return [violation for violation in found if violation.rule != "together"]


def timed_by_hand(problem: Problem, vehicle: VehicleSpec, items: list[Item]) -> SolvedRoute | None:
    """The first timing of an order of stops that the judge accepts, out of all: the start and the
    breaks at any tick. Costs and loads are not looked at."""
    judged = {"cost", "load"}
    last = vehicle.latest + vehicle.overtime.seconds
    loading = vehicle.loading if vehicle.loads_at_start else 0
    place = items[0].location if vehicle.start is None else vehicle.start
    nothing = tuple(0 for _ in vehicle.capacity)
    for begin in range(vehicle.earliest, last + 1, TICK):
        start = Step(StepKind.START, "", place, begin, begin, begin + loading, 0, 0, nothing)
        for steps in _goings_on(problem, vehicle, [start], items, frozenset()):
            route = SolvedRoute(vehicle.vehicle_id, tuple(steps), 0)
            if all(v.rule in judged for v in complaints(problem, route)):
                return route
    return None


def _goings_on(
    problem: Problem,
    vehicle: VehicleSpec,
    steps: list[Step],
    items: list[Item],
    had: frozenset[int],
) -> Iterator[list[Step]]:
    """Every way to make the rest of a route."""
    if not items and (vehicle.end is None or steps[-1].kind is StepKind.END):
        yield steps
        return
    before = steps[-1]
    goal = items[0] if items else None
    there = vehicle.end if goal is None else goal.location
    assert there is not None
    roads = problem.matrices[vehicle.profile]
    seconds = roads.duration(before.location, there)
    if seconds >= UNREACHABLE:
        return
    leg_s = floor(seconds / vehicle.speed_factor + 0.5)
    leg_m = roads.distance(before.location, there)
    for rests in _rests(vehicle, before.end, had):
        arrival = before.end + leg_s
        for n, begin in rests:
            arrival += vehicle.breaks[n].duration if begin < arrival else 0
        setup = goal.setup_by(vehicle) if isinstance(goal, Job) and there != before.location else 0
        ready = arrival + setup
        ready += sum(vehicle.breaks[n].duration for n, begin in rests if begin >= arrival)
        ready = max([ready, *(begin + vehicle.breaks[n].duration for n, begin in rests)])
        pause = [
            Step(StepKind.BREAK, "", before.location, b, b, b + vehicle.breaks[n].duration, 0, 0, ())
            for n, b in rests
        ]
        for begin in _begins(problem, vehicle, goal, ready):
            step = _step(vehicle, goal, there, arrival, begin, leg_s, leg_m)
            if step.end <= vehicle.latest + vehicle.overtime.seconds:
                taken = had.union(n for n, _ in rests)
                yield from _goings_on(problem, vehicle, [*steps, *pause, step], items[1:], taken)


def _begins(problem: Problem, vehicle: VehicleSpec, goal: Item | None, ready: int) -> list[int]:
    """Moments that may matter: at once, as a window opens, when pinned, when the goods are there."""
    last = vehicle.latest + vehicle.overtime.seconds
    if goal is None:
        return [ready]
    if isinstance(goal, Loading):
        return [at for at in {ready, *(job.release for job in problem.jobs)} if ready <= at <= last]
    pins = [pin.begin for pin in problem.pins if pin.job_id == goal.job_id and pin.begin is not None]
    moments = {ready, *(window.start for window in goal.windows), *pins}
    return [at for at in moments if ready <= at <= last]


def _rests(vehicle: VehicleSpec, now: int, had: frozenset[int]) -> Iterator[list[tuple[int, int]]]:
    """Every choice of breaks from now on, with their begins."""
    yield []
    for n, rest in enumerate(vehicle.breaks):
        if n in had:
            continue
        for begin in range(max(now, rest.earliest), rest.latest + 1, TICK):
            for more in _rests(vehicle, begin + rest.duration, had | {n}):
                yield [(n, begin), *more]


def _step(
    vehicle: VehicleSpec,
    goal: Item | None,
    there: int,
    arrival: int,
    begin: int,
    leg_s: int,
    leg_m: int,
) -> Step:
    if goal is None:
        return Step(StepKind.END, "", there, arrival, begin, begin, leg_s, leg_m, ())
    if isinstance(goal, Loading):
        end = begin + goal.loading
        return Step(StepKind.RELOAD, "", there, arrival, begin, end, leg_s, leg_m, ())
    end = begin + goal.service_by(vehicle)
    return Step(StepKind.JOB, goal.job_id, there, arrival, begin, end, leg_s, leg_m, ())
