"""What a dispatcher says of the loads of a day: when one is to come, and that it came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from app.domain.errors import InputRefused
from app.domain.events import Actor, Event, EventType
from app.domain.loads import Load
from app.domain.orders import Order
from app.domain.said import Said
from app.domain.timing import rfc3339
from app.ports.store import Store


@dataclass(frozen=True, slots=True)
class LoadNews:
    """Word of one load: it is to be at the depot at an instant, or (``has_come``) came there then."""

    name: str
    at: datetime
    has_come: bool = False


def load_names(orders: Iterable[Order]) -> tuple[str, ...]:
    """The loads that orders name, in order."""
    return tuple(sorted({order.load for order in orders if order.load and not order.cancelled}))


def note_load(store: Store, day: date, news: LoadNews, now: datetime, actor: Actor) -> None:
    """Keep word of a load as a fact.

    Raises:
        InputRefused: no order of the day names it, or it is said to have come in the future.
    """
    names = load_names(store.orders(day))
    if news.name not in names:
        known = f"those of {day} are {', '.join(names)}" if names else f"the orders of {day} name none"
        raise InputRefused(f"There is no load '{news.name}': {known}.")
    if news.has_come and news.at > now:
        raise InputRefused(f"Load {news.name} cannot have come later than now; expect it then.")
    kind = EventType.LOAD_ARRIVED if news.has_come else EventType.LOAD_EXPECTED
    data = {"load": news.name, "at": rfc3339(news.at)}
    with store.write() as unit:
        unit.add_events(day, (Event(str(uuid4()), kind, now, now, actor, data=data),))
        unit.commit()


def load_words(load: Load | None, name: str, at: str) -> Said:
    """``P7: expected at 08:30`` for lists; ``at`` is the time in words."""
    if load is None:
        return Said("Loads", "{name}: nobody has said when it comes").format(name=name)
    if load.arrived:
        return Said("Loads", "{name}: came at {time}").format(name=name, time=at)
    return Said("Loads", "{name}: expected at {time}").format(name=name, time=at)
