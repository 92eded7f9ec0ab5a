"""Between the wire's shapes and the domain's values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
from msgspec import UNSET

from app.domain.driver_sync import (
    Device,
    Fetched,
    GivenRelease,
    GivenRoute,
    MessageToDriver,
    SentMessage,
    Withdrawal,
)
from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind, Event, EventType, Position
from app.domain.geo import LonLat
from app.domain.orders import Line as OrderLine
from app.domain.release import GivenStops, Release, ReleasedRoute, ReleasedStop
from app.domain.stop_state import StopFacts, StopState, apply
from app.domain.timing import rfc3339
from app.sync.facts import read_time
from app.sync.wire.desk import (
    ActorShown,
    DeviceShown,
    EventShown,
    FetchedShown,
    GivenSent,
    PositionShown,
    ReleaseRequest,
    RouteSent,
    SentMessageShown,
    WithdrawalShown,
)
from app.sync.wire.phone import (
    Depot,
    Line,
    MessageShown,
    ShiftShown,
    StopSent,
    StopShown,
)

_DEFAULT_SHIFT = timedelta(hours=24)
"""How long a shift lasts whose end the desk left out."""


# --- events and positions ---------------------------------------------------------------------


def event_shown(event: Event) -> EventShown:
    """A fact as the desk reads it."""
    return EventShown(
        sequence=event.sequence,
        id=event.event_id,
        type=event.type,
        at=rfc3339(event.at),
        received_at=rfc3339(event.received_at),
        actor=ActorShown(kind=event.actor.kind.value, name=event.actor.name),
        shift_id=event.shift_id,
        stop_id=event.stop_id,
        outcome=event.outcome,
        note=event.note,
        data=dict(event.data),
    )


def event_read(shown: EventShown) -> Event:
    """The fact again, at the desk. ``sequence`` is the server's."""
    return Event(
        event_id=shown.id,
        type=shown.type,
        at=read_time(shown.at),
        received_at=read_time(shown.received_at),
        actor=Actor(ActorKind(shown.actor.kind), shown.actor.name),
        shift_id=shown.shift_id,
        stop_id=shown.stop_id,
        outcome=shown.outcome,
        note=shown.note,
        data=shown.data,
        sequence=shown.sequence,
    )


def position_shown(position: Position) -> PositionShown:
    """A position as the desk reads it."""
    return PositionShown(
        driver=position.driver_id,
        at=rfc3339(position.at),
        lon=position.lon,
        lat=position.lat,
        speed=position.speed,
        bearing=position.bearing,
        accuracy=position.accuracy,
        battery=position.battery,
        is_moving=position.is_moving,
        doubt=position.doubt,
    )


def position_read(shown: PositionShown) -> Position:
    """The position again, at the desk."""
    return Position(
        driver_id=shown.driver,
        at=read_time(shown.at),
        lon=shown.lon,
        lat=shown.lat,
        speed=shown.speed,
        bearing=shown.bearing,
        accuracy=shown.accuracy,
        battery=shown.battery,
        is_moving=shown.is_moving,
        doubt=shown.doubt,
    )


def device_shown(device: Device, fetched: Iterable[Fetched]) -> DeviceShown:
    """A phone as the desk reads it."""
    return DeviceShown(
        device_id=device.device_id,
        driver=device.driver_id,
        state=device.state.value,
        paired_at=rfc3339(device.paired_at),
        ended_at=rfc3339(device.ended_at) if device.ended_at else None,
        last_seen=rfc3339(device.last_seen) if device.last_seen else None,
        acked=device.acked,
        fetched=tuple(
            FetchedShown(shift_id=row.shift_id, revision=row.sent, confirmed=row.confirmed)
            for row in fetched
            if row.device_id == device.device_id
        ),
        app=device.app,
        label=device.label,
    )


# --- messages and withdrawals -----------------------------------------------------------------


def messages_shown(messages: Iterable[MessageToDriver]) -> tuple[MessageShown, ...]:
    """The dispatcher's words as a phone gets them."""
    return tuple(
        MessageShown(id=message.message_id, at=rfc3339(message.at), text=message.text)
        for message in messages
    )


def sent_message_shown(sent: SentMessage) -> SentMessageShown:
    """The dispatcher's words as the desk reads them back."""
    message = sent.message
    return SentMessageShown(
        number=sent.number,
        id=message.message_id,
        driver=message.driver_id,
        at=rfc3339(message.at),
        text=message.text,
        held=sent.held,
    )


def withdrawal_shown(withdrawal: Withdrawal) -> WithdrawalShown:
    """A withdrawal that nobody has heard of, as the desk reads it."""
    return WithdrawalShown(
        driver=withdrawal.driver_id,
        stop_id=withdrawal.stop_id,
        shift_id=withdrawal.shift_id,
        at=rfc3339(withdrawal.at),
    )


# --- releases ----------------------------------------------------------------------------------


def release_sent(release: Release) -> ReleaseRequest:
    """A release as the desk sends it."""
    return ReleaseRequest(
        release_id=release.release_id,
        seen_events=release.seen_events,
        routes=tuple(_route_sent(route) for route in release.routes),
        given=tuple(
            GivenSent(driver=given.driver_id, shift_id=given.shift_id, stop_ids=given.stop_ids)
            for given in release.given
        ),
    )


def _route_sent(route: ReleasedRoute) -> RouteSent:
    return RouteSent(
        shift_id=route.shift_id,
        if_revision=route.if_revision,
        revision=route.revision,
        driver=route.driver_id,
        driver_name=route.driver_name,
        vehicle=route.vehicle_name,
        starts_at=rfc3339(route.starts_at),
        ends_at=rfc3339(route.ends_at),
        depot=Depot(name=route.depot_name, lon=route.depot_location.lon, lat=route.depot_location.lat),
        trips=route.trips,
        stops=tuple(_stop_sent(stop) for stop in route.stops),
    )


def _stop_sent(stop: ReleasedStop) -> StopSent:
    return StopSent(
        stop_id=stop.stop_id,
        kind=stop.kind,
        name=stop.name,
        address=stop.address,
        lon=stop.location.lon,
        lat=stop.location.lat,
        window=(rfc3339(stop.window[0]), rfc3339(stop.window[1])) if stop.window else None,
        eta=rfc3339(stop.eta),
        service_s=stop.service_s,
        phone=stop.phone,
        notes=stop.notes,
        access_code=stop.access_code,
        lines=tuple(
            Line(text=line.text, quantity=line.quantity, code=line.code) for line in stop.lines
        ),
        amount_due=stop.amount_due,
        required_proof=stop.required_proof,
    )


def release_read(request: ReleaseRequest, now: datetime) -> GivenRelease:
    """A release as the server keeps it.

    Raises:
        InputRefused: it contradicts itself, in words.
    """
    shift_ids = [route.shift_id for route in request.routes]
    if len(set(shift_ids)) != len(shift_ids):
        raise InputRefused("The release names the same shift twice.")
    content = msgspec.json.encode(request)
    return GivenRelease(
        release_id=request.release_id,
        content_hash=hashlib.sha256(content).hexdigest(),
        seen_events=request.seen_events,
        routes=tuple(_route_read(route, now) for route in request.routes),
        given=tuple(
            GivenStops(given.driver, given.shift_id, given.stop_ids) for given in request.given
        ),
    )


def _route_read(route: RouteSent, now: datetime) -> GivenRoute:
    if route.revision <= route.if_revision:
        raise InputRefused(f"Shift {route.shift_id}: the revision must be above if_revision.")
    starts = read_time(route.starts_at) if route.starts_at else now
    ends = read_time(route.ends_at) if route.ends_at else starts + _DEFAULT_SHIFT
    stop_ids = tuple(stop.stop_id for stop in route.stops)
    trips = route.trips if route.trips is not None else ((stop_ids,) if stop_ids else ())
    if sorted(stop_id for trip in trips for stop_id in trip) != sorted(set(stop_ids)):
        raise InputRefused(f"Shift {route.shift_id}: its trips and its stops are not the same stops.")
    shown = ShiftShown(
        shift_id=route.shift_id,
        revision=route.revision,
        driver=route.driver,
        driver_name=route.driver_name,
        vehicle=route.vehicle,
        starts_at=rfc3339(starts),
        ends_at=rfc3339(ends),
        depot=route.depot,
        trips=trips,
        stops={stop.stop_id: _stop_shown(stop) for stop in route.stops},
    )
    return GivenRoute(
        shift_id=route.shift_id,
        driver_id=route.driver,
        if_revision=route.if_revision,
        revision=route.revision,
        starts_at=starts,
        ends_at=ends,
        stop_ids=stop_ids,
        body=msgspec.json.encode(shown).decode(),
    )


def _stop_shown(stop: StopSent) -> StopShown:
    window = stop.window
    return StopShown(
        kind=stop.kind,
        name=stop.name,
        address=stop.address,
        lon=stop.lon,
        lat=stop.lat,
        window=(rfc3339(read_time(window[0])), rfc3339(read_time(window[1]))) if window else None,
        eta=rfc3339(read_time(stop.eta)) if stop.eta else None,
        service_s=stop.service_s,
        lines=stop.lines,
        required_proof=stop.required_proof,
        state=StopState.RELEASED,
        phone=stop.phone or UNSET,
        notes=stop.notes or UNSET,
        access_code=stop.access_code or UNSET,
        amount_due=stop.amount_due or UNSET,
    )


def shifts_shown(routes: Iterable[GivenRoute], facts: Iterable[Event] = ()) -> tuple[ShiftShown, ...]:
    """Routes as kept, with the state of each stop folded from its facts, and what its customer said."""
    states: dict[str, StopFacts] = {}
    notes: dict[str, tuple[str, ...]] = {}
    for event in facts:
        if event.type is EventType.CUSTOMER_NOTE:
            notes[event.stop_id] = (*notes.get(event.stop_id, ()), event.note)
            continue
        before = states.get(event.stop_id, StopFacts(state=StopState.RELEASED))
        states[event.stop_id] = apply(before, event)
    shifts = []
    for route in routes:
        shift = msgspec.json.decode(route.body, type=ShiftShown)
        stops = {
            stop_id: msgspec.structs.replace(
                stop,
                state=states[stop_id].state if stop_id in states else stop.state,
                customer_notes=notes.get(stop_id, UNSET),
            )
            for stop_id, stop in shift.stops.items()
        }
        shifts.append(msgspec.structs.replace(shift, stops=stops))
    return tuple(shifts)


def route_read_back(shown: ShiftShown) -> ReleasedRoute:
    """A route as the server has it, at the desk again.

    Raises:
        InputRefused: a time in it is none.
    """
    starts, ends = read_time(shown.starts_at), read_time(shown.ends_at)
    stops = tuple(
        _stop_read_back(stop_id, shown.stops[stop_id], starts)
        for trip in shown.trips
        for stop_id in trip
    )
    depot = LonLat(shown.depot.lon, shown.depot.lat) if shown.depot else None
    return ReleasedRoute(
        shift_id=shown.shift_id,
        if_revision=shown.revision,
        revision=shown.revision,
        driver_id=shown.driver,
        driver_name=shown.driver_name,
        vehicle_name=shown.vehicle,
        starts_at=starts,
        ends_at=ends,
        depot_name=shown.depot.name if shown.depot else "",
        depot_location=depot or (stops[0].location if stops else LonLat(0, 0)),
        trips=shown.trips,
        stops=stops,
    )


def _stop_read_back(stop_id: str, shown: StopShown, starts: datetime) -> ReleasedStop:
    window = shown.window
    return ReleasedStop(
        stop_id=stop_id,
        kind=shown.kind,
        name=shown.name,
        address=shown.address,
        location=LonLat(shown.lon, shown.lat),
        window=(read_time(window[0]), read_time(window[1])) if window else None,
        eta=read_time(shown.eta) if shown.eta else starts,
        service_s=shown.service_s,
        phone=shown.phone or "",
        notes=shown.notes or "",
        access_code=shown.access_code or "",
        lines=tuple(OrderLine(line.text, line.quantity, line.code) for line in shown.lines),
        amount_due=shown.amount_due or 0,
        required_proof=shown.required_proof,
    )
