"""Refusing a problem that makes no sense, in one sentence that names what is wrong.

What merely cannot be served is no nonsense: it is left out with a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from app.domain.errors import PlanningError
from app.domain.orders import TaskKind
from app.domain.routing import BreakSpec, Job, Problem, VehicleSpec, Window
from solver.gate.bounds import (
    FASTEST,
    MOST_AMOUNT,
    MOST_CAPACITY,
    MOST_COUNT,
    MOST_DURATION,
    MOST_PRICE,
    MOST_RATE,
    MOST_TIME,
    SLOWEST,
    number,
    numbers,
)
from solver.gate.validate_plan import plan_complaints
from solver.gate.validate_roads import road_complaints


def validate(problem: Problem) -> None:
    """Check everything the search takes for granted.

    Raises:
        PlanningError: the first thing found wrong.
    """
    for complaint in _complaints(problem):
        raise PlanningError(complaint)


def _complaints(problem: Problem) -> Iterator[str]:
    if problem.all_jobs and not problem.vehicles and not problem.carriers:
        yield "There are no vehicles and no carriers, so nothing can be planned."
    yield from _names("stop", (job.job_id for job in problem.all_jobs))
    yield from _names("vehicle", (vehicle.vehicle_id for vehicle in problem.vehicles))
    yield from _names("carrier", (carrier.carrier_id for carrier in problem.carriers))
    loads = [v.capacity for v in problem.vehicles] or [j.amounts for j in problem.all_jobs]
    dimensions = len(loads[0]) if loads else 0
    for vehicle in problem.vehicles:
        name = f"Vehicle '{vehicle.vehicle_id}'"
        yield from (f"{name}{fault}" for fault in _vehicle(problem, vehicle, dimensions))
    for job in problem.all_jobs:
        yield from (f"Stop '{job.job_id}'{fault}" for fault in _job(problem, job, dimensions))
    yield from _origins(problem)
    yield from road_complaints(problem)
    yield from plan_complaints(problem)


def _names(what: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if not name:
            yield f"A {what} has no id."
        if count > 1:
            yield f"The {what} '{name}' is there {count} times."


def _vehicle(problem: Problem, vehicle: VehicleSpec, dimensions: int) -> Iterator[str]:
    places = [place for place in (vehicle.start, vehicle.end) if place is not None]
    if not places:
        yield " has neither a start nor an end."
    yield from _places(problem, places)
    yield from numbers("capacity", vehicle.capacity, dimensions, MOST_CAPACITY)
    if vehicle.carrying:
        yield from numbers("load on board", vehicle.carrying, dimensions, MOST_AMOUNT)
    yield from number("start of work", vehicle.earliest, MOST_TIME)
    yield from number("end of work", vehicle.latest, MOST_TIME)
    if vehicle.latest < vehicle.earliest:
        yield " ends work before it starts."
    yield from number("loading time", vehicle.loading, MOST_DURATION)
    yield from _speed(vehicle.speed_factor)
    yield from _costs(vehicle)
    for what, limit in (
        ("limit of stops", vehicle.limits.tasks),
        ("limit of driving time", vehicle.limits.driving_s),
        ("limit of distance", vehicle.limits.distance_m),
        ("limit of driving without a break", vehicle.limits.driving_without_rest_s),
        ("limit of duration", vehicle.limits.duration_s),
    ):
        if limit is not None:
            yield from number(what, limit, MOST_COUNT)
    for spec in vehicle.breaks:
        yield from _break(spec, dimensions)
    if vehicle.reload is not None:
        yield from _places(problem, vehicle.reload.locations)
        yield from number("loading time", vehicle.reload.loading, MOST_DURATION)
        yield from number("number of trips", vehicle.reload.max_trips, MOST_COUNT)
        if vehicle.reload.max_trips < 1:
            yield " may make 0 trips; at least 1 is needed."
        if not vehicle.reload.locations:
            yield " may return for more, but to no place."


def _speed(factor: float) -> Iterator[str]:
    if type(factor) not in (int, float) or not SLOWEST <= factor <= FASTEST:
        yield f" has the speed factor {factor}; it must be from {SLOWEST:g} to {FASTEST:g}."


def _costs(vehicle: VehicleSpec) -> Iterator[str]:
    costs, overtime = vehicle.costs, vehicle.overtime
    yield from number("fixed cost", costs.fixed, MOST_PRICE)
    yield from number("cost per hour", costs.per_hour, MOST_RATE)
    yield from number("cost per kilometre", costs.per_km, MOST_RATE)
    yield from number("cost per hour driven", costs.per_driving_hour, MOST_RATE)
    yield from number("cost per hour at stops", costs.per_task_hour, MOST_RATE)
    yield from number("overtime", overtime.seconds, MOST_DURATION)
    yield from number("cost per hour of overtime", overtime.per_hour, MOST_RATE)


def _break(spec: BreakSpec, dimensions: int) -> Iterator[str]:
    if not spec.windows:
        yield " has a break without a window."
    for window in spec.windows:
        yield from _window(window, "break whose window", least=0)
    yield from number("length of a break", spec.duration, MOST_DURATION)
    if spec.max_load:
        yield from numbers("largest load during a break", spec.max_load, dimensions, MOST_CAPACITY)


def _window(window: Window, what: str, least: int) -> Iterator[str]:
    yield from number("start of a window", window.start, MOST_TIME, least)
    yield from number("end of a window", window.latest_start, MOST_TIME, least)
    if window.latest_start < window.start:
        yield f" has a {what} that ends before it starts."


def _job(problem: Problem, job: Job, dimensions: int) -> Iterator[str]:
    yield from _places(problem, [job.location])
    yield from numbers("amount", job.amounts, dimensions, MOST_AMOUNT)
    for service in (job.service, *job.service_by_type.values()):
        yield from number("service time", service, MOST_DURATION)
    for setup in (job.setup, *job.setup_by_type.values()):
        yield from number("setup time", setup, MOST_DURATION)
    yield from number("price", job.price, MOST_PRICE)
    yield from number("release time", job.release, MOST_TIME)
    for window in job.windows:
        yield from _window(window, "window", least=-MOST_TIME)
    if job.lateness is not None:
        yield from number("due time", job.lateness.due, MOST_TIME, -MOST_TIME)
        yield from number("price per minute late", job.lateness.per_minute, MOST_RATE)
    yield from _places(problem, sorted(job.depots or ()))


def _places(problem: Problem, places: Iterable[int]) -> Iterator[str]:
    for place in places:
        if type(place) is not int or not 0 <= place < len(problem.locations):
            yield (
                f" is at place {place}, but the only places are 0 to {len(problem.locations) - 1}."
                if problem.locations
                else f" is at place {place}, but there are no places."
            )


def _origins(problem: Problem) -> Iterator[str]:
    """Shipments go from a pickup to a delivery; only a depot's goods have a release time, only those
    of a delivery can be on board already."""
    for shipment in problem.shipments:
        pickup, delivery = shipment.pickup, shipment.delivery
        if pickup.kind is not TaskKind.PICKUP or delivery.kind is not TaskKind.DELIVERY:
            yield f"Shipment '{pickup.job_id}' must be a pickup followed by a delivery."
    shipped = {job.job_id for s in problem.shipments for job in (s.pickup, s.delivery)}
    vehicles = {vehicle.vehicle_id for vehicle in problem.vehicles}
    for job in problem.all_jobs:
        is_brought = job.kind is TaskKind.DELIVERY and job.job_id not in shipped
        if job.release and not is_brought:
            yield f"Stop '{job.job_id}' has a release time, but its goods do not come from a depot."
        if job.on_board and job.on_board not in vehicles:
            yield f"Stop '{job.job_id}' is on board '{job.on_board}', but there is no such vehicle."
        if job.on_board and not is_brought:
            yield f"Stop '{job.job_id}' is on board '{job.on_board}', but brings nothing from a depot."
