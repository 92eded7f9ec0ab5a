"""What holds of issues whatever happens on a day."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.events import EventType
from app.domain.problems import ProblemKind
from app.learning import NO_HISTORY, Experience
from tests.app.small_day import STOPS, SmallDay
from tests.app.watching.looks import kinds

DRIVER_PAGE = Path(__file__).parents[3] / "resources" / "web" / "driver"


ABOUT_ENDS = {"disputed", "unproven", "far"}
"""Kinds that are about how a stop ended; all others are about what is still to come."""


FACTS = st.tuples(
    st.sampled_from(
        [
            EventType.SHIFT_STARTED,
            EventType.LOADED,
            EventType.SHIFT_ENDED,
            EventType.BREAK_STARTED,
            EventType.BREAK_ENDED,
            EventType.EN_ROUTE,
            EventType.ARRIVED,
            EventType.ARRIVED,
            EventType.COMPLETED,
            EventType.COMPLETED,
            EventType.CANCELLED,
            EventType.UNDONE,
            EventType.PROBLEM,
        ]
    ),
    st.sampled_from(STOPS),
    st.sampled_from(["Vehicle: x", "Parcel: y", "Delay", "z"]),
)


SEEN = st.tuples(st.sampled_from(STOPS), st.floats(0, 1), st.sampled_from([None, True, False]))


OF_SHIFTS = {
    EventType.SHIFT_STARTED,
    EventType.LOADED,
    EventType.SHIFT_ENDED,
    EventType.BREAK_STARTED,
    EventType.BREAK_ENDED,
}


@settings(max_examples=150, deadline=None)
@given(
    steps=st.lists(st.tuples(st.floats(0.2, 12), st.one_of(FACTS, SEEN)), max_size=30),
    windows=st.dictionaries(st.sampled_from(STOPS), st.sampled_from([(8, 8.5), (9, 9.5), (8, 11)])),
)
def test_no_issue_of_what_is_to_come_names_a_stop_that_is_over(
    steps: list[tuple[float, tuple[object, ...]]], windows: dict[str, tuple[float, float]]
) -> None:
    day, minute = SmallDay(windows=windows), 0.0
    for pause, (what, where, how) in steps:
        minute += pause
        if isinstance(what, EventType):
            day.tell(what, minute, "" if what in OF_SHIFTS else str(where), str(how))
        else:
            assert isinstance(where, float)
            day.on_leg(str(what), where, minute, is_moving=how)
        board = day.board(minute)
        over = {s.stop_id for lane in board.lanes for s in lane.stops if s.state.is_final}
        named = {issue.stop_id for issue in board.issues if issue.kind not in ABOUT_ENDS}
        assert not named & over
        ids = [issue.issue_id for issue in board.issues]
        assert len(set(ids)) == len(ids)


def times_raised(day: SmallDay, kind: str, shares: list[float], first: float) -> int:
    """How often an issue comes while the driver is seen on the first leg, three times a minute."""
    raised, stood = 0, False
    for n, share in enumerate(shares):
        minute = first + n / 3
        day.on_leg("a", share, minute, speed=9.0)
        stands = kind in kinds(day, minute)
        raised += stands and not stood
        stood = stands
    return raised


@pytest.mark.parametrize("experience", [None, NO_HISTORY])
def test_a_time_that_trembles_about_the_promise_makes_no_issue_come_and_go(
    experience: Experience | None,
) -> None:
    draw = Random(3)
    shares = [n / 30 * 0.9 + draw.uniform(-0.06, 0.06) for n in range(1, 30)]
    day = SmallDay(windows={"b": (8, 8.75 + 0.5 / 60)}, experience=experience).begin()
    day.tell(EventType.EN_ROUTE, 15, "a")
    assert times_raised(day, "late", [max(0.0, share) for share in shares], 15.3) <= 1


def test_the_drivers_page_says_the_kinds_of_problems_in_these_words() -> None:
    page = json.loads((DRIVER_PAGE / "i18n" / "en.json").read_text())
    assert {page[f"problem_{kind.value}"].lower() for kind in ProblemKind} == set(ProblemKind)


def test_every_issue_that_stands_is_the_same_object_as_before() -> None:
    day = SmallDay(windows={"b": (8, 8.5)}).begin()
    first = day.board(20).issues
    day.tell(EventType.PROBLEM, 20.1, note="Other: rain")
    second = day.board(20.1).issues
    assert len(second) == len(first) + 1
    assert all(any(issue is other for other in second) for issue in first)
