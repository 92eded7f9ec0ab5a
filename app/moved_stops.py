"""Stops that were done by a driver they had been taken from: what was done was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.routes import PlannedStop, Route, RouteRecord, Trip
from app.ports.desk_unit import DeskUnit


@dataclass(frozen=True, slots=True)
class Homecoming:
    """Records whose routes a stop left or joined at the desk, and by shift what phones must be given
    now, where they hold the stop on another route."""

    records: tuple[RouteRecord, ...]
    given: Mapping[str, Route]


def brought_home(
    records: Iterable[RouteRecord], stop_id: str, home: str, at: datetime
) -> Homecoming | None:
    """A stop that was finished at ``at`` in shift ``home`` leaves every other route and stands on that
    one; None where it stands on no other.

    Only this one stop moves: other changes that nobody has released yet stay unreleased.
    """
    by_shift = {record.shift_id: record for record in records}
    strays = [r for shift, r in by_shift.items() if shift != home and stop_id in r.stop_ids]
    if not strays:
        return None
    planned = _planned(strays, stop_id)
    changed: list[RouteRecord] = []
    given: dict[str, Route] = {}
    for record in strays:
        if stop_id in record.route.stop_ids:
            route = without_stop(record.route, stop_id)
            changed.append(replace(record, draft=record.draft + 1, route=route))
        else:
            changed.append(record)
        if record.released is not None and stop_id in record.released.stop_ids:
            given[record.shift_id] = without_stop(record.released, stop_id)
    owner = by_shift.get(home)
    if owner is not None:
        if stop_id not in owner.route.stop_ids:
            owner = replace(owner, draft=owner.draft + 1, route=with_done(owner.route, planned, at))
        changed.append(owner)
        held = owner.released is not None and stop_id in owner.released.stop_ids
        if given and not held:
            released = owner.released or Route(home, ())
            given[home] = with_done(released, planned, at)
    return Homecoming(tuple(changed), given)


def _planned(strays: Iterable[RouteRecord], stop_id: str) -> PlannedStop:
    return next(
        planned
        for record in strays
        for route in (record.route, record.released)
        if route is not None
        for planned in route.stops
        if planned.stop.stop_id == stop_id
    )


def without_stop(route: Route, stop_id: str) -> Route:
    """The route less a stop. Times stay as planned; the legs to it and from it become one, which is
    never shorter than the way really is; a trip left without stops goes."""
    trips = (_trip_without(trip, stop_id) for trip in route.trips)
    return replace(route, trips=tuple(trip for trip in trips if trip.stops))


def without_stops(route: Route, stop_ids: Iterable[str]) -> Route:
    """The route less some stops; see ``without_stop``."""
    for stop_id in stop_ids:
        route = without_stop(route, stop_id)
    return route


def _trip_without(trip: Trip, stop_id: str) -> Trip:
    at = next((i for i, p in enumerate(trip.stops) if p.stop.stop_id == stop_id), None)
    if at is None:
        return trip
    gone = trip.stops[at]
    rest = trip.stops[at + 1 :]
    breaks = tuple(
        replace(pause, after_stops=pause.after_stops - (pause.after_stops > at))
        for pause in trip.breaks
    )
    if not rest:
        return replace(
            trip,
            stops=trip.stops[:at],
            return_leg_s=trip.return_leg_s + gone.leg_s,
            return_leg_m=trip.return_leg_m + gone.leg_m,
            return_shape="",
            breaks=breaks,
        )
    after = rest[0]
    joined = replace(after, leg_s=after.leg_s + gone.leg_s, leg_m=after.leg_m + gone.leg_m, shape="")
    return replace(trip, stops=(*trip.stops[:at], joined, *rest[1:]), breaks=breaks)


def with_done(route: Route, planned: PlannedStop, at: datetime) -> Route:
    """The route with a stop that was finished at an instant, in its place in time, at no cost."""
    done = PlannedStop(planned.stop, at, at, at, 0, 0)
    if not route.trips:
        return replace(route, trips=(Trip(at, at, (done,), at, 0, 0),))
    begun = [number for number, trip in enumerate(route.trips) if trip.departure <= at]
    number = begun[-1] if begun else 0
    trip = route.trips[number]
    place = sum(1 for stop in trip.stops if stop.departure <= at)
    breaks = tuple(
        replace(rest, after_stops=rest.after_stops + (rest.after_stops > place)) for rest in trip.breaks
    )
    stops = (*trip.stops[:place], done, *trip.stops[place:])
    trips = (
        *route.trips[:number],
        replace(trip, stops=stops, breaks=breaks),
        *route.trips[number + 1 :],
    )
    return replace(route, trips=trips)


def take_off_drafts(unit: DeskUnit, day: date, stop_ids: Iterable[str]) -> tuple[RouteRecord, ...]:
    """Have stops leave the drafts of a day that they stand on; returns those drafts as they were."""
    names, changed = tuple(stop_ids), []
    for record in unit.routes(day):
        route = without_stops(record.route, names)
        if route.stop_ids != record.route.stop_ids:
            unit.put_routes((replace(record, draft=record.draft + 1, route=route),))
            changed.append(record)
    return tuple(changed)
