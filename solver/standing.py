"""A plan that stands may be kept: where it breaks rules of time, they give way as far as it needs.

For a day under way: drivers are late, and nobody can be asked to undo that. Without this a search would
have to leave out what cannot be made in time any more, or find no plan at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.routing import BreakSpec, Job, Overtime, Problem, VehicleSpec, Window
from app.domain.solution import Itinerary, SolvedRoute, StepKind, Violation
from solver.exact.evaluate import Evaluator
from solver.gate.validate import validate

_LIMITS = {
    "max_travel_time": "driving_s",
    "max_distance": "distance_m",
    "max_duration": "duration_s",
    "driving_without_rest": "driving_without_rest_s",
    "max_tasks": "tasks",
}
"""The limit that a rule is about."""
_ROUNDS = 4
"""More looks than that no plan has needed."""


def allowing(problem: Problem, plan: Sequence[Itinerary], later_s: int) -> Problem:
    """The problem in which a plan's routes, as ``evaluate`` times them, break no rule of time.

    The last window of each of its stops lasts until ``later_s`` seconds after the stop's turn comes in
    it at least, and a shift until so long after its route's end. Lateness keeps its price.

    Raises:
        PlanningError: the problem makes no sense as stated.
    """
    validate(problem)
    allowed, broken = _allowed(problem, plan, later_s)
    for _ in range(_ROUNDS):  # what was allowed may let a break in, which makes all behind it later
        if not broken:
            break
        allowed, broken = _allowed(allowed, broken, 0)
    return allowed


def _allowed(
    problem: Problem, plan: Sequence[Itinerary], later_s: int
) -> tuple[Problem, tuple[Itinerary, ...]]:
    """One look at the plan: see ``allowing``; and what of it breaks a rule as the problem is."""
    evaluator = Evaluator(problem)
    begins: dict[str, int] = {}
    vehicles = {vehicle.vehicle_id: vehicle for vehicle in problem.vehicles}
    broken = []
    for itinerary in plan:
        evaluation = evaluator.route(itinerary)
        if evaluation.violations:
            broken.append(itinerary)
        for route in evaluation.routes:
            begins.update((s.job_id, s.begin) for s in route.steps if s.kind is StepKind.JOB)
            vehicle = vehicles[route.vehicle_id]
            vehicles[route.vehicle_id] = _longer(vehicle, route, evaluation.violations, later_s)
    allowed = replace(
        problem,
        vehicles=tuple(vehicles.values()),
        jobs=tuple(_later(job, begins, later_s) for job in problem.jobs),
        shipments=tuple(
            replace(
                shipment,
                pickup=_later(shipment.pickup, begins, later_s),
                delivery=_later(shipment.delivery, begins, later_s),
            )
            for shipment in problem.shipments
        ),
    )
    return allowed, tuple(broken)


def _later(job: Job, begins: Mapping[str, int], later_s: int) -> Job:
    """A stop whose last window, and the one that its turn in the plan came after, reach beyond that."""
    if not job.windows or job.job_id not in begins:
        return job
    turn = begins[job.job_id]
    windows = list(job.windows)
    for number, window in enumerate(windows):
        following = windows[number + 1].start if number + 1 < len(windows) else None
        if following is None:
            windows[number] = _until(window, turn + later_s)
        elif window.latest_start < turn < following:
            windows[number] = _until(window, min(turn + later_s, following - 1))
    return replace(job, windows=tuple(windows))


def _until(window: Window, latest_start: int) -> Window:
    return Window(window.start, max(window.latest_start, latest_start))


def _longer(
    vehicle: VehicleSpec, route: SolvedRoute, violations: Iterable[Violation], later_s: int
) -> VehicleSpec:
    """A vehicle that may take as long as its route does."""
    over = {violation.rule: violation.amount for violation in violations}
    limits = {
        name: given + over[rule]
        for rule, name in _LIMITS.items()
        if rule in over and (given := getattr(vehicle.limits, name)) is not None
    }
    rests = max([v.amount for v in violations if v.rule == "delay" and not v.job_id], default=0)
    beyond = max(0, route.steps[-1].end + later_s - vehicle.latest)
    return replace(
        vehicle,
        limits=replace(vehicle.limits, **limits) if limits else vehicle.limits,
        breaks=tuple(_postponed(rest, rests) for rest in vehicle.breaks),
        overtime=Overtime(max(vehicle.overtime.seconds, beyond), vehicle.overtime.per_hour),
    )


def _postponed(rest: BreakSpec, seconds: int) -> BreakSpec:
    if not seconds:
        return rest
    *others, last = sorted(rest.windows, key=lambda window: window.latest_start)
    return replace(rest, windows=(*others, Window(last.start, last.latest_start + seconds)))
