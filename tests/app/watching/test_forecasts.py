"""What the forecast says of times and of a shift: told when it holds, and not in the case beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.events import EventType
from app.learning import NO_HISTORY
from tests.app.small_day import SmallDay, stop_id
from tests.app.watching.looks import issues, kinds


def test_a_day_as_planned_needs_nobody() -> None:
    day = SmallDay(windows={"a": (8, 9), "d": (9, 10)}, experience=NO_HISTORY).begin()
    day.do("a", 25, 35)
    assert kinds(day, 35) == set()


def test_lateness_is_told_from_a_minute_on_and_until_it_is_gone() -> None:
    day = SmallDay(windows={"b": (8, 8.75)}).begin()  # planned for 8:45, which is the end
    day.tell(EventType.ARRIVED, 25, "a")
    assert "late" not in kinds(day, 35.4)
    assert "late" in kinds(day, 36.6)
    day.tell(EventType.COMPLETED, 35.6, "a")  # what comes late says that it is half a minute
    assert "late" in kinds(day, 36.7)
    day.tell(EventType.ARRIVED, 44, "b")
    assert "late" not in kinds(day, 45)
    told = issues(SmallDay(windows={"b": (8, 8.5)}).begin(), 20)["late"]
    assert (told.stop_id, told.weight) == (stop_id("b"), 15 * 60)
    assert "Ben Frick +15 min" in told.title


def test_a_stop_that_is_in_time_by_its_median_but_not_surely_may_be_late() -> None:
    def likely(end: float) -> set[str]:
        return kinds(SmallDay(windows={"d": (8, end)}, experience=NO_HISTORY).begin(), 15)

    assert "risk" in likely(9.47)
    assert "risk" not in likely(9.9)
    assert "late" not in likely(9.47)
    assert "risk" not in likely(9.2)  # that is late, and told as such


def test_a_driver_who_will_wait_much_longer_than_planned_is_early() -> None:
    def early(opens: float) -> set[str]:
        day = SmallDay(windows={"a": (opens, 11)}).begin()
        return kinds(day, 16)

    assert "early" in early(8.75)  # there at 8:25
    assert "early" not in early(8.6)
    day = SmallDay(windows={"a": (8.75, 11)}).begin()
    stops = list(day.route.trips[0].stops)
    stops[0] = replace(stops[0], service_start=stops[0].arrival + timedelta(minutes=20))
    route = replace(day.route, trips=(replace(day.route.trips[0], stops=tuple(stops)),))
    day.record = replace(day.record, route=route)
    day.tracker.set_data(day.data())
    assert "early" not in kinds(day, 16)  # that wait is planned


def test_a_shift_that_will_be_too_long_is_told_unless_it_was_planned_so() -> None:
    day = SmallDay(experience=NO_HISTORY).begin()  # back at 10:15 of a shift until 12:00
    day.tell(EventType.ARRIVED, 25, "a")
    assert "overtime" not in kinds(day, 60)
    told = issues(day, 205)["overtime"]
    assert "of overtime" in told.title
    planned = SmallDay(experience=NO_HISTORY)
    planned.shift = replace(planned.shift, ends=10 * 3600)
    planned.tracker.set_data(planned.data())
    planned.begin()
    assert "overtime" not in kinds(planned, 15)
