"""A search for a better rest of a sample day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.orders import Order, TaskKind
from app.domain.routes import UnassignedOrder, first_attempts
from app.orchestration.suggestions import Suggestion
from app.tracking import DayTracker
from tests.app.running_days import (
    proposals,
)


def propose(tracker: DayTracker, now: datetime) -> Suggestion | None:
    return next(iter(proposals(tracker, now)), None)


def owners(tracker: DayTracker) -> dict[str, str]:
    return {
        stop_id: record.shift_id
        for record in tracker.data.routes.values()
        for stop_id in record.route.stop_ids
    }


def with_new_order(tracker: DayTracker, like: str, name: str = "new") -> Order:
    """An order that came in during the day, for the place of another, that no plan has seen."""
    order = replace(tracker.data.orders[like], order_id=name, reference=name, requirements=frozenset())
    task = replace(order.tasks[0], kind=TaskKind.PICKUP)
    order = replace(order, pickup=task, delivery=None, amounts=(1, 1, 1))
    orders = {**tracker.data.orders, name: order}
    (stop,) = first_attempts(order)
    new = UnassignedOrder(stop.stop_id, name, "not_planned", "")
    unassigned = (*tracker.data.unassigned, new)
    tracker.set_data(replace(tracker.data, orders=orders, unassigned=unassigned))
    return order


def order_of(tracker: DayTracker, stop_id: str) -> str:
    return next(
        planned.stop.order_id
        for record in tracker.data.routes.values()
        for planned in record.route.stops
        if planned.stop.stop_id == stop_id
    )
