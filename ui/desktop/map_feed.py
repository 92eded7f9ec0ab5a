"""What the map page is told: the board as JSON values, and only what changed since the last time.

Lanes that are the same objects as before are not looked at again.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.board import Board, BoardStop, Lane, VehicleMark
from app.domain.orders import TaskKind
from app.domain.presence import Presence, presence
from app.domain.routes import UnassignedOrder
from resources.tokens import UNASSIGNED, Palette, load_tokens
from ui.desktop.day_filter import DayFilter
from ui.desktop.words import (
    clock,
    is_unsent,
    late_text,
    outstanding_text,
    silence_text,
    state_word,
    whereabouts,
    window_text,
)

type Json = dict[str, object]


class MapFeed:
    """Remembers what the page knows, and tells what it must hear."""

    def __init__(self) -> None:
        self._lanes: dict[str, Lane] = {}
        self._known: dict[str, dict[str, Json]] = {}
        self._shown: list[str] | None = None

    def changes(self, board: Board, day_filter: DayFilter) -> Json:
        """The message that brings the page from what it knows to this board."""
        wanted = {
            "depots": {
                d.depot_id: _depot(d.name, d.location.lon, d.location.lat) for d in board.depots
            },
            "routes": self._routes(board),
            "stops": self._stops(board),
            "vehicles": _vehicles(board),
        }
        message: Json = {}
        for kind, values in wanted.items():
            changed = _difference(self._known.get(kind, {}), values)
            if changed:
                message[kind] = changed
        self._known = wanted
        self._lanes = {lane.shift.shift_id: lane for lane in board.lanes}
        shown = None if day_filter.is_off else shown_ids(board, day_filter)
        if shown != self._shown:
            self._shown = shown
            message["shown"] = shown
        return message

    def forget(self) -> None:
        """The page was loaded anew and knows nothing."""
        self._lanes = {}
        self._known = {}
        self._shown = None

    def _same(self, lane: Lane) -> bool:
        return self._lanes.get(lane.shift.shift_id) is lane

    def _routes(self, board: Board) -> dict[str, Json]:
        known = self._known.get("routes", {})
        return {
            lane.shift.shift_id: known[lane.shift.shift_id] if self._same(lane) else route_json(lane)
            for lane in board.lanes
            if lane.stops
        }

    def _stops(self, board: Board) -> dict[str, Json]:
        known = self._known.get("stops", {})
        stops: dict[str, Json] = {}
        for lane in board.lanes:
            same = self._same(lane)
            for stop in lane.stops:
                stops[stop.stop_id] = known[stop.stop_id] if same else stop_json(lane, stop)
        for unassigned in board.unassigned:
            value = _unassigned(board, unassigned)
            if value is not None:
                stops[unassigned.stop_id] = value
        return stops


def _difference(known: Mapping[str, Json], wanted: Mapping[str, Json]) -> Json:
    changed: Json = {
        key: value
        for key, value in wanted.items()
        if known.get(key) is not value and known.get(key) != value
    }
    changed.update({key: None for key in known if key not in wanted})
    return changed


def shown_ids(board: Board, day_filter: DayFilter) -> list[str]:
    """Ids of the stops that a filter leaves."""
    ids = [stop.stop_id for lane in board.lanes for stop in lane.stops if day_filter.takes(stop)]
    ids += [u.stop_id for u in board.unassigned if day_filter.takes_unassigned(u, board)]
    return ids


def stop_json(lane: Lane, stop: BoardStop) -> Json:
    """A stop as the page paints it; ``tip`` holds plain-text lines."""
    zone = lane.shift.depot.zone
    palette = load_tokens().light  # for its words, which are the same in both themes
    late = late_text(stop.late_s)
    times = f"{clock(stop.eta, zone)} {state_word(stop, palette)}"
    window = window_text(stop, zone)
    lines = [
        f"{stop.number}  {stop.name}",
        stop.address,
        f"{times}  {late}".strip(),
        f"promised {window}" if window else "",
        f"{lane.shift.driver.name}, {lane.shift.vehicle.name}",
        outstanding_text(stop.proof),
        stop.note,
    ]
    return {
        "lon": stop.location.lon,
        "lat": stop.location.lat,
        "state": stop.state.value,
        "square": stop.task is TaskKind.PICKUP,
        "dashed": is_unsent(lane, stop),
        "late": late,
        "number": stop.number,
        "shift": lane.shift.shift_id,
        "tip": [line for line in lines if line],
    }


def route_json(lane: Lane) -> Json:
    """A route's legs in order: polylines, or two points where only the straight line is known.

    ``done`` counts the legs already driven.
    """
    depot = [lane.shift.depot.location.lon, lane.shift.depot.location.lat]
    legs: list[object] = []
    here, trip = depot, 0
    for stop in lane.stops:
        place = [stop.location.lon, stop.location.lat]
        if stop.trip != trip:
            legs.append(_leg(_return_shape(lane, trip), here, depot))
            here, trip = depot, stop.trip
        legs.append(_leg(stop.shape, here, place))
        here = place
    if lane.stops:
        legs.append(_leg(_return_shape(lane, trip), here, depot))
    driver = lane.shift.driver
    return {
        "hue": lane.hue,
        "dashed": lane.hue // 12 % 2 == 1,
        "legs": legs,
        "done": _legs_done(lane),
        "tip": [driver.name, lane.shift.vehicle.name, f"{lane.done} of {len(lane.stops)} stops"],
    }


def _return_shape(lane: Lane, trip: int) -> str:
    return lane.return_shapes[trip] if trip < len(lane.return_shapes) else ""


def _leg(shape: str, start: list[float], end: list[float]) -> object:
    return shape or [start, end]


def _legs_done(lane: Lane) -> int:
    """Legs that lead to finished stops from the start on, with the returns between."""
    done, trip = 0, 0
    for stop in lane.stops:
        if not stop.state.is_final:
            break
        done += 1 + (stop.trip != trip)
        trip = stop.trip
    return done


def _depot(name: str, lon: float, lat: float) -> Json:
    return {"lon": lon, "lat": lat, "tip": [name]}


def _vehicles(board: Board) -> dict[str, Json]:
    lanes = {lane.shift.shift_id: lane for lane in board.lanes}
    return {
        mark.driver_id: _vehicle(board, mark, lanes[mark.shift_id])
        for mark in board.vehicles
        if mark.shift_id in lanes
    }


def _vehicle(board: Board, mark: VehicleMark, lane: Lane) -> Json:
    tip = [lane.shift.driver.name, lane.shift.vehicle.name]
    tip.append(whereabouts(mark, board.now, lane.shift.depot.zone))
    if mark.battery is not None:
        tip.append(f"battery {mark.battery:.0%}")
    return {
        "lon": mark.location.lon,
        "lat": mark.location.lat,
        "initials": mark.initials,
        "bearing": mark.bearing,
        "hue": lane.hue,
        "lost": presence(mark, board.now) is Presence.LOST,
        "silence": silence_text(mark, board.now),
        "shift": mark.shift_id,
        "tip": tip,
    }


def _unassigned(board: Board, unassigned: UnassignedOrder) -> Json | None:
    """An order nobody has, where it is known where it lies."""
    order = board.orders.get(unassigned.order_id)
    if order is None:
        return None
    is_pickup = unassigned.stop_id.rpartition("-")[2].startswith("p")
    task = order.pickup if is_pickup and order.pickup else order.tasks[-1]
    if task.place.location is None:
        return None
    words = unassigned.words if unassigned.carrier_id else f"unassigned: {unassigned.words}"
    return {
        "lon": task.place.location.lon,
        "lat": task.place.location.lat,
        "state": UNASSIGNED,
        "square": task.kind is TaskKind.PICKUP,
        "dashed": False,
        "late": "",
        "number": 0,
        "shift": "",
        "tip": [task.place.name, task.place.address, words],
    }


def palette_json(palette: Palette) -> Json:
    """The theme's tokens as the page reads them."""
    return {
        "background": palette.background,
        "panel": palette.panel,
        "line": palette.line,
        "text": palette.text,
        "muted": palette.muted,
        "accent": palette.accent,
        "late": palette.late,
        "on_late": palette.on_late,
        "stale": palette.stale,
        "routes": list(palette.routes),
        "states": {
            key: {"colour": look.colour, "shape": look.shape} for key, look in palette.states.items()
        },
        "base_map": dict(palette.base_map),
    }
