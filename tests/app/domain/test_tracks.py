"""Positions that cannot be right are found, and one wild fix never holds a vehicle at a wrong place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import Position, PositionDoubt
from app.domain.tracks import doubt_of

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
JUMP = PositionDoubt.JUMP


def _at(second: int, north_m: float, accuracy: float | None = None) -> Position:
    at = START + timedelta(seconds=second)
    return Position("aino", at, 9.5, 47.0 + north_m / 111_195, accuracy=accuracy)


def _judged(*track: Position) -> list[PositionDoubt | None]:
    known: list[Position] = []
    for position in track:
        known.insert(0, replace(position, doubt=doubt_of(position, known)))
    return [position.doubt for position in reversed(known)]


def test_a_drive_at_any_pace_of_the_road_is_never_in_doubt() -> None:
    assert _judged(*(_at(5 * n, 250 * n) for n in range(20))) == [None] * 20


def test_one_wild_fix_is_a_jump_and_those_after_it_are_not() -> None:
    assert _judged(_at(0, 0), _at(5, 50_000), _at(10, 100), _at(15, 200)) == [None, JUMP, None, None]


def test_a_wild_first_fix_is_outvoted_by_the_third_that_agrees() -> None:
    track = (_at(0, 50_000), _at(5, 0), _at(10, 100), _at(15, 200), _at(20, 300))
    assert _judged(*track) == [None, JUMP, JUMP, None, None]


def test_wild_fixes_that_do_not_agree_outvote_nobody() -> None:
    track = (_at(0, 0), _at(5, 50_000), _at(10, 90_000), _at(15, 20_000), _at(20, 100))
    assert _judged(*track) == [None, JUMP, JUMP, JUMP, None]


def test_a_fix_that_says_itself_how_rough_it_is_is_no_jump() -> None:
    assert _judged(_at(0, 0, 10), _at(5, 3_000, 3_000)) == [None, None]


def test_far_away_after_a_long_silence_is_no_jump() -> None:
    assert _judged(_at(0, 0), _at(3600, 100_000)) == [None, None]


def test_two_places_at_one_instant_are_a_jump_unless_they_are_close() -> None:
    assert _judged(_at(0, 0), _at(0, 200)) == [None, None]
    assert _judged(_at(0, 0), _at(0, 5_000)) == [None, JUMP]


@given(st.lists(st.floats(0, 300_000), min_size=1, max_size=30))
def test_three_that_agree_are_always_believed(norths: list[float]) -> None:
    wild = [_at(5 * n, north) for n, north in enumerate(norths)]
    after = [_at(5 * (len(norths) + n), 0) for n in range(4)]
    assert _judged(*wild, *after)[-1] is None


def test_nothing_before_it_is_nothing_to_doubt() -> None:
    assert doubt_of(_at(0, 0), ()) is None
    assert doubt_of(_at(0, 0), (replace(_at(0, 9_000), doubt=JUMP),)) is None
