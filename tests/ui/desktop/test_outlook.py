"""A stop's tip says how sure its time is and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from app.domain.board import BoardStop, Lane, Outlook
from resources.tokens import load_tokens
from tests.ui.boards import lane_of
from ui.desktop.map_values import stop_json
from ui.desktop.timeline import help_lines

PALETTE = load_tokens().light
LANE = lane_of(1)
PLAIN = next(stop for stop in LANE.stops if not stop.state.is_final)
SURE = Outlook(PLAIN.eta - timedelta(minutes=7), PLAIN.eta + timedelta(minutes=16), 0.7, 23, "place")


def told(stop: BoardStop, lane: Lane = LANE) -> tuple[str, str]:
    """The tips of the timeline and of the map."""
    map_tip = cast(list[str], stop_json(lane, stop)["tip"])
    return "\n".join(help_lines(lane, stop, PALETTE)), "\n".join(map_tip)


def test_an_expected_time_stands_with_its_range_its_chance_and_its_source() -> None:
    zone = LANE.shift.depot.zone
    early, eta, late = (f"{at.astimezone(zone):%H:%M}" for at in (SURE.early, PLAIN.eta, SURE.late))
    for tip in told(replace(PLAIN, outlook=SURE, shape="abc")):
        assert f"{eta} ({early}–{late})" in tip
        assert "late with a chance of 70 %" in tip
        assert "by road, learned from 23 visits here" in tip


@pytest.mark.parametrize(
    ("visits", "level", "words"),
    [
        (0, "", "by straight line, times as planned"),
        (1, "general", "by straight line, learned from 1 visit"),
        (300, "driver", "by straight line, learned from 300 visits of this driver"),
    ],
)
def test_what_is_not_learned_is_said_to_be_as_planned(visits: int, level: str, words: str) -> None:
    outlook = replace(SURE, visits=visits, level=level, late_chance=0.05)
    for tip in told(replace(PLAIN, outlook=outlook, shape="")):
        assert words in tip.splitlines()
        assert "chance" not in tip


def test_a_time_that_follows_from_a_position_says_how_old_that_is() -> None:
    seen_at = PLAIN.eta - timedelta(minutes=9, seconds=7)
    local = seen_at.astimezone(LANE.shift.depot.zone)
    for tip in told(replace(PLAIN, outlook=SURE, shape="abc", seen_at=seen_at)):
        assert f"by road from where the driver was at {local:%H:%M:%S}, learned from 23" in tip


def test_a_finished_stop_says_nothing_of_chances() -> None:
    finished = next(stop for stop in LANE.stops if stop.state.is_final)
    for tip in told(finished):
        assert "chance" not in tip
        assert "by road" not in tip
        assert "straight" not in tip


def test_a_lane_says_when_overtime_is_likely() -> None:
    assert "overtime with a chance of 40 %" in help_lines(
        replace(LANE, overtime_chance=0.4), None, PALETTE
    )
    assert len(help_lines(LANE, None, PALETTE)) == 2
