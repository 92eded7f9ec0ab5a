"""Past days teach how long things take; a day teaches nothing about itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from math import exp
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from app.day_data import DayData, read_day
from app.domain.board import Board
from app.domain.disruption import BUDGETS, Dial
from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.expected_times import AS_STATED, ExpectedTimes
from app.domain.fleet import Break, Shift
from app.domain.learned_times import DRIVING as DRIVING_TIMES
from app.domain.learned_times import Duration, learn
from app.domain.orders import Order
from app.domain.routes import PlannedBreak, PlannedStop, Route, RouteRecord, first_attempts
from app.domain.routing import Pace
from app.domain.settings import Settings
from app.domain.solution import SolvedRoute, Step, StepKind
from app.domain.timing import instant
from app.forecasting import RouteTimes, StopTimes
from app.learning import NO_HISTORY, Experience, expected_times, learn_times
from app.plan_problem import SETUP_S, paces_of, state_day
from app.plan_routes import route_from
from app.remainder import free_by_hand
from app.rest_problem import state_rest
from app.tracking import DayTracker
from storage.store import DeskStore
from tests.app.sample_day import SampleDay, sample_day

SLOW, QUICK = 1.6, 0.8
SERVICE_OF = {"d0": SLOW, "d1": QUICK}
DRIVING = 1.25


def open_at_all_hours(order: Order) -> Order:
    pickup = replace(order.pickup, windows=()) if order.pickup else None
    delivery = replace(order.delivery, windows=()) if order.delivery else None
    return replace(order, pickup=pickup, delivery=delivery)


def driven(route: Route, driver: str, ids: Iterator[int]) -> Iterator[Event]:
    """What the phone of a driver tells who takes so many times what was planned."""
    clock = route.trips[0].departure
    for planned in route.stops:
        leg = timedelta(seconds=planned.leg_s * DRIVING)
        service = (planned.departure - planned.service_start) * SERVICE_OF[driver]
        for kind, at in (
            (EventType.EN_ROUTE, clock),
            (EventType.ARRIVED, clock + leg),
            (EventType.COMPLETED, clock + leg + service),
        ):
            outcome = Outcome.DELIVERED_TO_RECIPIENT if kind is EventType.COMPLETED else None
            actor, number = Actor(ActorKind.DRIVER, driver), str(UUID(int=next(ids)))
            stop_id = planned.stop.stop_id
            yield Event(number, kind, at, at, actor, route.shift_id, stop_id, outcome)
        clock += leg + service


@pytest.fixture
def day() -> SampleDay:
    made = sample_day(seed=5, stops=120, drivers=2)
    return replace(made, orders=tuple(open_at_all_hours(order) for order in made.orders))


@pytest.fixture
def store(tmp_path: Path, day: SampleDay) -> Iterator[DeskStore]:
    """The day as it was planned, and as two drivers lived it."""
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    ids = iter(range(1, 100_000))
    with opened.write() as unit:
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(day.routes)
        for record in day.routes:
            route = record.released or record.route
            driver = next(s.driver.driver_id for s in day.shifts if s.shift_id == route.shift_id)
            unit.add_events(day.day, driven(route, driver, ids))
        unit.commit()
    yield opened
    opened.close()


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


# --- driving by the hour --------------------------------------------------------------------------

RUSH = {8: 1.3, 16: 1.15}


def drives_by_the_hour(multiples: dict[int, float], each: int) -> Experience:
    """What so many drives in every hour from seven to five teach."""
    chance = Random(1)
    legs = [
        Duration(
            600.0,
            600.0 * multiples.get(hour, 1.0) * exp(chance.gauss(0, 0.05)),
            (str(hour), f"d{n % 3}", f"place {chance.random()}"),
        )
        for hour in range(7, 18)
        for n in range(each)
    ]
    return replace(NO_HISTORY, driving=learn(legs, DRIVING_TIMES))


def test_slow_hours_are_slices_of_the_day_and_hours_alike_are_one() -> None:
    hours = drives_by_the_hour(RUSH, 60).hours()
    assert [hour for hour, _ in hours] == [0, 8, 9, 16, 17]
    usual = hours[2][1]
    assert hours[1][1] / usual == pytest.approx(1.3, rel=0.05)
    assert hours[3][1] / usual == pytest.approx(1.15, rel=0.05)


@pytest.mark.parametrize(
    ("multiples", "each"),
    [({}, 60), ({8: 1.02}, 200), (RUSH, 1), (RUSH, 0)],
    ids=["the same at all hours", "hardly another", "one drive an hour", "none"],
)
def test_where_hours_do_not_differ_or_little_is_known_there_are_no_slices(
    multiples: dict[int, float], each: int
) -> None:
    assert drives_by_the_hour(multiples, each).hours() == ()


def test_a_day_is_planned_by_the_hour_and_its_legs_stay_the_roads(day: SampleDay) -> None:
    order = next(order for order in day.orders if order.is_located and len(order.tasks) == 1)
    shift = day.shifts[0]
    rush = ExpectedTimes(hours=((0, 1.0), (8, 1.25), (9, 1.0)))
    stated = state_day(day.day, [order], day.shifts, [shift.depot], (), Settings(), rush)
    hour = 3600
    assert stated.problem.paces == (Pace(0, 1.0), Pace(8 * hour, 1.25), Pace(9 * hour, 1.0))
    stop_id, at = first_attempts(order)[0].stop_id, 8 * hour
    steps = (
        Step(StepKind.START, "", 0, at, at, at, 0, 0, ()),
        Step(StepKind.JOB, stop_id, 1, at + 500, at + 500, at + hour, 500, 4000, ()),
        Step(StepKind.END, "", 0, at + hour + 400, at + hour + 400, at + hour + 400, 400, 4000, ()),
    )
    solved = SolvedRoute(shift.shift_id, steps, 0)
    paces = stated.problem.paces
    route = route_from(solved, stated.stops, stated.zero, (), {}, paces=paces)
    assert route.stops[0].leg_s == route.trips[0].return_leg_s == 400
    assert route.stops[0].arrival == stated.zero + timedelta(seconds=at + 500)


def test_on_the_night_when_clocks_go_on_the_hour_that_is_not_there_is_no_slice() -> None:
    shift = replace(sample_day(stops=10, drivers=1).shifts[0], day=date(2026, 3, 29))
    zero = instant(shift.day, 0, shift.depot.zone)
    paces = paces_of([(hour, 1.0 + hour / 100) for hour in range(24)], shift, zero)
    starts = [pace.start for pace in paces]
    assert len(starts) == 23
    assert starts == sorted(set(starts))


def test_the_rest_of_the_day_is_stated_by_the_same_hours(day: SampleDay) -> None:
    records = {record.shift_id: record for record in day.routes}
    orders = {order.order_id: order for order in day.orders}
    data = DayData(day.day, (day.shifts[0].depot,), day.shifts, orders, records, ())
    tracker = DayTracker(data, drives_by_the_hour(RUSH, 60))
    now = instant(day.day, 8 * 3600 + 1800, day.shifts[0].depot.zone)
    remainder = free_by_hand(tracker, now)
    paces = state_rest(tracker, remainder, Settings(), BUDGETS[Dial.NORMAL], (), 3).problem.paces
    assert [pace.start for pace in paces] == [
        (hour * 3600) - (8 * 3600 + 1800) for hour in (0, 8, 9, 16, 17)
    ]
    assert [pace.multiple for pace in paces] == [each for _, each in tracker.hours()]


# --- how a shift begins and when it rests ---------------------------------------------------------

LATE = timedelta(minutes=6)
LOADS = 1.5
AFTER = timedelta(minutes=4)
BREAKS = (Break(36_000, 50_400, 1800), Break(50_400, 61_200, 900))


def earliest(shift: Shift) -> list[datetime]:
    """From when on each of a shift's breaks may be taken."""
    return [instant(shift.day, rest.earliest, shift.depot.zone) for rest in shift.breaks]


def begun(record: RouteRecord, shift: Shift, ids: Iterator[int]) -> Iterator[Event]:
    """A driver who starts late, loads slowly, and rests when it is allowed, whatever was planned."""
    trip = record.route.trips[0]
    started = trip.loading_start + LATE
    loaded = started + (trip.departure - trip.loading_start) * LOADS
    told = [(EventType.SHIFT_STARTED, started), (EventType.LOADED, loaded)]
    for allowed, rest in zip(earliest(shift), shift.breaks, strict=True):
        begins = allowed + AFTER
        told.append((EventType.BREAK_STARTED, begins))
        told.append((EventType.BREAK_ENDED, begins + timedelta(seconds=rest.duration_s)))
    for kind, at in told:
        actor = Actor(ActorKind.DRIVER, shift.driver.driver_id)
        yield Event(str(UUID(int=next(ids))), kind, at, at, actor, record.shift_id)


def planned_to_rest(record: RouteRecord, shift: Shift, after: timedelta) -> RouteRecord:
    """The route with its breaks so long after they may be taken."""
    rests = tuple(
        PlannedBreak(allowed + after, allowed + after + timedelta(minutes=30), 5)
        for allowed in earliest(shift)
    )
    first = replace(record.route.trips[0], breaks=rests)
    route = replace(record.route, trips=(first, *record.route.trips[1:]))
    return replace(record, route=route, released=route)


@pytest.fixture
def habits(tmp_path: Path) -> Iterator[tuple[DeskStore, SampleDay]]:
    """Six drivers of one kind, whose plans have their breaks two hours later than they take them."""
    made = sample_day(seed=5, stops=120, drivers=6)
    shifts = tuple(replace(shift, breaks=BREAKS) for shift in made.shifts)
    pairs = list(zip(made.routes, shifts, strict=True))
    routes = tuple(planned_to_rest(*pair, timedelta(hours=2)) for pair in pairs)
    day = replace(made, shifts=shifts, routes=routes)
    opened, ids = DeskStore.open(tmp_path / "habits.sqlite"), iter(range(1, 10_000))
    with opened.write() as unit:
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(day.routes)
        for record, shift in zip(routes, shifts, strict=True):
            unit.add_events(day.day, begun(record, shift, ids))
        unit.commit()
    yield opened, day
    opened.close()


def times_tomorrow(store: DeskStore, day: SampleDay) -> RouteTimes:
    """What is expected of the first driver's route, were it driven again."""
    learned = learn_times(store, day.day + timedelta(days=1))
    return learned.of_route(day.routes[0].route, day.shifts[0], {o.order_id: o for o in day.orders})


def test_who_may_have_waited_in_the_yard_says_nothing_of_how_long_loading_takes(
    habits: tuple[DeskStore, SampleDay],
) -> None:
    """A first stop that is not due before two hours after the departure: the vans stand loaded."""
    store, day = habits
    with store.write() as unit:
        for record in day.routes:
            route = record.released or record.route
            first = route.trips[0]
            stop = replace(
                first.stops[0], service_start=first.stops[0].service_start + timedelta(hours=2)
            )
            waits = replace(
                route, trips=(replace(first, stops=(stop, *first.stops[1:])), *route.trips[1:])
            )
            unit.put_routes([replace(record, released=waits)])
        unit.commit()
    assert exp(times_tomorrow(store, day).loading.log_mean) < 1.1


def test_how_late_shifts_start_and_how_long_they_load_is_learned(
    habits: tuple[DeskStore, SampleDay],
) -> None:
    times = times_tomorrow(*habits)
    late_s = times.start_s * exp(times.start.log_mean)
    assert LATE.total_seconds() * 0.5 < late_s < LATE.total_seconds() * 1.2
    assert 1.15 < exp(times.loading.log_mean) < LOADS


def test_a_break_is_expected_when_drivers_take_it_and_not_where_the_plan_has_it(
    habits: tuple[DeskStore, SampleDay],
) -> None:
    _, day = habits
    rests = times_tomorrow(*habits).rests
    assert rests is not None
    assert [rest.after for rest in rests] == [at + AFTER for at in earliest(day.shifts[0])]
    assert [rest.lasts_s for rest in rests] == [1800, 900]


def test_a_break_before_the_first_drive_from_a_time_on_teaches_that_time_and_not_when_breaks_begin(
    tmp_path: Path,
) -> None:
    """Each driver drives on shortly before, and rests when the next stop is done, up to 25 minutes
    later."""
    made = sample_day(seed=5, stops=120, drivers=6)
    shifts = tuple(replace(shift, breaks=BREAKS) for shift in made.shifts)
    pairs = list(zip(made.routes, shifts, strict=True))
    routes = tuple(planned_to_rest(*pair, timedelta(hours=2)) for pair in pairs)
    day = replace(made, shifts=shifts, routes=routes)
    opened, ids = DeskStore.open(tmp_path / "rests.sqlite"), iter(range(1, 10_000))
    facts = []
    for number, (record, shift) in enumerate(zip(routes, shifts, strict=True)):
        actor, stops = Actor(ActorKind.DRIVER, shift.driver.driver_id), iter(record.route.stop_ids)
        for allowed in earliest(shift):
            drives_on = allowed + AFTER - timedelta(minutes=1 + number)
            rests = allowed + AFTER + timedelta(minutes=5 * number)
            for kind, at, stop_id in (
                (EventType.EN_ROUTE, drives_on, next(stops)),
                (EventType.BREAK_STARTED, rests, ""),
                (EventType.BREAK_ENDED, rests + timedelta(minutes=15), ""),
            ):
                name = str(UUID(int=next(ids)))
                facts.append(Event(name, kind, at, at, actor, record.shift_id, stop_id))
    with opened.write() as unit:
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(day.routes)
        unit.add_events(day.day, facts)
        unit.commit()
    rests = times_tomorrow(opened, day).rests
    opened.close()
    assert rests is not None
    assert [rest.after for rest in rests] == [at + AFTER for at in earliest(day.shifts[0])]


def test_drivers_who_keep_to_the_plan_are_expected_to(habits: tuple[DeskStore, SampleDay]) -> None:
    store, day = habits
    pairs = zip(day.routes, day.shifts, strict=True)
    with store.write() as unit:
        unit.put_routes(planned_to_rest(record, shift, AFTER) for record, shift in pairs)
        unit.commit()
    assert times_tomorrow(store, day).rests is None


def test_without_many_breaks_seen_they_are_expected_as_planned(
    store: DeskStore, day: SampleDay
) -> None:
    assert learn_times(store, day.day + timedelta(days=1)).rests_after_s is None


# --- how long drivers stay ------------------------------------------------------------------------


def left_off(record: RouteRecord, shift: Shift, ids: Iterator[int]) -> Iterator[Event]:
    """A driver who makes all stops but the last two as planned, and goes home."""
    actor = Actor(ActorKind.DRIVER, shift.driver.driver_id)
    *made, _, _ = record.route.stops
    for planned in made:
        number, at, stop_id = str(UUID(int=next(ids))), planned.departure, planned.stop.stop_id
        outcome = Outcome.DELIVERED_TO_RECIPIENT
        kind = EventType.COMPLETED
        yield Event(number, kind, at, at, actor, record.shift_id, stop_id, outcome)
    at = made[-1].departure + timedelta(minutes=20)
    yield Event(str(UUID(int=next(ids))), EventType.SHIFT_ENDED, at, at, actor, record.shift_id)


def lived_to_the_end(tmp_path: Path, past_the_end_s: tuple[int, ...]) -> tuple[DeskStore, SampleDay]:
    """A day whose drivers finish their last stop so long after their shifts' ends."""
    made = sample_day(seed=5, stops=20 * len(past_the_end_s), drivers=len(past_the_end_s))
    routes = [replace(record, route=record.released or record.route) for record in made.routes]
    shifts = []
    for shift, record, past_s in zip(made.shifts, routes, past_the_end_s, strict=True):
        last = record.route.stops[-3].departure
        midnight = instant(made.day, 0, shift.depot.zone)
        shifts.append(replace(shift, ends=round((last - midnight).total_seconds()) - past_s))
    day = replace(made, shifts=tuple(shifts), routes=tuple(routes))
    store, ids = DeskStore.open(tmp_path / "stays.sqlite"), iter(range(1, 10_000))
    with store.write() as unit:
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(day.routes)
        for record, shift in zip(routes, shifts, strict=True):
            unit.add_events(day.day, left_off(record, shift, ids))
        unit.commit()
    return store, day


def test_how_long_drivers_stay_is_learned_from_those_who_left_stops_and_not_from_who_broke_down(
    tmp_path: Path,
) -> None:
    store, day = lived_to_the_end(tmp_path, (2400, 3000, 3600, -7200))
    goes_home = times_tomorrow(store, day).goes_home
    ends = instant(day.day, day.shifts[0].ends, day.shifts[0].depot.zone)
    assert goes_home == ends + timedelta(seconds=3000)
    store.close()


def test_two_drivers_who_left_stops_say_nothing_of_all(tmp_path: Path) -> None:
    store, day = lived_to_the_end(tmp_path, (2400, 3000))
    assert times_tomorrow(store, day).goes_home is None
    store.close()
