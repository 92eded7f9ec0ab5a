"""What a dispatcher changes of the running day: an order called off, a driver who cannot go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from app.domain.events import Actor, Event, EventType
from app.domain.orders import Order
from app.domain.routes import first_attempts
from app.domain.stop_state import StopState
from app.handing_over import kept, offered
from app.moved_stops import without_stops
from app.ports.store import Store
from app.tracking import DayTracker


def cancel_order(
    store: Store, tracker: DayTracker, order_id: str, now: datetime, actor: Actor
) -> frozenset[str]:
    """Call an order off: its open stops leave their routes. Returns the shifts whose routes changed.

    What is on board stays there until the van is back. Stops that are over stay as they were.
    """
    order = tracker.data.orders[order_id]
    day = tracker.data.day
    open_stops = [
        planned.stop.stop_id
        for record in tracker.data.routes.values()
        for planned in record.route.stops
        if planned.stop.order_id == order_id
        and not tracker.facts(planned.stop.stop_id).state.is_done
        and tracker.facts(planned.stop.stop_id).state is not StopState.ARRIVED
    ] or [stop.stop_id for stop in first_attempts(order)]
    changed = set()
    with store.write() as unit:
        unit.put_orders((replace(order, cancelled=True),))
        for record in unit.routes(day):
            route = without_stops(record.route, open_stops)
            if route.stop_ids != record.route.stop_ids:
                unit.put_routes((replace(record, draft=record.draft + 1, route=route),))
                changed.add(record.shift_id)
        left = unit.unassigned(day)
        unit.put_unassigned(day, [item for item in left if item.order_id != order_id])
        events = [_event(EventType.CANCELLED, now, actor, stop_id=name) for name in open_stops]
        unit.add_events(day, events)
        unit.commit()
    return frozenset(changed)


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
