"""The day as it runs: facts in, one frozen picture out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from app.day_data import DayData, Standing, stand
from app.domain import shift_state, stop_state
from app.domain.board import Board, BoardStop, Lane
from app.domain.closures import Closure, heard
from app.domain.events import Event, EventType, Position
from app.domain.geo import LonLat
from app.domain.loads import Load, with_news
from app.domain.orders import OrderKind
from app.domain.promises import Promise
from app.domain.routes import Route
from app.domain.shift_state import ShiftFacts
from app.domain.stop_state import StopFacts
from app.domain.trails import Trail, place_of, up_to
from app.domain.underway import Leg, Seen, leg_under_way, seen_on
from app.drawing import (
    LOOK_AGAIN,
    DrawnLane,
    LanePlan,
    count,
    draw_lane,
    draw_stop,
    figures_of,
    kept,
    looked_until,
    median_of,
    outlook_of,
)
from app.forecasting import (
    AS_PLANNED,
    Forecast,
    RouteRange,
    RouteTimes,
    forecast_range,
    forecast_route,
)
from app.learning import NO_HISTORY, Experience
from app.shown_proofs import ShownProofs
from app.watching import Scene, issues_of, lost_drivers, ranked
from app.whereabouts import Whereabouts

_NOTHING_KNOWN = StopFacts()


class DayTracker:
    """Folds a day's facts and draws boards. Used by one thread at a time; ``copy`` for another.

    What a fact touches is drawn anew with the next board, and nothing else. Without ``experience`` the
    plan's times are taken as they are, and nothing is said of how sure they are. ``standing`` is what
    follows from the data, where that is known.
    """

    def __init__(
        self,
        data: DayData,
        experience: Experience | None = None,
        standing: Standing | None = None,
    ) -> None:
        self._experience = experience
        self._facts: dict[str, StopFacts] = {}
        self._shifts: dict[str, ShiftFacts] = {}
        self._whereabouts = Whereabouts()
        self._drawn: dict[str, DrawnLane] = {}
        self._proofs = ShownProofs()
        self._closures: Mapping[str, Closure] = {}
        self.loads: Mapping[str, Load] = {}
        self.last_sequence = 0
        self._standing = standing or stand(data)
        self._touched = set(self._standing.plans)
        self._times: dict[str, tuple[Route, RouteTimes]] = {}

    def set_data(self, data: DayData) -> None:
        """Take new orders, shifts or routes; facts are kept."""
        self.stand_on(stand(data))

    def stand_on(self, standing: Standing) -> None:
        """The same, where what follows from the data is known. Lanes of which everything is the very
        same value as before are not drawn anew."""
        same = standing.lanes_as_in(self.data)
        self._standing = standing
        self._proofs.forget_shown()
        self._drawn = {key: drawn for key, drawn in self._drawn.items() if key in standing.plans}
        self._touched = {key for key in standing.plans if key not in same or key in self._touched}
        self._times = {key: times for key, times in self._times.items() if key in same}

    @property
    def data(self) -> DayData:
        """Orders, shifts and routes."""
        return self._standing.data

    def set_experience(self, experience: Experience) -> None:
        """Take what past days have taught."""
        self._experience = experience
        self._touched = set(self._standing.plans)
        self._times = {}

    @property
    def has_learned(self) -> bool:
        """Whether earlier days say how long things take."""
        return self._experience is not None and self._experience is not NO_HISTORY

    def hours(self) -> tuple[tuple[int, float], ...]:
        """From which local hours on all driving takes a multiple of the usual; none: at any time."""
        return self._experience.hours() if self._experience is not None else ()

    def last_seen(self) -> tuple[Position, ...]:
        """The newest sound position of each of the day's drivers."""
        trails = (self._whereabouts.trail(driver_id) for driver_id in self._standing.by_driver)
        return tuple(trail[-1] for trail in trails if trail)

    def seen_at(self, shift_id: str, since: datetime, now: datetime) -> LonLat | None:
        """Where a shift's driver was seen last, if that was after an instant."""
        trail = self._trail(shift_id, now)
        return place_of(trail[-1]) if trail and trail[-1].at >= since else None

    def slow_down(self, slower: float) -> None:
        """Expect all driving to take so many times as long."""
        known = self._experience or NO_HISTORY
        self.set_experience(replace(known, slowdown=known.slowdown * slower))

    def anew(self) -> DayTracker:
        """One that expects what this one expects and knows its pictures, before any fact of the day."""
        twin = DayTracker(self.data, self._experience, self._standing)
        twin._proofs = self._proofs.anew()
        return twin

    def copy(self) -> DayTracker:
        """A picture of its own, for a thread that looks while this one goes on."""
        twin = self.anew()
        twin._times = self._times  # the same for the same data, whoever works it out
        twin._facts = dict(self._facts)
        twin._shifts = dict(self._shifts)
        twin._whereabouts = self._whereabouts.copy()
        twin._proofs = self._proofs.copy()
        twin._closures = self._closures
        twin.loads = self.loads
        twin.last_sequence = self.last_sequence
        return twin

    def set_proofs(self, here: frozenset[str], distances: Mapping[int, int]) -> None:
        """Take the names of the pictures that are here, and by a fact's number its metres from the
        stop."""
        for stop_id in self._proofs.take(here, distances):
            self._touch(stop_id)

    def look_like(self, other: DayTracker) -> None:
        """Draw lanes anew, but give those parts that come out as the other has drawn them as the same
        objects: who shows one picture after the other has less to do."""
        self._drawn = {
            key: replace(drawn, issues=())  # what it had raised is no business of this one
            for key, drawn in other._drawn.items()
            if key in self._standing.plans
        }
        self._touched = set(self._standing.plans)

    def facts(self, stop_id: str) -> StopFacts:
        """What is known of a stop."""
        return self._facts.get(stop_id, _NOTHING_KNOWN)

    def kept_by_hand(self) -> set[str]:
        """Stops that a person has locked to a shift, or given to the one that still has them and that
        can go on."""
        return {
            stop_id
            for stop_id, known in self._facts.items()
            if known.locked_to or (known.placed_in and self._is_there(stop_id, known.placed_in))
        }

    def _is_there(self, stop_id: str, shift_id: str) -> bool:
        stands = self._standing.homes.get(stop_id) == shift_id
        return stands and not self.shift_facts(shift_id).is_over

    def shift_facts(self, shift_id: str) -> ShiftFacts:
        """What is known of a shift."""
        return self._shifts.get(shift_id, ShiftFacts())

    @property
    def closures(self) -> tuple[Closure, ...]:
        """Every road that was closed today, also those that are open again."""
        return tuple(self._closures.values())

    def windows(self, stop_id: str) -> tuple[Promise, ...]:
        """The promised windows of a stop on a route."""
        return self._standing.windows.get(stop_id, ())

    def apply(self, events: Iterable[Event]) -> None:
        """Fold facts, in the desk's order."""
        for event in events:
            self.last_sequence = max(self.last_sequence, event.sequence)
            self._whereabouts.hear(event)
            self._closures = heard(self._closures, event)
            if event.stop_id:
                self._apply_to_stop(event.stop_id, event)
                self._proofs.bring(event)
            if event.shift_id and (not event.stop_id or event.type is EventType.PROBLEM):
                self._apply_to_shift(event)
            self._hear_of_loads(event)

    def _hear_of_loads(self, event: Event) -> None:
        """Take what is said of loads; every lane may wait for one."""
        loads = with_news(self.loads, event)
        if loads is not self.loads:
            self.loads = loads
            self._touched = set(self._standing.plans)
            self._times = {}

    def _apply_to_stop(self, stop_id: str, event: Event) -> None:
        self._facts[stop_id] = stop_state.apply(self.facts(stop_id), event)
        self._touch(stop_id)

    def _apply_to_shift(self, event: Event) -> None:
        self._shifts[event.shift_id] = shift_state.apply(self.shift_facts(event.shift_id), event)
        self._touched.add(event.shift_id)
        record = self.data.routes.get(event.shift_id)
        if record is None or event.type not in (EventType.SHIFT_ENDED, EventType.RELEASED):
            return
        route = record.released or record.route
        for stop_id in route.stop_ids:
            self._apply_to_stop(stop_id, event)

    def _touch(self, stop_id: str) -> None:
        """The lane that a stop stands on is to be drawn anew."""
        home = self._standing.homes.get(stop_id)
        if home is not None:
            self._touched.add(home)

    def move(self, positions: Iterable[Position]) -> None:
        """Take positions; one in doubt or older than the last never moves a marker.

        What they say of the time of arrival is seen at the next look at a lane, unless they come so
        late that it should have been seen at the last.
        """
        given = tuple(positions)
        self._whereabouts.move(given, self._standing.by_driver)
        for position in given:
            shift = self._standing.by_driver.get(position.driver_id)
            drawn = self._drawn.get(shift.shift_id) if shift else None
            if shift and drawn and position.at <= drawn.until - LOOK_AGAIN:
                self._touched.add(shift.shift_id)

    def board(self, now: datetime) -> Board:
        """The picture at an instant. Lanes, stops and marks that are as they were are the same objects
        as before."""
        plans = tuple(self._standing.plans.values())
        drawn = tuple(
            self._draw(plan, looked_until(now, place, len(plans))) for place, plan in enumerate(plans)
        )
        lanes = tuple(each.lane for each in drawn)
        vehicles = self._whereabouts.marks()
        issues = [issue for each in drawn for issue in each.issues]
        issues += self._standing.undone
        return Board(
            day=self.data.day,
            now=now,
            depots=self.data.depots,
            lanes=lanes,
            unassigned=self.data.unassigned,
            orders=self.data.orders,
            vehicles=vehicles,
            figures=figures_of(
                drawn, sum(1 for u in self.data.unassigned if not u.carrier_id), self._standing.moved
            ),
            loads=self.loads,
            issues=ranked((*issues, *lost_drivers(lanes, vehicles, now))),
        )

    def forecast(self, route: Route, now: datetime) -> dict[str, Forecast]:
        """Forecasts of a route of this day by stop id."""
        trail = self._trail(route.shift_id, now)
        return self._forecast(route, now, self._seen(self._leg(route), trail, now))

    def forecasts(self, routes: Iterable[Route], now: datetime) -> dict[str, Forecast]:
        """The same of several routes."""
        found: dict[str, Forecast] = {}
        for route in routes:
            found.update(self.forecast(route, now))
        return found

    def _forecast(self, route: Route, now: datetime, seen: Seen | None) -> dict[str, Forecast]:
        known = self.shift_facts(route.shift_id)
        times = self.times(route)
        return forecast_route(route, self._facts, self._standing.windows, known, now, times, seen)

    def outlook(self, route: Route, now: datetime) -> RouteRange | None:
        """How sure the forecasts of a route of this day are; None where nothing is known of that."""
        if self._experience is None:
            return None
        trail = self._trail(route.shift_id, now)
        seen = self._seen(self._leg(route), trail, now)
        return self._range(route, self._standing.plans[route.shift_id].ends, now, seen)

    def back(self, route: Route, forecasts: Mapping[str, Forecast], now: datetime) -> datetime:
        """When a route with stops is back at the depot, as its stops are forecast."""
        trip = next(trip for trip in reversed(route.trips) if trip.stops)
        last = forecasts[trip.stops[-1].stop.stop_id].departure
        home = trip.return_leg_s * self.times(route).other.leg.mean
        return max(now, last + timedelta(seconds=home))

    def _trail(self, shift_id: str, by: datetime) -> Trail:
        """A shift's driver's positions up to an instant."""
        driver_id = self._standing.plans[shift_id].shift.driver.driver_id
        return up_to(self._whereabouts.trail(driver_id), by)

    def _leg(self, route: Route) -> Leg | None:
        shift = self._standing.plans[route.shift_id].shift
        depots = {depot.depot_id: depot.location for depot in shift.depots}
        depots[""] = shift.depot.location
        known = self.shift_facts(route.shift_id)
        return leg_under_way(route, self._facts, known, self._standing.places, depots)

    def _seen(self, leg: Leg | None, trail: Trail, now: datetime) -> Seen | None:
        """Where the driver was on the leg under way."""
        return seen_on(leg, trail[-1] if trail else None, now)

    def _ranges(self, plan: LanePlan, now: datetime, seen: Seen | None) -> RouteRange | None:
        """How sure the forecast of a lane is; None where nothing is known of that."""
        if self._experience is None:
            return None
        return self._range(plan.route, plan.ends, now, seen)

    def _range(self, route: Route, ends: datetime, now: datetime, seen: Seen | None) -> RouteRange:
        known = self.shift_facts(route.shift_id)
        times = self.times(route)
        return forecast_range(route, self._facts, self._standing.windows, known, now, times, ends, seen)

    def times(self, route: Route) -> RouteTimes:
        """What experience says of a route; worked out once for the one that stands."""
        known = self._times.get(route.shift_id)
        if known is not None and known[0] is route:
            return known[1]
        plan = self._standing.plans[route.shift_id]
        times = AS_PLANNED
        if self._experience is not None:
            times = self._experience.of_route(route, plan.shift, self.data.orders)
        goods = self._goods(route)
        if goods:
            times = replace(times, goods=goods)
        if plan.route is route:
            self._times[route.shift_id] = route, times
        return times

    def _goods(self, route: Route) -> dict[str, Load]:
        """By stop, the load that brings what goes there."""
        if not self.loads:
            return {}
        orders = {p.stop.stop_id: self.data.orders[p.stop.order_id] for p in route.stops}
        return {
            stop_id: self.loads[order.load]
            for stop_id, order in orders.items()
            if order.load in self.loads and order.kind is OrderKind.DELIVERY
        }

    def _draw(self, plan: LanePlan, until: datetime) -> DrawnLane:
        """A lane as it stands: drawn anew when something was reported, or when the time has moved what
        is expected."""
        shift_id = plan.shift.shift_id
        before = self._drawn.get(shift_id)
        touched = shift_id in self._touched
        if before is not None and not touched and before.until == until:
            return before
        trail, leg = self._trail(shift_id, until - LOOK_AGAIN), self._leg(plan.route)
        seen = self._seen(leg, trail, until)
        forecasts, ranges = self._forecast(plan.route, until, seen), self._ranges(plan, until, seen)
        if (
            before is not None
            and not touched
            and (before.forecasts, before.ranges, before.seen) == (forecasts, ranges, seen)
        ):
            lane, counts = before.lane, before.counts
        else:
            known = self.shift_facts(shift_id)
            old = before.lane if before else None
            stops = self._stops(plan.route, forecasts, ranges, seen)
            lane = draw_lane(plan, known, forecasts, stops, old, ranges.overtime if ranges else 0.0)
            counts = before.counts if before and lane is before.lane else count(lane)
        scene = self._scene(lane, until, forecasts, ranges, leg, trail, before)
        issues = kept(before.issues if before else (), issues_of(scene))
        drawn = DrawnLane(lane, forecasts, until, counts, issues, ranges, seen)
        self._drawn[shift_id] = drawn
        self._touched.discard(shift_id)
        return drawn

    def _scene(
        self,
        lane: Lane,
        now: datetime,
        forecasts: Mapping[str, Forecast],
        ranges: RouteRange | None,
        leg: Leg | None,
        trail: Trail,
        before: DrawnLane | None,
    ) -> Scene:
        return Scene(
            lane=lane,
            now=now,
            record=self.data.routes.get(lane.shift.shift_id),
            facts=self._facts,
            shift=self.shift_facts(lane.shift.shift_id),
            forecasts=forecasts,
            ranges=ranges,
            windows=self._standing.windows,
            orders=self.data.orders,
            goods=self._goods(self._standing.plans[lane.shift.shift_id].route),
            trail=trail,
            leg=leg,
            raised=frozenset(issue.issue_id for issue in before.issues) if before else frozenset(),
        )

    def _stops(
        self,
        route: Route,
        forecasts: Mapping[str, Forecast],
        ranges: RouteRange | None,
        seen: Seen | None,
    ) -> Iterable[BoardStop]:
        times = self.times(route)
        number = 0
        for trip_number, trip in enumerate(route.trips):
            for planned in trip.stops:
                number += 1
                stop = planned.stop
                forecast, outlook = forecasts[stop.stop_id], None
                if ranges is not None and not self.facts(stop.stop_id).state.is_final:
                    given = ranges.stops[stop.stop_id]
                    forecast = median_of(forecast, given)
                    outlook = outlook_of(given, times.of(stop.stop_id).service)
                yield draw_stop(
                    planned,
                    number,
                    trip_number,
                    self.data.orders[stop.order_id],
                    self.facts(stop.stop_id),
                    forecast,
                    self.windows(stop.stop_id),
                    self._proofs.of(stop, self.data.orders[stop.order_id], self.facts(stop.stop_id)),
                    outlook,
                    seen.at if seen and seen.stop_id == stop.stop_id else None,
                )
