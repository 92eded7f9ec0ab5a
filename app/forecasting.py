"""When the remaining stops of a route will be reached, from the plan and the facts so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from types import MappingProxyType

from app.domain.learned_times import CERTAIN, Estimate
from app.domain.loads import Load
from app.domain.promises import Promise
from app.domain.routes import PlannedStop, Route, Trip
from app.domain.shift_state import ShiftFacts
from app.domain.spread import Courses, Expected, Range, range_of
from app.domain.stop_state import StopFacts, StopState
from app.domain.underway import Seen

_NOTHING_KNOWN = StopFacts()
_NOT_ON_THE_WAY = (StopState.PLANNED, StopState.RELEASED)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Expected arrival, start of service and departure at a stop, instants in UTC."""

    arrival: datetime
    start: datetime
    departure: datetime


@dataclass(frozen=True, slots=True)
class StopTimes:
    """The multiples of the planned times to expect at a stop: the leg there, and its service."""

    leg: Estimate = CERTAIN
    service: Estimate = CERTAIN


@dataclass(frozen=True, slots=True)
class Rest:
    """A break that is taken before the first drive to a stop that begins ``after`` an instant."""

    after: datetime
    lasts_s: int


@dataclass(frozen=True, slots=True)
class RouteTimes:
    """What to expect by stop id; ``other`` is for stops that are not named, and for ways home.

    A shift starts ``start_s`` late, in the multiple expected, and loading takes a multiple of what was
    planned for it, once the ``goods`` (by stop the load that brings them) are at the depot. ``rests``
    are all breaks of the shift in order; None: they are taken as planned. From ``goes_home`` on the
    driver begins no stop any more; None: where that is not known.
    """

    other: StopTimes = StopTimes()
    stops: Mapping[str, StopTimes] = MappingProxyType({})
    loading: Estimate = CERTAIN
    start: Estimate = CERTAIN
    start_s: float = 0.0
    rests: tuple[Rest, ...] | None = None
    goes_home: datetime | None = None
    goods: Mapping[str, Load] = MappingProxyType({})

    def of(self, stop_id: str) -> StopTimes:
        """What to expect of a stop."""
        return self.stops.get(stop_id, self.other)


AS_PLANNED = RouteTimes()


@dataclass(frozen=True, slots=True)
class StopRange:
    """Arrival and start of service as ranges; ``late`` is the chance (0 to 1) that service starts after
    the last promised window, ``late_s`` by how many seconds it does on average (in time: 0).
    ``unmade`` is the chance that the driver has gone home by then: such courses are not late."""

    arrival: Range
    start: Range
    late: float
    late_s: float
    unmade: float = 0.0


@dataclass(frozen=True, slots=True)
class RouteRange:
    """A route's stops by id, its ``back`` at the depot (None without trips), and the chance that this
    is after the shift's end."""

    stops: Mapping[str, StopRange]
    back: Range | None
    overtime: float

    @property
    def out_of_reach(self) -> frozenset[str]:
        """Stops that the driver will rather have gone home than come to."""
        return frozenset(key for key, foreseen in self.stops.items() if foreseen.unmade > 0.5)


def forecast_route(
    route: Route,
    facts: Mapping[str, StopFacts],
    windows: Mapping[str, tuple[Promise, ...]],
    shift: ShiftFacts,
    now: datetime,
    times: RouteTimes = AS_PLANNED,
    seen: Seen | None = None,
) -> dict[str, Forecast]:
    """Forecast of every stop of a route by stop id; finished stops keep what was.

    The plan's legs and service times, in the multiples expected, are walked forward from the last fact;
    of the leg on which the driver was ``seen``, what remained of it then, from that instant. Nothing
    that has not been reported can lie in the past: an overdue arrival or departure is expected now.
    Breaks that have not been taken keep their place.
    """
    walk = _Walk(facts, windows, now, times, Expected(), seen)
    walk.through(route, shift)
    return {
        stop_id: Forecast(*(now + timedelta(seconds=each[0]) for each in passed))
        for stop_id, passed in walk.passed.items()
    }


def forecast_range(
    route: Route,
    facts: Mapping[str, StopFacts],
    windows: Mapping[str, tuple[Promise, ...]],
    shift: ShiftFacts,
    now: datetime,
    times: RouteTimes,
    ends: datetime,
    seen: Seen | None = None,
) -> RouteRange:
    """The same walk on many courses of the day at once, for a shift that ends at ``ends``.

    What is under way is drawn from what can still be, given how long it has taken so far; so an
    overdue arrival is expected a while from now. Where nothing is uncertain every quantile is the
    expected instant.
    """
    goes_home = (times.goes_home - now).total_seconds() if times.goes_home is not None else inf
    walk = _Walk(facts, windows, now, times, Courses(), seen)
    back = walk.through(route, shift)
    stops = {}
    for stop_id, (arrivals, starts, _) in walk.passed.items():
        promised = windows.get(stop_id, ())
        late = _share_after(starts, promised[-1][1], now) if promised else 0.0
        late_s = _mean_after(starts, promised[-1][1], now, goes_home) if late else 0.0
        is_ahead = facts.get(stop_id, _NOTHING_KNOWN).state in _NOT_ON_THE_WAY
        unmade = sum(1 for each in starts if each > goes_home) / len(starts) if is_ahead else 0.0
        arrival = range_of(arrivals, now)
        start = arrival if starts is arrivals else range_of(starts, now)
        stops[stop_id] = StopRange(arrival, start, late, late_s, unmade)
    if not route.trips:
        return RouteRange(stops, None, 0.0)
    return RouteRange(stops, range_of(back, now), _share_after(back, ends, now))


def _share_after(seconds: list[float], limit: datetime, now: datetime) -> float:
    """The share of courses that are later; half a second is none, as ``late_seconds`` rounds it."""
    until = (limit - now).total_seconds() + 0.5
    return sum(1 for each in seconds if each > until) / len(seconds)


def _mean_after(seconds: list[float], limit: datetime, now: datetime, goes_home: float) -> float:
    """By how much the courses are later, on average, but for those on which nobody comes."""
    until = (limit - now).total_seconds()
    return sum(each - until for each in seconds if until < each <= goes_home) / len(seconds)


class _Walk:
    """Courses of the day along one route, in seconds from now."""

    def __init__(
        self,
        facts: Mapping[str, StopFacts],
        windows: Mapping[str, tuple[Promise, ...]],
        now: datetime,
        times: RouteTimes,
        courses: Expected | Courses,
        seen: Seen | None,
    ) -> None:
        self._facts = facts
        self._windows = windows
        self._now = now
        self._times = times
        self._courses = courses
        self._seen = seen
        self._clock = self._at(now)
        self._is_fact = False  # whether the clock is a reported instant, the same on every course
        self._rests_first = False  # whether a break is still to come before the next stop
        self._step = 0
        self._breaks_taken = 0
        self._rests: list[Rest] = []
        self._resting_since: datetime | None = None
        self._rested = [False] * courses.size
        self._passed_by: frozenset[str] = frozenset()
        self.passed: dict[str, tuple[list[float], list[float], list[float]]] = {}

    def through(self, route: Route, shift: ShiftFacts) -> list[float]:
        """Walk every trip; returns when the route is back at the depot."""
        self._breaks_taken = len(shift.rests)
        self._rests = list((self._times.rests or ())[self._breaks_taken :])
        self._resting_since = shift.resting_since
        self._passed_by = self._before_the_last_made(route) if self._rests else frozenset()
        for number, trip in enumerate(route.trips):
            self._step += 2
            if shift.last_loaded_at is not None and number == shift.loadings - 1:
                self._clock, self._is_fact = self._at(shift.last_loaded_at), True
            else:
                self._load(trip, shift, number)
                self._is_fact = False
            self._trip(trip)
            self._step += 2
            home = self._lasts(trip.return_leg_s, self._times.other.leg)
            self._clock = [clock + way for clock, way in zip(self._clock, home, strict=True)]
            self._is_fact = False
        return self._clock

    def _before_the_last_made(self, route: Route) -> frozenset[str]:
        """Stops that stand before one that was made or is under way: left out, or not made yet."""
        names = route.stop_ids
        states = [self._facts.get(name, _NOTHING_KNOWN).state for name in names]
        made = [number for number, state in enumerate(states) if state.is_lived]
        return frozenset(names[: made[-1]]) if made else frozenset()

    def _load(self, trip: Trip, shift: ShiftFacts, number: int) -> None:
        """Load for a trip, and leave no sooner than planned."""
        begins, leaves = self._seconds(trip.loading_start), self._seconds(trip.departure)
        elapsed = 0.0
        if number == 0 and shift.started_at is None:
            late = self._courses.durations(
                self._times.start_s, self._times.start, max(0.0, -begins), self._step + 1
            )
            self._clock = [begins + each for each in late]
        elif number == 0 and shift.started_at is not None:
            begun = max(begins, self._seconds(shift.started_at))
            self._clock, elapsed = self._at_second(begun), max(0.0, -begun)
        goods = [
            self._times.goods[p.stop.stop_id] for p in trip.stops if p.stop.stop_id in self._times.goods
        ]
        if goods:
            ready = max(self._seconds(load.ready(self._now)) for load in goods)
            self._clock = [max(clock, ready) for clock in self._clock]
            elapsed = min(elapsed, max(0.0, -ready))
        loading = self._courses.durations(leaves - begins, self._times.loading, elapsed, self._step)
        loaded = [clock + lasts for clock, lasts in zip(self._clock, loading, strict=True)]
        self._clock = [each if each > leaves else leaves for each in loaded]

    def _trip(self, trip: Trip) -> None:
        """Pass a trip's stops, from leaving the depot at the clock's time."""
        pending = list(trip.breaks) if self._times.rests is None else []
        while pending and self._breaks_taken > 0:
            pending.pop(0)
            self._breaks_taken -= 1
        for index, planned in enumerate(trip.stops):
            known = self._facts.get(planned.stop.stop_id, _NOTHING_KNOWN)
            while not known.state.is_final and pending and pending[0].after_stops <= index:
                rest = pending.pop(0)
                start, lasts = self._seconds(rest.start), (rest.end - rest.start).total_seconds()
                self._clock = [(clock if clock > start else start) + lasts for clock in self._clock]
                self._is_fact = False
                self._rests_first = True
            if self._rests and self._may_rest(planned, known):
                self._rest()
            self._stop(planned, known)
            self._rests_first = False

    def _may_rest(self, planned: PlannedStop, known: StopFacts) -> bool:
        """Whether a break may still come before this stop: nothing behind it has been made, and the
        driver has not been seen on the way there."""
        stop_id = planned.stop.stop_id
        if stop_id in self._passed_by or known.state not in _NOT_ON_THE_WAY:
            return False
        is_seen = self._seen is not None and self._seen.stop_id == stop_id
        return self._resting_since is not None or not is_seen

    def _rest(self) -> None:
        """Take the next break on the courses on which it is time for it."""
        rest = self._rests[0]
        if self._resting_since is not None:
            over = max(0.0, self._seconds(self._resting_since) + rest.lasts_s)
            self._clock = [max(clock, over) for clock in self._clock]
            takes = self._rested = [True] * len(self._clock)
            self._resting_since = None
        else:
            after = self._seconds(rest.after)
            takes = [
                clock >= after and not rested
                for clock, rested in zip(self._clock, self._rested, strict=True)
            ]
            self._clock = [
                clock + rest.lasts_s if taken else clock
                for clock, taken in zip(self._clock, takes, strict=True)
            ]
            self._rested = [a or b for a, b in zip(self._rested, takes, strict=True)]
        if any(takes):
            self._is_fact, self._rests_first = False, True
        if all(self._rested):
            self._rests.pop(0)
            self._rested = [False] * len(self._clock)

    def _stop(self, planned: PlannedStop, known: StopFacts) -> None:
        """Pass one stop; one that nobody goes to leaves the clock as it is."""
        stop_id = planned.stop.stop_id
        times = self._times.of(stop_id)
        self._step += 2
        if known.state.is_done and known.finished_at is not None:
            arrivals = self._at(known.arrived_at or known.finished_at)
            departures = self._at(known.finished_at)
            starts = self._starts(arrivals, stop_id)
            if starts[0] > departures[0]:
                starts = departures
            is_fact = True
        else:
            arrivals, is_fact = self._arrivals(planned, known, times.leg)
            starts = self._starts(arrivals, stop_id)
            service = (planned.departure - planned.service_start).total_seconds()
            elapsed = max(0.0, -starts[0]) if is_fact else 0.0
            lasts = self._courses.durations(service, times.service, elapsed, self._step + 1)
            departures = [start + lasting for start, lasting in zip(starts, lasts, strict=True)]
            is_fact = False
        self.passed[stop_id] = arrivals, starts, departures
        if known.state not in (StopState.CANCELLED, StopState.NOT_ATTEMPTED):
            self._clock, self._is_fact = departures, is_fact

    def _arrivals(
        self, planned: PlannedStop, known: StopFacts, leg: Estimate
    ) -> tuple[list[float], bool]:
        """When the stop is reached, and whether that was reported."""
        if known.state is StopState.ARRIVED and known.arrived_at is not None:
            return self._at(known.arrived_at), True
        is_going = known.state is StopState.EN_ROUTE and known.en_route_at is not None
        if is_going and known.en_route_at is not None:
            self._clock, self._is_fact = self._at(known.en_route_at), True
        lasts = self._remains(planned, leg, is_going)
        if lasts is None:
            lasts = self._lasts(planned.leg_s, leg)
        arrivals = [clock + lasting for clock, lasting in zip(self._clock, lasts, strict=True)]
        if min(arrivals) < 0.0:
            arrivals = [each if each > 0.0 else 0.0 for each in arrivals]
        return arrivals, False

    def _remains(self, planned: PlannedStop, leg: Estimate, is_going: bool) -> list[float] | None:
        """What remained of the leg when the driver was seen on it, which is then the clock's time; None
        where that was not so."""
        seen = self._seen
        if seen is None or seen.stop_id != planned.stop.stop_id or (self._rests_first and not is_going):
            return None
        self._clock, self._is_fact = self._at(seen.at), True
        return self._lasts(planned.leg_s * (1.0 - seen.share), leg)

    def _lasts(self, planned_s: float, times: Estimate) -> list[float]:
        """What begins at the clock's time and is not over yet."""
        elapsed = max(0.0, -self._clock[0]) if self._is_fact else 0.0
        return self._courses.durations(planned_s, times, elapsed, self._step)

    def _starts(self, arrivals: list[float], stop_id: str) -> list[float]:
        """When service can start, as ``promises.earliest_start`` has it."""
        starts = arrivals
        for opens, closes in reversed(self._windows.get(stop_id, ())):
            first, last = self._seconds(opens), self._seconds(closes)
            starts = [
                (arrival if arrival > first else first) if arrival <= last else start
                for arrival, start in zip(arrivals, starts, strict=True)
            ]
        return starts

    def _at(self, instant: datetime) -> list[float]:
        return self._at_second(self._seconds(instant))

    def _at_second(self, second: float) -> list[float]:
        return [second] * self._courses.size

    def _seconds(self, instant: datetime) -> float:
        return (instant - self._now).total_seconds()
