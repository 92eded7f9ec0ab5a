"""Every condition is told when it holds, and not in the case beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.day_data import NOT_PLANNED
from app.domain.board import DayIssue
from app.domain.events import EventType, PositionDoubt
from app.domain.geo import LonLat
from app.domain.problems import ProblemKind
from app.domain.routes import PlannedBreak, UnassignedOrder
from app.domain.timing import rfc3339
from app.learning import NO_HISTORY, Experience
from tests.app.small_day import DESK, PLACES, STOPS, SmallDay, at, stop_id

DRIVER_PAGE = Path(__file__).parents[2] / "resources" / "web" / "driver"
ON_THE_FIELD = LonLat(9.47, 47.03)
"""Over two kilometres from the road to the first stop."""


def issues(day: SmallDay, minute: float) -> dict[str, DayIssue]:
    """The issues of a moment by kind; one of a kind each."""
    found = day.board(minute).issues
    assert len({issue.kind for issue in found}) == len(found)
    for issue in found:
        assert issue.title
        assert issue.detail
        assert issue.actions
        assert issue.weight > 0
    return {issue.kind: issue for issue in found}


def kinds(day: SmallDay, minute: float) -> set[str]:
    return set(issues(day, minute))


def stands(day: SmallDay, place: LonLat, first: float, last: float) -> None:
    """The driver's phone says once a minute that it stands."""
    minute = first
    while minute <= last:
        day.seen(place, minute, is_moving=False)
        minute += 1


# --- what the forecast says ---


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


# --- what positions say ---


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


# --- the shift ---


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


# --- what a driver says ---


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


# --- orders ---


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


# --- whatever happens ---

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
