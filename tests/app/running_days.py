"""A day that runs, with and without a desk, and a planner that needs no process."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app.desk import Desk
from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.routing import StopRule
from app.domain.settings import Settings
from app.domain.solution import Progress
from app.orchestration.reoptimiser import Leeway, Reoptimiser
from app.orchestration.suggestions import Suggestion
from app.planning.planner_child import matrices_for, shapes_of
from app.tracking import DayTracker
from solver.judge.checker import check
from solver.solve import solve
from solver.standing import allowing
from storage.region.roads import StraightLineRoads
from storage.store import DeskStore
from tests.app.sample_day import DAY, DESK, SampleDay, sample_day
from tests.app.test_tracking import tracker_of
from tests.clocks import StillClock


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
        problem = allowing(replace(job.problem, matrices=fast), job.standing, job.later_s)
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
        tracker.apply([fact(EventType.SHIFT_STARTED, first.loading_start, record.shift_id)])
        tracker.apply([fact(EventType.LOADED, first.departure, record.shift_id)])
        for planned in record.route.stops[:done]:
            stop_id = planned.stop.stop_id
            tracker.apply([fact(EventType.COMPLETED, planned.departure, record.shift_id, stop_id)])
    return sample, tracker, now


def fact(kind: EventType, at: datetime, shift_id: str, stop_id: str = "") -> Event:
    outcome = Outcome.DELIVERED_TO_RECIPIENT if kind is EventType.COMPLETED else None
    name = f"{kind}-{shift_id}-{stop_id}"
    return Event(name, kind, at, at, Actor(ActorKind.DRIVER, "d"), shift_id, stop_id, outcome)


def proposals(
    tracker: DayTracker, now: datetime, leeway: Leeway | None = None
) -> tuple[Suggestion, ...]:
    found = Reoptimiser(PlannerHere(), "", StopRule(steps=40), 1).propose(tracker, now, leeway)
    assert found is not None
    return found


def store_of(sample: SampleDay, folder: Path) -> DeskStore:
    store = DeskStore.open(folder / "desk.sqlite")
    with store.write() as unit:
        unit.put_depot(sample.shifts[0].depot)
        unit.put_shifts(sample.shifts)
        unit.put_orders(sample.orders)
        unit.put_routes(sample.routes)
        unit.commit()
    return store


@dataclass
class AtDesk:
    """A running day at a desk with a store of its own."""

    store: DeskStore
    desk: Desk
    reoptimiser: Reoptimiser
    now: datetime
    settings: Settings
    revisions: dict[str, int]

    def changed(self) -> bool:
        """Whether any route was released anew."""
        return {r.shift_id: r.revision for r in self.store.routes(DAY)} != self.revisions

    def reopened(self) -> AtDesk:
        """The same day after a restart of the program."""
        return _sit_down(self.store, self.now, self.settings, self.revisions)

    def close(self) -> None:
        self.store.close()


def at_desk(folder: Path, settings: Settings) -> AtDesk:
    """A running day, every route as phones have it."""
    sample, _, now = running_day(done=2)
    given = tuple(replace(r, released=r.route, revision=max(1, r.revision)) for r in sample.routes)
    store = store_of(replace(sample, routes=given), folder)
    facts = []
    for record in sample.routes:
        first = record.route.trips[0]
        facts.append(fact(EventType.SHIFT_STARTED, first.loading_start, record.shift_id))
        facts.append(fact(EventType.LOADED, first.departure, record.shift_id))
        for planned in record.route.stops[:2]:
            stop_id = planned.stop.stop_id
            facts.append(fact(EventType.COMPLETED, planned.departure, record.shift_id, stop_id))
    with store.write() as unit:
        unit.add_events(DAY, facts)
        unit.commit()
    revisions = {record.shift_id: record.revision for record in store.routes(DAY)}
    return _sit_down(store, now, settings, revisions)


def at_desk_before_loading(folder: Path, seed: int) -> AtDesk:
    """A day that phones have the routes of, and nobody has begun."""
    sample, _, _ = running_day(done=0, seed=seed)
    given = tuple(replace(r, released=r.route, revision=max(1, r.revision)) for r in sample.routes)
    store = store_of(replace(sample, routes=given), folder)
    begins = min(record.route.trips[0].loading_start for record in sample.routes)
    revisions = {record.shift_id: record.revision for record in store.routes(DAY)}
    return _sit_down(store, begins - timedelta(minutes=90), Settings(), revisions)


def _sit_down(store: DeskStore, now: datetime, settings: Settings, revisions: dict[str, int]) -> AtDesk:
    planner = PlannerHere()
    desk = Desk(store, planner, StillClock(now), DAY, DESK, "", None, settings)
    reoptimiser = Reoptimiser(planner, "", StopRule(steps=40), 1, settings=settings)
    return AtDesk(store, desk, reoptimiser, now, settings, revisions)


def drive_as_forecast(day: AtDesk) -> None:
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
