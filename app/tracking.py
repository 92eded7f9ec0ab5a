"""The day as it runs: facts in, one frozen picture out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain import stop_state
from app.domain.board import Board, BoardStop, DayFigures, Lane
from app.domain.events import Event, EventType, Position
from app.domain.fleet import Depot, Shift
from app.domain.geo import LonLat
from app.domain.orders import Order
from app.domain.promises import Promise, late_seconds, promises, shown_window
from app.domain.proofs import NOTHING_BROUGHT, Brought, StopProof, bring, shown_proof
from app.domain.routes import (
    PlannedBreak,
    PlannedStop,
    Route,
    RouteRecord,
    Stop,
    UnassignedOrder,
    first_attempts,
    task_of,
)
from app.domain.stop_state import StopFacts, StopState
from app.domain.timing import instant
from app.forecasting import Forecast, ShiftFacts, forecast_route
from app.ports import DeskReads
from app.watching import issues_of
from app.whereabouts import Whereabouts

HUES = 24
"""Colours for routes: twelve plain, twelve dashed."""
NOT_PLANNED = "not_planned"
"""The reason of a stop that no plan has seen yet."""


@dataclass(frozen=True, slots=True)
class DayData:
    """What the board is made from, apart from facts."""

    day: date
    depots: tuple[Depot, ...]
    shifts: tuple[Shift, ...]
    orders: Mapping[str, Order]
    routes: Mapping[str, RouteRecord]
    unassigned: tuple[UnassignedOrder, ...]


def read_day(store: DeskReads, day: date) -> DayData:
    """A day's data as it stands in the store; what no plan has seen yet counts as unassigned."""
    orders, routes, left_out = store.orders(day), store.routes(day), store.unassigned(day)
    return DayData(
        day=day,
        depots=store.depots(),
        shifts=store.shifts(day),
        orders={order.order_id: order for order in orders},
        routes={record.shift_id: record for record in routes},
        unassigned=(*left_out, *_not_planned(orders, routes, left_out)),
    )


def _not_planned(
    orders: Iterable[Order], routes: Iterable[RouteRecord], left_out: Iterable[UnassignedOrder]
) -> Iterable[UnassignedOrder]:
    """Stops of open orders that are on no route and that no plan has left out."""
    known = {stop_id for record in routes for stop_id in record.route.stop_ids}
    known |= {item.stop_id for item in left_out}
    for order in orders:
        for stop in () if order.cancelled else first_attempts(order):
            if stop.stop_id not in known:
                yield UnassignedOrder(stop.stop_id, order.order_id, NOT_PLANNED, "not planned yet")


class DayTracker:
    """Folds a day's facts and draws boards. Used by one thread at a time; ``copy`` for another."""

    def __init__(self, data: DayData) -> None:
        self._facts: dict[str, StopFacts] = {}
        self._shifts: dict[str, ShiftFacts] = {}
        self._whereabouts = Whereabouts()
        self._lanes: dict[str, tuple[object, Lane]] = {}
        self._brought: dict[str, Brought] = {}
        self._proofs: dict[str, StopProof] = {}
        self._here: frozenset[str] = frozenset()
        self._distances: Mapping[int, int] = {}
        self.last_sequence = 0
        self.set_data(data)

    def set_data(self, data: DayData) -> None:
        """Take new orders, shifts or routes; facts are kept."""
        self.data = data
        self._proofs.clear()
        self._windows: dict[str, tuple[Promise, ...]] = {}
        shifts = {shift.shift_id: shift for shift in data.shifts}
        for record in data.routes.values():
            zone = shifts[record.shift_id].depot.zone
            for planned in record.route.stops:
                order = data.orders[planned.stop.order_id]
                task = task_of(order, planned.stop)
                self._windows[planned.stop.stop_id] = promises(task, data.day, zone)
        self._hues = _hues(data.shifts)
        self._by_driver = {shift.driver.driver_id: shift for shift in data.shifts}

    def copy(self) -> DayTracker:
        """A picture of its own, for a thread that looks while this one goes on."""
        twin = DayTracker(self.data)
        twin._facts = dict(self._facts)
        twin._shifts = dict(self._shifts)
        twin._whereabouts = self._whereabouts.copy()
        twin._brought = dict(self._brought)
        twin.set_proofs(self._here, self._distances)
        twin.last_sequence = self.last_sequence
        return twin

    def set_proofs(self, here: frozenset[str], distances: Mapping[int, int]) -> None:
        """Take the names of the pictures that are here, and by a fact's number its metres from the
        stop."""
        self._here, self._distances = here, distances
        self._proofs.clear()

    def facts(self, stop_id: str) -> StopFacts:
        """What is known of a stop."""
        return self._facts.get(stop_id, StopFacts())

    def shift_facts(self, shift_id: str) -> ShiftFacts:
        """What is known of a shift."""
        return self._shifts.get(shift_id, ShiftFacts())

    def windows(self, stop_id: str) -> tuple[Promise, ...]:
        """The promised windows of a stop on a route."""
        return self._windows.get(stop_id, ())

    def apply(self, events: Iterable[Event]) -> None:
        """Fold facts, in the desk's order."""
        for event in events:
            self.last_sequence = max(self.last_sequence, event.sequence)
            self._whereabouts.hear(event)
            if event.stop_id:
                self._facts[event.stop_id] = stop_state.apply(self.facts(event.stop_id), event)
                self._bring(event)
            elif event.shift_id:
                self._apply_to_shift(event)

    def _bring(self, event: Event) -> None:
        brought = self._brought.get(event.stop_id, NOTHING_BROUGHT)
        self._brought[event.stop_id] = bring(brought, event)
        self._proofs.pop(event.stop_id, None)

    def _proof(self, stop: Stop) -> StopProof:
        """What there is to show for a stop; worked out once until something about it changes."""
        known = self._proofs.get(stop.stop_id)
        if known is None:
            known = shown_proof(
                self._brought.get(stop.stop_id, NOTHING_BROUGHT),
                self.facts(stop.stop_id),
                self.data.orders[stop.order_id].required_proof,
                self._here,
                self._distances,
            )
            self._proofs[stop.stop_id] = known
        return known

    def _apply_to_shift(self, event: Event) -> None:
        self._shifts[event.shift_id] = _fold_shift(self.shift_facts(event.shift_id), event)
        record = self.data.routes.get(event.shift_id)
        if record is None or event.type not in (EventType.SHIFT_ENDED, EventType.RELEASED):
            return
        route = record.released or record.route
        for stop_id in route.stop_ids:
            self._facts[stop_id] = stop_state.apply(self.facts(stop_id), event)

    def move(self, positions: Iterable[Position]) -> None:
        """Take positions; one in doubt or older than the last never moves a marker."""
        self._whereabouts.move(positions, self._by_driver)

    def board(self, now: datetime) -> Board:
        """The picture at an instant; unchanged lanes are the same objects as before."""
        lanes = tuple(self._lane(shift, now) for shift in self.data.shifts)
        vehicles = tuple(self._whereabouts.marks())
        return Board(
            day=self.data.day,
            now=now,
            depots=self.data.depots,
            lanes=lanes,
            unassigned=self.data.unassigned,
            orders=dict(self.data.orders),
            vehicles=vehicles,
            figures=_figures(lanes, sum(1 for u in self.data.unassigned if not u.carrier_id)),
            issues=issues_of(lanes, vehicles, now),
        )

    def forecast(self, route: Route, now: datetime) -> dict[str, Forecast]:
        """Forecasts of a route of this day by stop id."""
        return forecast_route(route, self._facts, self._windows, self.shift_facts(route.shift_id), now)

    def _lane(self, shift: Shift, now: datetime) -> Lane:
        record = self.data.routes.get(shift.shift_id)
        route = record.route if record else Route(shift.shift_id, ())
        forecasts = self.forecast(route, now)
        facts = tuple(self.facts(stop_id) for stop_id in route.stop_ids)
        known = self.shift_facts(shift.shift_id)
        proofs = tuple(self._proof(planned.stop) for planned in route.stops)
        key = (shift, record, facts, tuple(forecasts.values()), known, proofs)
        cached = self._lanes.get(shift.shift_id)
        if cached is not None and cached[0] == key:
            return cached[1]
        lane = Lane(
            shift=shift,
            hue=self._hues[shift.driver.driver_id],
            stops=tuple(self._stops(route, forecasts)),
            breaks=_breaks(route, known, forecasts),
            return_shapes=tuple(trip.return_shape for trip in route.trips),
            starts=instant(shift.day, shift.starts, shift.depot.zone),
            ends=instant(shift.day, shift.ends, shift.depot.zone),
            distance_m=route.distance_m,
            draft=record.draft if record else 0,
            revision=record.revision if record else 0,
            unsent=record.has_unsent_changes if record else False,
            started=known.started_at is not None,
            ended=known.ended_at is not None,
        )
        self._lanes[shift.shift_id] = (key, lane)
        return lane

    def _stops(self, route: Route, forecasts: Mapping[str, Forecast]) -> Iterable[BoardStop]:
        number = 0
        for trip_number, trip in enumerate(route.trips):
            for planned in trip.stops:
                number += 1
                yield self._stop(planned, number, trip_number, forecasts[planned.stop.stop_id])

    def _stop(self, planned: PlannedStop, number: int, trip: int, forecast: Forecast) -> BoardStop:
        stop = planned.stop
        order = self.data.orders[stop.order_id]
        task = task_of(order, stop)
        facts = self.facts(stop.stop_id)
        windows = self.windows(stop.stop_id)
        skipped = facts.state in (StopState.CANCELLED, StopState.NOT_ATTEMPTED)
        return BoardStop(
            stop_id=stop.stop_id,
            order_id=stop.order_id,
            number=number,
            task=stop.task,
            name=task.place.name,
            address=", ".join(part for part in (task.place.address, task.place.city) if part),
            location=task.place.location or LonLat(0, 0),
            state=facts.state,
            planned_arrival=planned.arrival,
            planned_start=planned.service_start,
            planned_departure=planned.departure,
            eta=planned.service_start if skipped else forecast.start,
            late_s=0 if skipped else late_seconds(forecast.start, windows),
            window=shown_window(forecast.start, windows),
            trip=trip,
            shape=planned.shape,
            outcome=facts.outcome,
            finished_at=facts.finished_at,
            note=facts.note,
            disputed=facts.disputed,
            proof=self._proof(stop),
        )


def _fold_shift(facts: ShiftFacts, event: Event) -> ShiftFacts:
    kind = event.type
    if kind is EventType.SHIFT_STARTED and facts.started_at is None:
        return replace(facts, started_at=event.at)
    if kind is EventType.SHIFT_ENDED:
        return replace(facts, ended_at=event.at)
    if kind is EventType.LOADED:
        return replace(facts, loadings=facts.loadings + 1, last_loaded_at=event.at)
    if kind is EventType.BREAK_STARTED:
        return replace(facts, resting_since=event.at)
    if kind is EventType.BREAK_ENDED:
        rest = (facts.resting_since or event.at, event.at)
        return replace(facts, rests=(*facts.rests, rest), resting_since=None)
    return facts


def _breaks(
    route: Route, known: ShiftFacts, forecasts: Mapping[str, Forecast]
) -> tuple[PlannedBreak, ...]:
    """Breaks as taken, and those still to come where the forecast puts them."""
    taken = tuple(PlannedBreak(start, end, 0) for start, end in known.rests)
    planned = [(trip, rest) for trip in route.trips for rest in trip.breaks]
    coming = []
    for trip, rest in planned[len(taken) :]:
        start = known.resting_since or rest.start
        if rest.after_stops and known.resting_since is None:
            before = trip.stops[min(rest.after_stops, len(trip.stops)) - 1]
            start = max(rest.start, forecasts[before.stop.stop_id].departure)
        coming.append(PlannedBreak(start, start + (rest.end - rest.start), rest.after_stops))
    return taken + tuple(coming)


def _hues(shifts: tuple[Shift, ...]) -> dict[str, int]:
    """A colour per driver: by the order of driver ids, so that a re-plan does not change it."""
    drivers = sorted({shift.driver.driver_id for shift in shifts})
    return {driver: index % HUES for index, driver in enumerate(drivers)}


def _figures(lanes: tuple[Lane, ...], unassigned: int) -> DayFigures:
    stops = [stop for lane in lanes for stop in lane.stops]
    done = [stop for stop in stops if stop.state.is_done]
    promised = [stop for stop in done if stop.window is not None]
    open_stops = [stop for stop in stops if not stop.state.is_final]
    in_time = sum(1 for stop in promised if stop.late_s == 0)
    return DayFigures(
        on_time=in_time / len(promised) if promised else None,
        open=len(open_stops),
        will_be_late=sum(1 for stop in open_stops if stop.late_s > 0),
        unassigned=unassigned,
        done=len(done),
        failed=sum(1 for stop in done if stop.state is StopState.FAILED),
        unsent=sum(1 for lane in lanes if lane.unsent),
    )
