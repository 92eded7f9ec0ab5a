"""Which customers a change has told of another time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.settings import Settings
from app.orchestration.gains import TOLD_FROM_S, Weighing
from app.orchestration.suggestions import Suggestion
from app.tracking import DayTracker
from tests.app.running_days import proposals, running_day


def told(stop_id: str, opens: datetime, closes: datetime) -> Event:
    """A customer was given a time."""
    window = [opens.isoformat(), closes.isoformat()]
    actor = Actor(ActorKind.AUTOMATION, "messages")
    data = {"trigger": "out_for_delivery", "window": window}
    return Event(f"told-{stop_id}", EventType.TOLD, opens, opens, actor, "", stop_id, data=data)


def with_times() -> tuple[DayTracker, datetime, Suggestion, str, datetime, datetime]:
    """A change, one stop that it moves far, and when that was and would be made."""
    _, tracker, now = running_day(done=2)
    found = next(each for each in proposals(tracker, now) if each.gain.retimed)
    stop_id = found.gain.retimed[0]
    old = [base.route for base in found.base]
    before = tracker.forecasts(old, now)[stop_id].start
    after = tracker.forecasts(found.routes, now)[stop_id].start
    return tracker, now, found, stop_id, before, after


def retimed(tracker: DayTracker, now: datetime, found: Suggestion) -> tuple[str, ...]:
    old = [base.route for base in found.base]
    return Weighing(tracker, Settings(), now).gain(old, found.routes).retimed


def test_who_was_given_a_wide_time_is_not_told_again_while_the_change_stays_in_it() -> None:
    tracker, now, found, stop_id, before, after = with_times()
    tracker.apply([told(stop_id, min(before, after), max(before, after))])
    assert stop_id not in retimed(tracker, now, found)


def test_who_was_given_a_narrow_time_is_told_when_the_change_leaves_it() -> None:
    tracker, now, found, stop_id, before, _ = with_times()
    minute = timedelta(minutes=1)
    tracker.apply([told(stop_id, before - minute, before + minute)])
    assert stop_id in retimed(tracker, now, found)


def test_who_comes_at_another_time_already_is_moved_further_at_a_price_and_back_for_nothing() -> None:
    tracker, now, found, stop_id, before, after = with_times()
    far = min(before, after) - timedelta(hours=3)
    tracker.apply([told(stop_id, far, far + timedelta(minutes=30))])
    moved = abs(after - before) >= timedelta(seconds=TOLD_FROM_S)
    assert (stop_id in retimed(tracker, now, found)) == moved, "it is not free to move it further"
    tracker.apply([told(stop_id, after, after + timedelta(minutes=30))])
    assert stop_id not in retimed(tracker, now, found), "but it is to bring it back"


def test_a_damaged_fact_gives_no_time() -> None:
    _, tracker, now = running_day(done=2)
    fact = told("x", now, now)
    tracker.apply([replace(fact, data={"window": None})])
    assert tracker.facts("x").told is None
