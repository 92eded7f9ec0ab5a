"""Windows are wall-clock; instants are UTC; days with a clock change are real days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputRefused
from app.domain.timing import (
    TimeWindow,
    WindowEnd,
    clock_text,
    from_rfc3339,
    instant,
    rfc3339,
    wall_seconds,
)

VADUZ = ZoneInfo("Europe/Vaduz")


def test_a_window_that_ends_before_it_starts_is_refused_in_words() -> None:
    with pytest.raises(InputRefused, match=r"10:30-09:00 ends before it starts"):
        TimeWindow(37_800, 32_400)


def test_an_end_of_service_window_leaves_room_for_the_service() -> None:
    assert TimeWindow(0, 3600, WindowEnd.END_OF_SERVICE).latest_start(600) == 3000
    assert TimeWindow(0, 3600).latest_start(600) == 3600


def test_eight_in_the_morning_is_eight_on_the_day_the_clocks_change() -> None:
    for day, hour in ((date(2026, 3, 28), 7), (date(2026, 3, 29), 6), (date(2026, 10, 25), 7)):
        assert instant(day, 8 * 3600, VADUZ) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_the_day_of_the_clock_change_is_an_hour_shorter() -> None:
    day = date(2026, 3, 29)
    assert instant(day, 86_400, VADUZ) - instant(day, 0, VADUZ) == timedelta(hours=23)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(4 * 3600, 2 * 86_400 - 1))
def test_wall_seconds_undo_instants(day: date, second: int) -> None:
    back = wall_seconds(instant(day, second, VADUZ), day, VADUZ)
    assert abs(back - second) in (0, 3600)  # an hour that does not exist is read as the next


def test_past_midnight_is_said_so() -> None:
    assert clock_text(90_000) == "01:00 (+1)"


def test_a_time_without_offset_is_refused() -> None:
    with pytest.raises(InputRefused, match="no offset"):
        from_rfc3339("2026-06-15T08:00:00")


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_rfc3339_keeps_milliseconds(naive: datetime) -> None:
    at = naive.replace(tzinfo=UTC)
    assert abs(from_rfc3339(rfc3339(at)) - at) < timedelta(milliseconds=1)
