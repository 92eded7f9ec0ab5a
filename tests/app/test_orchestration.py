"""Improving a running day: what is frozen stays, proposals are whole, stale ones are refused."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.routing import StopRule
from app.domain.solution import Progress
from app.domain.stop_state import StopState
from app.orchestration import Reoptimiser
from app.planner_child import matrices_for, shapes_of
from app.remainder import state_remainder
from app.suggestions import Suggestion, accept
from app.tracking import DayTracker
from solver.judge.checker import check
from solver.solve import solve
from storage.region.roads import StraightLineRoads
from storage.store import DeskStore
from tests.app.sample_day import DAY, SampleDay, sample_day
from tests.app.test_tracking import tracker_of


class PlannerHere:
    """The real search and checker over straight lines, without a process around them.

    The made-up day's legs are short, so its roads are made fast: there is something to gain.
    """

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],  # noqa: ARG002 - the port's
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        roads = StraightLineRoads()
        slow = matrices_for(job.problem, roads)
        fast = {
            profile: replace(m, durations=array("i", [s // 6 for s in _whole(m.durations)]).tobytes())
            for profile, m in slow.items()
        }
        problem = replace(job.problem, matrices=fast)
        solution = solve(problem, job.stop, job.seed, lambda _progress, _best: None, cancelled)
        shapes = shapes_of(problem, solution, roads)
        return PlanAnswer(solution, check(problem, solution), shapes, 0.0, 0.0)


def _whole(block: bytes) -> array[int]:
    numbers = array("i")
    numbers.frombytes(block)
    return numbers


def running_day(done: int, seed: int = 5) -> tuple[SampleDay, DayTracker, datetime]:
    """A day of which each driver has finished so many stops, all as planned, and gone to the next."""
    sample = sample_day(seed=seed, stops=36, drivers=3)
    sample = replace(
        sample, routes=tuple(replace(r, route=r.released or r.route) for r in sample.routes)
    )
    tracker = tracker_of(sample)
    now = max(record.route.stops[done].arrival for record in sample.routes) - timedelta(minutes=1)
    for record in sample.routes:
        first = record.route.trips[0]
        tracker.apply([_fact(EventType.SHIFT_STARTED, first.loading_start, record.shift_id)])
        tracker.apply([_fact(EventType.LOADED, first.departure, record.shift_id)])
        for planned in record.route.stops[:done]:
            stop_id = planned.stop.stop_id
            tracker.apply([_fact(EventType.COMPLETED, planned.departure, record.shift_id, stop_id)])
    return sample, tracker, now


def _fact(kind: EventType, at: datetime, shift_id: str, stop_id: str = "") -> Event:
    outcome = Outcome.DELIVERED_TO_RECIPIENT if kind is EventType.COMPLETED else None
    name = f"{kind}-{shift_id}-{stop_id}"
    return Event(name, kind, at, at, Actor(ActorKind.DRIVER, "d"), shift_id, stop_id, outcome)


def propose(tracker: DayTracker, now: datetime) -> Suggestion | None:
    return Reoptimiser(PlannerHere(), "", StopRule(steps=40), 1).propose(tracker, now)


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


def test_goods_on_board_stay_with_their_driver() -> None:
    _, tracker, now = running_day(done=1)
    remainder = state_remainder(tracker, now, relax_late=True)
    assert remainder is not None
    owner = {
        planned.stop.stop_id: trip.shift.shift_id for trip in remainder.trips for planned in trip.free
    }
    for job in remainder.problem.jobs:
        if job.kind == "delivery":
            assert job.vehicles == frozenset({owner[job.job_id]})


def test_a_pickup_whose_withdrawal_nobody_has_heard_of_stays_with_its_driver() -> None:
    _, tracker, now = running_day(done=1)
    free = state_remainder(tracker, now, relax_late=True)
    assert free is not None
    pickups = [job.job_id for job in free.problem.jobs if job.vehicles is None]
    assert len(pickups) > 1
    held = state_remainder(tracker, now, relax_late=True, staying={pickups[0]})
    assert held is not None
    assert [job.job_id for job in held.problem.jobs if job.vehicles is None] == pickups[1:]


def test_nothing_is_free_once_a_driver_has_gone_home() -> None:
    sample, tracker, now = running_day(done=2)
    for record in sample.routes:
        tracker.apply([_fact(EventType.SHIFT_ENDED, now, record.shift_id)])
    assert state_remainder(tracker, now, relax_late=True) is None


def test_a_proposal_expires_when_a_stop_it_moves_changes_state() -> None:
    _, tracker, now = running_day(done=2)
    suggestion = propose(tracker, now)
    assert suggestion is not None
    assert suggestion.still_stands(tracker)
    moved = suggestion.card.moves[0]
    tracker.apply([_fact(EventType.EN_ROUTE, now, moved.from_shift, moved.stop_id)])
    assert tracker.facts(moved.stop_id).state is StopState.EN_ROUTE
    assert not suggestion.still_stands(tracker)


def test_a_stale_proposal_never_applies(tmp_path: Path) -> None:
    sample, tracker, now = running_day(done=2)
    suggestion = propose(tracker, now)
    assert suggestion is not None
    with closing(DeskStore.open(tmp_path / "desk.sqlite")) as store:
        with store.write() as unit:
            unit.put_depot(sample.shifts[0].depot)
            unit.put_shifts(sample.shifts)
            unit.put_orders(sample.orders)
            unit.put_routes(sample.routes)
            unit.commit()
        assert accept(store, DAY, suggestion)
        drafts = {record.shift_id: record.draft for record in store.routes(DAY)}
        assert not accept(store, DAY, suggestion)
        assert {record.shift_id: record.draft for record in store.routes(DAY)} == drafts
