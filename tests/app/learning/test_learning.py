"""Past days teach how long things take; a day teaches nothing about itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from math import exp

import pytest

from app.day_data import read_day
from app.domain.board import Board
from app.domain.expected_times import AS_STATED, ExpectedTimes
from app.domain.routes import PlannedStop, Route, RouteRecord, first_attempts
from app.domain.settings import Settings
from app.domain.solution import SolvedRoute, Step, StepKind
from app.forecasting import StopTimes
from app.learning import NO_HISTORY, Experience, expected_times, learn_times
from app.planning.problem import SETUP_S, state_day
from app.planning.routes import route_from
from app.tracking import DayTracker
from storage.store import DeskStore
from tests.app.learning.days import DRIVING, QUICK, SERVICE_OF, SLOW
from tests.app.sample_day import SampleDay, sample_day


def expected(learned: Experience, day: SampleDay) -> list[tuple[str, PlannedStop, StopTimes]]:
    """What is expected of each stop, were the day driven again."""
    orders = {order.order_id: order for order in day.orders}
    told = []
    for record in day.routes:
        shift = next(s for s in day.shifts if s.shift_id == record.shift_id)
        times = learned.of_route(record.route, shift, orders)
        told += [
            (shift.driver.driver_id, planned, times.of(planned.stop.stop_id))
            for planned in record.route.stops
        ]
    return told


def test_what_drivers_took_yesterday_is_expected_tomorrow(store: DeskStore, day: SampleDay) -> None:
    learned = learn_times(store, day.day + timedelta(days=1))
    assert learned.service.general.visits == sum(len(record.stop_ids) for record in day.routes)
    for driver, _, times in expected(learned, day):
        assert exp(times.service.log_mean) == pytest.approx(SERVICE_OF[driver], rel=0.12)
        assert exp(times.leg.log_mean) == pytest.approx(DRIVING, rel=0.06)


def test_a_day_learns_nothing_from_itself(store: DeskStore, day: SampleDay) -> None:
    assert learn_times(store, day.day) == NO_HISTORY


def test_a_leg_driven_from_elsewhere_says_nothing(store: DeskStore, day: SampleDay) -> None:
    """Two stops done in the other order: the three legs about them are not those of the plan."""
    before = learn_times(store, day.day + timedelta(days=1)).driving.general.visits
    route = day.routes[0].released
    assert route is not None
    stops = list(route.trips[0].stops)
    stops[3], stops[4] = stops[4], stops[3]
    trip = replace(route.trips[0], stops=tuple(stops))
    with store.write() as unit:
        swapped = replace(route, trips=(trip, *route.trips[1:]))
        unit.put_routes([replace(day.routes[0], released=swapped)])
        unit.commit()
    assert learn_times(store, day.day + timedelta(days=1)).driving.general.visits == before - 3


def test_reading_history_ends_when_the_desk_closes(store: DeskStore, day: SampleDay) -> None:
    assert learn_times(store, day.day + timedelta(days=1), lambda: True) == NO_HISTORY


def test_the_board_says_how_sure_a_time_is_and_what_it_rests_on(
    store: DeskStore, day: SampleDay
) -> None:
    tracker = DayTracker(read_day(store, day.day), NO_HISTORY)
    now = day.routes[0].route.trips[0].loading_start - timedelta(hours=1)
    unsure = tracker.board(now)
    tracker.set_experience(learn_times(store, day.day + timedelta(days=1)))
    learned = tracker.board(now)
    for stop in (stop for lane in unsure.lanes for stop in lane.stops):
        assert stop.outlook is not None
        assert stop.outlook.early <= stop.eta <= stop.outlook.late
        assert stop.outlook.visits == 0
    assert last_eta(learned, "d0") > last_eta(unsure, "d0") + timedelta(minutes=30)
    outlooks = [stop.outlook for lane in learned.lanes for stop in lane.stops]
    assert all(outlook is not None and outlook.visits > 0 for outlook in outlooks)


def last_eta(board: Board, driver: str) -> datetime:
    return next(lane.stops[-1].eta for lane in board.lanes if lane.shift.driver.driver_id == driver)


def test_a_lane_nobody_reports_on_stays_the_same_object_as_time_goes_on(
    store: DeskStore, day: SampleDay
) -> None:
    tracker = DayTracker(read_day(store, day.day), NO_HISTORY)
    now = day.routes[0].route.trips[0].loading_start - timedelta(hours=2)
    lanes = tracker.board(now).lanes
    for minute in range(1, 60):
        later = tracker.board(now + timedelta(minutes=minute, microseconds=333 * minute)).lanes
        assert all(a is b for a, b in zip(lanes, later, strict=True))


def test_a_stop_will_be_late_when_it_is_more_likely_so_than_not(
    store: DeskStore, day: SampleDay
) -> None:
    windowed = sample_day(seed=5, stops=120, drivers=2)
    with store.write() as unit:
        unit.put_orders(windowed.orders)
        unit.commit()
    tracker = DayTracker(read_day(store, day.day), NO_HISTORY)
    board = tracker.board(day.routes[0].route.trips[0].loading_start + timedelta(minutes=40))
    stops = [stop for lane in board.lanes for stop in lane.stops if stop.outlook is not None]
    assert any(stop.late_s for stop in stops)
    for stop in stops:
        assert stop.outlook is not None
        if stop.late_s > 0:
            assert stop.outlook.late_chance >= 0.5
        else:
            assert stop.outlook.late_chance <= 0.5


def test_tomorrow_is_planned_with_what_was_learned_and_learning_does_not_chase_itself(
    store: DeskStore, day: SampleDay
) -> None:
    tomorrow = day.day + timedelta(days=1)
    expected_then = expected_times(store, tomorrow, day.orders, day.shifts, 20)
    multiples = expected_then.stretches
    assert set(multiples) == {stop.stop_id for order in day.orders for stop in first_attempts(order)}
    assert all(QUICK < multiple < SLOW for multiple in multiples.values())
    assert set(expected_then.paces) == {shift.driver.driver_id for shift in day.shifts}
    before = learn_times(store, tomorrow)
    stretched = [stretch(record) for record in day.routes]
    with store.write() as unit:  # as if the day had been planned so, and had been lived as it was
        unit.put_routes(stretched)
        unit.commit()
    after = learn_times(store, tomorrow)
    assert after.service.general.shift == pytest.approx(before.service.general.shift)
    lived = replace(day, routes=tuple(stretched))
    for driver, _, times in expected(after, lived):
        assert exp(times.service.log_mean) * 1.5 == pytest.approx(SERVICE_OF[driver], rel=0.12)


def stretch(record: RouteRecord) -> RouteRecord:
    """The record with services planned half as long again."""

    def longer(planned: PlannedStop) -> PlannedStop:
        service = (planned.departure - planned.service_start) * 1.5
        return replace(planned, departure=planned.service_start + service, stretch=1.5)

    def all_longer(route: Route) -> Route:
        trips = (replace(trip, stops=tuple(map(longer, trip.stops))) for trip in route.trips)
        return replace(route, trips=tuple(trips))

    released = all_longer(record.released) if record.released else None
    return replace(record, route=all_longer(record.route), released=released)


def test_planning_states_what_was_stated_without_enough_visits(
    store: DeskStore, day: SampleDay
) -> None:
    tomorrow = day.day + timedelta(days=1)
    for then, enough in ((tomorrow, 1_000), (tomorrow, 0), (day.day, 1)):
        assert expected_times(store, then, day.orders, day.shifts, enough) == AS_STATED


def test_a_stretched_stop_is_planned_longer_parking_included(day: SampleDay) -> None:
    order = next(order for order in day.orders if order.is_located and len(order.tasks) == 1)
    stop_id = first_attempts(order)[0].stop_id
    depots = [shift.depot for shift in day.shifts]
    expected = ExpectedTimes({stop_id: 1.5})
    stated = state_day(day.day, [order], day.shifts, depots, (), Settings(), expected)
    (job,) = stated.problem.jobs
    assert (job.service, job.setup) == (round(order.tasks[0].service_s * 1.5), round(SETUP_S * 1.5))
    assert stated.expected == expected


def test_a_slow_driver_is_planned_slower_and_the_legs_of_the_plan_stay_the_roads(
    day: SampleDay,
) -> None:
    order = next(order for order in day.orders if order.is_located and len(order.tasks) == 1)
    shift = day.shifts[0]
    slow = ExpectedTimes(paces={shift.driver.driver_id: 1.25})
    stated = state_day(day.day, [order], day.shifts, [shift.depot], (), Settings(), slow)
    factors = {vehicle.vehicle_id: vehicle.speed_factor for vehicle in stated.problem.vehicles}
    assert factors.pop(shift.shift_id) == pytest.approx(shift.vehicle.speed_factor / 1.25)
    assert set(factors.values()) == {1.0}
    stop_id = first_attempts(order)[0].stop_id
    steps = (
        Step(StepKind.START, "", 0, 0, 0, 0, 0, 0, ()),
        Step(StepKind.JOB, stop_id, 1, 500, 500, 600, 500, 4000, ()),
        Step(StepKind.END, "", 0, 1100, 1100, 1100, 500, 4000, ()),
    )
    solved = SolvedRoute(shift.shift_id, steps, 0)
    route = route_from(solved, stated.stops, stated.zero, (), {}, {}, slow.pace(shift.driver.driver_id))
    (planned,) = route.stops
    assert planned.leg_s == route.trips[0].return_leg_s == 400
    assert planned.arrival == stated.zero + timedelta(seconds=500)
