"""What is proposed for the rest of a day, and what stays where it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.disruption import BUDGETS, ChangeKind, Dial
from app.domain.events import Event, EventType, Outcome
from app.domain.orders import TaskKind
from app.domain.promises import late_seconds
from app.domain.routes import UnassignedOrder, first_attempts
from app.domain.routing import Job
from app.domain.settings import Settings
from app.orchestration.remainder import find_remainder
from app.orchestration.reoptimiser import Leeway
from app.orchestration.rest_problem import StatedRest, state_rest
from app.tracking import DayTracker
from tests.app.orchestration.proposing import order_of, owners, propose, with_new_order
from tests.app.running_days import (
    fact,
    proposals,
    running_day,
)
from tests.app.sample_day import DESK
from tests.app.test_tracking import tracker_of


def test_a_badly_ordered_day_gets_a_proposal_that_saves_something() -> None:
    _, tracker, now = running_day(done=2)
    suggestion = propose(tracker, now)
    assert suggestion is not None
    card = suggestion.card
    assert card.late_s_saved > 0 or card.cost_saved > 0
    assert card.moves
    assert all(move.words for move in card.moves)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(done=st.integers(0, 6), seed=st.integers(1, 50))
def test_whatever_the_day_what_is_frozen_stays_where_it_was(done: int, seed: int) -> None:
    _, tracker, now = running_day(done, seed)
    suggestion = propose(tracker, now)
    if suggestion is None:
        return
    before = {record.shift_id: record.route for record in tracker.data.routes.values()}
    changed = {route.shift_id: route for route in suggestion.routes}
    for shift_id, route in changed.items():
        frozen = before[shift_id].stop_ids[: done + 1]  # finished ones and the one driven to
        assert route.stop_ids[: done + 1] == frozen
    after = [changed.get(shift_id, route) for shift_id, route in before.items()]
    everything = sorted(stop_id for route in before.values() for stop_id in route.stop_ids)
    assert sorted(stop_id for route in after for stop_id in route.stop_ids) == everything


def rest(
    tracker: DayTracker,
    now: datetime,
    *,
    staying: frozenset[str] = frozenset(),
    left: int = 3,
    dial: Dial = Dial.NORMAL,
) -> StatedRest:
    """The rest of the day as a problem."""
    budget = BUDGETS[dial]
    remainder = find_remainder(tracker, now, budget.kept_stops)
    return state_rest(tracker, remainder, Settings(), budget, staying, left)


def jobs_of(stated: StatedRest) -> dict[str, Job]:
    return {job.job_id: job for job in stated.problem.jobs if job.job_id not in stated.anchors}


def test_goods_on_board_stay_with_their_driver() -> None:
    _, tracker, now = running_day(done=1)
    owner = owners(tracker)
    deliveries = [j for j in jobs_of(rest(tracker, now)).values() if j.kind is TaskKind.DELIVERY]
    assert deliveries
    for job in deliveries:
        assert job.on_board == owner[job.job_id]
        assert job.vehicles == frozenset({owner[job.job_id]})


def test_a_trip_that_is_not_loaded_may_go_to_anybody() -> None:
    sample, tracker, now = running_day(done=0)
    waiting = sample.routes[0].shift_id
    tracker = tracker_of(sample)  # nobody has begun
    jobs = jobs_of(rest(tracker, now - timedelta(hours=3)))
    mine = [jobs[name] for name in tracker.data.routes[waiting].route.stop_ids]
    assert len(mine) == len(tracker.data.routes[waiting].route.stops)
    assert all(job.vehicles is None and not job.on_board for job in mine)


def test_a_pickup_whose_withdrawal_nobody_has_heard_of_stays_with_its_driver() -> None:
    _, tracker, now = running_day(done=1)
    pickups = [name for name, job in jobs_of(rest(tracker, now)).items() if job.vehicles is None]
    assert len(pickups) > 1
    held = jobs_of(rest(tracker, now, staying=frozenset(pickups[:1])))
    assert [name for name, job in held.items() if job.vehicles is None] == pickups[1:]


def test_once_the_hour_has_seen_enough_changes_every_stop_stays_with_its_driver() -> None:
    _, tracker, now = running_day(done=1)
    owner = owners(tracker)
    for name, job in jobs_of(rest(tracker, now, left=0)).items():
        assert job.vehicles == frozenset({owner[name]})
    for suggestion in proposals(tracker, now, Leeway(moved_lately=3)):
        assert suggestion.card.reassignments == 0


def test_no_more_stops_change_their_driver_than_the_hour_has_left() -> None:
    for seed in range(1, 9):
        _, tracker, now = running_day(done=1, seed=seed)
        moved = [each.card.reassignments for each in proposals(tracker, now, Leeway(moved_lately=2))]
        assert sum(moved) <= 1


def test_nothing_is_free_once_a_driver_has_gone_home() -> None:
    sample, tracker, now = running_day(done=2)
    for record in sample.routes:
        tracker.apply([fact(EventType.SHIFT_ENDED, now, record.shift_id)])
    assert find_remainder(tracker, now, 1).is_empty
    assert proposals(tracker, now) == ()


def test_a_new_order_finds_a_driver_on_the_road() -> None:
    sample, tracker, now = running_day(done=2)
    with_new_order(tracker, sample.routes[0].route.stops[-1].stop.order_id)
    found = [s for s in proposals(tracker, now) if s.card.kind is ChangeKind.NEW_ORDER]
    assert len(found) == 1
    (taken,) = [move for move in found[0].card.moves if not move.from_shift]
    assert taken.stop_id == "new-p1"
    assert any("new-p1" in route.stop_ids for route in found[0].routes)
    assert "takes" in taken.words


def test_on_hold_a_new_order_comes_between_stops_that_stay_as_they_are() -> None:
    sample, tracker, now = running_day(done=2)
    with_new_order(tracker, sample.routes[0].route.stops[-1].stop.order_id)
    (only,) = proposals(tracker, now, Leeway(Dial.HOLD))
    assert [move.stop_id for move in only.card.moves] == ["new-p1"]
    for route in only.routes:
        left = [name for name in route.stop_ids if name != "new-p1"]
        assert left == list(tracker.data.routes[route.shift_id].route.stop_ids)


def test_a_new_delivery_waits_for_a_van_that_comes_back_for_it() -> None:
    sample, tracker, now = running_day(done=2)
    like = sample.routes[0].route.stops[-1].stop.order_id
    order = with_new_order(tracker, like)
    task = replace(order.tasks[0], kind=TaskKind.DELIVERY)
    brought = replace(order, pickup=None, delivery=task)
    (stop,) = first_attempts(brought)
    new = (UnassignedOrder(stop.stop_id, "new", "not_planned", ""),)
    orders = {**tracker.data.orders, "new": brought}
    tracker.set_data(replace(tracker.data, orders=orders, unassigned=new))
    assert all(
        stop.stop_id not in route.stop_ids for each in proposals(tracker, now) for route in each.routes
    ), "its goods are at the depot, and nobody may come back for more"
    shifts = tuple(replace(shift, max_trips=2) for shift in tracker.data.shifts)
    tracker.set_data(replace(tracker.data, shifts=shifts))
    (route,) = [
        route
        for each in proposals(tracker, now)
        for route in each.routes
        if stop.stop_id in route.stop_ids
    ]
    assert len(route.trips) == 2
    assert stop in [p.stop for p in route.trips[1].stops]
    assert all(p.stop.stop_id != stop.stop_id for p in route.trips[0].stops)


def test_when_a_driver_cannot_go_on_what_is_not_on_board_goes_to_others() -> None:
    sample, tracker, now = running_day(done=1)
    broken = max(sample.routes, key=lambda record: _pickups(tracker, record.shift_id, now)).shift_id
    tracker.apply([Event("out", EventType.SHIFT_OUT, now, now, DESK, broken)])
    (rescue,) = [s for s in proposals(tracker, now) if s.card.kind is ChangeKind.BREAKDOWN]
    saved = {move.stop_id for move in rescue.card.moves if move.from_shift == broken}
    assert saved
    left = next(route for route in rescue.routes if route.shift_id == broken)
    assert not saved & set(left.stop_ids)
    for planned in left.stops:
        is_delivery = planned.stop.task is TaskKind.DELIVERY
        is_kept = is_delivery or planned.stop.stop_id not in saved
        assert is_kept, "deliveries are in the van that stands"
    for stop_id in saved:
        assert tracker.data.orders[order_of(tracker, stop_id)].pickup is not None


def _pickups(tracker: DayTracker, shift_id: str, now: datetime) -> int:
    free = jobs_of(rest(tracker, now))
    return sum(
        1
        for name in tracker.data.routes[shift_id].route.stop_ids
        if name in free and free[name].kind is TaskKind.PICKUP
    )


def test_who_was_not_at_home_is_tried_again_by_the_driver_who_has_the_goods() -> None:
    sample, tracker, now = running_day(done=2)
    record = sample.routes[0]
    missed = next(p for p in record.route.stops[2:] if p.stop.task is TaskKind.DELIVERY)
    failed = fact(EventType.FAILED, now, record.shift_id, missed.stop.stop_id)
    tracker.apply([replace(failed, outcome=Outcome.FAILED_NOT_HOME)])
    (retry,) = find_remainder(tracker, now, 1).retries
    assert retry.shift_id == record.shift_id
    assert retry.stop.attempt == 2
    job = jobs_of(rest(tracker, now))[retry.stop.stop_id]
    assert job.on_board == record.shift_id
    assert job.windows[0].start == 90 * 60


def test_what_was_refused_is_not_tried_again() -> None:
    sample, tracker, now = running_day(done=2)
    record = sample.routes[0]
    failed = fact(EventType.FAILED, now, record.shift_id, record.route.stops[2].stop.stop_id)
    tracker.apply([replace(failed, outcome=Outcome.FAILED_REFUSED)])
    assert find_remainder(tracker, now, 1).retries == ()


def test_a_proposal_not_wanted_today_does_not_come_back() -> None:
    _, tracker, now = running_day(done=2)
    first = proposals(tracker, now)
    assert first
    refused = frozenset({first[0].signature})
    again = proposals(tracker, now, Leeway(refused=refused))
    assert [s.signature for s in again] == [s.signature for s in first[1:]]


def test_no_promise_gets_worse_by_more_than_the_budget_allows() -> None:
    for seed in range(1, 6):
        _, tracker, now = running_day(done=1, seed=seed)
        later_s = BUDGETS[Dial.NORMAL].later_s
        for suggestion in proposals(tracker, now):
            for route in suggestion.routes:
                old = tracker.data.routes[route.shift_id].route
                was, will = tracker.forecast(old, now), tracker.forecast(route, now)
                for stop_id in route.stop_ids:
                    if stop_id not in was or tracker.facts(stop_id).state.is_final:
                        continue
                    windows = tracker.windows(stop_id)
                    allowed = max(late_seconds(was[stop_id].start, windows), 0) + later_s + 60
                    assert late_seconds(will[stop_id].start, windows) <= allowed


def test_the_same_day_gets_the_same_proposals() -> None:
    _, tracker, now = running_day(done=2)
    assert proposals(tracker, now) == proposals(tracker, now)


def test_two_proposals_never_touch_one_route() -> None:
    for seed in range(1, 6):
        _, tracker, now = running_day(done=1, seed=seed)
        touched = [route.shift_id for each in proposals(tracker, now) for route in each.routes]
        assert len(touched) == len(set(touched))
