"""The board's things as the JSON values that the map page paints."""

from __future__ import annotations

from app.domain.board import Board, BoardStop, Lane, VehicleMark
from app.domain.fleet import Depot
from app.domain.orders import TaskKind
from app.domain.presence import Presence, presence
from app.domain.routes import UnassignedOrder, first_attempt, task_of
from resources.tokens import UNASSIGNED, Palette, load_tokens
from ui.desktop.formats import percent
from ui.desktop.language import translate
from ui.desktop.words import (
    basis_text,
    eta_text,
    is_unsent,
    late_chance_text,
    late_text,
    outstanding_text,
    silence_text,
    state_word,
    whereabouts,
    why_text,
    window_text,
)

type Json = dict[str, object]


def stop_json(lane: Lane, stop: BoardStop) -> Json:
    """A stop as the page paints it; ``tip`` holds plain-text lines."""
    zone = lane.shift.depot.zone
    palette = load_tokens().light  # for its words, which are the same in both themes
    late = late_text(stop.late_s)
    times = f"{eta_text(stop, zone)} {state_word(stop, palette)}"
    window = window_text(stop, zone)
    lines = [
        f"{stop.number}  {stop.name}",
        stop.address,
        f"{times}  {late}".strip(),
        late_chance_text(stop),
        basis_text(stop, zone),
        translate("MapValues", "promised {window}").format(window=window) if window else "",
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
        "tip": [
            driver.name,
            lane.shift.vehicle.name,
            translate("MapValues", "{done} of {stops} stops").format(
                done=lane.done, stops=len(lane.stops)
            ),
        ],
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


def depot_json(depot: Depot) -> Json:
    """A depot."""
    return {"lon": depot.location.lon, "lat": depot.location.lat, "tip": [depot.name]}


def vehicle_json(board: Board, mark: VehicleMark, lane: Lane) -> Json:
    """A vehicle where it was last seen, with what is to be said of its driver by now."""
    tip = [lane.shift.driver.name, lane.shift.vehicle.name]
    tip.append(whereabouts(mark, board.now, lane.shift.depot.zone))
    if mark.battery is not None:
        tip.append(translate("MapValues", "battery {battery}").format(battery=percent(mark.battery)))
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


def unassigned_json(board: Board, unassigned: UnassignedOrder) -> Json | None:
    """An order nobody has, where it is known where it lies."""
    order = board.orders.get(unassigned.order_id)
    if order is None:
        return None
    stop = first_attempt(order, unassigned.stop_id)
    task = task_of(order, stop) if stop is not None else order.tasks[-1]
    if task.place.location is None:
        return None
    words = (
        why_text(unassigned)
        if unassigned.carrier_id
        else translate("MapValues", "unassigned: {words}").format(words=why_text(unassigned))
    )
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
