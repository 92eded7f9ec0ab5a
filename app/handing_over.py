"""Goods on board of a van that cannot go on: who is to bring them takes them over where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.fleet import Shift
from app.domain.orders import Contact, LocatedBy, Order, OrderKind, Place, Task, TaskKind
from app.on_the_road import on_board, stands_at
from app.tracking import DayTracker

TAKING_OVER_S = 60
"""Seconds to find one order's parcels in another van and carry them over."""


def offered(tracker: DayTracker, shift_id: str, now: datetime) -> tuple[Order, ...]:
    """The deliveries on board of a shift's van, each to be taken over where the van stands.

    Of a shipment only a person knows whether it may change hands.
    """
    shift = _shift(tracker, shift_id)
    task = Task(
        kind=TaskKind.PICKUP,
        place=Place(
            name=f"{shift.vehicle.name}, {shift.driver.name}",
            address="Where the van stands",
            location=stands_at(tracker, shift, now),
            located_by=LocatedBy.GIVEN,
        ),
        service_s=TAKING_OVER_S,
        contact=Contact(shift.driver.phone),
    )
    aboard = (tracker.data.orders[p.stop.order_id] for p in on_board(tracker, shift_id, now))
    return tuple(replace(order, handover=task) for order in aboard if order.kind is OrderKind.DELIVERY)


def kept(tracker: DayTracker, shift_id: str) -> tuple[Order, ...]:
    """The deliveries of a shift that can go on and that nobody took over: no longer to be."""
    record = tracker.data.routes.get(shift_id)
    stops = record.route.stops if record is not None else ()
    mine = (tracker.data.orders[planned.stop.order_id] for planned in stops)
    return tuple(replace(order, handover=None) for order in mine if order.handover is not None)


def _shift(tracker: DayTracker, shift_id: str) -> Shift:
    return next(shift for shift in tracker.data.shifts if shift.shift_id == shift_id)
