"""Proposals stand until what they rest on has moved."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.day_data import read_day
from app.domain.disruption import BUDGETS, Dial
from app.domain.events import EventType
from app.domain.orders import TaskKind
from app.domain.routes import Route
from app.domain.stop_state import StopState
from app.orchestration.remainder import find_remainder
from app.orchestration.reoptimiser import Leeway
from app.orchestration.replacing import apply, take_back
from app.tracking import DayTracker
from tests.app.orchestration.proposing import owners, propose
from tests.app.running_days import (
    fact,
    proposals,
    running_day,
    store_of,
)
from tests.app.sample_day import DAY


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
