"""The judge accepts a plan that keeps every rule and finds each rule that is broken by one unit.

Each claim takes a good plan, breaks one thing in the plan or tightens one thing in the problem, and
names the rule that must be reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.routing import BreakSpec, Job, Problem, Reload, StopRule, VehicleSpec, Window
from app.domain.solution import Solution, SolvedRoute, Step, StepKind, Unassigned, UnassignedReason
from solver.judge.checker import check
from solver.judge.route_check import clock
from solver.solve import solve
from tests.solver.instances import MINUTE, at, between, delivery, pickup, problem, shipment, van

LUNCH = BreakSpec((Window(at(10), at(10, 30)),), 20 * MINUTE)
VAN = van(
    skills=frozenset({"cold"}),
    breaks=(LUNCH,),
    reload=Reload((0,), 300, 2),
    latest=at(12),
    capacity=(5,),
)
JOBS = (
    delivery("one", 3, amounts=(3,), windows=between((8, 30), (9, 0)), setup=60),
    delivery("two", 5, amounts=(2,), skills=frozenset({"cold"}), vehicles=frozenset({"van"})),
    delivery("late", 7, amounts=(4,), release=at(10, 45), windows=between((10, 50), (11, 20))),
    pickup("back", 4, amounts=(1,)),
)
GOOD = problem(*JOBS, vehicles=(VAN,), shipments=(shipment("s", 2, 6),))


@pytest.fixture(scope="module")
def plan() -> Solution:
    return solve(GOOD, StopRule(steps=60))


type Break = Callable[[Problem, Solution], tuple[Problem, Solution]]


def with_step(pick: Callable[[Step], bool], change: Callable[[Step], Step]) -> Break:
    """Change the first step that is picked."""

    def broken(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
        route = solution.routes[0]
        n = next(n for n, step in enumerate(route.steps) if pick(step))
        steps = (*route.steps[:n], change(route.steps[n]), *route.steps[n + 1 :])
        return problem, replace(solution, routes=(replace(route, steps=steps),))

    return broken


def with_job(name: str, change: Callable[[Job, Step], Job]) -> Break:
    """Change a job of the problem, knowing its step."""

    def broken(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
        step = next(s for s in solution.routes[0].steps if s.job_id == name)
        jobs = tuple(change(j, step) if j.job_id == name else j for j in problem.jobs)
        return replace(problem, jobs=jobs), solution

    return broken


def with_van(change: Callable[[VehicleSpec, SolvedRoute], VehicleSpec]) -> Break:
    """Change the vehicle, knowing its route."""

    def broken(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
        changed = change(problem.vehicles[0], solution.routes[0])
        return replace(problem, vehicles=(changed,)), solution

    return broken


def without(kind: StepKind, job_id: str = "") -> Break:
    """Take a step away."""

    def broken(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
        route = solution.routes[0]
        steps = tuple(s for s in route.steps if s.kind is not kind or s.job_id != job_id)
        return problem, replace(solution, routes=(replace(route, steps=steps),))

    return broken


def swapped(a: str, b: str) -> Break:
    """Exchange two stops of the route without touching anything else."""

    def broken(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
        route = solution.routes[0]
        names = {a: b, b: a}
        steps = [replace(s, job_id=names.get(s.job_id, s.job_id)) for s in route.steps]
        places = {job.job_id: job.location for job in problem.all_jobs}
        steps = [replace(s, location=places.get(s.job_id, s.location)) for s in steps]
        for n, step in enumerate(steps):
            if step.kind is StepKind.BREAK:
                steps[n] = replace(step, location=steps[n - 1].location)
        return problem, replace(solution, routes=(replace(route, steps=tuple(steps)),))

    return broken


def closed_road(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
    first = next(s for s in solution.routes[0].steps if s.kind is StepKind.JOB)
    size = len(problem.locations)
    street = problem.matrices["car"]
    rows = [[street.duration(a, b) for b in range(size)] for a in range(size)]
    metres = [[street.distance(a, b) for b in range(size)] for a in range(size)]
    rows[0][first.location] = UNREACHABLE
    return replace(problem, matrices={"car": Matrix.of(rows, metres)}), solution


def is_kind(kind: StepKind) -> Callable[[Step], bool]:
    return lambda step: step.kind is kind


def is_job(name: str) -> Callable[[Step], bool]:
    return lambda step: step.job_id == name


def listed_twice(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
    left = Unassigned("one", UnassignedReason.NO_ROOM)
    return problem, replace(solution, unassigned=(left,))


def two_routes(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
    return problem, replace(solution, routes=solution.routes * 2)


def other_vehicle(problem: Problem, solution: Solution) -> tuple[Problem, Solution]:
    return problem, replace(solution, routes=(replace(solution.routes[0], vehicle_id="ghost"),))


def tighter(n: int) -> Break:
    """One unit less room than the largest load on board."""
    return with_van(lambda v, r: replace(v, capacity=(max(step.load[n] for step in r.steps) - 1,)))


BROKEN: dict[str, tuple[str, Break]] = {
    "a stop is missing": ("missing", without(StepKind.JOB, "two")),
    "a stop is planned and left out": ("repeated", listed_twice),
    "a stop nobody ordered": (
        "unknown",
        with_step(is_job("two"), lambda s: replace(s, job_id="ghost")),
    ),
    "a vehicle with two routes": ("vehicle", two_routes),
    "a vehicle that is not there": ("vehicle", other_vehicle),
    "half a shipment": ("shipment", without(StepKind.JOB, "s-d")),
    "a shipment brought before it is taken": ("shipment", swapped("s-p", "s-d")),
    "starts a second early": (
        "shift",
        with_van(lambda v, r: replace(v, earliest=r.steps[0].begin + 1)),
    ),
    "ends a second late": ("shift", with_van(lambda v, r: replace(v, latest=r.steps[-1].end - 1))),
    "starts at another place": ("form", with_van(lambda v, _: replace(v, start=1))),
    "ends at another place": ("form", with_van(lambda v, _: replace(v, end=1))),
    "has no end": ("form", without(StepKind.END)),
    "may not return for more": ("form", with_van(lambda v, _: replace(v, reload=None))),
    "a leg a second short": ("leg", with_step(is_job("one"), lambda s: replace(s, leg_s=s.leg_s - 1))),
    "a leg a metre short": ("leg", with_step(is_job("one"), lambda s: replace(s, leg_m=s.leg_m - 1))),
    "a drive where no road leads": ("unreachable", closed_road),
    "arrives a second early": (
        "arrival",
        with_step(is_job("one"), lambda s: replace(s, arrival=s.arrival - 1)),
    ),
    "serves before it is set up": (
        "begin",
        with_step(is_job("s-p"), lambda s: replace(s, begin=s.arrival - 1, end=s.end)),
    ),
    "skips a second of setup": (
        "begin",
        with_job("one", lambda j, s: replace(j, setup=s.begin - s.arrival + 1)),
    ),
    "serves a second too short": (
        "work",
        with_step(is_job("two"), lambda s: replace(s, end=s.end - 1)),
    ),
    "loads a second too short": ("work", with_van(lambda v, _: replace(v, loading=v.loading + 1))),
    "loads again a second too short": (
        "work",
        with_van(lambda v, _: replace(v, reload=Reload((0,), 301, 2))),
    ),
    "a window missed at its end": (
        "window",
        with_job("one", lambda j, _: replace(j, windows=(between((8, 0), (8, 0))[0],))),
    ),
    "a window missed by a second": (
        "window",
        with_job("late", lambda j, s: replace(j, windows=(replace(j.windows[0], start=s.begin + 1),))),
    ),
    "a skill missing": ("skills", with_van(lambda v, _: replace(v, skills=frozenset()))),
    "a vehicle not allowed": (
        "allowed",
        with_job("two", lambda j, _: replace(j, vehicles=frozenset({"other"}))),
    ),
    "one unit too much on board": ("capacity", tighter(0)),
    "one trip too many": ("trips", with_van(lambda v, _: replace(v, reload=Reload((0,), 300, 1)))),
    "loads a second before the goods are there": (
        "release",
        with_job("late", lambda j, _: replace(j, release=at(11, 50))),
    ),
    "a load misstated by one": (
        "load",
        with_step(is_job("two"), lambda s: replace(s, load=(s.load[0] + 1,))),
    ),
    "a break missing": ("break", without(StepKind.BREAK)),
    "a break a second short": (
        "break",
        with_step(is_kind(StepKind.BREAK), lambda s: replace(s, end=s.end - 1)),
    ),
    "a break a second late": (
        "break",
        with_van(lambda v, r: replace(v, breaks=(moved_window(r, -1),))),
    ),
    "a break a second early": (
        "break",
        with_van(lambda v, r: replace(v, breaks=(moved_window(r, 1),))),
    ),
    "a route that costs a cent more": (
        "cost",
        lambda p, s: (p, replace(s, routes=(replace(s.routes[0], cost=s.routes[0].cost + 1),))),
    ),
    "a plan that costs a cent less": ("cost", lambda p, s: (p, replace(s, cost=s.cost - 1))),
}


def moved_window(route: SolvedRoute, way: int) -> BreakSpec:
    """The break's window, one second beside when it was taken, and too narrow for before or after."""
    rest = next(step for step in route.steps if step.kind is StepKind.BREAK)
    moment = rest.begin + way
    return BreakSpec((Window(moment, moment),), LUNCH.duration)


def test_a_plan_that_uses_every_rule_is_accepted(plan: Solution) -> None:
    assert check(GOOD, plan) == ()
    kinds = {step.kind for step in plan.routes[0].steps}
    assert kinds == set(StepKind)
    assert plan.unassigned == ()


@pytest.mark.parametrize("claim", BROKEN)
def test_a_broken_rule_is_found(claim: str, plan: Solution) -> None:
    rule, broken = BROKEN[claim]
    violations = check(*broken(GOOD, plan))
    assert rule in {violation.rule for violation in violations}
    assert all(violation.words.endswith(".") for violation in violations)


def test_service_during_a_break_is_found() -> None:
    stated = problem(
        delivery("d", 1, windows=between((10, 0), (10, 0)), service=40 * MINUTE),
        delivery("e", 1, windows=between((11, 0), (11, 0))),
        vehicles=(van(breaks=(BreakSpec((Window(at(10, 35), at(10, 50)),), 600),)),),
    )
    plan = solve(stated, StopRule(steps=10))
    assert check(stated, plan) == ()
    rest = with_step(
        is_kind(StepKind.BREAK),
        lambda s: replace(s, arrival=at(10, 39), begin=at(10, 39), end=at(10, 49)),
    )
    assert "break" in {violation.rule for violation in check(*rest(stated, plan))}


def test_times_are_told_as_people_read_them() -> None:
    told = [clock(seconds) for seconds in (0, 37_800, 37_805, 90_000, -60)]
    assert told == ["00:00", "10:30", "10:30:05", "25:00", "-00:01"]
