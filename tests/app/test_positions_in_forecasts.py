"""Where a driver is on the way to a stop says when the stop is reached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from random import Random
from statistics import fmean

import pytest

from app.domain.events import EventType, PositionDoubt
from app.domain.geo import LonLat, distance_m
from app.domain.legs import Course, course_of, on_straight_leg
from app.domain.polyline import encode_polyline
from app.learning import NO_HISTORY
from tests.app.small_day import LEG_S, PLACES, SmallDay, at, road

LINE = road(PLACES[""], PLACES["a"])
LOOK = 1.1
"""Minutes after which a position is seen in the time of arrival for sure."""


# --- the share of a leg ---


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.77, 1.0])
def test_a_position_on_the_line_has_the_share_of_the_line_that_is_behind_it(share: float) -> None:
    a, b = LINE[int(share * 40) - (share == 1)], LINE[min(int(share * 40) + 1, 40)]
    part = 1.0 if share == 1 else share * 40 - int(share * 40)
    here = LonLat(a.lon + (b.lon - a.lon) * part, a.lat + (b.lat - a.lat) * part)
    placed = course_of(encode_polyline(LINE)).place(here, 0.9)
    assert placed.share == pytest.approx(share, abs=0.002)
    assert placed.off_m < 2


def test_a_line_is_as_long_as_the_earth_says() -> None:
    length = sum(distance_m(a, b) for a, b in pairwise(LINE))
    assert Course(LINE).length_m == pytest.approx(length, rel=0.001)


def test_how_far_off_the_line_a_position_is_is_told_in_metres() -> None:
    north = (LonLat(9.5, 47.0), LonLat(9.5, 47.1))
    beside = LonLat(9.504, 47.03)
    placed = Course(north).place(beside, 0)
    assert placed.off_m == pytest.approx(distance_m(beside, LonLat(9.5, 47.03)), rel=0.001)
    assert placed.share == pytest.approx(0.3, abs=0.001)


@pytest.mark.parametrize(("about", "share"), [(0.1, 0.25), (0.9, 0.75)])
def test_where_the_road_goes_there_and_back_the_time_tells_which_way(
    about: float, share: float
) -> None:
    dead_end = (LonLat(9.5, 47.0), LonLat(9.5, 47.1), LonLat(9.5, 47.0))
    assert Course(dead_end).place(LonLat(9.5, 47.05), about).share == pytest.approx(share)


def test_a_line_that_goes_nowhere_has_no_share() -> None:
    assert Course((PLACES["a"], PLACES["a"])).place(PLACES["a"], 0.5).share == 0


def test_without_a_road_the_share_is_told_by_how_far_both_ends_are() -> None:
    half = LonLat(9.5, 47.025)
    assert on_straight_leg(PLACES[""], PLACES["a"], half).share == pytest.approx(0.5)
    assert on_straight_leg(PLACES[""], PLACES["a"], half).off_m == 0
    assert on_straight_leg(PLACES[""], PLACES["a"], LonLat(9.6, 47.025)).off_m > 1000


# --- the time of arrival ---


def under_way() -> SmallDay:
    """A driver who left for the first stop at minute 15; the leg takes ten minutes."""
    day = SmallDay().begin()
    day.tell(EventType.EN_ROUTE, 15, "a")
    return day


@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("shapes", [True, False])
def test_what_remains_of_a_leg_counts_from_when_the_driver_was_seen(said: bool, shapes: bool) -> None:
    day = SmallDay(shapes=shapes).begin()
    if said:
        day.tell(EventType.EN_ROUTE, 15, "a")
    day.on_leg("a", 0.25, 21)
    stop = day.stop("a", 21 + LOOK)
    assert stop.eta - at(21 + 7.5) == pytest.approx(timedelta(0), abs=timedelta(seconds=20))
    assert stop.seen_at == at(21)
    assert day.stop("b", 21 + LOOK).seen_at is None


def test_all_stops_behind_move_with_it() -> None:
    day = under_way()
    planned = day.stop("d", 16).eta
    day.on_leg("a", 0.25, 21)
    late = day.stop("d", 21 + LOOK).eta - planned
    assert late == pytest.approx(timedelta(minutes=3.5), abs=timedelta(seconds=20))


def test_a_later_position_takes_the_place_of_an_earlier_one() -> None:
    day = under_way()
    day.on_leg("a", 0.25, 21)
    day.on_leg("a", 0.7, 22)
    assert abs(day.stop("a", 22 + LOOK).eta - at(25)) < timedelta(seconds=20)


def test_an_overdue_driver_is_expected_now_and_never_in_the_past() -> None:
    day = under_way()
    day.on_leg("a", 0.95, 24)
    stop = day.stop("a", 33)
    assert at(33) <= stop.eta <= at(33.6)


def in_doubt(day: SmallDay) -> None:
    day.on_leg("a", 0.05, 21, doubt=PositionDoubt.JUMP)


def with_a_wrong_clock(day: SmallDay) -> None:
    day.on_leg("a", 0.05, 21, doubt=PositionDoubt.CLOCK)


def inexact(day: SmallDay) -> None:
    day.on_leg("a", 0.05, 21, accuracy=900.0)


def from_before_the_leg(day: SmallDay) -> None:
    day.on_leg("a", 0.05, 14)


def off_the_line(day: SmallDay) -> None:
    day.seen(LonLat(9.52, 47.002), 21)


def older_than_another(day: SmallDay) -> None:
    day.on_leg("a", 0.6, 21)
    day.on_leg("a", 0.05, 20)


UNTRUE: list[Callable[[SmallDay], None]] = [
    in_doubt,
    with_a_wrong_clock,
    inexact,
    from_before_the_leg,
    off_the_line,
    older_than_another,
]


@pytest.mark.parametrize("seen", UNTRUE, ids=[case.__name__ for case in UNTRUE])
def test_a_position_that_says_nothing_sure_never_moves_a_time(seen: Callable[[SmallDay], None]) -> None:
    without, told = under_way(), under_way()
    seen(told)
    assert told.stop("a", 21 + LOOK).eta == without.stop("a", 21 + LOOK).eta


def test_a_position_of_a_quarter_of_an_hour_ago_says_nothing_any_more() -> None:
    without, told = under_way(), under_way()
    told.on_leg("a", 0.05, 20)
    assert told.stop("a", 28).eta > without.stop("a", 28).eta
    assert told.stop("a", 34).seen_at == at(20)
    assert told.stop("a", 36).eta == without.stop("a", 36).eta
    assert told.stop("a", 36).seen_at is None


def test_a_driver_at_a_stop_is_not_on_the_way() -> None:
    without, told = under_way(), under_way()
    for day in (without, told):
        day.tell(EventType.ARRIVED, 24, "a")
    told.on_leg("b", 0.9, 25)
    assert told.stop("b", 27).eta == without.stop("b", 27).eta


def test_a_break_before_the_next_stop_is_not_forgotten_because_the_driver_is_seen() -> None:
    day = under_way()
    day.do("a", 25, 35)
    day.tell(EventType.BREAK_STARTED, 35)
    day.on_leg("b", 0.0, 36)
    assert day.stop("b", 38).seen_at is None


def test_a_driver_who_forgot_to_say_loaded_is_seen_to_have_left() -> None:
    day = SmallDay()
    day.tell(EventType.SHIFT_STARTED, 0)
    day.on_leg("a", 0.0, 19)
    assert day.stop("a", 19 + LOOK).eta >= at(30)  # still at the depot, by all that is known
    day.on_leg("a", 0.5, 21)
    assert abs(day.stop("a", 21 + LOOK).eta - at(26)) < timedelta(seconds=20)


def test_positions_between_two_looks_leave_the_lane_as_it_is() -> None:
    day = under_way()
    before = day.board(21)
    until = day.tracker._drawn["s"].until
    seen = (until - at(0)) / timedelta(minutes=1) - 0.2
    day.on_leg("a", 0.1, seen)
    assert day.board(seen).lanes[0] is before.lanes[0]
    assert day.stop("a", seen + LOOK).seen_at == at(seen)


def test_a_position_that_comes_late_is_still_seen() -> None:
    day = under_way()
    day.board(21)
    day.on_leg("a", 0.1, 20)
    assert day.stop("a", 21).seen_at == at(20)


def test_a_board_drawn_position_by_position_is_the_board_drawn_at_once() -> None:
    steps = [(15 + n * 0.13, n * 0.014) for n in range(60)]
    watched = under_way()
    for n, (minute, share) in enumerate(steps):
        watched.on_leg("a", share, minute)
        now = minute + 0.02 * (n % 5)
        fresh = under_way()
        for past, driven in steps[: n + 1]:
            fresh.on_leg("a", driven, past)
        assert watched.board(now) == fresh.board(now)


# --- on simulated legs ---


def errors(with_positions: bool, experience: bool) -> list[float]:
    """Seconds by which the time of arrival was wrong, at some moment of each of 60 legs whose drivers
    are faster or slower than planned and stand still now and then."""
    draw, wrong = Random(11), []
    for _ in range(60):
        day = SmallDay(experience=NO_HISTORY if experience else None).begin()
        day.tell(EventType.EN_ROUTE, 15, "a")
        lasts = LEG_S / 60 * draw.lognormvariate(0, 0.35)
        stands_at, stands = draw.random(), draw.choice((0.0, 0.0, 4.0))
        asked = 15 + draw.uniform(0.3, 0.9) * (lasts + stands)
        minute = 15.0
        while with_positions and minute < asked:
            driven = (minute - 15) / lasts
            if driven > stands_at:
                driven = max(stands_at, driven - stands / lasts)
            day.on_leg("a", min(driven, 1.0), minute)
            minute += 0.25
        told = day.stop("a", asked).eta
        wrong.append(abs((told - at(15 + lasts + stands)).total_seconds()))
    return wrong


@pytest.mark.parametrize("experience", [False, True])
def test_positions_bring_the_forecast_closer_to_what_happens(experience: bool) -> None:
    plain, seen = fmean(errors(False, experience)), fmean(errors(True, experience))
    assert seen < 0.7 * plain
