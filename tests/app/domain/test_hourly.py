"""The way back from a drive by the hour to the road's own time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hourly import road_seconds
from app.domain.routing import Pace
from solver.exact.driving import SlicedLeg

HOUR = 3600
DAY = (Pace(0, 1.0), Pace(8 * HOUR, 1.2), Pace(9 * HOUR, 0.95), Pace(16 * HOUR, 1.1))


def test_without_paces_a_drive_takes_what_it_takes() -> None:
    assert road_seconds((), 9 * HOUR, 600) == 600


def test_a_drive_within_an_hour_is_divided_by_its_pace() -> None:
    assert road_seconds(DAY, 8 * HOUR + 1200, 600) == pytest.approx(500)
    assert road_seconds(DAY, 8 * HOUR, 600) == pytest.approx(600), "the hour before counts up to then"


def test_before_the_first_pace_it_is_the_first() -> None:
    assert road_seconds((Pace(HOUR, 1.25),), 100, 500) == pytest.approx(400)


@given(st.integers(0, 20 * HOUR), st.integers(0, 6 * HOUR))
def test_whatever_was_driven_by_the_hour_is_found_again(leaves: int, road_s: int) -> None:
    leg = SlicedLeg([pace.start for pace in DAY], [int(road_s * pace.multiple + 0.5) for pace in DAY])
    arrival = leg.end(leaves, leg.whole)
    assert arrival is not None
    assert road_seconds(DAY, arrival, arrival - leaves) == pytest.approx(road_s, abs=2)
