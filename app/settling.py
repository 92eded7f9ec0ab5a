"""A server met anew: after it, or the desk, was restored from a backup, both are brought in line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from app.adopting import LOOKS_BACK, known_route, take_newer, take_over
from app.dispatching import released_route
from app.domain.driver_sync import DeviceState
from app.domain.errors import ReleaseConflict
from app.domain.events import Event, EventType
from app.domain.release import GivenStops, Release, ReleasedRoute
from app.domain.routes import RouteRecord
from app.hearing import pull_events
from app.ports.desk_link import DeskLink
from app.ports.desk_reads import DeskReads, LinkState
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store


def claim(store: Store, now: datetime, above: int = 0) -> None:
    """Make this desk the newest generation, so that servers shut out others for it (``above`` is what
    one is known to have), and have it meet its server as if for the first time."""
    with store.write() as unit:
        unit.put_generation(unit.generation().next_number(now, above))
        unit.put_link(LinkState())
        unit.commit()


def meet(store: Store, link: DeskLink, now: datetime) -> bool:
    """Before a desk that was just restored (or never met a server) reads anything: take over the
    routes that it does not know, so that facts about them find their day. False where there was none.

    Raises:
        ServerUnreachable, SyncError: try again later; nothing was changed.
    """
    link.present(store.generation())
    return not store.link().epoch and take_newer(store, link.routes(now - LOOKS_BACK))


def settle(store: Store, link: DeskLink, now: datetime) -> bool:
    """After the facts of a new epoch were read: take over what the server knows better, put into the
    outbox what the desk knows better, and end the phones that a dispatcher ended. Does nothing where
    this was done for the epoch; returns whether the desk's routes changed.

    Raises:
        ServerUnreachable, SyncError: try again later; what was done may be done again.
    """
    state = store.link()
    if state.settled == state.epoch:
        return False
    _end_phones(store, link)
    found = link.routes(now - LOOKS_BACK)
    changed = take_newer(store, found)
    held = {route.shift_id: route for route in found}
    with store.write() as unit:
        waiting = unit.releases_to_send()
        days = {day for day in unit.days() if day >= (now - LOOKS_BACK).date()}
        for day in sorted(days):
            behind = tuple(record for record in unit.routes(day) if _is_behind(held, record))
            if behind:
                shifts = {record.shift_id for record in behind}
                for release in waiting:  # the new release holds all of it
                    if any(route.shift_id in shifts for route in release.routes):
                        unit.drop_release(release.release_id)
                _send_again(unit, day, behind, held)
        unit.put_link(replace(unit.link(), settled=state.epoch))
        unit.commit()
    return changed


def _end(link: DeskLink, device_id: str, state: DeviceState) -> None:
    if state is DeviceState.REVOKED:
        link.revoke(device_id)
    else:
        link.retire(device_id)


def _end_phones(store: Store, link: DeskLink) -> None:
    """Phones that this server knows as working, and that were retired or revoked."""
    working = {row.device_id: row.state for row in link.devices()}
    for device_id, state in store.ended_phones().items():
        known = working.get(device_id)
        if known is not None and known not in (state.value, DeviceState.REVOKED.value):
            _end(link, device_id, state)


def _is_behind(held: Mapping[str, ReleasedRoute], record: RouteRecord) -> bool:
    """Whether the server lacks what this record says its phones were given."""
    route = held.get(record.shift_id)
    return record.released is not None and record.revision > (route.revision if route else 0)


def _send_again(
    unit: DeskUnit, day: date, behind: Iterable[RouteRecord], held: Mapping[str, ReleasedRoute]
) -> None:
    """Put a day's routes into the outbox as they were given last, on top of what the server has."""
    shifts = {shift.shift_id: shift for shift in unit.shifts(day)}
    orders = {order.order_id: order for order in unit.orders(day)}
    routes, replaced = [], []
    for record in behind:
        assert record.released is not None
        shift, has = shifts[record.shift_id], held.get(record.shift_id)
        base = has.revision if has else 0
        again = released_route(replace(record, route=record.released), shift, orders)
        routes.append(replace(again, if_revision=base, revision=record.revision))
        given = known_route(unit, has, shift) if has else None
        replaced.append(replace(record, revision=base, released=given))
    unit.put_release(
        Release(
            release_id=str(uuid4()),
            seen_events=unit.link().events_cursor,
            routes=tuple(routes),
            given=_given_before(unit.events(day), {route.shift_id for route in routes}),
        ),
        replaced,
    )


def _given_before(events: Iterable[Event], shifts: Iterable[str]) -> tuple[GivenStops, ...]:
    """What drivers were given by any release of these shifts: they may report on it for good."""
    wanted = set(shifts)
    stops: dict[tuple[str, str], dict[str, None]] = {}
    for event in events:
        driver, named = event.data.get("driver"), event.data.get("stops")
        released = event.type is EventType.RELEASED and event.shift_id in wanted
        if released and isinstance(driver, str) and isinstance(named, list):
            stops.setdefault((driver, event.shift_id), {}).update(dict.fromkeys(map(str, named)))
    return tuple(
        GivenStops(driver, shift_id, tuple(named)) for (driver, shift_id), named in stops.items()
    )


# --- a refused release -------------------------------------------------------------------------


def learn_from(store: Store, link: DeskLink, refused: ReleaseConflict, now: datetime) -> None:
    """Take in what a release was refused for: newer routes become the base of the drafts, so that the
    next release is not refused for the same reason, and new reports are read.

    Raises:
        ServerUnreachable, SyncError
    """
    pull_events(store, link)
    if not refused.shift_ids:
        return
    found = {route.shift_id: route for route in link.routes(now - LOOKS_BACK)}
    with store.write() as unit:
        for shift_id in refused.shift_ids:
            route, shift = found.get(shift_id), unit.shift(shift_id)
            known = known_route(unit, route, shift) if route and shift else None
            if route is not None and (known is None or shift is None):
                take_over(unit, (route,))
            elif shift is not None:
                unit.put_routes(
                    replace(record, revision=route.revision if route else 0, released=known)
                    for record in unit.routes(shift.day)
                    if record.shift_id == shift_id
                )
        unit.commit()


def may_go_again(store: DeskReads, refused: ReleaseConflict) -> tuple[str, ...]:
    """The shifts of a refused release that can go out as they are now without asking anybody: what
    stood in the way was done meanwhile, and nothing else was changed since. Empty where a dispatcher
    has to look."""
    release = refused.release
    if release is None or refused.shift_ids or not refused.stop_ids:
        return ()
    if not all(store.is_finished(stop_id) for stop_id in refused.stop_ids):
        return ()
    for route in release.routes:
        shift = store.shift(route.shift_id)
        records = store.routes(shift.day) if shift else ()
        drafts = {record.shift_id: record.route for record in records}
        wanted = [stop.stop_id for stop in route.stops if stop.stop_id not in refused.stop_ids]
        draft = drafts[route.shift_id].stop_ids if route.shift_id in drafts else ()
        if wanted != [stop_id for stop_id in draft if stop_id not in refused.stop_ids]:
            return ()
    return tuple(route.shift_id for route in release.routes)
