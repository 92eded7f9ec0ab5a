"""Giving routes to drivers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid4, uuid5

from app.domain.errors import ReleaseConflict
from app.domain.events import Actor, Event, EventType
from app.domain.fleet import Shift
from app.domain.orders import Order
from app.domain.promises import promises, shown_window
from app.domain.release import Release, ReleasedRoute, ReleasedStop
from app.domain.routes import PlannedStop, Route, RouteRecord, task_of
from app.domain.timing import instant, rfc3339
from app.ports.clock import Clock
from app.ports.desk_link import DeskLink
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store


def release_day(
    store: Store, day: date, clock: Clock, actor: Actor, only: Collection[str] | None = None
) -> Release | None:
    """Put every changed route of a day into the outbox, all together; None when nothing changed.

    ``only`` names the shifts it is to be about (None: all). The desk's records take the new revisions
    in the same transaction, so that a crash between the two cannot lose or double a release.
    """
    with store.write() as unit:
        changed = [
            record
            for record in unit.routes(day)
            if record.has_unsent_changes and (only is None or record.shift_id in only)
        ]
        if not changed:
            return None
        given = {record.shift_id: record.route for record in changed}
        release = give(unit, changed, given, unit.link().events_cursor, clock.now(), actor)
        unit.commit()
    return release


def give(
    unit: DeskUnit,
    records: Collection[RouteRecord],
    given: Mapping[str, Route],
    seen_events: int,
    now: datetime,
    actor: Actor,
) -> Release:
    """Put routes of one day into the outbox, in place of what phones were given by these records."""
    replaced = tuple(record for record in records if record.shift_id in given)
    day = replaced[0].day
    shifts = {shift.shift_id: shift for shift in unit.shifts(day)}
    orders = {order.order_id: order for order in unit.orders(day)}
    routes = tuple(
        released_route(replace(record, route=given[record.shift_id]), shifts[record.shift_id], orders)
        for record in replaced
    )
    # A release taken back must never lend its id to another, so the id is a new one each time.
    release = Release(str(uuid4()), seen_events, routes)
    unit.put_release(release, replaced)
    unit.put_routes(
        replace(record, revision=record.revision + 1, released=given[record.shift_id])
        for record in replaced
    )
    unit.add_events(day, _released_events(release, now, actor))
    return release


def released_route(record: RouteRecord, shift: Shift, orders: Mapping[str, Order]) -> ReleasedRoute:
    """A record's route as the phone will see it, at its next revision."""
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
        address=place.where,
        location=place.location or shift.depot.location,
        window=shown_window(planned.service_start, promises(task, shift.day, shift.depot.zone)),
        eta=planned.service_start,
        service_s=task.service_s,
        phone=task.contact.phone,
        notes=task.notes,
        access_code=task.access_code,
        lines=order.lines,
        amount_due=order.due_at(task),
        required_proof=order.proof_at(task),
    )


def _released_events(release: Release, now: datetime, actor: Actor) -> tuple[Event, ...]:
    return tuple(
        Event(
            event_id=_released_id(route),
            type=EventType.RELEASED,
            at=now,
            received_at=now,
            actor=actor,
            shift_id=route.shift_id,
            data={
                "revision": route.revision,
                "driver": route.driver_id,
                "stops": [stop.stop_id for stop in route.stops],
                "windows": {
                    stop.stop_id: [rfc3339(end) for end in stop.window]
                    for stop in route.stops
                    if stop.window is not None
                },
            },
        )
        for route in release.routes
    )


def _released_id(route: ReleasedRoute) -> str:
    """The same for the same content: a revision that was refused may come again with another."""
    stops = ",".join(stop.stop_id for stop in route.stops)
    return str(uuid5(NAMESPACE_URL, f"released/{route.shift_id}/{route.revision}/{stops}"))


def send_releases(store: Store, link: DeskLink) -> int:
    """Hand the outbox to the sync server, oldest first; returns how many it took.

    Raises:
        ReleaseConflict: the server refused one; its routes are drafts again, and so are those of later
            releases that build on it. The error carries the release.
        ServerUnreachable: nothing is lost, the rest stays in the outbox.
    """
    link.present(store.generation())
    sent = 0
    for release in store.releases_to_send():
        try:
            link.release(release)
        except ReleaseConflict as refused:
            _take_back(store, release.release_id)
            refused.release = release
            raise
        with store.write() as unit:
            unit.drop_release(release.release_id)
            unit.commit()
        sent += 1
    return sent


def _take_back(store: Store, refused_id: str) -> None:
    """What phones hold is again what they were given before the refused release; drafts stay."""
    with store.write() as unit:
        before: dict[str, RouteRecord] = {}
        for release in unit.releases_to_send():
            shifts = {route.shift_id for route in release.routes}
            if release.release_id != refused_id and not shifts & before.keys():
                continue
            for record in unit.replaced_by(release.release_id):
                before.setdefault(record.shift_id, record)  # the oldest is what phones hold
            unit.drop_release(release.release_id)
        unit.put_routes(
            replace(
                record,
                revision=before[record.shift_id].revision,
                released=before[record.shift_id].released,
            )
            for day in {record.day for record in before.values()}
            for record in unit.routes(day)
            if record.shift_id in before
        )
        unit.commit()
