"""What is known of one customer, to be removed at their wish, and what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.count_words import count_text
from app.domain.geo import LonLat
from app.domain.orders import Contact, LocatedBy, Order, Place, Task, TaskKind
from app.domain.personal import REMOVED
from app.domain.routes import Route, RouteRecord, Trip


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a customer stands in the data.

    ``orders`` and ``routes`` are as they are to be kept from now on; ``stop_ids`` are the customer's
    visits. ``spoken`` are name, phone and e-mail, by which words that somebody wrote elsewhere are
    found; ``addresses`` are keys of places that were settled by hand, ``customers`` ids of entries in
    the register of customers.
    """

    label: str
    orders: tuple[Order, ...]
    routes: tuple[RouteRecord, ...]
    stop_ids: frozenset[str]
    spoken: tuple[str, ...]
    addresses: tuple[str, ...]
    customers: tuple[str, ...] = ()

    def names(self, text: str) -> bool:
        """Whether a text speaks of the customer."""
        return names(self.spoken, text)


def names(spoken: Iterable[str], text: str) -> bool:
    """Whether one of some words stands in a text, and not inside another word."""
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in spoken)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed at the desk: how many of each, and the files of ``pictures`` by name."""

    orders: int
    facts: int
    pictures: tuple[str, ...]
    messages: int
    pages: int
    places: int
    entries: int = 0

    @property
    def words(self) -> str:
        """For a person: ``2 orders, 5 facts, ...``."""
        counted = (
            (self.orders, "one order", "orders"),
            (self.facts, "one fact", "facts"),
            (len(self.pictures), "one picture", "pictures"),
            (self.messages, "one message", "messages"),
            (self.pages, "one tracking page", "tracking pages"),
            (self.places, "one settled address", "settled addresses"),
            (self.entries, "one entry in the register", "entries in the register"),
        )
        said = [count_text(number, one, many) for number, one, many in counted if number]
        return ", ".join(said) or "nothing"


def without_person(order: Order, kinds: Iterable[TaskKind]) -> Order:
    """The order without what it says of whom its visits of some kinds are to; what was brought when,
    and to which town, stays for the day's figures."""
    pickup, delivery, handover = order.pickup, order.delivery, order.handover
    for kind in kinds:
        if kind is TaskKind.PICKUP:
            pickup = _without(pickup)
        else:
            delivery = _without(delivery)
    return replace(
        order, reference="", remarks=(), pickup=pickup, delivery=delivery, handover=_without(handover)
    )


def _without(task: Task | None) -> Task | None:
    if task is None:
        return None
    at = task.place.location
    place = Place(
        name=REMOVED,
        address="",
        postcode=task.place.postcode,
        city=task.place.city,
        location=about(at) if at is not None else None,
        located_by=LocatedBy.NOT_LOCATED if at is None else LocatedBy.TOWN,
    )
    return replace(task, place=place, contact=Contact(silent=True), notes="", access_code="")


def about(place: LonLat) -> LonLat:
    """To about a kilometre: the neighbourhood, and no door."""
    return LonLat(round(place.lon, 2), round(place.lat, 2))


def without_doors(route: Route, stop_ids: frozenset[str]) -> Route:
    """The route without the courses that lead to some stops' doors and away from there."""
    return replace(route, trips=tuple(_trip_without_doors(trip, stop_ids) for trip in route.trips))


def _trip_without_doors(trip: Trip, stop_ids: frozenset[str]) -> Trip:
    here = [planned.stop.stop_id in stop_ids for planned in trip.stops]
    before = [False, *here]
    stops = tuple(
        replace(planned, shape="") if at or was else planned
        for planned, at, was in zip(trip.stops, here, before, strict=False)
    )
    return replace(trip, stops=stops, return_shape="" if before[-1] else trip.return_shape)
