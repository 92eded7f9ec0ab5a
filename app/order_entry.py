"""An order that a dispatcher types in, or changes while the day runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from app.customers import remember_customers
from app.dispatching import give
from app.domain.errors import InputRefused
from app.domain.events import Actor
from app.domain.geo import LonLat, distance_m
from app.domain.orders import LocatedBy, Order, Task
from app.domain.routes import Route, RouteRecord, Trip, first_attempts
from app.domain.said import Said
from app.domain.spelling import address_key
from app.importing.locating import Found, Locator
from app.importing.matching import place_key
from app.moved_stops import without_stops
from app.on_the_road import on_board
from app.ports.addresses import Addresses
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store
from app.tracking import DayTracker

NEARBY_M = 300.0
"""An order whose place is corrected by less stays on its route."""
_NOT_LOCATED = "Not located: "


@dataclass(frozen=True, slots=True)
class Located:
    """An order with its places looked up: how sure the last one is, and why not where it is not; of a
    shipment where it begins likewise."""

    order: Order
    found: Found
    start: Found | None = None


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """What keeping an order came to. ``stop_id`` is its last stop; ``driver`` has it on the route,
    ``left`` had it and has not any more ('' for nobody); ``told`` are shifts given their route anew."""

    order: Order
    stop_id: str
    is_new: bool
    driver: str = ""
    left: str = ""
    told: frozenset[str] = frozenset()


def locate(
    order: Order, addresses: Addresses | None, near: LonLat | None, settled: Mapping[str, LonLat]
) -> Located:
    """The order with what is known of its places; one that is located already is not looked up, and an
    address that somebody ``settled`` is where they said."""
    locator = Locator(addresses, near)

    def find(task: Task | None) -> Found | None:
        if task is None:
            return None
        place = task.place
        pin = settled.get(address_key(place.address, place.postcode, place.city))
        if place.location is None and pin is not None:
            return Found(replace(place, location=pin, located_by=LocatedBy.PIN))
        return locator.locate(place)

    start, end = find(order.pickup), find(order.delivery)
    remarks = [text for text in order.remarks if not text.startswith(_NOT_LOCATED)]
    for found in filter(None, (start, end)):
        remarks += [found.remark] if found.remark else []
        remarks += [f"{_NOT_LOCATED}{found.reason}"] if found.reason else []
    located = replace(
        order,
        pickup=replace(order.pickup, place=start.place) if order.pickup and start else order.pickup,
        delivery=replace(order.delivery, place=end.place) if order.delivery and end else order.delivery,
        remarks=tuple(dict.fromkeys(remarks)),
    )
    last = end or start
    assert last is not None  # an order has a task
    return Located(located, last, start if end is not None else None)


def doubles(order: Order, orders: Iterable[Order]) -> tuple[Order, ...]:
    """Orders of the day that are for the same name and place."""
    key = place_key(order)
    return tuple(
        other
        for other in orders
        if other.order_id != order.order_id and not other.cancelled and place_key(other) == key
    )


def keep_order(
    store: Store, tracker: DayTracker, order: Order, now: datetime, actor: Actor
) -> KeptOrder:
    """Keep a new order (one without an id), or what was changed of one that exists.

    A new one waits for a driver. A changed one stays on its route, and drivers who have it are given
    it anew. One that is to be made elsewhere, or that the van has no room for any more, and that is not
    on board yet, leaves its route and waits for a driver.

    Raises:
        InputRefused: it is called off or over, or what is on board would be taken off; nothing was
            changed.
        StoreFull, StoreBusy, StoreError: likewise.
    """
    if order.order_id:
        return _change(store, tracker, order, now, actor)
    with store.write() as unit:
        order = replace(order, order_id=f"o{unit.next_order_number():06d}")
        unit.put_orders((order,))
        remember_customers(unit, (order,))
        for task in order.tasks:
            _remember_pin(unit, task)
        unit.commit()
    return KeptOrder(order, first_attempts(order)[-1].stop_id, is_new=True)


def _remember_pin(unit: DeskUnit, task: Task) -> None:
    """An address that was given a pin is that pin from now on, in files too."""
    place = task.place
    if place.located_by is LocatedBy.PIN and place.location is not None and place.address:
        key = address_key(place.address, place.postcode, place.city)
        unit.put_settled_places(((key, place.location),))


def _change(store: Store, tracker: DayTracker, order: Order, now: datetime, actor: Actor) -> KeptOrder:
    before = tracker.data.orders[order.order_id]
    stops = tuple(stop.stop_id for stop in first_attempts(before))
    if before.cancelled or tracker.facts(stops[-1]).state.is_final:
        words = Said("Refusals", "{name} is over or called off; nothing was changed.")
        raise InputRefused(words.format(name=before.tasks[-1].place.name))
    holder = next((r for r in tracker.data.routes.values() if stops[-1] in r.stop_ids), None)
    leaves = holder is not None and _has_to_leave(tracker, before, order, holder)
    if holder is not None and leaves and _is_on_board(tracker, holder.shift_id, stops, now):
        if order.kind is not before.kind or not order.is_located:
            raise InputRefused(
                Said(
                    "Refusals",
                    "The goods are in a van already: the order needs a place that is found and stays "
                    "a delivery. Nothing was changed.",
                )
            )
        leaves = False
    told: set[str] = set()
    with store.write() as unit:
        if next((o for o in unit.orders(order.day) if o.order_id == order.order_id), None) != before:
            words = Said("Refusals", "{name} was changed by somebody else this moment; save again.")
            raise InputRefused(words.format(name=before.tasks[-1].place.name))
        unit.put_orders((order,))
        remember_customers(unit, (order,))
        known = {task.place for task in before.tasks}
        for task in order.tasks:
            if task.place not in known:  # an old pin is no news
                _remember_pin(unit, task)
        for record in unit.routes(order.day):
            if stops[-1] not in record.stop_ids:
                continue
            redraw = partial(_new_course, stop_ids=stops)
            if leaves:
                redraw = partial(without_stops, stop_ids=stops)
            if leaves or _has_moved(before, order):
                record = replace(record, draft=record.draft + 1, route=redraw(record.route))
                unit.put_routes((record,))
            held = record.released
            if held is not None and stops[-1] in held.stop_ids:
                seen = unit.link().events_cursor
                give(unit, (record,), {record.shift_id: redraw(held)}, seen, now, actor)
                told.add(record.shift_id)
        others = [u for u in unit.unassigned(order.day) if u.order_id != order.order_id or u.carrier_id]
        unit.put_unassigned(order.day, others)
        unit.commit()
    names = {shift.shift_id: shift.driver.name for shift in tracker.data.shifts}
    name = names[holder.shift_id] if holder is not None else ""
    return KeptOrder(
        order,
        first_attempts(order)[-1].stop_id,
        is_new=False,
        driver="" if leaves else name,
        left=name if leaves else "",
        told=frozenset(told),
    )


def _has_to_leave(tracker: DayTracker, before: Order, order: Order, holder: RouteRecord) -> bool:
    """Whether a changed order cannot stay where it stands on a route."""
    if order.kind is not before.kind or not order.is_located:
        return True
    ends = zip(before.tasks, order.tasks, strict=True)
    places = [(old.place.location, new.place.location) for old, new in ends]
    if any(old and new and distance_m(old, new) > NEARBY_M for old, new in places):
        return True
    return order.amounts != before.amounts and _overloads(tracker, order, holder)


def _overloads(tracker: DayTracker, order: Order, holder: RouteRecord) -> bool:
    """Whether the trip's deliveries, or its pickups, are more than the vehicle holds."""
    shift = next(s for s in tracker.data.shifts if s.shift_id == holder.shift_id)
    for trip in holder.route.trips:
        orders = {
            planned.stop.order_id: tracker.data.orders[planned.stop.order_id] for planned in trip.stops
        }
        if order.order_id not in orders:
            continue
        orders[order.order_id] = order
        loads = [o.amounts for o in orders.values() if o.kind is order.kind]
        total = [sum(amounts) for amounts in zip(*loads, strict=True)]
        return any(sum_ > room for sum_, room in zip(total, shift.vehicle.capacity, strict=True))
    return False


def _has_moved(before: Order, order: Order) -> bool:
    return [t.place.location for t in before.tasks] != [t.place.location for t in order.tasks]


def _is_on_board(tracker: DayTracker, shift_id: str, stops: Iterable[str], now: datetime) -> bool:
    aboard = {planned.stop.stop_id for planned in on_board(tracker, shift_id, now)}
    return not aboard.isdisjoint(stops)


def _new_course(route: Route, stop_ids: Iterable[str]) -> Route:
    """The route with the legs to an order's stops, and on from them, drawn as straight lines."""
    for stop_id in stop_ids:
        route = replace(route, trips=tuple(_trip_by(trip, stop_id) for trip in route.trips))
    return route


def _trip_by(trip: Trip, stop_id: str) -> Trip:
    names = [planned.stop.stop_id for planned in trip.stops]
    if stop_id not in names:
        return trip
    at = names.index(stop_id)
    stops = tuple(
        replace(planned, shape="") if number in (at, at + 1) else planned
        for number, planned in enumerate(trip.stops)
    )
    is_last = at + 1 == len(stops)
    return replace(trip, stops=stops, return_shape="" if is_last else trip.return_shape)
