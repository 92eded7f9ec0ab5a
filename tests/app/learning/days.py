"""Days that were driven, to learn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.orders import Order
from app.domain.routes import Route

SLOW, QUICK = 1.6, 0.8


SERVICE_OF = {"d0": SLOW, "d1": QUICK}


DRIVING = 1.25


def open_at_all_hours(order: Order) -> Order:
    pickup = replace(order.pickup, windows=()) if order.pickup else None
    delivery = replace(order.delivery, windows=()) if order.delivery else None
    return replace(order, pickup=pickup, delivery=delivery)


def driven(route: Route, driver: str, ids: Iterator[int]) -> Iterator[Event]:
    """What the phone of a driver tells who takes so many times what was planned."""
    clock = route.trips[0].departure
    for planned in route.stops:
        leg = timedelta(seconds=planned.leg_s * DRIVING)
        service = (planned.departure - planned.service_start) * SERVICE_OF[driver]
        for kind, at in (
            (EventType.EN_ROUTE, clock),
            (EventType.ARRIVED, clock + leg),
            (EventType.COMPLETED, clock + leg + service),
        ):
            outcome = Outcome.DELIVERED_TO_RECIPIENT if kind is EventType.COMPLETED else None
            actor, number = Actor(ActorKind.DRIVER, driver), str(UUID(int=next(ids)))
            stop_id = planned.stop.stop_id
            yield Event(number, kind, at, at, actor, route.shift_id, stop_id, outcome)
        clock += leg + service
