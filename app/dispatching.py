"""Giving routes to drivers, and hearing back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid4, uuid5

from app.domain.errors import ReleaseConflict
from app.domain.events import Actor, ActorKind, Event, EventType, Position
from app.domain.fleet import Shift
from app.domain.geo import LonLat, distance_m
from app.domain.orders import Order
from app.domain.promises import promises, shown_window
from app.domain.release import Release, ReleasedRoute, ReleasedStop
from app.domain.routes import PlannedStop, Route, RouteRecord, task_of
from app.domain.timing import instant
from app.ports import Clock, DeskLink, DeskReads, DeskUnit, LinkState, Store

SERVER = Actor(ActorKind.SERVER)
STANDING_GAP_S = 90.0
"""A longer silence between two positions is standing still, not driving."""
USUAL_M_S = 8.0
"""Pace assumed for the way covered in such a silence."""
FASTEST_M_S = 60.0
"""A jump between two positions faster than this is noise and left out of distances (216 km/h)."""


def release_day(store: Store, day: date, clock: Clock, actor: Actor) -> Release | None:
    """Put every changed route of a day into the outbox, all together; None when nothing changed.

    The desk's records take the new revisions in the same transaction, so that a crash between the two
    cannot lose or double a release.
    """
    with store.write() as unit:
        changed = [record for record in unit.routes(day) if record.has_unsent_changes]
        if not changed:
            return None
        shifts = {shift.shift_id: shift for shift in unit.shifts(day)}
        orders = {order.order_id: order for order in unit.orders(day)}
        release = _make_release(changed, shifts, orders, unit.link())
        unit.put_release(release)
        unit.put_routes(
            replace(record, revision=record.revision + 1, released=record.route) for record in changed
        )
        unit.add_events(day, _released_events(release, clock.now(), actor))
        unit.commit()
    return release


def _make_release(
    records: Iterable[RouteRecord],
    shifts: Mapping[str, Shift],
    orders: Mapping[str, Order],
    link: LinkState,
) -> Release:
    routes = tuple(released_route(record, shifts[record.shift_id], orders) for record in records)
    return Release(
        release_id=str(uuid4()),  # a release taken back must never lend its id to another
        seen_events=link.events_cursor,
        routes=routes,
    )


def released_route(record: RouteRecord, shift: Shift, orders: Mapping[str, Order]) -> ReleasedRoute:
    """A route as the phone will see it, at its next revision."""
    return ReleasedRoute(
        shift_id=shift.shift_id,
        if_revision=record.revision,
        revision=record.revision + 1,
        driver_id=shift.driver.driver_id,
        driver_name=shift.driver.name,
        vehicle_name=shift.vehicle.name,
        starts_at=_begins(record.route, shift),
        ends_at=instant(shift.day, shift.ends, shift.depot.zone),
        depot_name=shift.depot.name,
        depot_location=shift.depot.location,
        trips=tuple(tuple(p.stop.stop_id for p in trip.stops) for trip in record.route.trips),
        stops=tuple(
            _released_stop(planned, orders[planned.stop.order_id], shift)
            for planned in record.route.stops
        ),
    )


def _begins(route: Route, shift: Shift) -> datetime:
    """When the driver is needed: at the first loading, which may be long after the shift's start."""
    if route.trips:
        return route.trips[0].loading_start
    return instant(shift.day, shift.starts, shift.depot.zone)


def _released_stop(planned: PlannedStop, order: Order, shift: Shift) -> ReleasedStop:
    task = task_of(order, planned.stop)
    place = task.place
    return ReleasedStop(
        stop_id=planned.stop.stop_id,
        kind=task.kind,
        name=place.name,
        address=", ".join(p for p in (place.address, f"{place.postcode} {place.city}".strip()) if p),
        location=place.location or shift.depot.location,
        window=shown_window(planned.service_start, promises(task, shift.day, shift.depot.zone)),
        eta=planned.service_start,
        service_s=task.service_s,
        phone=task.contact.phone,
        notes=task.notes,
        access_code=task.access_code,
        lines=order.lines,
        amount_due=order.amount_due,
        required_proof=order.required_proof,
    )


def _released_events(release: Release, now: datetime, actor: Actor) -> tuple[Event, ...]:
    return tuple(
        Event(
            event_id=str(uuid5(NAMESPACE_URL, f"released/{route.shift_id}/{route.revision}")),
            type=EventType.RELEASED,
            at=now,
            received_at=now,
            actor=actor,
            shift_id=route.shift_id,
            data={"revision": route.revision},
        )
        for route in release.routes
    )


def send_releases(store: Store, link: DeskLink, day: date) -> int:
    """Hand the outbox to the sync server, oldest first; returns how many it took.

    Raises:
        ReleaseConflict: the server refused one; its routes are drafts again and stay unsent.
        ServerUnreachable: nothing is lost, the rest stays in the outbox.
    """
    sent = 0
    for release in store.releases_to_send():
        try:
            link.release(release)
        except ReleaseConflict:
            _take_back(store, release, day)
            raise
        with store.write() as unit:
            unit.drop_release(release.release_id)
            unit.commit()
        sent += 1
    return sent


def _take_back(store: Store, release: Release, day: date) -> None:
    refused = {route.shift_id: route for route in release.routes}
    with store.write() as unit:
        unit.put_routes(
            replace(record, revision=refused[record.shift_id].if_revision, released=None)
            for record in unit.routes(day)
            if record.shift_id in refused
        )
        unit.drop_release(release.release_id)
        unit.commit()


def pull_events(store: Store, link: DeskLink, wait_s: float = 0) -> tuple[Event, ...]:
    """Read what drivers reported since the last time and keep it; returns the new facts.

    A new epoch (a restored server) is read from the beginning; facts known already are recognised by
    their id. At a shift's end the driven metres are written as a fact of their own.
    """
    kept: list[Event] = []
    while True:
        state = store.link()
        page = link.events(state.events_cursor, wait_s if not kept else 0)
        new_epoch = page.epoch != state.epoch
        if new_epoch and state.events_cursor:
            page = link.events(0)
        if not page.events and not new_epoch:
            return tuple(kept)
        with store.write() as unit:
            kept.extend(_keep(unit, page.events))
            positions_cursor = 0 if new_epoch else unit.link().positions_cursor
            unit.put_link(LinkState(page.epoch, page.next, positions_cursor))
            unit.commit()
        if not page.events:
            return tuple(kept)


def _keep(unit: DeskUnit, events: Iterable[Event]) -> Iterable[Event]:
    """Add facts to their days; a shift's end brings its driven metres with it."""
    shifts = {shift.shift_id: shift for day in unit.days() for shift in unit.shifts(day)}
    for event in events:
        shift = shifts.get(event.shift_id)
        day = shift.day if shift else event.at.date()
        yield from unit.add_events(day, (event,))
        if shift is not None and event.type is EventType.SHIFT_ENDED:
            yield from unit.add_events(day, (_driven(unit, shift, event),))


def _driven(unit: DeskReads, shift: Shift, ended: Event) -> Event:
    """Metres and seconds driven in a shift, from its positions; these outlive the positions."""
    start = min(
        (
            event.at
            for event in unit.events(shift.day)
            if event.shift_id == shift.shift_id and event.type is EventType.SHIFT_STARTED
        ),
        default=ended.at,
    )
    track = unit.positions(shift.driver.driver_id, start, ended.at)
    metres, seconds = driven(track)
    return Event(
        event_id=str(uuid5(NAMESPACE_URL, f"driven/{shift.shift_id}/{ended.event_id}")),
        type=EventType.DRIVEN,
        at=ended.at,
        received_at=ended.received_at,
        actor=SERVER,
        shift_id=shift.shift_id,
        data={"metres": round(metres), "seconds": round(seconds)},
    )


def driven(track: Iterable[Position]) -> tuple[float, float]:
    """Metres and seconds in motion along a track; standing still and impossible jumps left out."""
    metres = seconds = 0.0
    last: Position | None = None
    for position in track:
        if last is not None:
            elapsed = (position.at - last.at).total_seconds()
            leg = distance_m(LonLat(last.lon, last.lat), LonLat(position.lon, position.lat))
            if elapsed <= 0 or leg / elapsed > FASTEST_M_S:
                continue
            if leg > 5:
                metres += leg
                seconds += elapsed if elapsed <= STANDING_GAP_S else min(elapsed, leg / USUAL_M_S)
        last = position
    return metres, seconds


def pull_positions(store: Store, link: DeskLink) -> tuple[Position, ...]:
    """Read and keep positions since the last time."""
    state = store.link()
    page = link.positions(state.positions_cursor)
    if not page.positions or page.epoch != state.epoch:
        return ()
    with store.write() as unit:
        unit.add_positions(page.positions)
        unit.put_link(replace(unit.link(), positions_cursor=page.next))
        unit.commit()
    return page.positions
