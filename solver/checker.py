"""Judges any plan against its problem, rule by rule. Shares no code with the search.

Breaches are told in words for a person; times as hours and minutes from the problem's own axis.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import Solution, SolvedRoute, Step, StepKind, Violation
from solver.route_check import RouteCheck


def check(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Every rule that the solution breaks; empty when it keeps them all."""
    found = list(_everything_once(problem, solution))
    vehicles = {vehicle.vehicle_id: vehicle for vehicle in problem.vehicles}
    total = 0
    for route in solution.routes:
        vehicle = vehicles.get(route.vehicle_id)
        if vehicle is None:
            found.append(
                Violation("vehicle", route.vehicle_id, "", f"There is no vehicle '{route.vehicle_id}'.")
            )
            continue
        if not _is_well_formed(problem, vehicle, route):
            words = "The route must go from its start to its end through known places and stops."
            found.append(Violation("form", route.vehicle_id, "", words))
            continue
        found.extend(RouteCheck(problem, vehicle, route).violations())
        total += route.cost
    prices = {job.job_id: job.price for job in problem.all_jobs}
    total += sum(prices.get(left.job_id, 0) for left in solution.unassigned)
    if solution.cost != total:
        words = f"The plan's cost is given as {solution.cost} but adds up to {total}."
        found.append(Violation("cost", "", "", words))
    return tuple(found)


def _everything_once(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """Each job on one route or listed as left out, each vehicle with one route, shipments whole."""
    served = Counter(job_id for route in solution.routes for job_id in route.job_ids)
    left = Counter(item.job_id for item in solution.unassigned)
    known = {job.job_id for job in problem.all_jobs}
    for job_id in sorted(known | set(served) | set(left)):
        if job_id not in known:
            yield Violation("unknown", "", job_id, f"Stop '{job_id}' is not part of the problem.")
        elif served[job_id] + left[job_id] == 0:
            yield Violation("missing", "", job_id, f"Stop '{job_id}' is neither planned nor left out.")
        elif served[job_id] + left[job_id] > 1:
            words = (
                f"Stop '{job_id}' is planned {served[job_id]} times and left out {left[job_id]} times."
            )
            yield Violation("repeated", "", job_id, words)
    for vehicle_id, count in Counter(route.vehicle_id for route in solution.routes).items():
        if count > 1:
            yield Violation("vehicle", vehicle_id, "", f"Vehicle '{vehicle_id}' has {count} routes.")
    for shipment in problem.shipments:
        if bool(served[shipment.pickup.job_id]) != bool(served[shipment.delivery.job_id]):
            words = f"Shipment '{shipment.pickup.job_id}' is planned with one of its two ends only."
            yield Violation("shipment", "", shipment.pickup.job_id, words)


def _is_well_formed(problem: Problem, vehicle: VehicleSpec, route: SolvedRoute) -> bool:
    steps = route.steps
    if not steps or steps[0].kind is not StepKind.START or steps[0].location != vehicle.start:
        return False
    jobs = {job.job_id: job for job in problem.all_jobs}
    stands = all(
        _step_stands(vehicle, jobs, steps[n - 1], step, is_last=n == len(steps) - 1)
        for n, step in enumerate(steps)
        if n > 0
    )
    loads = all(len(step.load) == len(vehicle.capacity) for step in steps)
    return stands and loads and (vehicle.end is None or steps[-1].kind is StepKind.END)


def _step_stands(
    vehicle: VehicleSpec, jobs: dict[str, Job], before: Step, step: Step, is_last: bool
) -> bool:
    """Whether a step after the first is of a kind and at a place that can be there."""
    match step.kind:
        case StepKind.JOB:
            return step.job_id in jobs and jobs[step.job_id].location == step.location
        case StepKind.RELOAD:
            return vehicle.reload is not None and step.location in vehicle.reload.locations
        case StepKind.BREAK:
            return step.location == before.location
        case StepKind.END:
            return is_last and step.location == vehicle.end
        case StepKind.START:
            return False
