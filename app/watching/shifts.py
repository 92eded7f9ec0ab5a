"""What is amiss with a shift: it does not begin, is not loaded, ends too soon, falls silent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.domain.board import DayIssue, Lane, VehicleMark
from app.domain.geo import distance_m
from app.domain.issue_weights import IDLE, MISSED, SILENT
from app.domain.presence import Presence, presence
from app.domain.routes import Trip
from app.domain.said import Said, names_said, stops_said
from app.domain.stop_state import StopState
from app.domain.trails import place_of
from app.watching.places import AT_DEPOT_M
from app.watching.scene import Scene

ABSENT_FOR = timedelta(minutes=15)
"""A shift that should have started so long ago is worth a call."""
LOADS_LONG = timedelta(minutes=15)
"""A van that should have left loaded so long ago is worth a call."""
MISSED_AFTER = timedelta(minutes=30)
"""A driver on the road of whom nothing was heard for so long is worth a call."""
LOW_BATTERY = 0.1


def not_begun(scene: Scene) -> Iterable[DayIssue]:
    """A driver with a route who has not said to have started."""
    trips = scene.released.trips if scene.released else ()
    if not trips or scene.shift.started_at is not None or scene.shift.ended_at is not None:
        return
    open_stops = scene.open_stops
    if len(open_stops) < len(scene.lane.stops) or not open_stops or scene.shift.loadings:
        return
    if any(stop.state in (StopState.EN_ROUTE, StopState.ARRIVED) for stop in open_stops):
        return
    overdue = scene.now - trips[0].loading_start
    if overdue >= ABSENT_FOR:
        yield scene.issue(
            "absent",
            Said("Issues", "{driver} has not started").format(driver=scene.driver),
            Said("Issues", "Loading was to begin at {time}; {stops} to do").format(
                time=scene.clock(trips[0].loading_start), stops=stops_said(len(open_stops))
            ),
            IDLE * len(open_stops) * (overdue.total_seconds() // 60 * 60),
            (
                Said("Issues", "Call {driver}").format(driver=scene.driver),
                Said("Issues", "Give the route to another driver"),
            ),
        )


def not_loaded(scene: Scene) -> Iterable[DayIssue]:
    """A driver who should have left the depot with the next trip's load long ago."""
    trips, number = scene.route.trips, scene.shift.loadings
    if not scene.is_running or scene.shift.resting_since is not None or number >= len(trips):
        return
    trip = trips[number]
    ready = _ready(scene, number)
    if ready is None or _has_begun(scene, trip):
        return
    due = max(trip.departure, ready + (trip.departure - trip.loading_start))
    if scene.trail and scene.trail[-1].at >= ready:
        here = place_of(scene.trail[-1])
        if all(distance_m(here, depot) > AT_DEPOT_M for depot in scene.depots):
            return
    overdue = scene.now - due
    if overdue >= LOADS_LONG:
        still = [p for p in trip.stops if not scene.facts_of(p.stop.stop_id).state.is_final]
        yield scene.issue(
            "loading",
            Said("Issues", "{driver} is not loaded yet").format(driver=scene.driver),
            Said("Issues", "The van was to leave the depot at {time} with {stops}").format(
                time=scene.clock(due), stops=stops_said(len(still))
            ),
            IDLE * len(still) * (overdue.total_seconds() // 60 * 60),
            (
                Said("Issues", "Ask at the depot"),
                Said("Issues", "Call {driver}").format(driver=scene.driver),
                Said("Issues", "Give stops to another driver"),
            ),
        )


def _ready(scene: Scene, number: int) -> datetime | None:
    """Since when the driver can load for a trip; None where the trip before is not over."""
    if number == 0:
        return scene.shift.started_at
    before = scene.route.trips[number - 1]
    known = [scene.facts_of(planned.stop.stop_id) for planned in before.stops]
    ends = [each.finished_at for each in known if each.finished_at is not None]
    if not ends or not all(each.state.is_final for each in known):
        return None
    return max(ends) + timedelta(seconds=before.return_leg_s)


def _has_begun(scene: Scene, trip: Trip) -> bool:
    """Whether the driver has reported something of a trip's stops."""
    begun = (StopState.EN_ROUTE, StopState.ARRIVED)
    states = [scene.facts_of(planned.stop.stop_id).state for planned in trip.stops]
    return any(state in begun or state.is_done for state in states)


def gone_home(scene: Scene) -> Iterable[DayIssue]:
    """A driver who has ended the shift with stops not attempted."""
    undone = [stop for stop in scene.lane.stops if stop.state is StopState.NOT_ATTEMPTED]
    if scene.shift.ended_at is None or not undone:
        return
    names = names_said([stop.name for stop in undone], 3)
    yield scene.issue(
        "gone",
        Said("Issues", "{driver} went home with {stops} to do").format(
            driver=scene.driver, stops=stops_said(len(undone))
        ),
        Said("Issues", "The shift ended at {time}; not attempted: {names}").format(
            time=scene.clock(scene.shift.ended_at), names=names
        ),
        MISSED * len(undone),
        (
            Said("Issues", "Give them to another driver"),
            Said("Issues", "Plan them for tomorrow"),
            Said("Issues", "Tell the customers"),
        ),
    )


def lost_drivers(
    lanes: Iterable[Lane], vehicles: Iterable[VehicleMark], now: datetime
) -> Iterable[DayIssue]:
    """One issue for each driver with stops to do whose phone has fallen silent."""
    silent = {mark.shift_id: mark for mark in vehicles if now - mark.heard_at > MISSED_AFTER}
    for lane in lanes if silent else ():
        mark = silent.get(lane.shift.shift_id)
        if mark is not None:
            yield from _lost(lane, mark, now)


def _lost(lane: Lane, mark: VehicleMark, now: datetime) -> Iterable[DayIssue]:
    if not lane.started or lane.ended or lane.done == len(lane.stops):
        return
    if presence(mark, now) is not Presence.LOST:
        return
    silent = now - mark.heard_at
    local = mark.heard_at.astimezone(lane.shift.depot.zone)
    empty = mark.battery is not None and mark.battery <= LOW_BATTERY
    fell = (
        Said(
            "Issues",
            "The phone fell silent under way, with its battery almost empty; "
            "reports may be waiting on it",
        )
        if empty
        else Said("Issues", "The phone fell silent under way; reports may be waiting on it")
    )
    yield DayIssue(
        issue_id=f"lost/{lane.shift.shift_id}",
        kind="lost",
        title=Said("Issues", "{driver}: nothing heard since {time}").format(
            driver=lane.shift.driver.name, time=f"{local:%H:%M}"
        ),
        detail=fell,
        shift_id=lane.shift.shift_id,
        weight=round(silent.total_seconds() // 60 * 60 * SILENT),
        actions=(Said("Issues", "Call {driver}").format(driver=lane.shift.driver.name),),
    )
