"""Refusing a problem that makes no sense, in one sentence that names what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from app.domain.errors import PlanningError
from app.domain.orders import TaskKind
from app.domain.routing import Job, Problem, VehicleSpec


def validate(problem: Problem) -> None:
    """Check everything the search takes for granted.

    Raises:
        PlanningError: the first thing found wrong.
    """
    for complaint in _complaints(problem):
        raise PlanningError(complaint)


def _complaints(problem: Problem) -> Iterator[str]:
    if problem.all_jobs and not problem.vehicles:
        yield "There are no vehicles, so nothing can be planned."
    yield from _doubles("stop", (job.job_id for job in problem.all_jobs))
    yield from _doubles("vehicle", (vehicle.vehicle_id for vehicle in problem.vehicles))
    dimensions = len(problem.vehicles[0].capacity) if problem.vehicles else 0
    for vehicle in problem.vehicles:
        name = f"Vehicle '{vehicle.vehicle_id}'"
        yield from (f"{name}{fault}" for fault in _vehicle(problem, vehicle, dimensions))
    for job in problem.all_jobs:
        yield from (f"Stop '{job.job_id}'{fault}" for fault in _job(problem, job, dimensions))
    for shipment in problem.shipments:
        pickup, delivery = shipment.pickup, shipment.delivery
        if pickup.kind is not TaskKind.PICKUP or delivery.kind is not TaskKind.DELIVERY:
            yield f"Shipment '{pickup.job_id}' must be a pickup followed by a delivery."
    ends = {job.job_id for s in problem.shipments for job in (s.pickup, s.delivery)}
    for job in problem.all_jobs:
        if job.release and (job.kind is TaskKind.PICKUP or job.job_id in ends):
            yield f"Stop '{job.job_id}' has a release time, but its goods do not come from the depot."
    yield from _matrices(problem)


def _doubles(what: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"The {what} '{name}' is there {count} times."


def _vehicle(problem: Problem, vehicle: VehicleSpec, dimensions: int) -> Iterator[str]:
    places = [place for place in (vehicle.start, vehicle.end) if place is not None]
    if vehicle.reload is not None:
        places.extend(vehicle.reload.locations)
        if vehicle.reload.max_trips < 1:
            yield f" may make {vehicle.reload.max_trips} trips; at least 1 is needed."
        if vehicle.reload.loading < 0:
            yield " has a negative loading time."
    yield from _places(problem, places)
    if len(vehicle.capacity) != dimensions:
        yield f" has {len(vehicle.capacity)} capacities where the others have {dimensions}."
    if vehicle.latest < vehicle.earliest:
        yield " ends work before it starts."
    if min((vehicle.loading, vehicle.earliest, *vehicle.capacity)) < 0:
        yield " has a negative time or capacity."
    if min(vehicle.costs.fixed, vehicle.costs.per_hour, vehicle.costs.per_km) < 0:
        yield " has a negative cost."
    for rest in vehicle.breaks:
        if rest.latest < rest.earliest:
            yield " has a break whose window ends before it starts."
        if min(rest.earliest, rest.duration) < 0:
            yield " has a break with a negative time."


def _job(problem: Problem, job: Job, dimensions: int) -> Iterator[str]:
    yield from _places(problem, [job.location])
    if problem.vehicles and len(job.amounts) != dimensions:
        yield f" has {len(job.amounts)} amounts where vehicles have {dimensions} capacities."
    if min((job.service, job.setup, job.price, job.release, *job.amounts)) < 0:
        yield " has a negative time, price or amount."
    for window in job.windows:
        if window.latest_start < window.start:
            yield " has a window that ends before it starts."


def _places(problem: Problem, places: Iterable[int]) -> Iterator[str]:
    for place in places:
        if not 0 <= place < len(problem.locations):
            yield f" is at place {place}, but there are only places 0 to {len(problem.locations) - 1}."


def _matrices(problem: Problem) -> Iterator[str]:
    for profile in sorted({vehicle.profile for vehicle in problem.vehicles}):
        matrix = problem.matrices.get(profile)
        if matrix is None:
            yield f"There are no driving times for the profile '{profile}'."
        elif matrix.size != len(problem.locations):
            yield (
                f"The driving times for '{profile}' cover {matrix.size} places, "
                f"but the problem has {len(problem.locations)}."
            )
        elif any(
            min(memoryview(block).cast("i"), default=0) < 0
            for block in (matrix.durations, matrix.distances)
        ):
            yield f"The driving times or distances for '{profile}' hold a negative number."
