"""What a change of the running day is worth: before and after on the one cost of the day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.promises import late_seconds
from app.domain.routes import Route, Stop, first_attempt
from app.domain.settings import Settings
from app.domain.timing import instant
from app.forecasting import Forecast
from app.orchestration.remainder import RETRY_SHARE
from app.planning.problem import price_of
from app.tracking import DayTracker

TOLD_FROM_S = 900
"""Who was given a time is to be told when it moves a quarter of an hour out of that."""


@dataclass(frozen=True, slots=True)
class DayCost:
    """What some routes come to as forecast: seconds late over open stops, on average over what may
    happen, open stops that are likely late, metres, seconds from start to end, and cents (driving,
    hours, overtime, lateness, and orders missed); ``missed`` counts stops that nobody makes."""

    late_s: int
    late_stops: int
    metres: int
    seconds: int
    cents: int
    missed: int = 0

    def less(self, gains: Iterable[Gain]) -> DayCost:
        """The same after changes of which none touches what another does."""
        late_s, late_stops, metres = self.late_s, self.late_stops, self.metres
        seconds, cents, missed = self.seconds, self.cents, self.missed
        for gain in gains:
            late_s -= gain.late_s
            late_stops -= gain.before.late_stops - gain.after.late_stops
            metres -= gain.metres
            seconds -= gain.seconds
            cents -= gain.cents
            missed -= gain.before.missed - gain.after.missed
        return DayCost(late_s, late_stops, metres, seconds, cents, missed)


@dataclass(frozen=True, slots=True)
class Gain:
    """Before and after; what is saved is positive.

    ``later`` are open stops with a promise that are forecast a minute or more later than before;
    ``newly_late`` those of them that were in time and are not; ``retimed`` are open stops whose time
    moves, either way, so far that their customers are to be told.
    """

    before: DayCost
    after: DayCost
    later: tuple[str, ...] = ()
    newly_late: tuple[str, ...] = ()
    retimed: tuple[str, ...] = ()

    @property
    def late_s(self) -> int:
        """Seconds of lateness saved."""
        return self.before.late_s - self.after.late_s

    @property
    def metres(self) -> int:
        """Metres saved."""
        return self.before.metres - self.after.metres

    @property
    def seconds(self) -> int:
        """Working time saved."""
        return self.before.seconds - self.after.seconds

    @property
    def cents(self) -> int:
        """Money saved."""
        return self.before.cents - self.after.cents


class Weighing:
    """Weighs routes of one day at one instant."""

    def __init__(self, tracker: DayTracker, settings: Settings, now: datetime) -> None:
        self._tracker = tracker
        self._now = now
        self._settings = settings
        self._per_minute = settings.late_cents_per_minute
        self._shifts = {shift.shift_id: shift for shift in tracker.data.shifts}

    def gain(self, before: Iterable[Route], after: Iterable[Route]) -> Gain:
        """What changing some routes saves. A stop that is only on one side is missed on the other, but
        for second attempts, which are a chance and no loss."""
        old, new = tuple(before), tuple(after)
        known = self._tracker.forecasts(old, self._now)
        expected = self._tracker.forecasts(new, self._now)
        stops = {p.stop.stop_id: p.stop for route in (*old, *new) for p in route.stops}
        moved = {
            stop_id: (expected[stop_id].start - known[stop_id].start).total_seconds()
            for stop_id in known.keys() & expected.keys()
            if self._is_open(stop_id)
        }
        later = [key for key, by in moved.items() if by >= 60 and self._tracker.windows(key)]
        return Gain(
            self._cost(old, known, stops),
            self._cost(new, expected, stops),
            tuple(sorted(later)),
            tuple(
                sorted(
                    stop_id
                    for stop_id in later
                    if not self._late(stop_id, known) and self._late(stop_id, expected)
                )
            ),
            tuple(sorted(key for key in moved if self._is_retimed(key, known, expected))),
        )

    def _is_retimed(
        self, stop_id: str, known: Mapping[str, Forecast], expected: Mapping[str, Forecast]
    ) -> bool:
        """Whether a change has a customer told of another time: it leaves the time that was given out,
        or moves far where none was."""
        before, after = known[stop_id].start, expected[stop_id].start
        told, off = self._tracker.facts(stop_id).told, timedelta(seconds=TOLD_FROM_S)
        if told is None:
            return abs(after - before) >= off
        opens, closes = told[0] - off, told[1] + off
        if opens <= after <= closes:
            return False
        return opens <= before <= closes or abs(after - before) >= off

    def whole_day(self) -> DayCost:
        """What all routes come to, orders that no route takes counted as missed."""
        data = self._tracker.data
        routes = tuple(record.route for record in data.routes.values())
        stops = {p.stop.stop_id: p.stop for route in routes for p in route.stops}
        for item in data.unassigned:
            order = data.orders.get(item.order_id)
            stop = first_attempt(order, item.stop_id) if order is not None else None
            if stop is not None and not item.carrier_id:
                stops[stop.stop_id] = stop
        return self._cost(routes, self._tracker.forecasts(routes, self._now), stops)

    def late(self) -> dict[str, int]:
        """Seconds of lateness of the open stops that somebody makes and that are late, as forecast."""
        routes = [record.route for record in self._tracker.data.routes.values()]
        forecasts = self._tracker.forecasts(routes, self._now)
        made = {stop_id for route in routes for stop_id in self._can_be_made(route)}
        late = {name: self._late(name, forecasts) for name in made if self._is_open(name)}
        return {name: late_s for name, late_s in late.items() if late_s}

    def late_total(self) -> int:
        """Seconds of lateness of all open stops of the day, as forecast."""
        routes = [record.route for record in self._tracker.data.routes.values()]
        forecasts = self._tracker.forecasts(routes, self._now)
        return sum(self._late(name, forecasts) for name in forecasts if self._is_open(name))

    def _cost(
        self, routes: Collection[Route], forecasts: Mapping[str, Forecast], stops: Mapping[str, Stop]
    ) -> DayCost:
        made = {stop_id for route in routes for stop_id in self._can_be_made(route)}
        still = {stop_id for stop_id in made if self._is_open(stop_id)}
        late_s = 0.0
        seconds, cents = 0, 0.0
        for route in routes:
            late, unmade = self._shortfall(route, forecasts, still, stops)
            late_s += late
            cents += unmade
            worked, money = self._route_cost(route, forecasts)
            seconds += worked
            cents += money
        missed = [stop for stop_id, stop in stops.items() if stop_id not in made]
        return DayCost(
            late_s=round(late_s),
            late_stops=sum(1 for stop_id in still if self._late(stop_id, forecasts)),
            metres=sum(route.distance_m for route in routes),
            seconds=seconds,
            cents=round(cents + late_s / 60 * self._per_minute + sum(map(self._price, missed))),
            missed=len(missed),
        )

    def _shortfall(
        self,
        route: Route,
        forecasts: Mapping[str, Forecast],
        still: Collection[str],
        stops: Mapping[str, Stop],
    ) -> tuple[float, float]:
        """Seconds late over a route's stops of some, and cents of those that their driver will not come
        to any more: on average where it is known how sure they are."""
        outlook = self._tracker.outlook(route, self._now)
        mine = [stop_id for stop_id in route.stop_ids if stop_id in still]
        if outlook is None:
            return sum(self._late(stop_id, forecasts) for stop_id in mine), 0.0
        foreseen = [(outlook.stops[stop_id], stop_id) for stop_id in mine]
        unmade = sum(
            each.unmade * self._price(stops[stop_id]) for each, stop_id in foreseen if each.unmade
        )
        return sum(each.late_s for each, _ in foreseen), unmade

    def _route_cost(self, route: Route, forecasts: Mapping[str, Forecast]) -> tuple[int, float]:
        """Seconds from now to the end, and cents of them and of all driving."""
        shift = self._shifts[route.shift_id]
        known = self._tracker.shift_facts(route.shift_id)
        if known.is_over or not route.stops:
            return 0, 0.0
        costs = shift.vehicle.costs
        back = self._tracker.back(route, forecasts, self._now)
        begins = max(self._now, route.trips[0].loading_start)
        worked = max(0.0, (back - begins).total_seconds())
        beyond = max(0.0, (back - instant(shift.day, shift.ends, shift.depot.zone)).total_seconds())
        money = (
            costs.fixed
            + worked * costs.per_hour / 3600
            + route.distance_m * costs.per_km / 1000
            + route.driving_s * costs.per_driving_hour / 3600
            + beyond * shift.unplanned_overtime_per_hour / 3600
        )
        return round(worked), money

    def _can_be_made(self, route: Route) -> Iterable[str]:
        """Stops that somebody makes: of a driver who cannot go on, only those that are over."""
        if not self._tracker.shift_facts(route.shift_id).is_over:
            return route.stop_ids
        return (stop_id for stop_id in route.stop_ids if not self._is_open(stop_id))

    def _late(self, stop_id: str, forecasts: Mapping[str, Forecast]) -> int:
        return late_seconds(forecasts[stop_id].start, self._tracker.windows(stop_id))

    def _is_open(self, stop_id: str) -> bool:
        return not self._tracker.facts(stop_id).state.is_final

    def _price(self, stop: Stop) -> int:
        """Cents that not making a stop costs; a second attempt may fail as well."""
        order = self._tracker.data.orders[stop.order_id]
        price = price_of(order, self._settings) // len(order.tasks)
        return price // RETRY_SHARE if stop.attempt > 1 else price
