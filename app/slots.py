"""Another time for a customer who cannot be there: offered, chosen on the tracking page, taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from app.domain.errors import InputRefused
from app.domain.events import Actor, Event, EventType
from app.domain.orders import Order
from app.domain.routes import first_attempts
from app.domain.timing import TimeWindow, instant, rfc3339, wall_seconds
from app.ports.store import Store
from app.promising import Offers

MOST_OFFERED = 6


def last_stop(order: Order) -> str:
    """The visit of an order whose time a customer may choose."""
    return first_attempts(order)[-1].stop_id


def offerable(found: Offers, order: Order) -> tuple[TimeWindow, ...]:
    """The slots that the plan allows without making anybody late, but for the one promised already."""
    promised = {(window.start, window.end) for window in order.tasks[-1].windows}
    free = (
        slot.window
        for slot in found.slots
        if slot.offer is not None
        and not slot.offer.newly_late
        and (slot.window.start, slot.window.end) not in promised
    )
    return tuple(free)[:MOST_OFFERED]


def offer_slots(
    store: Store,
    order: Order,
    windows: Iterable[TimeWindow],
    zone: ZoneInfo,
    now: datetime,
    actor: Actor,
) -> None:
    """Let the customer choose one of some windows, as a fact; of none: no longer."""
    slots = [
        [rfc3339(instant(order.day, each, zone)) for each in (window.start, window.end)]
        for window in windows
    ]
    event = Event(
        str(uuid4()),
        EventType.SLOTS_OFFERED,
        now,
        now,
        actor,
        stop_id=last_stop(order),
        data={"slots": slots},
    )
    with store.write() as unit:
        unit.add_events(order.day, (event,))
        unit.commit()


def with_slot(order: Order, span: tuple[datetime, datetime], zone: ZoneInfo) -> Order:
    """The order with the time that its customer chose as its only window.

    Raises:
        InputRefused: that time is on another day.
    """
    start, end = (_wall(at, order.day, zone) for at in span)
    window = TimeWindow(start, end)
    task = replace(order.tasks[-1], windows=(window,))
    return replace(order, delivery=task) if order.delivery else replace(order, pickup=task)


def _wall(at: datetime, day: date, zone: ZoneInfo) -> int:
    seconds = wall_seconds(at, day, zone)
    if not 0 <= seconds <= 2 * 86_400:
        raise InputRefused("The time that the customer chose is on another day.")
    return seconds
