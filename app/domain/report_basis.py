"""What a day's report rests on beside the facts, and that without anybody's name.

A report that was written is kept with this, so that every figure of it can be computed again when
orders and routes have changed since. Names, addresses and notes are no part of any figure and are not
kept a second time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.fleet import Driver, Shift
from app.domain.orders import Contact, Order, Place, Task
from app.domain.report_parts import NO_WORTH, Worth
from app.domain.routes import Route, RouteRecord, UnassignedOrder


@dataclass(frozen=True, slots=True)
class DayBasis:
    """Orders, shifts and routes as they were; ``pictures`` are names of those that had come,
    ``distances`` metres from the stop by the number of a fact."""

    day: date
    orders: tuple[Order, ...]
    shifts: tuple[Shift, ...]
    routes: tuple[RouteRecord, ...]
    unassigned: tuple[UnassignedOrder, ...] = ()
    pictures: tuple[str, ...] = ()
    distances: tuple[tuple[int, int], ...] = ()
    worth: Worth = NO_WORTH


def without_names(basis: DayBasis) -> DayBasis:
    """The same for every figure; customers are numbered by their names' order, drivers by their ids."""
    names = sorted({task.place.name for order in basis.orders for task in order.tasks})
    numbers = {name: f"{number:05d}" for number, name in enumerate(names, 1)}
    return replace(
        basis,
        orders=tuple(_order(order, numbers) for order in basis.orders),
        shifts=tuple(_shift(shift) for shift in basis.shifts),
        routes=tuple(_record(record) for record in basis.routes),
        unassigned=tuple(replace(item, words="") for item in basis.unassigned),
    )


def _order(order: Order, numbers: Mapping[str, str]) -> Order:
    return replace(
        order,
        reference="",
        pickup=_task(order.pickup, numbers),
        delivery=_task(order.delivery, numbers),
        handover=_task(order.handover, numbers),
        lines=(),
        remarks=(),
    )


def _task(task: Task | None, numbers: Mapping[str, str]) -> Task | None:
    if task is None:
        return None
    place = Place(
        numbers.get(task.place.name, ""), "", postcode=task.place.postcode, city=task.place.city
    )
    return replace(task, place=place, contact=Contact(), notes="", access_code="")


def _shift(shift: Shift) -> Shift:
    known = shift.driver
    return replace(shift, driver=Driver(known.driver_id, known.driver_id, skills=known.skills))


def _record(record: RouteRecord) -> RouteRecord:
    released = None if record.released is None else _route(record.released)
    return replace(record, route=_route(record.route), released=released)


def _route(route: Route) -> Route:
    """Without the courses over the roads, which show where somebody lives."""
    return replace(
        route,
        trips=tuple(
            replace(
                trip,
                return_shape="",
                stops=tuple(replace(planned, shape="") for planned in trip.stops),
            )
            for trip in route.trips
        ),
    )
