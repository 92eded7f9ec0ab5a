"""A plan onto the day as it is by then: what changed while it was made leaves it, the rest is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.day_data import NOT_PLANNED
from app.domain.errors import PlanningError
from app.domain.orders import Contact, Order, Task
from app.domain.routes import RouteRecord, UnassignedOrder, first_attempts
from app.domain.said import Said
from app.moved_stops import without_stops
from app.ports.store import Store


@dataclass(frozen=True, slots=True)
class PlannedFrom:
    """The day that a plan was made from: orders by id, routes by shift, what carriers had."""

    orders: Mapping[str, Order]
    records: Mapping[str, RouteRecord]
    carried: frozenset[UnassignedOrder]


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """What of a plan was saved; ``changed`` are the names of orders that left it."""

    records: tuple[RouteRecord, ...]
    unassigned: tuple[UnassignedOrder, ...]
    changed: tuple[str, ...] = ()


def save_plan(
    store: Store,
    day: date,
    base: PlannedFrom,
    records: Sequence[RouteRecord],
    unassigned: Sequence[UnassignedOrder],
) -> SavedPlan:
    """Save a plan in one transaction, less the orders that somebody changed meanwhile.

    What such an order wants now the plan does not know: it is with the carrier that it was given to,
    or waits to be planned.

    Raises:
        PlanningError: somebody changed a route meanwhile by more than such orders; nothing was saved.
    """
    with store.write() as unit:
        now = {order.order_id: order for order in unit.orders(day)}
        held = {record.shift_id: record for record in unit.routes(day)}
        left = unit.unassigned(day)
        changed = _changed(base, now, carried_of(left))
        gone = frozenset(
            stop.stop_id
            for order_id in changed
            for order in (base.orders[order_id], now.get(order_id, base.orders[order_id]))
            for stop in first_attempts(order)
        )
        _refuse_other_routes(base.records, held, gone)
        kept = tuple(_onto(held.get(record.shift_id), record, gone) for record in records)
        waits = [item for item in left if item.carrier_id or item.reason == NOT_PLANNED]
        rest = [item for item in unassigned if item.order_id not in changed]
        rest += [item for item in waits if item.order_id in changed]
        rest.sort(key=lambda item: item.stop_id)
        unit.put_routes(kept)
        unit.put_unassigned(day, rest)
        unit.commit()
    return SavedPlan(kept, tuple(rest), _names(base, changed, records, unassigned))


def _names(
    base: PlannedFrom,
    changed: Collection[str],
    records: Iterable[RouteRecord],
    unassigned: Iterable[UnassignedOrder],
) -> tuple[str, ...]:
    """Who the changed orders are for that the plan had spoken of."""
    spoken_of = {item.order_id for item in unassigned}
    spoken_of |= {planned.stop.order_id for record in records for planned in record.route.stops}
    orders = (base.orders[order_id] for order_id in sorted(spoken_of.intersection(changed)))
    return tuple(order.tasks[-1].place.name for order in orders)


def carried_of(left: Iterable[UnassignedOrder]) -> frozenset[UnassignedOrder]:
    """What carriers have of what no route takes."""
    return frozenset(item for item in left if item.carrier_id)


def _changed(
    base: PlannedFrom, now: Mapping[str, Order], carried: frozenset[UnassignedOrder]
) -> frozenset[str]:
    """Orders of the plan that want something else by now, or went to a carrier or came back."""
    other = {
        order_id
        for order_id, before in base.orders.items()
        if (order := now.get(order_id)) is None or _planners(order) != _planners(before)
    }
    moved = {item.order_id for item in carried ^ base.carried}
    return frozenset(other | (moved & base.orders.keys()))


def _planners(order: Order) -> Order:
    """An order without what no plan depends on: another phone number is no reason to plan again."""

    def bare(task: Task | None) -> Task | None:
        if task is None:
            return None
        place = replace(task.place, name="")
        return replace(task, place=place, contact=Contact(), notes="", access_code="")

    return replace(
        order, pickup=bare(order.pickup), delivery=bare(order.delivery), lines=(), remarks=()
    )


def _refuse_other_routes(
    before: Mapping[str, RouteRecord], now: Mapping[str, RouteRecord], gone: frozenset[str]
) -> None:
    for shift_id in before.keys() | now.keys():
        old, new = before.get(shift_id), now.get(shift_id)
        if old == new:
            continue
        touched = old is not None and not gone.isdisjoint(old.route.stop_ids)
        if old is None or new is None or not touched or _rest(old, gone) != _rest(new, gone):
            raise PlanningError(
                Said(
                    "Refusals",
                    "Routes of the day changed while it was being planned; "
                    "the new plan was not saved. Plan again.",
                )
            )


def _rest(record: RouteRecord, gone: frozenset[str]) -> tuple[tuple[str, ...] | None, ...]:
    """The stops of a record's draft and of what is given out, less some."""
    return tuple(
        None if route is None else tuple(name for name in route.stop_ids if name not in gone)
        for route in (record.route, record.released)
    )


def _onto(held: RouteRecord | None, record: RouteRecord, gone: frozenset[str]) -> RouteRecord:
    """The planned route less what is gone, as the next draft of what stands there."""
    route = without_stops(record.route, gone)
    if held is None:
        return replace(record, route=route)
    return replace(held, draft=held.draft + 1, route=route)
