"""Claims about plans that stand already and may be kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.errors import PlanningError
from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, StopRule, VehicleSpec
from app.domain.solution import Itinerary, SolvedRoute, StepKind
from solver.exact.evaluate import evaluate_route
from solver.exact.visits import Item, Loading
from solver.judge.checker import check
from solver.solve import solve
from solver.standing import allowing
from tests.solver.any_problem import Mixture
from tests.solver.exact.any_order import orders

RULES_OF_TIME = {
    "delay",
    "shift",
    "overtime",
    "max_travel_time",
    "max_distance",
    "driving_without_rest",
}
LATER_S = 300
MANY = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def as_itinerary(vehicle: VehicleSpec, items: list[Item]) -> Itinerary:
    trips: list[tuple[str, ...]] = [()]
    reloads = []
    for item in items:
        if isinstance(item, Loading):
            reloads.append(item.location)
            trips.append(())
        else:
            trips[-1] = (*trips[-1], item.job_id)
    return Itinerary(vehicle.vehicle_id, tuple(trips), tuple(reloads))


def only(problem: Problem, kept: set[str]) -> Problem:
    """The problem of some of its stops."""
    jobs = tuple(job for job in problem.jobs if job.job_id in kept)
    return replace(
        problem, jobs=jobs, shipments=(), warm_start={}, carriers=(), frozen={}, keeping=None
    )


def route_of(problem: Problem, itinerary: Itinerary) -> tuple[SolvedRoute, set[str]]:
    evaluation = evaluate_route(problem, itinerary)
    (route,) = evaluation.routes
    return route, {violation.rule for violation in evaluation.violations}


@settings(MANY, max_examples=80)
@given(orders(Mixture(wishes=False, holes=False)))
def test_whatever_rules_of_time_a_plan_breaks_it_breaks_none_once_it_is_allowed(
    case: tuple[Problem, VehicleSpec, list[Item]],
) -> None:
    problem, vehicle, items = case
    itinerary = as_itinerary(vehicle, items)
    before, broken = route_of(problem, itinerary)
    after, still = route_of(allowing(problem, (itinerary,), LATER_S), itinerary)
    assert not still & RULES_OF_TIME
    assert broken - RULES_OF_TIME - {"max_duration", "max_tasks", "missing_break"} <= still
    if not broken & RULES_OF_TIME:
        assert after.job_ids == before.job_ids


@settings(MANY, max_examples=80)
@given(orders(Mixture(wishes=False, holes=False)))
def test_a_stop_may_be_so_much_later_than_in_the_plan_and_no_more_than_that_is_given_away(
    case: tuple[Problem, VehicleSpec, list[Item]],
) -> None:
    problem, vehicle, items = case
    itinerary = as_itinerary(vehicle, items)
    route, _ = route_of(problem, itinerary)
    begins = {s.job_id: s.begin for s in route.steps if s.kind is StepKind.JOB}
    old = {job.job_id: job for job in problem.all_jobs}
    for job in allowing(problem, (itinerary,), LATER_S).all_jobs:
        given_before = old[job.job_id]
        if not job.windows or job.job_id not in begins:
            assert job == given_before
            continue
        end, promised = job.windows[-1].latest_start, given_before.windows[-1].latest_start
        assert end == max(promised, begins[job.job_id] + LATER_S)
        assert replace(job, windows=given_before.windows) == given_before


@settings(MANY, max_examples=80)
@given(orders(Mixture(wishes=False, holes=False, shipments=0, slices=False), most=4))
def test_a_search_keeps_every_stop_of_a_plan_that_stands(
    case: tuple[Problem, VehicleSpec, list[Item]],
) -> None:
    problem, vehicle, items = case
    itinerary = as_itinerary(vehicle, items)
    _, broken = route_of(problem, itinerary)
    if broken - RULES_OF_TIME:
        return
    names = itinerary.job_ids
    problem = only(problem, set(names))
    allowed = allowing(replace(problem, warm_start={vehicle.vehicle_id: names}), (itinerary,), LATER_S)
    dear = tuple(replace(job, price=10_000_000) for job in allowed.jobs)
    allowed = replace(allowed, jobs=dear)
    solution = solve(allowed, StopRule(steps=5))
    assert not solution.unassigned
    assert not check(allowed, solution)


def test_a_problem_that_makes_no_sense_is_refused_here_too() -> None:
    vehicle = VehicleSpec("v", "van", None, None, (1,), 0, 10)
    job = Job("a", 0, TaskKind.PICKUP, (1,), 0, 0)
    with pytest.raises(PlanningError):
        allowing(Problem((), (vehicle,), (job,)), (), LATER_S)
