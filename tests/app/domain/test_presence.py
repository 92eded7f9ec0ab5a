"""A driver who says nothing is parked or lost: what the phone said last tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.board import VehicleMark
from app.domain.events import Position
from app.domain.geo import LonLat
from app.domain.presence import Presence, presence, stands_since

TEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
HERE = LonLat(9.52, 47.14)
MARK = VehicleMark("aino", "A", "AK", HERE, None, at=TEN, heard_at=TEN)


def position(minutes: float, **more: object) -> Position:
    at = TEN + timedelta(minutes=minutes)
    return replace(Position("aino", at, HERE.lon, HERE.lat), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("standing", "minutes", "expected"),
    [
        (False, 0, Presence.LIVE),
        (False, 5, Presence.LIVE),
        (False, 6, Presence.LOST),
        (True, 5, Presence.LIVE),
        (True, 6, Presence.PARKED),
        (True, 60, Presence.PARKED),
        (True, 61, Presence.LOST),
    ],
)
def test_silence_means_parked_only_after_a_word_of_standing(
    standing: bool, minutes: int, expected: Presence
) -> None:
    mark = replace(MARK, stands_since=TEN - timedelta(minutes=3) if standing else None)
    assert presence(mark, TEN + timedelta(minutes=minutes)) is expected


def test_a_report_without_a_position_is_a_sign_of_life() -> None:
    mark = replace(MARK, heard_at=TEN + timedelta(minutes=20))
    assert presence(mark, TEN + timedelta(minutes=24)) is Presence.LIVE


def test_the_phones_own_word_counts_most() -> None:
    assert stands_since(position(1, is_moving=True, speed=0.0), MARK) is None
    assert stands_since(position(1, is_moving=False, speed=9.0), None) == TEN + timedelta(minutes=1)


def test_without_it_speed_tells_and_without_that_the_place() -> None:
    assert stands_since(position(1, speed=8.0), MARK) is None
    assert stands_since(position(1, speed=0.2), None) == TEN + timedelta(minutes=1)
    assert stands_since(position(1), MARK) == TEN
    assert stands_since(position(1, lon=9.6), MARK) is None
    assert stands_since(position(1), None) is None


def test_standing_counts_from_its_beginning_at_one_place() -> None:
    standing = replace(MARK, stands_since=TEN - timedelta(minutes=8))
    assert stands_since(position(5, is_moving=False), standing) == TEN - timedelta(minutes=8)
    elsewhere = position(5, is_moving=False, lon=9.6)
    assert stands_since(elsewhere, standing) == TEN + timedelta(minutes=5)
