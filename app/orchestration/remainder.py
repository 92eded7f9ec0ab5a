"""What of a running day is still free to change: shift by shift, and what belongs to nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median

from app.domain.events import Outcome
from app.domain.fleet import Shift
from app.domain.geo import LonLat
from app.domain.routes import (
    PlannedStop,
    Route,
    Stop,
    Trip,
    first_attempt,
    first_attempts,
    next_attempt,
)
from app.domain.shift_state import ShiftFacts
from app.domain.stop_state import StopState
from app.domain.timing import instant
from app.forecasting import Forecast, RouteRange
from app.on_the_road import is_open, last_made, location_of, on_board, trip_under_way
from app.tracking import DayTracker

CALLED_IN = timedelta(minutes=15)
"""A driver on duty who was given nothing yet needs so long to be at the depot."""
TRIED_AGAIN_AFTER = timedelta(minutes=90)
"""Who was not at home may be by then."""
P10_TO_P90 = 2.563
"""Standard deviations between the first and the last tenth of a normal distribution."""
SURE_WITHIN_S = 600
"""What comes sooner says little of how times spread."""
RETRY_SHARE = 2
"""A second attempt is worth half of a first: it may fail as well."""
MAY_BE_TRIED_AGAIN = frozenset(
    {
        Outcome.FAILED_NOT_HOME,
        Outcome.FAILED_NO_ACCESS,
        Outcome.FAILED_NO_PARKING,
        Outcome.FAILED_NO_TIME,
    }
)
"""Attempts that may succeed at another hour."""


@dataclass(frozen=True, slots=True)
class FreeShift:
    """A shift whose rest may change.

    So many of its trips are ``over``; the next one is ``under_way``, or about to be loaded. ``kept``
    are the stops of the trip under way that stay as they are, finished ones and the next; ``on_trip``
    its other open stops, whose deliveries are on board; ``later`` the open stops of trips that are not
    loaded yet. The van goes on from ``here`` at ``leaves``.
    """

    shift: Shift
    route: Route
    known: ShiftFacts
    over: int
    under_way: bool
    kept: tuple[PlannedStop, ...]
    on_trip: tuple[PlannedStop, ...]
    later: tuple[PlannedStop, ...]
    here: LonLat
    leaves: datetime

    @property
    def free(self) -> tuple[PlannedStop, ...]:
        """Every stop that may change, in order."""
        return (*self.on_trip, *self.later)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A stop that needs a driver: one that no route takes (``shift_id`` ''), or of a driver who cannot
    go on."""

    stop: Stop
    shift_id: str


@dataclass(frozen=True, slots=True)
class Retry:
    """A failed attempt that its driver, who has the goods on board, may make again."""

    stop: Stop
    shift_id: str
    earliest: datetime


@dataclass(frozen=True, slots=True)
class Remainder:
    """The free part of the day.

    ``unrest`` is how unsure its times are: their standard deviation in seconds, over the root of the
    seconds until then, as things add up that do not hang together. 0 where nothing is known of that.
    ``out_of_reach`` are stops that their drivers will rather have gone home than come to. ``is_whole``
    is whether every driver who can go on is looked at.
    """

    now: datetime
    shifts: tuple[FreeShift, ...]
    orphans: tuple[Orphan, ...]
    retries: tuple[Retry, ...]
    unrest: float
    out_of_reach: frozenset[str] = frozenset()
    is_whole: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to plan anew, or nobody to do it."""
        moves = sum(len(part.free) for part in self.shifts)
        return not self.shifts or (moves < 2 and not self.orphans and not self.retries)


def find_remainder(tracker: DayTracker, now: datetime, kept_stops: int) -> Remainder:
    """What is free at an instant, the next ``kept_stops`` (at least one) stops of each driver not, and
    no route that the desk is changing."""
    settled = frozenset(
        shift.shift_id
        for shift in tracker.data.shifts
        if (record := tracker.data.routes.get(shift.shift_id)) is None or not record.has_unsent_changes
    )
    found = _remainder(tracker, now, max(1, kept_stops), settled)
    able = {s.shift_id for s in tracker.data.shifts if not tracker.shift_facts(s.shift_id).is_over}
    return replace(found, retries=tuple(_retries(tracker, found.shifts, now)), is_whole=able <= settled)


def free_by_hand(tracker: DayTracker, now: datetime) -> Remainder:
    """What a person may move at an instant: all but what is over, and the stop a driver is at or goes
    to. What was changed and not sent yet may be changed once more."""
    return _remainder(tracker, now, 1, frozenset(shift.shift_id for shift in tracker.data.shifts))


def _remainder(
    tracker: DayTracker, now: datetime, kept_stops: int, of_shifts: Collection[str]
) -> Remainder:
    """What is free of some shifts, and what needs a driver."""
    routes = [record.route for record in tracker.data.routes.values()]
    forecasts = tracker.forecasts(routes, now)
    shifts = tuple(
        part
        for shift in tracker.data.shifts
        if shift.shift_id in of_shifts
        and (part := _free_shift(tracker, shift, now, kept_stops, forecasts)) is not None
    )
    outlooks = [each for route in routes if (each := tracker.outlook(route, now)) is not None]
    return Remainder(
        now=now,
        shifts=shifts,
        orphans=(*_of_nobody(tracker), *_stranded(tracker, now, of_shifts)),
        retries=(),
        unrest=_unrest(outlooks, now),
        out_of_reach=frozenset().union(*(each.out_of_reach for each in outlooks)),
    )


def _unrest(outlooks: Iterable[RouteRange], now: datetime) -> float:
    """See ``Remainder``."""
    ratios = []
    for outlook in outlooks:
        for foreseen in outlook.stops.values():
            ahead_s = (foreseen.arrival.p50 - now).total_seconds()
            if ahead_s > SURE_WITHIN_S:
                width_s = (foreseen.arrival.p90 - foreseen.arrival.p10).total_seconds()
                ratios.append(width_s / P10_TO_P90 / ahead_s**0.5)
    return median(ratios) if ratios else 0.0


def _free_shift(
    tracker: DayTracker,
    shift: Shift,
    now: datetime,
    kept_stops: int,
    forecasts: dict[str, Forecast],
) -> FreeShift | None:
    """A shift's free part; None where the driver cannot go on."""
    known = tracker.shift_facts(shift.shift_id)
    record = tracker.data.routes.get(shift.shift_id)
    if known.is_over:
        return None
    route = record.route if record is not None else Route(shift.shift_id, ())
    number = trip_under_way(tracker, route, known, now)
    if number is None:
        given = record.released if record is not None else None
        return _not_begun(tracker, shift, route, given, known, now)
    between = _between_trips(tracker, shift, route, known, number, forecasts)
    if between is not None:
        if between.leaves > now:
            return between
        number += 1
    trip = route.trips[number]
    open_at = [i for i, p in enumerate(trip.stops) if is_open(tracker, p)]
    held = set(open_at[:kept_stops])
    here, leaves = _goes_on(tracker, shift.shift_id, trip, held, now, forecasts)
    return FreeShift(
        shift=shift,
        route=route,
        known=known,
        over=number,
        under_way=True,
        kept=tuple(
            _as_forecast(planned, forecasts) if i in held else planned
            for i, planned in enumerate(trip.stops)
            if i in held or not is_open(tracker, planned)
        ),
        on_trip=tuple(trip.stops[i] for i in open_at[kept_stops:]),
        later=_open_stops(tracker, route, number + 1),
        here=here,
        leaves=max(now, leaves),
    )


def _as_forecast(planned: PlannedStop, forecasts: Mapping[str, Forecast]) -> PlannedStop:
    """A stop that stays, at the time at which it is made now: a driver goes by what the list says."""
    forecast = forecasts[planned.stop.stop_id]
    service = planned.departure - planned.service_start
    return replace(
        planned,
        arrival=forecast.arrival,
        service_start=forecast.start,
        departure=forecast.start + service,
    )


def _goes_on(
    tracker: DayTracker,
    shift_id: str,
    trip: Trip,
    held: Collection[int],
    now: datetime,
    forecasts: Mapping[str, Forecast],
) -> tuple[LonLat, datetime]:
    """Where a van on a trip is free to go on, and when: from the last stop that stays, or, on its way
    home, from where it is."""
    if held:
        last = trip.stops[max(held)]
        return location_of(tracker, last), forecasts[last.stop.stop_id].departure
    made = last_made(tracker, trip)
    left = forecasts[made.stop.stop_id].departure
    return tracker.seen_at(shift_id, left, now) or location_of(tracker, made), now


def _between_trips(
    tracker: DayTracker,
    shift: Shift,
    route: Route,
    known: ShiftFacts,
    number: int,
    forecasts: Mapping[str, Forecast],
) -> FreeShift | None:
    """A shift that has made all stops of a trip and will load for the next one, from when it does; None
    where that is not so."""
    trip = route.trips[number]
    if number + 1 == len(route.trips) or any(is_open(tracker, planned) for planned in trip.stops):
        return None
    after = route.trips[number + 1]
    made = forecasts[last_made(tracker, trip).stop.stop_id].departure
    home = timedelta(seconds=trip.return_leg_s * tracker.times(route).other.leg.mean)
    depots = {depot.depot_id: depot.location for depot in shift.depots}
    return FreeShift(
        shift=shift,
        route=route,
        known=known,
        over=number + 1,
        under_way=False,
        kept=(),
        on_trip=(),
        later=_open_stops(tracker, route, number + 1),
        here=depots.get(after.depot_id, shift.depot.location),
        leaves=max(made + home, after.loading_start),
    )


def _not_begun(
    tracker: DayTracker,
    shift: Shift,
    route: Route,
    given: Route | None,
    known: ShiftFacts,
    now: datetime,
) -> FreeShift | None:
    """A shift that has all before it: from its beginning, or from when its driver was told to come."""
    begins = instant(shift.day, shift.starts, shift.depot.zone)
    ends = instant(shift.day, shift.ends, shift.depot.zone)
    if given is not None and given.trips:
        begins = max(begins, given.trips[0].loading_start)
    leaves = max(begins, now if route.trips or known.started_at is not None else now + CALLED_IN)
    if leaves >= ends:
        return None
    return FreeShift(
        shift=shift,
        route=route,
        known=known,
        over=0,
        under_way=False,
        kept=(),
        on_trip=(),
        later=_open_stops(tracker, route, 0),
        here=shift.depot.location,
        leaves=leaves,
    )


def _open_stops(tracker: DayTracker, route: Route, first: int) -> tuple[PlannedStop, ...]:
    """The open stops of a route's trips from one on."""
    return tuple(p for trip in route.trips[first:] for p in trip.stops if is_open(tracker, p))


def _of_nobody(tracker: DayTracker) -> Iterable[Orphan]:
    """Open stops of located orders that no route and no carrier has any of, nor is asked about."""
    routes = (record.route for record in tracker.data.routes.values())
    half_given = {planned.stop.order_id for route in routes for planned in route.stops}
    for item in tracker.data.unassigned:
        order = tracker.data.orders.get(item.order_id)
        if item.carrier_id or order is None or order.cancelled or not order.is_located:
            continue
        if item.order_id in half_given or tracker.facts(item.stop_id).tendered_to:
            continue
        stop = first_attempt(order, item.stop_id)
        if stop is not None and not tracker.facts(stop.stop_id).state.is_final:
            yield Orphan(stop, "")


def _stranded(tracker: DayTracker, now: datetime, of_shifts: Collection[str]) -> Iterable[Orphan]:
    """Open stops of drivers who cannot go on, and where what is on board of theirs is taken over."""
    for shift_id, record in tracker.data.routes.items():
        if tracker.shift_facts(shift_id).out_at is None or shift_id not in of_shifts:
            continue
        aboard = {planned.stop.stop_id for planned in on_board(tracker, shift_id, now)}
        for planned in record.route.stops:
            if not is_open(tracker, planned):
                continue
            if planned.stop.stop_id not in aboard:
                yield Orphan(planned.stop, shift_id)
            elif (over := _taking_over(tracker, planned)) is not None:
                yield from (Orphan(over, shift_id), Orphan(planned.stop, shift_id))


def _taking_over(tracker: DayTracker, planned: PlannedStop) -> Stop | None:
    """Where the goods of a delivery on board are to be taken over, if they are and were not yet."""
    order = tracker.data.orders[planned.stop.order_id]
    stop = first_attempts(order)[0]
    is_over = tracker.facts(stop.stop_id).state.is_final
    return None if order.handover is None or is_over else stop


def _retries(tracker: DayTracker, shifts: Iterable[FreeShift], now: datetime) -> Iterable[Retry]:
    """Second attempts at what failed on the trip under way."""
    for part in shifts:
        attempted = {planned.stop for planned in part.route.stops}
        for planned in part.kept:
            stop, known = planned.stop, tracker.facts(planned.stop.stop_id)
            again = next_attempt(stop)
            if (
                stop.attempt == 1
                and known.state is StopState.FAILED
                and known.outcome in MAY_BE_TRIED_AGAIN
                and known.finished_at is not None
                and known.shift_id == part.shift.shift_id
                and again not in attempted
                and len(tracker.data.orders[stop.order_id].tasks) == 1
            ):
                yield Retry(again, part.shift.shift_id, max(now, known.finished_at + TRIED_AGAIN_AFTER))
