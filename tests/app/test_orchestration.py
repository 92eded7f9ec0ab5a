"""Improving a running day: what is frozen stays, proposals are whole, stale ones are refused."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.day_data import read_day
from app.decisions import ACCEPTED, DISMISSED, Decisions
from app.domain.disruption import BUDGETS, ChangeKind, Dial, Policy
from app.domain.events import ActorKind, Event, EventType, Outcome
from app.domain.orders import Order, TaskKind
from app.domain.promises import late_seconds
from app.domain.routes import Route, UnassignedOrder, first_attempts
from app.domain.routing import Job, StopRule
from app.domain.settings import Orchestration, Settings
from app.domain.stop_state import StopState
from app.ledger import ledger, sums
from app.orchestration import Leeway, Reoptimiser
from app.remainder import find_remainder
from app.replacing import apply, take_back
from app.replaying import replay, search_at
from app.rest_problem import StatedRest, state_rest
from app.suggestions import Suggestion
from app.tracking import DayTracker
from tests.app.running_days import (
    AtDesk,
    PlannerHere,
    at_desk,
    fact,
    proposals,
    running_day,
    store_of,
)
from tests.app.sample_day import DAY, DESK
from tests.app.test_tracking import tracker_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def propose(tracker: DayTracker, now: datetime) -> Suggestion | None:
    return next(iter(proposals(tracker, now)), None)


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


def owners(tracker: DayTracker) -> dict[str, str]:
    return {
        stop_id: record.shift_id
        for record in tracker.data.routes.values()
        for stop_id in record.route.stop_ids
    }


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


def with_new_order(tracker: DayTracker, like: str, name: str = "new") -> Order:
    """An order that came in during the day, for the place of another, that no plan has seen."""
    order = replace(tracker.data.orders[like], order_id=name, reference=name, requirements=frozenset())
    task = replace(order.tasks[0], kind=TaskKind.PICKUP)
    order = replace(order, pickup=task, delivery=None, amounts=(1, 1, 1))
    orders = {**tracker.data.orders, name: order}
    (stop,) = first_attempts(order)
    new = UnassignedOrder(stop.stop_id, name, "not_planned", "")
    unassigned = (*tracker.data.unassigned, new)
    tracker.set_data(replace(tracker.data, orders=orders, unassigned=unassigned))
    return order


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
    assert route.trips[1].stops[0].stop == stop
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
        assert tracker.data.orders[_order_of(tracker, stop_id)].pickup is not None


def _pickups(tracker: DayTracker, shift_id: str, now: datetime) -> int:
    free = jobs_of(rest(tracker, now))
    return sum(
        1
        for name in tracker.data.routes[shift_id].route.stop_ids
        if name in free and free[name].kind is TaskKind.PICKUP
    )


def _order_of(tracker: DayTracker, stop_id: str) -> str:
    return next(
        planned.stop.order_id
        for record in tracker.data.routes.values()
        for planned in record.route.stops
        if planned.stop.stop_id == stop_id
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


def test_a_proposal_expires_when_a_stop_it_moves_changes_state() -> None:
    _, tracker, now = running_day(done=2)
    suggestion = propose(tracker, now)
    assert suggestion is not None
    assert suggestion.still_stands(tracker)
    moved = suggestion.card.moves[0]
    tracker.apply([fact(EventType.EN_ROUTE, now, moved.from_shift, moved.stop_id)])
    assert tracker.facts(moved.stop_id).state is StopState.EN_ROUTE
    assert not suggestion.still_stands(tracker)


def test_a_proposal_expires_when_its_driver_loads_or_cannot_go_on() -> None:
    for kind in (EventType.LOADED, EventType.SHIFT_OUT, EventType.SHIFT_ENDED):
        _, tracker, now = running_day(done=2)
        suggestion = propose(tracker, now)
        assert suggestion is not None
        tracker.apply([fact(kind, now, suggestion.routes[0].shift_id)])
        assert not suggestion.still_stands(tracker), kind


def test_a_proposal_stands_whatever_happens_on_other_routes() -> None:
    _, tracker, now = running_day(done=2)
    suggestions = proposals(tracker, now)
    assert len(suggestions) > 1
    other = suggestions[1].card.moves[0]
    tracker.apply([fact(EventType.EN_ROUTE, now, other.from_shift, other.stop_id)])
    assert suggestions[0].still_stands(tracker)
    assert not suggestions[1].still_stands(tracker)


def test_a_stale_proposal_never_applies(tmp_path: Path) -> None:
    sample, tracker, now = running_day(done=2)
    suggestion = propose(tracker, now)
    assert suggestion is not None
    with closing(store_of(sample, tmp_path)) as store:
        assert apply(store, DAY, suggestion)
        drafts = {record.shift_id: record.draft for record in store.routes(DAY)}
        assert not apply(store, DAY, suggestion)
        assert {record.shift_id: record.draft for record in store.routes(DAY)} == drafts


def test_what_was_applied_can_be_taken_back_until_a_driver_is_at_it(tmp_path: Path) -> None:
    sample, tracker, now = running_day(done=2)
    suggestion = propose(tracker, now)
    assert suggestion is not None
    before = {record.shift_id: record.route for record in tracker.data.routes.values()}
    with closing(store_of(sample, tmp_path)) as store:
        assert apply(store, DAY, suggestion)
        tracker.set_data(read_day(store, DAY))
        assert take_back(store, tracker, suggestion)
        assert {record.shift_id: record.route for record in store.routes(DAY)} == before
        tracker.set_data(read_day(store, DAY))
        assert not take_back(store, tracker, suggestion), "once is enough"
        again = propose(tracker, now)
        assert again is not None
        assert apply(store, DAY, again)
        tracker.set_data(read_day(store, DAY))
        move = again.card.moves[0]
        tracker.apply([fact(EventType.ARRIVED, now, move.to_shift, move.stop_id)])
        assert not take_back(store, tracker, again)


ABOUT_STOPS = {EventType.EN_ROUTE, EventType.ARRIVED, EventType.COMPLETED, EventType.FAILED}
KINDS = st.sampled_from(
    [
        EventType.EN_ROUTE,
        EventType.ARRIVED,
        EventType.COMPLETED,
        EventType.FAILED,
        EventType.LOADED,
        EventType.SHIFT_OUT,
        EventType.SHIFT_BACK,
        EventType.SHIFT_ENDED,
        EventType.BREAK_STARTED,
        EventType.BREAK_ENDED,
    ]
)
FACTS = st.lists(
    st.tuples(KINDS, st.integers(0, 2), st.integers(0, 11), st.integers(0, 90)), max_size=14
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(1, 20), facts=FACTS, done=st.integers(0, 4), dial=st.sampled_from(list(Dial)))
def test_whatever_drivers_report_what_is_frozen_stays_and_a_stale_proposal_is_known(
    seed: int, facts: list[tuple[EventType, int, int, int]], done: int, dial: Dial
) -> None:
    """Proposals hold every stop once, leave what is over or next as it was, keep goods in their van,
    and every later fact about what they touch makes them stale."""
    sample, tracker, now = running_day(done, seed)
    records = sample.routes
    for kind, van, place, minutes in facts:
        record = records[van]
        planned = record.route.stops[place % len(record.route.stops)]
        about = planned.stop.stop_id if kind in ABOUT_STOPS else ""
        now += timedelta(minutes=minutes / 10)
        event = fact(kind, now, record.shift_id, about)
        tracker.apply([replace(event, event_id=f"{event.event_id}-{minutes}-{place}")])
    before = {record.shift_id: record.route for record in tracker.data.routes.values()}
    owner = owners(tracker)
    for suggestion in proposals(tracker, now, Leeway(dial)):
        assert suggestion.still_stands(tracker)
        changed = {route.shift_id: route for route in suggestion.routes}
        old = sorted(stop for key in changed for stop in before[key].stop_ids)
        new = sorted(stop for route in changed.values() for stop in route.stop_ids)
        tried_again = {retry.stop.stop_id for retry in find_remainder(tracker, now, 1).retries}
        assert [name for name in new if name not in tried_again] == old
        for shift_id, route in changed.items():
            assert not tracker.shift_facts(shift_id).is_over or set(route.stop_ids) < set(
                before[shift_id].stop_ids
            ), "who cannot go on is given nothing"
            _assert_frozen(tracker, before[shift_id], route, BUDGETS[dial].kept_stops)
            for planned in route.stops:
                if planned.stop.task is TaskKind.DELIVERY and planned.stop.attempt == 1:
                    assert owner[planned.stop.stop_id] == shift_id
        for move in suggestion.card.moves[:1]:
            tracker.apply([fact(EventType.CANCELLED, now, "", move.stop_id)])
            assert not suggestion.still_stands(tracker)
        break


def _assert_frozen(tracker: DayTracker, before: Route, after: Route, kept: int) -> None:
    """What is over and what comes next keep their places at the head."""
    if tracker.shift_facts(before.shift_id).is_over:
        return
    over = [name for name in before.stop_ids if tracker.facts(name).state.is_final]
    to_do = [name for name in before.stop_ids if not tracker.facts(name).state.is_final]
    head = [name for name in before.stop_ids if name in {*over, *to_do[:kept]}]
    assert list(after.stop_ids[: len(head)]) == head


def test_a_desk_acts_by_itself_where_it_may_and_tells_so(tmp_path: Path) -> None:
    rules = Orchestration(policies=dict.fromkeys(ChangeKind, Policy.ACT), act_from=0)
    with closing(at_desk(tmp_path, Settings(orchestration=rules))) as day:
        assert day.desk.suggest(day.reoptimiser) == ()
        decided = [e for e in day.store.events(DAY) if e.type is EventType.DECIDED]
        assert decided
        assert all(event.actor.kind is ActorKind.AUTOMATION for event in decided)
        assert all(event.data["decision"] == "acted" and event.data["reason"] for event in decided)
        assert day.changed(), "and the routes have a new revision"
        name = str(decided[0].data["suggestion_id"])
        assert day.desk.undo(name)
        assert not day.desk.undo(name)
        last = day.store.events(DAY)[-2:]
        assert any(event.data.get("decision") == "undone" for event in last)


def test_a_desk_only_suggests_unless_told_otherwise(tmp_path: Path) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        cards = day.desk.suggest(day.reoptimiser)
        assert cards
        assert day.desk.board().suggestions == cards
        assert not day.changed()
        assert day.desk.accept(cards[0].suggestion_id)
        assert day.changed()
        assert not day.desk.accept(cards[0].suggestion_id)


def test_a_kind_of_change_that_is_off_is_never_put_forward(tmp_path: Path) -> None:
    rules = Orchestration(policies=dict.fromkeys(ChangeKind, Policy.OFF))
    with closing(at_desk(tmp_path, Settings(orchestration=rules))) as day:
        assert day.desk.suggest(day.reoptimiser) == ()
        assert not day.changed()


def test_what_was_refused_for_today_stays_refused_after_a_restart(tmp_path: Path) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        first = day.desk.suggest(day.reoptimiser)
        for card in first:
            day.desk.dismiss(card.suggestion_id, for_today=True)
        assert day.desk.board().suggestions == ()
        again = day.reopened()
        assert again.desk.suggest(again.reoptimiser) == ()


@pytest.mark.parametrize("deeper", [None, StopRule(steps=90)], ids=["only", "quick"])
def test_a_search_run_again_proposes_the_same_however_the_day_went_on(
    tmp_path: Path, deeper: StopRule | None
) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        optimiser = Reoptimiser(PlannerHere(), "", StopRule(steps=40), 1, deeper=deeper)
        cards = day.desk.suggest(optimiser)
        assert day.desk.accept(cards[0].suggestion_id)
        move = cards[1].moves[0]
        gone = fact(EventType.EN_ROUTE, day.now, move.from_shift, move.stop_id)
        with day.store.write() as unit:
            unit.add_events(DAY, (gone,))
            unit.commit()
        day.desk.cancel_order(_order_of(day.desk.tracker, cards[-1].moves[-1].stop_id))
        search = search_at(day.store, DAY, day.now)
        assert search is not None
        assert search.proposed == tuple(card.suggestion_id for card in cards)
        for _ in range(2):
            again = replay(day.store, PlannerHere(), DAY, search, "", Settings())
            assert again.is_same
            assert again.cards == cards


def test_the_ledger_says_what_was_promised_decided_and_came_of_it(tmp_path: Path) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        cards = day.desk.suggest(day.reoptimiser)
        done, left = cards[0], cards[1]
        assert day.desk.accept(done.suggestion_id)
        day.desk.dismiss(left.suggestion_id)
        lines = {line.suggestion_id: line for line in ledger(day.store, DAY)}
        assert set(lines) == {card.suggestion_id for card in cards}
        assert lines[done.suggestion_id].decision == "accepted"
        assert lines[done.suggestion_id].by == DESK.name
        assert lines[done.suggestion_id].realised_late_s is None, "its stops are still to be made"
        assert lines[left.suggestion_id].decision == "dismissed"
        _drive_as_forecast(day)
        judged = {line.suggestion_id: line for line in ledger(day.store, DAY)}[done.suggestion_id]
        assert judged.realised_late_s is not None
        assert abs(judged.realised_late_s - done.late_s_saved) <= 0.1 * done.late_s_saved + 60
        total = sums(ledger(day.store, DAY))
        assert (total.applied, total.judged, total.hits) == (1, 1, 1)
        assert total.passed_up == left.cost_saved


def _drive_as_forecast(day: AtDesk) -> None:
    """Every open stop is made just when it is expected."""
    tracker = day.desk.tracker
    facts = []
    for record in tracker.data.routes.values():
        for stop_id, expected in tracker.forecast(record.route, day.now).items():
            if tracker.facts(stop_id).state.is_final:
                continue
            for kind, at in (
                (EventType.ARRIVED, expected.arrival),
                (EventType.COMPLETED, expected.departure),
            ):
                facts.append(fact(kind, at, record.shift_id, stop_id))
    with day.store.write() as unit:
        unit.add_events(DAY, facts)
        unit.commit()
    day.desk.reload()


def test_after_a_quick_answer_a_longer_search_is_made_while_nothing_happens() -> None:
    _, tracker, now = running_day(done=2)
    quick, longer = StopRule(steps=10), StopRule(steps=60)
    optimiser = Reoptimiser(PlannerHere(), "", quick, 1, deeper=longer)
    assert optimiser.is_due(tracker, now)
    optimiser.propose(tracker, now)
    assert optimiser.stop == quick
    assert not optimiser.is_due(tracker, now + timedelta(seconds=20))
    assert optimiser.is_due(tracker, now + timedelta(seconds=40))
    optimiser.propose(tracker, now + timedelta(seconds=40))
    assert optimiser.stop == longer
    assert not optimiser.is_due(tracker, now + timedelta(minutes=2))


def test_a_new_order_is_looked_at_at_once_and_quickly() -> None:
    sample, tracker, now = running_day(done=2)
    quick, longer = StopRule(steps=10), StopRule(steps=60)
    optimiser = Reoptimiser(PlannerHere(), "", quick, 1, deeper=longer)
    optimiser.propose(tracker, now)
    with_new_order(tracker, sample.routes[0].route.stops[-1].stop.order_id)
    assert optimiser.is_due(tracker, now + timedelta(seconds=1))
    optimiser.propose(tracker, now + timedelta(seconds=1))
    assert optimiser.stop == quick


def test_a_search_for_a_day_that_is_no_more_gives_no_answer() -> None:
    _, tracker, now = running_day(done=2)
    optimiser = Reoptimiser(PlannerHere(), "", StopRule(steps=40), 1)
    assert optimiser.propose(tracker, now, superseded=lambda: True) is None
    assert optimiser.propose(tracker, now, superseded=lambda: False)


def test_there_is_nothing_to_run_again_before_the_first_search(tmp_path: Path) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        day.desk.suggest(day.reoptimiser)
        assert search_at(day.store, DAY, day.now - timedelta(seconds=1)) is None


def test_an_order_called_off_leaves_its_route_and_the_phone_is_told(tmp_path: Path) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        record = next(iter(day.desk.tracker.data.routes.values()))
        gone = record.route.stops[-1].stop
        day.desk.cancel_order(gone.order_id)
        (after,) = [r for r in day.store.routes(DAY) if r.shift_id == record.shift_id]
        assert gone.stop_id not in after.route.stop_ids
        assert after.revision == record.revision + 1
        assert after.released == after.route
        assert day.desk.tracker.facts(gone.stop_id).state is StopState.CANCELLED
        assert all(u.order_id != gone.order_id for u in day.desk.tracker.data.unassigned)


def test_after_three_of_a_kind_were_dismissed_only_better_ones_are_shown_until_one_is_taken() -> None:
    def decided(number: int, decision: str, cents: int) -> Event:
        data = {
            "suggestion_id": str(number),
            "decision": decision,
            "kind": "cheaper",
            "cost_saved": cents,
        }
        return Event(str(number), EventType.DECIDED, NOON, NOON, DESK, data=data)

    decisions = Decisions(())
    for number, cents in enumerate((400, 700, 500)):
        assert not decisions.leeway(Dial.NORMAL, NOON, ()).bars
        decisions.hear(decided(number, DISMISSED, cents))
    assert decisions.leeway(Dial.NORMAL, NOON, ()).bars == {"cheaper": 701}
    decisions.hear(decided(9, ACCEPTED, 450))
    assert decisions.leeway(Dial.NORMAL, NOON, ()).bars == {"cheaper": 450}


def test_what_is_below_a_bar_is_not_shown_but_what_needs_a_driver_always_is() -> None:
    sample, tracker, now = running_day(done=2)
    with_new_order(tracker, sample.routes[0].route.stops[-1].stop.order_id)
    bars = {kind.value: 10**9 for kind in ChangeKind}
    kinds = {each.card.kind for each in proposals(tracker, now)}
    assert kinds - {ChangeKind.NEW_ORDER}
    assert {each.card.kind for each in proposals(tracker, now, Leeway(bars=bars))} == {
        ChangeKind.NEW_ORDER
    }
