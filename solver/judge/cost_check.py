"""Judges what a plan costs, to the cent; a part of ``solver.judge.checker``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor

from app.domain.routing import Keeping, VehicleSpec
from app.domain.solution import Solution, SolvedRoute, StepKind, Violation
from solver.judge.case import Case


def route_cost_broken(case: Case, vehicle: VehicleSpec, route: SolvedRoute) -> Iterator[Violation]:
    """A route whose cost is not the sum of its parts, rounded half up."""
    cost = _half_up(_route_cost(case, vehicle, route))
    if cost != route.cost:
        words = f"The route's cost is given as {route.cost} but is {cost}."
        yield Violation("cost", route.vehicle_id, "", words, abs(route.cost - cost))


def plan_cost_broken(case: Case, solution: Solution) -> Iterator[Violation]:
    """A plan whose cost is not its routes', prices of stops left out or with carriers, changes from the
    plan to be kept, and balance."""
    problem = case.problem
    prices = {job.job_id: job.price for job in problem.all_jobs}
    total = sum(route.cost for route in solution.routes)
    total += sum(prices.get(left.job_id, 0) for left in solution.unassigned)
    total += sum(away.price for away in solution.outsourced)
    if problem.keeping is not None:
        total += _keeping_cost(problem.keeping, {r.vehicle_id: r.job_ids for r in solution.routes})
    hours = [route.steps[-1].end - route.steps[0].begin for route in solution.routes]
    stops = [len(route.job_ids) for route in solution.routes]
    total += _half_up(Fraction(problem.balance.per_hour * _spread(hours), 3600))
    total += problem.balance.per_stop * _spread(stops)
    if solution.cost != total:
        words = f"The plan's cost is given as {solution.cost} but adds up to {total}."
        yield Violation("cost", "", "", words, abs(solution.cost - total))


def _route_cost(case: Case, vehicle: VehicleSpec, route: SolvedRoute) -> Fraction:
    """Fixed; hours from start to end, driven, at work and beyond the shift; kilometres; lateness."""
    costs, steps = vehicle.costs, route.steps
    late = working = 0
    here = steps[0].location
    for step in steps:
        if step.kind is StepKind.JOB:
            job = case.jobs[step.job_id]
            working += job.service_by(vehicle)
            working += job.setup_by(vehicle) if step.location != here else 0
            if job.lateness is not None:
                late += job.lateness.per_minute * max(0, step.begin - job.lateness.due)
        here = step.location
    ends = steps[-1].end
    hourly = costs.per_hour * (ends - steps[0].begin)
    hourly += costs.per_driving_hour * sum(step.leg_s for step in steps)
    hourly += costs.per_task_hour * working
    hourly += vehicle.overtime.per_hour * max(0, ends - vehicle.latest)
    metres = sum(step.leg_m for step in steps)
    return (
        costs.fixed
        + Fraction(hourly, 3600)
        + Fraction(costs.per_km * metres, 1000)
        + Fraction(late, 60)
    )


def _keeping_cost(keeping: Keeping, now: Mapping[str, Sequence[str]]) -> int:
    """The price of the stops that ride elsewhere than in the given plan, or in another order."""
    rides_on = {job_id: vehicle_id for vehicle_id, stops in now.items() for job_id in stops}
    moved = out_of_order = 0
    for vehicle_id, given in keeping.plan.items():
        moved += sum(rides_on.get(job_id, vehicle_id) != vehicle_id for job_id in given)
        place = {job_id: n for n, job_id in enumerate(given)}
        stay = [place[job_id] for job_id in now.get(vehicle_id, ()) if job_id in place]
        out_of_order += len(stay) - _longest_rising(stay)
    return keeping.per_reassignment * moved + keeping.per_resequence * out_of_order


def _longest_rising(numbers: Sequence[int]) -> int:
    """The length of the longest rising subsequence of different numbers (patience sorting: Schensted,
    Canadian Journal of Mathematics 13, 1961)."""
    tops: list[int] = []
    for number in numbers:
        n = bisect_left(tops, number)
        tops[n : n + 1] = [number]
    return len(tops)


def _spread(amounts: Sequence[int]) -> int:
    return max(amounts) - min(amounts) if amounts else 0


def _half_up(amount: Fraction) -> int:
    return floor(amount + Fraction(1, 2))
