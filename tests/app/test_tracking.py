"""The board is folded from facts; what did not change is the same object."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.day_data import DayData
from app.domain.board import Board
from app.domain.events import ActorKind, Event, EventType, Position, PositionDoubt
from app.domain.orders import Place
from app.domain.presence import Presence, presence
from app.domain.proofs import proof_names
from app.domain.routes import first_attempts
from app.domain.stop_state import StopState
from app.tracking import DayTracker
from tests.app.sample_day import SampleDay, sample_day
from tests.benchmarks.sync_load.fleet import day_of


def tracker_of(sample: SampleDay) -> DayTracker:
    return DayTracker(
        DayData(
            sample.day,
            (sample.shifts[0].depot,),
            sample.shifts,
            {order.order_id: order for order in sample.orders},
            {record.shift_id: record for record in sample.routes},
            (),
        )
    )


SAMPLE = sample_day(seed=3, stops=30, drivers=3)
END = max(event.received_at for event in SAMPLE.events)


def test_before_any_fact_every_stop_is_planned_and_open() -> None:
    board = tracker_of(SAMPLE).board(SAMPLE.events[0].at - timedelta(hours=1))
    stops = [stop for lane in board.lanes for stop in lane.stops]
    assert {stop.state for stop in stops} == {StopState.PLANNED}
    assert board.figures.open == len(stops)
    assert board.figures.on_time is None


def test_a_lane_nobody_touched_is_the_same_object() -> None:
    tracker = tracker_of(SAMPLE)
    now = SAMPLE.routes[0].route.trips[0].loading_start - timedelta(hours=2)
    before = tracker.board(now)
    fact = next(event for event in SAMPLE.events if event.type is EventType.EN_ROUTE)
    tracker.apply([replace(fact, sequence=1)])
    after = tracker.board(now)
    same = [a is b for a, b in zip(before.lanes, after.lanes, strict=True)]
    assert same.count(False) == 1
    assert after.lanes[same.index(False)].shift.shift_id == fact.shift_id


def test_an_older_position_never_moves_a_marker_back() -> None:
    tracker = tracker_of(SAMPLE)
    driver = SAMPLE.shifts[0].driver.driver_id
    tracker.move(
        [Position(driver, END, 9.5, 47.1), Position(driver, END - timedelta(minutes=5), 9.6, 47.2)]
    )
    assert [mark.location.lon for mark in tracker.board(END).vehicles] == [9.5]


def test_a_position_of_somebody_without_a_shift_is_not_shown() -> None:
    tracker = tracker_of(SAMPLE)
    tracker.move([Position("stranger", END, 9.5, 47.1)])
    assert tracker.board(END).vehicles == ()


def test_colours_belong_to_drivers_and_survive_a_new_plan() -> None:
    tracker = tracker_of(SAMPLE)
    before = {lane.shift.driver.driver_id: lane.hue for lane in tracker.board(END).lanes}
    tracker.set_data(replace(tracker.data, routes={}))
    assert {lane.shift.driver.driver_id: lane.hue for lane in tracker.board(END).lanes} == before


def test_the_figures_add_up_at_the_end_of_the_day() -> None:
    tracker = tracker_of(SAMPLE)
    tracker.apply(SAMPLE.events)
    board = tracker.board(END + timedelta(hours=1))
    stops = [stop for lane in board.lanes for stop in lane.stops]
    figures = board.figures
    assert figures.done == sum(stop.state.is_done for stop in stops)
    assert figures.failed == sum(stop.state is StopState.FAILED for stop in stops)
    assert figures.open == sum(not stop.state.is_final for stop in stops)


def test_stop_ids_of_first_attempts_name_order_and_task() -> None:
    ids = [stop.stop_id for order in SAMPLE.orders for stop in first_attempts(order)]
    assert len(set(ids)) == len(ids)


def test_whoever_will_be_late_is_an_issue_and_the_worst_comes_first() -> None:
    tracker = tracker_of(SAMPLE)
    start = min(record.route.trips[0].loading_start for record in SAMPLE.routes)
    board = tracker.board(start + timedelta(hours=4))  # nobody has begun
    late = [
        lane.shift.shift_id
        for lane in board.lanes
        if any(stop.late_s and not stop.state.is_final for stop in lane.stops)
    ]
    assert late
    told = [issue.shift_id for issue in board.issues if issue.kind == "late"]
    assert sorted(told) == sorted(late)
    assert [issue.weight for issue in board.issues] == sorted(
        (issue.weight for issue in board.issues), reverse=True
    )


def test_a_break_is_shown_where_it_was_taken_and_the_next_behind_the_stop_before_it() -> None:
    tracker = tracker_of(SAMPLE)
    record = SAMPLE.routes[0]
    rest = record.route.trips[0].breaks[0]
    began = rest.start + timedelta(minutes=40)
    lane = tracker.board(began).lanes[0]
    assert lane.breaks[0].start >= rest.start  # nobody has begun: it comes later than planned
    for kind, at in (
        (EventType.BREAK_STARTED, began),
        (EventType.BREAK_ENDED, began + timedelta(minutes=30)),
    ):
        fact = replace(SAMPLE.events[0], event_id=str(kind), type=kind, at=at, stop_id="")
        tracker.apply([replace(fact, shift_id=record.shift_id)])
    shown = tracker.board(began + timedelta(hours=1)).lanes[0].breaks
    assert [(b.start, b.end) for b in shown] == [(began, began + timedelta(minutes=30))]


def test_a_position_in_doubt_never_moves_a_marker() -> None:
    tracker = tracker_of(SAMPLE)
    driver = SAMPLE.shifts[0].driver.driver_id
    later = END + timedelta(minutes=1)
    tracker.move([Position(driver, END, 9.5, 47.1)])
    tracker.move([Position(driver, later, 12.0, 48.0, doubt=PositionDoubt.JUMP)])
    assert [mark.location.lon for mark in tracker.board(later).vehicles] == [9.5]


def test_a_standing_driver_who_falls_silent_is_parked_and_a_moving_one_lost() -> None:
    tracker = tracker_of(SAMPLE)
    one, two = (shift.driver.driver_id for shift in SAMPLE.shifts[:2])
    tracker.move(
        [
            Position(one, END, 9.5, 47.1, speed=12.0, battery=0.5),
            Position(two, END, 9.5, 47.1, is_moving=False),
        ]
    )
    board = tracker.board(END + timedelta(minutes=12))
    assert [presence(mark, board.now) for mark in board.vehicles] == [Presence.LOST, Presence.PARKED]
    assert [mark.battery for mark in board.vehicles] == [0.5, None]


def _under_way() -> tuple[DayTracker, Event, datetime]:
    """A driver who has started, and an hour after the last position, with stops to do."""
    tracker = tracker_of(SAMPLE)
    started = next(event for event in SAMPLE.events if event.type is EventType.SHIFT_STARTED)
    tracker.apply([replace(started, sequence=1)])
    tracker.move([Position(started.actor.name, started.received_at, 9.5, 47.1, speed=9.0)])
    return tracker, started, started.received_at + timedelta(hours=1)


def test_a_driver_under_way_of_whom_nothing_is_heard_needs_a_call() -> None:
    tracker, started, later = _under_way()
    lost = [issue for issue in tracker.board(later).issues if issue.kind == "lost"]
    assert [issue.shift_id for issue in lost] == [started.shift_id]
    assert "nothing heard since" in lost[0].title


def test_a_report_is_a_sign_of_life_where_positions_are_missing() -> None:
    tracker, started, later = _under_way()
    word = replace(started, type=EventType.NOTE, received_at=later - timedelta(minutes=2))
    tracker.apply([replace(word, event_id="note", sequence=2)])
    board = tracker.board(later)
    assert [issue for issue in board.issues if issue.kind == "lost"] == []
    assert [presence(mark, later) for mark in board.vehicles] == [Presence.LIVE]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(EventType.ARRIVED, Presence.PARKED), (EventType.EN_ROUTE, Presence.LOST)],
)
def test_a_report_tells_whether_a_silent_driver_stands(kind: EventType, expected: Presence) -> None:
    tracker = tracker_of(SAMPLE)
    fact = next(event for event in SAMPLE.events if event.type is kind)
    before = fact.at - timedelta(minutes=1)
    tracker.apply([replace(fact, received_at=fact.at, sequence=1)])
    tracker.move([Position(fact.actor.name, before, 9.5, 47.1, speed=9.0)])
    (mark,) = tracker.board(fact.at + timedelta(minutes=20)).vehicles
    assert presence(mark, fact.at + timedelta(minutes=20)) is expected


def test_a_stop_that_no_fact_touches_is_the_same_object_in_a_lane_that_changed() -> None:
    tracker = tracker_of(SAMPLE)
    now = SAMPLE.routes[0].route.trips[0].loading_start - timedelta(hours=2)
    before = tracker.board(now)
    fact = next(event for event in SAMPLE.events if event.type is EventType.COMPLETED)
    tracker.apply([replace(fact, sequence=1)])
    after = tracker.board(now)
    stops = [
        (a, b)
        for x, y in zip(before.lanes, after.lanes, strict=True)
        for a, b in zip(x.stops, y.stops, strict=True)
    ]
    changed = [a.stop_id for a, b in stops if a != b]
    assert fact.stop_id in changed
    assert [a.stop_id for a, b in stops if a is not b] == changed
    assert len(changed) < len(stops) / 2


def _everything_known_at_once(upto: int, now: datetime) -> Board:
    whole = tracker_of(SAMPLE)
    whole.apply(SAMPLE.events[:upto])
    whole.set_proofs(*_proofs(upto))
    whole.move(_positions(upto))
    return whole.board(now)


def _proofs(upto: int) -> tuple[frozenset[str], dict[int, int]]:
    """Pictures and distances of every other fact so far."""
    some = SAMPLE.events[:upto:2]
    return frozenset(n for e in some for n in proof_names(e)), {e.sequence: 40 for e in some}


def _positions(upto: int) -> list[Position]:
    return [
        Position(e.actor.name, e.received_at, 9.5 + n / 1000, 47.1, speed=float(n % 3))
        for n, e in enumerate(SAMPLE.events[:upto])
        if e.actor.kind is ActorKind.DRIVER
    ]


def test_a_board_drawn_fact_by_fact_is_the_board_drawn_at_once() -> None:
    stepwise = tracker_of(SAMPLE)
    for upto in range(1, len(SAMPLE.events) + 1):
        now = SAMPLE.events[upto - 1].received_at + timedelta(seconds=7 * upto)
        stepwise.apply(SAMPLE.events[upto - 1 : upto])
        stepwise.set_proofs(*_proofs(upto))
        stepwise.move(_positions(upto))
        assert stepwise.board(now) == _everything_known_at_once(upto, now)


def test_a_drawn_board_follows_new_routes_and_orders() -> None:
    tracker = tracker_of(SAMPLE)
    tracker.apply(SAMPLE.events)
    tracker.board(END)
    first = SAMPLE.orders[0]
    renamed = replace(
        first, delivery=first.delivery and replace(first.delivery, place=Place("Renamed", "Street 1"))
    )
    data = replace(tracker.data, orders={**tracker.data.orders, first.order_id: renamed}, routes={})
    tracker.set_data(data)
    assert all(lane.stops == () for lane in tracker.board(END).lanes)
    tracker.set_data(replace(data, routes=tracker_of(SAMPLE).data.routes))
    names = {stop.name for lane in tracker.board(END).lanes for stop in lane.stops}
    assert "Renamed" in names


def test_the_time_moves_every_lane_twice_a_minute_and_never_all_of_them_at_once() -> None:
    fleet = day_of(drivers=40, stops_each=3)
    tracker = tracker_of(fleet)
    late = max(r.route.trips[-1].returns for r in fleet.routes if r.route.trips) + timedelta(hours=3)
    for number, record in enumerate(fleet.routes):  # all of them should be at their first stop by now
        goes = replace(SAMPLE.events[0], event_id=str(number), type=EventType.EN_ROUTE)
        stop_id, at = record.route.stop_ids[0], late - timedelta(hours=2)
        tracker.apply([replace(goes, at=at, shift_id=record.shift_id, stop_id=stop_id)])
    seen = tracker.board(late)
    moved_in_a_second, moved = [], set()
    for second in range(1, 31):
        now = late + timedelta(seconds=second)
        board = tracker.board(now)
        new = {b.shift.shift_id for a, b in zip(seen.lanes, board.lanes, strict=True) if a is not b}
        moved_in_a_second.append(len(new))
        moved |= new
        still_open = [s for lane in board.lanes for s in lane.stops if not s.state.is_final]
        assert min(stop.eta for stop in still_open) >= now  # nothing unreported lies in the past
        seen = board
    assert len(moved) == sum(1 for lane in seen.lanes if lane.stops)
    assert max(moved_in_a_second) <= 2


def test_a_picture_that_came_touches_its_own_stop_only() -> None:
    tracker = tracker_of(SAMPLE)
    fact = next(event for event in SAMPLE.events if event.type is EventType.COMPLETED)
    named = replace(fact, data={"proofs": ["a" * 64]}, sequence=1)
    tracker.apply([named])
    now = SAMPLE.routes[0].route.trips[0].loading_start - timedelta(hours=2)
    before = tracker.board(now)
    tracker.set_proofs(frozenset({"a" * 64}), {})
    after = tracker.board(now)
    changed = [
        b
        for x, y in zip(before.lanes, after.lanes, strict=True)
        for a, b in zip(x.stops, y.stops, strict=True)
        if a is not b
    ]
    assert [(stop.stop_id, stop.proof.pictures[0].is_here) for stop in changed] == [
        (fact.stop_id, True)
    ]


def test_the_mark_of_a_driver_who_said_nothing_is_the_same_object() -> None:
    tracker = tracker_of(SAMPLE)
    one, two = (shift.driver.driver_id for shift in SAMPLE.shifts[:2])
    tracker.move([Position(one, END, 9.5, 47.1), Position(two, END, 9.5, 47.1)])
    before = tracker.board(END).vehicles
    tracker.move([Position(two, END + timedelta(seconds=1), 9.6, 47.1)])
    after = tracker.board(END + timedelta(seconds=1)).vehicles
    assert [a is b for a, b in zip(before, after, strict=True)] == [True, False]
