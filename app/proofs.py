"""Bringing drivers' proofs to the desk, and measuring how far from the stop they were made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256

from app.domain.errors import ServerUnreachable
from app.domain.geo import LonLat, distance_m
from app.domain.orders import Order
from app.domain.routes import RouteRecord, first_attempts, task_of
from app.ports.clock import Clock
from app.ports.desk_link import DeskLink
from app.ports.store import Store

ASKED_FOR = 500
"""So many names are asked after at once, those of the newest facts."""
LOOK_EVERY = timedelta(seconds=5)
"""A picture that comes long after its fact is no news by itself."""
SWEEP_EVERY = timedelta(hours=6)
PICTURES_AT_ONCE = 4
"""So many are fetched before the desk turns to drivers' facts again."""


def measure(store: Store, places: Callable[[date], Mapping[str, LonLat]]) -> int:
    """Keep how far each new fact was made from its stop; returns how many were measured.

    ``places`` has a day's stops by id. Measured once, the distance stands, wherever the stop's pin is
    moved to later. A stop that nobody knows the place of leaves the fact without a distance for good.
    """
    waiting = store.proofs.unmeasured()
    if not waiting:
        return 0
    stops = {day: places(day) for day in {fact.day for fact in waiting}}
    metres: list[tuple[int, int | None]] = []
    for fact in waiting:
        stop = stops[fact.day].get(fact.stop_id)
        metres.append((fact.number, None if stop is None else round(distance_m(fact.place, stop))))
    store.proofs.put_distances(metres)
    return len(metres)


def places_of(orders: Mapping[str, Order], routes: Mapping[str, RouteRecord]) -> dict[str, LonLat]:
    """Where the stops of a day are, by id: every order's visits, and those on routes."""
    stops = [stop for order in orders.values() for stop in first_attempts(order)]
    stops += [p.stop for r in routes.values() for p in r.route.stops if p.stop.order_id in orders]
    return {
        stop.stop_id: place
        for stop in stops
        if (place := task_of(orders[stop.order_id], stop).place.location) is not None
    }


def places_on(store: Store, day: date) -> dict[str, LonLat]:
    """Where the stops of a day are that is not in view."""
    orders = {order.order_id: order for order in store.orders(day)}
    return places_of(orders, {record.shift_id: record for record in store.routes(day)})


class ProofRounds:
    """Looks after proofs in the rounds in which the desk talks to the server.

    ``kept`` is how long pictures are kept; None: for good.
    """

    def __init__(self, store: Store, clock: Clock, kept: timedelta | None = None) -> None:
        self._store = store
        self._clock = clock
        self.kept = kept
        self._look_at: datetime | None = None
        self._sweep_at: datetime | None = None

    def go(
        self, link: DeskLink, places: Callable[[date], Mapping[str, LonLat]], has_news: bool
    ) -> bool:
        """Measure new facts and fetch pictures: at once on news from drivers, else now and then.

        Returns:
            Whether anything is known now that was not before.

        Raises:
            SyncError, StoreError: what came before is kept.
        """
        measured = measure(self._store, places)
        now = self._clock.now()
        if self._sweep_at is None or now >= self._sweep_at:
            self._store.proofs.sweep(now, self.kept)
            self._sweep_at = now + SWEEP_EVERY
        if not has_news and self._look_at is not None and now < self._look_at:
            return measured > 0
        self._look_at = now + LOOK_EVERY
        try:
            came, has_more = pull_pictures(self._store, link)
        except ServerUnreachable:  # told by whoever asks for facts next; pictures can wait
            return True
        if has_more:
            self._look_at = now
        return measured + came > 0


def pull_pictures(store: Store, link: DeskLink) -> tuple[int, bool]:
    """Fetch some of the pictures that facts name and that are not here yet, newest facts first.

    One that the server cannot give whole stays outstanding; ``main.py verify`` names it there.

    Returns:
        How many came, and whether the server has more of them.

    Raises:
        ServerUnreachable, SyncError, StoreError: those before are kept.
    """
    awaited = store.proofs.awaited(ASKED_FOR)
    found = {proof.sha256: proof for proof in link.find_proofs(awaited)} if awaited else {}
    came = 0
    for name in awaited:
        if name not in found:
            continue
        if came == PICTURES_AT_ONCE:
            return came, True
        content = link.proof(name)
        if content is not None and sha256(content).hexdigest() == found[name].stored:
            store.proofs.keep(found[name], content)
            came += 1
    return came, False
