"""What a dispatcher changes of the running day: an order called off, a driver who cannot go on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from app.day_data import NOT_PLANNED
from app.domain.events import Actor, Event, EventType
from app.domain.orders import Order
from app.domain.routes import Stop, UnassignedOrder, first_attempts, next_attempt
from app.domain.stop_state import StopState
from app.handing_over import kept, offered
from app.left_out import NOT_PLANNED_YET
from app.moved_stops import take_off_drafts
from app.ports.store import Store
from app.tracking import DayTracker


@dataclass(frozen=True, slots=True)
class CalledOff:
    """Orders that were called off, by id and by whose they are; whose were ``left`` because they are
    over or off already; and the shifts whose drivers have to be told."""

    order_ids: tuple[str, ...]
    names: tuple[str, ...]
    left: tuple[str, ...] = ()
    shifts: frozenset[str] = frozenset()


def call_off(
    store: Store, tracker: DayTracker, order_ids: Collection[str], now: datetime, actor: Actor
) -> CalledOff:
    """Call orders off, all in one: their open stops leave their routes.

    What is on board stays there until the van is back. Stops that are over stay as they were.

    Raises:
        StoreFull, StoreBusy, StoreError: none of them was called off.
    """
    day = tracker.data.day
    known = [order for key in order_ids if (order := tracker.data.orders.get(key)) is not None]
    stops = {order.order_id: _to_call_off(tracker, order) for order in known}
    off = [order for order in known if stops[order.order_id] and not order.cancelled]
    open_stops = [stop_id for order in off for stop_id in stops[order.order_id]]
    ids = {order.order_id for order in off}
    with store.write() as unit:
        unit.put_orders(replace(order, cancelled=True) for order in off)
        changed = take_off_drafts(unit, day, open_stops)
        left = unit.unassigned(day)
        unit.put_unassigned(day, [item for item in left if item.order_id not in ids])
        events = [_event(EventType.CANCELLED, now, actor, stop_id=name) for name in open_stops]
        unit.add_events(day, events)
        unit.commit()
    return CalledOff(
        order_ids=tuple(order.order_id for order in off),
        names=tuple(order.tasks[-1].place.name for order in off),
        left=tuple(order.tasks[-1].place.name for order in known if order not in off),
        shifts=frozenset(record.shift_id for record in changed if record.released is not None),
    )


def _to_call_off(tracker: DayTracker, order: Order) -> list[str]:
    """The stops of an order that nobody has made, none where all are over."""
    on_routes = [
        planned.stop.stop_id
        for record in tracker.data.routes.values()
        for planned in record.route.stops
        if planned.stop.order_id == order.order_id
    ]
    firsts = [stop.stop_id for stop in first_attempts(order)]
    states = {name: tracker.facts(name).state for name in on_routes or firsts}
    if all(state.is_final for state in states.values()):
        return []
    there = (StopState.ARRIVED, StopState.COMPLETED, StopState.PARTIAL, StopState.FAILED)
    return [name for name, state in states.items() if state not in there] or firsts


def take_up(
    store: Store, tracker: DayTracker, order_ids: Collection[str], now: datetime, actor: Actor
) -> None:
    """Orders that were called off are wanted after all: they wait for a driver.

    Raises:
        StoreFull, StoreBusy, StoreError: none of them was taken up.
    """
    day = tracker.data.day
    known = (tracker.data.orders.get(order_id) for order_id in order_ids)
    orders = [order for order in known if order is not None and order.cancelled]
    stops = [stop for order in orders for stop in _called_off(tracker, order)]
    again = [
        UnassignedOrder(stop.stop_id, stop.order_id, NOT_PLANNED, NOT_PLANNED_YET)
        for stop in stops
        if stop.attempt > 1
    ]
    with store.write() as unit:
        unit.put_orders(replace(order, cancelled=False) for order in orders)
        unit.put_unassigned(day, [*unit.unassigned(day), *again])
        events = [_event(EventType.UNDONE, now, actor, stop_id=stop.stop_id) for stop in stops]
        unit.add_events(day, events)
        unit.commit()


def _called_off(tracker: DayTracker, order: Order) -> Iterator[Stop]:
    """The stops that were called off with an order; of a task that was tried before, the last one."""
    for stop in first_attempts(order):
        while tracker.facts(stop.stop_id).state.is_done:
            stop = next_attempt(stop)
        if tracker.facts(stop.stop_id).state is StopState.CANCELLED:
            yield stop


def take_out(
    store: Store, tracker: DayTracker, shift_id: str, why: str, now: datetime, actor: Actor
) -> None:
    """A driver cannot go on: others may make the stops, and take over what is on board."""
    event = _event(EventType.SHIFT_OUT, now, actor, shift_id=shift_id, note=why)
    _put(store, tracker.data.day, offered(tracker, shift_id, now), event)


def bring_back(store: Store, tracker: DayTracker, shift_id: str, now: datetime, actor: Actor) -> None:
    """The driver can go on, and brings what nobody took over."""
    event = _event(EventType.SHIFT_BACK, now, actor, shift_id=shift_id)
    _put(store, tracker.data.day, kept(tracker, shift_id), event)


def lock(
    store: Store,
    tracker: DayTracker,
    stop_ids: Iterable[str],
    locked: bool,
    now: datetime,
    actor: Actor,
) -> None:
    """Have stops stay with their drivers whoever plans, or no longer; but for stops on no route."""
    kind = EventType.LOCKED if locked else EventType.UNLOCKED
    homes = {name: key for key, r in tracker.data.routes.items() for name in r.route.stop_ids}
    events = [
        _event(kind, now, actor, homes[stop_id], stop_id) for stop_id in stop_ids if stop_id in homes
    ]
    with store.write() as unit:
        unit.add_events(tracker.data.day, events)
        unit.commit()


def placings(homes: Mapping[str, str], now: datetime, actor: Actor) -> tuple[Event, ...]:
    """The facts that a person gave stops to shifts, by stop; '' leaves one to be planned again."""
    return tuple(
        _event(EventType.PLACED, now, actor, shift_id, stop_id) for stop_id, shift_id in homes.items()
    )


def _put(store: Store, day: date, orders: Iterable[Order], event: Event) -> None:
    with store.write() as unit:
        unit.put_orders(orders)
        unit.add_events(day, (event,))
        unit.commit()


def _event(
    kind: EventType, now: datetime, actor: Actor, shift_id: str = "", stop_id: str = "", note: str = ""
) -> Event:
    return Event(str(uuid4()), kind, now, now, actor, shift_id, stop_id, note=note)
