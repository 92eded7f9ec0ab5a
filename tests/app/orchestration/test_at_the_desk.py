"""Proposals at the desk: done, refused, told, and searched for again."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.disruption import ChangeKind, Dial, Policy
from app.domain.events import ActorKind, Event, EventType
from app.domain.routing import StopRule
from app.domain.settings import Orchestration, Settings
from app.domain.stop_state import StopState
from app.orchestration.decisions import ACCEPTED, DISMISSED, Decisions
from app.orchestration.ledger import ledger, sums
from app.orchestration.reoptimiser import Leeway, Reoptimiser
from app.orchestration.replaying import replay, search_at
from tests.app.orchestration.proposing import order_of, with_new_order
from tests.app.running_days import (
    PlannerHere,
    at_desk,
    drive_as_forecast,
    fact,
    proposals,
    running_day,
)
from tests.app.sample_day import DAY, DESK

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


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
        day.desk.call_off((order_of(day.desk.tracker, cards[-1].moves[-1].stop_id),))
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
        drive_as_forecast(day)
        judged = {line.suggestion_id: line for line in ledger(day.store, DAY)}[done.suggestion_id]
        assert judged.realised_late_s is not None
        assert abs(judged.realised_late_s - done.late_s_saved) <= 0.1 * done.late_s_saved + 60
        total = sums(ledger(day.store, DAY))
        assert (total.applied, total.judged, total.hits) == (1, 1, 1)
        assert total.passed_up == left.cost_saved


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
        day.desk.call_off((gone.order_id,))
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
