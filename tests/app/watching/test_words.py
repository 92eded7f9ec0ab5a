"""What drivers say, and orders that changed under way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.day_data import NOT_PLANNED
from app.domain.events import EventType
from app.domain.problems import ProblemKind
from app.domain.routes import UnassignedOrder
from app.domain.timing import rfc3339
from tests.app.small_day import DESK, STOPS, SmallDay, at, stop_id
from tests.app.watching.looks import issues, kinds


@pytest.mark.parametrize("kind", list(ProblemKind))
def test_a_problem_is_told_with_the_drivers_words_and_its_kind(kind: ProblemKind) -> None:
    day = SmallDay().begin()
    day.tell(EventType.PROBLEM, 20, note=f"{kind.value.capitalize()}: <b>flat</b> tyre")
    name = "problem" if kind is ProblemKind.OTHER else kind.value
    told = issues(day, 21)[name]
    assert "<b>flat</b> tyre" in told.detail
    assert told.shift_id == "s"


def test_a_problem_in_other_words_is_a_problem_all_the_same() -> None:
    day = SmallDay().begin()
    day.tell(EventType.PROBLEM, 20, note="Der Kühler kocht")
    assert "Der Kühler kocht" in issues(day, 21)["problem"].detail
    assert kinds(day, 79) >= {"problem"}
    assert "problem" not in kinds(day, 81)


def test_a_van_that_drives_again_runs_again_and_one_that_stands_does_not() -> None:
    day = SmallDay().begin()
    day.tell(EventType.ARRIVED, 25, "a")
    day.tell(EventType.PROBLEM, 26, "a", note="Vehicle: no start")
    day.tell(EventType.COMPLETED, 30, "a")
    told = issues(day, 150)["vehicle"]
    assert told.stop_id == ""  # where it happened is finished
    day.tell(EventType.EN_ROUTE, 150, "b")
    assert "vehicle" not in kinds(day, 151)


def test_a_problem_about_a_stop_is_over_when_the_stop_is_finished() -> None:
    day = SmallDay().begin()
    day.tell(EventType.ARRIVED, 25, "a")
    day.tell(EventType.PROBLEM, 26, "a", note="Parcel: torn")
    assert issues(day, 27)["parcel"].stop_id == stop_id("a")
    day.tell(EventType.COMPLETED, 30, "a")
    assert "parcel" not in kinds(day, 31)


def test_an_accident_stands_before_everything_else() -> None:
    day = SmallDay(windows=dict.fromkeys(STOPS, (8, 8.2))).begin()
    day.tell(EventType.PROBLEM, 200, note="Accident")
    assert day.board(201).issues[0].kind == "accident"


def test_a_cancelled_stop_that_a_phone_still_has_is_told_until_it_is_sent() -> None:
    day = SmallDay().begin()
    day.tell(EventType.CANCELLED, 16, "c", actor=DESK)
    told = issues(day, 17)["cancelled"]
    assert "Customer C is cancelled" in told.title
    trips = (replace(day.route.trips[0], stops=(*day.route.stops[:2], day.route.stops[3])),)
    without = replace(day.route, trips=trips)
    day.record = replace(day.record, route=without)
    day.tracker.set_data(day.data())
    assert "cancelled" in kinds(day, 18)
    day.record = replace(day.record, released=without, revision=2)
    day.tracker.set_data(day.data())
    assert "cancelled" not in kinds(day, 19)


def test_an_order_that_was_cancelled_after_it_was_done_is_nobodys_way_in_vain() -> None:
    day = SmallDay().begin()
    day.do("a", 25, 35)
    day.orders["a"] = replace(day.orders["a"], cancelled=True)
    day.tracker.set_data(day.data())
    assert "cancelled" not in kinds(day, 36)
    day.orders["b"] = replace(day.orders["b"], cancelled=True)
    day.tracker.set_data(day.data())
    assert "cancelled" in kinds(day, 37)


def test_orders_that_came_after_the_release_and_are_on_no_route_are_told_as_one() -> None:
    new = UnassignedOrder("a-d9", "a", NOT_PLANNED, "not planned yet")
    no_room = UnassignedOrder("b-d9", "b", "no_room", "no room")
    assert "not_planned" in kinds(SmallDay(unassigned=(new, no_room)).begin(), 16)
    assert "not_planned" not in kinds(SmallDay(unassigned=(no_room,)).begin(), 16)
    assert "not_planned" not in kinds(SmallDay(unassigned=(new,), released=False), 16)
    two = SmallDay(unassigned=(new, replace(new, stop_id="b-d9", order_id="b"))).begin()
    assert "2 new stops" in issues(two, 16)["not_planned"].title


def told_windows(day: SmallDay, **windows: tuple[float, float]) -> None:
    """The driver was given these windows, in minutes."""
    said = {stop_id(n): [rfc3339(at(w[0])), rfc3339(at(w[1]))] for n, w in windows.items()}
    day.begin()
    stops = [stop_id(name) for name in STOPS]
    day.tell(EventType.RELEASED, 1, actor=DESK, data={"windows": said, "stops": stops})


def test_a_window_that_is_another_than_the_driver_was_given_is_told() -> None:
    same = SmallDay(windows={"b": (8, 9)})
    told_windows(same, b=(0, 60))
    assert "window" not in kinds(same, 16)
    moved = SmallDay(windows={"b": (9, 10)})
    told_windows(moved, b=(0, 60))
    assert issues(moved, 16)["window"].title == "Customer B: 09:00–10:00 instead of 08:00–09:00"
    gone = SmallDay()
    told_windows(gone, b=(0, 60))
    assert "any time instead of 08:00–09:00" in issues(gone, 16)["window"].title
    new = SmallDay(windows={"b": (8, 8.5)})
    told_windows(new)
    told = issues(new, 16)["window"]
    assert "too late" in told.detail  # planned for 8:45
    new.do("a", 20, 22)
    new.do("b", 24, 26)
    assert "window" not in kinds(new, 27)


def test_a_release_that_did_not_say_its_windows_is_not_judged() -> None:
    assert "window" not in kinds(SmallDay(windows={"b": (9, 10)}).begin(), 16)
