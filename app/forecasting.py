"""When the remaining stops of a route will be reached, from the plan and the facts so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.promises import Promise, earliest_start
from app.domain.routes import PlannedStop, Route, Trip
from app.domain.stop_state import StopFacts, StopState


@dataclass(frozen=True, slots=True)
class Forecast:
    """Expected arrival, start of service and departure at a stop, instants in UTC."""

    arrival: datetime
    start: datetime
    departure: datetime


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """What a driver reported of the shift itself; ``rests`` are the breaks taken, begin and end."""

    started_at: datetime | None = None
    ended_at: datetime | None = None
    loadings: int = 0
    last_loaded_at: datetime | None = None
    rests: tuple[tuple[datetime, datetime], ...] = ()
    resting_since: datetime | None = None


def forecast_route(
    route: Route,
    facts: Mapping[str, StopFacts],
    windows: Mapping[str, tuple[Promise, ...]],
    shift: ShiftFacts,
    now: datetime,
) -> dict[str, Forecast]:
    """Forecast of every stop of a route by stop id; finished stops keep what was.

    The plan's legs and service times are walked forward from the last fact. Nothing that has not
    been reported can lie in the past: an overdue arrival or departure is expected now. Breaks that
    have not been taken keep their place; loading at the depot takes what the plan gave it.
    """
    forecasts: dict[str, Forecast] = {}
    clock = _start_of_day(route, shift, now)
    breaks_left = len(shift.rests)
    for number, trip in enumerate(route.trips):
        if shift.last_loaded_at is not None and number == shift.loadings - 1:
            clock = shift.last_loaded_at
        elif number:
            clock = max(clock + (trip.departure - trip.loading_start), trip.departure)
        clock, breaks_left = _walk_trip(trip, clock, breaks_left, facts, windows, now, forecasts)
        clock += timedelta(seconds=trip.return_leg_s)
    return forecasts


def _start_of_day(route: Route, shift: ShiftFacts, now: datetime) -> datetime:
    if not route.trips:
        return now
    first = route.trips[0]
    if shift.started_at is None:
        delay = max(timedelta(0), now - first.loading_start)
        return first.departure + delay
    return max(first.departure, shift.started_at + (first.departure - first.loading_start))


def _walk_trip(
    trip: Trip,
    clock: datetime,
    breaks_taken: int,
    facts: Mapping[str, StopFacts],
    windows: Mapping[str, tuple[Promise, ...]],
    now: datetime,
    forecasts: dict[str, Forecast],
) -> tuple[datetime, int]:
    """Forecast a trip's stops from leaving the depot at ``clock``; returns when the last is left."""
    pending = list(trip.breaks)
    while pending and breaks_taken > 0:
        pending.pop(0)
        breaks_taken -= 1
    for index, planned in enumerate(trip.stops):
        known = facts.get(planned.stop.stop_id, StopFacts())
        if not known.state.is_final:
            while pending and pending[0].after_stops <= index:
                rest = pending.pop(0)
                clock = max(clock, rest.start) + (rest.end - rest.start)
        forecast = _forecast_stop(planned, known, windows.get(planned.stop.stop_id, ()), clock, now)
        forecasts[planned.stop.stop_id] = forecast
        if known.state not in (StopState.CANCELLED, StopState.NOT_ATTEMPTED):
            clock = forecast.departure
    return clock, breaks_taken


def _forecast_stop(
    planned: PlannedStop,
    known: StopFacts,
    windows: tuple[Promise, ...],
    left: datetime,
    now: datetime,
) -> Forecast:
    """Forecast of one stop when the place before it is left at ``left``."""
    service = planned.departure - planned.service_start
    if known.state.is_done and known.finished_at is not None:
        arrived = known.arrived_at or known.finished_at
        return Forecast(
            arrived, min(earliest_start(arrived, windows), known.finished_at), known.finished_at
        )
    if known.state is StopState.ARRIVED and known.arrived_at is not None:
        start = earliest_start(known.arrived_at, windows)
        return Forecast(known.arrived_at, start, max(start + service, now))
    leaves = known.en_route_at if known.state is StopState.EN_ROUTE and known.en_route_at else left
    arrival = max(leaves + timedelta(seconds=planned.leg_s), now)
    start = earliest_start(arrival, windows)
    return Forecast(arrival, start, start + service)
