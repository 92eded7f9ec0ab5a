"""What past days teach about how long things take, and what that says of a route of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import exp, log
from statistics import mean, median
from zoneinfo import ZoneInfo

from app.day_log import DayLog, ShiftLog, in_order
from app.domain.expected_times import AS_STATED, ExpectedTimes
from app.domain.fleet import Shift
from app.domain.learned_times import (
    DRIVING,
    NONSENSE,
    SERVICE,
    Duration,
    Estimate,
    Level,
    Prior,
    TimesModel,
    learn,
)
from app.domain.orders import Order, Place
from app.domain.promises import earliest_start, promises
from app.domain.routes import PlannedStop, Route, RouteRecord, Trip, first_attempts, task_of
from app.domain.stop_state import StopFacts, StopState
from app.domain.timing import instant
from app.forecasting import Rest, RouteTimes, StopTimes
from app.ports.desk_reads import DeskReads

HISTORY_DAYS = 90
"""Days with orders that are learned from, the newest: a quarter follows the seasons."""
MOST_STRETCHED = 4.0
"""No service is planned to take more than this multiple of what was stated, nor less than its inverse
of it."""
SLOWEST = 2.0
"""As for driving: beyond it the road network is wrong, not the driver."""

STARTS_LATE_S = 90.0
"""A shift starts so much later than planned on average, before anything is known: most within a minute,
one in ten over three. A round figure of our own, as are the next two."""
STARTS = Prior(noise=1.0, general=0.6, levels=(Level("driver", 0.3, is_shared=False),))
LOADING = Prior(noise=0.25, general=0.1, levels=(Level("driver", 0.12, is_shared=True),))
"""Loading: within about half as much again of what was planned in nine of ten cases."""
AT_ONCE_S, LATEST_S = STARTS_LATE_S / NONSENSE, STARTS_LATE_S * NONSENSE
"""Who starts before the time starts so much after it, for durations have no sign; and nobody later."""
LEAVES_S = 60.0
"""Who need not leave before so much after the planned departure may wait with the last parcels."""
SAME_PACE = 1.05
"""Neighbouring hours whose driving times differ by less are one: every further slice of the day makes
timing a route dearer, and nobody plans by a second in half a minute."""
SURE_OF_AN_HOUR = 0.5
"""An hour counts once what was seen of it weighs as much as what is believed of hours before."""
RESTS_KNOWN = 10
"""So many breaks are to be seen before they say when drivers take them."""
STAYS_KNOWN = 3
"""So many shifts are to be left unfinished before they say how long drivers stay."""


@dataclass(frozen=True, slots=True)
class RestSeen:
    """A break that was taken: seconds since the earliest time for it when it began and when the driver
    last drove on without it, and how far it was off the plan."""

    lag_s: float
    drove_on_s: float
    off_plan_s: float

    def off_s(self, after_s: float) -> float:
        """How far a habit is from this break: to rest before the first drive from so long after the
        earliest time."""
        return max(0.0, after_s - self.lag_s, self.drove_on_s - after_s)


@dataclass(frozen=True, slots=True)
class Experience:
    """What earlier days say: times of service, driving and loading, and how late shifts start, as
    multiples of ``STARTS_LATE_S``. ``rests_after_s`` is how long after the earliest time for it drivers
    take a break, None where they keep to the plan or not enough is known; ``stays_s`` for how long
    after its end a shift's driver goes on with what is left, None where that was not seen. Driving is
    expected to take ``slowdown`` times as long as learned."""

    service: TimesModel
    driving: TimesModel
    starts: TimesModel
    loading: TimesModel
    rests_after_s: float | None = None
    slowdown: float = 1.0
    stays_s: float | None = None

    def of_route(self, route: Route, shift: Shift, orders: Mapping[str, Order]) -> RouteTimes:
        """What to expect of each stop of a route that a shift drives."""
        zone, driver = shift.depot.zone, shift.driver.driver_id
        stops = {}
        for planned in route.stops:
            order = orders[planned.stop.order_id]
            leg, service = _members(order, planned, driver, planned.arrival, zone)
            stops[planned.stop.stop_id] = StopTimes(
                self._driven(leg), _beside(planned, self.service.estimate(service))
            )
        other = StopTimes(self._home(driver))
        loading, starts = self.loading.estimate((driver,)), self.starts.estimate((driver,))
        return RouteTimes(
            other, stops, loading, starts, STARTS_LATE_S, self._rests(shift), self._goes_home(shift)
        )

    def _goes_home(self, shift: Shift) -> datetime | None:
        """From when on a driver begins no stop any more."""
        if self.stays_s is None:
            return None
        return instant(shift.day, shift.ends, shift.depot.zone) + timedelta(seconds=self.stays_s)

    def hours(self) -> tuple[tuple[int, float], ...]:
        """From which local hours on driving takes a multiple of what it otherwise does, neighbours that
        hardly differ as one; none where that is all of them, or too little is known of any."""
        model = self.driving
        place = [level.name for level in model.prior.levels].index("hour")
        before, known = model.spreads[place], model.effects[place]
        multiples = {
            int(hour): exp(effect.shift)
            for hour, effect in known.items()
            if effect.credibility(before) >= SURE_OF_AN_HOUR
        }
        return _merged(multiples)

    def _rests(self, shift: Shift) -> tuple[Rest, ...] | None:
        """When a shift's breaks are taken; None where as planned."""
        after = self.rests_after_s
        if after is None:
            return None
        zone = shift.depot.zone
        return tuple(
            Rest(instant(shift.day, rest.earliest, zone) + timedelta(seconds=after), rest.duration_s)
            for rest in shift.breaks
        )

    def _home(self, driver: str) -> Estimate:
        """A leg to no place in particular."""
        return self._driven(("", driver, ""))

    def _driven(self, members: tuple[str, ...]) -> Estimate:
        """What a leg is expected to take."""
        learned = self.driving.estimate(members)
        return replace(learned, log_mean=learned.log_mean + log(self.slowdown))


def _merged(multiples: Mapping[int, float]) -> tuple[tuple[int, float], ...]:
    """Hours of the day from which on a multiple holds; one that little is known of is as most are."""
    usual = median(multiples.values()) if multiples else 1.0
    groups: list[list[tuple[int, float]]] = []
    for hour in range(24):
        multiple = multiples.get(hour, usual)
        if groups:
            together = [*(each for _, each in groups[-1]), multiple]
            if max(together) <= SAME_PACE * min(together):
                groups[-1].append((hour, multiple))
                continue
        groups.append([(hour, multiple)])
    if len(groups) == 1:
        return ()
    return tuple((group[0][0], mean(each for _, each in group)) for group in groups)


def _beside(planned: PlannedStop, learned: Estimate) -> Estimate:
    """A multiple of the stated time as one of the time that was planned for it."""
    if not learned.visits:
        return learned
    return replace(learned, log_mean=learned.log_mean - log(planned.stretch))


NO_HISTORY = Experience(learn((), SERVICE), learn((), DRIVING), learn((), STARTS), learn((), LOADING))
"""The plan is right on average, give or take."""


def learn_times(
    store: DeskReads, before: date, cancelled: Callable[[], bool] = lambda: False
) -> Experience:
    """Learn from the days before one: never from the day itself, so that a day can be repeated.

    Once ``cancelled`` is true, from what has been read by then.
    """
    legs: list[Duration] = []
    services: list[Duration] = []
    starts: list[Duration] = []
    loadings: list[Duration] = []
    rests: list[RestSeen] = []
    stays: list[float] = []
    for day in [day for day in store.days() if day < before][-HISTORY_DAYS:]:
        if cancelled():
            break
        history = _Day(store, day)
        legs.extend(history.legs())
        services.extend(history.services())
        starts.extend(history.starts())
        loadings.extend(history.loadings())
        rests.extend(history.rests())
        stays.extend(history.stays())
    return Experience(
        learn(services, SERVICE),
        learn(legs, DRIVING),
        learn(starts, STARTS),
        learn(loadings, LOADING),
        _rests_after(rests),
        stays_s=median(stays) if len(stays) >= STAYS_KNOWN else None,
    )


def _rests_after(rests: Sequence[RestSeen]) -> float | None:
    """How long after the earliest time for it drivers take a break, before the first drive from then
    on, where that says better when than the plan does: the time that agrees with most breaks seen."""
    if len(rests) < RESTS_KNOWN:
        return None
    lags = sorted(rest.lag_s for rest in rests)
    after = max(lags, key=lambda lag: sum(not rest.off_s(lag) for rest in rests))
    by_habit = median(rest.off_s(after) for rest in rests)
    by_plan = median(rest.off_plan_s for rest in rests)
    return after if by_habit < by_plan else None


def expected_times(
    store: DeskReads,
    day: date,
    orders: Iterable[Order],
    shifts: Iterable[Shift],
    enough: int,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExpectedTimes:
    """What to plan a day with, once ``enough`` visits were seen on earlier days (0: never).

    Who will come to a stop is not known yet, nor at what hour.
    """
    learned = learn_times(store, day, cancelled) if enough else NO_HISTORY
    if learned.service.general.visits < max(enough, 1):
        return AS_STATED
    stretches = {}
    for order in orders:
        for stop, task in zip(first_attempts(order), order.tasks, strict=True):
            members = (task.kind.value, "", "", task.place.name, _where(task.place))
            multiple = learned.service.estimate(members).mean
            stretches[stop.stop_id] = _within(multiple, MOST_STRETCHED)
    if learned.driving.general.visits < enough:
        return ExpectedTimes(stretches)
    drivers = {shift.driver.driver_id for shift in shifts}
    paces = {
        driver: _within(learned.driving.estimate(("", driver, "")).mean, SLOWEST) for driver in drivers
    }
    return ExpectedTimes(stretches, paces, learned.hours())


def _within(multiple: float, most: float) -> float:
    return min(max(multiple, 1 / most), most)


def _members(
    order: Order, planned: PlannedStop, driver: str, at: datetime, zone: ZoneInfo
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The members of a stop's levels: of the leg there, and of its service (see ``learned_times``)."""
    place = task_of(order, planned.stop).place
    hour, where = str(at.astimezone(zone).hour), _where(place)
    return (hour, driver, where), (planned.stop.task.value, hour, driver, place.name, where)


def _where(place: Place) -> str:
    """One name for a building: its position to about ten metres."""
    if place.location is None:
        return place.label
    return f"{place.location.lon:.4f} {place.location.lat:.4f}"


class _Day:
    """A past day's plan as the phones had it, and what became of it."""

    def __init__(self, store: DeskReads, day: date) -> None:
        records: tuple[RouteRecord, ...] = store.routes(day)
        self._day = day
        self._orders = {order.order_id: order for order in store.orders(day)}
        self._shifts = {shift.shift_id: shift for shift in store.shifts(day)}
        self._routes = {record.shift_id: record.released or record.route for record in records}
        self._log = DayLog(self._routes, in_order(store.events(day)))

    def services(self) -> Iterable[Duration]:
        """Service times as planned and as reported, from when service could start."""
        for shift, planned, facts in self._done():
            arrived, finished = facts.arrived_at, facts.finished_at
            order = self._orders[planned.stop.order_id]
            zone = shift.depot.zone
            windows = promises(task_of(order, planned.stop), self._day, zone)
            if arrived is None or finished is None or self._rested(shift, arrived, finished):
                continue
            opened = earliest_start(arrived, windows)
            started = opened if opened < finished else arrived
            _, members = _members(order, planned, shift.driver.driver_id, started, zone)
            planned_s = (planned.departure - planned.service_start).total_seconds()
            actual_s = (finished - started).total_seconds()
            yield Duration(planned_s / planned.stretch, actual_s, members)

    def legs(self) -> Iterable[Duration]:
        """Driving times of legs that were driven as planned: from the stop before."""
        followed = self._followed()
        for shift, planned, facts in self._done():
            left, arrived = facts.en_route_at, facts.arrived_at
            if left is None or arrived is None or self._rested(shift, left, arrived):
                continue
            if planned.stop.stop_id not in followed:
                continue
            order = self._orders[planned.stop.order_id]
            driver, zone = shift.driver.driver_id, shift.depot.zone
            members, _ = _members(order, planned, driver, left, zone)
            yield Duration(planned.leg_s, (arrived - left).total_seconds(), members)

    def starts(self) -> Iterable[Duration]:
        """How late shifts started."""
        for shift, trip, known in self._first_trips():
            if known.started_at is not None:
                late = (known.started_at - trip.loading_start).total_seconds()
                counted = min(max(late, AT_ONCE_S), LATEST_S)
                yield Duration(STARTS_LATE_S, counted, (shift.driver.driver_id,))

    def loadings(self) -> Iterable[Duration]:
        """Loading times of first trips, but for who held back so as not to be there too early."""
        leaves = timedelta(seconds=LEAVES_S)
        for shift, trip, known in self._first_trips():
            if known.started_at is None or not known.loads:
                continue
            begun, loaded, first = known.started_at, known.loads[0], trip.stops[0]
            if loaded > trip.loading_start:
                begun = max(begun, trip.loading_start)
            needed = first.service_start - timedelta(seconds=first.leg_s)
            if needed <= trip.departure + leaves:
                planned_s = (trip.departure - trip.loading_start).total_seconds()
                took_s = (loaded - begun).total_seconds()
                yield Duration(planned_s, took_s, (shift.driver.driver_id,))

    def rests(self) -> Iterable[RestSeen]:
        """Every break taken."""
        for shift_id, route in self._routes.items():
            shift = self._shifts[shift_id]
            begun = [at for at, begins in self._log.shift(shift_id).rests if begins]
            planned = [rest for trip in route.trips for rest in trip.breaks]
            facts = [self._log.stop(stop_id) for stop_id in route.stop_ids]
            left = [each.en_route_at for each in facts if each.en_route_at is not None]
            begins = instant(self._day, shift.starts, shift.depot.zone)
            for rest, at, plan in zip(shift.breaks, begun, planned, strict=False):
                earliest = instant(self._day, rest.earliest, shift.depot.zone)
                drove_on = max((each for each in left if each < at), default=begins)
                yield RestSeen(
                    (at - earliest).total_seconds(),
                    (drove_on - earliest).total_seconds(),
                    abs((at - plan.start).total_seconds()),
                )

    def stays(self) -> Iterable[float]:
        """How long after their shift's end drivers who then left stops unmade had finished the last
        one, in seconds. Who went home before the end had other reasons."""
        for shift_id, route in self._routes.items():
            facts = [self._log.stop(stop_id) for stop_id in route.stop_ids]
            finished = [each.finished_at for each in facts if each.finished_at is not None]
            if finished and any(each.state is StopState.NOT_ATTEMPTED for each in facts):
                shift = self._shifts[shift_id]
                ends = instant(self._day, shift.ends, shift.depot.zone)
                if (stayed := (max(finished) - ends).total_seconds()) > 0:
                    yield stayed

    def _first_trips(self) -> Iterable[tuple[Shift, Trip, ShiftLog]]:
        for shift_id, route in self._routes.items():
            if route.trips and route.trips[0].stops:
                yield self._shifts[shift_id], route.trips[0], self._log.shift(shift_id)

    def _done(self) -> Iterable[tuple[Shift, PlannedStop, StopFacts]]:
        """Stops that their own driver finished, without a doubt about it."""
        for shift_id, route in self._routes.items():
            for planned in route.stops:
                facts = self._log.stop(planned.stop.stop_id)
                is_sure = facts.shift_id == shift_id and not facts.disputed and not facts.corrected
                if facts.state.is_done and is_sure and planned.stop.order_id in self._orders:
                    yield self._shifts[shift_id], planned, facts

    def _followed(self) -> set[str]:
        """Stops that were reached from the stop that the plan has before them, or first as planned."""
        followed: set[str] = set()
        for route in self._routes.values():
            ends = [
                (end, stop_id)
                for stop_id in route.stop_ids
                if (end := self._log.stop(stop_id).finished_at) is not None
            ]
            lived = [stop_id for _, stop_id in sorted(ends)]
            followed.update(lived[:1] if lived[:1] == list(route.stop_ids[:1]) else ())
            planned = set(pairwise(route.stop_ids))
            followed.update(after for before, after in pairwise(lived) if (before, after) in planned)
        return followed

    def _rested(self, shift: Shift, start: datetime, end: datetime) -> bool:
        """Whether a break began or ended between two instants."""
        log: ShiftLog = self._log.shift(shift.shift_id)
        return any(start < at < end for at, _ in log.rests)
