"""Driving times learned by the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import exp
from random import Random

import pytest

from app.day_data import DayData
from app.domain.disruption import BUDGETS, Dial
from app.domain.expected_times import ExpectedTimes
from app.domain.learned_times import DRIVING as DRIVING_TIMES
from app.domain.learned_times import Duration, learn
from app.domain.routes import first_attempts
from app.domain.routing import Pace
from app.domain.settings import Settings
from app.domain.solution import SolvedRoute, Step, StepKind
from app.domain.timing import instant
from app.learning import NO_HISTORY, Experience
from app.orchestration.remainder import free_by_hand
from app.orchestration.rest_problem import state_rest
from app.planning.problem import paces_of, state_day
from app.planning.routes import route_from
from app.tracking import DayTracker
from tests.app.sample_day import SampleDay, sample_day

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
