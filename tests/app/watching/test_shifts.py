"""A shift that does not begin, load or end as it should."""

from __future__ import annotations

from app.domain.events import EventType
from tests.app.small_day import DESK, SmallDay
from tests.app.watching.looks import issues, kinds


def test_a_driver_who_does_not_start_is_told_after_a_quarter_of_an_hour() -> None:
    day = SmallDay()
    day.tell(EventType.RELEASED, -60, actor=DESK)
    assert "absent" not in kinds(day, 14)
    assert "absent" in kinds(day, 16)
    day.tell(EventType.SHIFT_STARTED, 16)
    assert "absent" not in kinds(day, 17)
    assert "absent" not in kinds(SmallDay(released=False), 40)


def test_a_van_that_is_not_loaded_long_after_it_should_have_left_is_told() -> None:
    day = SmallDay()
    day.tell(EventType.SHIFT_STARTED, 0)
    assert "loading" not in kinds(day, 29)
    assert "08:15" in issues(day, 31)["loading"].detail
    day.tell(EventType.LOADED, 31)
    assert "loading" not in kinds(day, 32)


def test_a_van_that_is_under_way_is_loaded_whether_that_was_said_or_not() -> None:
    seen = SmallDay()
    seen.tell(EventType.SHIFT_STARTED, 0)
    seen.on_leg("a", 0.5, 28)
    assert "loading" not in kinds(seen, 32)
    told = SmallDay()
    told.tell(EventType.SHIFT_STARTED, 0)
    told.tell(EventType.EN_ROUTE, 16, "a")
    assert "loading" not in kinds(told, 32)


def test_a_driver_who_started_late_has_time_to_load() -> None:
    day = SmallDay()
    day.tell(EventType.SHIFT_STARTED, 20)
    assert "loading" not in kinds(day, 49)
    assert "loading" in kinds(day, 51)


def test_a_shift_that_ends_with_stops_to_do_is_told_and_nothing_else_of_it() -> None:
    day = SmallDay(windows={"d": (8, 9)}).begin()
    day.do("a", 25, 35)
    day.do("b", 45, 55)
    day.tell(EventType.SHIFT_ENDED, 60)
    assert kinds(day, 61) == {"gone"}
    told = issues(day, 61)["gone"]
    assert "2 stops" in told.title
    assert "Customer C, Customer D" in told.detail
    for name in ("c", "d"):
        day.tell(EventType.COMPLETED, 59, name)
    assert kinds(day, 62) == set()
