"""Improving days on which everything goes wrong: nothing is lost, and nothing stale is done."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import InputRefused, PlannerDied, RoadsError, WorldError
from app.domain.events import EventType
from app.domain.orders import Order, TaskKind
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.promises import late_seconds
from app.domain.region import RegionInfo
from app.domain.routes import UnassignedOrder, first_attempts
from app.domain.routing import StopRule
from app.domain.settings import Settings
from app.domain.solution import Progress
from app.orchestration.reoptimiser import Reoptimiser
from app.orchestration.what_if import Means, Otherwise, what_if
from app.processes import ProcessPlanner
from app.tracking import DayTracker
from tests.app.planning import planner_children
from tests.app.running_days import (
    PlannerHere,
    at_desk,
    fact,
    proposals,
    running_day,
)
from tests.app.sample_day import DAY
from tests.regions import demo_region

__all__ = ["demo_region"]


def stops_of(tracker: DayTracker) -> list[str]:
    return sorted(s for r in tracker.data.routes.values() for s in r.route.stop_ids)


def test_when_all_drivers_fall_silent_the_rest_of_the_day_is_still_planned() -> None:
    _, tracker, now = running_day(done=2)
    later = now + timedelta(hours=3)
    for suggestion in proposals(tracker, later):
        for route in suggestion.routes:
            forecast = tracker.forecast(route, later)
            to_do = [s for s in route.stop_ids if not tracker.facts(s).state.is_final]
            assert all(forecast[stop].start >= later for stop in to_do), "nothing lies in the past"


def test_a_phone_whose_clock_is_an_hour_ahead_harms_nobody_else() -> None:
    _, tracker, now = running_day(done=2)
    ahead, *others = tracker.data.routes.values()
    wrong = now + timedelta(hours=1)
    for kind in (EventType.EN_ROUTE, EventType.ARRIVED, EventType.COMPLETED):
        stop_id = ahead.route.stops[2].stop.stop_id
        tracker.apply([fact(kind, wrong, ahead.shift_id, stop_id)])
    seen = {route.shift_id for each in proposals(tracker, now) for route in each.routes}
    assert seen & {record.shift_id for record in others}


def test_two_hundred_orders_at_once_are_one_search_and_none_is_lost() -> None:
    _, tracker, now = running_day(done=2)
    optimiser = Reoptimiser(PlannerHere(), "", StopRule(steps=5), 1)
    optimiser.propose(tracker, now)
    new = [_new_order(tracker, n) for n in range(200)]
    orders = {**tracker.data.orders, **{order.order_id: order for order in new}}
    waiting = tuple(
        UnassignedOrder(stop.stop_id, order.order_id, "not_planned", "")
        for order in new
        for stop in first_attempts(order)
    )
    before = stops_of(tracker)
    tracker.set_data(replace(tracker.data, orders=orders, unassigned=waiting))
    now += timedelta(minutes=1)
    assert optimiser.is_due(tracker, now)
    found = optimiser.propose(tracker, now)
    assert found
    assert not optimiser.is_due(tracker, now + timedelta(seconds=10)), "they were all looked at"
    taken = [stop for each in found for route in each.routes for stop in route.stop_ids]
    assert len(taken) == len(set(taken))
    assert {stop for stop in taken if not stop.startswith("new")} <= set(before)
    assert any(stop.startswith("new") for stop in taken)


def _new_order(tracker: DayTracker, number: int) -> Order:
    like = tuple(tracker.data.orders.values())[number % len(tracker.data.orders)]
    task = replace(like.tasks[0], kind=TaskKind.PICKUP)
    name = f"new{number}"
    return replace(
        like,
        order_id=name,
        reference=name,
        pickup=task,
        delivery=None,
        amounts=(1, 1, 1),
        requirements=frozenset(),
        cancelled=False,
    )


def test_when_every_route_is_late_no_promise_gets_much_worse() -> None:
    _, tracker, now = running_day(done=1)
    now += timedelta(hours=4)
    for suggestion in proposals(tracker, now):
        assert suggestion.card.cost_saved > 0
        for route in suggestion.routes:
            old = tracker.data.routes[route.shift_id].route
            was, will = tracker.forecast(old, now), tracker.forecast(route, now)
            for stop in route.stop_ids:
                if stop in was and not tracker.facts(stop).state.is_final:
                    windows = tracker.windows(stop)
                    worse = late_seconds(will[stop].start, windows)
                    assert worse <= late_seconds(was[stop].start, windows) + 300 + 60


class Failing(PlannerHere):
    """A planner that the world fails."""

    def __init__(self, error: WorldError) -> None:
        self._error = error

    def solve(
        self,
        job: PlanJob,  # noqa: ARG002 - the port's
        on_progress: Callable[[Progress], None],  # noqa: ARG002
        cancelled: Callable[[], bool],  # noqa: ARG002
    ) -> PlanAnswer:
        raise self._error


@pytest.mark.parametrize(
    "error",
    [PlannerDied("it was killed", ""), RoadsError("the region is being prepared again")],
    ids=["the planner dies", "the region is being rebuilt"],
)
def test_when_the_search_fails_the_day_stays_as_it_is_and_goes_on(
    tmp_path: Path, error: WorldError
) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        broken = Reoptimiser(Failing(error), "", StopRule(steps=5), 1)
        with pytest.raises(type(error)):
            day.desk.suggest(broken)
        assert not day.changed()
        assert day.desk.board().suggestions == ()
        assert day.desk.suggest(broken) == (), "it is not tried again at once"
        assert day.desk.suggest(day.reoptimiser), "and a planner that works finds something"


def test_while_the_region_is_rebuilt_the_day_stands_and_afterwards_it_is_searched_again(
    tmp_path: Path, demo_region: RegionInfo
) -> None:
    """The road graph goes away and comes back, as it does when a region is prepared again; the planner
    is the real child on the real graph."""
    roads, away = tmp_path / "roads", tmp_path / "away"
    shutil.copytree(demo_region.roads_folder, roads)
    planner = ProcessPlanner(planner_children.real)
    with closing(at_desk(tmp_path / "desk", Settings())) as day:
        roads.rename(away)
        broken = Reoptimiser(planner, str(roads), StopRule(steps=40), 1)
        with pytest.raises(WorldError) as told:
            day.desk.suggest(broken)
        assert str(told.value).endswith(".")
        assert not day.changed()
        assert day.desk.board().suggestions == ()
        away.rename(roads)
        assert day.store.searches(DAY) == ()
        day.desk.suggest(Reoptimiser(planner, str(roads), StopRule(steps=5), 1))
        assert len(day.store.searches(DAY)) == 1, "a search has come to its end"


class Meddled(PlannerHere):
    """Something happens at the desk while the search goes on."""

    def __init__(self, meddle: Callable[[], None]) -> None:
        self._meddle = meddle

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        answer = super().solve(job, on_progress, cancelled)
        self._meddle()
        return answer


def test_what_the_dispatcher_changes_during_a_search_is_never_overwritten(tmp_path: Path) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        drafts = {record.shift_id: record for record in day.store.routes(DAY)}

        def edit() -> None:
            with day.store.write() as unit:
                unit.put_routes(replace(r, draft=r.draft + 1) for r in drafts.values())
                unit.commit()
            day.desk.reload()

        meddled = Reoptimiser(Meddled(edit), "", StopRule(steps=40), 1)
        assert day.desk.suggest(meddled) == ()
        assert {r.shift_id: r.route for r in day.store.routes(DAY)} == {
            shift_id: record.route for shift_id, record in drafts.items()
        }


def test_of_two_suggestions_for_one_route_the_newer_stands_and_the_older_is_told(
    tmp_path: Path,
) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        first = day.desk.suggest(day.reoptimiser)
        second = Reoptimiser(PlannerHere(), "", StopRule(steps=3), 9)
        newer = day.desk.suggest(second)
        assert first
        assert newer
        open_now = {card.suggestion_id for card in day.desk.board().suggestions}
        assert {card.suggestion_id for card in newer} <= open_now
        gone = [card for card in first if card.suggestion_id not in open_now]
        told = {
            event.data["suggestion_id"]: event.data["decision"]
            for event in day.store.events(DAY)
            if event.type is EventType.DECIDED
        }
        assert all(told[card.suggestion_id] == "expired" for card in gone)
        for card in gone:
            assert not day.desk.accept(card.suggestion_id)


def test_what_if_changes_nothing_and_says_what_slow_roads_and_a_missing_driver_would_cost() -> None:
    _, tracker, now = running_day(done=2)
    as_it_was = proposals(tracker, now)
    slow = what_if(tracker, now, Otherwise(slower=1.5), Means(Settings()))
    assert slow.otherwise.late_s > slow.as_it_is.late_s
    assert slow.otherwise.cents > slow.as_it_is.cents
    gone = next(iter(tracker.data.routes))
    means = Means(
        Settings(), reoptimiser=lambda roads: Reoptimiser(PlannerHere(), roads, StopRule(steps=20), 1)
    )
    without = what_if(tracker, now, Otherwise(without=frozenset({gone})), means)
    assert without.otherwise.cents > without.as_it_is.cents, "what is in the van is missed"
    assert without.saved is not None
    assert sum(gain.cents for gain in without.saved) > 0, "others take it over"
    assert not any(order.handover for order in tracker.data.orders.values()), "nothing is changed"
    nothing = what_if(tracker, now, Otherwise(), Means(Settings()))
    assert nothing.otherwise.late_s == nothing.as_it_is.late_s
    assert proposals(tracker, now) == as_it_was


@pytest.mark.parametrize("slower", [0.0, -1.0, 40.0, float("nan")])
def test_driving_that_makes_no_sense_is_refused(slower: float) -> None:
    with pytest.raises(InputRefused):
        Otherwise(slower=slower)


def test_once_the_day_is_over_nothing_is_suggested_and_what_waited_goes(tmp_path: Path) -> None:
    with closing(at_desk(tmp_path, Settings())) as day:
        assert day.desk.suggest(day.reoptimiser)
        ended = [
            fact(EventType.SHIFT_ENDED, day.now, record.shift_id) for record in day.store.routes(DAY)
        ]
        with day.store.write() as unit:
            unit.add_events(DAY, ended)
            unit.commit()
        day.desk.reload()
        assert day.desk.board().suggestions == ()
        assert day.desk.suggest(Reoptimiser(PlannerHere(), "", StopRule(steps=5), 1)) == ()
