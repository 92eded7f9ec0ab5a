"""Judges any plan against its problem, rule by rule. Shares no code with the search.

Breaches are told in words for a person; times as hours and minutes from the problem's own axis. The
problem itself is taken to make sense (``solver.gate.validate``), the plan is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.routing import Problem, VehicleSpec
from app.domain.solution import Solution, SolvedRoute, Step, StepKind, Violation
from solver.judge.break_check import breaks_broken
from solver.judge.case import Case
from solver.judge.cost_check import plan_cost_broken, route_cost_broken
from solver.judge.load_check import LoadCheck
from solver.judge.plan_check import PlanCheck
from solver.judge.route_check import RouteCheck


def check(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Every rule that the solution breaks; empty when it keeps them all."""
    case = Case(problem)
    found = list(PlanCheck(case, solution).violations())
    is_readable = True
    for route in solution.routes:
        vehicle = case.vehicles.get(route.vehicle_id)
        if vehicle is None:
            is_readable = False
        elif not _is_well_formed(case, vehicle, route):
            is_readable = False
            words = "The route must go from its start to its end through known places and stops."
            found.append(Violation("form", route.vehicle_id, "", words))
        else:
            found.extend(_route_violations(case, vehicle, route))
    if is_readable:
        found.extend(plan_cost_broken(case, solution))
    return tuple(found)


def _route_violations(case: Case, vehicle: VehicleSpec, route: SolvedRoute) -> Iterator[Violation]:
    yield from RouteCheck(case, vehicle, route).violations()
    yield from breaks_broken(vehicle, route)
    yield from LoadCheck(case, vehicle, route).violations()
    yield from route_cost_broken(case, vehicle, route)


def _is_well_formed(case: Case, vehicle: VehicleSpec, route: SolvedRoute) -> bool:
    """Whether a route's steps are of kinds and at places that can be there."""
    steps = route.steps
    if not steps or steps[0].kind is not StepKind.START or steps[0].location != _start(vehicle, steps):
        return False
    stands = all(
        _step_stands(case, vehicle, steps[n - 1], steps[n], is_last=n == len(steps) - 1)
        for n in range(1, len(steps))
    )
    loads = all(len(step.load) == len(vehicle.capacity) for step in steps)
    return stands and loads and (vehicle.end is None or steps[-1].kind is StepKind.END)


def _start(vehicle: VehicleSpec, steps: tuple[Step, ...]) -> int | None:
    """Where the route must begin: without a start of the vehicle's own, at the first place."""
    if vehicle.start is not None:
        return vehicle.start
    return next((step.location for step in steps[1:] if step.kind is not StepKind.BREAK), None)


def _step_stands(case: Case, vehicle: VehicleSpec, before: Step, step: Step, is_last: bool) -> bool:
    """Whether a step after the first is of a kind and at a place that can be there."""
    match step.kind:
        case StepKind.JOB:
            return step.job_id in case.jobs and case.jobs[step.job_id].location == step.location
        case StepKind.RELOAD:
            return vehicle.reload is not None and step.location in vehicle.reload.locations
        case StepKind.BREAK:
            return step.location == before.location
        case StepKind.END:
            return is_last and step.location == vehicle.end
        case StepKind.START:
            return False
