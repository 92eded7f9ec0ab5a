"""Orders that shops take off a day of the desk's, and put back on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.orders import Order
from app.domain.routes import first_attempts
from app.importing.matching import KnownOrders
from app.moved_stops import take_off_drafts
from app.ports.desk_reads import DeskReads
from app.ports.desk_unit import DeskUnit

ALREADY_OUT = "It is already out for delivery: call the dispatcher to change it."
WITH_CARRIER = "It is with a carrier: call the dispatcher to change it."


def given(reads: DeskReads, days: Iterable[date]) -> frozenset[str]:
    """The orders of some days that carriers take, by id."""
    left = (item for day in days for item in reads.unassigned(day))
    return frozenset(item.order_id for item in left if item.carrier_id)


def held(reads: DeskReads, order: Order) -> str:
    """Why an order cannot be taken off its day any more; empty where it can."""
    if KnownOrders(reads).out_with(order):
        return ALREADY_OUT
    return WITH_CARRIER if order.order_id in given(reads, (order.day,)) else ""


def off_its_route(unit: DeskUnit, order: Order) -> None:
    """An order that no driver was given waits for a route again."""
    take_off_drafts(unit, order.day, (stop.stop_id for stop in first_attempts(order)))


def call_off(unit: DeskUnit, order: Order, now: datetime, actor: Actor) -> None:
    """Call off an order that no driver was given."""
    unit.put_orders((replace(order, cancelled=True),))
    off_its_route(unit, order)
    left = unit.unassigned(order.day)
    unit.put_unassigned(order.day, [item for item in left if item.order_id != order.order_id])
    unit.add_events(order.day, _facts(EventType.CANCELLED, order, now, actor))


def take_up(unit: DeskUnit, wanted: Order, now: datetime) -> bool:
    """Take up again what its shop itself had taken off this day when it moved the order; whether it
    had."""
    shop = Actor(ActorKind.CUSTOMER, wanted.sender)
    order = KnownOrders(unit).same(wanted)
    if order is None or not order.cancelled:
        return False
    names = {stop.stop_id for stop in first_attempts(order)}
    turns = (EventType.CANCELLED, EventType.UNDONE)
    facts = unit.events(order.day)
    last = {fact.stop_id: fact for fact in facts if fact.stop_id in names and fact.type in turns}
    its_own = [fact.type is EventType.CANCELLED and fact.actor == shop for fact in last.values()]
    if not its_own or not all(its_own):
        return False
    unit.put_orders((replace(order, cancelled=False),))
    unit.add_events(order.day, _facts(EventType.UNDONE, order, now, shop))
    return True


def _facts(kind: EventType, order: Order, now: datetime, actor: Actor) -> tuple[Event, ...]:
    stops = first_attempts(order)
    return tuple(Event(str(uuid4()), kind, now, now, actor, stop_id=stop.stop_id) for stop in stops)
