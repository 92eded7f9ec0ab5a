"""What positions say: who stands, strays, is there or has left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.events import EventType, PositionDoubt
from app.domain.geo import LonLat
from app.domain.routes import PlannedBreak
from tests.app.small_day import PLACES, SmallDay, at, stop_id
from tests.app.watching.looks import issues, kinds, stands

ON_THE_FIELD = LonLat(9.47, 47.03)
"""Over two kilometres from the road to the first stop."""


def test_a_service_that_takes_over_twice_its_time_and_ten_minutes_is_long() -> None:
    day = SmallDay().begin()
    day.tell(EventType.ARRIVED, 25, "a")
    assert "slow" not in kinds(day, 54)
    assert issues(day, 56)["slow"].stop_id == stop_id("a")
    day.tell(EventType.COMPLETED, 56, "a")
    assert "slow" not in kinds(day, 57)


def test_a_service_is_not_long_while_the_window_is_shut_or_the_driver_rests() -> None:
    shut = SmallDay(windows={"a": (9, 11)}).begin()
    shut.tell(EventType.ARRIVED, 25, "a")
    assert "slow" not in kinds(shut, 80)
    assert "slow" in kinds(shut, 92)
    rests = SmallDay().begin()
    rests.tell(EventType.ARRIVED, 25, "a")
    rests.tell(EventType.BREAK_STARTED, 30)
    assert "slow" not in kinds(rests, 60)


def test_a_driver_who_stands_where_nothing_is_to_do_is_told_after_a_quarter_of_an_hour() -> None:
    day = SmallDay().begin()
    stands(day, ON_THE_FIELD, 18, 34)
    assert "stands" not in kinds(day, 32)
    assert "since 08:18" in issues(day, 34)["stands"].title
    day.seen(ON_THE_FIELD, 36, is_moving=True)
    assert "stands" not in kinds(day, 37.1)


def test_nothing_more_is_raised_about_where_a_driver_is_who_was_taken_out_of_the_day() -> None:
    day = SmallDay().begin()
    stands(day, ON_THE_FIELD, 18, 34)
    assert "stands" in kinds(day, 34)
    day.tell(EventType.SHIFT_OUT, 34.5)
    assert "stands" not in kinds(day, 35)


@pytest.mark.parametrize(
    "place", [PLACES["a"], PLACES["c"], PLACES[""]], ids=["next", "later", "depot"]
)
def test_a_driver_who_stands_at_a_stop_or_at_the_depot_does_not_stand_about(place: LonLat) -> None:
    day = SmallDay().begin()
    stands(day, place, 18, 40)
    assert "stands" not in kinds(day, 40)


def test_a_driver_who_has_just_finished_or_rests_does_not_stand_about() -> None:
    day = SmallDay().begin()
    stands(day, PLACES["a"], 20, 40)
    day.do("a", 21, 30)
    assert "stands" not in kinds(day, 44)
    assert "stands" in kinds(day, 46)
    day.tell(EventType.BREAK_STARTED, 46)
    assert "stands" not in kinds(day, 47)


def test_a_break_that_is_due_and_not_told_is_given_its_time() -> None:
    day = SmallDay()
    trip = replace(day.route.trips[0], breaks=(PlannedBreak(at(20), at(50), 1),))
    day.record = replace(day.record, route=replace(day.route, trips=(trip,)))
    day.tracker.set_data(day.data())
    day.begin()
    stands(day, ON_THE_FIELD, 18, 64)
    assert "stands" not in kinds(day, 60)
    assert "stands" in kinds(day, 64)


def astray(day: SmallDay, fixes: int, **more: object) -> None:
    """The driver is seen in the fields, twice a minute from minute 18 on."""
    for n in range(fixes):
        place = LonLat(ON_THE_FIELD.lon, ON_THE_FIELD.lat - 0.001 * n)
        day.seen(place, 18 + n / 2, speed=9.0, **more)


def test_a_driver_who_is_seen_far_from_the_road_several_times_is_off_the_route() -> None:
    day = SmallDay().begin()
    astray(day, 5)
    assert issues(day, 21.1)["off_route"].stop_id == stop_id("a")
    few = SmallDay().begin()
    astray(few, 2)
    assert "off_route" not in kinds(few, 20.1)
    apart = SmallDay().begin()
    for n in range(2):
        apart.seen(ON_THE_FIELD, 18 + 3 * n, speed=9.0)
    assert "off_route" not in kinds(apart, 22.1)
    brief = SmallDay().begin()
    for n in range(4):
        brief.seen(LonLat(9.47, 47.03 - 0.001 * n), 18 + n / 4, speed=9.0)
    assert "off_route" not in kinds(brief, 20)


def test_positions_in_doubt_never_lead_off_the_route() -> None:
    day = SmallDay().begin()
    astray(day, 5, doubt=PositionDoubt.JUMP)
    assert kinds(day, 21.1) == set()


def test_who_is_back_on_the_road_is_off_the_route_no_more_and_not_before() -> None:
    day = SmallDay().begin()
    astray(day, 5)
    assert "off_route" in kinds(day, 21.1)
    day.seen(LonLat(9.4955, 47.001), 21.5, speed=9.0)  # 350 m from it
    assert "off_route" in kinds(day, 22.6)
    day.on_leg("a", 0.3, 23)
    assert "off_route" not in kinds(day, 24.1)


def test_another_road_that_leads_to_the_stop_is_no_wrong_one() -> None:
    day = SmallDay().begin()
    for n in range(6):
        day.seen(LonLat(9.47, 47.01 + 0.005 * n), 18 + n / 2, speed=9.0)
    assert "off_route" not in kinds(day, 21.6)


def test_who_stands_at_the_next_stop_without_saying_so_seems_to_be_there() -> None:
    day = SmallDay().begin()
    stands(day, PLACES["a"], 24, 30)
    assert "unsaid_arrival" not in kinds(day, 28)
    assert issues(day, 30.1)["unsaid_arrival"].stop_id == stop_id("a")
    day.tell(EventType.ARRIVED, 30, "a")
    assert "unsaid_arrival" not in kinds(day, 30.2)


def test_who_passes_a_stop_or_stands_down_the_street_is_not_there() -> None:
    passes = SmallDay().begin()
    passes.on_leg("a", 0.9, 24)
    passes.seen(PLACES["a"], 25, speed=14.0)
    assert "unsaid_arrival" not in kinds(passes, 31)
    street = SmallDay().begin()
    stands(street, LonLat(9.5, 47.05 + 0.002), 24, 30)  # 220 m on
    assert "unsaid_arrival" not in kinds(street, 31)


def drives_off(day: SmallDay, minute: float) -> None:
    for n in range(4):
        day.on_leg("b", 0.1 + 0.05 * n, minute + n / 2)


def test_who_drives_off_from_a_stop_without_saying_how_it_ended_has_left_it() -> None:
    day = SmallDay().begin()
    stands(day, PLACES["a"], 24, 33)
    day.tell(EventType.ARRIVED, 25, "a")
    drives_off(day, 34)
    assert issues(day, 36.1)["unsaid_end"].stop_id == stop_id("a")
    day.tell(EventType.COMPLETED, 33, "a")
    assert "unsaid_end" not in kinds(day, 36.2)


def test_who_has_left_a_stop_is_not_long_at_it() -> None:
    day = SmallDay().begin()
    stands(day, PLACES["a"], 24, 50)
    day.tell(EventType.ARRIVED, 25, "a")
    drives_off(day, 55)
    assert {"unsaid_end"} == kinds(day, 57.2) & {"unsaid_end", "slow"}


def test_who_never_said_to_have_arrived_can_leave_without_a_word_too() -> None:
    day = SmallDay().begin()
    stands(day, PLACES["a"], 24, 29)
    drives_off(day, 30)
    assert "unsaid_end" in kinds(day, 32.2)
    assert "unsaid_arrival" not in kinds(day, 32.2)


def test_who_was_never_near_a_stop_has_not_left_it() -> None:
    """The pin is wrong, then: that is told when the stop is finished far away."""
    day = SmallDay().begin()
    stands(day, LonLat(9.5, 47.06), 24, 33)
    day.tell(EventType.ARRIVED, 25, "a")
    drives_off(day, 34)
    assert "unsaid_end" not in kinds(day, 36.2)
    street = SmallDay().begin()
    stands(street, LonLat(9.5, 47.052), 24, 33)  # 220 m on
    street.tell(EventType.ARRIVED, 25, "a")
    drives_off(street, 34)
    assert "unsaid_end" not in kinds(street, 36.2)
    back = SmallDay().begin()
    stands(back, PLACES["a"], 24, 33)
    back.tell(EventType.ARRIVED, 25, "a")
    back.seen(LonLat(9.5, 47.054), 34)  # one stray fix
    assert "unsaid_end" not in kinds(back, 35.1)
    back.seen(PLACES["a"], 35.2)
    assert "unsaid_end" not in kinds(back, 36.3)
