"""How shifts begin and rest, and how long drivers stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import exp
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.fleet import Break, Shift
from app.domain.routes import PlannedBreak, RouteRecord
from app.domain.timing import instant
from app.forecasting import RouteTimes
from app.learning import learn_times
from storage.store import DeskStore
from tests.app.sample_day import SampleDay, sample_day

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
