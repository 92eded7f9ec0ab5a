"""Ways round closed roads: the legs of a day that lead over them, and how they are driven instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from math import floor

from app.day_data import DayData
from app.domain.closures import Line
from app.domain.errors import RoadsError
from app.domain.fleet import Profile, Shift
from app.domain.geo import LonLat
from app.domain.orders import Order
from app.domain.polyline import decode_polyline
from app.domain.routes import Route, RouteRecord, Trip, task_of
from app.ports.roads import RoadPath, Roads

_CELL = 0.001
"""Degrees: some 100 m."""
_SAME_S, _SAME = 2, 0.005
"""A way that takes so much longer or shorter than planned, at most, is the one that was planned: times
are rounded more than once."""

type Way = tuple[Profile, LonLat, LonLat]
"""From one place to another, for a kind of vehicle."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg of a route as planned; ``stop_id`` is where it leads, '' to a depot. ``speed`` divides the
    road's seconds (``Vehicle.speed_factor``)."""

    way: Way
    seconds: int
    metres: int
    shape: str
    stop_id: str
    leaves: datetime
    arrives: datetime
    speed: float

    def driven(self, path: RoadPath) -> Leg:
        """The leg on another course."""
        seconds = round(path.duration_s / self.speed)
        return replace(self, seconds=seconds, metres=path.distance_m, shape=path.shape)


class Cells:
    """Where lines lie, roughly: whether a course comes near them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._cells = {cell for line in lines for cell in _cells(*line)}

    def are_met_by(self, course: str) -> bool:
        """Whether a course (a polyline) may lead over a line."""
        points = decode_polyline(course)
        return any(not self._cells.isdisjoint(_cells(a, b)) for a, b in pairwise(points))


def _cells(a: LonLat, b: LonLat) -> Iterator[tuple[int, int]]:
    """All that a line's box touches, and a little around it: courses are rounded to a metre."""
    edge = 0.00002
    west, east = sorted((a.lon, b.lon))
    south, north = sorted((a.lat, b.lat))
    for x in range(floor((west - edge) / _CELL), floor((east + edge) / _CELL) + 1):
        for y in range(floor((south - edge) / _CELL), floor((north + edge) / _CELL) + 1):
            yield x, y


def legs_of(route: Route, shift: Shift, orders: Mapping[str, Order]) -> tuple[tuple[Leg, ...], ...]:
    """The legs of a route by trip, the way back to a depot last."""
    depots = {depot.depot_id: depot.location for depot in shift.depots}
    starts = [depots.get(trip.depot_id, shift.depot.location) for trip in route.trips]
    ends = [*starts[1:], shift.depot.location]
    return tuple(
        tuple(_trip_legs(trip, start, end, shift, orders))
        for trip, start, end in zip(route.trips, starts, ends, strict=True)
    )


def _trip_legs(
    trip: Trip, start: LonLat, end: LonLat, shift: Shift, orders: Mapping[str, Order]
) -> Iterator[Leg]:
    profile, speed = shift.vehicle.profile, shift.vehicle.speed_factor
    here, leaves = start, trip.departure
    for planned in trip.stops:
        place = task_of(orders[planned.stop.order_id], planned.stop).place.location or here
        drawn = (planned.leg_s, planned.leg_m, planned.shape)
        yield Leg((profile, here, place), *drawn, planned.stop.stop_id, leaves, planned.arrival, speed)
        here, leaves = place, planned.departure
    back = (trip.return_leg_s, trip.return_leg_m, trip.return_shape)
    yield Leg((profile, here, end), *back, "", leaves, trip.returns, speed)


def with_legs(route: Route, legs: Iterable[tuple[Leg, ...]]) -> Route:
    """The route driven on these legs; the instants planned stay."""
    trips = []
    for trip, (*stops, back) in zip(route.trips, legs, strict=True):
        driven = tuple(
            planned
            if (planned.leg_s, planned.leg_m, planned.shape) == (leg.seconds, leg.metres, leg.shape)
            else replace(planned, leg_s=leg.seconds, leg_m=leg.metres, shape=leg.shape)
            for planned, leg in zip(trip.stops, stops, strict=True)
        )
        trips.append(
            replace(
                trip,
                stops=driven,
                return_leg_s=back.seconds,
                return_leg_m=back.metres,
                return_shape=back.shape,
            )
        )
    return replace(route, trips=tuple(trips))


class Detours:
    """How legs are driven as roads are now; every way is looked up once. Any thread, one at a time.

    ``closed`` are the lines that nobody can drive. What was planned while others (``opened``) were
    closed, and need not go round any more, is looked up as well.
    """

    def __init__(
        self,
        usual: Roads,
        now: Roads,
        closed: Iterable[Line],
        opened: Iterable[Line] = (),
    ) -> None:
        self._usual = usual
        self._now = now
        self._closed = Cells(closed)
        self._opened = tuple(opened)
        self._opened_cells = Cells(self._opened)
        self._paths: dict[Way, RoadPath | None] = {}
        self._was_round: dict[Way, bool] = {}

    def look(self, leg: Leg) -> None:
        """Look up what is to be known of a leg. Takes a moment where it was not known."""
        if leg.way not in self._paths and self._is_touched(leg):
            self._paths[leg.way] = _path(self._now, leg.way)

    def of(self, leg: Leg) -> Leg | None:
        """The leg as it is driven, as far as it was looked up; None where no road leads."""
        if leg.way not in self._paths:
            return leg
        path = self._paths[leg.way]
        if path is None:
            return None
        driven = leg.driven(path)
        off = abs(driven.seconds - leg.seconds)
        is_same = off <= max(_SAME_S, _SAME * leg.seconds)
        return leg if is_same and leg.shape else driven

    def leads(self, way: Way) -> bool:
        """Whether a road leads from one place to another now."""
        if way not in self._paths:
            self._paths[way] = _path(self._now, way)
        return self._paths[way] is not None

    def _is_touched(self, leg: Leg) -> bool:
        profile, here, there = leg.way
        if here == there:
            return False
        if not leg.shape or self._closed.are_met_by(leg.shape):
            return True
        if not self._opened:
            return False
        if leg.way not in self._was_round:
            usual = _path(self._usual, (profile, here, there))
            met = usual is not None and self._opened_cells.are_met_by(usual.shape)
            self._was_round[leg.way] = met
        return self._was_round[leg.way]


def _path(roads: Roads, way: Way) -> RoadPath | None:
    profile, here, there = way
    try:
        return roads.path(profile, (here, there))
    except RoadsError:
        return None


type Counts = Callable[[Leg], bool]
"""Whether a leg is still to be driven, at a time at which a road is closed."""


def look_at_all(data: DayData, detours: Detours, counts: Counts) -> None:
    """Look up every leg of a day that counts."""
    for shift, route in _routes(data):
        for trip in legs_of(route, shift, data.orders):
            for leg in trip:
                if counts(leg):
                    detours.look(leg)


def driven_round(data: DayData, detours: Detours, counts: Counts) -> DayData:
    """The day as it is driven, as far as its legs were looked up. A leg to where no road leads stays as
    planned (see ``cut_off``). Routes that nothing of this touches are the same objects as before."""
    shifts = {shift.shift_id: shift for shift in data.shifts}

    def driven(route: Route, shift: Shift) -> Route:
        legs = legs_of(route, shift, data.orders)
        now = tuple(
            tuple((detours.of(leg) or leg) if counts(leg) else leg for leg in trip) for trip in legs
        )
        return route if now == legs else with_legs(route, now)

    def record_now(record: RouteRecord) -> RouteRecord:
        shift = shifts[record.shift_id]
        route = driven(record.route, shift)
        given = record.released
        if given is not None:
            given = route if given is record.route else driven(given, shift)
        if route is record.route and given is record.released:
            return record
        return replace(record, route=route, released=given)

    return replace(data, routes={key: record_now(record) for key, record in data.routes.items()})


def cut_off(data: DayData, detours: Detours, counts: Counts) -> frozenset[str]:
    """The stops on routes that no road leads to from their depot, or back."""
    found: set[str] = set()
    for shift, route in _routes(data):
        profile, home = shift.vehicle.profile, shift.depot.location
        for trip in legs_of(route, shift, data.orders):
            broken = [leg for leg in trip if counts(leg) and detours.of(leg) is None]
            places = {place for leg in broken for place in leg.way[1:]}
            lost = {
                place
                for place in places
                if not (detours.leads((profile, home, place)) and detours.leads((profile, place, home)))
            }
            found.update(leg.stop_id for leg in trip if leg.stop_id and leg.way[2] in lost)
    return frozenset(found)


def _routes(data: DayData) -> Iterator[tuple[Shift, Route]]:
    shifts = {shift.shift_id: shift for shift in data.shifts}
    for record in data.routes.values():
        yield shifts[record.shift_id], record.route
        if record.released is not None and record.released is not record.route:
            yield shifts[record.shift_id], record.released
