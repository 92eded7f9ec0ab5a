"""A running shift: which trip of it is loaded, what is in the van, and where the van is."""

from __future__ import annotations

from datetime import datetime

from app.domain.fleet import Shift
from app.domain.geo import LonLat
from app.domain.orders import TaskKind
from app.domain.routes import PlannedStop, Route, Trip, task_of
from app.domain.shift_state import ShiftFacts
from app.tracking import DayTracker


def trip_under_way(tracker: DayTracker, route: Route, known: ShiftFacts, now: datetime) -> int | None:
    """The number of the trip that is loaded, said or not: a driver did something about its stops, or
    has started and is loading by now. None before the first."""
    begun = [
        number
        for number, trip in enumerate(route.trips)
        if number < known.loadings or any(tracker.facts(p.stop.stop_id).shift_id for p in trip.stops)
    ]
    if begun:
        return begun[-1]
    loads = route.trips and known.started_at is not None and now >= route.trips[0].loading_start
    return 0 if loads else None


def last_made(tracker: DayTracker, trip: Trip) -> PlannedStop:
    """The stop of a finished trip that was made last, or the last that was planned."""
    ends = [(tracker.facts(p.stop.stop_id).finished_at, i) for i, p in enumerate(trip.stops)]
    made = [(at, i) for at, i in ends if at is not None]
    return trip.stops[max(made)[1] if made else -1]


def on_board(tracker: DayTracker, shift_id: str, now: datetime) -> tuple[PlannedStop, ...]:
    """The open deliveries whose goods are in a shift's van."""
    record = tracker.data.routes.get(shift_id)
    if record is None:
        return ()
    number = trip_under_way(tracker, record.route, tracker.shift_facts(shift_id), now)
    loaded = record.route.trips[: 0 if number is None else number + 1]
    still = [p for trip in loaded for p in trip.stops if is_open(tracker, p)]
    waiting = {p.stop.order_id for p in still if p.stop.task is TaskKind.PICKUP}
    return tuple(
        planned
        for planned in still
        if planned.stop.task is TaskKind.DELIVERY and planned.stop.order_id not in waiting
    )


def stands_at(tracker: DayTracker, shift: Shift, now: datetime) -> LonLat:
    """Where a shift's van is: where it was seen last, else at its last finished stop, else at its
    depot."""
    known = tracker.shift_facts(shift.shift_id)
    seen = tracker.seen_at(shift.shift_id, known.started_at, now) if known.started_at else None
    if seen is not None:
        return seen
    record = tracker.data.routes.get(shift.shift_id)
    made = [
        (facts.finished_at, planned)
        for planned in (record.route.stops if record else ())
        if (facts := tracker.facts(planned.stop.stop_id)).finished_at is not None
        and facts.state.is_done
    ]
    last = max(made, key=lambda each: each[0] or now, default=None)
    return location_of(tracker, last[1]) if last is not None else shift.depot.location


def is_open(tracker: DayTracker, planned: PlannedStop) -> bool:
    """Whether more is expected of a stop."""
    return not tracker.facts(planned.stop.stop_id).state.is_final


def location_of(tracker: DayTracker, planned: PlannedStop) -> LonLat:
    """Where a stop is: one on a route has a place."""
    place = task_of(tracker.data.orders[planned.stop.order_id], planned.stop).place
    if place.location is None:
        raise KeyError(planned.stop.stop_id)
    return place.location
