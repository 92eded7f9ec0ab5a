"""A road is closed for a part of the day, or open again: facts of the day."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from app.domain.closures import ClosedShape, Closure, told_in
from app.domain.errors import InputRefused
from app.domain.events import Actor, Event, EventType
from app.ports.store import Store

LONGEST_NOTE = 200


def close_road(
    store: Store,
    day: date,
    shape: ClosedShape,
    name: str,
    between: tuple[datetime, datetime],
    note: str,
    now: datetime,
    actor: Actor,
) -> Closure:
    """Nobody can drive there, mostly in a street of that name, between two instants.

    Raises:
        InputRefused: it would be open again before it is closed, or before now.
    """
    begins, ends = between
    if ends <= max(begins, now):
        raise InputRefused("The road would be open again before it is closed; name a later time.")
    words = " ".join(note.split())[:LONGEST_NOTE]
    closure = Closure(str(uuid4()), shape, begins, ends, words, name)
    _put(store, day, EventType.ROAD_CLOSED, now, actor, words, told_in(closure))
    return closure


def open_road(store: Store, day: date, closure_id: str, now: datetime, actor: Actor) -> None:
    """A road that was closed can be driven again."""
    _put(store, day, EventType.ROAD_OPENED, now, actor, "", {"closure_id": closure_id})


def _put(
    store: Store,
    day: date,
    kind: EventType,
    now: datetime,
    actor: Actor,
    note: str,
    data: dict[str, object],
) -> None:
    event = Event(str(uuid4()), kind, now, now, actor, note=note, data=data)
    with store.write() as unit:
        unit.add_events(day, (event,))
        unit.commit()
