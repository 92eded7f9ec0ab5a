"""What the map page is told: the board as JSON values, and only what changed since the last time.

Lanes, stops and marks that are the same objects as before are not looked at again. Many changes are
told in slices, so that nobody waits for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.board import Board, Lane, VehicleMark
from app.domain.fleet import Shift
from app.domain.presence import Presence, presence
from ui.desktop.day_filter import DayFilter, Sieve
from ui.desktop.map_values import (
    Json,
    depot_json,
    route_json,
    stop_json,
    unassigned_json,
    vehicle_json,
)

type _Stops = dict[str, tuple[object, Json]]
"""By stop id what it was made from, and its value."""

SLICE = 120
"""So many stops are put into words at once, and the rest with the next call."""
_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class _ToldLane:
    """What the page knows of a lane, or (``lane`` None) of the orders nobody has."""

    lane: Lane | None = None
    route: Json | None = None
    stops: _Stops = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _ToldMark:
    """What the page knows of a vehicle, and what that was made from."""

    mark: VehicleMark
    shift: Shift
    hue: int
    age: tuple[int, int] | None
    value: Json

    def is_still(self, mark: VehicleMark, lane: Lane, age: tuple[int, int] | None) -> bool:
        """Whether it would be made from the same."""
        return (
            self.mark is mark and self.shift is lane.shift and (self.hue, self.age) == (lane.hue, age)
        )


class MapFeed:
    """Remembers what the page knows, and tells what it must hear."""

    def __init__(self, sieve: Sieve | None = None) -> None:
        self._sieve = sieve or Sieve()
        self.forget()

    def forget(self) -> None:
        """The page was loaded anew and knows nothing."""
        self._lanes: dict[str, _ToldLane] = {}
        self._owners: dict[str, str] = {}
        self._marks: dict[str, _ToldMark] = {}
        self._depots: dict[str, Json] = {}
        self._left: tuple[object, object] | None = None
        self._shown: list[str] | None = None
        self.is_behind = False
        """Whether the page knows only a part of the last board: ask again for the rest."""

    def changes(self, board: Board, day_filter: DayFilter) -> Json:
        """The message that brings the page from what it knows to this board, or nearer to it."""
        depots = {d.depot_id: depot_json(d) for d in board.depots}
        routes, stops = self._lane_changes(board)
        message: Json = {
            "depots": _difference(self._depots, depots),
            "routes": routes,
            "stops": stops,
            "vehicles": self._vehicle_changes(board),
        }
        message = {kind: changed for kind, changed in message.items() if changed}
        self._depots = depots
        self._sieve.use(day_filter, board.orders)
        shown = None if day_filter.is_off else self._shown_ids(board, day_filter)
        if shown != self._shown:
            self._shown = shown
            message["shown"] = shown
        return message

    # --- lanes ---

    def _lane_changes(self, board: Board) -> tuple[Json, Json]:
        """Routes and stops to be told, of so many lanes as one slice holds."""
        routes: Json = {}
        stops: Json = {}
        for shift_id in self._lanes.keys() - {lane.shift.shift_id for lane in board.lanes} - {""}:
            told = self._lanes.pop(shift_id)
            self._tell_stops(told, shift_id, {}, stops)
            if told.route is not None:
                routes[shift_id] = None
        self.is_behind = False
        for lane in board.lanes:
            told = self._lanes.setdefault(lane.shift.shift_id, _ToldLane())
            if told.lane is lane:
                continue
            if len(stops) >= SLICE:
                self.is_behind = True
                return routes, stops
            self._tell_lane(told, lane, routes, stops)
        self._tell_unassigned(board, stops)
        return routes, stops

    def _tell_lane(self, told: _ToldLane, lane: Lane, routes: Json, stops: Json) -> None:
        shift_id, before = lane.shift.shift_id, told.lane
        route = route_json(lane) if lane.stops else None
        if route != told.route:
            routes[shift_id] = _route_change(told.route, route)
        same = before is not None and (before.shift, before.unsent) == (lane.shift, lane.unsent)
        wanted: _Stops = {}
        for stop in lane.stops:
            known = told.stops.get(stop.stop_id)
            if known is None or not same or known[0] is not stop:
                known = stop, stop_json(lane, stop)
            wanted[stop.stop_id] = known
        self._tell_stops(told, shift_id, wanted, stops)
        told.lane, told.route = lane, route

    def _tell_unassigned(self, board: Board, stops: Json) -> None:
        before = self._left
        if before is not None and before[0] is board.unassigned and before[1] is board.orders:
            return
        self._left = board.unassigned, board.orders
        values = ((each, unassigned_json(board, each)) for each in board.unassigned)
        wanted: _Stops = {each.stop_id: (each, value) for each, value in values if value is not None}
        self._tell_stops(self._lanes.setdefault("", _ToldLane()), "", wanted, stops)

    def _tell_stops(self, told: _ToldLane, owner: str, wanted: _Stops, stops: Json) -> None:
        """A stop that has gone to another lane is that lane's to tell."""
        for stop_id in told.stops.keys() - wanted.keys():
            if self._owners.get(stop_id) == owner:
                del self._owners[stop_id]
                stops[stop_id] = None
        for stop_id, (_, value) in wanted.items():
            known = told.stops.get(stop_id)
            if known is None or known[1] != value or self._owners.get(stop_id) != owner:
                stops[stop_id] = value
                self._owners[stop_id] = owner
        told.stops = wanted

    def _shown_ids(self, board: Board, day_filter: DayFilter) -> list[str]:
        """Ids of the stops that the filter leaves."""
        ids = [stop.stop_id for lane in board.lanes for stop in self._sieve.sift(lane)]
        ids += [u.stop_id for u in board.unassigned if day_filter.takes_unassigned(u, board)]
        return ids

    # --- vehicles ---

    def _vehicle_changes(self, board: Board) -> Json:
        lanes = {lane.shift.shift_id: lane for lane in board.lanes}
        marks = [mark for mark in board.vehicles if mark.shift_id in lanes]
        changed: Json = {}
        for driver_id in self._marks.keys() - {mark.driver_id for mark in marks}:
            del self._marks[driver_id]
            changed[driver_id] = None
        for mark in marks:
            lane, age = lanes[mark.shift_id], _age(mark, board.now)
            told = self._marks.get(mark.driver_id)
            if told is not None and told.is_still(mark, lane, age):
                continue
            value = vehicle_json(board, mark, lane)
            if told is None or told.value != value:
                changed[mark.driver_id] = value
            self._marks[mark.driver_id] = _ToldMark(mark, lane.shift, lane.hue, age, value)
        return changed


def _age(mark: VehicleMark, now: datetime) -> tuple[int, int] | None:
    """Whole minutes since a driver was heard and since when one stands; None while heard, when no word
    about the driver depends on the time."""
    if presence(mark, now) is Presence.LIVE:
        return None
    return (now - mark.heard_at) // _MINUTE, (now - (mark.stands_since or now)) // _MINUTE


def _difference(known: Mapping[str, Json], wanted: Mapping[str, Json]) -> Json:
    changed: Json = {key: value for key, value in wanted.items() if known.get(key) != value}
    changed.update({key: None for key in known if key not in wanted})
    return changed


def _route_change(known: Json | None, route: Json | None) -> Json | None:
    """A route without its legs, which are long, where the page has them."""
    if known is None or route is None or known["legs"] != route["legs"]:
        return route
    return {key: value for key, value in route.items() if key != "legs"}
