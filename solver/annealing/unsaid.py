"""Which rules of a problem PyVRP's engine does not know, or knows only roughly."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.domain.routing import Problem, VehicleSpec

ROUGHLY = frozenset({"breaks", "hours", "lateness", "loaded", "overtime", "windows"})
"""Of these the engine has a fair picture; of the others none."""


def unsaid(problem: Problem, prefixes: Collection[int]) -> frozenset[str]:
    """Names of the rules that this problem uses and the engine would break.

    ``prefixes`` are the numbers of the vehicles whose frozen stops the engine begins after.
    """
    found = set(_of_plan(problem, prefixes))
    for vehicle in problem.vehicles:
        found.update(_of_vehicle(problem, vehicle))
    return frozenset(found)


def _of_plan(problem: Problem, prefixes: Collection[int]) -> Iterator[str]:
    if problem.groups:
        yield "groups"
    if any(pin.position is not None for pin in problem.pins):
        yield "positions"
    if any(
        problem.frozen.get(v.vehicle_id) for n, v in enumerate(problem.vehicles) if n not in prefixes
    ):
        yield "frozen"
    if problem.keeping is not None and problem.keeping.per_resequence:
        yield "order"
    if problem.balance.per_hour or problem.balance.per_stop:
        yield "balance"
    if any(problem.slices.values()) or problem.paces:
        yield "hours"
    if any(job.lateness is not None for job in problem.all_jobs):
        yield "lateness"
    ends = (job for shipment in problem.shipments for job in (shipment.pickup, shipment.delivery))
    if any(len(job.windows) > 1 for job in ends):
        yield "windows"


def _of_vehicle(problem: Problem, vehicle: VehicleSpec) -> Iterator[str]:
    limits, costs = vehicle.limits, vehicle.costs
    if vehicle.breaks:
        yield "breaks"
    if limits.driving_without_rest_s is not None:
        yield "rest"
    if vehicle.overtime.seconds and vehicle.overtime.per_hour:
        yield "overtime"
    if limits.tasks is not None and (vehicle.reload is not None or problem.shipments):
        yield "tasks"
    plain = not costs.per_task_hour and problem.keeping is None
    if limits.distance_m is not None and (costs.per_driving_hour or not plain):
        yield "distance"
    by_distance = bool(costs.per_km) or limits.distance_m is not None
    if limits.driving_s is not None and (by_distance or not plain):
        yield "driving"
    if not vehicle.loads_at_start and vehicle.reload is not None:
        yield "loaded"  # goods that stay on board while others are fetched
    if vehicle.reload is not None:
        places = {*vehicle.reload.locations, *([vehicle.start] if vehicle.loads_at_start else ())}
        if len(places) > 1 and any(job.depots is not None for job in problem.all_jobs):
            yield "depots"
